import Postgres
import Testing

@Suite("Statements are prepared when sessions are ours, and only then")
struct PreparedStatementTests {
    private static let count = "SELECT count(*) FROM pg_prepared_statements"

    @Test("A statement is prepared once for each set of types, and each gives its own answer")
    func once() async throws {
        let connection = try await Connection.connect(TestDatabase.settings)
        for number in 0..<5 {
            #expect(try await connection.query("SELECT $1", [number], as: Int.self) == [number])
            #expect(try await connection.query("SELECT $1", ["\(number)"], as: String.self) == ["\(number)"])
        }
        #expect(try await connection.query(Self.count, as: Int.self) == [3])
        await connection.close()
    }

    @Test("Nothing is prepared when sessions are not ours")
    func never() async throws {
        var settings = try await TestDatabase.settings
        settings.sessionsAreOurs = false
        settings.options["app.ward"] = "131156"
        let connection = try await Connection.connect(settings)
        for number in 0..<5 { #expect(try await connection.query("SELECT $1", [number], as: Int.self) == [number]) }
        #expect(try await connection.query(Self.count, as: Int.self) == [0])
        #expect(try await connection.query("SELECT current_setting('app.ward', true)", as: String?.self) == [nil])
        await connection.close()
    }

    @Test("A session keeps only so many, the ones used last")
    func bounded() async throws {
        let connection = try await Connection.connect(TestDatabase.settings)
        for number in 0..<300 {
            #expect(try await connection.query("SELECT \(number)", as: Int.self) == [number])
            _ = try await connection.query("SELECT 'often'", as: String.self)
        }
        let kept = try await connection.query("SELECT statement FROM pg_prepared_statements", as: String.self)
        #expect(kept.count <= 256)
        #expect(kept.contains("SELECT 'often'"))
        #expect(kept.contains("SELECT 299"))
        #expect(!kept.contains("SELECT 0"))
        #expect(try await connection.query("SELECT 0", as: Int.self) == [0])
        await connection.close()
    }

    @Test("A statement that could not be prepared is tried again")
    func failedPrepare() async throws {
        try await TestDatabase.withPool { pool in
            let error = await postgresError {
                try await pool.withConnection { try $0.query("SELECT n FROM late", as: Int.self) }
            }
            #expect(error?.kind == .server(.undefinedTable))
            let rows = try await pool.withConnection { connection in
                try connection.run(script: "CREATE TABLE late (n int); INSERT INTO late VALUES (1)")
                return try connection.query("SELECT n FROM late", as: Int.self)
            }
            #expect(rows == [1])
        }
    }

    @Test("A table altered under a prepared statement costs nobody an error, unless within a transaction")
    func alteredTable() async throws {
        try await TestDatabase.withPool(size: 1, tables: "CREATE TABLE t (n int); INSERT INTO t VALUES (1)") { pool in
            let select = "SELECT * FROM t"
            let read: @Sendable (isolated Connection) throws -> [Int] = {
                try $0.query(select, decode: { row in try row.next() })
            }
            #expect(try await pool.withConnection(read) == [1])
            try await pool.withConnection { try $0.run(script: "ALTER TABLE t ALTER n TYPE bigint") }
            #expect(try await pool.withConnection(read) == [1])

            try await pool.withConnection { try $0.run(script: "ALTER TABLE t ADD m int") }
            let error = await postgresError {
                _ = try await pool.withConnection { connection in try connection.transaction { try read(connection) } }
            }
            #expect(error?.kind == .server(.featureNotSupported))
            #expect(try await pool.withConnection(read) == [1])
        }
    }

    @Test("Statements that someone discarded are prepared again", arguments: ["DEALLOCATE ALL", "DISCARD ALL"])
    func discarded(_ script: String) async throws {
        let connection = try await Connection.connect(TestDatabase.settings)
        #expect(try await connection.query("SELECT $1", [1], as: Int.self) == [1])
        try await connection.run(script: script)
        #expect(try await connection.query("SELECT $1", [2], as: Int.self) == [2])
        await connection.close()
    }

    @Test("Statements that Swift holds for equal are two to PostgreSQL")
    func canonicallyEqual() async throws {
        let connection = try await Connection.connect(TestDatabase.settings)
        for text in ["\u{FA19}", "\u{795E}"] {
            let back = try await connection.query("SELECT '\(text)'", as: String.self)[0]
            #expect(Array(back.unicodeScalars) == Array(text.unicodeScalars))
        }
        await connection.close()
    }
}
