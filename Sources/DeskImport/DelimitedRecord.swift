/// A record of a delimited file: its fields as UTF-8, without the quotes that stood around them.
///
/// One value is filled again and again, so that reading a million records allocates nothing for the records.
package struct DelimitedRecord: Sendable {
    /// The line of the file on which it begins; the first is 1.
    package internal(set) var line = 0
    /// The fields one after the other.
    private(set) var bytes: [UInt8] = []
    /// Where each field ends in ``bytes``.
    private(set) var ends: [Int] = []
    /// Whether a byte in it belongs to no character; it stands as ``TextStream/undecodable``.
    var isDamaged = false

    package init() {}

    /// How many fields it has.
    package var count: Int { ends.count }

    /// Where field `index` stands in ``bytes``; empty when the record has no such field.
    func range(of index: Int?) -> Range<Int> {
        guard let index, ends.indices.contains(index) else { return 0..<0 }
        return (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    /// The text of field `index`; empty when the record has no such field.
    package subscript(index: Int?) -> String {
        String(decoding: bytes[range(of: index)], as: UTF8.self)
    }

    /// Whether there is nothing in it but white space.
    var isBlank: Bool {
        guard let first = bytes.first else { return true }
        // Most records begin with something else than a space, or the lead byte of the ideographic space.
        guard first <= 0x20 || first == 0xC2 || first == 0xE3 else { return false }
        return String(decoding: bytes, as: UTF8.self).allSatisfy(\.isWhitespace)
    }

    /// Whether it says the same as `other`, wherever it stands.
    func holdsSameFields(as other: DelimitedRecord) -> Bool {
        ends == other.ends && bytes == other.bytes
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        isDamaged = false
    }

    mutating func append(_ piece: Span<UInt8>) {
        piece.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    mutating func endField() {
        ends.append(bytes.count)
    }
}
