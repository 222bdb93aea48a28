import ArgumentParser
import DeskServer
import DeskStore
import DeskText
import FoundationEssentials
import StatisticsExport
import SupportDesk

/// `madoguchi export`: what is delivered to the ward's statistics team, and to the public.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Deliver figures that can be trusted: to the statistics team, and to the public.",
        subcommands: [Nightly.self]
    )

    /// `madoguchi export nightly`
    struct Nightly: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Write the package of a day: whole, or not at all. For a nightly timer; once more changes nothing.",
            discussion: """
                The folder DIR/<ward>_<date>/ is a Frictionless Data Package: CSV files, their definitions, checksums, and what has been
                corrected since the export before. The internal one has a row for each consultation and nothing of a person; the public
                one has closed periods alone, with small cells hidden.

                Examples:
                  madoguchi export nightly
                  madoguchi export nightly --audience public --out /srv/opendata
                  madoguchi export nightly --encoding cp932 --format csv --out /mnt/statistics --keep 60 --json
                  madoguchi export nightly --deliver 'rsync -a "$MADOGUCHI_PACKAGE" stats@toukei.example:incoming/'

                Exit status: 0 delivered, or unchanged; 65 a character that CP932 lacks, or figures that cannot be made public; 69 no
                database; 73 a folder that cannot be written; 74 a full disk; 75 another export under way, or written but not taken by
                the delivery command.
                """
        )

        @Option(parsing: .unconditional, help: "The last day that counts, in Japan; today unless given.")
        var date: String?

        @Option(help: "Where the folder appears; $MADOGUCHI_HOME/exports (…/exports/public) unless given.")
        var out: String?

        @Option(help: "utf-8 (with a byte order mark) or cp932.")
        var encoding = ExportEncoding.utf8

        @Option(help: "internal or public.")
        var audience = ExportAudience.internal

        @Option(help: "csv, json or xlsx.")
        var format = TableFormat.csv

        @Flag(help: "Write 〓 for characters that CP932 lacks, and list them in unmappable.csv.")
        var replaceUnmappable = false

        @Option(help: "Fiscal years; unless given the date's, and the one before while it is not closed.")
        var fiscalYear: [Int] = []

        @Option(help: "Public counts below this are hidden where they cross site with age or topic.")
        var threshold = Suppression.usualThreshold

        @Option(help: "Remove packages in DIR that are older than so many days.")
        var keep: Int?

        @Option(help: "A command that takes the folder ($MADOGUCHI_PACKAGE) further; also $MADOGUCHI_EXPORT_DELIVERY.")
        var deliver: String?

        @Flag(help: "Print what was done, or what went wrong, as one line of JSON.")
        var json = false

        private static let thresholds = 2...1000
        private static let days = 1...10_000

        func run() async throws {
            let terminal = Terminal()
            let now = Instant.now
            do {
                let settings = try settings(today: now.day)
                try await terminal.orSayWhy {
                    try await DeskStore.withInstalled { store in
                        try await deliver(from: store, settings, terminal, at: now)
                    }
                }
            } catch let error as Unusable {
                report(error.sentence.text(in: terminal.language), terminal)
                throw error.exitCode
            } catch let error as ExportFailure {
                report(error.detail(in: terminal.language), terminal)
                if !json { list(error, terminal) }
                throw ExitCode(error.exitCode)
            } catch let error as PublicationFailure {
                report(error.detail(in: terminal.language), terminal)
                throw ExitCode(65)
            }
        }

        private func deliver(
            from store: DeskStore,
            _ settings: NightlyExport.Settings,
            _ terminal: Terminal,
            at now: Instant
        ) async throws {
            let export = NightlyExport(of: store, settings)
            let account = DeskStore.exportAccount
            let result = try await export.run(by: account, at: now)
            var line = ExportLine(result, settings, ward: store.ward)
            if let keep {
                let removed = try PackageFolder(settings.folder).prune(
                    store.ward,
                    for: settings.audience,
                    keeping: .days(keep, before: settings.date)
                )
                line.removed = removed.map(\.description)
            }
            var status: Int32 = 0
            if let command = deliveryCommand {
                do {
                    try DeliveryCommand(command).deliver(
                        folder: result.delivery.path,
                        audience: settings.audience.rawValue,
                        environment: ProcessInfo.processInfo.environment
                    )
                    try await export.noteDelivered(result.run, by: account, at: now)
                    line.taken = true
                } catch let failure as DeliveryCommand.Failure {
                    line.taken = false
                    status = failure.status
                }
            }
            try say(line, result, status, terminal)
            guard line.taken != false else { throw ExitCode(75) }
        }

        // MARK: What was asked for

        /// What was asked for cannot be done.
        private struct Unusable: Error {
            let sentence: NightlyText
            let exitCode: ExitCode

            static func usage(_ sentence: NightlyText) -> Unusable {
                Unusable(sentence: sentence, exitCode: ExitCode(64))
            }
        }

        private func settings(today: CivilDate) throws(Unusable) -> NightlyExport.Settings {
            var day = today
            if let date {
                guard let read = CivilDate(iso: date) else { throw .usage(.unknownDate) }
                guard read <= today else { throw .usage(.future) }
                day = read
            }
            guard Self.thresholds.contains(threshold) else {
                throw .usage(.outside(option: "--threshold", Self.thresholds))
            }
            if let keep, !Self.days.contains(keep) { throw .usage(.outside(option: "--keep", Self.days)) }
            let years = fiscalYear.compactMap { FiscalYear($0) }
            guard years.count == fiscalYear.count, years.allSatisfy({ ReportScope.years.contains($0.year) }) else {
                throw .usage(.outside(option: "--fiscal-year", ReportScope.years))
            }
            guard let folder = out ?? usualFolder else { throw Unusable(sentence: .noFolder, exitCode: ExitCode(78)) }
            var settings = NightlyExport.Settings(date: day, folder: folder, threshold: threshold)
            settings.audience = audience
            settings.form = form
            settings.unmappable = replaceUnmappable ? .replace : .refuse
            settings.years = years
            return settings
        }

        private var form: ExportForm {
            switch format {
            case .csv: .csv(encoding)
            case .json: .json
            case .xlsx: .xlsx
            }
        }

        private var usualFolder: String? {
            guard let home = ProcessInfo.processInfo.environment["MADOGUCHI_HOME"], !home.isEmpty else { return nil }
            return audience == .public ? "\(home)/exports/public" : "\(home)/exports"
        }

        private var deliveryCommand: String? {
            let command = deliver ?? ProcessInfo.processInfo.environment["MADOGUCHI_EXPORT_DELIVERY"]
            return command.flatMap { $0.isEmpty ? nil : $0 }
        }

        // MARK: What is said

        private func say(_ line: ExportLine, _ result: NightlyExport.Result, _ status: Int32, _ terminal: Terminal)
            throws
        {
            if json { return try terminal.print(lineOf: line) }
            let delivery = result.delivery
            var sentences: [NightlyText] = [
                delivery.isUnchanged
                    ? .unchanged(path: delivery.path) : .delivered(path: delivery.path, rows: result.run.rows)
            ]
            if delivery.replacedCharacters > 0 { sentences.append(.replaced(delivery.replacedCharacters)) }
            if !result.heldBack.isEmpty { sentences.append(.heldBack(result.heldBack)) }
            if !line.removed.isEmpty { sentences.append(.pruned(line.removed.count)) }
            if let taken = line.taken { sentences.append(taken ? .taken : .notTaken(status: status)) }
            for sentence in sentences { terminal.say(sentence.text(in: terminal.language)) }
            terminal.print(delivery.path)
        }

        private func report(_ sentence: String, _ terminal: Terminal) {
            terminal.say("madoguchi: \(sentence)")
            if json { try? terminal.print(lineOf: ExportLine.Failure(error: sentence)) }
        }

        /// Which characters, in which records.
        private func list(_ failure: ExportFailure, _ terminal: Terminal) {
            guard case .unmappable(let characters, _) = failure else { return }
            var table = TextTable(ExportText.unmappableTitles(in: terminal.language).map { TextTable.Column($0) })
            for character in characters {
                table.append([
                    character.table, character.key ?? String(character.row), character.column,
                    String(Character(character.character)), character.codePoint,
                ])
            }
            for line in table.lines() { terminal.say(line) }
        }
    }
}

