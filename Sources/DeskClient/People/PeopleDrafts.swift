internal import SupportDesk

/// A course as it is sent: to be made, or as it shall be from now on.
struct CourseDraft: Encodable, Hashable, Sendable {
    var kind: String?
    var title: String?
    var site: String?
    var date: String?
    var starts: String?
    var ends: String?
    var capacity: Int?
    var partnerKind: String?
    var partner: String?
    var instructors: [String]?
    var assistants: [String]?

    init() {}

    /// The course as it is.
    init(_ course: CourseDocument) {
        kind = course.kind
        title = course.title
        site = course.site
        date = course.date
        starts = course.starts
        ends = course.ends
        capacity = course.capacity
        partnerKind = course.partnerKind
        partner = course.partner
        instructors = course.instructors
        assistants = course.assistants
    }

    /// Takes over what the entry says.
    mutating func take(_ entry: PeopleEntry) {
        kind = entry.code(.kind) ?? kind
        site = entry.code(.site) ?? site
        date = entry.day?.description ?? date
        if let span = entry.span { (starts, ends) = (span.starts.description, span.ends.description) }
        capacity = entry.number(.capacity) ?? capacity
        partnerKind = entry.code(.partnerKind) ?? partnerKind
        if !entry.codes(.instructors).isEmpty { instructors = entry.codes(.instructors) }
        if !entry.codes(.assistants).isEmpty { assistants = entry.codes(.assistants) }
    }
}

/// What a course is called as it is made, beside all else.
struct NewCourse: Encodable, Hashable, Sendable {
    var course: String?
    var draft: CourseDraft

    private enum CodingKeys: CodingKey {
        case course
    }

    func encode(to encoder: any Encoder) throws {
        try draft.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(course, forKey: .course)
    }
}

/// Who was at a course, as it is sent.
struct AttendanceDraft: Encodable, Hashable, Sendable {
    struct Person: Encodable, Hashable, Sendable {
        var ageBand: String?
        var count: Int?
        var resident: String?
        var satisfaction: Int?
        var canDoAlone: Bool?
        var wantsToHelp: Bool?
    }

    var people: [Person]
    /// Why it comes after its month was closed.
    var lateReason: String?

    init(_ entry: AttendanceEntry, lateReason: String?) {
        self.lateReason = lateReason
        people = entry.groups.map { group in
            var person = Person(
                ageBand: group.who.ageBand?.rawValue,
                count: group.who.isOnRecord || group.count == 1 ? nil : group.count,
                satisfaction: group.answers.satisfaction,
                canDoAlone: group.answers.canDoAlone,
                wantsToHelp: group.answers.wantsToHelp
            )
            if case .resident(let id) = group.who { person.resident = id.written }
            return person
        }
    }
}

/// A place to be booked.
struct PlaceDraft: Encodable, Hashable, Sendable {
    var resident: String?
    var ageBand: String?
}

/// Why something is taken back.
struct ReasonDraft: Encodable, Hashable, Sendable {
    var reason: String
}
