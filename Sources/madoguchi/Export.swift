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

                A day is a day in Japan. By night, at 02:30, the package of today holds every whole day up to yesterday and what has been
                recorded since midnight. A night that was missed needs no package of its own: the next one holds all that it would have
                held, and its corrections are counted from the last one that there was.

                Examples:
                  madoguchi export nightly
                  madoguchi export nightly --once
                  madoguchi export nightly --audience public --out /srv/opendata
                  madoguchi export nightly --encoding cp932 --format csv --out /mnt/statistics --keep 60 --json
                  madoguchi export nightly --deliver 'rsync -a "$MADOGUCHI_PACKAGE" stats@toukei.example:incoming/'

                Exit status: 0 delivered, unchanged, or delivered before; 64 an option that cannot be read; 65 a character that CP932
                lacks, or figures that cannot be made public; 69 no database; 73 a folder that cannot be written; 74 a full disk; 75
                another export under way, or written but not taken by the delivery command; 78 no database or no folder configured.
                """
        )

        @Option(parsing: .unconditional, help: "The last day that counts, in Japan; today unless given.")
        var date: String?

        @Flag(help: "Do nothing if this day has been delivered already: for a timer that tries every hour.")
        var once = false

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
                // Asked here already, so that what is wrong with it is told to monitoring as well.
                _ = try Installation.here.storeSettings()
                try await DeskStore.withInstalled { store in
                    try await deliver(from: store, settings, terminal, at: now)
                }
            } catch {
                guard let refusal = ExportRefusal(error, in: terminal.language) else { throw error }
                say(refusal, terminal)
                throw ExitCode(refusal.exitCode)
            }
        }

        private func deliver(
            from store: DeskStore,
            _ settings: NightlyExport.Settings,
            _ terminal: Terminal,
            at now: Instant
        ) async throws {
            let export = NightlyExport(of: store, settings)
            if once, let run = try await export.delivered(isTakenFurther: deliveryCommand != nil) {
                return try say(run, settings, ward: store.ward, terminal)
            }
            let result = try await export.run(by: DeskStore.exportAccount, at: now)
            var line = ExportLine(result, settings, ward: store.ward)
            let status = try await takeFurther(result, export, settings, at: now)
            line.taken = status.map { $0 == 0 }
            let stays = prune(settings, ward: store.ward, &line)
            line.ok = line.taken != false && stays == nil
            try say(line, result, status ?? 0, terminal)
            if let stays { terminal.say("madoguchi: \(stays.text(in: terminal.language))") }
            guard line.taken != false else { throw ExitCode(75) }
            guard stays == nil else { throw ExitCode(74) }
        }

        /// Takes old packages away; what to say if one stays.
        private func prune(_ settings: NightlyExport.Settings, ward: Ward.ID, _ line: inout ExportLine) -> NightlyText?
        {
            guard let keep else { return nil }
            do {
                let removed = try PackageFolder(settings.folder).prune(
                    ward,
                    for: settings.audience,
                    keeping: .days(keep, before: settings.date)
                )
                line.removed = removed.map(\.description)
                return nil
            } catch {
                return .notPruned(folder: settings.folder)
            }
        }

        /// Runs the ward's own command: how it ended, 0 if well; nil without one.
        private func takeFurther(
            _ result: NightlyExport.Result,
            _ export: NightlyExport,
            _ settings: NightlyExport.Settings,
            at now: Instant
        ) async throws -> Int32? {
            guard let command = deliveryCommand else { return nil }
            do {
                try DeliveryCommand(command).deliver(
                    folder: result.delivery.path,
                    audience: settings.audience.rawValue,
                    environment: ProcessInfo.processInfo.environment
                )
            } catch {
                return error.status
            }
            try await export.noteDelivered(result.run, by: DeskStore.exportAccount, at: now)
            return 0
        }

        // MARK: What was asked for

        private func settings(today: CivilDate) throws(UnusableOption) -> NightlyExport.Settings {
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
            guard let folder = out ?? usualFolder else { throw UnusableOption(sentence: .noFolder, exitCode: 78) }
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

        /// An earlier run had done it.
        private func say(
            _ run: ExportRun,
            _ settings: NightlyExport.Settings,
            ward: Ward.ID,
            _ terminal: Terminal
        ) throws {
            let path = "\(PackageFolder(settings.folder).path)/\(PackageName(ward: ward, date: settings.date))"
            if json {
                return try terminal.print(lineOf: ExportLine.Earlier(run, path: path, ward: ward))
            }
            terminal.say(NightlyText.alreadyDelivered(path: path).text(in: terminal.language))
        }

        private func say(_ refusal: ExportRefusal, _ terminal: Terminal) {
            terminal.say("madoguchi: \(refusal.sentence)")
            if json { try? terminal.print(lineOf: ExportLine.Failure(refusal, audience: audience)) }
            guard !refusal.characters.isEmpty else { return }
            var table = TextTable(ExportText.unmappableTitles(in: terminal.language).map { TextTable.Column($0) })
            for character in refusal.characters {
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
