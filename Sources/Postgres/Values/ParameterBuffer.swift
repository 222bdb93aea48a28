import Glibc

/// The bytes of a statement's parameters, one after the other, in memory of their own that grows and is used again.
package struct ParameterBuffer: ~Copyable {
    private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1024, alignment: 1)
    private(set) var count = 0

    /// What stands for a NULL in place of its length.
    static let nullLength: Int32 = -1

    /// A batch of some thousand rows is welcome to its memory, but the connection does not keep it for ever.
    private static let keptCapacity = 1 << 20

    deinit {
        memory.deallocate()
    }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<count]) }

    mutating func removeAll() {
        count = 0
        if memory.count > Self.keptCapacity { resize(to: Self.keptCapacity) }
    }

    /// Appends an integer in network byte order.
    package mutating func append<Integer: FixedWidthInteger>(_ integer: Integer) {
        makeRoom(for: MemoryLayout<Integer>.size)
        memory.storeBytes(of: integer.bigEndian, toByteOffset: count, as: Integer.self)
        count += MemoryLayout<Integer>.size
    }

    package mutating func append(contentsOf bytes: UnsafeRawBufferPointer) {
        makeRoom(for: bytes.count)
        UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: bytes)
        count += bytes.count
    }

    /// Appends UTF-8, which must not hold NUL.
    package mutating func append(text: String) throws(UnusableValue) {
        var text = text
        let isUsable = text.withUTF8 { utf8 in
            append(contentsOf: UnsafeRawBufferPointer(utf8))
            return utf8.baseAddress.map { memchr($0, 0, utf8.count) == nil } ?? true
        }
        if !isUsable { throw .nulCharacter }
    }

    /// Appends a value behind its length in bytes, as an element of an array.
    mutating func appendPrefixed(_ value: some PostgresEncodable) throws(UnusableValue) {
        append(Int32(0))
        let start = count
        try value.encode(into: &self)
        guard let length = Int32(exactly: count - start) else { throw .tooLarge }
        memory.storeBytes(of: length.bigEndian, toByteOffset: start - MemoryLayout<Int32>.size, as: Int32.self)
    }

    private mutating func makeRoom(for more: Int) {
        if count + more > memory.count { resize(to: max(count + more, memory.count * 2)) }
    }

    private mutating func resize(to capacity: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 1)
        larger.copyMemory(from: bytes)
        memory.deallocate()
        memory = larger
    }
}
