import SupportDesk
import Testing

@Suite("Whether a shift can be")
struct ShiftRulesTests {
    private static let tuesday = CivilDate(daysSince1970: 20_788)  // 2026-12-01

    @Test(
        "Only the certified and the active are on duty",
        arguments: SupporterStatus.allCases.map(Optional.some) + [nil]
    )
    func status(status: SupporterStatus?) {
        let obstacle = SupporterStanding(status: status).obstacle(on: Self.tuesday)
        #expect(obstacle == (status == .certified || status == .active ? nil : .supporterNotActive))
    }

    @Test("The last day of a certificate or of an appointment still counts, whichever comes first")
    func certificate() {
        let yesterday = Self.tuesday.adding(days: -1)
        let standing = SupporterStanding(
            status: .active,
            certifiedUntil: Self.tuesday.adding(days: 400),
            appointedUntil: yesterday
        )
        #expect(standing.obstacle(on: yesterday) == nil)
        #expect(standing.obstacle(on: Self.tuesday) == .certificateEnds(lastDay: yesterday))
    }

    @Test("All that is wrong with a shift is said at once")
    func everything() {
        var draft = ShiftDraft()
        draft.site = "荻窪三図書館"
        draft.starts = "25:00"
        draft.ends = "12時"
        let problems = #expect(throws: InvalidSubmission.self) {
            try ShiftReading(draft, desk: SampleDesk.desk).booking(calendar: nil, standing: nil)
        }?.problems
        #expect(
            problems?.map { "\($0.field): \($0.reason.code)" } == [
                "site: unknown-site", "supporter: required", "date: required", "starts: unreadable-clock-time",
            ]
        )
    }

    @Test("A shift is read in any Japanese way, up to 24:00")
    func reading() throws {
        var draft = ShiftDraft()
        draft.site = "ＯＧＩ２"
        draft.supporter = "支援員００１ "
        draft.date = "令和8年12月1日"
        draft.starts = "１８時３０分"
        draft.ends = "24:00"
        let reading = ShiftReading(draft, desk: SampleDesk.desk)
        let booking = try reading.booking(
            calendar: reading.site.map { SiteCalendar(site: $0) },
            standing: SupporterStanding(status: .certified)
        )
        #expect(booking.site == "S001")
        #expect(booking.supporter == "支援員001")
        #expect(booking.day == Self.tuesday)
        #expect((booking.starts.minutes, booking.ends.minutes) == (1110, 1440))
        #expect(reading.unjudged == booking)
    }

    @Test("A shift ends after it starts", arguments: ["9:00", "8:59", "0:00"])
    func reversed(end: String) {
        var draft = ShiftDraft()
        draft.site = "S001"
        draft.supporter = "支援員001"
        draft.date = "2026-12-01"
        draft.starts = "9:00"
        draft.ends = end
        let problems = #expect(throws: InvalidSubmission.self) {
            try ShiftReading(draft, desk: SampleDesk.desk)
                .booking(calendar: nil, standing: SupporterStanding(status: .active))
        }?.problems
        #expect(problems == [FieldProblem(people: .ends, .endsBeforeStart)])
    }

    @Test("Every part of a week is judged, and a problem of the same kind is said once")
    func week() throws {
        var draft = OpeningHoursDraft()
        let none = #expect(throws: InvalidSubmission.self) { try draft.hours(today: Self.tuesday, eras: []) }
        #expect(none?.problems == [FieldProblem(people: .hours, .required)])
        draft.spans = [
            span(8, "9:00", "17:00"), span(0, "9:00", "17:00"), span(1, "17:00", "17:00", 51), span(nil, "", nil),
        ]
        let problems = #expect(throws: InvalidSubmission.self) { try draft.hours(today: Self.tuesday, eras: []) }?
            .problems
        #expect(
            problems?.map { "\($0.field): \($0.reason.code)" } == [
                "weekday: out-of-range", "closes: ends-before-start", "needed: out-of-range", "weekday: required",
                "opens: unreadable-clock-time", "closes: required",
            ]
        )
        draft.spans = [span(7, "9:00", "24:00", 0)]
        let hours = try draft.hours(today: Self.tuesday, eras: [])
        #expect(hours.effectiveFrom == Self.tuesday)
        #expect(!hours.isOpenOnHolidays)
        #expect(hours.spans.map(\.weekday) == [.sunday])
    }

    private func span(_ weekday: Int?, _ opens: String?, _ closes: String?, _ needed: Int? = nil)
        -> OpeningHoursDraft.Span
    {
        var span = OpeningHoursDraft.Span()
        span.weekday = weekday
        span.opens = opens
        span.closes = closes
        span.needed = needed
        return span
    }
}
