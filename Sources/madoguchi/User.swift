import ArgumentParser
import DeskStore
import DeskText
import FoundationEssentials
import PrivateFiles
import SupportDesk

/// `madoguchi user`: who may come in.
struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Accounts: who may come in, as what, where and until when; and tokens for programs.",
        discussion: """
            Examples:
              madoguchi user add desk-3 --role staff --site S001 --yearly
              madoguchi user list
              madoguchi user change desk-3 --site S001 --site S002 --until 2028-03-31
              madoguchi user disable desk-3
              madoguchi user invite desk-3              a new password, when the old one is forgotten
              madoguchi user reset-second-factor tomo   the authenticator is lost
              madoguchi user import accounts.csv --dry-run

            Roles: staff, site_leader, coordinator, statistician, administrator, auditor. Staff and site leaders work at sites, which
            are named; all roles but staff need an authenticator.
            Exit code 65 when something cannot be accepted, 66 when there is no such account.
            """,
        subcommands: [
            Add.self, List.self, Disable.self, Enable.self, Change.self, Invite.self, ResetSecondFactor.self,
            ImportAccounts.self, Token.self,
        ]
    )
}

extension User {
    /// What several of the commands have in common.
    struct Output: ParsableArguments {
        @Flag(help: "Print JSON.")
        var json = false

        /// The account as it is now, as JSON when that is wanted, and what was done, in a sentence.
        func say(_ text: AccountText, _ registered: RegisteredAccount, at now: Instant) throws {
            let terminal = Terminal()
            if json { try terminal.print(json: AccountDocument(registered, at: now)) }
            terminal.say(text.text(in: terminal.language))
            let account = registered.account
            if account.role.needsSecondFactor, !registered.hasSecondFactor, registered.hasPassword {
                terminal.say(AccountText.invitationNeeded(account.name).text(in: terminal.language))
            }
        }

        /// An invitation on standard output, and on standard error what to do with it.
        func hand(_ invitation: String, to name: String, hours: Int, at now: Instant, after text: AccountText?) throws {
            let terminal = Terminal()
            if let text { terminal.say(text.text(in: terminal.language)) }
            if json {
                try terminal.print(json: ["account": name, "invitation": invitation])
            } else {
                terminal.print(invitation)
            }
            let until = now.adding(seconds: hours * 3600)
            terminal.say(AccountText.invited(name, until: until).text(in: terminal.language))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account, and print the invitation with which its owner takes it up."
        )

        @Argument(help: "Its name: small letters, digits, “.”, “-” and “_”. Never a person's own name.")
        var name: String

        @Option(help: "What it may do.")
        var role: Role

        @Option(
            name: .customLong("site"),
            help: "A site's code where it may work; may be repeated. Without it, all (not for staff and site leaders)."
        )
        var sites: [String] = []

        @Option(help: "The last day: 2027-03-31, 令和9年3月31日.")
        var until: String?

        @Flag(help: "Until the 31 March with which the fiscal year ends.")
        var yearly = false

        @Option(help: "Hours for which the invitation is good.")
        var hours = AccountRules.usualInvitationHours

        @OptionGroup var output: Output

        func run() async throws {
            let terminal = Terminal()
            try checkHours(hours)
            if until != nil, yearly { try refuse(.either("--until", "--yearly")) }
            let now = Instant.now
            try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    let last = try await yearly ? AccountRules.endOfYear(now.day) : day(until, store)
                    let account = Account(
                        name: name,
                        role: role,
                        sites: sites.isEmpty ? nil : Set(sites.map { Site.ID($0) })
                    )
                    let invitation = try await store.add(
                        RegisteredAccount(account, validUntil: last),
                        invitationHours: hours,
                        by: DeskStore.operator,
                        at: now
                    )
                    try output.hand(invitation, to: name, hours: hours, at: now, after: .added(name))
                }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the accounts.")

        @OptionGroup var output: Output

        func run() async throws {
            let terminal = Terminal()
            let now = Instant.now
            let accounts = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { try await $0.accounts() }
            }
            guard !output.json else {
                return try terminal.print(json: ListDocument(items: accounts.map { AccountDocument($0, at: now) }))
            }
            var table = TextTable(AccountText.titles(in: terminal.language).map { TextTable.Column($0) })
            for account in accounts { table.append(AccountText.cells(account, at: now, in: terminal.language)) }
            terminal.print(table.lines().joined(separator: "\n"))
        }
    }

    struct Token: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token for a program, and write it to a file that only you can read.",
            discussion: """
                It belongs to an account, which is made where there is none of this name, and ends with it. A file that already holds \
                a token which is good for another month is left as it is. The database keeps only a hash.

                Example:
                  madoguchi user token --role staff --site S001 --output counter.token
                """
        )

        /// A token with fewer days left than this is replaced.
        private static let daysLeft = 30

        @Option(help: "What the account may do.")
        var role: Role

        @Option(help: "The account's name in the audit trail; the role's name unless said otherwise.")
        var name: String?

        @Option(
            name: .customLong("site"),
            help: "A site's code where the account may work; may be repeated. Without it, all."
        )
        var sites: [String] = []

        @Option(help: "Days for which it is good.")
        var days = AccountRules.usualTokenDays

        @Option(help: "The file to write.", completion: .file())
        var output: String

        func run() async throws {
            let terminal = Terminal()
            guard AccountRules.tokenDays.contains(days) else {
                return try refuse(.outside(option: "--days", AccountRules.tokenDays))
            }
            let account = Account(
                name: name ?? role.rawValue,
                role: role,
                sites: sites.isEmpty ? nil : Set(sites.map { Site.ID($0) })
            )
            let now = Instant.now
            // An account of the same name for something else is not to be taken for this one.
            let enough = now.adding(seconds: min(days - 1, Self.daysLeft) * 86_400)
            try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    if let token = writtenToken, try await store.account(token: token, at: enough) == account { return }
                    try write(try await store.issueToken(to: account, days: days, at: now))
                    terminal.say(.tokenWritten(path: output, role: role))
                }
            }
        }

        private var writtenToken: String? {
            FileManager.default.contents(atPath: output)
                .map { String(decoding: $0, as: UTF8.self) }?
                .split(whereSeparator: \.isWhitespace).first.map(String.init)
        }

        private func write(_ token: String) throws {
            do {
                try PrivateFile.replace(output, with: Array("\(token)\n".utf8), isSynced: true)
            } catch {
                Terminal().say(.cannotWrite(path: output))
                throw ExitCode(73)
            }
        }
    }
}

/// The day that an option gives; nil when it gives none.
func day(_ written: String?, _ store: DeskStore) async throws -> CivilDate? {
    guard let written else { return nil }
    guard let day = DateReading(eras: try await store.desk().eras).day(written) else {
        try refuse(.unreadableDay)
        return nil
    }
    return day
}

func checkHours(_ hours: Int) throws {
    guard AccountRules.invitationHours.contains(hours) else {
        return try refuse(.outside(option: "--hours", AccountRules.invitationHours))
    }
}

/// Says why a command was not understood, and ends it.
func refuse(_ text: AccountText) throws {
    let terminal = Terminal()
    terminal.say("madoguchi: " + text.text(in: terminal.language))
    throw ExitCode.validationFailure
}

extension Role: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(written: argument)
    }
}
