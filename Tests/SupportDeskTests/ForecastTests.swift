import SupportDesk
import Testing

@Suite("The forecast for 31 March")
struct ForecastTests {
    let calendar = ServiceCalendar(holidays: PublicHolidays.listed)

    private func day(_ iso: String) throws -> CivilDate {
        try #require(CivilDate(iso: iso))
    }

    private func year(_ year: Int) throws -> FiscalYear {
        try #require(FiscalYear(year))
    }

    /// The same on every day of a kind.
    private func steady(from first: String, through last: String, _ count: (DayKind) -> Int) throws -> DailyCounts {
        let (first, last) = (try day(first), try day(last))
        return DailyCounts(
            firstDay: first,
            counts: (first.daysSince1970...last.daysSince1970).map {
                count(calendar.kind(of: CivilDate(daysSince1970: $0)))
            }
        )
    }

    private func office(_ kind: DayKind) -> Int { kind.rawValue < 5 ? 20 : 0 }

    @Test("On 31 March the count is what it is, even if little is known")
    func lastDay() throws {
        let days = try steady(from: "2026-03-20", through: "2026-03-31", office)
        for saturates in [false, true] {
            let forecast = try Forecast(of: days, in: year(2025), on: calendar, saturates: saturates)
            #expect(forecast.value == Double(days.counts.reduce(0, +)))
            #expect(forecast.low == forecast.value && forecast.high == forecast.value)
        }
        let nothing = DailyCounts(firstDay: try day("2025-04-01"), counts: Array(repeating: 0, count: 365))
        #expect(try Forecast(of: nothing, in: year(2025), on: calendar).high == 0)
    }

    @Test("Nothing is said of a year that is over")
    func yearIsOver() throws {
        let days = try steady(from: "2025-04-01", through: "2026-04-01", office)
        #expect(throws: NoForecast.yearIsOver) { try Forecast(of: days, in: year(2025), on: calendar) }
    }

    @Test(
        "Fewer than 56 days from the first record on say nothing, whenever the counting began",
        arguments: [0, 3, 200]
    )
    func underEightWeeks(daysBefore: Int) throws {
        let first = try day("2025-06-02").adding(days: -daysBefore)
        let before = Array(repeating: 0, count: daysBefore)
        let short = DailyCounts(firstDay: first, counts: before + Array(repeating: 4, count: 55))
        #expect(throws: NoForecast.underEightWeeks) { try Forecast(of: short, in: year(2025), on: calendar) }
        let enough = DailyCounts(firstDay: first, counts: before + Array(repeating: 4, count: 56))
        #expect(try Forecast(of: enough, in: year(2025), on: calendar).method == .localLevel)
    }

    @Test("Where nothing has ever been recorded, nothing is said")
    func nothingRecorded() throws {
        let nothing = DailyCounts(firstDay: try day("2024-04-01"), counts: Array(repeating: 0, count: 500))
        #expect(throws: NoForecast.underEightWeeks) { try Forecast(of: nothing, in: year(2025), on: calendar) }
        let none = DailyCounts(firstDay: try day("2025-08-01"), counts: [])
        #expect(throws: NoForecast.underEightWeeks) { try Forecast(of: none, in: year(2025), on: calendar) }
    }

