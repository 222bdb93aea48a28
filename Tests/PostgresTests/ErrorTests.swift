import Glibc
import Postgres
import Testing

@Suite("Errors say what happened and never what the record holds")
struct ErrorTests {
    private static let tables = """
        CREATE TABLE site (code text CONSTRAINT site_pkey PRIMARY KEY);
        CREATE TABLE visit (
            site text NOT NULL CONSTRAINT visit_site REFERENCES site,
            minutes int CONSTRAINT visit_minutes CHECK (minutes BETWEEN 1 AND 600)
        );
        INSERT INTO site VALUES ('ひみつ');
        """

    struct Violation: Sendable, CustomTestStringConvertible {
        let sql: String
        let state: SQLState
        let constraint: String?
        let column: String?
        var testDescription: String { sql }
    }

    @Test(
        "A violated constraint is named, its record is not quoted",
        arguments: [
            Violation(
                sql: "INSERT INTO site VALUES ($1)",
                state: .uniqueViolation,
                constraint: "site_pkey",
                column: nil
            ),
            Violation(
                sql: "INSERT INTO visit VALUES ($1 || 'x', 5)",
                state: .foreignKeyViolation,
                constraint: "visit_site",
                column: nil
            ),
            Violation(
                sql: "INSERT INTO visit VALUES ($1, 601)",
                state: .checkViolation,
                constraint: "visit_minutes",
                column: nil
            ),
            Violation(
                sql: "INSERT INTO visit VALUES (nullif($1, 'ひみつ'))",
                state: .notNullViolation,
                constraint: nil,
                column: "site"
            ),
        ]
    )
    func constraints(_ violation: Violation) async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            let error = await postgresError {
                try await pool.withConnection { try $0.execute(violation.sql, ["ひみつ"]) }
            }
            #expect(error?.kind == .server(violation.state))
            #expect(error?.sqlState == violation.state)
            #expect(error?.constraint == violation.constraint)
            #expect(error?.column == violation.column)
            #expect(error?.table == (violation.state == .uniqueViolation ? "site" : "visit"))
            let description = error.map { "\($0)" } ?? ""
            #expect(description.contains(violation.constraint ?? "column site"))
            #expect(!description.contains("ひみつ"))
            #expect(!String(reflecting: error).contains("Failing row"))
        }
    }

    @Test(
        "A message that quotes a value is not shown",
        arguments: [
            "SELECT $1::int", "SELECT $1::date", "SELECT $1::jsonb", "SELECT ($1 || '12345678901')::char(3)::int2",
            "DO $$ BEGIN RAISE EXCEPTION 'ひみつ'; END $$",
        ]
    )
    func messagesWithValues(_ sql: String) async throws {
        try await TestDatabase.withPool { pool in
            let bindings: [any PostgresEncodable] = sql.contains("$1") ? ["ひみつ"] : []
            let error = await postgresError { try await pool.withConnection { try $0.execute(sql, bindings) } }
            #expect(error?.sqlState != nil)
            #expect(!(error.map { "\($0)" } ?? "").contains("ひみつ"))
        }
    }

    @Test("A message that names only objects is shown")
    func messagesWithNames() async throws {
        try await TestDatabase.withPool { pool in
            let error = await postgresError {
                try await pool.withConnection { try $0.execute("SELECT 1 FROM nowhere") }
            }
            #expect(error?.description == #"PostgreSQL refused: SQLSTATE 42P01: relation "nowhere" does not exist"#)
        }
    }

    @Test("The place of an error in a script is told in characters, and nothing of the script is kept")
    func position() async throws {
        try await TestDatabase.withPool { pool in
            let script = "CREATE TABLE 窓口 (id int);\nSELECT 1;\nSELEC 2;"
            let error = await postgresError { try await pool.withConnection { try $0.run(script: script) } }
            #expect(error?.kind == .server(.syntaxError))
            #expect(error?.position == script.distance(from: script.startIndex, to: script.range(of: "SELEC 2")) + 1)
            let tables = try await pool.withConnection {
                try $0.query("SELECT to_regclass('窓口')::text", as: String?.self)
            }
            #expect(tables == [nil])
        }
    }

    @Test("Where no server is, connecting fails at once and says where it looked")
    func noServer() async throws {
        let settings = ConnectionSettings(parameters: ["host": "/nonexistent", "port": "5999", "password": "ひみつ"])
        let error = await postgresError { try await Connection.connect(settings) }
        #expect(error?.kind == .connectionFailed)
        #expect(error?.description.contains("/nonexistent") == true)
    }

    @Test("Settings with a NUL character, at which libpq would cut them short, are refused")
    func nulInSettings() async throws {
        var settings = try await TestDatabase.settings
        settings.parameters["dbname"] = "postgres\0himitsu"
        let nul = settings
        #expect(await postgresError { try await Connection.connect(nul) }?.kind == .invalidSettings)
    }

    @Test("Settings are read from a URL, and show no password")
    func settings() throws {
        let settings = try ConnectionSettings(url: "postgresql://desk:himitsu@/wards?host=/tmp/x&port=5433")
        #expect(settings.parameters["user"] == "desk")
        #expect(settings.parameters["password"] == "himitsu")
        #expect("\(settings)" == "host=/tmp/x port=5433 user=desk dbname=wards")
        var dumped = ""
        dump(settings, to: &dumped)
        #expect(!"\(settings) \(String(reflecting: settings)) \(dumped)".contains("himitsu"))
    }

    @Test(
        "A URL that cannot be read is refused without quoting it",
        arguments: ["postgresql://x:himitsu%zz@/db", "himitsu", "a\0b"]
    )
    func badURL(_ url: String) {
        do throws(PostgresError) {
            _ = try ConnectionSettings(url: url)
            Issue.record("\(url) was read")
        } catch {
            #expect(error.kind == .invalidSettings)
            #expect(!"\(error)".contains("himitsu"))
        }
    }

    @Test("Session settings reach the server whatever characters they hold")
    func options() async throws {
        var settings = try await TestDatabase.settings
        settings.options["search_path"] = #"public, "an odd\ name""#
        settings.options["app.ward"] = "杉並 区\\ -c x=y"
        let connection = try await Connection.connect(settings)
        let row = try await connection.query(
            "SELECT current_setting('search_path'), current_setting('app.ward')",
            as: String.self,
            String.self
        )[0]
        #expect(row.0 == #"public, "an odd\ name""#)
        #expect(row.1 == "杉並 区\\ -c x=y")
        await connection.close()
    }

    @Test("A closed connection says so")
    func closed() async throws {
        let connection = try await Connection.connect(TestDatabase.settings)
        await connection.close()
        let error = await postgresError { try await connection.execute("SELECT 1") }
        #expect(error?.kind == .connectionLost)
    }

    @Test(
        "A COPY given to the wrong method is refused, and the connection goes on",
        arguments: ["COPY t FROM STDIN", "COPY t TO STDOUT"]
    )
    func copyElsewhere(_ sql: String) async throws {
        try await TestDatabase.withPool(tables: "CREATE TABLE t (n int); INSERT INTO t VALUES (1)") { pool in
            let error = await postgresError { try await pool.withConnection { try $0.execute(sql) } }
            #expect(error?.kind == .misuse(.notThisKindOfCopy))
            let script = await postgresError { try await pool.withConnection { try $0.run(script: sql) } }
            #expect(script?.kind == .misuse(.notThisKindOfCopy))
            _ = try await pool.backend()
        }
    }

    @Test("A statement is not cut short at a NUL character")
    func nulInStatement() async throws {
        try await TestDatabase.withPool { pool in
            let error = await postgresError { try await pool.withConnection { try $0.execute("SELECT 1\0 FROM x") } }
            #expect(error?.kind == .misuse(.nulInStatement))
            let script = await postgresError { try await pool.withConnection { try $0.run(script: "SELECT 1\0") } }
            #expect(script?.kind == .misuse(.nulInStatement))
        }
    }

    @Test("How many rows a statement touched is told, and nothing is an empty statement's answer")
    func affectedRows() async throws {
        try await TestDatabase.withPool(tables: "CREATE TABLE t (n int)") { pool in
            let counts = try await pool.withConnection { connection in
                [
                    try connection.execute("INSERT INTO t SELECT generate_series(1, $1::int)", [7]),
                    try connection.execute("UPDATE t SET n = 0 WHERE n > 2"), try connection.execute("DELETE FROM t"),
                    try connection.execute("CREATE TABLE u ()"), try connection.execute(""),
                ]
            }
            #expect(counts == [7, 5, 7, 0, 0])
        }
    }

    @Test("Notices do not go to standard error")
    func notices() async throws {
        let path = "/tmp/madoguchi-stderr-\(getpid())"
        let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        let saved = dup(2)
        defer {
            close(file)
            close(saved)
            unlink(path)
        }
        try await TestDatabase.withPool { pool in
            dup2(file, 2)
            defer { dup2(saved, 2) }
            try await pool.withConnection { try $0.run(script: "DO $$ BEGIN RAISE WARNING 'noticed'; END $$") }
        }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = pread(file, &bytes, bytes.count, 0)
        #expect(!String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).contains("noticed"))
    }
}

extension String {
    /// Where `part` begins; the end if it is not there.
    fileprivate func range(of part: String) -> String.Index {
        indices.first { self[$0...].hasPrefix(part) } ?? endIndex
    }
}
