import ArgumentParser
import DeskServer
import DeskText
import FoundationEssentials
import Glibc

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
func orSayWhy<Value>(_ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let error as InstallationProblem {
        write("madoguchi: \(error.sentence(in: .ofTerminal))\n", to: STDERR_FILENO)
        throw ExitCode(78)
    }
}

/// Writes all of `text` to an open file: `STDOUT_FILENO` for data, `STDERR_FILENO` for words.
func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
    }
}
