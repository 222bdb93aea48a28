/// The limits of a course and of who comes to it.
package enum CourseLimits {
    package static let capacity = 1...1000
    package static let satisfaction = 1...5
    /// People to whom one instructor or assistant attends.
    package static let peoplePerSupporter = 4
    /// The first day that a course can have had.
    package static let firstDay = CivilDate(firstOf: 1, in: 2000)
    /// How far ahead a course may be arranged, in days: ten years, beyond which a year was mistyped.
    package static let daysAhead = 3653
}

/// What someone wants a course to be, before it is judged.
package struct CourseDraft: Hashable, Sendable {
    /// The ward's next free one when it is not said.
    package var code: String?
    package var kind: String?
    package var title: String?
    package var site: String?
    package var date: String?
    package var starts: String?
    package var ends: String?
    package var capacity: Int?
    package var partnerKind: String?
    package var partner: String?
    package var instructors: [String]?
    package var assistants: [String]?
    /// What could not even be read into the fields above.
    package var unreadable: [FieldProblem] = []

    package init() {}

    /// The course that this describes, judged by `desk`. Words may be code, title or alias; a retired kind is accepted.
    /// - Parameter today: in Japan.
    /// - Throws: all that is wrong with it at once.
    package func judged(
        by desk: Desk,
        today: CivilDate
    ) throws(InvalidSubmission) -> (code: Course.ID?, content: CourseContent) {
        var rules = CourseRules(desk: desk, today: today, unreadable: unreadable)
        let code = rules.code(code)
        guard let content = rules.content(of: self), rules.problems.isEmpty else {
            throw InvalidSubmission(rules.problems)
        }
        return (code, content)
    }
}

extension Course {
    /// The course as `content` says, if that can still be: the course `booked` places of which are taken.
    ///
    /// Throws `.conflict` when it is cancelled, or when its day or site is to change though people came; `.invalid` when the
    /// capacity is to fall below those who have a place, or who came.
    package func changed(to content: CourseContent, booked: Int) throws(DeskError) -> Settled<Course> {
        if content.isVerbatim(self.content) { return .unchanged(self) }
        guard !isCancelled else { throw .conflict(.courseCancelled) }
        guard attendees == 0 || (content.heldOn, content.site) == (self.content.heldOn, self.content.site) else {
            throw .conflict(.courseHasAttendance)
        }
        let taken = max(booked, attendees)
        guard content.capacity >= taken else {
            let problem = FieldProblem(people: .capacity, .outOfRange(taken...CourseLimits.capacity.upperBound))
            throw .invalid(InvalidSubmission([problem]))
        }
        return .changed(Course(code: code, content: content, attendees: attendees, revision: revision + 1))
    }

    /// 中止. Throws `.conflict` when it is cancelled already, and when people came.
    package func cancelled(because reason: String) throws(DeskError) -> Course {
        guard !isCancelled else { throw .conflict(.alreadyCancelled) }
        guard attendees == 0 else { throw .conflict(.courseHasAttendance) }
        return Course(code: code, content: content, isCancelled: true, reason: reason, revision: revision + 1)
    }

    /// Checks that `people` more may be written down on `today`. Throws `.conflict`.
    package func admit(_ people: Int, today: CivilDate) throws(DeskError) {
        guard !isCancelled else { throw .conflict(.courseCancelled) }
        guard content.heldOn <= today else { throw .conflict(.courseNotYetHeld(on: content.heldOn)) }
        let free = content.capacity - attendees
        guard people <= free else { throw .conflict(.courseFull(capacity: content.capacity, free: free)) }
    }
}

private struct CourseRules {
    let desk: Desk
    let today: CivilDate
    private var judgement: FieldJudgement<PeopleField>

    init(desk: Desk, today: CivilDate, unreadable: [FieldProblem]) {
        self.desk = desk
        self.today = today
        judgement = FieldJudgement(unreadable: unreadable)
    }

    var problems: [FieldProblem] { judgement.problems }

    mutating func code(_ text: String?) -> Course.ID? {
        guard let text else { return nil }
        return judgement.line(text.codeForm, .course, limit: PeopleLimits.code).map { Course.ID($0) }
    }

