import ArgumentParser
import DeskStore
import DeskText
import FoundationEssentials
import SupportDesk

struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Accounts and their bearer tokens.",
        subcommands: [Token.self]
    )
}

extension User {
    struct Token: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a bearer token for an account, and write it to a file that only you can read.",
            discussion: """
                A file that already holds a valid token is left as it is. The database keeps only a hash.

                Example:
                  madoguchi user token --role staff --site S001 --output counter.token
                """
        )

        @Option(help: "What the account may do: staff, coordinator, statistician or administrator.")
        var role: Role

        @Option(help: "The account's name in the audit trail; the role's name unless said otherwise.")
        var name: String?

        @Option(
            name: .customLong("site"),
            help: "A site's code where the account may work; may be repeated. Without it, all."
        )
        var sites: [String] = []

        @Option(help: "The file to write.", completion: .file())
        var output: String

        func run() async throws {
            let terminal = Terminal()
            let account = Account(
                name: name ?? role.rawValue,
                role: role,
                sites: sites.isEmpty ? nil : Set(sites.map { Site.ID($0) })
            )
            try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    if let token = writtenToken, try await store.account(token: token) != nil { return }
                    try write(try await store.issueToken(to: account, at: .now))
                    terminal.say(.tokenWritten(path: output, role: role))
                }
            }
        }

        private var writtenToken: String? {
            FileManager.default.contents(atPath: output)
                .map { String(decoding: $0, as: UTF8.self) }?
                .split(whereSeparator: \.isWhitespace).first.map(String.init)
        }

        /// Beside it first and then renamed, so that the file never holds half a token, and with its mode from the beginning.
        private func write(_ token: String) throws {
            let new = output + ".new"
            try? FileManager.default.removeItem(atPath: new)
            guard
                FileManager.default.createFile(
                    atPath: new,
                    contents: Data("\(token)\n".utf8),
                    attributes: [.posixPermissions: 0o600]
                )
            else {
                Terminal().say(.cannotWrite(path: output))
                throw ExitCode(73)
            }
            _ = try? FileManager.default.removeItem(atPath: output)
            try FileManager.default.moveItem(atPath: new, toPath: output)
        }
    }
}

extension Role: ExpressibleByArgument {}
