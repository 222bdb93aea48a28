import SupportDesk
import Testing

@Suite("Judging targets")
struct TargetRulesTests {
    private static let account = Account(name: "coordinator", role: .coordinator)

    private static func day(_ iso: String) -> CivilDate {
        CivilDate(iso: iso) ?? CivilDate(daysSince1970: 0)
    }

    private static func draft(
        _ value: TargetDraft.Value = .amount(12_000),
        year: String = "2026",
        from: String? = nil,
        reason: String? = nil
    ) -> TargetDraft {
        var draft = TargetDraft(fiscalYear: year)
        (draft.value, draft.effectiveFrom, draft.reason) = (value, from, reason)
        return draft
    }

    /// A version that is on record since `from`.
    private static func version(_ value: Double?, from: String, year: Int = 2026) throws -> Target {
        Target(
            indicator: Indicator.ID("consultations"),
            year: try #require(FiscalYear(year)),
            version: 4,
            value: value,
            effectiveFrom: day(from),
            reason: nil,
            setAt: Instant(startOf: day(from)),
            setBy: "other"
        )
    }

    private static func settled(
        _ draft: TargetDraft,
        after last: Target? = nil,
        today: String = "2026-11-23"
    ) throws(InvalidSubmission) -> Settled<Target> {
        try draft.target(
            of: Indicator.ID("consultations"),
            after: last,
            by: account,
            at: Instant(startOf: day(today)),
            eras: SampleDesk.eras
        )
    }

    private static func problems(
        _ draft: TargetDraft,
        after last: Target? = nil,
        today: String = "2026-11-23"
    ) -> [FieldProblem] {
        do throws(InvalidSubmission) {
            _ = try settled(draft, after: last, today: today)
            return []
        } catch {
            return error.problems
        }
    }

