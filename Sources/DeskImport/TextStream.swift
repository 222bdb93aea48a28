import Glibc
internal import SupportDesk

/// The text of a file as UTF-8, decoded piece by piece with memory for one piece only.
struct TextStream: ~Copyable {
    /// Stands in the text for each byte that belongs to no character. It never occurs in UTF-8.
    static let undecodable: UInt8 = 0xFF

    /// How much is read of a file before its encoding is decided, in bytes.
    private static let sampleSize = 64 * 1024

    private let file: InputFile
    private let converter: Converter
    private let pieceSize: Int
    /// Bytes of the file; those before `position` are decoded.
    private var raw: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    /// - Parameter pieceSize: bytes decoded at a time, at least 1.
    init(path: String, encoding: FileEncoding, pieceSize: Int) throws(ImportFileError) {
        let file = try InputFile(path: path)
        var isAtEnd = false
        while raw.count < Self.sampleSize, !isAtEnd {
            isAtEnd = try file.read(Self.sampleSize, appendingTo: &raw) == 0
        }
        guard !raw.isEmpty else { throw .empty }
        if let refusal = Self.refusal(of: raw) { throw refusal }
        let encoding = encoding == .auto ? FileEncoding.detected(in: raw) : encoding
        if encoding == .utf8, raw.starts(with: FileEncoding.byteOrderMark) {
            position = FileEncoding.byteOrderMark.count
        }
        converter = try Converter(from: encoding)
        self.file = file
        self.pieceSize = max(1, pieceSize)
        self.isAtEnd = isAtEnd
    }

    /// Decodes the next piece and appends its text.
    /// - Returns: false when there was nothing left.
    mutating func read(appendingTo text: inout [UInt8]) throws(ImportFileError) -> Bool {
        var wanted = pieceSize
        while true {
            try fill(wanted)
            let available = min(wanted, raw.count - position)
            guard available > 0 else { return false }
            let decoded = converter.decode(raw, at: position, count: available, appendingTo: &text)
            position += decoded
            if decoded > 0 { return true }
            // Only the beginning of a character so far.
            if available < wanted {
                text.append(Self.undecodable)
                position += 1
                return true
            }
            wanted += 1
        }
    }

    /// Makes `count` bytes ready to decode, or as many as are left.
    private mutating func fill(_ count: Int) throws(ImportFileError) {
        guard raw.count - position < count, !isAtEnd else { return }
        raw.removeSubrange(0..<position)
        position = 0
        while raw.count < count, !isAtEnd {
            isAtEnd = try file.read(count, appendingTo: &raw) == 0
        }
    }

    /// Formats that people take for a text file.
    private static func refusal(of beginning: [UInt8]) -> ImportFileError? {
        let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
        let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
        if beginning.starts(with: zip) || beginning.starts(with: compoundFile) { return .spreadsheet }
        if beginning.starts(with: [0xFF, 0xFE]) || beginning.starts(with: [0xFE, 0xFF]) { return .utf16 }
        return nil
    }
}

/// iconv from one encoding to UTF-8. Both encodings have no shift states, so that a piece can end after any character.
private struct Converter: ~Copyable {
    private let descriptor: iconv_t

    init(from encoding: FileEncoding) throws(ImportFileError) {
        guard let descriptor = iconv_open("UTF-8", encoding.iconvName), descriptor != iconv_t(bitPattern: -1) else {
            throw .unreadable(errno: errno)
        }
        self.descriptor = descriptor
    }

    deinit {
        iconv_close(descriptor)
    }

    /// Appends the text of `count` bytes from `start` on, with ``TextStream/undecodable`` for each byte of no character.
    /// - Returns: the bytes decoded; a character cut at the end is left.
    func decode(_ raw: [UInt8], at start: Int, count: Int, appendingTo text: inout [UInt8]) -> Int {
        raw.withUnsafeBytes { raw in
            // No byte of either encoding becomes more than three of UTF-8.
            withUnsafeTemporaryAllocation(byteCount: 3 * count, alignment: 1) { target in
                let source = UnsafeRawBufferPointer(rebasing: raw[start..<start + count])
                let (decoded, written) = convert(source, to: target)
                text.append(contentsOf: target.prefix(written))
                return decoded
            }
        }
    }

    private func convert(
        _ source: UnsafeRawBufferPointer,
        to target: UnsafeMutableRawBufferPointer
    ) -> (decoded: Int, written: Int) {
        // iconv's signature says that it might write to its input; it does not.
        var input = UnsafeMutablePointer(mutating: source.assumingMemoryBound(to: CChar.self).baseAddress)
        var output = target.assumingMemoryBound(to: CChar.self).baseAddress
        var (inputLeft, outputLeft) = (source.count, target.count)
        while inputLeft > 0 {
            let isStopped = iconv(descriptor, &input, &inputLeft, &output, &outputLeft) == -1
            guard isStopped, errno == EILSEQ else { break }
            output?.pointee = CChar(bitPattern: TextStream.undecodable)
            output = output.map { $0 + 1 }
            input = input.map { $0 + 1 }
            inputLeft -= 1
            outputLeft -= 1
        }
        return (source.count - inputLeft, target.count - outputLeft)
    }
}
