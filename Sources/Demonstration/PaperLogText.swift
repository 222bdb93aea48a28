internal import Glibc

extension PaperLog {
    /// What the log's file is written in.
    package enum Encoding: String, Sendable, CaseIterable {
        /// With a byte order mark, as Excel saves it.
        case utf8 = "utf-8"
        /// Windows-31J.
        case cp932
    }

    /// The system's iconv does not know CP932.
    package struct EncodingUnavailable: Error {}

    /// The file in pieces of some hundred rows: header first, lines ending in CR LF.
    package func text(in encoding: Encoding) throws(EncodingUnavailable) -> some Sequence<[UInt8]> {
        let converter = encoding == .cp932 ? try CP932Converter() : nil
        var rows = makeIterator()
        var pending = (encoding == .utf8 ? "\u{FEFF}" : "") + Self.header + "\r\n"
        return AnyIterator {
            while pending.utf8.count < 64 * 1024, let row = rows.next() {
                pending += row.text
                pending += "\r\n"
            }
            guard !pending.isEmpty else { return nil }
            defer { pending = "" }
            return converter?.convert(pending) ?? Array(pending.utf8)
        }
    }
}

/// iconv from UTF-8 to CP932.
private final class CP932Converter {
    private let descriptor: iconv_t
    /// 〓 (GETA MARK), what printers put for a type that is missing.
    private static let geta: [UInt8] = [0x81, 0xAC]

    init() throws(PaperLog.EncodingUnavailable) {
        guard let descriptor = iconv_open("CP932", "UTF-8"), descriptor != iconv_t(bitPattern: -1) else {
            throw PaperLog.EncodingUnavailable()
        }
        self.descriptor = descriptor
    }

    deinit {
        iconv_close(descriptor)
    }

    /// A character that does not exist in CP932 becomes 〓.
    func convert(_ text: String) -> [UInt8] {
        var converted: [UInt8] = []
        var rest = text[...]
        while !rest.isEmpty {
            let (bytes, taken) = convertibleStart(of: rest)
            converted += bytes
            rest = rest[rest.utf8.index(rest.startIndex, offsetBy: taken)...]
            guard !rest.isEmpty else { break }
            converted += Self.geta
            rest.unicodeScalars.removeFirst()
        }
        return converted
    }

    /// The longest beginning of `text` that can be converted: as CP932, and how many bytes of UTF-8 it took.
    private func convertibleStart(of text: Substring) -> (bytes: [UInt8], taken: Int) {
        var utf8 = Array(text.utf8)
        var taken = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: utf8.count) { buffer, count in
            utf8.withUnsafeMutableBytes { source in
                var input = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var inputLeft = source.count
                var output = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
                var outputLeft = buffer.count
                _ = iconv(descriptor, &input, &inputLeft, &output, &outputLeft)
                taken = source.count - inputLeft
                count = buffer.count - outputLeft
            }
        }
        return (bytes, taken)
    }
}