    @Test("The first version of a year begins today unless said otherwise")
    func first() throws {
        let target = try Self.settled(Self.draft(reason: "上半期の実績"))
        #expect(
            target
                == .created(
                    Target(
                        indicator: Indicator.ID("consultations"),
                        year: try #require(FiscalYear(2026)),
                        version: 1,
                        value: 12_000,
                        effectiveFrom: Self.day("2026-11-23"),
                        reason: "上半期の実績",
                        setAt: Instant(startOf: Self.day("2026-11-23")),
                        setBy: "coordinator"
                    )
                )
        )
    }

    @Test("In Japan the day begins at midnight there, nine hours before it does in Greenwich")
    func midnight() throws {
        let midnight = Instant(startOf: Self.day("2026-04-01"))
        let target = try Self.draft().target(
            of: Indicator.ID("consultations"),
            after: nil,
            by: Self.account,
            at: midnight,
            eras: []
        )
        #expect(target.value.effectiveFrom == Self.day("2026-04-01"))
    }

    @Test(
        "The first version of a year may begin on any of its days, spelled in any way",
        arguments: [
            ("2026-04-01", "2026-04-01"), ("令和9年3月31日", "2027-03-31"), ("R8.11.22", "2026-11-22"),
            ("2026/12/01", "2026-12-01"),
        ]
    )
    func anyDay(written: String, day: String) throws {
        #expect(try Self.settled(Self.draft(from: written)).value.effectiveFrom == Self.day(day))
    }

    @Test("The target of a year that lies ahead begins with it")
    func ahead() throws {
        #expect(try Self.settled(Self.draft(year: "令和9年度")).value.effectiveFrom == Self.day("2027-04-01"))
        let last = try Self.version(1, from: "2027-04-01", year: 2027)
        #expect(try Self.settled(Self.draft(year: "R9"), after: last).value.effectiveFrom == Self.day("2027-04-01"))
    }

    @Test("The first version of a year that is over needs its day")
    func overFirst() throws {
        #expect(Self.problems(Self.draft(year: "2025")) == [FieldProblem(.effectiveFrom, .required)])
        let target = try Self.settled(Self.draft(year: "2025", from: "2025-04-01"))
        #expect(target.value.effectiveFrom == Self.day("2025-04-01"))
    }

    @Test("A target of a year that is over does not change any more")
    func overLater() throws {
        let last = try Self.version(10_000, from: "2025-04-01", year: 2025)
        for from in [nil, "2025-04-01", "2026-03-31"] {
            #expect(
                Self.problems(Self.draft(year: "2025", from: from), after: last)
                    == [FieldProblem(.fiscalYear, .fiscalYearOver)]
            )
        }
    }

    @Test(
        "Days that a first version cannot begin on are refused with those that it can",
        arguments: ["2026-03-31", "2027-04-01", "0001-01-01", "9999-12-31"]
    )
    func outside(from: String) {
        let year = Self.day("2026-04-01")...Self.day("2027-03-31")
        #expect(Self.problems(Self.draft(from: from)) == [FieldProblem(.effectiveFrom, .dayOutside(year))])
    }

    @Test("A later version begins neither before today nor before the one that it follows")
    func later() throws {
        let last = try Self.version(10_000, from: "2026-04-01")
        let next = try Self.settled(Self.draft(), after: last)
        #expect(next == .created(next.value))
        #expect(next.value.version == 5)
        #expect(next.value.effectiveFrom == Self.day("2026-11-23"))
        #expect(
            Self.problems(Self.draft(from: "2026-11-22"), after: last)
                == [FieldProblem(.effectiveFrom, .dayOutside(Self.day("2026-11-23")...Self.day("2027-03-31")))]
        )
        let ahead = try Self.version(10_000, from: "2027-01-01")
        let rest = FieldProblem(.effectiveFrom, .dayOutside(Self.day("2027-01-01")...Self.day("2027-03-31")))
        #expect(Self.problems(Self.draft(), after: ahead) == [rest])
        #expect(Self.problems(Self.draft(from: "2026-12-31"), after: ahead) == [rest])
        #expect(try Self.settled(Self.draft(from: "2027-01-01"), after: ahead).value.version == 5)
    }

    @Test("A target that stands already is not set again, also not when it is sent again on a later day")
    func same() throws {
        let last = try Self.version(12_000, from: "2026-10-01")
        for from in [nil, "2026-10-01", "2026-11-23", "2027-03-31"] {
            #expect(try Self.settled(Self.draft(from: from), after: last) == .unchanged(last))
        }
        #expect(!Self.problems(Self.draft(from: "2026-09-30"), after: last).isEmpty)
        let none = try Self.version(nil, from: "2026-10-01")
        #expect(try Self.settled(Self.draft(TargetDraft.Value.none), after: none) == .unchanged(none))
    }

    @Test("A target is taken away, and set again")
    func takenAway() throws {
        let last = try Self.version(12_000, from: "2026-10-01")
        let none = try Self.settled(Self.draft(TargetDraft.Value.none), after: last)
        #expect(none == .created(none.value))
        #expect(none.value.value == nil)
        #expect(try Self.settled(Self.draft(), after: none.value).value.version == 6)
        // Also where none was set: the standard one does not hold then.
        #expect(try Self.settled(Self.draft(TargetDraft.Value.none)).value.value == nil)
    }

    @Test("All that is wrong is said at once")
    func problems() {
        let amount = FieldProblem(.value, .amountOutside(zeroAllowed: false, limit: 1_000_000_000_000))
        let year = FieldProblem(.fiscalYear, .unreadableFiscalYear(2000...2100))
        for value in [0, -1, 1e12.nextUp, .nan, .infinity] {
            #expect(Self.problems(Self.draft(.amount(value))) == [amount])
        }
        #expect(Self.problems(Self.draft(.amount(1e12))) == [])
        #expect(Self.problems(Self.draft(.missing)) == [FieldProblem(.value, .required)])
        for word in ["", "1999", "2101", "来年度", "令和99999年度"] {
            #expect(Self.problems(Self.draft(year: word)) == [year])
        }
        #expect(
            Self.problems(Self.draft(.amount(0), year: "x", from: "昨日", reason: "1234 5678 9018"))
                == [year, amount, FieldProblem(.reason, .holdsMyNumber), FieldProblem(.effectiveFrom, .unreadableDate)]
        )
        #expect(
            Self.problems(Self.draft(reason: String(repeating: "理", count: 201)))
                == [FieldProblem(.reason, .tooLong(limit: 200))]
        )
        #expect(Self.problems(Self.draft(reason: "a\tb")) == [FieldProblem(.reason, .controlCharacter)])
    }
}
