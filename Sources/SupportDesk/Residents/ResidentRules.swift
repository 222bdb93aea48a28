/// What someone wants to put down of a resident, before it is judged.
package struct ResidentDraft: Hashable, Sendable {
    package var name: String?
    package var kana: String?
    package var phone: String?
    package var birthYear: Int?
    package var ageBand: String?
    package var town: String?
    package var needs: [String] = []
    package var language: String?
    package var consent: ConsentDraft?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// Who they are, and to what they agreed, which a new entry cannot be without.
    ///
    /// - Throws: all that is wrong with it at once.
    package func judged(
        by desk: Desk,
        isNew: Bool,
        today: CivilDate
    ) throws(InvalidSubmission) -> (person: Resident.Person, consent: Consent?) {
        let unreadable = unreadable + (consent?.unreadable ?? [])
        var rules = ResidentRules(desk: desk, today: today, unreadable: unreadable)
        var person = Resident.Person()
        person.name = rules.text(name, .name)
        person.kana = rules.text(kana, .kana)
        person.phone = rules.phone(phone)
        person.birthYear = rules.birthYear(birthYear)
        person.ageBand = rules.ageBand(ageBand)
        person.town = rules.town(town)
        person.needs = rules.needs(needs)
        person.language = rules.language(language)
        var given: Consent?
        if let consent {
            given = rules.consent(consent)
        } else if isNew {
            rules.judgement.note(.consent, .required)
        }
        guard rules.judgement.problems.isEmpty else { throw InvalidSubmission(rules.judgement.problems) }
        return (person, given)
    }
}

/// What someone says of a consent, before it is judged.
package struct ConsentDraft: Hashable, Sendable {
    package var purposes: [String]?
    package var method: String?
    /// Today when it is not said.
    package var givenOn: String?
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// - Throws: all that is wrong with it at once.
    package func judged(by desk: Desk, today: CivilDate) throws(InvalidSubmission) -> Consent {
        var rules = ResidentRules(desk: desk, today: today, unreadable: unreadable)
        guard let consent = rules.consent(self), rules.judgement.problems.isEmpty else {
            throw InvalidSubmission(rules.judgement.problems)
        }
        return consent
    }
}

private struct ResidentRules {
    let desk: Desk
    let today: CivilDate
    var judgement: FieldJudgement<PeopleField>

    init(desk: Desk, today: CivilDate, unreadable: [FieldProblem]) {
        self.desk = desk
        self.today = today
        judgement = FieldJudgement(unreadable: unreadable)
    }

    mutating func text(_ text: String?, _ field: PeopleField) -> String? {
        let text = judgement.optionalLine(text, field, limit: PeopleLimits.name)
        return judgement.withoutMyNumber(text, field)
    }

    mutating func phone(_ text: String?) -> String? {
        guard let text = judgement.optionalLine(text, .phone, limit: PeopleLimits.name) else { return nil }
        guard Resident.Person.phoneKey(text) != nil else {
            judgement.note(.phone, .unreadablePhone)
            return nil
        }
        return text
    }

    mutating func birthYear(_ year: Int?) -> Int? {
        guard let year else { return nil }
        let years = (today.components.year - 130)...today.components.year
        guard years.contains(year) else {
            judgement.note(.birthYear, .outOfRange(years))
            return nil
        }
        return year
    }

    mutating func ageBand(_ code: String?) -> AgeBand? {
        guard let code else { return nil }
        let band = AgeBand(rawValue: code)
        if band == nil { judgement.note(.ageBand, .unknownAgeBand) }
        return band
    }

    mutating func town(_ word: String?) -> Town.ID? {
        guard let word else { return nil }
        switch desk.town(word) {
        case .found(let town): return town.code
        case .unknown(let nearest):
            judgement.note(.town, .unknownTown(nearest: nearest))
            return nil
        }
    }

    mutating func needs(_ words: [String]) -> [Resident.Need] {
        let needs = words.compactMap { Resident.Need(rawValue: $0) }
        if needs.count < words.count {
            judgement.note(.needs, .notOneOf(Resident.Need.allCases.map(\.rawValue)))
        }
        return Resident.Need.allCases.filter(needs.contains)
    }

    mutating func language(_ word: String?) -> SpokenLanguage.ID? {
        guard let word else { return nil }
        switch desk.people.languages.find(word) {
        case .found(let language): return language.code
        case .unknown(let nearest):
            judgement.note(.language, .unknownCode(nearest: nearest))
            return nil
        }
    }

    mutating func consent(_ draft: ConsentDraft) -> Consent? {
        let purposes = purposes(draft.purposes)
        let method = draft.method.flatMap { Consent.Method(rawValue: $0) }
        if method == nil {
            let methods = Consent.Method.allCases.map(\.rawValue)
            judgement.note(.method, draft.method == nil ? .required : .notOneOf(methods))
        }
        var givenOn: CivilDate? = today
        if let text = draft.givenOn { givenOn = judgement.day(text, .givenOn, eras: desk.eras) }
        if let day = givenOn, day > today { judgement.note(.givenOn, .future(latest: today)) }
        guard let purposes, let method, let givenOn else { return nil }
        return Consent(purposes: purposes, method: method, givenOn: givenOn)
    }

    private mutating func purposes(_ words: [String]?) -> [Consent.Purpose]? {
        guard let words else {
            judgement.note(.purposes, .required)
            return nil
        }
        let purposes = words.compactMap { Consent.Purpose(rawValue: $0) }
        guard purposes.count == words.count else {
            judgement.note(.purposes, .notOneOf(Consent.Purpose.allCases.map(\.rawValue)))
            return nil
        }
        guard purposes.contains(.record) else {
            judgement.note(.purposes, .consentNeeded)
            return nil
        }
        return Consent.Purpose.allCases.filter(purposes.contains)
    }
}
