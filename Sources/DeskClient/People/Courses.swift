internal import DeskText
internal import SupportDesk

/// What `mado course list` was asked for; what it says of time is written as people write days and months.
package struct CourseQuery: Sendable {
    package var site: String?
    package var month: String?
    package var kind: String?

    package init(site: String? = nil, month: String? = nil, kind: String? = nil) {
        self.site = site
        self.month = month
        self.kind = kind
    }
}

/// What `mado course add` and `change` were asked for.
package struct CourseRequest: Sendable {
    package var words: [String]
    package var title: String?
    package var partner: String?
    /// The code that a new course shall have; the next free one otherwise.
    package var code: String?

    package init(_ words: [String], title: String? = nil, partner: String? = nil, code: String? = nil) {
        self.words = words
        self.title = title
        self.partner = partner
        self.code = code
    }
}

extension DeskSession {
    /// `mado course list`
    package func courses(_ query: CourseQuery) throws(ClientFailure) {
        let days = try query.month.map { month throws(ClientFailure) in try self.month(month) }
        var parameters: [(name: String, value: String?)] = []
        if let site = query.site { parameters.append(("site", try code(ofSite: site))) }
        parameters.append(("kind", try code(query.kind, .kind, .courseKind)))
        parameters += [("from", days?.lowerBound.description), ("to", days?.upperBound.description)]
        let answer: Answer<ListDocument<CourseDocument>> = try connection().get("/v1/courses", parameters)
        if answer.document.items.isEmpty, !manner.json { return hint(.noCourses) }
        try show(answer) { document, words in words.courses(document.items) }
    }

    /// `mado course show`
    package func course(_ code: String) throws(ClientFailure) {
        try show(try fetchCourse(code)) { course, words in words.sheet(course) }
    }

    /// `mado course add`
    package func addCourse(_ request: CourseRequest) throws(ClientFailure) {
        try check([(.title, request.title), (.partner, request.partner)])
        let entry = try understand(request.words, .course)
        var draft = CourseDraft()
        if entry.code(.site) == nil { draft.site = try configuredSite() }
        draft.take(entry)
        draft.title = request.title
        draft.partner = request.partner
        try need([
            (.kind, draft.kind != nil), (.site, draft.site != nil), (.date, draft.date != nil),
            (.starts, draft.starts != nil), (.capacity, draft.capacity != nil),
        ])
        let words = try peopleWords()
        let body = NewCourse(course: request.code?.codeForm, draft: draft)
        let written = try write(.post, "/v1/courses", body, echo: words.line(draft))
        let made: CourseDocument? = written.document()
        report(
            .courseAdded(course: made?.course ?? "", line: words.line(made.map { CourseDraft($0) } ?? draft)),
            json: written.body
        )
        if let made { sayStaffing(of: made) }
    }

    /// `mado course change`: what is named changes, all else stays.
    package func changeCourse(_ code: String, _ request: CourseRequest) throws(ClientFailure) {
        try check([(.title, request.title), (.partner, request.partner)])
        let entry = try understand(request.words, .course)
        guard !entry.isEmpty || request.title != nil || request.partner != nil else {
            throw .client(.nothingToChange)
        }
        let old = try fetchCourse(code).document
        var draft = CourseDraft(old)
        draft.take(entry)
        draft.title = request.title ?? draft.title
        draft.partner = request.partner ?? draft.partner
        let words = try peopleWords()
        let written = try write(.put, "/v1/courses/\(old.course.percentEncoded)", draft, echo: words.line(draft))
        let changed: CourseDocument? = written.document()
        report(.courseChanged(course: old.course, line: words.line(draft)), json: written.body)
        if let changed { sayStaffing(of: changed) }
    }

    /// `mado course cancel`
    package func cancelCourse(_ code: String, reason: String) throws(ClientFailure) {
        try check(reason: reason)
        let course = code.courseCode
        let written = try write(.post, "/v1/courses/\(course.percentEncoded)/cancel", ReasonDraft(reason: reason))
        report(.courseCancelled(course: course), json: written.body)
    }

    func fetchCourse(_ code: String) throws(ClientFailure) -> Answer<CourseDocument> {
        try connection().get("/v1/courses/\(code.courseCode.percentEncoded)")
    }

    /// Says when there are too few people in charge: one for four is asked for.
    func sayStaffing(of course: CourseDocument) {
        let staffing = course.staffing
        guard staffing.short > 0 else { return }
        hint(.staffingShort(people: staffing.people, needed: staffing.needed, present: staffing.present))
    }

    /// The days of a month: `2026-12`, `12月`, `12`, `R8.12`; without a year, the nearest.
    func month(_ written: String) throws(ClientFailure) -> ClosedRange<CivilDate> {
        let key = written.searchKey
        let eras = try lists().eras
        let bare = key.hasSuffix("月") ? String(key.dropLast()) : key
        var first: CivilDate?
        if let number = bare.wholeNumber, (1...12).contains(number) {
            let months = (-1...1).compactMap { CivilDate(year: today.year + $0, month: number, day: 1) }
            first = months.min {
                abs($0.daysSince1970 - today.daysSince1970) < abs($1.daysSince1970 - today.daysSince1970)
            }
        } else {
            let reading = DateReading(eras: eras)
            let writings = [key + "-01", key + "/1", key + ".1", key + "1日"]
            first = writings.lazy.compactMap { reading.day($0) }.first
        }
        guard let first else { throw .invalid([FieldProblem("month", .unreadableMonth)]) }
        return first...first.adding(days: CivilDate.days(inMonth: first.month, of: first.year) - 1)
    }
}
