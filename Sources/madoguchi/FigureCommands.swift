import ArgumentParser
import DeskStore
import DeskText
import SupportDesk

extension IndicatorCommand {
    struct EnterFigure: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "figure",
            abstract: "Enter a figure from a survey: x of n on a day. The same day again is a correction.",
            discussion: """
                Example:
                  madoguchi indicator figure satisfaction --date 2026-09-30 \\
                    --x 587 --n 1000 --source 区民意識調査
                """
        )

        @Argument(help: "The indicator's id.")
        var id: String

        @Option(help: "The day to which it refers: 2026-09-30, 令和8年9月30日 …")
        var date: String

        @Option(parsing: .unconditional, help: "How many.")
        var x: String

        @Option(parsing: .unconditional, help: "Out of how many; only where the indicator has a denominator.")
        var n: String?

        @Option(help: "Where it comes from.")
        var source: String

        @OptionGroup var output: Output

        func run() async throws {
            let (id, draft) = (Indicator.ID(id), draft)
            let settled = try await Terminal().orSayWhy {
                try await DeskStore.withInstalled { store in
                    try await store.enterFigure(
                        draft,
                        of: id,
                        eras: try await store.desk().eras,
                        by: account,
                        at: .now
                    )
                }
            }
            try output.say(.figureEntered(settled), SurveyFigureDocument(settled.value))
        }

        private var draft: SurveyFigureDraft {
            var draft = SurveyFigureDraft()
            draft.referenceDate = date
            draft.x = number(x, .x, &draft.unreadable)
            if let n { draft.n = number(n, .n, &draft.unreadable) }
            draft.source = source
            return draft
        }
    }

    struct ListFigures: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "figures",
            abstract: "Show every figure of an indicator, with what was corrected."
        )

        @Argument(help: "The indicator's id.")
        var id: String

        @OptionGroup var output: Output

        func run() async throws {
            let id = Indicator.ID(id)
            let figures = try await Terminal().orSayWhy {
                try await DeskStore.withInstalled { try await $0.figures(of: id) }
            }
            try output.show(
                .figures,
                figures.map { SurveyFigureDocument($0) },
                rows: figures.map { figure in
                    [
                        figure.referenceDate.description, String(figure.revision), figure.x.written,
                        figure.n?.written ?? "", figure.source, figure.enteredAt.written(in: .en), figure.enteredBy,
                    ]
                }
            )
        }
    }
}
