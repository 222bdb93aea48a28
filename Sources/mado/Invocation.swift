import ArgumentParser
import DeskClient
import DeskText
import Glibc

/// How the process was called, as far as it matters before its arguments are parsed: help has a language, too.
enum Invocation {
    static let console = ProcessConsole(environment: environment)

    static let home = Result { () throws(ConfigurationProblem) in try ClientHome(environment: environment) }

    static let file = Result { () throws(ConfigurationProblem) in try ConfigurationFile.read(in: home.get()) }

    /// The language of the command line, the environment and the file, in this order; Japanese when they do not say.
    static let language: Language = {
        let settings = ClientSettings(
            flags: [.language: languageFlag ?? ""],
            environment: environment,
            file: (try? file.get()) ?? ConfigurationFile()
        )
        return settings.language(environment: environment)
    }()

    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// `POSIX_SPAWN_SETSID`, which glibc declares for C with _GNU_SOURCE only.
    private static let newSession: Int16 = 0x80

    /// Runs `mado sync --once` in a process of its own, which nobody waits for and nobody hears.
    static func startSync() {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Ctrl-C and the end of the terminal are not meant for it: a session of its own.
        posix_spawnattr_setflags(&attributes, newSession)
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        for (file, mode) in [(STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_WRONLY), (STDERR_FILENO, O_WRONLY)] {
            posix_spawn_file_actions_addopen(&files, file, "/dev/null", mode, 0)
        }
        let words = ["mado", "sync", "--once", "--quiet"]
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process = pid_t()
        posix_spawn(&process, "/proc/self/exe", &files, &attributes, arguments, environ)
    }

    /// The value of `--lang` before anything else is parsed.
    private static var languageFlag: String? {
        let arguments = CommandLine.arguments
        guard let place = arguments.firstIndex(where: { $0 == "--lang" || $0.hasPrefix("--lang=") }) else { return nil }
        if arguments[place] != "--lang" { return String(arguments[place].dropFirst("--lang=".count)) }
        return place + 1 < arguments.count ? arguments[place + 1] : nil
    }
}
