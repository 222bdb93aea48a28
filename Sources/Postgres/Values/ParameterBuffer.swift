/// The bytes of a statement's parameters, one after the other.
package struct ParameterBuffer: Sendable {
    private(set) var bytes: [UInt8] = []

    var count: Int { bytes.count }

    /// A batch of some thousand rows is welcome to its memory, but the connection does not keep it for ever.
    private static let keptCapacity = 1 << 20

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptCapacity)
    }

    /// Appends an integer in network byte order.
    package mutating func append(_ integer: some FixedWidthInteger) {
        withUnsafeBytes(of: integer.bigEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func append(contentsOf more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// Appends UTF-8, which must not hold NUL.
    package mutating func append(text: String) throws(UnusableValue) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        guard !bytes[start...].contains(0) else { throw .nulCharacter }
    }

    /// Appends a value behind its length in bytes, as an element of an array.
    mutating func appendPrefixed(_ value: some PostgresEncodable) throws(UnusableValue) {
        let start = bytes.count
        append(Int32(0))
        try value.encode(into: &self)
        guard let length = Int32(exactly: bytes.count - start - 4) else { throw .tooLarge }
        withUnsafeBytes(of: length.bigEndian) { bytes.replaceSubrange(start..<start + 4, with: $0) }
    }
}
