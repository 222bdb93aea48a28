import SupportDesk
import Testing

/// Small tables at random, judged by trying everything that they could have held instead.
@Suite("Hiding small counts, tried against everything they could have been")
struct SuppressionPropertyTests {
    typealias Cell = SuppressionTable.Cell

    private let suppression = Suppression(threshold: 3)
    private let audit = SuppressionAudit(threshold: 3)
    private let ceiling = 6

    /// Counts that are often small and sometimes nothing.
    private func count(_ random: inout SeededGenerator) -> Int {
        [0, 0, 1, 1, 2, 3, 4, 5, 6, 6].randomElement(using: &random) ?? 0
    }

    /// Everybody knows the ceiling, so that there is an end to what must be tried.
    private func table(_ rows: Int, _ columns: Int, _ layers: Int?, seed: UInt64) -> SuppressionTable {
        var random = SeededGenerator(seed: seed)
        var table =
            if let layers {
                SuppressionTable(rows: rows, columns: columns, layers: layers) { _, _, _ in count(&random) }
            } else {
                SuppressionTable(rows: rows, columns: columns) { _, _ in count(&random) }
            }
        limit(&table)
        return table
    }

    private func limit(_ table: inout SuppressionTable) {
        for cell in table.cells where cell.isSensitive && (cell.layer > 0 || table.layers == 0) {
            table.limit(cell, toAtMost: ceiling)
        }
    }

    private func truth(_ table: SuppressionTable, _ hidden: Set<Cell>) -> PossibleTables {
        PossibleTables([PossibleTables.Version(table: table, hidden: hidden)], ceiling: ceiling)
    }

    /// Whether hiding whatever may be hidden would have protected the cells after all.
    private func isNeedless(_ failure: SuppressionFailure, of table: SuppressionTable) -> Bool {
        guard case .cannotProtect(let cells) = failure else { return false }
        let everything = truth(table, Set(table.cells.filter { table[$0] > 0 && table.state(of: $0) != .shown }))
        return cells.allSatisfy { everything.bounds(of: $0).count > 3 }
    }

    @Test(
        "In two dimensions no hidden count can be computed closely, and the audit states the true bounds",
        arguments: [(2, 3), (3, 3)]
    )
    func twoDimensions(rows: Int, columns: Int) {
        var (protected, bounded) = (0, 0)
        for seed in 1...100 as ClosedRange<UInt64> {
            let table = table(rows, columns, nil, seed: seed)
            do throws(SuppressionFailure) {
                let hidden = try suppression.pattern(for: table).hidden
                let truth = truth(table, hidden)
                for bounds in audit.bounds(in: table, hiding: hidden) {
                    #expect(truth.bounds(of: bounds.cell) == bounds.lower...bounds.upper, "seed \(seed)")
                    #expect(bounds.width >= 3, "seed \(seed)")
                    bounded += 1
                }
                protected += 1
            } catch {
                #expect(!isNeedless(error, of: table), "seed \(seed): \(error)")
            }
        }
        #expect(protected > 30 && bounded > 200)
    }

    @Test("In three dimensions no hidden count can be computed closely, and the true bounds are never tighter")
    func threeDimensions() {
        var protected = 0
        for seed in 1...150 as ClosedRange<UInt64> {
            let table = table(2, 2, 2, seed: seed)
            do throws(SuppressionFailure) {
                let hidden = try suppression.pattern(for: table).hidden
                let truth = truth(table, hidden)
                for bounds in audit.bounds(in: table, hiding: hidden) {
                    let possible = truth.bounds(of: bounds.cell)
                    #expect(possible.lowerBound <= bounds.lower && bounds.upper <= possible.upperBound, "seed \(seed)")
                    #expect(bounds.width >= 3, "seed \(seed)")
                }
                protected += 1
            } catch {
                #expect(!isNeedless(error, of: table), "seed \(seed): \(error)")
            }
        }
        #expect(protected > 30)
    }

    @Test("A pattern chosen at random is judged as it deserves: too tight is found, and wide enough is let pass")
    func audited() {
        var (tight, wide) = (0, 0)
        for seed in 1...100 as ClosedRange<UInt64> {
            let table = table(3, 3, nil, seed: seed)
            var random = SeededGenerator(seed: seed + 1_000)
            let hidden = Set(table.cells.filter { table[$0] > 0 && Int.random(in: 0..<3, using: &random) == 0 })
            let truth = truth(table, hidden)
            let found = Set(audit.findings(in: table, hiding: hidden).map(\.cell))
            for cell in hidden {
                #expect(found.contains(cell) == (truth.bounds(of: cell).count <= 3), "seed \(seed)")
                if found.contains(cell) { tight += 1 } else { wide += 1 }
            }
        }
        #expect(tight > 30 && wide > 30)
    }

    @Test("Whoever compares two publications, and knows every correction between them, computes nothing closely")
    func restated() {
        var (restated, heldBack) = (0, 0)
        for seed in 1...150 as ClosedRange<UInt64> {
            let first = table(3, 3, nil, seed: seed)
            guard let hidden = try? suppression.pattern(for: first).hidden else { continue }
            var random = SeededGenerator(seed: seed + 2_000)
            let place = Cell(row: .random(in: 1...3, using: &random), column: .random(in: 1...3, using: &random))
            let correction = Bool.random(using: &random) ? 1 : -1
            var second = SuppressionTable(rows: 3, columns: 3) { row, column in
                first[Cell(row: row, column: column)] + (place == Cell(row: row, column: column) ? correction : 0)
            }
            limit(&second)
            second.follow([SuppressionPublication(table: first, hidden: hidden)])
            do throws(SuppressionFailure) {
                let now = try suppression.pattern(for: second).hidden
                #expect(now == hidden, "seed \(seed)")
                let both = PossibleTables(
                    [
                        PossibleTables.Version(table: first, hidden: hidden),
                        PossibleTables.Version(table: second, hidden: now),
                    ],
                    ceiling: ceiling
                )
                for cell in now { #expect(both.bounds(of: cell).count > 3, "seed \(seed): \(cell)") }
                restated += 1
            } catch {
                heldBack += 1
            }
        }
        #expect(restated > 20 && heldBack > 0)
    }

    @Test("The year's table gives away nothing of months that are published, nor of the year")
    func year() {
        var protected = 0
        for seed in 1...150 as ClosedRange<UInt64> {
            let whole = table(2, 2, 2, seed: seed)
            let months = [1, 2].compactMap { month -> [SuppressionPublication]? in
                var table = SuppressionTable(rows: 2, columns: 2) { whole[Cell(row: $0, column: $1, layer: month)] }
                limit(&table)
                guard let hidden = try? suppression.pattern(for: table).hidden else { return nil }
                return [SuppressionPublication(table: table, hidden: hidden)]
            }
            guard months.count == 2 else { continue }
            let year = SuppressionTable(rows: 2, columns: 2, months: months)
            do throws(SuppressionFailure) {
                let pattern = try suppression.pattern(for: year)
                for month in 1...2 { #expect(pattern.hidden(inLayer: month) == months[month - 1][0].hidden) }
                let truth = truth(year, pattern.hidden)
                for cell in pattern.hidden { #expect(truth.bounds(of: cell).count > 3, "seed \(seed): \(cell)") }
                protected += 1
            } catch {
                #expect(!isNeedless(error, of: year), "seed \(seed): \(error)")
            }
        }
        #expect(protected > 20)
    }
}