    mutating func content(of draft: CourseDraft) -> CourseContent? {
        let kind = word(draft.kind, .kind, isRequired: true, desk.people.courseKinds)
        let title = line(draft.title, .title)
        let day = day(draft.date)
        let site = site(draft.site, on: day)
        let times = times(draft)
        let capacity = capacity(draft.capacity)
        let partnerKind = word(draft.partnerKind, .partnerKind, isRequired: false, desk.people.partnerKinds)
        let partner = line(draft.partner, .partner)
        let instructors = supporters(draft.instructors, .instructors, besides: [])
        let assistants = supporters(draft.assistants, .assistants, besides: instructors)
        guard let kind, let site, let day, let times, let capacity else { return nil }
        return CourseContent(
            kind: kind,
            title: title,
            site: site,
            heldOn: day,
            starts: times.starts,
            ends: times.ends,
            capacity: capacity,
            partnerKind: partnerKind,
            partner: partner,
            instructors: instructors,
            assistants: assistants
        )
    }

    private mutating func word<Subject>(
        _ word: String?,
        _ field: PeopleField,
        isRequired: Bool,
        _ table: CodeTable<Subject>
    ) -> Code<Subject>? {
        guard let word else {
            if isRequired { judgement.note(field, .required) }
            return nil
        }
        switch table.find(word) {
        case .found(let entry): return entry.code
        case .unknown(let nearest):
            judgement.note(field, .unknownCode(nearest: nearest))
            return nil
        }
    }

    private mutating func line(_ text: String?, _ field: PeopleField) -> String? {
        let line = judgement.optionalLine(text, field, limit: PeopleLimits.name)
        return judgement.withoutMyNumber(line, field)
    }

    private mutating func day(_ text: String?) -> CivilDate? {
        guard text != nil else {
            judgement.note(.date, .required)
            return nil
        }
        guard let day = judgement.day(text, .date, eras: desk.eras) else { return nil }
        let days = CourseLimits.firstDay...today.adding(days: CourseLimits.daysAhead)
        guard days.contains(day) else {
            judgement.note(.date, .dayOutside(days))
            return nil
        }
        return day
    }

    private mutating func site(_ word: String?, on day: CivilDate?) -> Site.ID? {
        guard let word else {
            judgement.note(.site, .required)
            return nil
        }
        switch desk.site(word) {
        case .unknown(let nearest):
            judgement.note(.site, .unknownSite(nearest: nearest))
            return nil
        case .found(let site):
            if let day, day < site.openedOn { judgement.note(.site, .siteNotOpenYet(opens: site.openedOn)) }
            if let day, let last = site.closedOn, day > last { judgement.note(.site, .siteClosed(lastDay: last)) }
            return site.code
        }
    }

    private mutating func times(_ draft: CourseDraft) -> (starts: ClockTime, ends: ClockTime)? {
        let starts = time(draft.starts, .starts)
        let ends = time(draft.ends, .ends)
        guard let starts, let ends else { return nil }
        guard starts < ends else {
            judgement.note(.ends, .endsBeforeStart)
            return nil
        }
        return (starts, ends)
    }

    private mutating func time(_ text: String?, _ field: PeopleField) -> ClockTime? {
        guard let text else {
            judgement.note(field, .required)
            return nil
        }
        let time = ClockTime(written: text)
        if time == nil { judgement.note(field, .unreadableClockTime) }
        return time
    }

    private mutating func capacity(_ value: Int?) -> Int? {
        guard let value else {
            judgement.note(.capacity, .required)
            return nil
        }
        guard CourseLimits.capacity.contains(value) else {
            judgement.note(.capacity, .outOfRange(CourseLimits.capacity))
            return nil
        }
        return value
    }

    /// Known codes, each once, in the order in which they were named.
    private mutating func supporters(
        _ words: [String]?,
        _ field: PeopleField,
        besides others: [Supporter.ID]
    ) -> [Supporter.ID] {
        let codes = (words ?? []).map { Supporter.ID($0) }
        guard codes.count <= PeopleLimits.codes else {
            judgement.note(field, .tooMany(limit: PeopleLimits.codes))
            return []
        }
        if !desk.supporters.isSuperset(of: codes) { judgement.note(field, .unknownSupporter) }
        if Set(codes + others).count < codes.count + others.count { judgement.note(field, .namedTwice) }
        return Set(codes).count == codes.count ? codes : []
    }
}
