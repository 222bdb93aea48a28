import Dispatch
import Postgres
import Testing

@Suite("Transactions are kept whole or leave nothing")
struct TransactionTests {
    private static let tables = "CREATE TABLE t (n int CONSTRAINT t_n UNIQUE DEFERRABLE INITIALLY DEFERRED)"

    struct ChangedMyMind: Error {}

    private func expectRows(
        _ expected: [Int],
        in pool: ConnectionPool,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let rows = try await pool.withConnection { try $0.query("SELECT n FROM t ORDER BY n", as: Int.self) }
        #expect(rows == expected, sourceLocation: sourceLocation)
    }

    @Test("What the body did is there when it returns, with what it returned")
    func commit() async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            let answer = try await pool.withConnection { connection in
                try connection.transaction { try connection.execute("INSERT INTO t VALUES (1), (2)") }
            }
            #expect(answer == 2)
            try await expectRows([1, 2], in: pool)
        }
    }

    @Test("When the body throws, nothing is left and its error comes through")
    func rollback() async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            await #expect(throws: ChangedMyMind.self) {
                try await pool.withConnection { connection in
                    try connection.transaction {
                        try connection.execute("INSERT INTO t VALUES (1)")
                        throw ChangedMyMind()
                    }
                }
            }
            try await expectRows([], in: pool)
            #expect(pool.statistics.open == 1)
        }
    }

    @Test("A statement that fails within the body is the error that comes through")
    func statementFails() async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            let error = await postgresError {
                try await pool.withConnection { connection in
                    try connection.transaction {
                        try connection.execute("INSERT INTO t VALUES (1)")
                        try connection.execute("SELECT 1 / 0")
                    }
                }
            }
            #expect(error?.sqlState == SQLState("22012"))
            #expect(error?.step == .statement)
            try await expectRows([], in: pool)
        }
    }

    @Test("A body that hides the failure of a statement does not get a commit")
    func hiddenFailure() async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            let error = await postgresError {
                try await pool.withConnection { connection in
                    try connection.transaction {
                        try connection.execute("INSERT INTO t VALUES (1)")
                        _ = try? connection.execute("SELECT 1 / 0")
                    }
                }
            }
            #expect(error?.kind == .transactionAborted)
            #expect(error?.step == .commit)
            try await expectRows([], in: pool)
        }
    }

    @Test("A constraint that is checked at COMMIT fails there, with its name")
    func commitFails() async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            let error = await postgresError {
                try await pool.withConnection { connection in
                    try connection.transaction { try connection.execute("INSERT INTO t VALUES (1), (1)") }
                }
            }
            #expect(error?.kind == .server(.uniqueViolation))
            #expect(error?.constraint == "t_n")
            #expect(error?.step == .commit)
            try await expectRows([], in: pool)
        }
    }

    @Test("A connection that breaks at COMMIT leaves the outcome unknown, and the error says so")
    func lostAtCommit() async throws {
        let tables = """
            CREATE TABLE t (n int);
            CREATE FUNCTION fall() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(10); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER fall AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fall();
            """
        try await TestDatabase.withPool(tables: tables) { pool in
            let error = await postgresError {
                try await pool.withConnection { connection in
                    try connection.transaction { try connection.execute("INSERT INTO t VALUES (1)") }
                }
            }
            #expect(error?.kind == .commitOutcomeUnknown)
            #expect(error?.step == .commit)
            try await expectRows([], in: pool)
        }
    }

    @Test("A connection known to be broken before COMMIT has not committed, and the error says so")
    func lostBeforeCommit() async throws {
        try await TestDatabase.withPool { pool in
            let error = await postgresError {
                try await pool.withConnection { connection in
                    try connection.transaction {
                        _ = try? connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                    }
                }
            }
            #expect(error?.kind == .connectionLost)
            #expect(error?.step == .commit)
        }
    }

    @Test("A body's error and that of the rollback after it are both told")
    func rollbackFails() async throws {
        try await TestDatabase.withPool { pool in
            let killer = try await Connection.connect(TestDatabase.settings)
            await #expect {
                try await pool.withConnection { connection in
                    try connection.transaction {
                        let backend = try connection.query("SELECT pg_backend_pid()", as: Int32.self)[0]
                        let killed = DispatchSemaphore(value: 0)
                        Task {
                            try await killer.execute("SELECT pg_terminate_backend($1, 5000)", [backend])
                            killed.signal()
                        }
                        killed.wait()
                        throw ChangedMyMind()
                    }
                }
            } throws: { error in
                let failure = error as? RollbackFailure
                return failure?.body is ChangedMyMind && failure?.rollback.kind == .connectionLost
                    && failure?.rollback.step == .rollback
            }
            await killer.close()
            _ = try await pool.backend()
        }
    }

    @Test("Transactions do not nest; the outer one may go on")
    func nesting() async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            let error = await postgresError {
                try await pool.withConnection { connection in
                    try connection.transaction {
                        try connection.execute("INSERT INTO t VALUES (1)")
                        do {
                            try connection.transaction { try connection.execute("INSERT INTO t VALUES (2)") }
                        } catch let error as PostgresError where error.kind == .misuse(.transactionAlreadyOpen) {}
                        try connection.execute("INSERT INTO t VALUES (3)")
                    }
                    try connection.transaction { try connection.transaction {} }
                }
            }
            #expect(
                error?.description
                    == "BEGIN: a transaction is already open on this connection; transactions do not nest"
            )
            try await expectRows([1, 3], in: pool)
        }
    }

    @Test("The isolation level and read-only are what was asked for")
    func isolation() async throws {
        try await TestDatabase.withPool(tables: Self.tables) { pool in
            for level in [IsolationLevel.readCommitted, .repeatableRead, .serializable] {
                let seen = try await pool.withConnection { connection in
                    try connection.transaction(level) {
                        try connection.query("SHOW transaction_isolation", as: String.self)
                    }
                }
                #expect(seen == [level.rawValue.lowercased()])
            }
            let error = await postgresError {
                try await pool.withConnection { connection in
                    try connection.transaction(readOnly: true) { try connection.execute("INSERT INTO t VALUES (1)") }
                }
            }
            #expect(error?.kind == .server(.readOnlyTransaction))
        }
    }

    @Test("Two that change one row at once: the later one fails with a state that says to try again")
    func serialization() async throws {
        try await TestDatabase.withPool(size: 2, tables: "CREATE TABLE t (n int); INSERT INTO t VALUES (1)") { pool in
            let error = await postgresError {
                try await pool.withConnection { connection in
                    try connection.transaction(.repeatableRead) {
                        _ = try connection.query("SELECT n FROM t", as: Int.self)
                        let changed = DispatchSemaphore(value: 0)
                        Task {
                            defer { changed.signal() }
                            try await pool.withConnection { try $0.execute("UPDATE t SET n = 2") }
                        }
                        changed.wait()
                        try connection.execute("UPDATE t SET n = 3")
                    }
                }
            }
            #expect(error?.kind == .server(.serializationFailure))
            try await expectRows([2], in: pool)
        }
    }
}
