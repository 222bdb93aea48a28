import ArgumentParser
import DeskImport
import DeskStore
import DeskText
import SupportDesk

extension User {
    /// Changes an account and says what became of it.
    private static func change(
        _ name: String,
        _ change: AccountChange,
        saying text: AccountText,
        _ output: Output
    ) async throws {
        let now = Instant.now
        try await Terminal().orSayWhy {
            try await DeskStore.withInstalled { store in
                let settled = try await store.change(name, change, by: DeskStore.operator, at: now)
                let isUnchanged = if case .unchanged = settled { true } else { false }
                try output.say(isUnchanged ? .unchanged : text, settled.value, at: now)
            }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Stop an account: whoever came in with it is out.")

        @Argument(help: "The account's name.")
        var name: String

        @OptionGroup var output: Output

        func run() async throws {
            var change = AccountChange()
            change.isDisabled = true
            try await User.change(name, change, saying: .disabled(name), output)
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let an account be used again.")

        @Argument(help: "The account's name.")
        var name: String

        @OptionGroup var output: Output

        func run() async throws {
            var change = AccountChange()
            change.isDisabled = false
            try await User.change(name, change, saying: .enabled(name), output)
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Change what an account may do, where, or until when. With another role or other sites its logins end."
        )

        @Argument(help: "The account's name.")
        var name: String

        @Option(help: "What it may do from now on.")
        var role: Role?

        @Option(
            name: .customLong("site"),
            help: "A site where it may work, in the place of those before; may be repeated."
        )
        var sites: [String] = []

        @Flag(help: "It may work at all sites.")
        var allSites = false

        @Option(help: "The last day: 2028-03-31, 令和10年3月31日.")
        var until: String?

        @Flag(help: "It has no last day any more.")
        var noEnd = false

        @OptionGroup var output: Output

        func run() async throws {
            if !sites.isEmpty, allSites { try refuse(.either("--site", "--all-sites")) }
            if until != nil, noEnd { try refuse(.either("--until", "--no-end")) }
            var change = AccountChange()
            change.role = role
            change.sites = allSites ? .allSites : sites.isEmpty ? nil : .sites(Set(sites.map { Site.ID($0) }))
            change.validUntil = try await noEnd ? .never : lastDay.map { .on($0) }
            try await User.change(name, change, saying: .changed(name), output)
        }

        private var lastDay: CivilDate? {
            get async throws {
                guard let until else { return nil }
                return try await Terminal().orSayWhy { try await DeskStore.withInstalled { try await day(until, $0) } }
            }
        }
    }

    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a new invitation: its owner chooses a new password, and enrols an authenticator anew."
        )

        @Argument(help: "The account's name.")
        var name: String

        @Option(help: "Hours for which the invitation is good.")
        var hours = AccountRules.usualInvitationHours

        @OptionGroup var output: Output

        func run() async throws {
            try await User.invite(name, hours: hours, forgettingFactor: false, output)
        }
    }

    struct ResetSecondFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset-second-factor",
            abstract: "Take a lost authenticator away, end the account's logins, and print an invitation."
        )

        @Argument(help: "The account's name.")
        var name: String

        @Option(help: "Hours for which the invitation is good.")
        var hours = AccountRules.usualInvitationHours

        @OptionGroup var output: Output

        func run() async throws {
            try await User.invite(name, hours: hours, forgettingFactor: true, output)
        }
    }

    private static func invite(_ name: String, hours: Int, forgettingFactor: Bool, _ output: Output) async throws {
        try checkHours(hours)
        let now = Instant.now
        try await Terminal().orSayWhy {
            try await DeskStore.withInstalled { store in
                let invitation = try await store.invite(
                    name,
                    hours: hours,
                    forgettingFactor: forgettingFactor,
                    by: DeskStore.operator,
                    at: now
                )
                let done: AccountText? = forgettingFactor ? .factorReset(name) : nil
                try output.hand(invitation, to: name, hours: hours, at: now, after: done)
            }
        }
    }

    struct ImportAccounts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Change many accounts by a list, as on 1 April: アカウント名,権限,支援拠点,有効期限,状態.",
            discussion: """
                A blank cell leaves as it is; an account that is new gets an invitation. All rows are applied or none: when one is \
                refused, nothing is changed (exit code 65). Look with --dry-run first.
                """
        )

        @Argument(help: "The list.", completion: .file(extensions: ["csv", "tsv", "txt"]))
        var file: String

        @Flag(help: "Say what would change, and change nothing.")
        var dryRun = false

        @Option(help: "How the file is written: auto, utf-8 or cp932.")
        var encoding = FileEncoding.auto

        @OptionGroup var output: Output

        func run() async throws {
            let terminal = Terminal()
            let now = Instant.now
            let (file, encoding, dryRun) = (file, encoding, dryRun)
            let result = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    try await store.importAccounts(
                        path: file,
                        encoding: encoding,
                        by: DeskStore.operator,
                        at: now,
                        isDryRun: dryRun
                    )
                }
            }
            for found in result.rejections {
                let reason = found.detail(in: terminal.language)
                terminal.say(
                    .rejection(line: found.line, receipt: nil, field: found.field, value: found.value, reason: reason)
                )
            }
            if output.json {
                try terminal.print(
                    json: ListDocument(items: result.differences.map { AccountChangeDocument($0, at: now) })
                )
            } else {
                show(result.differences, terminal, at: now)
            }
            guard result.rejections.isEmpty else {
                terminal.say(AccountText.importRefused(result.rejections.count).text(in: terminal.language))
                throw ExitCode(65)
            }
            let text = AccountText.imported(result.differences.count, isDryRun: dryRun)
            terminal.say(text.text(in: terminal.language))
        }

        /// What differs, before and after, and the invitations of those that are new.
        private func show(_ differences: [AccountDifference], _ terminal: Terminal, at now: Instant) {
            guard !differences.isEmpty else { return }
            var table = TextTable(AccountText.titles(in: terminal.language).map { TextTable.Column($0) } + [.init("")])
            for difference in differences {
                let new = AccountText.cells(difference.new, at: now, in: terminal.language)
                guard let old = difference.old else {
                    table.append(new + [difference.invitation ?? ""])
                    continue
                }
                let before = AccountText.cells(old, at: now, in: terminal.language)
                table.append(zip(before, new).map { $0 == $1 ? $0 : "\($0) → \($1)" })
            }
            terminal.print(table.lines().joined(separator: "\n"))
        }
    }
}
