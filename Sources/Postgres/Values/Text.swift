extension String: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .text }

    package func encode(into buffer: inout ParameterBuffer) throws(UnusableValue) {
        try buffer.append(text: self)
    }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> String {
        String(decoding: try value.bytes(of: .text, .varchar, .bpchar, .name, .unknown), as: UTF8.self)
    }
}

/// The text of a `jsonb` value; reading it also takes `json`.
package struct PostgresJSON: Hashable, Sendable {
    package var text: String

    package init(_ text: String) {
        self.text = text
    }
}

extension PostgresJSON: PostgresEncodable, PostgresDecodable {
    /// The only version of jsonb's binary format there is; it stands before the text.
    private static let formatVersion: UInt8 = 1

    package static var postgresType: PostgresType { .jsonb }

    package func encode(into buffer: inout ParameterBuffer) throws(UnusableValue) {
        buffer.append(Self.formatVersion)
        try buffer.append(text: text)
    }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> PostgresJSON {
        let bytes = try value.bytes(of: .jsonb, .json)
        guard value.type == PostgresType.jsonb.oid else { return PostgresJSON(String(decoding: bytes, as: UTF8.self)) }
        guard bytes.first == formatVersion else { throw .malformed }
        return PostgresJSON(String(decoding: bytes.dropFirst(), as: UTF8.self))
    }
}
