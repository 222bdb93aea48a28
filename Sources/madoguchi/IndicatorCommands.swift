import ArgumentParser
import DeskStore
import DeskText
import SupportDesk

/// `madoguchi indicator`: what the ward measures itself by.
struct IndicatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indicator",
        abstract: "What the ward measures itself by: indicators, their targets and the figures of surveys.",
        discussion: """
            Examples:
              madoguchi indicator list
              madoguchi indicator target consultations --fiscal-year 2026 --value 12000
              madoguchi indicator figure satisfaction --date R8.9.30 --x 587 --n 1000 \\
                --source 区民意識調査
              madoguchi indicator add paper_free --title ペーパーレス化率 \\
                --title-en "Paper-free rate" --unit % --unit-en % \\
                --numerator 電子決裁の件数 --denominator 決裁の件数 --factor 100
              madoguchi indicator change paper_free --retire-on 2027-04-01

            Exit code 65 when something cannot be accepted, 66 when there is no such indicator.
            """,
        subcommands: [
            List.self, Add.self, Change.self, SetTarget.self, ListTargets.self, EnterFigure.self, ListFigures.self,
        ]
    )

    /// By this name the audit trail knows who changed it.
    static let account = Account(name: "madoguchi", role: .administrator)

    struct Output: ParsableArguments {
        @Flag(help: "Print JSON.")
        var json = false

        /// A table, or its documents as JSON.
        func show(_ table: IndicatorTable, _ documents: some Encodable, rows: [[String]]) throws {
            let terminal = Terminal()
            guard !json else { return try terminal.print(json: documents) }
            var lines = TextTable(table.titles(in: terminal.language).map { TextTable.Column($0) })
            for row in rows { lines.append(row) }
            terminal.print(lines.lines().joined(separator: "\n"))
        }

        /// What was done, in a sentence; as JSON also the document.
        func say(_ text: OperationsText, _ document: some Encodable) throws {
            let terminal = Terminal()
            if json { try terminal.print(json: document) }
            terminal.say(text)
        }
    }

    /// What is said of an indicator, each as it is typed.
    struct Properties: ParsableArguments {
        @Option(help: "Its title in Japanese.")
        var title: String?

        @Option(help: "Its title in English.")
        var titleEn: String?

        @Option(help: "Its unit in Japanese: 件, 人, % …")
        var unit: String?

        @Option(help: "Its unit in English.")
        var unitEn: String?

        @Option(help: "survey (figures are entered) or computed (from the records).")
        var source: String?

        @Option(help: "Who is counted; of a computed one a measure, such as consultations.")
        var numerator: String?

        @Option(help: "Out of how many; of a computed one a measure, such as population_65. Empty for none.")
        var denominator: String?

        @Option(
            parsing: .unconditional,
            help: "100 for a percentage, 10000 for a rate per 10,000; 1 unless said otherwise."
        )
        var factor: String?

        @Option(help: "up when more is better, down when less is.")
        var direction: String?

        /// Puts what was typed in the place of what `draft` says.
        func apply(to draft: inout IndicatorDraft) {
            draft.title = title ?? draft.title
            draft.titleEn = titleEn ?? draft.titleEn
            draft.unit = unit ?? draft.unit
            draft.unitEn = unitEn ?? draft.unitEn
            draft.source = source ?? draft.source
            draft.numerator = numerator ?? draft.numerator
            draft.denominator = denominator ?? draft.denominator
            draft.direction = direction ?? draft.direction
            if let factor { draft.factor = number(factor, .factor, &draft.unreadable) }
        }
    }
}

extension IndicatorCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show the ward's indicators.")
        @OptionGroup var output: Output

        func run() async throws {
            let terminal = Terminal()
            let indicators = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { try await $0.indicators() }
            }
            try output.show(
                .indicators,
                indicators.map { IndicatorDocument($0) },
                rows: indicators.map { $0.cells(in: terminal.language) }
            )
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an indicator.",
            discussion: """
                Example:
                  madoguchi indicator add paper_free --title ペーパーレス化率 \\
                    --title-en "Paper-free rate" --unit % --unit-en % \\
                    --numerator 電子決裁の件数 --denominator 決裁の件数 --factor 100
                """
        )

        @Argument(help: "Its id: small letters, digits and _.")
        var id: String

        @OptionGroup var properties: Properties
        @OptionGroup var output: Output

        func run() async throws {
            let (id, properties) = (Indicator.ID(id), properties)
            try await set(id, output) { current in
                var draft = IndicatorDraft()
                draft.source = Indicator.Source.survey.rawValue
                properties.apply(to: &draft)
                if current != nil { draft.unreadable.append(FieldProblem(.indicator, .idTaken)) }
                return draft
            }
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Change what is said of an indicator; what is not named stays as it is.",
            discussion: """
                Once figures are on record, source, numerator and denominator stay as they are.

                Example:
                  madoguchi indicator change paper_free --title 電子決裁率
                """
        )

        @Argument(help: "The indicator's id.")
        var id: String

        @OptionGroup var properties: Properties

        @Option(help: "The first day on which it is no longer reported: 2027-04-01, 令和9年4月1日 …")
        var retireOn: String?

        @OptionGroup var output: Output

        func run() async throws {
            let (properties, retireOn) = (properties, retireOn)
            try await set(Indicator.ID(id), output) { current in
                guard let current else { throw DeskError.indicatorNotFound }
                var draft = IndicatorDraft(current)
                properties.apply(to: &draft)
                draft.retiredOn = retireOn ?? draft.retiredOn
                return draft
            }
        }
    }

    private static func set(
        _ id: Indicator.ID,
        _ output: Output,
        _ draft: @Sendable (Indicator?) throws -> IndicatorDraft
    ) async throws {
        let settled = try await Terminal().orSayWhy {
            try await DeskStore.withInstalled { store in
                try await store.setIndicator(id, eras: try await store.desk().eras, by: account, at: .now, draft)
            }
        }
        try output.say(.indicatorSet(settled), IndicatorDocument(settled.value))
    }
}

/// A number as it was typed; what is none is noted as a problem of `field`.
func number(_ text: String, _ field: IndicatorField, _ problems: inout [FieldProblem]) -> Double? {
    let number = Double(written: text)
    if number == nil { problems.append(FieldProblem(field, .wrongType(expected: .number))) }
    return number
}

extension Indicator {
    /// A row of the table of indicators.
    fileprivate func cells(in language: Language) -> [String] {
        let divided = denominator.map { "\(numerator) ÷ \($0)" } ?? numerator
        return [
            id.rawValue, language == .ja ? title.ja : title.en, language == .ja ? unit.ja : unit.en,
            source.title(in: language), factor == 1 ? divided : "\(divided) × \(factor.written)",
            direction.title(in: language), standardTarget?.written ?? "", retiredOn?.description ?? "",
        ]
    }
}
