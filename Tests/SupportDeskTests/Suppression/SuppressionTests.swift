import SupportDesk
import Testing

@Suite("Hiding small counts")
struct SuppressionTests {
    typealias Cell = SuppressionTable.Cell

    private let suppression = Suppression(threshold: 10)
    private let audit = SuppressionAudit(threshold: 10)

    private func table(_ counts: [[Int]]) -> SuppressionTable {
        SuppressionTable(rows: counts.count, columns: counts[0].count) { counts[$0 - 1][$1 - 1] }
    }

    private func publication(_ counts: [[Int]]) throws -> SuppressionPublication {
        let table = table(counts)
        return SuppressionPublication(table: table, hidden: try suppression.pattern(for: table).hidden)
    }

    @Test("Margins are added up from the counts, in two dimensions and in three")
    func margins() {
        let month = table([[1, 2], [3, 4]])
        #expect(month[Cell(row: 1, column: 0)] == 3)
        #expect(month[Cell(row: 0, column: 2)] == 6)
        #expect(month[Cell(row: 0, column: 0)] == 10)
        let year = SuppressionTable(rows: 2, columns: 2, layers: 3) { $0 * 100 + $1 * 10 + $2 }
        #expect(year[Cell(row: 2, column: 1, layer: 0)] == 211 + 212 + 213)
        #expect(year[Cell(row: 2, column: 0, layer: 3)] == 213 + 223)
        #expect(year[Cell(row: 0, column: 0, layer: 1)] == 111 + 121 + 211 + 221)
        #expect(year[Cell(row: 3, column: 0)] == 0)
        #expect(SuppressionTable(rows: 1, columns: 1) { _, _ in -5 }[Cell(row: 0, column: 0)] == 0)
    }

    @Test("A table without small counts is published whole")
    func nothingSmall() throws {
        let pattern = try suppression.pattern(for: table([[10, 0, 25], [0, 400, 11]]))
        #expect(pattern.hidden.isEmpty)
    }

    @Test("One small count takes a cell of its row, one of its column and the one that crosses them along")
    func oneSmall() throws {
        let pattern = try suppression.pattern(for: table([[4, 30, 300], [40, 20, 500], [800, 900, 900]]))
        #expect(pattern.primary == [Cell(row: 1, column: 1)])
        #expect(
            pattern.complementary == [
                Cell(row: 1, column: 2), Cell(row: 2, column: 1), Cell(row: 2, column: 2),
            ]
        )
    }

    @Test("Zeros stay visible, and none is hidden for another's sake")
    func zeros() throws {
        let month = table([[4, 0, 30], [0, 0, 50], [40, 20, 60], [0, 0, 0]])
        let pattern = try suppression.pattern(for: month)
        #expect(pattern.hidden.allSatisfy { month[$0] > 0 })
        #expect(pattern.hidden.contains(Cell(row: 1, column: 1)))
    }

    @Test("A site that has had seven consultations does not say so, and neither does another one beside it")
    func smallMargin() throws {
        let month = table([[3, 4, 0], [50, 60, 70], [80, 45, 90]])
        let pattern = try suppression.pattern(for: month)
        #expect(pattern.hidden.contains(Cell(row: 1, column: 0)))
        #expect(pattern.complementary.count { $0.column == 0 } >= 2)
        #expect(!pattern.hidden.contains(Cell(row: 0, column: 0)))
        #expect(audit.findings(in: month, hiding: pattern.hidden).isEmpty)
    }

    @Test("Where a row has one count alone that is small, its total is hidden")
    func oneInRow() throws {
        let month = table([[6, 0, 0], [50, 60, 70], [80, 45, 90]])
        #expect(try suppression.pattern(for: month).hidden.contains(Cell(row: 1, column: 0)))
    }

    @Test("A month with hardly anything in it is not published at all, and one with nothing as it is")
    func hidesEverything() throws {
        #expect(throws: SuppressionFailure.hidesEverything) { try suppression.pattern(for: table([[5, 0], [0, 0]])) }
        #expect(try suppression.pattern(for: table([[0, 0], [0, 0]])).hidden.isEmpty)
        #expect(try suppression.pattern(for: SuppressionTable(rows: 0, columns: 0) { _, _ in 9 }).hidden.isEmpty)
    }

    @Test("A cell that is to be hidden is hidden and protected, whatever it holds")
    func forced() throws {
        var month = table([[40, 30], [40, 20]])
        month.set(.hidden, at: Cell(row: 1, column: 0))
        let pattern = try suppression.pattern(for: month)
        #expect(pattern.primary.isEmpty && pattern.hidden.contains(Cell(row: 1, column: 0)))
        #expect(pattern.hidden.count >= 4)
    }

    @Test("The same table has the same pattern, and so has its restatement when nothing has changed")
    func stable() throws {
        let counts = [[3, 12, 40], [9, 31, 17], [22, 14, 2], [0, 1, 8]]
        let first = try publication(counts)
        #expect(try publication(counts).hidden == first.hidden)
        var again = table(counts)
        again.follow([first])
        #expect(try suppression.pattern(for: again).hidden == first.hidden)
        again.follow([first, first])
        #expect(try suppression.pattern(for: again).hidden == first.hidden)
    }
}

