import Dispatch
import Glibc

/// Runs the programs that come with PostgreSQL, which refuse to run as root: for root, as the user `postgres`.
enum Program {
    struct Failure: Error {
        let command: String
        let status: Int32
        let log: String
    }

    /// Runs a program to its end, with what it prints going to `log`. Throws `Failure` unless it exits with 0.
    static func run(_ arguments: [String], log: String) throws {
        let status = wait(for: try start(arguments, log: log))
        guard status == 0 else { throw Failure(command: arguments.joined(separator: " "), status: status, log: log) }
    }

    /// Starts a program and gives its process id.
    static func start(_ arguments: [String], log: String) throws -> pid_t {
        let arguments =
            (isRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []) + arguments
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&files, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&files, 1, 2)
        // Threads of the test run block signals, and a child would inherit that and never hear that it should stop.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var strings = arguments.map { strdup($0) } + [nil]
        defer { for string in strings { free(string) } }
        var process: pid_t = 0
        let status = posix_spawnp(&process, arguments[0], &files, &attributes, &strings, environ)
        guard status == 0 else { throw Failure(command: arguments[0], status: status, log: log) }
        return process
    }

    /// Waits until a process has ended, and gives its status.
    @discardableResult
    static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// Does what blocks for long on a thread of its own, so that tests that measure time get theirs.
    static func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "tests.blocking").async { continuation.resume(with: Swift.Result(catching: body)) }
        }
    }

    static var isRoot: Bool { geteuid() == 0 }

    /// A new directory that belongs to the user as whom programs run. Its name is short, because a socket's may have 107 bytes.
    static func temporaryDirectory() throws -> String {
        var template = Array("/tmp/madoguchi-pg-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(command: "mkdtemp", status: errno, log: "") }
        let directory = String(decoding: template.dropLast().map(UInt8.init), as: UTF8.self)
        if isRoot, let user = getpwnam("postgres") {
            chown(directory, user.pointee.pw_uid, user.pointee.pw_gid)
        }
        return directory
    }

    /// Where initdb and pg_ctl are: as `MADOGUCHI_PG_BIN` says, or the newest that Debian has installed.
    static func postgres(_ name: String) -> String {
        if let directory = environment("MADOGUCHI_PG_BIN") { return "\(directory)/\(name)" }
        for version in (13...40).reversed() {
            let path = "/usr/lib/postgresql/\(version)/bin/\(name)"
            if access(path, X_OK) == 0 { return path }
        }
        return name
    }

    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
