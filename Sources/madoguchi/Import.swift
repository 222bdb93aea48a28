import ArgumentParser
import DeskImport
import DeskStore
import DeskText
import SupportDesk

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import what the ward has in files. Bad rows are refused by line, good ones are kept.",
        discussion: """
            Files are UTF-8 or CP932, with or without a title line, blank lines, full-width digits and half-width kana.
            Importing a file again adds nothing. Exit code 65 when a row was refused.

            Examples:
              madoguchi import towns towns.csv
              madoguchi import population population.csv --reference-date 2022-10-01
              madoguchi import sites sites.csv
              madoguchi import facilities facilities.csv
              madoguchi import supporters supporters.csv
              madoguchi import hours hours.csv
              madoguchi import shifts shifts.csv
              madoguchi import consultations log_2025.csv --dry-run
            """,
        subcommands: [
            Towns.self, Population.self, Sites.self, Facilities.self, Supporters.self, Hours.self, Shifts.self,
            Consultations.self,
        ]
    )

    /// By this name the audit trail knows what was imported.
    static let account = Account(name: "import", role: .administrator)

    struct Options: ParsableArguments {
        @Argument(help: "The file to import.", completion: .file(extensions: ["csv", "tsv", "txt"]))
        var file: String

        @Flag(help: "Say what would happen, and change nothing.")
        var dryRun = false

        @Flag(help: "Print the result as JSON.")
        var json = false

        @Option(help: "How the file is written: auto, utf-8 or cp932.")
        var encoding = FileEncoding.auto

        /// Runs an import with these options, prints its result, and ends with 65 when a row was refused.
        func run(
            _ importing: @Sendable (DeskStore, Options) async throws -> ImportTally
        ) async throws {
            let terminal = Terminal()
            let options = self
            let tally = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { try await importing($0, options) }
            }
            let result = tally.result { $0.detail(in: terminal.language) }
            if json {
                try terminal.print(json: result)
            } else {
                for found in result.rejections {
                    terminal.say(
                        .rejection(
                            line: found.line,
                            receipt: found.receipt,
                            field: found.field,
                            value: found.value,
                            reason: found.reason
                        )
                    )
                }
                if result.rejected > result.rejections.count {
                    terminal.say(.moreRejections(result.rejected - result.rejections.count))
                }
                terminal.print(
                    OperationsText.imported(
                        read: result.read,
                        accepted: result.accepted,
                        duplicates: result.duplicates,
                        rejected: result.rejected,
                        isDryRun: dryRun
                    ).text(in: terminal.language)
                )
            }
            guard result.rejected == 0 else { throw ExitCode(65) }
        }
    }

    struct Towns: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "町丁目,緯度,経度 (町丁目コード optional).")
        @OptionGroup var options: Options

        func run() async throws {
            try await options.run { store, options in
                try await store.importTowns(
                    path: options.file,
                    encoding: options.encoding,
                    by: account,
                    at: .now,
                    isDryRun: options.dryRun
                )
            }
        }
    }

    struct Population: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "町丁目,総世帯数,総人口,総男,総女, then 男,女 for each year of age from 0. Towns come first."
        )
        @OptionGroup var options: Options

        @Option(help: "The day as of which it was counted: 2022-10-01, 令和4年10月1日 …")
        var referenceDate: String

        func run() async throws {
            let terminal = Terminal()
            let written = referenceDate
            try await options.run { store, options in
                let eras = try await store.desk().eras
                guard let day = DateReading(eras: eras).day(written) else {
                    terminal.say(.unreadableReferenceDate)
                    throw ExitCode.validationFailure
                }
                return try await store.importPopulation(
                    path: options.file,
                    encoding: options.encoding,
                    referenceDate: day,
                    by: account,
                    at: .now,
                    isDryRun: options.dryRun
                )
            }
        }
    }

    struct Sites: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "拠点コード,名称,種別,町丁目,緯度,経度,開設日,廃止日,公衆無線LAN,公共端末台数,別名. Towns come first."
        )
        @OptionGroup var options: Options

        func run() async throws {
            try await options.run { store, options in
                try await store.importSites(
                    path: options.file,
                    encoding: options.encoding,
                    by: account,
                    at: .now,
                    isDryRun: options.dryRun
                )
            }
        }
    }

    struct Facilities: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "施設コード,名称,種別,主要施設,公衆無線LAN,公共端末台数,調査日. Sites come first; earlier surveys stay."
        )
        @OptionGroup var options: Options

        func run() async throws {
            try await options.run { store, options in
                try await store.importFacilities(
                    path: options.file,
                    encoding: options.encoding,
                    by: account,
                    at: .now,
                    isDryRun: options.dryRun
                )
            }
        }
    }

    struct Supporters: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "支援員コード,種別,状態,認定日,有効期限,拠点コード,言語,技能. Sites come first; no names are needed."
        )
        @OptionGroup var options: Options

        func run() async throws {
            try await options.run { store, options in
                try await store.importSupporters(
                    path: options.file,
                    encoding: options.encoding,
                    by: account,
                    at: .now,
                    isDryRun: options.dryRun
                )
            }
        }
    }

    struct Hours: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "拠点,曜日,開所,閉所,必要人数,祝日,適用開始日. Sites come first; a site's rows make its week."
        )
        @OptionGroup var options: Options

        func run() async throws {
            try await options.run { store, options in
                try await store.importHours(
                    path: options.file,
                    encoding: options.encoding,
                    by: account,
                    at: .now,
                    isDryRun: options.dryRun
                )
            }
        }
    }

    struct Shifts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "拠点,支援員コード,日付,開始,終了. Sites, their hours and supporters come first."
        )
        @OptionGroup var options: Options

        func run() async throws {
            try await options.run { store, options in
                try await store.importShifts(
                    path: options.file,
                    encoding: options.encoding,
                    by: account,
                    at: .now,
                    isDryRun: options.dryRun
                )
            }
        }
    }

    struct Consultations: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "受付番号,相談日,拠点,方法,相談内容,年代,対応時間,対応者,結果,備考. Sites come first."
        )
        @OptionGroup var options: Options

        func run() async throws {
            try await options.run { store, options in
                try await store.importConsultations(
                    path: options.file,
                    encoding: options.encoding,
                    by: account,
                    at: .now,
                    isDryRun: options.dryRun
                )
            }
        }
    }
}

extension FileEncoding: ExpressibleByArgument {}
