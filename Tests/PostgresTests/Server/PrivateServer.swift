import Glibc
import Postgres

/// A PostgreSQL of a test's own, in a temporary directory, that it may stop and start. Reached by its unix socket only.
final class PrivateServer: Sendable {
    let directory: String

    static func make() async throws -> PrivateServer {
        try await Program.blocking { try PrivateServer() }
    }

    private init() throws {
        directory = try Program.temporaryDirectory()
        try Program.run(
            [
                Program.postgres("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                "--locale=C.UTF-8",
                "--no-sync", "--no-instructions",
            ],
            log: log
        )
        try start()
    }

    private var data: String { "\(directory)/data" }
    /// What initdb and pg_ctl print.
    private var log: String { "\(directory)/programs.log" }
    private var serverLog: String { "\(directory)/server.log" }

    var settings: ConnectionSettings {
        ConnectionSettings(parameters: ["host": directory, "user": "postgres", "dbname": "postgres"])
    }

    func start() throws {
        let options = "-c listen_addresses= -c unix_socket_directories=\(directory) -c fsync=off -c max_connections=200"
        try Program.run(
            [Program.postgres("pg_ctl"), "-D", data, "-l", serverLog, "-w", "-o", options, "start"],
            log: log
        )
    }

    func stop() throws {
        try Program.run([Program.postgres("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop"], log: log)
    }

    /// Stops the server and removes its directory.
    func remove() {
        try? stop()
        try? Program.run(["rm", "-rf", directory], log: "/dev/null")
    }
}
