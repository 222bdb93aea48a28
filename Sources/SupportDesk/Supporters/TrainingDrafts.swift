/// A module that someone says was completed, before it is judged.
package struct CompletionDraft: Hashable, Sendable {
    /// A code, title or alias.
    package var module: String?
    package var completedOn: String?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// - Throws: all that is wrong with it at once.
    package func completion(desk: Desk, today: CivilDate) throws(InvalidSubmission) -> Supporter.Completion {
        var judgement = FieldJudgement<PeopleField>(unreadable: unreadable)
        if module == nil { judgement.note(.module, .required) }
        let module = module.flatMap { judgement.code($0, in: desk.people.trainingModules, .module) }
        if completedOn == nil { judgement.note(.completedOn, .required) }
        let day = judgement.pastDay(completedOn, .completedOn, eras: desk.eras, today: today)
        guard let module, let day, judgement.problems.isEmpty else { throw InvalidSubmission(judgement.problems) }
        return Supporter.Completion(module: module, completedOn: day)
    }
}

/// What someone says is asked of a kind of supporters, before it is judged: what is absent stays as it is.
package struct KindRulesDraft: Hashable, Sendable {
    package var requiredModules: [String]?
    package var certificateMonths: Int?
    package var yearly: Bool?
    package var staff: Bool?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// How long a certificate can be valid, in months.
    package static let months = 1...600

    /// - Throws: all that is wrong with it at once.
    package func rules(
        changing rules: SupporterKind.Rules,
        modules: CodeTable<TrainingModule>
    ) throws(InvalidSubmission) -> SupporterKind.Rules {
        var judgement = FieldJudgement<PeopleField>(unreadable: unreadable)
        var rules = rules
        if let requiredModules {
            rules.requiredModules = judgement.codes(requiredModules, in: modules, .requiredModules) ?? []
        }
        if let certificateMonths {
            if !Self.months.contains(certificateMonths) {
                judgement.note(.certificateMonths, .outOfRange(Self.months))
            }
            rules.certificateMonths = certificateMonths
        }
        if let yearly { rules.isYearly = yearly }
        if let staff { rules.isStaff = staff }
        guard judgement.problems.isEmpty else { throw InvalidSubmission(judgement.problems) }
        return rules
    }
}
