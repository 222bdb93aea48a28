import SupportDesk
import Testing

@Suite("What a report is asked about")
struct ReportScopeTests {
    private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSince1970: 0) }

    @Test(
        "Unless a day is said, it is today, the last day of a year that is over, or the first of one to come",
        arguments: [(2026, "2026-11-23"), (2025, "2026-03-31"), (2027, "2027-04-01")]
    )
    func usualDay(year: Int, asOf: String) throws {
        let year = try #require(FiscalYear(year))
        #expect(ReportScope(year, today: day("2026-11-23"))?.asOf == day(asOf))
    }

    @Test(
        "Its figures are final by the closing of the period that ends on its day, the fiscal year before its last month",
        arguments: [
            ("2026-05-31", ["2026-05"]), ("2026-05-30", []), ("2026-03-31", ["2025", "2026-03"]),
            ("2026-02-28", ["2026-02"]),
        ]
    )
    func closings(asOf: String, codes: [String]) throws {
        let scope = ReportScope(FiscalYear(containing: day(asOf)), asOf: day(asOf), today: day("2026-11-23"))
        #expect(scope?.closings.map(\.code) == codes)
    }

    @Test(
        "Of a period it is as of its last day, of today while that is to come, and final by its closing alone",
        arguments: [
            ("2026-03", "2026-03-31"), ("2025", "2026-03-31"), ("2026-11", "2026-11-23"), ("2026", "2026-11-23"),
            ("2026-12", "2026-12-01"),
        ]
    )
    func period(code: String, asOf: String) throws {
        let period = try #require(ClosingPeriod(code: code))
        let scope = ReportScope(period, today: day("2026-11-23"))
        #expect(scope.asOf == day(asOf) && scope.year == period.year && scope.closings == [period])
    }

    @Test("A day outside the year is none of the report's", arguments: ["2025-03-31", "2026-04-01"])
    func outside(asOf: String) throws {
        let year = try #require(FiscalYear(2025))
        #expect(ReportScope(year, asOf: day(asOf), today: day("2026-11-23")) == nil)
    }

    @Test(
        "The same day last year of 29 February is 28 February",
        arguments: [("2028-02-29", "2027-02-28"), ("2026-11-23", "2025-11-23"), ("2027-03-31", "2026-03-31")]
    )
    func sameDay(asOf: String, lastYear: String) throws {
        var scope = try #require(
            ReportScope(FiscalYear(containing: day(asOf)), asOf: day(asOf), today: day("2030-01-01"))
        )
        scope.radius = 800
        scope.site = Code("S001")
        let last = try #require(scope.sameDayLastYear)
        #expect(last.asOf == day(lastYear))
        #expect(last.year.year == scope.year.year - 1)
        #expect(last.radius == 800 && last.site == scope.site)
    }

    @Test(
        "Fiscal years are read as people write them",
        arguments: [
            ("2026", 2026), ("2026年度", 2026), ("ＦＹ２０２６", 2026), ("令和8年度", 2026), ("令和８", 2026), ("R8", 2026),
            ("H31", 2019), ("令和元年度", 2019), ("next", nil), ("", nil), ("2026-04", nil), ("令和", nil),
        ]
    )
    func fiscalYears(word: String, year: Int?) {
        let eras = [
            JapaneseEra(name: "平成", letter: "H", firstDay: day("1989-01-08"), lastDay: day("2019-04-30")),
            JapaneseEra(name: "令和", letter: "R", firstDay: day("2019-05-01"), lastDay: nil),
        ]
        #expect(FiscalYear(written: word, eras: eras)?.year == year, "\(word)")
    }

    @Test("Age groups are made of all bands, each once")
    func ageGroups() {
        #expect(AgeGroup.allCases.flatMap(\.bands).count == AgeBand.allCases.count)
        #expect(Set(AgeGroup.allCases.flatMap(\.bands)) == Set(AgeBand.allCases))
        #expect(AgeGroup.from65.bands == [.from65, .from70])
        #expect(AgeGroup.from75.bands == [.from75, .from80, .from85, .from90])
    }
}
