import Glibc
import Postgres
import Testing

/// PgBouncer in transaction mode before the tests' database, with two sessions for however many clients.
private struct PgBouncer {
    static let program = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"].first { (path: String) in access(path, X_OK) == 0
    }

    let directory: String
    let process: pid_t
    let settings: ConnectionSettings

    static func start(_ program: String) async throws -> PgBouncer {
        let database = try await TestDatabase.settings.parameters
        let directory = try Program.temporaryDirectory()
        let target = ["host", "port", "dbname"].compactMap { key in database[key].map { "\(key)=\($0)" } }.joined(
            separator: " "
        )
        let configuration = """
            [databases]
            desk = \(target) user=\(database["user"] ?? "postgres")
            [pgbouncer]
            listen_addr =
            unix_socket_dir = \(directory)
            auth_type = any
            pool_mode = transaction
            default_pool_size = 2
            """
        let path = "\(directory)/pgbouncer.ini"
        guard let file = fopen(path, "w") else { throw Program.Failure(command: path, status: errno, log: "") }
        fputs(configuration, file)
        fclose(file)
        chmod(path, 0o644)
        let process = try Program.start([program, "-q", path], log: "\(directory)/log")
        let settings = ConnectionSettings(
            parameters: ["host": directory, "port": "6432", "dbname": "desk", "user": "desk"],
            sessionsAreOurs: false
        )
        let isUp = await eventually { (try? await Connection.connect(settings).close()) != nil }
        try #require(isUp, "PgBouncer did not start")
        return PgBouncer(directory: directory, process: process, settings: settings)
    }

    func stop() {
        kill(process, SIGTERM)
        Program.wait(for: process)
        try? Program.run(["rm", "-rf", directory], log: "/dev/null")
    }
}

@Suite(
    "The client works behind PgBouncer in transaction mode",
    .enabled(if: PgBouncer.program != nil, "pgbouncer is not installed")
)
struct PgBouncerTests {
    private func withPool(
        statementTimeout: Duration? = nil,
        _ body: (ConnectionPool, String) async throws -> Void
    ) async throws {
        let bouncer = try await PgBouncer.start(try #require(PgBouncer.program))
        defer { bouncer.stop() }
        try await TestDatabase.withSchema { schema in
            var settings = bouncer.settings
            settings.options = schema.options
            let pool = ConnectionPool(
                settings,
                size: 8,
                waitingDeadline: .seconds(60),
                statementTimeout: statementTimeout
            )
            try await body(pool, schema.options["search_path"] ?? "")
            await pool.shutdown()
        }
    }

    @Test("Many clients share two sessions: parameters, transactions and their settings hold")
    func transactions() async throws {
        try await withPool { pool, schema in
            try await pool.withConnection { try $0.run(script: "CREATE TABLE \(schema).t (n bigint, note text)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        try await pool.withConnection { connection in
                            try connection.transaction {
                                try connection.execute("INSERT INTO t VALUES ($1, $2)", [number, "相談"])
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let (rows, prepared) = try await pool.withConnection { connection in
                try connection.query(
                    "SELECT (SELECT count(*) FROM \(schema).t), (SELECT count(*) FROM pg_prepared_statements)",
                    as: Int.self,
                    Int.self
                )[0]
            }
            #expect(rows == 200)
            #expect(prepared == 0)
            let path = try await pool.withConnection { try $0.query("SHOW search_path", as: String.self) }
            #expect(path != [schema])
        }
    }

    @Test("COPY passes in both directions")
    func copy() async throws {
        try await withPool { pool, schema in
            let (written, read) = try await pool.withConnection { connection in
                try connection.run(script: "CREATE TABLE \(schema).t (n int)")
                let written = try connection.copyIn("COPY \(schema).t FROM STDIN") { writer in
                    for number in 0..<10_000 {
                        try writer.field(number)
                        try writer.endRow()
                    }
                }
                return (written, try connection.copyOut("COPY \(schema).t TO STDOUT") { _ in })
            }
            #expect(written == 10_000)
            #expect(read == 10_000)
        }
    }

    @Test("Cancellation reaches the server through it, and a timeout holds within transactions")
    func cancellation() async throws {
        try await withPool(statementTimeout: .milliseconds(200)) { pool, _ in
            let task = Task {
                await postgresError { try await pool.withConnection { try $0.execute("SELECT pg_sleep(60)") } }
            }
            try await Task.sleep(for: .milliseconds(300))
            task.cancel()
            #expect(await task.value?.kind == .cancelled)
            let error = await postgresError {
                try await pool.withConnection { connection in
                    try connection.transaction { try connection.execute("SELECT pg_sleep(60)") }
                }
            }
            #expect(error?.kind == .server(.queryCanceled))
        }
    }
}
