import SupportDesk
import Testing

@Suite("What may be closed and reopened")
struct ClosingRulesTests {
    private static func period(_ code: String) throws -> ClosingPeriod {
        try #require(ClosingPeriod(code: code))
    }

    /// Closed periods by code, with the first month of which anything is on record.
    private static func rules(_ closed: [String] = [], first: String? = "2025-04") throws -> ClosingRules {
        let periods = try closed.map { try period($0) }
        return ClosingRules(
            firstMonth: try first.map { try period($0).startsOn },
            closedMonths: Set(periods.compactMap { if case .month(let day) = $0 { day } else { nil } }),
            closedYears: Set(periods.compactMap { if case .fiscalYear(let year) = $0 { year } else { nil } })
        )
    }

    private static func conflict(_ check: () throws(DeskConflict) -> Void) -> DeskConflict? {
        do throws(DeskConflict) {
            try check()
            return nil
        } catch {
            return error
        }
    }

    private static let year2025 = [
        "2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12", "2026-01",
        "2026-02", "2026-03",
    ]

    @Test(
        "A period is over on the day after its last day in Japan",
        arguments: [
            ("2026-03", "2026-03-31", false), ("2026-03", "2026-04-01", true), ("2026-02", "2026-02-28", false),
            ("2025", "2026-03-31", false), ("2025", "2026-04-01", true),
        ]
    )
    func over(code: String, today: String, isOver: Bool) throws {
        let (period, day) = (try Self.period(code), try #require(CivilDate(iso: today)))
        let conflict = Self.conflict { () throws(DeskConflict) in try ClosingRules.checkOver(period, today: day) }
        #expect(conflict == (isOver ? nil : .periodNotOver(lastDay: period.lastDay)))
    }

    @Test("At 00:30 on 1 April in Japan March is over, though it is still 31 March in Greenwich")
    func overInJapan() throws {
        let now = try #require(Instant(rfc3339: "2026-03-31T15:30:00Z"))
        let before = try #require(Instant(rfc3339: "2026-03-31T14:59:59Z"))
        let march = try Self.period("2026-03")
        #expect(Self.conflict { () throws(DeskConflict) in try ClosingRules.checkOver(march, today: now.day) } == nil)
        #expect(
            Self.conflict { () throws(DeskConflict) in try ClosingRules.checkOver(march, today: before.day) } != nil
        )
    }

    /// Closed, first month, to be closed, and the one that has to be closed first.
    @Test(
        "Months are closed in order from the first one with a record on",
        arguments: [
            ([], "2025-04", "2025-04", nil), ([], "2025-04", "2025-05", "2025-04"), ([], "2025-06", "2025-06", nil),
            ([], "2025-06", "2025-04", nil), (["2025-04"], "2025-04", "2025-05", nil),
            (["2025-04"], "2025-04", "2025-08", "2025-05"), (["2025-05"], "2025-05", "2025-04", nil),
            ([], nil, "2025-05", nil), (["2025-04", "2025-06"], "2025-04", "2025-07", "2025-05"),
        ] as [([String], String?, String, String?)]
    )
    func order(closed: [String], first: String?, code: String, expected: String?) throws {
        let (rules, period) = (try Self.rules(closed, first: first), try Self.period(code))
        let today = try #require(CivilDate(iso: "2026-11-23"))
        let conflict = Self.conflict { () throws(DeskConflict) in try rules.checkClosing(period, today: today) }
        #expect(conflict == (try expected.map { .closingOutOfOrder(first: try Self.period($0)) }))
    }

    @Test("A fiscal year is closed after its months, of which those before the first record need not be")
    func years() throws {
        let today = try #require(CivilDate(iso: "2026-11-23"))
        let year = try Self.period("2025")
        func conflict(_ rules: ClosingRules) -> DeskConflict? {
            Self.conflict { () throws(DeskConflict) in try rules.checkClosing(year, today: today) }
        }
        #expect(conflict(try Self.rules(Self.year2025)) == nil)
        #expect(conflict(try Self.rules(Self.year2025, first: "2024-01")) == nil)
        #expect(conflict(try Self.rules(Array(Self.year2025.dropFirst(3)), first: "2025-07")) == nil)
        #expect(
            conflict(try Self.rules(Self.year2025.dropLast())) == .closingOutOfOrder(first: try Self.period("2026-03"))
        )
        #expect(conflict(try Self.rules(Self.year2025 + ["2025"])) == .alreadyClosed)
    }

    @Test(
        "A published version is read as people write it",
        arguments: [
            ("v1", .final), ("１", .final), ("確定値", .final), ("V2", .revised(version: 2)),
            ("訂正版３", .revised(version: 3)), ("第2版", .revised(version: 2)), ("v0", nil), ("", nil), ("v", nil),
            ("latest", nil), ("-1", nil), ("速報値", nil), ("v99999999999999999999", nil),
        ] as [(String, FigureStatus?)]
    )
    func publishedVersion(word: String, status: FigureStatus?) {
        #expect(FigureStatus(published: word) == status)
    }

    /// Closed, to be reopened, and what stands in the way.
    @Test(
        "Reopening goes from the newest back, the fiscal year before its months",
        arguments: [
            ([], "2025-04", "not closed"), (["2025-04"], "2025-04", nil),
            (["2025-04", "2025-05"], "2025-04", "2025-05"),
            (["2025-04", "2025-05"], "2025-05", nil), (year2025 + ["2025"], "2026-03", "2025"),
            (year2025 + ["2025"], "2025", nil), (year2025 + ["2025", "2026-04"], "2025", "2026-04"),
            (year2025, "2025", "not closed"),
        ] as [([String], String, String?)]
    )
    func reopening(closed: [String], code: String, expected: String?) throws {
        let (rules, period) = (try Self.rules(closed), try Self.period(code))
        let conflict = Self.conflict { () throws(DeskConflict) in try rules.checkReopening(period) }
        switch expected {
        case nil: #expect(conflict == nil)
        case "not closed": #expect(conflict == .notClosed)
        case let code?: #expect(conflict == .laterPeriodClosed(try Self.period(code)))
        }
    }

    /// Closed, changed months, and what gets a new version.
    @Test(
        "A change reaches its month, the later closed months of its fiscal year, and the year",
        arguments: [
            (["2025-04", "2025-05", "2025-06"], ["2025-05"], ["2025-05", "2025-06"]),
            (year2025 + ["2025", "2026-04"], ["2026-03"], ["2026-03", "2025"]),
            (year2025 + ["2025", "2026-04"], ["2026-03", "2026-04"], ["2026-03", "2025", "2026-04"]),
            (["2025-05"], ["2025-04"], ["2025-05"]), (["2025-04"], ["2025-05"], []), (["2025-04"], [], []),
        ]
    )
    func revised(closed: [String], changed: [String], expected: [String]) throws {
        let months = Set(try changed.map { try Self.period($0).startsOn })
        #expect(try Self.rules(closed).revised(byChangesIn: months).map(\.code) == expected)
    }
}
