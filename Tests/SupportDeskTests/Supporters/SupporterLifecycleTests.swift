import SupportDesk
import Testing

@Suite("The lifecycle of a supporter")
struct SupporterLifecycleTests {
    private static let allowed: Set<String> = [
        "applied in_training", "applied declined", "in_training certified", "in_training declined", "certified active",
        "certified lapsed", "certified retired", "active paused", "active lapsed", "active retired", "paused active",
        "paused lapsed", "paused retired", "lapsed in_training", "lapsed certified", "lapsed active", "lapsed retired",
        "retired applied", "declined applied",
    ]

    private static let pairs = SupporterStatus.allCases.flatMap { from in SupporterStatus.allCases.map { (from, $0) } }

    private func next(
        _ entry: Supporter.Entry,
        _ status: SupporterStatus,
        on iso: String,
        until: String? = nil,
        rules: SupporterKind.Rules = SampleSupporters.yearly
    ) throws(DeskConflict) -> SupporterSpan {
        try SupporterLifecycle.span(
            after: entry,
            .init(
                status: status,
                day: SampleSupporters.day(iso),
                reason: "理由",
                until: until.map { SampleSupporters.day($0) }
            ),
            rules: rules,
            modules: SampleSupporters.modules,
            by: SampleSupporters.account,
            at: SampleSupporters.noon("2026-11-23")
        )
    }

    @Test("Every pair of statuses is allowed or refused as the table says", arguments: pairs)
    func table(from: SupporterStatus, to: SupporterStatus) throws {
        let entry = SampleSupporters.entry(
            [SampleSupporters.span(from, from: "2026-01-05", certified: "2027-01-04")],
            completed: ["devices": "2025-12-01", "privacy": "2025-12-01"]
        )
        if Self.allowed.contains("\(from.rawValue) \(to.rawValue)") {
            let span = try next(entry, to, on: "2026-02-01")
            #expect((span.status, span.number, span.from.description) == (to, 2, "2026-02-01"))
        } else {
            let possible = SupporterStatus.allCases.filter { Self.allowed.contains("\(from.rawValue) \($0.rawValue)") }
            let conflict = #expect(throws: DeskConflict.self) { try next(entry, to, on: "2026-02-01") }
            guard case .illegalTransition(from, to, let named) = conflict else {
                Issue.record("\(String(describing: conflict))")
                return
            }
            #expect(Set(named) == Set(possible))
        }
    }

    @Test("Without a status, an application is the only beginning", arguments: SupporterStatus.allCases)
    func beginning(status: SupporterStatus) throws {
        var draft = TransitionDraft()
        (draft.status, draft.reason) = (status.rawValue, "理由")
        let judged = Result { () throws(InvalidSubmission) in
            try draft.transition(after: nil, today: SampleSupporters.day("2026-11-23"), eras: [])
        }
        switch judged {
        case .success(let transition): #expect(transition.status == .applied)
        case .failure(let refusal):
            #expect(status != .applied)
            #expect(refusal.problems == [FieldProblem(people: .status, .notOneOf(["applied"]))])
        }
    }

