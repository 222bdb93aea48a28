private import FoundationEssentials

/// Who came, as someone sent it, before it is judged.
package struct AttendanceDraft: Hashable, Sendable {
    /// One person on record, or so many anonymous ones who are alike.
    package struct People: Hashable, Sendable {
        package var ageBand: String?
        /// 1 when it is not said.
        package var count: Int?
        package var resident: String?
        package var satisfaction: Int?
        package var canDoAlone: Bool?
        package var wantsToHelp: Bool?

        package init() {}
    }

    package var people: [People]?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// Each person, those that were counted together one by one. Throws all that is wrong with it at once.
    package func attendees() throws(InvalidSubmission) -> [Attendee] {
        var rules = AttendanceRules(unreadable: unreadable)
        let attendees = rules.attendees(people)
        guard rules.problems.isEmpty else { throw InvalidSubmission(rules.problems.eachOnce) }
        return attendees
    }
}

/// For whom a place is asked, as someone sent it, before it is judged.
package struct PlaceDraft: Hashable, Sendable {
    package var resident: String?
    package var ageBand: String?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// Throws all that is wrong with it at once.
    package func request() throws(InvalidSubmission) -> PlaceRequest {
        var rules = AttendanceRules(unreadable: unreadable)
        let resident = rules.resident(resident)
        let ageBand = rules.ageBand(ageBand)
        guard rules.problems.isEmpty else { throw InvalidSubmission(rules.problems) }
        return PlaceRequest(resident: resident, ageBand: ageBand)
    }
}

private struct AttendanceRules {
    private var judgement: FieldJudgement<PeopleField>

    init(unreadable: [FieldProblem]) {
        judgement = FieldJudgement(unreadable: unreadable)
    }

    var problems: [FieldProblem] { judgement.problems }

    mutating func attendees(_ entries: [AttendanceDraft.People]?) -> [Attendee] {
        let limit = CourseLimits.capacity.upperBound
        guard let entries, !entries.isEmpty else {
            judgement.note(.people, entries == nil ? .required : .empty)
            return []
        }
        guard entries.count <= limit else {
            judgement.note(.people, .tooMany(limit: limit))
            return []
        }
        var attendees: [Attendee] = []
        for entry in entries {
            let person = attendee(entry)
            let count = count(of: entry)
            guard attendees.count + count <= limit else {
                judgement.note(.people, .tooMany(limit: limit))
                return []
            }
            attendees += Array(repeating: person, count: count)
        }
        let residents = attendees.compactMap(\.resident)
        if Set(residents).count < residents.count { judgement.note(.resident, .namedTwice) }
        return attendees
    }

    private mutating func attendee(_ entry: AttendanceDraft.People) -> Attendee {
        Attendee(
            ageBand: ageBand(entry.ageBand),
            resident: resident(entry.resident),
            satisfaction: satisfaction(entry.satisfaction),
            canDoAlone: entry.canDoAlone,
            wantsToHelp: entry.wantsToHelp
        )
    }

    /// A resident on record is one person.
    private mutating func count(of entry: AttendanceDraft.People) -> Int {
        let count = entry.count ?? 1
        let possible = entry.resident == nil ? CourseLimits.capacity : 1...1
        guard possible.contains(count) else {
            judgement.note(.count, .outOfRange(possible))
            return 1
        }
        return count
    }

    mutating func ageBand(_ code: String?) -> AgeBand {
        guard let code else { return .unknown }
        let band = AgeBand(rawValue: code)
        if band == nil { judgement.note(.ageBand, .unknownAgeBand) }
        return band ?? .unknown
    }

    mutating func resident(_ text: String?) -> UUID? {
        guard let text else { return nil }
        let resident = UUID(exactly: text)
        if resident == nil { judgement.note(.resident, .unreadableIdentifier) }
        return resident
    }

    private mutating func satisfaction(_ value: Int?) -> Int? {
        guard let value else { return nil }
        guard CourseLimits.satisfaction.contains(value) else {
            judgement.note(.satisfaction, .outOfRange(CourseLimits.satisfaction))
            return nil
        }
        return value
    }
}

extension [FieldProblem] {
    /// The same, each once: what is wrong with a hundred people alike need be said once.
    fileprivate var eachOnce: [FieldProblem] {
        var seen: Set<FieldProblem> = []
        return filter { seen.insert($0).inserted }
    }
}
