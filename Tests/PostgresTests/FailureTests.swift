import Postgres
import Testing

@Suite("The pool survives what happens to servers")
struct FailureTests {
    private func kill(_ backend: Int) async throws {
        let killer = try await Connection.connect(TestDatabase.settings)
        try await killer.execute("SELECT pg_terminate_backend($1::int, 5000)", [backend])
        await killer.close()
    }

    @Test("A backend killed while its connection is idle is replaced before anyone notices")
    func killedWhileIdle() async throws {
        try await TestDatabase.withPool { pool in
            let before = try await pool.backend()
            try await kill(before)
            #expect(try await pool.backend() != before)
            #expect(pool.statistics.open == 1)
        }
    }

    @Test("A backend killed during a statement is an error for its borrower and nobody else")
    func killedMidStatement() async throws {
        try await TestDatabase.withPool { pool in
            let before = try await pool.backend()
            async let error = postgresError { try await pool.withConnection { try $0.execute("SELECT pg_sleep(30)") } }
            #expect(await eventually { pool.statistics.idle == 0 })
            try await Task.sleep(for: .milliseconds(50))
            try await kill(before)
            #expect(await error?.kind == .connectionLost)
            #expect(await error?.sqlState == .adminShutdown)
            #expect(try await pool.backend() != before)
        }
    }

    @Test("A backend killed during a transaction undoes it")
    func killedMidTransaction() async throws {
        try await TestDatabase.withPool(tables: "CREATE TABLE t (n int)") { pool in
            let error = await postgresError {
                try await pool.withConnection { connection in
                    try connection.transaction {
                        try connection.execute("INSERT INTO t VALUES (1)")
                        try connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                    }
                }
            }
            #expect(error?.kind == .connectionLost)
            let rows = try await pool.withConnection { try $0.query("SELECT count(*) FROM t", as: Int.self) }
            #expect(rows == [0])
        }
    }

    @Test("A server that crashes and comes back: errors meanwhile, none afterwards", .timeLimit(.minutes(1)))
    func crash() async throws {
        let server = try await PrivateServer.make()
        defer { server.remove() }
        let pool = ConnectionPool(server.settings, size: 4)
        try await pool.withConnection { try $0.run(script: "CREATE TABLE t (n int); INSERT INTO t VALUES (1)") }

        async let interrupted = postgresError {
            try await pool.withConnection { try $0.execute("SELECT pg_sleep(30)") }
        }
        #expect(await eventually { pool.statistics.idle == 0 })
        try await Task.sleep(for: .milliseconds(50))
        try await Program.blocking { try server.stop() }
        #expect(await interrupted?.kind == .connectionLost)

        for _ in 0..<10 {
            let refused = await postgresError { try await pool.backend() }
            #expect(refused?.kind == .connectionFailed)
        }
        #expect(pool.statistics.open == 0)

        try await Program.blocking { try server.start() }
        let answers = try await withThrowingTaskGroup(of: [Int].self) { group in
            for _ in 0..<20 {
                group.addTask { try await pool.withConnection { try $0.query("SELECT n FROM t", as: Int.self) } }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(answers == Array(repeating: 1, count: 20))
        await pool.shutdown()
    }

    @Test("A statement that takes longer than the pool's timeout is given up by the server, and the connection goes on")
    func statementTimeout() async throws {
        try await TestDatabase.withPool(statementTimeout: .milliseconds(50)) { pool in
            let before = try await pool.backend()
            let taken = await ContinuousClock().measure {
                let error = await postgresError {
                    try await pool.withConnection { try $0.execute("SELECT pg_sleep(30)") }
                }
                #expect(error?.kind == .server(.queryCanceled))
            }
            #expect(taken < .seconds(5))
            #expect(try await pool.backend() == before)
        }
    }
}
