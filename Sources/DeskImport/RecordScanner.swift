/// Finds one record in delimited text (RFC 4180): fields parted by `separator`, in quotes where they hold one, a quote
/// or a line break; lines that end in CRLF, LF or CR.
struct RecordScanner {
    /// How one attempt ended.
    enum Result {
        /// A record of this many bytes on this many lines, its line break included.
        case record(length: Int, lines: Int)
        /// The text ends before the record does.
        case incomplete
        /// The text ends within quotes, and so does the file.
        case unterminatedQuote
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    /// No byte above the comma means anything here, but for ``TextStream/undecodable``.
    private static let highestSpecial = UInt8(ascii: ",")

    let separator: UInt8

    /// Fills `record` with the one that begins where `text` does.
    /// - Parameter isLast: whether the file ends with this text.
    func scan(_ text: Span<UInt8>, isLast: Bool, into record: inout DelimitedRecord) -> Result {
        record.removeAll()
        var position = 0
        var lines = 0
        while true {
            if position < text.count, text[position] == Self.quote {
                switch quotedField(text, from: position + 1, isLast: isLast, into: &record) {
                case .closed(let end, let breaks):
                    position = end
                    lines += breaks
                case .open:
                    return isLast ? .unterminatedQuote : .incomplete
                }
            }
            let end = plainField(text, from: position, into: &record)
            if end == text.count, !isLast { return .incomplete }
            record.append(text.extracting(position..<end))
            record.endField()
            if end < text.count, text[end] == separator {
                position = end + 1
                continue
            }
            guard let length = lineBreak(text, at: end, isLast: isLast) else { return .incomplete }
            return .record(length: end + length, lines: lines + 1)
        }
    }

    private enum Quoted {
        case closed(end: Int, lineBreaks: Int)
        case open
    }

    /// What stands between quotes; a doubled quote stands for one. Text after the closing quote belongs to the field too.
    private func quotedField(
        _ text: Span<UInt8>,
        from start: Int,
        isLast: Bool,
        into record: inout DelimitedRecord
    ) -> Quoted {
        var (piece, position, lineBreaks) = (start, start, 0)
        while position < text.count {
            let byte = text[position]
            let next = position + 1 < text.count ? text[position + 1] : nil
            if next == nil, !isLast { return .open }
            switch byte {
            case Self.quote where next == Self.quote:
                record.append(text.extracting(piece...position))
                position += 1
                piece = position + 1
            case Self.quote:
                record.append(text.extracting(piece..<position))
                return .closed(end: position + 1, lineBreaks: lineBreaks)
            case Self.lineFeed:
                lineBreaks += 1
            case Self.carriageReturn where next != Self.lineFeed:
                lineBreaks += 1
            case TextStream.undecodable:
                record.isDamaged = true
            default:
                break
            }
            position += 1
        }
        return .open
    }

    /// Where the field ends that begins, or goes on after its quotes, at `start`.
    private func plainField(_ text: Span<UInt8>, from start: Int, into record: inout DelimitedRecord) -> Int {
        var position = start
        while position < text.count {
            let byte = text[position]
            if byte <= Self.highestSpecial {
                if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
            } else if byte == TextStream.undecodable {
                record.isDamaged = true
            }
            position += 1
        }
        return position
    }

    /// The length of the line break at `position`, 0 at the end of the file; nil when more text has to tell.
    private func lineBreak(_ text: Span<UInt8>, at position: Int, isLast: Bool) -> Int? {
        guard position < text.count else { return 0 }
        guard text[position] == Self.carriageReturn else { return 1 }
        guard position + 1 < text.count else { return isLast ? 1 : nil }
        return text[position + 1] == Self.lineFeed ? 2 : 1
    }

    /// The length of the line that begins where `text` does, its line break included; nil when more text has to tell.
    func lineLength(_ text: Span<UInt8>, isLast: Bool) -> Int? {
        var position = 0
        while position < text.count, text[position] != Self.lineFeed, text[position] != Self.carriageReturn {
            position += 1
        }
        if position == text.count, !isLast { return nil }
        return lineBreak(text, at: position, isLast: isLast).map { position + $0 }
    }
}
