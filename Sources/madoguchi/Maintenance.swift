import ArgumentParser
import DeskStore
import DeskText
import SupportDesk

/// `madoguchi maintenance`: what time decides.
struct Maintenance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Apply what time decides about supporters, and list it. For a daily timer; once more changes nothing.",
        discussion: """
            A certificate that ended and an appointment that was not renewed (31 March) lapse on the day after; whoever is active
            and has given no session for months is paused. Each change is dated the day on which it became due.

            Examples:
              madoguchi maintenance --dry-run
              madoguchi maintenance --idle-months 12 --json
            """
    )

    static let months = 1...120

    @Flag(help: "Say what would happen, and change nothing.")
    var dryRun = false

    @Flag(help: "Print what was done as JSON.")
    var json = false

    @Option(help: "Months without a consultation, course or shift after which an active supporter is paused.")
    var idleMonths = 6

    func run() async throws {
        let terminal = Terminal()
        guard Self.months.contains(idleMonths) else {
            terminal.say("madoguchi: " + MaintenanceText.monthsOutside(Self.months, in: terminal.language))
            throw ExitCode.validationFailure
        }
        let (idleMonths, dryRun) = (idleMonths, dryRun)
        let changes = try await terminal.orSayWhy {
            try await DeskStore.withInstalled { store in
                try await store.maintain(idleMonths: idleMonths, at: .now, isDryRun: dryRun)
            }
        }
        if json {
            try terminal.print(json: MaintenanceDocument(changes, isDryRun: dryRun))
        } else if !changes.isEmpty {
            terminal.print(table(changes, in: terminal.language))
        }
        terminal.say(MaintenanceText.done(changes.count, isDryRun: dryRun, in: terminal.language))
    }

    private func table(_ changes: [DueChange], in language: Language) -> String {
        var table = TextTable(MaintenanceText.titles(in: language).map { TextTable.Column($0) })
        for change in changes {
            table.append([
                change.supporter.rawValue, change.from.title(in: language), change.span.status.title(in: language),
                change.span.from.description, change.reason.title(in: language),
            ])
        }
        return table.lines().joined(separator: "\n")
    }
}