    @Test("A transition lies neither before the last one nor in the future")
    func order() throws {
        let entry = SampleSupporters.entry([SampleSupporters.span(.applied, from: "2026-05-14")])
        #expect(throws: DeskConflict.beforeLastTransition(on: SampleSupporters.day("2026-05-14"))) {
            try next(entry, .inTraining, on: "2026-05-13")
        }
        #expect(try next(entry, .inTraining, on: "2026-05-14").from == SampleSupporters.day("2026-05-14"))
        var draft = TransitionDraft()
        (draft.status, draft.date) = ("研修中", "令和8年11月24日")
        let today = SampleSupporters.day("2026-11-23")
        #expect(throws: InvalidSubmission([FieldProblem(people: .date, .future(latest: today))])) {
            try draft.transition(after: entry.present, today: today, eras: SampleDesk.eras)
        }
    }

    @Test("Pausing, lapsing, retiring and declining need a reason", arguments: SupporterStatus.allCases)
    func reasons(status: SupporterStatus) {
        var draft = TransitionDraft()
        (draft.status, draft.reason) = (status.rawValue, "　")
        let last = SampleSupporters.span(.active, from: "2026-05-14")
        let needed: [SupporterStatus] = [.paused, .lapsed, .retired, .declined]
        let problems: [FieldProblem]
        do {
            _ = try draft.transition(after: last, today: SampleSupporters.day("2026-11-23"), eras: [])
            problems = []
        } catch {
            problems = error.problems
        }
        #expect(problems == (needed.contains(status) ? [FieldProblem(people: .reason, .required)] : []))
    }

    @Test("All that is wrong with a transition is said at once")
    func problems() {
        var draft = TransitionDraft()
        (draft.status, draft.date, draft.reason, draft.until) = ("活躍", "昨日", "1234 5678 9018", "2020-01-01")
        let today = SampleSupporters.day("2026-11-23")
        let refusal = #expect(throws: InvalidSubmission.self) {
            try draft.transition(after: nil, today: today, eras: [])
        }
        #expect(
            refusal?.problems.map { "\($0.field): \($0.reason.code)" } == [
                "status: not-one-of", "date: unreadable-date", "reason: holds-my-number", "until: day-outside",
            ]
        )
    }

    @Test("Whoever is to be certified has completed what the kind requires by that day")
    func training() throws {
        let trainee = SampleSupporters.span(.inTraining, from: "2026-05-01")
        let part = SampleSupporters.entry([trainee], completed: ["devices": "2026-05-10", "privacy": "2026-06-02"])
        #expect(throws: DeskConflict.trainingMissing([Title(ja: "個人情報の取扱い", en: "Handling personal data")])) {
            try next(part, .certified, on: "2026-06-01")
        }
        let certified = try next(part, .certified, on: "2026-06-02")
        #expect(certified.certifiedUntil?.description == "2028-06-01")
        #expect(certified.appointedUntil == nil)
        let said = try next(part, .certified, on: "2026-06-02", until: "2027-03-31")
        #expect(said.certifiedUntil?.description == "2027-03-31")
        #expect(try next(SampleSupporters.entry([trainee]), .certified, on: "2026-06-01", rules: .init()).number == 2)
    }

    @Test(
        "A period of months ends on the day before the same number, or with a month that is shorter",
        arguments: [
            ("2026-05-14", 36, "2029-05-13"), ("2026-04-01", 12, "2027-03-31"), ("2026-01-31", 1, "2026-02-28"),
            ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-28"), ("2026-12-01", 1, "2026-12-31"),
            ("2026-03-31", 6, "2026-09-30"),
        ]
    )
    func months(from: String, months: Int, last: String) {
        #expect(SampleSupporters.day(from).lastDay(ofMonths: months) == SampleSupporters.day(last))
    }

    @Test(
        "An appointment of a yearly kind ends on 31 March of the fiscal year in which it begins",
        arguments: [("2026-03-31", "2026-03-31"), ("2026-04-01", "2027-03-31"), ("2027-01-01", "2027-03-31")]
    )
    func appointment(from: String, until: String) throws {
        let entry = SampleSupporters.entry([
            SampleSupporters.span(.certified, from: "2026-03-01", certified: "2028-02-28")
        ])
        #expect(try next(entry, .active, on: from).appointedUntil == SampleSupporters.day(until))
        #expect(try next(entry, .active, on: from, until: "2027-06-30").appointedUntil?.description == "2027-06-30")
        #expect(try next(entry, .active, on: from, rules: SampleSupporters.company).appointedUntil == nil)
    }

    @Test(
        "Nobody becomes active with a certificate that is over",
        arguments: [SupporterStatus.certified, .paused, .lapsed]
    )
    func certificate(status: SupporterStatus) throws {
        let entry = SampleSupporters.entry([
            SampleSupporters.span(status, from: "2026-03-01", certified: "2026-05-31")
        ])
        #expect(try next(entry, .active, on: "2026-05-31").status == .active)
        #expect(throws: DeskConflict.certificateEnded(on: SampleSupporters.day("2026-05-31"))) {
            try next(entry, .active, on: "2026-06-01")
        }
    }

    @Test("Active on a day are those whose span holds and whose certificate and appointment are not over")
    func active() {
        let span = SampleSupporters.span(
            .active,
            from: "2026-04-01",
            ended: "2027-04-01",
            certified: "2027-02-28",
            appointed: "2027-03-31"
        )
        func isActive(_ span: SupporterSpan, _ iso: String) -> Bool { span.isActive(on: SampleSupporters.day(iso)) }
        #expect(
            ["2026-03-31", "2026-04-01", "2027-02-28", "2027-03-01"].map { isActive(span, $0) } == [
                false, true, true, false,
            ]
        )
        let endless = SampleSupporters.span(.active, from: "2026-04-01")
        #expect(isActive(endless, "2999-01-01"))
        let never = SampleSupporters.span(.active, from: "2026-04-01", ended: "2026-04-01")
        #expect(!isActive(never, "2026-04-01"))
        #expect(!isActive(SampleSupporters.span(.paused, from: "2026-04-01"), "2026-05-01"))
    }

    @Test("A status is read in Japanese and in English, however it is written")
    func words() {
        for (word, status) in [
            ("応募", SupporterStatus.applied), ("研修中", .inTraining), ("in_training", .inTraining), ("認定", .certified),
            (" 活動中 ", .active), ("ＡＣＴＩＶＥ", .active), ("休止", .paused), ("失効", .lapsed), ("退任", .retired),
            ("辞退", .declined), ("辞退・不採用", .declined),
        ] {
            #expect(SupporterStatus(written: word) == status)
        }
        #expect(SupporterStatus(written: "") == nil)
        #expect(SupporterStatus(written: "活躍") == nil)
    }
}
