extension Bool: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .bool }

    package func encode(into buffer: inout ParameterBuffer) {
        buffer.append(UInt8(self ? 1 : 0))
    }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> Bool {
        try value.bytes(of: .bool).integer(UInt8.self) != 0
    }
}

extension Int16: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .int2 }

    package func encode(into buffer: inout ParameterBuffer) { buffer.append(self) }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> Int16 {
        try value.bytes(of: .int2).integer()
    }
}

extension Int32: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .int4 }

    package func encode(into buffer: inout ParameterBuffer) { buffer.append(self) }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> Int32 {
        let bytes = try value.bytes(of: .int4, .int2)
        return bytes.count == 2 ? Int32(try bytes.integer(Int16.self)) : try bytes.integer()
    }
}

extension Int64: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .int8 }

    package func encode(into buffer: inout ParameterBuffer) { buffer.append(self) }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> Int64 {
        let bytes = try value.bytes(of: .int8, .int4, .int2)
        switch bytes.count {
        case 2: return Int64(try bytes.integer(Int16.self))
        case 4: return Int64(try bytes.integer(Int32.self))
        default: return try bytes.integer()
        }
    }
}

/// `Int` is PostgreSQL's int8; narrower columns widen when they are read.
extension Int: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .int8 }

    package func encode(into buffer: inout ParameterBuffer) { buffer.append(Int64(self)) }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> Int {
        Int(try Int64.decode(value))
    }
}

extension Double: PostgresEncodable, PostgresDecodable {
    package static var postgresType: PostgresType { .float8 }

    package func encode(into buffer: inout ParameterBuffer) { buffer.append(bitPattern) }

    package static func decode(_ value: borrowing PostgresValue) throws(UnreadableValue) -> Double {
        let bytes = try value.bytes(of: .float8, .float4)
        if bytes.count == 4 { return Double(Float(bitPattern: try bytes.integer())) }
        return Double(bitPattern: try bytes.integer())
    }
}
