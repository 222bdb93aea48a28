import SupportDesk
import Testing

@Suite("What time decides about supporters")
struct SupporterDueTests {
    private func due(
        _ history: [SupporterSpan],
        on iso: String,
        lastSession: String? = nil,
        idleMonths: Int = 6
    ) -> [DueChange] {
        SupporterLifecycle.due(
            SampleSupporters.entry(history),
            on: SampleSupporters.day(iso),
            lastSession: lastSession.map { SampleSupporters.day($0) },
            idleMonths: idleMonths,
            by: SampleSupporters.account,
            at: SampleSupporters.noon(iso)
        )
    }

    private func sentences(_ changes: [DueChange]) -> [String] {
        changes.map { "\($0.from.rawValue) \($0.span.status.rawValue) \($0.span.from) \($0.reason.rawValue)" }
    }

    private static let appointed = SampleSupporters.span(
        .active,
        from: "2025-04-01",
        certified: "2027-05-13",
        appointed: "2026-03-31"
    )

    @Test("An appointment ends with 31 March: on 1 April in Japan it has lapsed, and no earlier")
    func appointment() {
        #expect(due([Self.appointed], on: "2026-03-31", lastSession: "2026-03-30") == [])
        let expected = ["active lapsed 2026-04-01 appointment_ended"]
        #expect(sentences(due([Self.appointed], on: "2026-04-01", lastSession: "2026-03-30")) == expected)
        // 00:30 on 1 April in Japan is still March in UTC.
        let early = Instant(startOf: SampleSupporters.day("2026-04-01")).adding(seconds: 1800)
        #expect(early.day == SampleSupporters.day("2026-04-01"))
    }

    @Test("However late it runs, each change is dated the day on which it became due")
    func late() {
        let expected = ["active lapsed 2026-04-01 appointment_ended"]
        for today in ["2026-04-01", "2026-08-01", "2029-01-01"] {
            #expect(sentences(due([Self.appointed], on: today, lastSession: "2026-02-01")) == expected)
        }
    }

    @Test("What was applied is not due again")
    func twice() throws {
        let change = try #require(due([Self.appointed], on: "2026-04-02", lastSession: "2026-03-01").first)
        var ended = Self.appointed
        ended.endedOn = change.span.from
        #expect(due([ended, change.span], on: "2027-04-02", lastSession: "2026-03-01") == [])
    }

    @Test(
        "A certificate that ends lapses whoever is certified, active or paused, and nobody else",
        arguments: SupporterStatus.allCases
    )
    func certificate(status: SupporterStatus) {
        let span = SampleSupporters.span(status, from: "2026-01-01", certified: "2026-05-13")
        let today = "2026-05-14"
        let expected = [SupporterStatus.certified, .active, .paused].contains(status)
        #expect(
            sentences(due([span], on: today))
                == (expected ? ["\(status.rawValue) lapsed 2026-05-14 certificate_ended"] : [])
        )
    }

    @Test("Whoever is active and gives no session for the months is paused on the day when they are over")
    func idle() {
        let span = SampleSupporters.span(.active, from: "2026-01-10", certified: "2030-01-01")
        #expect(due([span], on: "2026-07-09") == [])
        #expect(sentences(due([span], on: "2026-07-10")) == ["active paused 2026-07-10 no_session"])
        #expect(sentences(due([span], on: "2026-09-01")) == ["active paused 2026-07-10 no_session"])
        #expect(due([span], on: "2026-09-01", lastSession: "2026-03-02") == [])
        #expect(
            sentences(due([span], on: "2026-09-02", lastSession: "2026-03-02")) == [
                "active paused 2026-09-02 no_session"
            ]
        )
        // A session from before they became active says nothing.
        #expect(due([span], on: "2026-07-09", lastSession: "2025-12-01") == [])
        #expect(sentences(due([span], on: "2026-04-10", idleMonths: 3)) == ["active paused 2026-04-10 no_session"])
    }

    @Test(
        "Whoever was active already when they came onto the register is counted from that day",
        arguments: SupporterSpan.Cause.allCases
    )
    func listed(cause: SupporterSpan.Cause) {
        let span = SupporterSpan(
            number: cause == .list ? 2 : 1,
            status: .active,
            from: SampleSupporters.day("2022-04-01"),
            cause: cause,
            recordedAt: SampleSupporters.noon("2026-05-14"),
            recordedBy: "import"
        )
        #expect(due([span], on: "2026-11-13") == [])
        #expect(due([span], on: "2026-11-13", lastSession: "2023-01-01") == [])
        #expect(sentences(due([span], on: "2026-11-20")) == ["active paused 2026-11-14 no_session"])
    }

    @Test("A renewal does not make somebody active anew, but a pause is not dated before it")
    func renewed() {
        let history = [
            SampleSupporters.span(.active, from: "2025-05-01", ended: "2026-04-01", appointed: "2026-03-31"),
            SampleSupporters.span(.active, 2, from: "2026-04-01", appointed: "2027-03-31"),
        ]
        #expect(history.since == SampleSupporters.day("2025-05-01"))
        #expect(sentences(due(history, on: "2026-04-02")) == ["active paused 2026-04-01 no_session"])
        #expect(due(history, on: "2026-04-02", lastSession: "2026-01-05") == [])
    }

    @Test("One thing may follow another: paused first, lapsed when the appointment ended")
    func chain() {
        #expect(
            sentences(due([Self.appointed], on: "2026-05-01")) == [
                "active paused 2025-10-01 no_session", "paused lapsed 2026-04-01 appointment_ended",
            ]
        )
        let changes = due([Self.appointed], on: "2026-05-01")
        #expect(changes.map(\.span.number) == [2, 3])
        #expect(changes.allSatisfy { $0.span.cause == .time })
    }

    @Test("Run every day or once at the end, the history is the same")
    func daily() {
        var history = [Self.appointed]
        var today = SampleSupporters.day("2025-04-01")
        while today <= SampleSupporters.day("2027-06-01") {
            for change in due(history, on: today.description) {
                history[history.count - 1].endedOn = change.span.from
                history.append(change.span)
            }
            today = today.adding(days: 1)
        }
        let once = due([Self.appointed], on: "2027-06-01").map(\.span)
        #expect(history.dropFirst().map(\.status) == once.map(\.status))
        #expect(history.dropFirst().map(\.from) == once.map(\.from))
    }
}
