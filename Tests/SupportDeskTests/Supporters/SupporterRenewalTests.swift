import SupportDesk
import Testing

@Suite("Renewing supporters")
struct SupporterRenewalTests {
    private func renewal(
        until: String? = nil,
        certified: String? = nil,
        date: String? = nil,
        today: String = "2026-03-20"
    ) throws -> SupporterRenewal {
        var draft = RenewalDraft()
        (draft.until, draft.certifiedUntil, draft.date) = (until, certified, date)
        return try draft.renewal(desk: SampleSupporters.desk, known: [], today: SampleSupporters.day(today))
    }

    private func outcome(
        _ renewal: SupporterRenewal,
        _ history: [SupporterSpan],
        rules: SupporterKind.Rules = SampleSupporters.yearly
    ) -> String {
        do {
            let span = try renewal.span(
                after: SampleSupporters.entry(history),
                rules: rules,
                by: SampleSupporters.account,
                at: SampleSupporters.noon("2026-03-20")
            )
            return [
                span.status.rawValue, span.from.description, span.certifiedUntil?.description ?? "–",
                span.appointedUntil?.description ?? "–",
            ].joined(separator: " ")
        } catch {
            return error.rawValue
        }
    }

    private func active(certified: String? = "2027-05-13", appointed: String? = "2026-03-31") -> [SupporterSpan] {
        [SampleSupporters.span(.active, from: "2025-04-01", certified: certified, appointed: appointed)]
    }

    @Test("An appointment is renewed, and the certificate stays as it is")
    func appointment() throws {
        let renewal = try renewal(until: "令和9年3月31日")
        #expect(outcome(renewal, active()) == "active 2026-03-20 2027-05-13 2027-03-31")
        #expect(outcome(renewal, active(appointed: "2027-03-31")) == "not_later")
        #expect(outcome(renewal, active(certified: "2026-03-19")) == "certificate_ended")
        let paused = [
            SampleSupporters.span(.paused, from: "2026-01-01", certified: "2027-05-13", appointed: "2026-03-31")
        ]
        #expect(outcome(renewal, paused) == "paused 2026-03-20 2027-05-13 2027-03-31")
        let certified = [SampleSupporters.span(.certified, from: "2026-01-01", certified: "2027-05-13")]
        #expect(outcome(renewal, certified) == "no_appointment")
    }

    @Test("Of a kind that is not appointed by the year, the certificate is renewed")
    func certificate() throws {
        let renewal = try renewal(until: "2028-03-31")
        #expect(
            outcome(renewal, active(appointed: nil), rules: SampleSupporters.company)
                == "active 2026-03-20 2028-03-31 –"
        )
        #expect(
            outcome(renewal, active(certified: nil, appointed: nil), rules: SampleSupporters.company) == "not_later"
        )
        let both = try self.renewal(until: "2027-03-31", certified: "2029-05-13")
        #expect(outcome(both, active()) == "active 2026-03-20 2029-05-13 2027-03-31")
    }

    @Test("Whoever lapsed because an end had come is active again, if named, without a gap when the day is said")
    func lapsed() throws {
        func lapsed(_ reason: String?, cause: SupporterSpan.Cause = .time) -> [SupporterSpan] {
            [
                SampleSupporters.span(
                    .lapsed,
                    from: "2026-04-01",
                    certified: "2027-05-13",
                    appointed: "2026-03-31",
                    reason: reason,
                    cause: cause
                )
            ]
        }
        let late = try renewal(until: "2027-03-31", today: "2026-04-10")
        #expect(outcome(late, lapsed("appointment_ended")) == "active 2026-04-10 2027-05-13 2027-03-31")
        #expect(!late.concerns(SampleSupporters.entry(lapsed("appointment_ended"))))
        let dated = try renewal(until: "2027-03-31", date: "2026-04-01", today: "2026-04-10")
        #expect(outcome(dated, lapsed("appointment_ended")) == "active 2026-04-01 2027-05-13 2027-03-31")
        #expect(outcome(late, lapsed("転居", cause: .person)) == "not_renewable")
        #expect(outcome(late, lapsed("appointment_ended", cause: .person)) == "not_renewable")
        let certificateOnly = try renewal(certified: "2029-03-31", today: "2026-04-10")
        #expect(outcome(certificateOnly, lapsed("appointment_ended")) == "appointment_ended")
    }

    @Test("Others are passed over", arguments: [SupporterStatus.applied, .inTraining, .retired, .declined])
    func others(status: SupporterStatus) throws {
        let history = [SampleSupporters.span(status, from: "2026-01-01")]
        #expect(try outcome(renewal(until: "2027-03-31"), history) == "not_renewable")
        #expect(try !renewal(until: "2027-03-31").concerns(SampleSupporters.entry(history)))
        #expect(try outcome(renewal(until: "2027-03-31"), []) == "not_renewable")
        let later = [SampleSupporters.span(.active, from: "2026-03-21", appointed: "2026-03-31")]
        #expect(try outcome(renewal(until: "2027-03-31"), later) == "before_last_transition")
    }

    @Test("All that is wrong with a renewal is said at once")
    func problems() throws {
        func problems(_ change: (inout RenewalDraft) -> Void) -> [String] {
            var draft = RenewalDraft()
            change(&draft)
            do {
                _ = try draft.renewal(
                    desk: SampleSupporters.desk,
                    known: ["SD-0001"],
                    today: SampleSupporters.day("2026-03-20")
                )
                return []
            } catch {
                return error.problems.map { "\($0.field): \($0.reason.code)" }
            }
        }
        #expect(problems { _ in } == ["until: required"])
        #expect(
            problems { ($0.until, $0.kind) = ("2026-03-19", "先生") } == ["until: day-outside", "kind: unknown-code"]
        )
        #expect(problems { ($0.until, $0.supporters) = ("2027-03-31", []) } == ["supporters: empty"])
        #expect(
            problems { ($0.until, $0.supporters, $0.date) = ("x", ["SD-0001", "SD-9999"], "2026-03-21") } == [
                "date: future", "until: unreadable-date", "supporters: unknown-supporter",
            ]
        )
        #expect(problems { ($0.until, $0.supporters) = ("2027-03-31", ["ＳＤ-0001"]) } == [])
    }
}