// What was published before

extension SuppressionTests {
    private static let before = [[12, 10, 300], [40, 4, 500], [800, 900, 6]]

    @Test("A late correction from 12 to 11 is published, and hides no more and no less than before")
    func correctedAbove() throws {
        let first = try publication(Self.before)
        #expect(!first.hidden.contains(Cell(row: 1, column: 1)))
        var second = table([[11, 10, 300], [40, 4, 500], [800, 900, 6]])
        second.follow([first])
        #expect(try suppression.pattern(for: second).hidden == first.hidden)
    }

    @Test("A late correction from 10 to 9, where 10 was published, is held back by name")
    func correctedBelow() throws {
        let first = try publication(Self.before)
        try #require(!first.hidden.contains(Cell(row: 1, column: 2)))
        var second = table([[12, 9, 300], [40, 4, 500], [800, 900, 6]])
        second.follow([first])
        #expect(throws: SuppressionFailure.cannotProtect([Cell(row: 1, column: 2)])) {
            try suppression.pattern(for: second)
        }
    }

    @Test("A first consultation where a zero was published is held back")
    func correctedFromZero() throws {
        let first = try publication([[20, 0], [30, 40]])
        var second = table([[20, 1], [30, 40]])
        second.follow([first])
        #expect(throws: SuppressionFailure.cannotProtect([Cell(row: 1, column: 2)])) {
            try suppression.pattern(for: second)
        }
    }

    @Test(
        "A hidden count may change, and stays hidden even when it is large or nothing at last",
        arguments: [0, 7, 55]
    )
    func correctedHidden(now: Int) throws {
        let first = try publication(Self.before)
        var second = table([[12, 10, 300], [40, now, 500], [800, 900, 6]])
        second.follow([first])
        let pattern = try suppression.pattern(for: second)
        #expect(pattern.hidden == first.hidden)
        #expect(audit.findings(in: second, hiding: pattern.hidden).isEmpty)
    }

    @Test("A hidden count that was too small once to move down cannot be counted on for others any more")
    func tightestCounts() throws {
        // The 14 that hides the 5 had fallen to 2 in between, so that the two versions together say more than each.
        let first = SuppressionPublication(
            table: table([[5, 14], [20, 40]]),
            hidden: [1, 2].flatMap { row in [1, 2].map { Cell(row: row, column: $0) } }.reduce(into: []) {
                $0.insert($1)
            }
        )
        let second = SuppressionPublication(table: table([[5, 2], [20, 40]]), hidden: first.hidden)
        #expect(audit.findings(in: first.table, hiding: first.hidden).isEmpty)
        var third = first.table
        third.follow([first, second])
        #expect(!audit.findings(in: third, hiding: first.hidden).isEmpty)
        #expect(throws: SuppressionFailure.self) { try suppression.pattern(for: third) }
    }

    @Test("A cell hidden in one publication and shown in another is known from that one")
    func mixed() throws {
        let first = try publication(Self.before)
        let shown = SuppressionPublication(table: first.table, hidden: [])
        var third = first.table
        third.follow([first, shown])
        #expect(throws: SuppressionFailure.self) { try suppression.pattern(for: third) }
    }

    @Test("A year hides where a single month hides, since the other months can be taken off")
    func year() throws {
        let months = try [
            Self.before, [[20, 30, 40], [50, 60, 70], [80, 90, 15]], [[20, 30, 40], [11, 60, 70], [80, 90, 10]],
        ]
        .map { [try publication($0)] }
        #expect(months[1][0].hidden.isEmpty && months[2][0].hidden.isEmpty)
        let year = SuppressionTable(rows: 3, columns: 3, months: months)
        #expect(year[Cell(row: 1, column: 2)] == 70)
        let pattern = try suppression.pattern(for: year)
        #expect(pattern.hidden(inLayer: 1) == months[0][0].hidden)
        #expect(pattern.hidden(inLayer: 2).isEmpty && pattern.hidden(inLayer: 3).isEmpty)
        // Nothing else could keep the month's cells: with the year's cell shown, each would be a subtraction away.
        #expect(pattern.hidden(inLayer: 0) == months[0][0].hidden)
    }

    @Test("A restated month narrows the year by its earlier publications as well")
    func yearOfRestatedMonth() throws {
        let first = try publication(Self.before)
        var second = table([[12, 10, 300], [40, 5, 500], [800, 900, 6]])
        second.follow([first])
        let restated = SuppressionPublication(table: second, hidden: try suppression.pattern(for: second).hidden)
        let year = SuppressionTable(rows: 3, columns: 3, months: [[first, restated], [try publication(Self.before)]])
        #expect(year[Cell(row: 2, column: 2)] == 9)
        let pattern = try suppression.pattern(for: year)
        #expect(audit.findings(in: year, hiding: pattern.hidden).isEmpty)
    }
}

