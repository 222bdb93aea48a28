/// What someone wants a target to be, before it is judged.
package struct TargetDraft: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case missing
        /// Takes the target away.
        case none
        case amount(Double)
    }

    package var fiscalYear: String
    package var value = Value.missing
    /// Today when it is not said, or the year's first day when that lies ahead.
    package var effectiveFrom: String?
    package var reason: String?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init(fiscalYear: String) {
        self.fiscalYear = fiscalYear
    }

    /// The fiscal year, if it can be read and reports may ask about it.
    package func year(eras: [JapaneseEra]) -> FiscalYear? {
        FiscalYear(written: fiscalYear, eras: eras).flatMap { ReportScope.years.contains($0.year) ? $0 : nil }
    }

    /// The version that follows `last`, the year's last one; or `last` again when it says the same.
    ///
    /// The first version of a year may begin on any of its days. A later one begins neither before today, for what was reported
    /// stays, nor before the one that it follows.
    /// - Throws: all that is wrong with it at once.
    package func target(
        of indicator: Indicator.ID,
        after last: Target?,
        by account: Account,
        at now: Instant,
        eras: [JapaneseEra]
    ) throws(InvalidSubmission) -> Settled<Target> {
        var rules = TargetRules(unreadable: unreadable)
        let year = rules.year(self, eras)
        let value = rules.value(self)
        let reason = rules.reason(self)
        let day = rules.day(self, eras)
        guard let year, let value, rules.problems.isEmpty else { throw InvalidSubmission(rules.problems) }
        if let last, last.value == value.amount, day.map({ (last.effectiveFrom...year.lastDay).contains($0) }) ?? true {
            return .unchanged(last)
        }
        guard let effectiveFrom = rules.beginning(day, of: year, after: last, today: now.day) else {
            throw InvalidSubmission(rules.problems)
        }
        return .created(
            Target(
                indicator: indicator,
                year: year,
                version: (last?.version ?? 0) + 1,
                value: value.amount,
                effectiveFrom: effectiveFrom,
                reason: reason,
                setAt: now,
                setBy: account.name
            )
        )
    }
}

extension TargetDraft.Value {
    fileprivate var amount: Double? {
        if case .amount(let value) = self { value } else { nil }
    }
}

private struct TargetRules {
    private var judgement: FieldJudgement<IndicatorField>

    init(unreadable: [FieldProblem]) {
        judgement = FieldJudgement<IndicatorField>(unreadable: unreadable)
    }

    var problems: [FieldProblem] { judgement.problems }

    mutating func year(_ draft: TargetDraft, _ eras: [JapaneseEra]) -> FiscalYear? {
        let year = draft.year(eras: eras)
        if year == nil { judgement.note(.fiscalYear, .unreadableFiscalYear(ReportScope.years)) }
        return year
    }

    mutating func value(_ draft: TargetDraft) -> TargetDraft.Value? {
        switch draft.value {
        case .missing:
            judgement.note(.value, .required)
            return nil
        case .none:
            return TargetDraft.Value.none
        case .amount(let value):
            return judgement.amount(value, .value, limit: IndicatorLimits.amount).map { .amount($0) }
        }
    }

    mutating func reason(_ draft: TargetDraft) -> String? {
        let reason = judgement.optionalLine(draft.reason, .reason, limit: IndicatorLimits.remark)
        return judgement.withoutMyNumber(reason, .reason)
    }

    mutating func day(_ draft: TargetDraft, _ eras: [JapaneseEra]) -> CivilDate? {
        judgement.day(draft.effectiveFrom, .effectiveFrom, eras: eras)
    }

    /// The day from which a version may be in effect; nil when a problem was noted.
    mutating func beginning(
        _ day: CivilDate?,
        of year: FiscalYear,
        after last: Target?,
        today: CivilDate
    ) -> CivilDate? {
        let first = last.map { max(year.firstDay, today, $0.effectiveFrom) } ?? year.firstDay
        guard first <= year.lastDay else {
            judgement.note(.fiscalYear, .fiscalYearOver)
            return nil
        }
        let chosen = day ?? max(today, year.firstDay)
        guard day != nil || chosen <= year.lastDay else {
            judgement.note(.effectiveFrom, .required)
            return nil
        }
        guard (first...year.lastDay).contains(chosen) else {
            judgement.note(.effectiveFrom, .dayOutside(first...year.lastDay))
            return nil
        }
        return chosen
    }
}