/// How tables are written.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
    case csv, json, xlsx
}

extension ExportAudience: ExpressibleByArgument {}
extension ExportEncoding: ExpressibleByArgument {}

extension PublicationFailure {
    fileprivate func detail(in language: Language) -> String {
        switch self {
        case .hidesEverything(let period): PublicationText.hidesEverything(period, in: language)
        case .cannotProtect(let period, let cells): PublicationText.cannotProtect(period, cells: cells, in: language)
        }
    }
}

/// What monitoring reads.
private struct ExportLine: Encodable {
    struct Failure: Encodable {
        let ok = false
        let error: String
    }

    let ok = true
    let ward: String
    let date: String
    let audience: String
    let path: String
    let unchanged: Bool
    let rows: Int
    let files: Int
    let bytes: Int
    let manifest: String
    let replacedCharacters: Int
    /// Periods whose last revision is not public.
    let heldBack: [String]
    var removed: [String] = []
    /// Whether the ward's own command took it further; null without one.
    @OrNull var taken: Bool?

    init(_ result: NightlyExport.Result, _ settings: NightlyExport.Settings, ward: Ward.ID) {
        self.ward = ward.rawValue
        date = settings.date.description
        audience = settings.audience.rawValue
        path = result.delivery.path
        unchanged = result.delivery.isUnchanged
        rows = result.run.rows
        files = result.delivery.files
        bytes = result.delivery.bytes
        manifest = result.delivery.manifestDigest
        replacedCharacters = result.delivery.replacedCharacters
        heldBack = result.heldBack.map(\.code)
        _taken = OrNull(wrappedValue: nil)
    }
}
