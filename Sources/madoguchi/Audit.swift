import ArgumentParser
import DeskStore
import DeskText
import FoundationEssentials
import SupportDesk

/// `madoguchi audit`: searches the audit trail.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Search the audit trail, the last entries first. That it was searched is an entry too.",
        discussion: """
            Examples:
              madoguchi audit --action resident. --from 2026-11-01
              madoguchi audit --subject 019ab000-0000-7000-8000-000000000001 --json
              madoguchi audit --actor counter --format csv --limit 100000 > counter.csv
            """
    )

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, csv, json
    }

    @Option(help: "Entries of this account.")
    var actor: String?

    @Option(help: "Entries of this action, or of all that begin like it.")
    var action: String?

    @Option(help: "Entries whose subject holds this: a code, an id, a day.")
    var subject: String?

    @Option(help: "The first day: 2026-11-01, 令和8年11月1日.")
    var from: String?

    @Option(help: "The last day.")
    var to: String?

    @Option(help: "How many entries at most.")
    var limit = 100

    @Option(help: "table, csv or json.")
    var format = Format.table

    @Flag(help: "Print JSON.")
    var json = false

    private static let limits = 1...1_000_000

    func run() async throws {
        let terminal = Terminal()
        guard Self.limits.contains(limit) else {
            throw refusal(.limitOutside(Self.limits), terminal)
        }
        var filter = AuditFilter()
        (filter.actor, filter.action, filter.subject) = (actor, action, subject)
        let (given, limit, from, to) = (filter, limit, from, to)
        let page = try await terminal.orSayWhy {
            try await DeskStore.withInstalled { store in
                var wanted = given
                (wanted.from, wanted.to) = (try await day(from, store), try await day(to, store))
                return try await store.auditEntries(wanted, limit: limit, by: DeskStore.operator, at: .now)
            }
        }
        let entries = page.entries
        switch json ? .json : format {
        case .json: try terminal.print(json: entries.map(AuditEntryDocument.init))
        case .csv: printCSV(entries, terminal)
        case .table: printTable(entries, terminal)
        }
        if page.next != nil { terminal.say(AuditText.more(limit: limit).text(in: terminal.language)) }
    }

    private func refusal(_ text: AuditText, _ terminal: Terminal) -> any Error {
        terminal.say("madoguchi: " + text.text(in: terminal.language))
        return ExitCode(64)
    }

    private func printTable(_ entries: [AuditEntry], _ terminal: Terminal) {
        var table = TextTable(AuditText.titles(in: terminal.language).map { TextTable.Column($0) })
        for entry in entries { table.append([entry.at.description, entry.actor, entry.action, entry.subject]) }
        terminal.print(table.lines().joined(separator: "\n"))
    }

    /// RFC 4180, with what a spreadsheet would take for a formula made harmless.
    private func printCSV(_ entries: [AuditEntry], _ terminal: Terminal) {
        terminal.print("link,ordinal,at,actor,action,subject\r")
        for entry in entries {
            let cells = [
                "\(entry.link)", "\(entry.ordinal)", entry.at.description, entry.actor, entry.action, entry.subject,
            ]
            terminal.print(cells.map(Self.cell).joined(separator: ",") + "\r")
        }
    }

    private static func cell(_ text: String) -> String {
        let safe = text.spreadsheetText
        guard safe.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
