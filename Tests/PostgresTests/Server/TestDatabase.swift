import Dispatch
import Glibc
import Postgres
import Testing

/// The database that the tests use: the one of `MADOGUCHI_TEST_DATABASE_URL`, or a private server that lives as long as the tests.
enum TestDatabase {
    struct NotLocal: Error, CustomStringConvertible {
        let description = "MADOGUCHI_TEST_DATABASE_URL must name a local server"
    }

    private static let shared = Task { () async throws -> ConnectionSettings in
        if let url = Program.environment("MADOGUCHI_TEST_DATABASE_URL") {
            let settings = try ConnectionSettings(url: url)
            guard isLocal(settings) else { throw NotLocal() }
            return settings
        }
        let server = try await PrivateServer.make()
        privateServer = server
        atexit { TestDatabase.privateServer?.remove() }
        return server.settings
    }

    /// Written once, before the handler that reads it is registered.
    nonisolated(unsafe) private static var privateServer: PrivateServer?

    static var settings: ConnectionSettings {
        get async throws { try await shared.value }
    }

    private static func isLocal(_ settings: ConnectionSettings) -> Bool {
        let hosts =
            (settings.parameters["host"] ?? "").split(separator: ",")
            + (settings.parameters["hostaddr"] ?? "").split(separator: ",")
        return hosts.allSatisfy { $0.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains($0) }
    }

    /// Runs `body` with settings under which tables go into a schema of its own, which is removed afterwards.
    static func withSchema<Value: Sendable>(
        _ body: (ConnectionSettings) async throws -> Value
    ) async throws -> Value {
        var settings = try await settings
        let schema = "test_\(UInt64.random(in: 0 ... .max))"
        try await run("CREATE SCHEMA \(schema)")
        settings.options["search_path"] = schema
        settings.parameters["application_name"] = schema
        let outcome: Result<Value, any Error>
        do { outcome = .success(try await body(settings)) } catch { outcome = .failure(error) }
        try await run("SET client_min_messages = warning; DROP SCHEMA \(schema) CASCADE")
        return try outcome.get()
    }

    /// Runs `body` with a pool and with tables in a schema of its own.
    static func withPool<Value: Sendable>(
        size: Int = 1,
        waitingDeadline: Duration = .seconds(60),
        statementTimeout: Duration? = nil,
        tables script: String = "",
        _ body: (ConnectionPool) async throws -> Value
    ) async throws -> Value {
        try await withSchema { settings in
            let pool = ConnectionPool(
                settings,
                size: size,
                waitingDeadline: waitingDeadline,
                statementTimeout: statementTimeout
            )
            try await pool.withConnection { try $0.run(script: script) }
            let outcome: Result<Value, any Error>
            do { outcome = .success(try await body(pool)) } catch { outcome = .failure(error) }
            await pool.shutdown()
            return try outcome.get()
        }
    }

    private static func run(_ script: String) async throws {
        let connection = try await Connection.connect(settings)
        try await connection.run(script: script)
        await connection.close()
    }
}

extension ConnectionPool {
    /// Runs `body` while one of the connections is lent to somebody else.
    func withOneBusy<Value>(_ body: () async throws -> Value) async throws -> Value {
        let isDone = DispatchSemaphore(value: 0)
        let idle = statistics.idle
        let borrower = Task { try await withConnection { _ in isDone.wait() } }
        let outcome: Result<Value, any Error>
        do {
            try #require(await eventually { statistics.idle < idle })
            outcome = .success(try await body())
        } catch {
            outcome = .failure(error)
        }
        isDone.signal()
        try await borrower.value
        return try outcome.get()
    }

    /// The server's process id for the connection that is lent next.
    func backend() async throws -> Int {
        try await withConnection { try $0.query("SELECT pg_backend_pid()", as: Int.self) }[0]
    }
}

/// The error that `body` throws, if it is one of ours.
func postgresError<Value>(_ body: () async throws -> Value) async -> PostgresError? {
    do {
        _ = try await body()
    } catch {
        if let error = error as? PostgresError { return error }
        Issue.record(error)
    }
    return nil
}

/// Asks again and again until `condition` holds; false if it does not within five seconds.
func eventually(_ condition: () async throws -> Bool) async rethrows -> Bool {
    for _ in 0..<500 {
        if try await condition() { return true }
        try? await Task.sleep(for: .milliseconds(10))
    }
    return false
}
