/// What someone says a supporter is to become, before it is judged.
package struct TransitionDraft: Hashable, Sendable {
    /// A code, or the word for it.
    package var status: String?
    /// Today when it is not said.
    package var date: String?
    package var reason: String?
    package var until: String?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// What it says, whether or not it is possible.
    ///
    /// - Parameter last: the status that lasts; without one, an application is the only beginning.
    /// - Throws: all that is wrong with it at once.
    package func transition(
        after last: SupporterSpan?,
        today: CivilDate,
        eras: [JapaneseEra]
    ) throws(InvalidSubmission) -> SupporterLifecycle.Transition {
        var judgement = FieldJudgement<PeopleField>(unreadable: unreadable)
        let status = judgement.status(status, .status)
        let day = judgement.pastDay(date, .date, eras: eras, today: today) ?? today
        let line = judgement.optionalLine(reason, .reason, limit: PeopleLimits.reason)
        let reason = judgement.withoutMyNumber(line, .reason)
        let until = judgement.day(until, .until, eras: eras)
        if last == nil, let status, !SupporterStatus.first.contains(status) {
            judgement.note(.status, .notOneOf(SupporterStatus.first.map(\.rawValue)))
        }
        if let status, status.needsReason, line == nil { judgement.note(.reason, .required) }
        if let until, !SupporterLifecycle.ends(from: day).contains(until) {
            judgement.note(.until, .dayOutside(SupporterLifecycle.ends(from: day)))
        }
        guard let status, judgement.problems.isEmpty else { throw InvalidSubmission(judgement.problems) }
        return SupporterLifecycle.Transition(status: status, day: day, reason: reason, until: until)
    }
}
