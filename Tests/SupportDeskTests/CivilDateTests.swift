import SupportDesk
import Testing

@Suite("A day in the calendar")
struct CivilDateTests {
    @Test("Every day from 1868 to 2200 agrees with a calendar that is walked day by day")
    func walk() throws {
        var calendar = WalkedCalendar(year: 1868, month: 1, day: 1)
        var number = try #require(CivilDate(year: 1868, month: 1, day: 1)).daysSince1970
        var wrong: [String] = []
        while calendar.year <= 2200 {
            let day = CivilDate(daysSince1970: number)
            if day.components != (calendar.year, calendar.month, calendar.day)
                || CivilDate(year: calendar.year, month: calendar.month, day: calendar.day) != day
                || (calendar.year, calendar.month, calendar.day) == (1970, 1, 1) && number != 0
            {
                wrong.append("\(calendar)")
            }
            if calendar.isLastOfMonth,
                CivilDate(year: calendar.year, month: calendar.month, day: calendar.day + 1) != nil
            {
                wrong.append("the day after \(calendar)")
            }
            calendar.advance()
            number += 1
        }
        #expect(wrong.isEmpty)
        #expect(CivilDate(daysSince1970: number) == CivilDate(year: 2201, month: 1, day: 1))
    }

    @Test(
        "A day that the calendar has is read from ISO and written back",
        arguments: ["0001-01-01", "1868-01-25", "1900-02-28", "1970-01-01", "2000-02-29", "2026-05-14", "9999-12-31"]
    )
    func iso(text: String) throws {
        let day = try #require(CivilDate(iso: text))
        #expect(day.description == text)
        #expect(CivilDate(daysSince1970: day.daysSince1970) == day)
    }

    @Test(
        "What is not ISO, or no day of the calendar, is refused",
        arguments: [
            "", "2026-05-1", "2026-5-14", "2026/05/14", "2026-05-14 ", " 2026-05-14", "２０２６-05-14", "+026-05-14",
            "2026-05-1x", "20260514", "2026-05-140", "0000-01-01", "2026-00-10", "2026-13-01", "2026-04-31",
            "2026-02-29",
            "1900-02-29", "2100-02-29", "2026-01-00", "2026-01-32", "2026-05-\u{0}1", "-026-05-14",
        ]
    )
    func refusal(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test("Numbers far outside are refused, not wrapped")
    func outside() {
        #expect(CivilDate(year: 0, month: 1, day: 1) == nil)
        #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(CivilDate(year: -1, month: 1, day: 1) == nil)
        #expect(CivilDate(year: 2026, month: -1, day: 1) == nil)
        #expect(CivilDate(year: 2026, month: 1, day: .max) == nil)
        #expect(CivilDate(year: .max, month: .max, day: .max) == nil)
    }

    @Test("Days are added across months, leap days and years; the month begins on its first")
    func arithmetic() throws {
        let day = try #require(CivilDate(iso: "2024-02-28"))
        #expect(day.adding(days: 1).description == "2024-02-29")
        #expect(day.adding(days: 2).description == "2024-03-01")
        #expect(day.adding(days: -59).description == "2023-12-31")
        #expect(day.startOfMonth.description == "2024-02-01")
        #expect(day.adding(days: 2).startOfMonth.description == "2024-03-01")
        #expect((day.year, day.month, day.day) == (2024, 2, 28))
        #expect(day < day.adding(days: 1))
    }

    @Test("Days before the year 1 still have a date, so that nothing can trap")
    func beforeTheFirstYear() throws {
        let first = try #require(CivilDate(iso: "0001-01-01"))
        #expect(first.adding(days: -1).components == (0, 12, 31))
        #expect(first.adding(days: -366).components == (0, 1, 1))
        #expect(first.adding(days: -367).components == (-1, 12, 31))
    }
}

/// A calendar that only knows how to go on to the next day.
private struct WalkedCalendar: CustomStringConvertible {
    var year: Int
    var month: Int
    var day: Int

    private var monthLength: Int {
        var lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if year % 4 == 0 { lengths[1] = 29 }
        if year % 100 == 0 { lengths[1] = 28 }
        if year % 400 == 0 { lengths[1] = 29 }
        return lengths[month - 1]
    }

    var isLastOfMonth: Bool { day == monthLength }

    mutating func advance() {
        day += 1
        guard day > monthLength else { return }
        (month, day) = (month + 1, 1)
        guard month > 12 else { return }
        (year, month) = (year + 1, 1)
    }

    var description: String { "\(year)-\(month)-\(day)" }
}
