import FoundationEssentials
import Glibc
import SupportDesk
import Testing

/// The list that all wards share, as the schema has it.
enum PublicHolidays {
    static let listed: Set<CivilDate> = {
        let here = realpath(#filePath, nil).map { String(cString: $0) } ?? #filePath
        let schema =
            here.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Schema/0013_public_holidays.sql"
        let text = (try? String(contentsOfFile: schema, encoding: .utf8)) ?? ""
        return Set(text.split(separator: "('").dropFirst().compactMap { CivilDate(iso: $0.prefix(10)) })
    }()
}

@Suite("Kinds of day and open days")
struct ServiceCalendarTests {
    let calendar = ServiceCalendar(holidays: PublicHolidays.listed)

    private func day(_ iso: String) throws -> CivilDate {
        try #require(CivilDate(iso: iso))
    }

    /// Counts of as many days, by what each kind of day has.
    private func counts(from iso: String, days: Int, _ count: (CivilDate, DayKind) -> Int) throws -> DailyCounts {
        let first = try day(iso)
        return DailyCounts(
            firstDay: first,
            counts: (0..<days).map { count(first.adding(days: $0), calendar.kind(of: first.adding(days: $0))) }
        )
    }

    @Test("The schema lists the holidays of 16 years, none before 2015 or after 2030")
    func listed() {
        let byYear = Dictionary(grouping: PublicHolidays.listed, by: \.year).mapValues(\.count)
        #expect(Set(byYear.keys) == Set(2015...2030))
        #expect(byYear.values.allSatisfy { (15...22).contains($0) })
    }

    @Test(
        "It has the holidays that were moved or made for one year only",
        arguments: [
            ("2015-09-22", true), ("2018-12-23", true), ("2019-04-30", true), ("2019-05-01", true),
            ("2019-05-02", true),
            ("2019-10-22", true), ("2019-12-23", false), ("2020-02-23", true), ("2020-07-20", false),
            ("2020-07-24", true),
            ("2020-08-10", true), ("2020-08-11", false), ("2020-10-12", false), ("2021-07-22", true),
            ("2021-07-23", true),
            ("2021-08-08", true), ("2021-08-09", true), ("2021-08-11", false), ("2021-10-11", false),
            ("2026-09-22", true), ("2026-05-06", true),
        ]
    )
    func special(iso: String, isHoliday: Bool) throws {
        #expect(PublicHolidays.listed.contains(try day(iso)) == isHoliday)
    }

