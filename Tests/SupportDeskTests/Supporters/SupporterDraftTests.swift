import SupportDesk
import Testing

@Suite("Judging what is said of supporters")
struct SupporterDraftTests {
    private static let today = SampleSupporters.day("2026-11-23")

    private func problems(_ change: (inout SupporterDraft) -> Void) -> [String] {
        var draft = SupporterDraft()
        draft.profile.kind = .set("シニア")
        change(&draft)
        do {
            _ = try draft.registration(desk: SampleSupporters.desk, today: Self.today)
            return []
        } catch {
            return error.problems.map { "\($0.field): \($0.reason.code)" }
        }
    }

    @Test("A registration is read in the ward's words, each list in the ward's order and once")
    func registration() throws {
        var draft = SupporterDraft()
        draft.supporter = " ＳＤ-0007 "
        draft.profile.kind = .set("シニア")
        draft.profile.homeSite = .set("荻窪二図書")
        draft.profile.otherSites = .set(["S043", "S001", "S043"])
        draft.profile.languages = .set(["手話", "日本語", "jsl"])
        draft.profile.skills = .set(["Wi-Fi", "電子メール"])
        draft.profile.hoursPerWeek = .set(4)
        draft.appliedOn = "R8.5.14"
        let registration = try draft.registration(desk: SampleSupporters.desk, today: Self.today)
        #expect(registration.code == "SD-0007")
        #expect(
            registration.profile
                == Supporter.Profile(
                    kind: "senior",
                    homeSite: "S001",
                    otherSites: ["S043"],
                    languages: ["ja", "jsl"],
                    skills: ["mail", "wifi"],
                    hoursPerWeek: 4
                )
        )
        #expect(
            registration.beginning == SupporterListing(status: .applied, appliedOn: SampleSupporters.day("2026-05-14"))
        )
        #expect(registration.contact.isEmpty)
    }

    @Test("All that is wrong with a registration is said at once")
    func invalid() {
        #expect(problems { $0.profile.kind = nil } == ["kind: required"])
        #expect(
            problems { draft in
                draft.supporter = "1234 5678 9018"
                draft.profile.kind = .set("先生")
                draft.profile.homeSite = .set("S999")
                draft.profile.languages = .set(["火星語"])
                draft.profile.hoursPerWeek = .set(61)
                draft.contact.name = "123456789018"
                draft.contact.phone = "12"
                draft.status = "活躍"
            } == [
                "supporter: holds-my-number", "kind: unknown-code", "homeSite: unknown-site", "languages: unknown-code",
                "hoursPerWeek: out-of-range", "name: holds-my-number", "phone: unreadable-phone", "status: not-one-of",
            ]
        )
        #expect(problems { $0.appliedOn = "2026-11-24" } == ["appliedOn: future"])
        #expect(problems { $0.status = "active" } == ["certifiedUntil: required"])
        #expect(
            problems { ($0.status, $0.certifiedOn, $0.certifiedUntil) = ("認定", "2026-05-14", "2026-05-13") } == [
                "certifiedUntil: day-outside"
            ]
        )
    }

    @Test(
        "A phone number is read as people write it, and kept in half-width characters",
        arguments: [
            ("０３－３３１２－２１１１", "03-3312-2111"), ("(03) 3312 2111", "(03) 3312 2111"), ("09012345678", "09012345678"),
            ("+81 90-1234-5678", "+81 90-1234-5678"), ("3312-2111", nil), ("03-3312-2111 内線5", nil),
            ("0312345678901", nil), ("+1", nil),
        ]
    )
    func phone(written: String, kept: String?) {
        var draft = SupporterContactDraft()
        draft.phone = written
        let contact = try? draft.contact()
        #expect(contact?.phone == kept)
    }

    @Test("What is absent stays, null clears, and the home site is no other site")
    func changes() throws {
        let before = Supporter.Profile(
            kind: "senior",
            homeSite: "S001",
            otherSites: ["S043"],
            languages: ["ja"],
            hoursPerWeek: 4
        )
        var draft = SupporterProfileDraft()
        #expect(try draft.profile(changing: before, desk: SampleSupporters.desk) == before)
        (draft.homeSite, draft.hoursPerWeek) = (.set("ゆうゆう和田館"), .cleared)
        let after = try draft.profile(changing: before, desk: SampleSupporters.desk)
        #expect(after == Supporter.Profile(kind: "senior", homeSite: "S043", languages: ["ja"]))
        draft.kind = .cleared
        #expect(throws: InvalidSubmission([FieldProblem(people: .kind, .required)])) {
            try draft.profile(changing: before, desk: SampleSupporters.desk)
        }
    }

    @Test("What a list says becomes a span: from the certificate on, up to 31 March of today's fiscal year")
    func listing() throws {
        func span(_ listing: SupporterListing, after last: SupporterSpan? = nil, on day: String) -> SupporterSpan? {
            listing.span(
                after: last,
                rules: SampleSupporters.yearly,
                cause: .list,
                by: SampleSupporters.account,
                at: SampleSupporters.noon(day)
            )
        }
        let listed = SupporterListing(
            status: .active,
            certifiedOn: SampleSupporters.day("2025-06-01"),
            certifiedUntil: SampleSupporters.day("2027-05-31")
        )
        for (today, end) in [("2026-03-31", "2026-03-31"), ("2026-04-01", "2027-03-31")] {
            let first = try #require(span(listed, on: today))
            #expect(first.from.description == "2025-06-01")
            #expect(first.appointedUntil?.description == end)
            #expect(first.cause == .list)
        }
        let first = try #require(span(listed, on: "2026-03-31"))
        #expect(span(listed, after: first, on: "2026-03-31") == nil)
        // In the next fiscal year the same list appoints anew.
        let again = try #require(span(listed, after: first, on: "2026-04-01"))
        #expect((again.number, again.from.description) == (2, "2026-04-01"))
        // A list from before a certificate ended is no news.
        let lapsed = SampleSupporters.span(
            .lapsed,
            3,
            from: "2027-06-01",
            certified: "2027-05-31",
            reason: "certificate_ended",
            cause: .time
        )
        #expect(span(listed, after: lapsed, on: "2027-06-02") == nil)
        let paused = try #require(span(SupporterListing(status: .paused), after: first, on: "2026-03-31"))
        #expect((paused.status, paused.from.description) == (.paused, "2026-03-31"))
        let certified = try #require(
            span(
                SupporterListing(status: .certified, certifiedOn: SampleSupporters.day("2026-03-10")),
                on: "2026-03-31"
            )
        )
        #expect(certified.certifiedUntil?.description == "2028-03-09")
    }
}
