import ArgumentParser
import DeskStore
import DeskText
import FoundationEssentials
import PrivateFiles
import SupportDesk

/// `madoguchi retention`: what has been kept long enough, and goes.
struct Retention: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What has been kept for its time: list it, have it approved by a second person, and erase it.",
        discussion: """
            Time is counted from the 1 April after a record has ended. What is personal goes; every count stays. After an older backup
            was restored, the records of disposals (files of retention erase) are done again.

            Examples:
              madoguchi retention list
              madoguchi retention propose notes --token-file tokens/coordinator
              madoguchi retention approve ID --token-file tokens/administrator
              madoguchi retention erase ID
              madoguchi retention reapply disposals/*.json
            """,
        subcommands: [List.self, Rule.self, Propose.self, Approve.self, Erase.self, Reapply.self]
    )

    fileprivate static func refusal(_ text: RetentionText, _ code: Int32 = 64) -> any Error {
        let terminal = Terminal()
        terminal.say("madoguchi: " + text.text(in: terminal.language))
        return ExitCode(code)
    }

    fileprivate static func id(_ word: String) throws -> Disposal.ID {
        guard let id = UUID(exactly: word) else { throw refusal(.unknownID) }
        return id
    }
}

extension RetentionKind: ExpressibleByArgument {}

/// Who decides, shown by a token.
private struct Decider: ParsableArguments {
    @Option(help: "A file with the bearer token of whoever decides.", completion: .file())
    var tokenFile: String

    /// The account, which may decide on disposals.
    func account(in store: DeskStore) async throws -> Account {
        let token = FileManager.default.contents(atPath: tokenFile)
            .map { String(decoding: $0, as: UTF8.self) }?
            .split(whereSeparator: \.isWhitespace).first.map(String.init)
        guard let token, let account = try await store.account(token: token, at: .now) else {
            throw Retention.refusal(.unknownToken, 77)
        }
        guard account.role.may(.decideDisposals) else { throw DeskError.notAllowed }
        return account
    }
}