// What is known from elsewhere

extension SuppressionTests {
    @Test("Topics whose sums are not published need no complement in their row, but do in their column")
    func topics() throws {
        var topics = table([[4, 30], [40, 20], [60, 70]])
        topics.leaveOutRowTotals()
        let pattern = try suppression.pattern(for: topics)
        #expect(pattern.primary == [Cell(row: 1, column: 1)])
        #expect(pattern.complementary == [Cell(row: 2, column: 1)])
        #expect(!pattern.hidden.contains(Cell(row: 1, column: 0)))
    }

    @Test("A topic cannot have come up more often than the site was asked, where everybody knows how often that was")
    func ceilings() throws {
        var topics = table([[4, 30], [40, 20], [60, 70]])
        topics.leaveOutRowTotals()
        topics.limitColumns(ofRow: 1, toAtMost: 34)
        topics.limitColumns(ofRow: 2, toAtMost: 41)
        topics.limitColumns(ofRow: 3, toAtMost: nil)
        let pattern = try suppression.pattern(for: topics)
        // What the small count could fall and the 40 rise are 1 and 3; the rest comes from the other way.
        #expect(audit.bounds(in: topics, hiding: pattern.hidden).allSatisfy { $0.width >= 10 && $0.lower >= 1 })
        let small = try #require(audit.bounds(in: topics, hiding: pattern.hidden).first { $0.cell.row == 1 })
        #expect(small.lower == 3 && small.upper == 34)
    }

    @Test("Beside a ceiling that is too low a small count cannot be protected, and the failure names it")
    func tooLowACeiling() throws {
        var topics = table([[4, 30], [40, 20], [60, 70]])
        topics.leaveOutRowTotals()
        topics.limitColumns(ofRow: 1, toAtMost: 10)
        #expect(throws: SuppressionFailure.cannotProtect([Cell(row: 1, column: 1)])) {
            try suppression.pattern(for: topics)
        }
    }

    @Test("What is known to be more than one leaves less room to fall")
    func floors() throws {
        var month = table([[4, 30, 300], [40, 20, 500], [800, 900, 900]])
        let hidden = try suppression.pattern(for: month).hidden
        let before = try #require(audit.bounds(in: month, hiding: hidden).first { $0.cell == Cell(row: 1, column: 1) })
        #expect(before.lower == 1 && before.upper == 4 + 29)
        month.limit(Cell(row: 1, column: 2), toAtLeast: 25)
        let after = try #require(audit.bounds(in: month, hiding: hidden).first { $0.cell == Cell(row: 1, column: 1) })
        #expect(after.upper == 4 + 5)
    }

    @Test("A small count that nobody hid is found, and so is a hidden one that was shown before")
    func found() {
        var month = table([[4, 30], [40, 20]])
        let corners = Set([1, 2].flatMap { row in [1, 2].map { Cell(row: row, column: $0) } })
        #expect(audit.findings(in: month, hiding: []).map(\.cell) == [Cell(row: 1, column: 1)])
        #expect(audit.findings(in: month, hiding: corners).isEmpty)
        month.set(.shown, at: Cell(row: 2, column: 2))
        #expect(Set(audit.findings(in: month, hiding: corners).map(\.cell)) == corners)
    }

    @Test("What is outside the table is neither counted nor hidden")
    func outside() {
        var month = table([[40, 30], [40, 20]])
        month.set(.hidden, at: Cell(row: 9, column: 9))
        month.limit(Cell(row: -1, column: 0), toAtLeast: 4)
        #expect(month[Cell(row: 9, column: 9)] == 0)
        #expect(month.state(of: Cell(row: 9, column: 9)) == .shown)
        #expect(audit.findings(in: month, hiding: [Cell(row: 9, column: 9)]).isEmpty)
    }
}
