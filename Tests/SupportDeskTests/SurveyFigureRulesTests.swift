import SupportDesk
import Testing

@Suite("Judging survey figures")
struct SurveyFigureRulesTests {
    private static let account = Account(name: "coordinator", role: .coordinator)

    private static func indicator(
        source: Indicator.Source = .survey,
        denominator: String? = "回答者",
        factor: Double = 100
    ) -> Indicator {
        Indicator(
            id: Indicator.ID("satisfaction"),
            position: 8,
            title: Title(ja: "利用満足度", en: "Satisfaction"),
            unit: Title(ja: "%", en: "%"),
            source: source,
            numerator: "満足した人",
            denominator: denominator,
            factor: factor
        )
    }

    private static func draft(
        day: String? = "2026-05-14",
        x: Double? = 587,
        n: Double? = 1000,
        source: String? = "令和8年度区民意識調査"
    ) -> SurveyFigureDraft {
        var draft = SurveyFigureDraft()
        (draft.referenceDate, draft.x, draft.n, draft.source) = (day, x, n, source)
        return draft
    }

    private static func settled(
        _ draft: SurveyFigureDraft,
        of indicator: Indicator = indicator(),
        after last: SurveyFigure? = nil
    ) throws(InvalidSubmission) -> Settled<SurveyFigure> {
        try draft.figure(of: indicator, after: last, by: account, at: SampleDesk.now, eras: SampleDesk.eras)
    }

    private static func problems(_ draft: SurveyFigureDraft, of indicator: Indicator = indicator()) -> [FieldProblem] {
        do throws(InvalidSubmission) {
            _ = try settled(draft, of: indicator)
            return []
        } catch {
            return error.problems
        }
    }

    @Test("A figure is entered, corrected, and not entered twice")
    func revisions() throws {
        let first = try Self.settled(Self.draft(day: "令和８年５月１４日"))
        #expect(first == .created(first.value))
        #expect(first.value.referenceDate == SampleDesk.now.day)
        #expect((first.value.x, first.value.n, first.value.revision) == (587, 1000, 1))
        #expect(try Self.settled(Self.draft(), after: first.value) == .unchanged(first.value))
        for corrected in [Self.draft(x: 588), Self.draft(n: 1001), Self.draft(source: "令和8年度区民意識調査(速報)")] {
            let second = try Self.settled(corrected, after: first.value)
            #expect(second == .created(second.value))
            #expect(second.value.revision == 2)
        }
    }

    private static let zeroAllowed = FieldProblem(.x, .amountOutside(zeroAllowed: true, limit: 1_000_000_000_000))
    private static let aboveZero = FieldProblem(.n, .amountOutside(zeroAllowed: false, limit: 1_000_000_000_000))

    @Test("x is 0 or more, n above 0, and a percentage no more than all")
    func numbers() {
        for (x, n) in [(0.0, 1.0), (1, 1), (0.5, 0.5), (1e12, 1e12)] {
            #expect(Self.problems(Self.draft(x: x, n: n)) == [])
        }
        for x in [-1, 1e12.nextUp, .nan, .infinity] {
            #expect(Self.problems(Self.draft(x: x, n: 1e12)) == [Self.zeroAllowed])
        }
        for n in [0, -1, 1e12.nextUp, .nan] { #expect(Self.problems(Self.draft(x: 0, n: n)) == [Self.aboveZero]) }
        #expect(Self.problems(Self.draft(x: 1001)) == [FieldProblem(.x, .exceedsTotal)])
        #expect(Self.problems(Self.draft(x: 1001), of: Self.indicator(factor: 1)) == [])
    }

    @Test("n is given exactly when the indicator has a denominator")
    func denominator() {
        #expect(Self.problems(Self.draft(n: nil)) == [FieldProblem(.n, .required)])
        let alone = Self.indicator(denominator: nil, factor: 1)
        #expect(Self.problems(Self.draft(n: nil), of: alone) == [])
        #expect(Self.problems(Self.draft(), of: alone) == [FieldProblem(.n, .dividesByNothing)])
    }

    @Test("What is computed takes no figures")
    func computed() {
        #expect(
            Self.problems(Self.draft(), of: Self.indicator(source: .computed))
                == [FieldProblem(.indicator, .notFromSurvey)]
        )
    }

    @Test("All that is wrong is said at once")
    func problems() {
        #expect(
            Self.problems(SurveyFigureDraft()) == [
                FieldProblem(.referenceDate, .required), FieldProblem(.x, .required), FieldProblem(.n, .required),
                FieldProblem(.source, .required),
            ]
        )
        #expect(
            Self.problems(Self.draft(day: "2026-05-15")) == [
                FieldProblem(.referenceDate, .future(latest: SampleDesk.now.day))
            ]
        )
        for (source, reason) in [
            (" 　", FieldProblem.Reason.empty), (String(repeating: "調", count: 201), .tooLong(limit: 200)),
            ("調査\n報告", .controlCharacter), ("１２３４－５６７８－９０１８", .holdsMyNumber),
        ] {
            #expect(Self.problems(Self.draft(source: source)) == [FieldProblem(.source, reason)])
        }
        var unreadable = Self.draft(day: "5月", x: nil)
        unreadable.unreadable = [FieldProblem(.x, .wrongType(expected: .number))]
        #expect(
            Self.problems(unreadable) == [
                FieldProblem(.x, .wrongType(expected: .number)), FieldProblem(.referenceDate, .unreadableDate),
            ]
        )
    }
}
