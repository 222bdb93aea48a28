/// A survey figure as someone enters it, before it is judged.
package struct SurveyFigureDraft: Hashable, Sendable {
    package var referenceDate: String?
    package var x: Double?
    package var n: Double?
    package var source: String?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// The day to which it refers, if it can be read.
    package func day(eras: [JapaneseEra]) -> CivilDate? {
        referenceDate.flatMap { DateReading(eras: eras).day($0) }
    }

    /// The figure that this says: a correction of `last`, the last revision for the same day; or `last` again when it says the
    /// same.
    ///
    /// - Throws: all that is wrong with it at once.
    package func figure(
        of indicator: Indicator,
        after last: SurveyFigure?,
        by account: Account,
        at now: Instant,
        eras: [JapaneseEra]
    ) throws(InvalidSubmission) -> Settled<SurveyFigure> {
        var rules = SurveyFigureRules(indicator: indicator, unreadable: unreadable)
        let day = rules.day(self, today: now.day, eras)
        let (x, n) = rules.numbers(self)
        let source = rules.source(self)
        guard let day, let x, let source, rules.problems.isEmpty else { throw InvalidSubmission(rules.problems) }
        if let last, last.x == x, last.n == n, last.source.isVerbatim(source) { return .unchanged(last) }
        return .created(
            SurveyFigure(
                indicator: indicator.id,
                referenceDate: day,
                revision: (last?.revision ?? 0) + 1,
                x: x,
                n: n,
                source: source,
                enteredAt: now,
                enteredBy: account.name
            )
        )
    }
}

private struct SurveyFigureRules {
    /// The factor that makes a percentage, of which no more than all can be.
    private static let percent = 100.0

    private let indicator: Indicator
    private var judgement: FieldJudgement<IndicatorField>

    init(indicator: Indicator, unreadable: [FieldProblem]) {
        self.indicator = indicator
        judgement = FieldJudgement<IndicatorField>(unreadable: unreadable)
        if indicator.source != .survey { judgement.note(.indicator, .notFromSurvey) }
    }

    var problems: [FieldProblem] { judgement.problems }

    mutating func day(_ draft: SurveyFigureDraft, today: CivilDate, _ eras: [JapaneseEra]) -> CivilDate? {
        guard draft.referenceDate != nil else {
            judgement.note(.referenceDate, .required)
            return nil
        }
        guard let day = judgement.day(draft.referenceDate, .referenceDate, eras: eras) else { return nil }
        if day > today { judgement.note(.referenceDate, .future(latest: today)) }
        return day
    }

    mutating func numbers(_ draft: SurveyFigureDraft) -> (x: Double?, n: Double?) {
        let x = draft.x.flatMap { judgement.amount($0, .x, zeroAllowed: true, limit: IndicatorLimits.amount) }
        if draft.x == nil { judgement.note(.x, .required) }
        guard indicator.denominator != nil else {
            if draft.n != nil { judgement.note(.n, .dividesByNothing) }
            return (x, nil)
        }
        let n = draft.n.flatMap { judgement.amount($0, .n, limit: IndicatorLimits.amount) }
        if draft.n == nil { judgement.note(.n, .required) }
        if let x, let n, x > n, indicator.factor == Self.percent { judgement.note(.x, .exceedsTotal) }
        return (x, n)
    }

    mutating func source(_ draft: SurveyFigureDraft) -> String? {
        let source = judgement.line(draft.source, .source, limit: IndicatorLimits.remark)
        return judgement.withoutMyNumber(source, .source)
    }
}
