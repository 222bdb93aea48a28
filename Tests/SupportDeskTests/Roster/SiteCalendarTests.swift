import SupportDesk
import Testing

@Suite("When a site is open, and where somebody is missing")
struct SiteCalendarTests {
    private static let site = Site(
        code: "S001",
        name: "中央図書館",
        kind: "library",
        openedOn: day("2026-04-01"),
        closedOn: day("2027-03-31")
    )
    /// Tuesdays 9–12 and 13–17, Sundays 9–17.
    private static let week = OpeningHours(
        effectiveFrom: day("2026-04-01"),
        isOpenOnHolidays: false,
        spans: [span(.tuesday, "13:00", "17:00"), span(.tuesday, "9:00", "12:00", 2), span(.sunday, "9:00", "17:00")]
    )
    private static let calendar = SiteCalendar(
        site: site,
        weeks: [week],
        closures: [
            SiteClosure(day: day("2026-12-08"), reason: "館内整理日"),
            SiteClosure(day: day("2026-12-15"), reason: nil, isCancelled: true),
        ],
        holidays: [day("2026-09-22"): "国民の休日", day("2026-09-23"): "秋分の日"]
    )

    @Test("Weekdays are those of the calendar, before 1970 as well")
    func weekdays() {
        #expect(Weekday(Self.day("2026-11-23")) == .monday)
        #expect(Weekday(Self.day("2026-11-29")) == .sunday)
        #expect(Weekday(Self.day("1970-01-01")) == .thursday)
        #expect(Weekday(Self.day("1969-12-31")) == .wednesday)
        #expect(Weekday(Self.day("1969-12-28")) == .sunday)
    }

    @Test("A day is closed before the site opens, after it closes, against its week, and on public holidays")
    func openness() {
        let spans = Self.week.spans.filter { $0.weekday == .tuesday }
        #expect(Self.calendar.openness(on: Self.day("2026-12-01")) == .open(spans))
        #expect(Self.calendar.openness(on: Self.day("2026-12-15")) == .open(spans))
        for closed in ["2026-03-31", "2027-04-06", "2026-12-02", "2026-12-08", "2026-09-22"] {
            #expect(Self.calendar.openness(on: Self.day(closed)) == .closed, "\(closed)")
        }
        let exceptions = ["2026-12-08", "2026-09-22", "2026-09-23", "2026-12-15", "2026-03-31"].map { text in
            let exception = Self.calendar.exception(on: Self.day(text))
            return exception.isClosed ? exception.reason ?? "?" : "-"
        }
        #expect(exceptions == ["館内整理日", "国民の休日", "-", "-", "-"])
    }

    @Test("A site that is open on public holidays keeps to its weekday, and the next week replaces the one before")
    func versions() {
        let always = OpeningHours(effectiveFrom: Self.day("2026-09-01"), isOpenOnHolidays: true, spans: Self.week.spans)
        let calendar = SiteCalendar(
            site: Self.site,
            weeks: [always, Self.week],
            holidays: [Self.day("2026-09-22"): "国民の休日", Self.day("2026-05-05"): "こどもの日"]
        )
        #expect(calendar.openness(on: Self.day("2026-05-05")) == .closed)
        #expect(calendar.openness(on: Self.day("2026-09-22")) != .closed)
        #expect(!calendar.exception(on: Self.day("2026-09-22")).isClosed)
    }

    @Test("A shift lies within the open hours; spans that touch are one")
    func within() {
        func isOpen(_ from: String, _ to: String) -> Bool {
            Self.calendar.isOpen(on: Self.day("2026-12-01"), from: Self.time(from), to: Self.time(to))
        }
        #expect(isOpen("9:00", "12:00"))
        #expect(isOpen("13:00", "17:00"))
        #expect(!isOpen("8:59", "12:00"))
        #expect(!isOpen("9:00", "12:01"))
        #expect(!isOpen("11:00", "14:00"))
        #expect(!isOpen("18:00", "19:00"))
        let touching = SiteCalendar(
            site: Self.site,
            weeks: [
                OpeningHours(
                    effectiveFrom: Self.day("2026-04-01"),
                    isOpenOnHolidays: false,
                    spans: [Self.span(.tuesday, "12:00", "24:00"), Self.span(.tuesday, "0:00", "12:00")]
                )
            ]
        )
        #expect(touching.isOpen(on: Self.day("2026-12-01"), from: Self.time("0:00"), to: Self.time("24:00")))
    }

