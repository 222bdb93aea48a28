import Postgres
import Testing

@Suite("Rows are read column by column")
struct RowTests {
    @Test(
        "A column that holds something else is named, with what was expected and found",
        arguments: [
            ("SELECT 'x' AS note", "note", "text"), ("SELECT NULL::int8 AS minutes", "minutes", "NULL"),
            ("SELECT sum(1::int8) AS total", "total", "numeric"), ("SELECT ARRAY[1]", "array", "int4[]"),
            ("SELECT '(1,2)'::point", "point", "type 600"), ("SELECT $1::int4 + 1.5", "1", "numeric"),
        ]
    )
    func wrongColumn(_ sql: String, _ column: String, _ found: String) async throws {
        try await TestDatabase.withPool { pool in
            let bindings: [any PostgresEncodable] = sql.contains("$1") ? [1] : []
            let error = await postgresError {
                try await pool.withConnection { try $0.query(sql, bindings, as: Int.self) }
            }
            #expect(error?.kind == .decoding(column: column, expected: "Int", found: found))
        }
    }

    @Test("Text does not pass for an array, nor an array for text")
    func arrays() async throws {
        try await TestDatabase.withPool { pool in
            let text = await postgresError {
                try await pool.withConnection { try $0.query("SELECT 'x' AS a", as: [String].self) }
            }
            #expect(text?.kind == .decoding(column: "a", expected: "Array<String>", found: "text"))
            let array = await postgresError {
                try await pool.withConnection { try $0.query("SELECT ARRAY['x'] AS a", as: [Int].self) }
            }
            #expect(array?.kind == .decoding(column: "a", expected: "Array<Int>", found: "text[]"))
            let matrix = await postgresError {
                _ = try await pool.withConnection { try $0.query("SELECT ARRAY[[1],[2]] AS a", as: [Int].self) }
            }
            #expect(matrix?.kind == .decoding(column: "a", expected: "Array<Int>", found: "int4[] that does not fit"))
        }
    }

    @Test(
        "More or fewer columns than asked for are refused",
        arguments: ["SELECT 1", "SELECT 1, 2, 3", "CREATE TABLE t (n int)"]
    )
    func columnCount(_ sql: String) async throws {
        try await TestDatabase.withPool { pool in
            let error = await postgresError {
                try await pool.withConnection { try $0.query(sql, as: Int.self, Int.self) }
            }
            guard case .decoding(_, "2 columns", _) = error?.kind else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    struct Wide: Equatable, Sendable {
        let numbers: [Int]
        let note: String?
    }

    @Test("Rows of twenty columns are read in sequence, or by position")
    func wide() async throws {
        let columns = (1...19).map { "n * \($0)" }.joined(separator: ", ")
        let sql = "SELECT \(columns), CASE WHEN n = 2 THEN '備考' END FROM generate_series(1, 3) AS n"
        try await TestDatabase.withPool { pool in
            let (inSequence, byPosition) = try await pool.withConnection { connection in
                let first = try connection.query(sql) { row in
                    try Wide(numbers: (0..<19).map { _ in try row.next() }, note: row.next())
                }
                let second = try connection.query(sql) { row in
                    try Wide(numbers: (0..<19).map { try row.decode($0) }, note: row.decode(19))
                }
                return (first, second)
            }
            #expect(
                inSequence == (1...3).map { n in Wide(numbers: (1...19).map { n * $0 }, note: n == 2 ? "備考" : nil) }
            )
            #expect(byPosition == inSequence)
        }
    }

    @Test("Reading past the last column is refused")
    func pastTheEnd() async throws {
        try await TestDatabase.withPool { pool in
            let error = await postgresError {
                _ = try await pool.withConnection { connection in
                    try connection.query("SELECT 1") { row in try (row.next(Int.self), row.next(Int.self)) }.count
                }
            }
            #expect(error?.kind == .decoding(column: "2", expected: "Int", found: "1 columns"))
        }
    }

    @Test("What the reader of a row throws is thrown on, and the connection goes on")
    func readerThrows() async throws {
        struct NotThisOne: Error {}
        try await TestDatabase.withPool { pool in
            await #expect(throws: NotThisOne.self) {
                try await pool.withConnection { connection in
                    _ = try connection.query("SELECT 1") { _ in throw NotThisOne() }
                }
            }
            _ = try await pool.backend()
        }
    }
}
