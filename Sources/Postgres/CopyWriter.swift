import CLibPQ

/// Writes rows in COPY's text format: fields one after the other, then `endRow`. Lives only within `copyIn`.
package struct CopyWriter: ~Copyable {
    private let session: Session
    private let cancellation: Cancellation
    private var buffer: [UInt8] = []
    /// How many fields the row under way has; 0 between rows.
    private var fieldCount = 0

    private static let longestPiece = 1 << 30

    init(session: Session, cancellation: Cancellation) {
        self.session = session
        self.cancellation = cancellation
        buffer.reserveCapacity(Connection.copyChunk * 2)
    }

    /// Writes a field; nil is NULL. Text with a NUL character is `.unusableParameter`, and leaves the row as it was.
    package mutating func field(_ text: String?) throws(PostgresError) {
        guard var text else {
            beginField()
            return buffer.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "N")])
        }
        let isUsable = text.withUTF8 { utf8 in
            if utf8.contains(0) { return false }
            beginField()
            if utf8.contains(where: { $0.needsEscape }) {
                for byte in utf8 { appendEscaped(byte) }
            } else {
                buffer.append(contentsOf: utf8)
            }
            return true
        }
        if !isUsable { throw PostgresError(.unusableParameter(fieldCount + 1, .nulCharacter)) }
    }

    /// Writes a whole number; nil is NULL.
    package mutating func field(_ number: Int?) throws(PostgresError) {
        guard let number else { return try field(String?.none) }
        beginField()
        buffer.append(contentsOf: String(number).utf8)
    }

    /// Ends the row, and sends a chunk when there is enough for one. Throws `.misuse(.incompleteRow)` for a row without fields.
    package mutating func endRow() throws(PostgresError) {
        guard fieldCount > 0 else { throw PostgresError(.misuse(.incompleteRow)) }
        buffer.append(UInt8(ascii: "\n"))
        fieldCount = 0
        if buffer.count >= Connection.copyChunk { try send() }
    }

    /// Writes whole rows that are in the format of the COPY already. Throws `.misuse(.incompleteRow)` within a row.
    package mutating func write(rows: UnsafeRawBufferPointer) throws(PostgresError) {
        guard fieldCount == 0 else { throw PostgresError(.misuse(.incompleteRow)) }
        buffer.append(contentsOf: rows)
        if buffer.count >= Connection.copyChunk { try send() }
    }

    private mutating func beginField() {
        if fieldCount > 0 { buffer.append(UInt8(ascii: "\t")) }
        fieldCount += 1
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\n"): buffer.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
        case UInt8(ascii: "\r"): buffer.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
        default:
            if byte.needsEscape { buffer.append(UInt8(ascii: "\\")) }
            buffer.append(byte)
        }
    }

    /// Sends what is left. Throws `.misuse(.incompleteRow)` within a row.
    mutating func finish() throws(PostgresError) {
        guard fieldCount == 0 else { throw PostgresError(.misuse(.incompleteRow)) }
        if !buffer.isEmpty { try send() }
    }

    private mutating func send() throws(PostgresError) {
        if cancellation.isRequested { throw PostgresError(.cancelled) }
        // In pieces, because libpq counts in 32 bits.
        for start in stride(from: 0, to: buffer.count, by: Self.longestPiece) {
            let piece = buffer[start..<min(start + Self.longestPiece, buffer.count)]
            let sent = piece.withUnsafeBytes { bytes in
                PQputCopyData(
                    session.pointer,
                    bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                    Int32(bytes.count)
                )
            }
            guard sent == 1 else { throw PostgresError(.connectionLost, message: session.errorMessage) }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

extension UInt8 {
    /// Whether the byte means something to COPY: the backslash, the tab, the ends of lines.
    fileprivate var needsEscape: Bool {
        switch self {
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\\"): true
        default: false
        }
    }
}
