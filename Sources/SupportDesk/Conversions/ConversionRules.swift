/// What someone says of a conversion, before it is judged.
package struct ConversionDraft: Hashable, Sendable {
    package var resident: String?
    /// The code that the supporter is to have; the next free one when it is not said.
    package var supporter: String?
    /// シニアデジタルサポーター when it is not said.
    package var kind: String?
    /// Where they were supported, when it is not said.
    package var homeSite: String?
    /// Today when it is not said.
    package var appliedOn: String?
    /// Whether name and phone number go along; they do not unless it is said.
    package var keepContact: Bool?
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// The resident and the day of the application. What concerns the supporter is judged where every application is.
    ///
    /// - Throws: all that is wrong with it at once.
    package func judged(
        eras: [JapaneseEra],
        today: CivilDate
    ) throws(InvalidSubmission) -> (resident: Resident.ID, appliedOn: CivilDate) {
        var judgement = FieldJudgement<PeopleField>(unreadable: unreadable)
        let id = resident.flatMap { Resident.ID(exactly: $0) }
        if id == nil { judgement.note(.resident, resident == nil ? .required : .unreadableIdentifier) }
        var day: CivilDate? = today
        if appliedOn != nil { day = judgement.day(appliedOn, .appliedOn, eras: eras) }
        if let day, day > today { judgement.note(.appliedOn, .future(latest: today)) }
        guard let id, let day, judgement.problems.isEmpty else { throw InvalidSubmission(judgement.problems) }
        return (id, day)
    }

    /// The kind of those who were taught and now teach.
    private static let usualKind = "senior"

    /// The application, as it is judged where every application is.
    ///
    /// - Parameters:
    ///   - site: where the resident was supported last.
    ///   - contact: the person whose name and phone number go along; nil when they do not.
    package func applicant(appliedOn: CivilDate, site: Site.ID?, contact: Resident.Person?) -> SupporterDraft {
        var applicant = SupporterDraft()
        applicant.supporter = supporter
        applicant.profile.kind = .set(kind ?? Self.usualKind)
        if let home = homeSite ?? site?.rawValue { applicant.profile.homeSite = .set(home) }
        applicant.appliedOn = appliedOn.description
        applicant.contact = SupporterContactDraft(
            SupporterContact(name: contact?.name, kana: contact?.kana, phone: contact?.phone)
        )
        return applicant
    }

    /// Whether the account may make this application: at its own sites, and of staff only if it may edit the register.
    ///
    /// - Parameter site: where the resident was supported last.
    package func isOpen(to account: Account, desk: Desk, site: Site.ID?) -> Bool {
        if !account.role.may(.editSupporters), let kind, case .found(let entry) = desk.people.supporterKinds.find(kind),
            desk.people.rules[entry.code]?.isStaff == true
        {
            return false
        }
        guard account.sites != nil else { return true }
        var home = site
        if let homeSite, case .found(let found) = desk.site(homeSite) { home = found.code }
        return home.map { account.may(.convert, at: $0) } ?? false
    }
}
