package import FoundationEssentials

/// `[UInt8]` is a `bytea`.
extension UInt8: PostgresArrayEncodable, PostgresArrayDecodable {
    package static var postgresArrayType: PostgresType { .bytea }

    package static func encodeArray(_ elements: [UInt8], into buffer: inout ParameterBuffer) {
        elements.withUnsafeBytes { buffer.append(contentsOf: $0) }
    }

    package static func decodeArray(_ value: borrowing PostgresValue) throws(UnreadableValue) -> [UInt8] {
        Array(try value.bytes(of: .bytea))
    }
}

extension UUID: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .uuid }

    package func encode(into buffer: inout ParameterBuffer) {
        withUnsafeBytes(of: uuid) { buffer.append(contentsOf: $0) }
    }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> UUID {
        let bytes = try value.bytes(of: .uuid)
        guard bytes.count == MemoryLayout<uuid_t>.size else { throw .malformed }
        return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }
}
