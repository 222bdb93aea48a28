internal import Dispatch
internal import FoundationEssentials
package import Glibc

/// A program that was built beside the tests.
package struct BuiltProgram: Sendable {
    /// How a run ended, and what it wrote.
    package struct Run: Sendable {
        /// As a shell gives it: 128 and more for a signal.
        package let status: Int32
        package let output: String
        package let words: String
    }

    package struct Failure: Error {
        package let command: String
        package let number: Int32
    }

    package let path: String

    /// Nil when it was not built.
    package init?(_ name: String) {
        var bytes = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &bytes, bytes.count - 1)
        guard length > 0 else { return nil }
        let runner = String(decoding: bytes[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        path = runner[..<(runner.lastIndex(of: "/") ?? runner.startIndex)] + "/" + name
        guard access(path, X_OK) == 0 else { return nil }
    }

    /// Any other program, by its path.
    package init(path: String) {
        self.path = path
    }

    /// Runs it to its end without a terminal, in an environment of its own.
    package func run(
        _ arguments: [String],
        _ environment: [String: String],
        input: String = ""
    ) async throws -> Run {
        let files = ["output", "words", "input"].map { "/tmp/madoguchi-run-\(UUID().uuidString).\($0)" }
        defer { for file in files { unlink(file) } }
        _ = FileManager.default.createFile(atPath: files[2], contents: Data(input.utf8))
        let process = try start(arguments, environment, input: files[2], output: files[0], words: files[1])
        let status = await Self.end(of: process)
        let texts = files.prefix(2).map {
            String(decoding: FileManager.default.contents(atPath: $0) ?? Data(), as: UTF8.self)
        }
        return Run(status: status, output: texts[0], words: texts[1])
    }

    /// Starts it, and gives its process id.
    package func start(
        _ arguments: [String],
        _ environment: [String: String],
        input: String = "/dev/null",
        output: String = "/dev/null",
        words: String = "/dev/null"
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        for (number, file) in [(1, output), (2, words)] {
            posix_spawn_file_actions_addopen(&actions, Int32(number), file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        // Threads of the test run block signals, and a child would inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let words = ([path] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var process = pid_t()
        let number = posix_spawn(&process, path, &actions, &attributes, words, variables)
        guard number == 0 else { throw Failure(command: path, number: number) }
        return process
    }

    /// Waits until a process has ended, and gives its status; kills it (SIGKILL) as soon as `isTime` says so.
    package static func end(
        of process: pid_t,
        killingWhen isTime: @escaping @Sendable () -> Bool = { false }
    ) async -> Int32 {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "tests.program").async {
                var status: Int32 = 0
                while waitpid(process, &status, WNOHANG) == 0 {
                    if isTime() { kill(process, SIGKILL) }
                    usleep(500)
                }
                let signal = status & 0x7F
                continuation.resume(returning: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
            }
        }
    }
}
