import ArgumentParser
import DeskStore
import DeskText
import FoundationEssentials
import SupportDesk

/// `madoguchi retention`: what has been kept long enough, and goes.
struct Retention: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What has been kept for its time: list it, have it approved by a second person, and erase it.",
        discussion: """
            Time is counted from the 1 April after a record has ended. What is personal goes; every count stays. After an older backup
            was restored, the records of disposals (files of retention erase) are done again.

            Two people decide, each logged in as themselves: “mado login” leaves the login in login.json, in MADO_HOME or
            ~/.config/mado. A program's token is refused.

            Examples:
              madoguchi retention list
              madoguchi retention propose notes --token-file ~tomo/.config/mado/login.json
              madoguchi retention show ID --token-file ~aki/.config/mado/login.json
              madoguchi retention approve ID --token-file ~aki/.config/mado/login.json
              madoguchi retention erase ID
              madoguchi retention reapply disposals/*.json
            """,
        subcommands: [
            List.self, Rule.self, Propose.self, Show.self, Approve.self, Erase.self, Reapply.self,
        ]
    )

    static func refusal(_ text: RetentionText, _ code: Int32 = 64) -> any Error {
        let terminal = Terminal()
        terminal.say("madoguchi: " + text.text(in: terminal.language))
        return ExitCode(code)
    }

    static func id(_ word: String) throws -> Disposal.ID {
        guard let id = UUID(exactly: word) else { throw refusal(.unknownID) }
        return id
    }
}

extension RetentionKind: ExpressibleByArgument {}

/// Who decides, shown by their login.
private struct Decider: ParsableArguments {
    @Option(
        help: "The login of whoever decides: the file login.json that “mado login” has written.",
        completion: .file()
    )
    var tokenFile: String

    /// The account, which may decide on disposals.
    func account(in store: DeskStore) async throws -> Account {
        guard let token, let account = try await store.disposalDecider(token: token, at: .now) else {
            throw Retention.refusal(.unknownToken, 77)
        }
        return account
    }

    /// Of a login's file, or of one that holds nothing but a token.
    private var token: String? {
        struct Login: Decodable {
            let token: String
        }
        guard let data = FileManager.default.contents(atPath: tokenFile) else { return nil }
        let login = try? JSONDecoder().decode(Login.self, from: data)
        return login?.token
            ?? String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace).first.map(String.init)
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

        @Argument(help: "notes, residents, contacts, refused_records or amendments.")
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

        @Argument(help: "notes, residents, contacts, refused_records or amendments.")
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

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what is on a list, and when it ended: no names, no notes."
        )

        @Argument(help: "The disposal's id.")
        var id: String

        @OptionGroup fileprivate var decider: Decider

        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let terminal = Terminal()
            let id = try Retention.id(id)
            let (disposal, list) = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    try await store.disposal(id, for: try await decider.account(in: store), at: .now)
                }
            }
            if json {
                return try terminal.print(
                    json: Document(
                        disposal: DisposalDocument(disposal),
                        list: list.map { .init(subject: $0.subject, endedOn: $0.endedOn?.description) }
                    )
                )
            }
            var table = TextTable(RetentionText.listTitles(in: terminal.language).map { TextTable.Column($0) })
            for candidate in list { table.append([candidate.subject, candidate.endedOn?.description ?? ""]) }
            terminal.print(table.lines().joined(separator: "\n"))
            terminal.say(RetentionText.shown(disposal).text(in: terminal.language))
        }

        private struct Document: Encodable {
            struct Candidate: Encodable {
                let subject: String
                let endedOn: String?
            }

            let disposal: DisposalDocument
            let list: [Candidate]
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
}