    @Test("From 2022 to 2030 it lists what the law says", arguments: 2022...2030)
    func law(year: Int) throws {
        let fixed = [(1, 1), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23)]
        // The sun's longitude, as good as an almanac's until 2099.
        let years = Double(year - 1980) * 0.242194
        let equinoxes = [
            (3, Int(20.8431 + years) - (year - 1980) / 4), (9, Int(23.2488 + years) - (year - 1980) / 4),
        ]
        var holidays = Set(try (fixed + equinoxes).map { try #require(CivilDate(year: year, month: $0, day: $1)) })
        for (month, monday) in [(1, 2), (7, 3), (9, 3), (10, 2)] {
            let first = try #require(CivilDate(year: year, month: month, day: 1))
            let toMonday = (8 - (first.daysSince1970 + 4) % 7) % 7
            holidays.insert(first.adding(days: toMonday + (monday - 1) * 7))
        }
        // A holiday on a Sunday is made up for on the next day that is none; a day between two holidays is one itself.
        let named = holidays
        for sunday in named where (sunday.daysSince1970 + 4) % 7 == 0 {
            var next = sunday
            while named.contains(next) { next = next.adding(days: 1) }
            holidays.insert(next)
        }
        for day in named where named.contains(day.adding(days: 2)) { holidays.insert(day.adding(days: 1)) }
        #expect(PublicHolidays.listed.filter { $0.year == year } == holidays)
    }

    @Test(
        "A day is of the kind of its day of the week, unless it is a holiday or of the turn of the year",
        arguments: [
            ("2026-05-11", DayKind.monday), ("2026-05-12", .tuesday), ("2026-05-13", .wednesday),
            ("2026-05-14", .thursday), ("2026-05-15", .friday), ("2026-05-16", .saturday), ("2026-05-17", .sunday),
            ("2026-05-05", .publicHoliday), ("2025-05-03", .publicHoliday), ("2026-05-06", .publicHoliday),
            ("2026-12-28", .monday), ("2026-12-29", .turnOfYear), ("2027-01-01", .turnOfYear),
            ("2027-01-03", .turnOfYear), ("2027-01-04", .monday), ("1969-12-28", .sunday), ("2024-02-29", .thursday),
        ]
    )
    func kinds(iso: String, kind: DayKind) throws {
        #expect(calendar.kind(of: try day(iso)) == kind)
    }

    @Test("With less than eight weeks of records an office is taken to be open from Monday to Friday")
    func littleKnown() throws {
        let saturdays = try counts(from: "2026-04-01", days: 55) { _, kind in kind == .saturday ? 20 : 0 }
        for known in [DailyCounts(firstDay: try day("2026-04-01"), counts: []), saturdays] {
            let service = ServiceDays(of: known, on: calendar)
            // Golden Week: 29 April is a Wednesday, 3 to 5 May are made up for on the 6th.
            #expect(service.openDays(in: try day("2026-04-27")...day("2026-05-10")) == 6)
            // From 28 December to 4 January, the two Mondays.
            #expect(service.openDays(in: try day("2026-12-28")...day("2027-01-04")) == 2)
        }
    }

    @Test("A kind of day is open when it has a tenth of what the busiest kinds have")
    func tenth() throws {
        for (saturdays, open) in [(1, false), (2, true)] {
            let known = try counts(from: "2025-04-01", days: 365) { _, kind in
                kind.rawValue < 5 ? 20 : kind == .saturday ? saturdays : 0
            }
            let service = ServiceDays(of: known, on: calendar)
            #expect(service.openKinds.contains(.saturday) == open)
            #expect(service.openKinds.isSuperset(of: [.monday, .tuesday, .wednesday, .thursday, .friday]))
            #expect(service.openKinds.isDisjoint(with: [.sunday, .publicHoliday, .turnOfYear]))
        }
    }

    @Test("One great event on a holiday does not open the holidays")
    func event() throws {
        let event = try day("2025-11-03")
        let known = try counts(from: "2025-04-01", days: 365) { day, kind in
            day == event ? 900 : kind.rawValue < 5 ? 20 : 0
        }
        #expect(!ServiceDays(of: known, on: calendar).openKinds.contains(.publicHoliday))
    }

    @Test("Where sites serve on Sundays, holidays are open too until there are enough of them to tell")
    func holidaysFollowSundays() throws {
        let known = try counts(from: "2026-05-11", days: 60) { _, kind in kind == .monday ? 0 : 30 }
        let service = ServiceDays(of: known, on: calendar)
        #expect(service.openKinds == [.tuesday, .wednesday, .thursday, .friday, .saturday, .sunday, .publicHoliday])
    }

    @Test("A desk that opens on Thursdays alone has as many open days as there are Thursdays that are no holidays")
    func thursdays() throws {
        let known = try counts(from: "2025-10-01", days: 120) { _, kind in kind == .thursday ? 8 : 0 }
        let service = ServiceDays(of: known, on: calendar)
        #expect(service.openKinds == [.thursday])
        // December has four, January five with the 1st.
        #expect(service.openDays(in: try day("2025-12-01")...day("2026-01-31")) == 8)
    }

    @Test("A desk that few visit is open all the same")
    func fewVisitors() throws {
        var random = SeededGenerator(seed: 8)
        let known = try counts(from: "2025-04-01", days: 365) { _, kind in
            kind.rawValue < 5 && Int.random(in: 0..<10, using: &random) == 0 ? 1 : 0
        }
        #expect(ServiceDays(of: known, on: calendar).openKinds == [.monday, .tuesday, .wednesday, .thursday, .friday])
    }

    @Test("After the last day no open day is left")
    func noneLeft() throws {
        let service = ServiceDays(of: DailyCounts(firstDay: try day("2026-04-01"), counts: []), on: calendar)
        let last = try day("2027-03-31")
        #expect(service.openDays(after: last, through: last) == 0)
        #expect(service.openDays(after: last.adding(days: 1), through: last) == 0)
        #expect(service.openDays(after: last.adding(days: -1), through: last) == 1)
    }

    @Test("Days that were not recorded count 0, and what lies behind the day of the question is left out")
    func filledIn() throws {
        let counts = DailyCounts(
            [try day("2026-05-01"): 3, try day("2026-05-04"): 2, try day("2026-05-06"): 9],
            upTo: try day("2026-05-05")
        )
        #expect(counts.firstDay.description == "2026-05-01")
        #expect(counts.counts == [3, 0, 0, 2, 0])
        #expect(counts.lastDay.description == "2026-05-05")
        #expect(counts.total(in: try day("2026-05-02")...day("2026-05-31")) == 2)
        #expect(counts.total(in: try day("2026-01-01")...day("2026-04-30")) == 0)
        #expect(DailyCounts([:], upTo: try day("2026-05-05")).counts == [0])
    }
}
