import ArgumentParser
import DeskServer
import DeskStore
import DeskText
import FoundationEssentials
import SupportDesk

struct Database: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the database up to date, and check what it holds.",
        discussion: """
            Examples:
              madoguchi database migrate    apply what is pending, all or nothing
              madoguchi database verify     recompute every total and the audit trail
              madoguchi database verify --head exports/131156_2026-11-27/datapackage.json
            """,
        subcommands: [Migrate.self, Status.self, Verify.self]
    )
}

extension Database {
    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Apply the schema's pending steps as the role that owns it (MADOGUCHI_OWNER_DATABASE_URL)."
        )

        func run() async throws {
            let terminal = Terminal()
            let settings = try orSayWhy { try Installation.here.storeSettings(as: .owner) }
            let applied = try await terminal.orSayWhy { try await Migrator(settings).migrate(at: .now) }
            for name in applied { terminal.say(.migrationApplied(step: name)) }
            terminal.say(.schemaCurrent)
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show how each step of the schema stands. Exit code 1 when one is not applied."
        )

        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let terminal = Terminal()
            let settings = try orSayWhy { try Installation.here.storeSettings(as: .service) }
            let statuses = try await terminal.orSayWhy { try await Migrator(settings).status() }
            if json {
                try terminal.print(json: statuses.map(StepDocument.init))
            } else {
                let titles = OperationsText.statusTitles(in: terminal.language)
                var table = TextTable(titles.map { TextTable.Column($0) })
                for status in statuses {
                    table.append([
                        status.name, OperationsText.step(status.state.rawValue).text(in: terminal.language),
                        status.appliedAt?.description ?? "",
                    ])
                }
                terminal.print(table.lines().joined(separator: "\n"))
            }
            guard statuses.allSatisfy({ $0.state == .applied }) else { throw ExitCode(1) }
        }

        private struct StepDocument: Encodable {
            let name: String
            let state: String
            let appliedAt: String?

            init(_ status: MigrationStatus) {
                name = status.name
                state = status.state.rawValue
                appliedAt = status.appliedAt?.description
            }
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Recompute the roll-ups and the audit trail, and print what differs. Exit code 1 if anything does."
        )

        @Option(
            help:
                "An end of the audit trail that was kept elsewhere: an export's datapackage.json, or LINK:DIGEST. May be repeated.",
            completion: .file()
        )
        var head: [String] = []

        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let terminal = Terminal()
            let heads = try head.map { word in
                guard let head = AuditHead(given: word) else {
                    terminal.say("madoguchi: " + AuditText.unreadableHead.text(in: terminal.language))
                    throw ExitCode(64)
                }
                return head
            }
            let discrepancies = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { try await $0.verify(heads: heads) }
            }
            if json {
                try terminal.print(json: discrepancies)
            } else {
                for found in discrepancies {
                    terminal.print(
                        OperationsText.discrepancy(subject: found.subject, kept: found.kept, expected: found.expected)
                            .text(in: terminal.language)
                    )
                }
            }
            terminal.say(.verified(discrepancies: discrepancies.count))
            guard discrepancies.isEmpty else { throw ExitCode(1) }
        }
    }
}

extension AuditHead {
    /// What `--head` says: a file that an export or a person has written, or the head itself.
    fileprivate init?(given word: String) {
        guard let content = FileManager.default.contents(atPath: word) else {
            self.init(written: word)
            return
        }
        if let package = try? JSONDecoder().decode(PrintedHead.self, from: content) {
            self = package.head
        } else {
            let line = String(decoding: content, as: UTF8.self).split(whereSeparator: \.isWhitespace).first
            self.init(written: line.map(String.init) ?? "")
        }
    }

    /// Where a `datapackage.json` has it.
    private struct PrintedHead: Decodable {
        let head: AuditHead

        private enum CodingKeys: String, CodingKey {
            case head = "madoguchi:audit"
        }
    }
}
