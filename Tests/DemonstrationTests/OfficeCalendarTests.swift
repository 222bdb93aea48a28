import SupportDesk
import Testing

@testable import Demonstration

@Suite("The office calendar")
struct OfficeCalendarTests {
    @Test(
        "National holidays, those that move, and those in between are holidays",
        arguments: [
            "2025-01-01", "2025-01-13", "2025-02-11", "2025-02-24", "2025-03-20", "2025-05-06", "2025-07-21",
            "2025-09-23", "2025-11-24", "2026-03-20", "2026-05-06", "2026-09-21", "2026-09-22", "2026-09-23",
            "2026-10-12", "2027-03-22",
        ]
    )
    func holidays(iso: String) throws {
        #expect(OfficeCalendar.isHoliday(try #require(CivilDate(iso: iso))))
    }

    @Test(
        "Ordinary days are none",
        arguments: ["2025-04-01", "2025-05-07", "2025-06-02", "2025-11-25", "2026-02-24", "2026-09-24", "2026-12-23"]
    )
    func ordinaryDays(iso: String) throws {
        #expect(!OfficeCalendar.isHoliday(try #require(CivilDate(iso: iso))))
    }

    @Test("The week begins on Sunday", arguments: [("2026-11-22", 0), ("2026-11-23", 1), ("1969-12-31", 3)])
    func weekdays(iso: String, weekday: Int) throws {
        #expect(OfficeCalendar.weekday(try #require(CivilDate(iso: iso))) == weekday)
    }
}
