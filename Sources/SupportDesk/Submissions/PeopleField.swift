/// The fields of supporters, rosters, residents, courses and conversions, by their JSON names.
package enum PeopleField: String, SubmissionField, CaseIterable {
    // Of several
    case site, date, starts, ends, reason, name, kana, phone, kind, code, resident, supporter, ageBand, town, status,
        minutes
    // Supporters
    case homeSite, otherSites, languages, skills, hoursPerWeek, certifiedOn, certifiedUntil, appointedUntil, until,
        email
    case module, completedOn, requiredModules, certificateMonths, staff, yearly, supporters
    // Roster
    case hours, weekday, opens, closes, needed, openOnHolidays, effectiveFrom, closures
    // Residents
    case consent, purposes, method, givenOn, withdrawnOn, birthYear, needs, language, with, confirm
    // Courses
    case course, title, capacity, partnerKind, partner, instructors, assistants, people, count, satisfaction, canDoAlone
    case wantsToHelp
    // Conversions
    case appliedOn, via, keepContact
}

extension FieldProblem {
    package init(people field: PeopleField, _ reason: Reason) {
        self.init(field.rawValue, reason)
    }
}

/// The limits of what is written about people.
package enum PeopleLimits {
    /// Of a name, a title or an address, in characters.
    package static let name = 100
    /// Of a reason, in characters.
    package static let reason = 200
    /// Of a code that a ward gives, in characters.
    package static let code = 40
    /// Of codes in a list.
    package static let codes = 50
}
