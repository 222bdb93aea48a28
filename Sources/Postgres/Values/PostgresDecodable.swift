/// A value that can be read out of a row, from PostgreSQL's binary format.
package protocol PostgresDecodable: PostgresArrayDecodable {
    static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> Self
}

/// What an array that is read can hold: the counterpart of `PostgresArrayEncodable`.
package protocol PostgresArrayDecodable: Sendable {
    static func decodeArray(_ value: borrowing PostgresValue) throws(UnreadableValue) -> [Self]
}

/// Why a value is not what was asked for; the row adds where it stood.
package enum UnreadableValue: Error {
    case null
    case wrongType
    /// The bytes do not make a value of this type, or one out of its range.
    case malformed
}

/// One value in a row, or one element of an array. It cannot be copied and so does not outlive the result it points into.
package struct PostgresValue: ~Copyable {
    /// The type's identifier as the server gives it.
    package let type: UInt32
    private let content: UnsafeRawBufferPointer?

    init(type: UInt32, content: UnsafeRawBufferPointer?) {
        self.type = type
        self.content = content
    }

    package var isNull: Bool { content == nil }

    /// The bytes of a value whose type is one of `types`. Valid as long as the value.
    func bytes(of types: PostgresType...) throws(UnreadableValue) -> UnsafeRawBufferPointer {
        guard let content else { throw .null }
        for type in types where type.oid == self.type { return content }
        throw .wrongType
    }
}

extension UnsafeRawBufferPointer {
    /// Reads all of the bytes as one integer in network byte order.
    func integer<Integer: FixedWidthInteger>(_: Integer.Type = Integer.self) throws(UnreadableValue) -> Integer {
        guard count == MemoryLayout<Integer>.size else { throw .malformed }
        return Integer(bigEndian: loadUnaligned(as: Integer.self))
    }
}

extension PostgresDecodable {
    package static func decodeArray(_ value: borrowing PostgresValue) throws(UnreadableValue) -> [Self] {
        var elements = try ArrayElements(value)
        var array: [Self] = []
        array.reserveCapacity(elements.count)
        for _ in 0..<elements.count { array.append(try decode(try elements.next())) }
        return array
    }
}

/// A walk over the elements of an array in binary format.
struct ArrayElements {
    let count: Int
    private let elementType: UInt32
    private var rest: UnsafeRawBufferPointer

    init(_ value: borrowing PostgresValue) throws(UnreadableValue) {
        rest = try value.bytesOfArray()
        let dimensions: Int32 = try rest.removeInteger()
        let _: Int32 = try rest.removeInteger()
        elementType = try rest.removeInteger()
        switch dimensions {
        case 0:
            count = 0
        case 1:
            let count: Int32 = try rest.removeInteger()
            let _: Int32 = try rest.removeInteger()
            self.count = Int(count)
        default:
            throw .malformed
        }
    }

    mutating func next() throws(UnreadableValue) -> PostgresValue {
        let length: Int32 = try rest.removeInteger()
        guard length >= 0 else { return PostgresValue(type: elementType, content: nil) }
        return PostgresValue(type: elementType, content: try rest.removeBytes(Int(length)))
    }
}

extension PostgresValue {
    /// Which array types there are is the element's affair: it refuses an element of a type that it does not know.
    fileprivate func bytesOfArray() throws(UnreadableValue) -> UnsafeRawBufferPointer {
        guard let content else { throw .null }
        guard PostgresType.isArray(oid: type) else { throw .wrongType }
        return content
    }
}

extension UnsafeRawBufferPointer {
    fileprivate mutating func removeBytes(_ length: Int) throws(UnreadableValue) -> UnsafeRawBufferPointer {
        guard length <= count else { throw .malformed }
        defer { self = UnsafeRawBufferPointer(rebasing: dropFirst(length)) }
        return UnsafeRawBufferPointer(rebasing: prefix(length))
    }

    fileprivate mutating func removeInteger<Integer: FixedWidthInteger>() throws(UnreadableValue) -> Integer {
        try removeBytes(MemoryLayout<Integer>.size).integer()
    }
}

extension Optional: PostgresArrayDecodable where Wrapped: PostgresDecodable {}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> Wrapped? {
        value.isNull ? nil : try Wrapped.decode(value)
    }
}

extension Array: PostgresArrayDecodable where Element: PostgresArrayDecodable {}

extension Array: PostgresDecodable where Element: PostgresArrayDecodable {
    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> [Element] {
        try Element.decodeArray(value)
    }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> Self {
        guard let value = Self(rawValue: try RawValue.decode(value)) else { throw .malformed }
        return value
    }
}