    @Test("A count of residents needs a whole fiscal year before this one; its first week may be missing")
    func needsPastYear() throws {
        for (first, known) in [
            ("2024-04-01", true), ("2024-04-05", true), ("2024-04-22", false), ("2025-04-01", false),
        ] {
            let days = try steady(from: first, through: "2025-09-30", office)
            if known {
                #expect(try Forecast(of: days, in: year(2025), on: calendar, saturates: true).value > 0)
            } else {
                #expect(throws: NoForecast.needsPastYear) {
                    try Forecast(of: days, in: year(2025), on: calendar, saturates: true)
                }
            }
        }
    }

    @Test("An office that has the same every day will go on so, holidays and the turn of the year left out")
    func steadyOffice() throws {
        let (first, last) = ("2024-04-01", "2026-03-31")
        let truth = Double(try steady(from: first, through: last, office).total(in: year(2025).days))
        for asOf in ["2025-04-20", "2025-08-31", "2025-12-28", "2026-03-30"] {
            let forecast = try Forecast(
                of: steady(from: first, through: asOf, office),
                in: year(2025),
                on: calendar
            )
            #expect(abs(forecast.value / truth - 1) < 0.01, "\(asOf): \(forecast), \(truth)")
            #expect(forecast.low < truth && truth < forecast.high)
            #expect(forecast.method == .seasonalLocalLevel)
        }
    }

    @Test("A desk that opens on Thursdays alone is followed by its Thursdays")
    func thursdays() throws {
        func thursdays(_ kind: DayKind) -> Int { kind == .thursday ? 30 : 0 }
        let truth = Double(try steady(from: "2025-04-01", through: "2026-03-31", thursdays).total(in: year(2025).days))
        for asOf in ["2025-06-30", "2025-07-01", "2025-07-02", "2025-07-03", "2025-07-04", "2026-03-25"] {
            let known = try steady(from: "2025-04-01", through: asOf, thursdays)
            let forecast = try Forecast(of: known, in: year(2025), on: calendar)
            #expect(abs(forecast.value / truth - 1) < 0.03, "\(asOf): \(forecast), \(truth)")
        }
    }

    @Test("From one day of the week to the next the forecast does not jump")
    func smooth() throws {
        var random = SeededGenerator(seed: 21)
        var nature = InventedWard.Nature()
        nature.volume = 10_000...20_000
        nature.drift = 0...0.01
        nature.patterns = Array(nature.patterns.prefix(4))
        let ward = try InventedWard(
            nature,
            on: year(2023).firstDay...year(2024).lastDay,
            calendar: calendar,
            using: &random
        )
        let values = try (100...130).map {
            try Forecast(of: ward.counts(upTo: year(2024).firstDay.adding(days: $0)), in: year(2024), on: calendar)
                .value
        }
        for (value, next) in zip(values, values.dropFirst()) {
            #expect(abs(next / value - 1) < 0.03)
        }
    }

    @Test("The count never ends below what is already there, and the value lies between the ends")
    func order() throws {
        var random = SeededGenerator(seed: 5)
        var nature = InventedWard.Nature()
        nature.volume = 5...100_000
        for _ in 0..<40 {
            let year = try year(2024)
            let first = year.firstDay.adding(days: .random(in: -700...200, using: &random))
            let ward = InventedWard(nature, on: first...year.lastDay, calendar: calendar, using: &random)
            let asOf = first.adding(
                days: .random(in: 56...(year.lastDay.daysSince1970 - first.daysSince1970), using: &random)
            )
            let counts = ward.counts(upTo: max(asOf, year.firstDay))
            do throws(NoForecast) {
                let forecast = try Forecast(of: counts, in: year, on: calendar)
                #expect(Double(counts.total(in: year.days)) <= forecast.low)
                #expect(forecast.low <= forecast.value && forecast.value <= forecast.high && forecast.high.isFinite)
            } catch {
                #expect(error == .underEightWeeks)
            }
        }
    }

    @Test("A desk that has had no one for half a year is not expected to fill up")
    func fellSilent() throws {
        let days =
            try steady(from: "2024-04-01", through: "2025-03-31", office).counts + Array(repeating: 0, count: 180)
        let forecast = try Forecast(
            of: DailyCounts(firstDay: day("2024-04-01"), counts: days),
            in: year(2025),
            on: calendar
        )
        #expect(forecast.low < 5)
        #expect(forecast.value < 30)
    }

    @Test("A ward a thousand times as large has the same forecast, a thousand times as large")
    func scale() throws {
        var random = SeededGenerator(seed: 77)
        var nature = InventedWard.Nature()
        nature.volume = 4000...5000
        let ward = try InventedWard(
            nature,
            on: year(2023).firstDay...year(2024).lastDay,
            calendar: calendar,
            using: &random
        )
        let small = try ward.counts(upTo: day("2024-09-10"))
        let large = DailyCounts(firstDay: small.firstDay, counts: small.counts.map { $0 * 1000 })
        let (one, other) = try (
            Forecast(of: small, in: year(2024), on: calendar), Forecast(of: large, in: year(2024), on: calendar)
        )
        #expect(abs(other.value / one.value / 1000 - 1) < 0.02)
        #expect(abs((other.high - other.low) / (one.high - one.low) / 1000 - 1) < 0.25)
    }

    @Test("When half of what is counted comes from sites that will close, half of the rest is expected from then on")
    func closing() throws {
        let days = try steady(from: "2024-04-01", through: "2025-09-30", office)
        let soFar = Double(try days.total(in: year(2025).days))
        let whole = try Forecast(of: days, in: year(2025), on: calendar)
        let half = try Forecast(of: days, in: year(2025), on: calendar) { _ in 0.5 }
        #expect(abs((half.value - soFar) / (whole.value - soFar) - 0.5) < 0.001)
        let none = try Forecast(of: days, in: year(2025), on: calendar) { _ in 0 }
        #expect(none.low == soFar && none.value == soFar && none.high == soFar)
        let closing = try day("2026-01-01")
        let later = try Forecast(of: days, in: year(2025), on: calendar) { $0 < closing ? 1 : 0 }
        #expect(half.value < later.value + soFar && later.value < whole.value && later.value > soFar)
        let beyond = try Forecast(of: days, in: year(2025), on: calendar) { _ in 7 }
        #expect(beyond == whole)
    }

    @Test("The months to come are followed where the same months of the year before are on record")
    func method() throws {
        for (first, method) in [
            ("2024-04-01", Forecast.Method.seasonalLocalLevel), ("2024-09-05", .seasonalLocalLevel),
            ("2024-09-20", .localLevel), ("2025-05-01", .localLevel),
        ] {
            let days = try steady(from: first, through: "2025-09-10", office)
            #expect(try Forecast(of: days, in: year(2025), on: calendar).method == method, "\(first)")
        }
    }

    @Test("A year that has not begun yet can be looked at from the one before")
    func nextYear() throws {
        let days = try steady(from: "2024-04-01", through: "2026-03-20", office)
        let forecast = try Forecast(of: days, in: year(2026), on: calendar)
        let truth = Double(try steady(from: "2026-04-01", through: "2027-03-31", office).total(in: year(2026).days))
        #expect(abs(forecast.value / truth - 1) < 0.02)
        let sooner = try Forecast(of: days, in: year(2025), on: calendar)
        #expect((forecast.high - forecast.low) / forecast.value > (sooner.high - sooner.low) / sooner.value)
    }

    @Test("The leap day is a day like others, as the last one known and as one to come", arguments: ["28", "29"])
    func leapDay(day: String) throws {
        let days = try steady(from: "2022-04-01", through: "2024-02-\(day)") { $0 == .turnOfYear ? 0 : 10 }
        let forecast = try Forecast(of: days, in: year(2023), on: calendar)
        #expect(abs(forecast.value - 3600) < 5, "\(forecast)")
    }

    @Test("More than three years behind are not looked at")
    func longPast() throws {
        let recent = try steady(from: "2022-09-11", through: "2025-09-10", office)
        let first = try day("2012-04-01")
        let before = recent.firstDay.daysSince1970 - first.daysSince1970
        let long = DailyCounts(firstDay: first, counts: Array(repeating: 500, count: before) + recent.counts)
        #expect(
            try Forecast(of: long, in: year(2025), on: calendar) == Forecast(of: recent, in: year(2025), on: calendar)
        )
    }

    @Test("A forecast says how it was made, and a refusal why, in words that stay")
    func words() {
        #expect(Forecast.Method.allCases.map(\.rawValue) == ["local-level", "seasonal-local-level"])
        #expect(
            NoForecast.allCases.map(\.rawValue) == [
                "under-eight-weeks", "year-is-over", "needs-past-year", "goes-by-plans",
            ]
        )
    }
}
