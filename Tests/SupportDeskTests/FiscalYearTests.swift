import SupportDesk
import Testing

@Suite("The fiscal year")
struct FiscalYearTests {
    @Test(
        "A consultation belongs to the fiscal year of its day in Japan",
        arguments: [
            ("2026-03-31T23:59:59.999999+09:00", 2025), ("2026-04-01T00:00:00+09:00", 2026),
            ("2026-04-01T00:30:00+09:00", 2026), ("2026-03-31T15:30:00Z", 2026), ("2026-03-31T14:59:59Z", 2025),
            ("2026-12-31T23:59:59+09:00", 2026), ("2027-01-01T00:00:00+09:00", 2026),
            ("2027-03-31T12:00:00+09:00", 2026),
            ("2024-02-29T12:00:00+09:00", 2023),
        ]
    )
    func containing(moment: String, year: Int) throws {
        #expect(try FiscalYear(containing: #require(Instant(rfc3339: moment)).day).year == year)
    }

    @Test(
        "It runs from 1 April to 31 March, whether or not there is a leap day within",
        arguments: [2023, 2024, 2025, 2026]
    )
    func days(year: Int) throws {
        let fiscalYear = try #require(FiscalYear(year))
        #expect(fiscalYear.firstDay.description == "\(year)-04-01")
        #expect(fiscalYear.lastDay.description == "\(year + 1)-03-31")
        #expect(fiscalYear.days == fiscalYear.firstDay...fiscalYear.lastDay)
        #expect(fiscalYear.lastDay.daysSince1970 - fiscalYear.firstDay.daysSince1970 == (year == 2023 ? 365 : 364))
        #expect(FiscalYear(containing: fiscalYear.firstDay) == fiscalYear)
        #expect(FiscalYear(containing: fiscalYear.lastDay) == fiscalYear)
        #expect(FiscalYear(containing: fiscalYear.lastDay.adding(days: 1)).year == year + 1)
    }

    @Test("Its months begin with April and end with March")
    func months() throws {
        let months = try #require(FiscalYear(2026)).months.map(\.description)
        #expect(months.count == 12)
        #expect(months.first == "2026-04-01")
        #expect(months[8] == "2026-12-01")
        #expect(months[9] == "2027-01-01")
        #expect(months.last == "2027-03-01")
        #expect(months == months.sorted())
    }

    @Test("Its year is 1 to 9998, so that all its days have a four-digit year")
    func limits() throws {
        #expect(FiscalYear(0) == nil)
        #expect(FiscalYear(9999) == nil)
        #expect(try #require(FiscalYear(9998)).lastDay.description == "9999-03-31")
        #expect(try #require(FiscalYear(1)) < #require(FiscalYear(2)))
    }

    @Test(
        "The first and the last days of the calendar have a fiscal year too",
        arguments: ["0001-01-01", "9999-12-31"]
    )
    func edgesOfTheCalendar(text: String) throws {
        let day = try #require(CivilDate(iso: text))
        let fiscalYear = FiscalYear(containing: day)
        #expect(fiscalYear.days.contains(day))
        #expect(fiscalYear.months.contains(day.startOfMonth))
    }
}
