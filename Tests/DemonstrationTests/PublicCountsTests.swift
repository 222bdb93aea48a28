import Demonstration
import SupportDesk
import Testing

@Suite("Invented counts to suppress")
struct PublicCountsTests {
    private func year(seed: UInt64) -> SuppressionTable {
        PublicCounts.year(sites: 12, ages: 9, months: 3, consultations: 2_000, seed: seed)
    }

    @Test("Every consultation is counted once, and the same seed gives the same counts")
    func seeded() {
        let table = year(seed: 1)
        #expect(table[SuppressionTable.Cell(row: 0, column: 0)] == 2_000)
        #expect(table.cells.allSatisfy { table[$0] == year(seed: 1)[$0] })
        #expect(!table.cells.allSatisfy { table[$0] == year(seed: 2)[$0] })
    }

    @Test("What is hidden of them leaves the auditor nothing to find")
    func suppressed() throws {
        let table = year(seed: 1)
        let pattern = try Suppression(threshold: 10).pattern(for: table)
        #expect(pattern.primary.count > 50 && !pattern.complementary.isEmpty)
        #expect(SuppressionAudit(threshold: 10).findings(in: table, hiding: pattern.hidden).isEmpty)
        #expect(try Suppression(threshold: 10).pattern(for: table) == pattern)
    }
}
