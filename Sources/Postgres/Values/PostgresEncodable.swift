/// A value that can be a parameter of a statement, in PostgreSQL's binary format.
package protocol PostgresEncodable: PostgresArrayEncodable {
    /// The type under which the server is told to take the value.
    static var postgresType: PostgresType { get }

    /// Whether the value is SQL's NULL; then `encode` is not asked for it.
    var isNull: Bool { get }

    /// Appends the value, without a length, to `buffer`.
    func encode(into buffer: inout ParameterBuffer) throws(UnusableValue)

    /// Appends all of `elements` as one array, in which nil is NULL.
    static func encodeArray(_ elements: [Self?], into buffer: inout ParameterBuffer) throws(UnusableValue)
}

/// What an array can hold and still be a parameter. Apart from `PostgresEncodable`, because bytes make a `bytea`, not an array.
package protocol PostgresArrayEncodable: Sendable {
    static var postgresArrayType: PostgresType { get }

    /// Appends all of `elements` as one value. A requirement of the element, so that each type gets its own compiled loop.
    static func encodeArray(_ elements: [Self], into buffer: inout ParameterBuffer) throws(UnusableValue)
}

extension PostgresEncodable {
    package var isNull: Bool { false }

    package static var postgresArrayType: PostgresType { postgresType.array }

    package static func encodeArray(_ elements: [Self], into buffer: inout ParameterBuffer) throws(UnusableValue) {
        try beginArray(of: elements.count, holdsNull: false, in: &buffer)
        for element in elements { try buffer.appendPrefixed(element) }
    }

    package static func encodeArray(_ elements: [Self?], into buffer: inout ParameterBuffer) throws(UnusableValue) {
        try beginArray(of: elements.count, holdsNull: elements.contains { $0 == nil }, in: &buffer)
        for element in elements {
            if let element {
                try buffer.appendPrefixed(element)
            } else {
                buffer.append(ParameterBuffer.nullLength)
            }
        }
    }

    /// An array's head: how many dimensions, whether there are NULLs, the elements' type, and for the one dimension its
    /// length and first index. An empty array has no dimension.
    private static func beginArray(
        of count: Int,
        holdsNull: Bool,
        in buffer: inout ParameterBuffer
    ) throws(UnusableValue) {
        guard postgresType.arrayOID != 0 else { throw .nestedArray }
        guard let length = Int32(exactly: count) else { throw .tooLarge }
        buffer.append(Int32(count == 0 ? 0 : 1))
        buffer.append(Int32(holdsNull ? 1 : 0))
        buffer.append(postgresType.oid)
        if count == 0 { return }
        buffer.append(length)
        buffer.append(Int32(1))
    }
}

extension Optional: PostgresArrayEncodable where Wrapped: PostgresEncodable {
    package static func encodeArray(_ elements: [Wrapped?], into buffer: inout ParameterBuffer) throws(UnusableValue) {
        try Wrapped.encodeArray(elements, into: &buffer)
    }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    package static var postgresType: PostgresType { Wrapped.postgresType }

    package var isNull: Bool {
        switch self {
        case .none: true
        case .some(let value): value.isNull
        }
    }

    package func encode(into buffer: inout ParameterBuffer) throws(UnusableValue) {
        if let value = self { try value.encode(into: &buffer) }
    }
}

extension Array: PostgresArrayEncodable where Element: PostgresArrayEncodable {}

extension Array: PostgresEncodable where Element: PostgresArrayEncodable {
    package static var postgresType: PostgresType { Element.postgresArrayType }

    package func encode(into buffer: inout ParameterBuffer) throws(UnusableValue) {
        try Element.encodeArray(self, into: &buffer)
    }
}

/// A value that stands for a simpler one, such as a code, goes as that one.
extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    package static var postgresType: PostgresType { RawValue.postgresType }

    package func encode(into buffer: inout ParameterBuffer) throws(UnusableValue) {
        try rawValue.encode(into: &buffer)
    }
}
