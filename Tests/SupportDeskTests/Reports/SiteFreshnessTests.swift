import SupportDesk
import Testing

@Suite("When a site was last heard from")
struct SiteFreshnessTests {
    private static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSince1970: 0) }

    private static func site(opened: String = "2022-04-01", closed: String? = nil) -> Site {
        Site(code: "S001", name: "中央図書館", kind: "library", openedOn: day(opened), closedOn: closed.map { day($0) })
    }

    /// Tuesday and Wednesday, 9 to 17.
    private static func calendar(_ site: Site = site()) throws -> SiteCalendar {
        let (opens, closes) = (try #require(ClockTime(written: "9:00")), try #require(ClockTime(written: "17:00")))
        let spans = [Weekday.tuesday, .wednesday].map {
            OpeningSpan(weekday: $0, opens: opens, closes: closes, needed: 1)
        }
        return SiteCalendar(
            site: site,
            weeks: [OpeningHours(effectiveFrom: day("2022-04-01"), isOpenOnHolidays: false, spans: spans)],
            closures: [SiteClosure(day: day("2026-11-11"), reason: nil)],
            holidays: [day("2026-11-03"): "文化の日", day("2026-11-23"): "勤労感謝の日"]
        )
    }

    private static func silence(_ heard: String?, asOf: String, _ calendar: SiteCalendar) -> Int {
        let moment = heard.map { Instant(startOf: day($0)).adding(seconds: 17 * 3600) }
        return SiteFreshness(lastHeardAt: moment, calendar: calendar, asOf: day(asOf)).silentOpenDays
    }

    @Test(
        "Silence is the site’s open days after it was heard from and before the report’s day",
        arguments: [
            // Tuesday 24 November 2026.
            ("2026-11-24", "2026-11-24", 0), ("2026-11-24", "2026-11-25", 0), ("2026-11-24", "2026-11-26", 1),
            ("2026-11-24", "2026-12-01", 1), ("2026-11-24", "2026-12-02", 2),
            // Heard from after the report's day: nothing of it is missing.
            ("2026-11-24", "2026-10-31", 0),
            // A holiday, a closure and a week end are no silence.
            ("2026-10-30", "2026-11-04", 0), ("2026-10-30", "2026-11-05", 1), ("2026-11-10", "2026-11-17", 0),
        ]
    )
    func byHours(heard: String, asOf: String, days: Int) throws {
        #expect(Self.silence(heard, asOf: asOf, try Self.calendar()) == days)
    }

    @Test("Where no hours are on record, Monday to Friday count, but for holidays and the turn of the year")
    func withoutHours() {
        let calendar = SiteCalendar(site: Self.site(), holidays: [Self.day("2026-11-23"): "勤労感謝の日"])
        // Friday 20 November to Thursday 26.
        #expect(Self.silence("2026-11-20", asOf: "2026-11-26", calendar) == 2)
        #expect(Self.silence("2026-12-28", asOf: "2027-01-04", calendar) == 0)
        #expect(Self.silence("2026-12-28", asOf: "2027-01-05", calendar) == 1)
    }

    @Test("A site that was never heard from is silent since it opened, for as long as is looked back")
    func never() throws {
        let young = try Self.calendar(Self.site(opened: "2026-11-18"))
        #expect(Self.silence(nil, asOf: "2026-11-18", young) == 0)
        #expect(Self.silence(nil, asOf: "2026-11-19", young) == 1)
        let old = SiteCalendar(site: Self.site())
        let lookedBack = Self.silence(nil, asOf: "2026-11-24", old)
        #expect(lookedBack == Self.silence("2024-01-01", asOf: "2026-11-24", old))
        #expect((60...SiteFreshness.horizon).contains(lookedBack))
    }

    @Test("A site that is not open on the report’s day is not waited for")
    func notOpen() throws {
        let closed = try Self.calendar(Self.site(closed: "2026-11-20"))
        #expect(Self.silence("2026-11-03", asOf: "2026-11-20", closed) > 0)
        #expect(Self.silence("2026-11-03", asOf: "2026-11-21", closed) == 0)
        #expect(Self.silence(nil, asOf: "2026-11-21", try Self.calendar(Self.site(opened: "2027-01-01"))) == 0)
    }
}
