import ArgumentParser
import Demonstration
import DeskText
import Glibc
import SupportDesk

extension Demonstrate {
    /// `madoguchi demonstration suppress`: how long hiding small counts takes, and what it leaves.
    struct Suppress: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hide the small counts of an invented year, and print how many and how long that took."
        )

        @Option(help: "Another seed gives other counts.")
        var seed: UInt64 = 1

        @Option(help: "How many consultations.")
        var consultations = 30_000

        @Option(help: "How many sites.")
        var sites = 57

        @Option(help: "How many months.")
        var months = 12

        @Option(help: "How many age bands.")
        var ages = 9

        @Option(help: "Also write every cell to this file, as CSV.", completion: .file())
        var output: String?

        func validate() throws {
            guard sites > 0, months > 0, ages > 0, consultations >= 0 else {
                throw ValidationError("There must be at least one site, one month and one age band.")
            }
        }

        func run() throws {
            let table = PublicCounts.year(
                sites: sites,
                ages: ages,
                months: months,
                consultations: consultations,
                seed: seed
            )
            let (clock, suppression) = (ContinuousClock(), Suppression())
            let begun = clock.now
            let pattern = try suppression.pattern(for: table)
            let hidden = begun.duration(to: clock.now)
            let audit = SuppressionAudit(threshold: suppression.threshold)
            let findings = audit.findings(in: table, hiding: pattern.hidden)
            let audited = begun.duration(to: clock.now) - hidden
            if let output { try write(table, hiding: pattern.hidden, to: output) }
            try Terminal().print(
                json: Measured(
                    threshold: suppression.threshold,
                    cells: table.cells.count,
                    nonZero: table.cells.count { table[$0] > 0 },
                    primary: pattern.primary.count,
                    complementary: pattern.complementary.count,
                    findings: findings.count,
                    seconds: hidden / .seconds(1),
                    auditSeconds: audited / .seconds(1)
                )
            )
        }

        private func write(
            _ table: SuppressionTable,
            hiding hidden: Set<SuppressionTable.Cell>,
            to path: String
        ) throws {
            let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
            guard descriptor >= 0 else {
                Terminal().say(.cannotWrite(path: path))
                throw ExitCode(73)
            }
            defer { close(descriptor) }
            let rows = table.cells.map { cell in
                "\(cell.row),\(cell.column),\(cell.layer),\(table[cell]),\(hidden.contains(cell) ? 1 : 0)\n"
            }
            madoguchi.write("site,age,month,count,hidden\n" + rows.joined(), to: descriptor)
        }

        /// Margins are cells too.
        private struct Measured: Encodable {
            var threshold: Int
            var cells: Int
            var nonZero: Int
            var primary: Int
            var complementary: Int
            var findings: Int
            var seconds: Double
            var auditSeconds: Double
        }
    }
}
