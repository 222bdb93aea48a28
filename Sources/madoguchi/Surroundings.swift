import ArgumentParser
import DeskServer
import DeskText
import FoundationEssentials

extension Installation {
    /// The installation that this process's environment describes.
    static var here: Installation { Installation(environment: ProcessInfo.processInfo.environment) }
}

extension Language {
    /// The language of the terminal, from the locale.
    static var ofTerminal: Language {
        let environment = ProcessInfo.processInfo.environment
        return Language(locale: environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"])
    }
}

/// Runs `body`; when the installation cannot be used, says why on standard error and ends with exit code 78 (configuration).
func orSayWhy<Value>(_ body: () throws(InstallationProblem) -> Value) throws -> Value {
    do {
        return try body()
    } catch {
        FileHandle.standardError.write(Data("madoguchi: \(error.sentence(in: .ofTerminal))\n".utf8))
        throw ExitCode(78)
    }
}
