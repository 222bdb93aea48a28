import CLibPQ

/// One row while it is being read: by position, or column after column with `next`.
///
/// It cannot be copied and so does not outlive the result that it points into.
package struct Row: ~Copyable {
    private let result: OpaquePointer
    private let index: Int32
    private var position: Int32 = 0

    init(result: OpaquePointer, index: Int32) {
        self.result = result
        self.index = index
    }

    package var columnCount: Int { Int(PQnfields(result)) }

    /// Reads the column after the one read last, beginning with the first.
    package mutating func next<Value: PostgresDecodable>(_: Value.Type = Value.self) throws(PostgresError) -> Value {
        defer { position += 1 }
        return try value(at: position)
    }

    /// Reads the column at `column`, counted from 0.
    package borrowing func decode<Value: PostgresDecodable>(
        _ column: Int,
        as _: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        try value(at: Int32(clamping: column))
    }

    private borrowing func value<Value: PostgresDecodable>(at column: Int32) throws(PostgresError) -> Value {
        guard (0..<PQnfields(result)).contains(column) else {
            throw unreadable(column, as: Value.self, found: "\(columnCount) columns")
        }
        let type = PQftype(result, column)
        let isNull = PQgetisnull(result, index, column) != 0
        let content = UnsafeRawBufferPointer(
            start: PQgetvalue(result, index, column),
            count: Int(PQgetlength(result, index, column))
        )
        do {
            return try Value.decode(PostgresValue(type: type, content: isNull ? nil : content))
        } catch {
            switch error {
            case .null: throw unreadable(column, as: Value.self, found: "NULL")
            case .wrongType: throw unreadable(column, as: Value.self, found: PostgresType.name(ofOID: type))
            case .malformed:
                throw unreadable(column, as: Value.self, found: PostgresType.name(ofOID: type) + " that does not fit")
            }
        }
    }

    private borrowing func unreadable(_ column: Int32, as expected: Any.Type, found: String) -> PostgresError {
        let name = PQfname(result, column).map { String(cString: $0) } ?? ""
        let label = name.isEmpty || name == "?column?" ? "\(column + 1)" : name
        return PostgresError(.decoding(column: label, expected: "\(expected)", found: found))
    }
}
