import ArgumentParser
import DeskStore
import DeskText
import SupportDesk

extension IndicatorCommand {
    struct SetTarget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "target",
            abstract:
                "Set the target of a fiscal year, from a day on. What was reported before keeps the earlier target.",
            discussion: """
                Examples:
                  madoguchi indicator target consultations --fiscal-year 2026 --value 12000
                  madoguchi indicator target consultations --fiscal-year 令和9年度 \\
                    --value 15000 --from 2027-04-01 --reason 計画の改定
                  madoguchi indicator target consultations --fiscal-year 2026 --none
                """
        )

        @Argument(help: "The indicator's id.")
        var id: String

        @Option(help: "The fiscal year: 2026, 令和8年度, R8.")
        var fiscalYear: String

        @Option(parsing: .unconditional, help: "The target.")
        var value: String?

        @Flag(help: "Take the target away.")
        var none = false

        @Option(help: "The first day on which it holds; today unless said otherwise.")
        var from: String?

        @Option(help: "Why.")
        var reason: String?

        @OptionGroup var output: Output

        func run() async throws {
            let terminal = Terminal()
            guard (value != nil) != none else {
                terminal.say(.valueOrNone)
                throw ExitCode.validationFailure
            }
            let (id, draft) = (Indicator.ID(id), draft)
            let settled = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    try await store.setTarget(
                        draft,
                        of: id,
                        eras: try await store.desk().eras,
                        by: account,
                        at: .now
                    )
                }
            }
            try output.say(.targetSet(settled), TargetVersionDocument(settled.value))
        }

        private var draft: TargetDraft {
            var draft = TargetDraft(fiscalYear: fiscalYear)
            if none { draft.value = .none }
            if let value, let amount = number(value, .value, &draft.unreadable) {
                draft.value = .amount(amount)
            }
            draft.effectiveFrom = from
            draft.reason = reason
            return draft
        }
    }

    struct ListTargets: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "targets",
            abstract: "Show every version of an indicator's targets."
        )

        @Argument(help: "The indicator's id.")
        var id: String

        @OptionGroup var output: Output

        func run() async throws {
            let terminal = Terminal()
            let id = Indicator.ID(id)
            let targets = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { try await $0.targets(of: id) }
            }
            try output.show(
                .targets,
                targets.map { TargetVersionDocument($0) },
                rows: targets.map { target in
                    [
                        String(target.year.year), String(target.version),
                        target.value?.written ?? IndicatorTable.takenAway(in: terminal.language),
                        target.effectiveFrom.description, target.reason ?? "",
                        target.setAt.written(in: .en), target.setBy,
                    ]
                }
            )
        }
    }
}
