internal import Glibc

/// Rows as PostgreSQL's `COPY … TO STDOUT (FORMAT csv)` writes them, taken apart into values.
struct CopiedRows {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    /// - Parameter bytes: whole rows, each with its line feed.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The values of the next row, put in place of what `values` held; false when there is no more row.
    mutating func next(_ values: inout [CopiedValue]) -> Bool {
        values.removeAll(keepingCapacity: true)
        guard position < bytes.count else { return false }
        while true {
            values.append(nextValue())
            guard position < bytes.count else { return true }
            let separator = bytes[position]
            position += 1
            if separator == UInt8(ascii: "\n") { return true }
        }
    }

    /// Up to the comma or line feed behind it.
    private mutating func nextValue() -> CopiedValue {
        let start = position
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "\n") {
                position += 1
            }
            return CopiedValue(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<position]), isQuoted: false)
        }
        position += 1
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "\"") else {
                position += 1
                continue
            }
            guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") else { break }
            position += 2
        }
        let value = UnsafeRawBufferPointer(rebasing: bytes[start + 1..<max(start + 1, position)])
        position = min(position + 1, bytes.count)
        return CopiedValue(bytes: value, isQuoted: true)
    }
}

/// A value within a row that ``CopiedRows`` reads; lives no longer than the row's bytes.
struct CopiedValue {
    /// Without the quotes around it; quotes within it are doubled.
    let bytes: UnsafeRawBufferPointer
    let isQuoted: Bool

    /// NULL is nothing at all; an empty text is a pair of quotes.
    var isNull: Bool { !isQuoted && bytes.isEmpty }

    /// Calls `body` with every byte of the text.
    @inline(__always)
    func forEachByte(_ body: (UInt8) -> Void) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            body(byte)
            index += isQuoted && byte == UInt8(ascii: "\"") ? 2 : 1
        }
    }

    /// Nil for NULL.
    var text: String? {
        if isNull { return nil }
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count)
        forEachByte { utf8.append($0) }
        return String(decoding: utf8, as: UTF8.self)
    }
}

/// Writes rows as `COPY … TO STDOUT (FORMAT csv)` does, for those that are made here.
enum CopyFormat {
    /// Appends a row with its line feed. Quotes stand only where they are needed, and around an empty text.
    static func append(_ row: [String?], to bytes: inout [UInt8]) {
        for (index, value) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            guard let value else { continue }
            append(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func append(_ value: String, to bytes: inout [UInt8]) {
        let needsQuotes = value.utf8.isEmpty || value.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        guard needsQuotes else { return bytes.append(contentsOf: value.utf8) }
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
