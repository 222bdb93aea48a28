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

    /// The value of `--lang` before anything else is parsed.
    private static var languageFlag: String? {
        let arguments = CommandLine.arguments
        guard let place = arguments.firstIndex(where: { $0 == "--lang" || $0.hasPrefix("--lang=") }) else { return nil }
        if arguments[place] != "--lang" { return String(arguments[place].dropFirst("--lang=".count)) }
        return place + 1 < arguments.count ? arguments[place + 1] : nil
    }
}