extension Retention {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show what is due today, and the disposals so far.")

        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let terminal = Terminal()
            let (due, disposals) = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    (try await store.dueForDisposal(today: Instant.now.day), try await store.disposals())
                }
            }
            if json {
                return try terminal.print(
                    json: Document(
                        due: due.map { .init(kind: $0.rule.kind, years: $0.rule.years, count: $0.count) },
                        disposals: disposals.map { DisposalDocument($0) }
                    )
                )
            }
            let language = terminal.language
            var table = TextTable(RetentionText.dueTitles(in: language).map { TextTable.Column($0) })
            for (rule, count) in due {
                table.append(["\(rule.kind.rawValue) \(rule.kind.title(in: language))", "\(rule.years)", "\(count)"])
            }
            terminal.print(table.lines().joined(separator: "\n"))
            guard !disposals.isEmpty else { return }
            var list = TextTable(RetentionText.titles(in: language).map { TextTable.Column($0) })
            for disposal in disposals {
                list.append([
                    disposal.id.written, disposal.rule.kind.title(in: language), disposal.endedBefore.description,
                    "\(disposal.candidates)", RetentionText.state(of: disposal, in: language),
                    disposal.erasure.map { "\($0.count)" } ?? "",
                ])
            }
            terminal.print("\n" + list.lines().joined(separator: "\n"))
        }

        private struct Document: Encodable {
            struct Due: Encodable {
                let kind: RetentionKind
                let years: Int
                let count: Int
            }

            let due: [Due]
            let disposals: [DisposalDocument]
        }
    }

    struct Rule: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say for how many years something is kept.")

        @Argument(help: "notes, residents, refused_records or amendments.")
        var kind: RetentionKind

        @Argument(help: "Years from the next 1 April.")
        var years: Int

        @OptionGroup fileprivate var decider: Decider

        func run() async throws {
            let terminal = Terminal()
            guard RetentionRule.years.contains(years) else { throw refusal(.yearsOutside(RetentionRule.years)) }
            let rule = RetentionRule(kind, years: years)
            try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    try await store.setRetention(rule, by: try await decider.account(in: store), at: .now)
                }
            }
            terminal.say(RetentionText.ruleSet(kind, years: years).text(in: terminal.language))
        }
    }

    struct Propose: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put what is due of a kind on a list, to be approved."
        )

        @Argument(help: "notes, residents, refused_records or amendments.")
        var kind: RetentionKind

        @OptionGroup fileprivate var decider: Decider

        func run() async throws {
            let terminal = Terminal()
            let proposed = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    try await store.proposeDisposal(of: kind, by: try await decider.account(in: store), at: .now)
                }
            }
            guard let proposed else {
                return terminal.say(RetentionText.nothingDue(kind).text(in: terminal.language))
            }
            terminal.print(proposed.id.written)
            terminal.say(
                RetentionText.proposed(id: proposed.id.written, kind, count: proposed.candidates)
                    .text(in: terminal.language)
            )
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Agree to a list that somebody else has proposed.")

        @Argument(help: "The disposal's id.")
        var id: String

        @OptionGroup fileprivate var decider: Decider

        func run() async throws {
            let terminal = Terminal()
            let id = try Retention.id(id)
            _ = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    try await store.approveDisposal(id, by: try await decider.account(in: store), at: .now)
                }
            }
            terminal.say(RetentionText.approved(id: id.written).text(in: terminal.language))
        }
    }

    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase what is on an approved list, and write the record of it into a file."
        )

        @Argument(help: "The disposal's id.")
        var id: String

        @Option(help: "The file to write (disposals/ID.json in MADOGUCHI_HOME).", completion: .file())
        var record: String?

        func run() async throws {
            let terminal = Terminal()
            let id = try Retention.id(id)
            guard let path = record ?? usualPath(id) else { throw refusal(.noPlaceForRecord, 78) }
            let (disposal, document) = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    let disposal = try await store.eraseDisposal(id, by: DeskStore.operator, at: .now)
                    let subjects = try await store.disposalRecord(id).subjects
                    return (disposal, DisposalDocument(disposal, subjects: subjects))
                }
            }
            try write(document, to: path)
            terminal.say(
                RetentionText.erased(count: disposal.erasure?.count ?? 0, path: path).text(in: terminal.language)
            )
        }

        private func usualPath(_ id: Disposal.ID) -> String? {
            guard let home = ProcessInfo.processInfo.environment["MADOGUCHI_HOME"], !home.isEmpty else { return nil }
            return "\(home)/disposals/\(id.written).json"
        }

        private func write(_ document: DisposalDocument, to path: String) throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.withoutEscapingSlashes, .prettyPrinted, .sortedKeys]
            let data = try encoder.encode(document)
            do {
                if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
                    try PrivateFile.makeFolder(String(path[..<slash]))
                }
                try PrivateFile.replace(path, with: Array(data), isSynced: true)
            } catch {
                throw refusal(.cannotWrite(path: path), 73)
            }
        }
    }

    struct Reapply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "After an older backup was restored: erase again what these records of disposals say."
        )

        @Argument(help: "Files that retention erase has written.", completion: .file())
        var records: [String]

        func run() async throws {
            let terminal = Terminal()
            let read = try records.map { path in
                let document = FileManager.default.contents(atPath: path).flatMap {
                    try? JSONDecoder().decode(DisposalDocument.self, from: $0)
                }
                guard let record = document?.record else { throw refusal(.unreadableRecord(path: path), 66) }
                return record
            }
            let count = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    var count = 0
                    for record in read {
                        count += try await store.reapply(record, by: DeskStore.operator, at: .now)
                    }
                    return count
                }
            }
            terminal.say(RetentionText.reapplied(count: count).text(in: terminal.language))
        }
    }
}
