import Postgres
import Testing

@Suite("The pool lends connections fairly and takes back only clean ones")
struct PoolTests {
    @Test("Whoever waits longer than the deadline is turned away, and the next one is served")
    func deadline() async throws {
        try await TestDatabase.withPool(waitingDeadline: .milliseconds(100)) { pool in
            try await pool.withOneBusy {
                let waited = await ContinuousClock().measure {
                    let error = await postgresError { try await pool.backend() }
                    #expect(error?.kind == .poolExhausted)
                }
                #expect(waited >= .milliseconds(100))
                #expect(pool.statistics.waiting == 0)
            }
            _ = try await pool.backend()
        }
    }

    @Test("Each waiter has a deadline of its own")
    func deadlines() async throws {
        try await TestDatabase.withPool(waitingDeadline: .milliseconds(100)) { pool in
            let waits = try await pool.withOneBusy {
                await withTaskGroup(of: Duration.self) { group in
                    for number in 0..<5 {
                        group.addTask {
                            try? await Task.sleep(for: .milliseconds(30 * number))
                            return await ContinuousClock().measure {
                                let error = await postgresError { try await pool.backend() }
                                #expect(error?.kind == .poolExhausted)
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
            }
            #expect(waits.allSatisfy { $0 >= .milliseconds(100) })
        }
    }

    @Test("Waiters are served in the order in which they came")
    func order() async throws {
        try await TestDatabase.withPool(tables: "CREATE SEQUENCE served") { pool in
            let served = try await withThrowingTaskGroup(of: (number: Int, turn: Int).self) { group in
                try await pool.withOneBusy {
                    for number in 1...20 {
                        group.addTask {
                            let turn = try await pool.withConnection {
                                try $0.query("SELECT nextval('served')", as: Int.self)[0]
                            }
                            return (number, turn)
                        }
                        #expect(await eventually { pool.statistics.waiting == number })
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(served.count == 20)
            #expect(served.allSatisfy { $0.number == $0.turn })
        }
    }

    @Test("A waiter whose task is cancelled leaves the line at once")
    func cancelledWaiter() async throws {
        try await TestDatabase.withPool { pool in
            try await pool.withOneBusy {
                let waiter = Task { await postgresError { try await pool.backend() } }
                #expect(await eventually { pool.statistics.waiting == 1 })
                waiter.cancel()
                #expect(await waiter.value?.kind == .cancelled)
                #expect(pool.statistics.waiting == 0)
            }
        }
    }

    @Test("A transaction left open does not reach the next borrower", arguments: [true, false])
    func leftOpen(_ bodyThrows: Bool) async throws {
        struct BodyFailed: Error {}
        try await TestDatabase.withPool(tables: "CREATE TABLE t (n int)") { pool in
            let before = try await pool.backend()
            do {
                try await pool.withConnection { connection in
                    try connection.run(script: "BEGIN; INSERT INTO t VALUES (1)")
                    if bodyThrows { throw BodyFailed() }
                }
                Issue.record("An open transaction went unnoticed")
            } catch let error as PostgresError {
                #expect(!bodyThrows)
                #expect(error.kind == .misuse(.transactionLeftOpen))
            } catch {
                #expect(error is BodyFailed)
            }
            let (backend, rows) = try await pool.withConnection { connection in
                try connection.query("SELECT pg_backend_pid(), (SELECT count(*) FROM t)", as: Int.self, Int.self)[0]
            }
            #expect(backend != before)
            #expect(rows == 0)
        }
    }

    @Test("Sixty-four tasks over four connections run five thousand statements, each with its own answer")
    func crowd() async throws {
        try await TestDatabase.withPool(size: 4) { pool in
            let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
                for task in 0..<64 {
                    group.addTask {
                        var wrong = 0
                        for turn in 0..<79 {
                            let number = task * 1000 + turn
                            let answer = try await pool.withConnection {
                                try $0.query("SELECT $1::bigint, $1::text", [number], as: Int.self, String.self)[0]
                            }
                            if answer != (number, "\(number)") { wrong += 1 }
                        }
                        return wrong
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(wrong == 0)
            let sessions = try await pool.withConnection {
                try $0.query(
                    "SELECT count(*) FROM pg_stat_activity WHERE application_name = current_schema",
                    as: Int.self
                )
            }
            #expect(sessions == [4])
            #expect(pool.statistics.open == 4)
            #expect(pool.statistics.idle == 4)
        }
    }

    @Test("Shutting down lets borrowers finish, turns the others away and leaves no session behind")
    func shutdown() async throws {
        try await TestDatabase.withSchema { settings in
            let pool = ConnectionPool(settings, size: 2)
            async let one = pool.withConnection {
                try $0.query("SELECT 1, pg_sleep(0.3)::text", as: Int.self, String.self)[0].0
            }
            async let two = pool.withConnection {
                try $0.query("SELECT 2, pg_sleep(0.3)::text", as: Int.self, String.self)[0].0
            }
            #expect(await eventually { pool.statistics.open == 2 })
            async let waiting = postgresError { try await pool.backend() }
            #expect(await eventually { pool.statistics.waiting == 1 })
            await pool.shutdown()
            #expect(pool.statistics.open == 0)
            #expect(try await one + two == 3)
            #expect(await waiting?.kind == .poolClosed)
            #expect(await postgresError { try await pool.backend() }?.kind == .poolClosed)
            await pool.shutdown()

            let name = settings.parameters["application_name"] ?? ""
            let watcher = try await Connection.connect(TestDatabase.settings)
            #expect(
                try await eventually {
                    try await watcher.query(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1",
                        [name],
                        as: Int.self
                    ) == [0]
                }
            )
            await watcher.close()
        }
    }

    @Test("What an idle session receives does not make it useless")
    func notification() async throws {
        try await TestDatabase.withPool { pool in
            let before = try await pool.backend()
            try await pool.withConnection { try $0.run(script: "LISTEN noise") }
            let other = try await Connection.connect(TestDatabase.settings)
            for _ in 0..<3 { try await other.run(script: "NOTIFY noise") }
            await other.close()
            #expect(try await pool.backend() == before)
            #expect(try await pool.backend() == before)
        }
    }

    @Test(
        "Interrupted, it cancels what runs, refuses the rest, and can then be shut down at once",
        .timeLimit(.minutes(1))
    )
    func interrupt() async throws {
        try await TestDatabase.withPool(size: 1, tables: "CREATE TABLE t (n int)") { pool in
            let running = Task {
                await postgresError {
                    try await pool.withConnection { connection in
                        try connection.transaction {
                            try connection.execute("INSERT INTO t VALUES (1)")
                            try connection.execute("SELECT pg_sleep(60)")
                        }
                    }
                }
            }
            #expect(await eventually { pool.statistics.open == 1 && pool.statistics.idle == 0 })
            let waiting = Task { await postgresError { try await pool.backend() } }
            #expect(await eventually { pool.statistics.waiting == 1 })
            pool.interrupt()
            #expect(await running.value?.kind == .cancelled)
            #expect(await waiting.value?.kind == .poolClosed)
            #expect(await postgresError { try await pool.backend() }?.kind == .poolClosed)
            await pool.shutdown()
            #expect(pool.statistics.open == 0)
        }
    }
}
