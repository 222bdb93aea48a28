/// What someone says of what a supporter does where, before it is judged: what is absent stays as it is.
package struct SupporterProfileDraft: Hashable, Sendable {
    /// A value that is cleared, or set.
    package enum Change<Value: Hashable & Sendable>: Hashable, Sendable {
        case cleared
        case set(Value)

        package init(_ value: Value?) {
            self = value.map { .set($0) } ?? .cleared
        }
    }

    package var kind: Change<String>?
    package var homeSite: Change<String>?
    package var otherSites: Change<[String]>?
    package var languages: Change<[String]>?
    package var skills: Change<[String]>?
    package var hoursPerWeek: Change<Int>?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// The hours that someone can give in a week.
    package static let hours = 1...60

    /// The profile as it is to be.
    /// - Throws: all that is wrong with it at once.
    package func profile(changing profile: Supporter.Profile, desk: Desk) throws(InvalidSubmission) -> Supporter.Profile
    {
        var judgement = FieldJudgement<PeopleField>(unreadable: unreadable)
        var profile = profile
        apply(to: &profile, desk: desk, &judgement)
        guard judgement.problems.isEmpty else { throw InvalidSubmission(judgement.problems) }
        return profile
    }

    func apply(to profile: inout Supporter.Profile, desk: Desk, _ judgement: inout FieldJudgement<PeopleField>) {
        switch kind {
        case nil: break
        case .cleared: judgement.note(.kind, .required)
        case .set(let word): profile.kind = judgement.code(word, in: desk.people.supporterKinds, .kind)
        }
        applySites(to: &profile, desk, &judgement)
        if let languages {
            profile.languages = judgement.codes(languages.values, in: desk.people.languages, .languages) ?? []
        }
        if let skills { profile.skills = judgement.codes(skills.values, in: desk.topics, .skills) ?? [] }
        switch hoursPerWeek {
        case nil: break
        case .cleared: profile.hoursPerWeek = nil
        case .set(let hours):
            if !Self.hours.contains(hours) { judgement.note(.hoursPerWeek, .outOfRange(Self.hours)) }
            profile.hoursPerWeek = hours
        }
    }

    private func applySites(
        to profile: inout Supporter.Profile,
        _ desk: Desk,
        _ judgement: inout FieldJudgement<PeopleField>
    ) {
        switch homeSite {
        case nil: break
        case .cleared: profile.homeSite = nil
        case .set(let word): profile.homeSite = judgement.site(word, desk, .homeSite)
        }
        if let otherSites {
            let words = otherSites.values
            if words.count > PeopleLimits.codes { judgement.note(.otherSites, .tooMany(limit: PeopleLimits.codes)) }
            let codes = words.prefix(PeopleLimits.codes).compactMap { judgement.site($0, desk, .otherSites) }
            profile.otherSites = Set(codes).sorted()
        }
        // The home site is no other one.
        profile.otherSites.removeAll { $0 == profile.homeSite }
    }
}

extension SupporterProfileDraft.Change<[String]> {
    fileprivate var values: [String] {
        switch self {
        case .cleared: []
        case .set(let values): values
        }
    }
}

extension FieldJudgement<PeopleField> {
    /// A site by code, name or alias.
    fileprivate mutating func site(_ word: String, _ desk: Desk, _ field: PeopleField) -> Site.ID? {
        switch desk.site(word) {
        case .found(let site): return site.code
        case .unknown(let nearest):
            if !problems.contains(where: { $0.field == field.rawValue }) { note(field, .unknownSite(nearest: nearest)) }
            return nil
        }
    }
}
