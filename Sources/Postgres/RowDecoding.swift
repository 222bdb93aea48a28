extension Connection {
    /// Runs a statement and reads each row as a tuple: `query("SELECT id, name …", as: UUID.self, String.self)`.
    ///
    /// Throws `.decoding` also when the statement returns more or fewer columns than are asked for.
    package func query<each Column: PostgresDecodable>(
        _ sql: String,
        _ bindings: [any PostgresEncodable] = [],
        as columns: repeat (each Column).Type
    ) throws(PostgresError) -> [(repeat each Column)] {
        let result = try perform(sql, bindings)
        var expected = 0
        for _ in repeat each columns { expected += 1 }
        try result.expect(columns: expected)
        return try result.map { (row: inout Row) throws(PostgresError) -> (repeat each Column) in
            (repeat try row.next((each Column).self))
        }
    }

    /// Runs a statement and reads the one column of its rows.
    package func query<Column: PostgresDecodable>(
        _ sql: String,
        _ bindings: [any PostgresEncodable] = [],
        as column: Column.Type
    ) throws(PostgresError) -> [Column] {
        let result = try perform(sql, bindings)
        try result.expect(columns: 1)
        return try result.map { (row: inout Row) throws(PostgresError) in try row.next(column) }
    }

    /// Runs a statement and makes a value of each row, for rows with many columns:
    /// `query("SELECT id, name …") { row in try Site(id: row.next(), name: row.next()) }`.
    ///
    /// Throws what `decode` throws, or `PostgresError`.
    package func query<Value>(
        _ sql: String,
        _ bindings: [any PostgresEncodable] = [],
        decode: (inout Row) throws -> Value
    ) throws -> [Value] {
        try perform(sql, bindings).map(decode)
    }

    /// Runs a statement and tells how many rows it inserted, changed or deleted.
    @discardableResult
    package func execute(_ sql: String, _ bindings: [any PostgresEncodable] = []) throws(PostgresError) -> Int {
        try perform(sql, bindings).affectedRowCount
    }
}

extension ResultSet {
    fileprivate func expect(columns count: Int) throws(PostgresError) {
        guard count == columnCount else {
            throw PostgresError(.decoding(column: "*", expected: "\(count) columns", found: "\(columnCount) columns"))
        }
    }
}