    @Test("Without hours on record a shift is judged by the site's dates and closures alone, and nobody is missed")
    func unknown() {
        let calendar = SiteCalendar(site: Self.site, closures: [SiteClosure(day: Self.day("2026-12-08"), reason: nil)])
        let (from, to) = (Self.time("0:00"), Self.time("24:00"))
        #expect(calendar.gaps(on: Self.day("2026-12-01"), shifts: []) == nil)
        #expect(calendar.gaps(on: Self.day("2026-12-08"), shifts: []) == [])
        #expect(calendar.obstacle(on: Self.day("2026-12-01"), from: from, to: to) == nil)
        #expect(calendar.obstacle(on: Self.day("2026-12-08"), from: from, to: to) == .siteClosedOnDay)
        #expect(
            calendar.obstacle(on: Self.day("2026-03-31"), from: from, to: to)
                == .siteNotOpenYet(opens: Self.day("2026-04-01"))
        )
        #expect(
            calendar.obstacle(on: Self.day("2027-04-01"), from: nil, to: nil)
                == .siteClosed(lastDay: Self.day("2027-03-31"))
        )
    }

    @Test("Missing supporters are listed by stretches that are as long as they can be")
    func gaps() {
        let shifts = [
            Self.booking("支援員001", "9:00", "10:30"), Self.booking("支援員002", "10:30", "12:00"),
            Self.booking("支援員003", "13:00", "16:00"), Self.booking("支援員004", "9:00", "9:30"),
        ]
        let gaps = Self.calendar.gaps(on: Self.day("2026-12-01"), shifts: shifts)
        #expect(
            gaps?.map { "\($0.from)–\($0.to) \($0.booked)/\($0.needed)" } == ["09:30–12:00 1/2", "16:00–17:00 0/1"]
        )
    }

    @Test("Missing supporters are those that going through the day minute by minute finds", arguments: 0..<200)
    func naive(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        func range() -> (ClockTime, ClockTime) {
            let from = Int.random(in: 0..<1440, using: &random)
            let to = Int.random(in: from + 1...1440, using: &random)
            return (ClockTime(minutes: from) ?? Self.time("0:00"), ClockTime(minutes: to) ?? Self.time("24:00"))
        }
        let spans = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let (from, to) = range()
            let needed = Int.random(in: 0...3, using: &random)
            return OpeningSpan(weekday: .tuesday, opens: from, closes: to, needed: needed)
        }
        let shifts = (0..<Int.random(in: 0...6, using: &random)).map { number in
            let (from, to) = range()
            return Booking(
                site: "S001",
                supporter: Supporter.ID("支援員\(number)"),
                day: Self.day("2026-12-01"),
                starts: from,
                ends: to
            )
        }
        let week = OpeningHours(effectiveFrom: Self.day("2026-04-01"), isOpenOnHolidays: false, spans: spans)
        let gaps = SiteCalendar(site: Self.site, weeks: [week]).gaps(on: Self.day("2026-12-01"), shifts: shifts) ?? []
        for minute in 0..<1440 {
            let needed = spans.filter { $0.opens.minutes <= minute && minute < $0.closes.minutes }.map(\.needed).max()
            let booked = shifts.count { $0.starts.minutes <= minute && minute < $0.ends.minutes }
            let found = gaps.filter { $0.from.minutes <= minute && minute < $0.to.minutes }
            let isMissing = booked < needed ?? 0
            #expect(found.count == (isMissing ? 1 : 0))
            #expect(!isMissing || found.first.map { $0.needed == needed && $0.booked == booked } == true)
        }
        for (gap, next) in zip(gaps, gaps.dropFirst()) where gap.to == next.from {
            #expect(gap.needed != next.needed || gap.booked != next.booked)
        }
    }

    @Test("Shifts that touch do not overlap, and neither do those of other people and other days")
    func overlaps() {
        let morning = Self.booking("支援員001", "9:00", "12:00")
        #expect(!morning.overlaps(Self.booking("支援員001", "12:00", "15:00")))
        #expect(!morning.overlaps(Self.booking("支援員002", "9:00", "12:00")))
        #expect(morning.overlaps(Self.booking("支援員001", "11:59", "15:00")))
        #expect(morning.overlaps(Self.booking("支援員001", "10:00", "11:00")))
    }

    private static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSince1970: 0) }

    private static func time(_ written: String) -> ClockTime {
        ClockTime(written: written) ?? noon
    }

    private static let noon = ClockTime(minutes: 720).unsafelyUnwrapped

    private static func span(_ weekday: Weekday, _ from: String, _ to: String, _ needed: Int = 1) -> OpeningSpan {
        OpeningSpan(weekday: weekday, opens: time(from), closes: time(to), needed: needed)
    }

    private static func booking(_ supporter: String, _ from: String, _ to: String) -> Booking {
        Booking(
            site: "S001",
            supporter: Supporter.ID(supporter),
            day: day("2026-12-01"),
            starts: time(from),
            ends: time(to)
        )
    }
}
