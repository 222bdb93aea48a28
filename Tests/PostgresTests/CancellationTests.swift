import Postgres
import Testing

@Suite("Cancelling a task cancels its statement and no other")
struct CancellationTests {
    @Test("A cancelled task's statement ends long before it is done, and the connection goes on")
    func cancel() async throws {
        try await TestDatabase.withPool { pool in
            let before = try await pool.backend()
            let taken = await ContinuousClock().measure {
                let task = Task {
                    await postgresError { try await pool.withConnection { try $0.execute("SELECT pg_sleep(60)") } }
                }
                #expect(await eventually { pool.statistics.idle == 0 })
                try? await Task.sleep(for: .milliseconds(50))
                task.cancel()
                #expect(await task.value?.kind == .cancelled)
            }
            #expect(taken < .seconds(5))
            #expect(try await pool.backend() == before)
        }
    }

    @Test(
        "Cancelled at any moment at all, even before the server has read the statement, it ends",
        .timeLimit(.minutes(1))
    )
    func cancelAtOnce() async throws {
        try await TestDatabase.withPool { pool in
            for turn in 0..<200 {
                let task = Task {
                    await postgresError { try await pool.withConnection { try $0.execute("SELECT pg_sleep(60)") } }
                }
                for _ in 0..<turn % 8 { await Task.yield() }
                if turn % 3 == 0 { try await Task.sleep(for: .microseconds(20 * turn)) }
                task.cancel()
                #expect(await task.value?.kind == .cancelled)
            }
        }
    }

    @Test("The next statement on the connection is never hit", .timeLimit(.minutes(1)))
    func nextStatement() async throws {
        try await TestDatabase.withPool { pool in
            var cancelled = 0
            for turn in 0..<400 {
                let task = Task {
                    await postgresError { try await pool.withConnection { try $0.execute("SELECT pg_sleep(0.001)") } }
                }
                async let next = pool.withConnection {
                    try $0.query("SELECT count(*) FROM generate_series(1, 2000)", as: Int.self)
                }
                try await Task.sleep(for: .microseconds(turn * 11 % 3000))
                task.cancel()
                #expect(try await next == [2000])
                if let error = await task.value {
                    #expect(error.kind == .cancelled)
                    cancelled += 1
                }
            }
            #expect(cancelled > 0)
        }
    }

    @Test("A cancelled task runs no further statements, and its transaction is rolled back")
    func transaction() async throws {
        try await TestDatabase.withPool(tables: "CREATE TABLE t (n int)") { pool in
            let task = Task {
                await postgresError {
                    try await pool.withConnection { connection in
                        try connection.transaction {
                            try connection.execute("INSERT INTO t VALUES (1)")
                            _ = try? connection.execute("SELECT pg_sleep(60)")
                            try connection.execute("INSERT INTO t VALUES (2)")
                        }
                    }
                }
            }
            #expect(await eventually { pool.statistics.idle == 0 })
            try await Task.sleep(for: .milliseconds(50))
            task.cancel()
            #expect(await task.value?.kind == .cancelled)
            let rows = try await pool.withConnection { try $0.query("SELECT n FROM t", as: Int.self) }
            #expect(rows == [])
            #expect(pool.statistics.open == 1)
        }
    }

    @Test("A task cancelled before it begins sends nothing")
    func cancelledBefore() async throws {
        try await TestDatabase.withPool(tables: "CREATE TABLE t (n int)") { pool in
            let task = Task {
                try? await Task.sleep(for: .seconds(60))
                return await postgresError {
                    try await pool.withConnection { try $0.execute("INSERT INTO t VALUES (1)") }
                }
            }
            task.cancel()
            #expect(await task.value?.kind == .cancelled)
            let rows = try await pool.withConnection { try $0.query("SELECT n FROM t", as: Int.self) }
            #expect(rows == [])
        }
    }

    @Test("A connection can be told from outside to stop, and cancelling an idle one does nothing")
    func connection() async throws {
        let connection = try await Connection.connect(TestDatabase.settings)
        async let error = postgresError { try await connection.execute("SELECT pg_sleep(60)") }
        try await Task.sleep(for: .milliseconds(100))
        connection.cancel()
        #expect(await error?.kind == .cancelled)
        connection.cancel()
        #expect(try await connection.query("SELECT 1", as: Int.self) == [1])
        await connection.close()
        connection.cancel()
    }
}
