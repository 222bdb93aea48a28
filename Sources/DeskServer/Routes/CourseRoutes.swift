internal import DeskStore
internal import DeskText
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// 講習会: what is arranged, where, for how many, and who teaches.
struct CourseRoutes: Sendable {
    static let path = "/v1/courses"

    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(.get, Self.path, Self.listOperation, .account(.readCourses, list)),
            Route(.post, Self.path, Self.addOperation, .account(.editCourses, add)),
            Route(.get, Self.path + "/{course}", Self.showOperation, .account(.readCourses, show)),
            Route(.put, Self.path + "/{course}", Self.changeOperation, .account(.editCourses, change)),
            Route(.post, Self.path + "/{course}/cancel", Self.cancelOperation, .account(.editCourses, cancel)),
        ]
    }

    /// The course's code in the path, however its digits are written.
    static func code(in context: DeskContext) -> Course.ID {
        Course.ID(context.placeholder("course").codeForm)
    }

    @Sendable private func list(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        var filter = try CourseQuery(request.uri.query, desk: caller.edition.desk).filter
        if let sites = filter.sites {
            for site in sites { try caller.account.check(.readCourses, at: site) }
        } else {
            filter.sites = caller.account.sites
        }
        let today = desk.now().day
        let courses = try await desk.store.courses(filter)
        return Response(items: courses.map { CourseDocument($0, for: caller.account.role, today: today) })
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        answer(try await desk.store.course(Self.code(in: context), for: caller.account), for: caller)
    }

    @Sendable private func add(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let draft = CourseDraft(try await desk.members(in: request))
        let (code, content) = try await judged(draft, for: caller)
        let added = try await desk.store.addCourse(content, code: code, by: caller.account, at: desk.now())
        let location = "\(Self.path)/\(added.course.code.rawValue.percentEncoded)"
        return answer(added, for: caller, status: .created, headers: [.location: location])
    }

    @Sendable private func change(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let code = Self.code(in: context)
        let draft = CourseDraft(try await desk.members(in: request))
        let (named, content) = try await judged(draft, for: caller)
        guard named == nil || named == code else {
            throw DeskError.invalid(InvalidSubmission([FieldProblem(people: .course, .notOneOf([code.rawValue]))]))
        }
        let changed = try await desk.store.changeCourse(code, to: content, by: caller.account, at: desk.now())
        return answer(changed, for: caller)
    }

    @Sendable private func cancel(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let reason = try ReasonReading.only(in: try await desk.members(in: request))
        let cancelled = try await desk.store.cancelCourse(
            Self.code(in: context),
            because: reason,
            by: caller.account,
            at: desk.now()
        )
        return answer(cancelled, for: caller)
    }

    private func answer(
        _ course: TalliedCourse,
        for caller: Caller,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:]
    ) -> Response {
        let document = CourseDocument(course, for: caller.account.role, today: desk.now().day)
        return Response(json: JSONDocument.encode(document), status: status, headers: headers)
    }

    /// What the draft says, judged by a newer edition of the desk where this one does not know a code: a list may have been
    /// changed a moment ago. Throws `.invalid`, `.unavailable`.
    private func judged(
        _ draft: CourseDraft,
        for caller: Caller
    ) async throws(DeskError) -> (code: Course.ID?, content: CourseContent) {
        let today = desk.now().day
        do {
            return try draft.judged(by: caller.edition.desk, today: today)
        } catch {
            guard error.problems.contains(where: \.dependsOnLists) else { throw .invalid(error) }
        }
        let edition = try await desk.shelf.newEdition()
        do {
            return try draft.judged(by: edition.desk, today: today)
        } catch {
            throw .invalid(error)
        }
    }
}

extension ReasonReading {
    /// The reason, of an object that holds nothing else. Throws `.invalid`.
    static func only(in members: [JSONValue.Member], as name: String = field) throws(DeskError) -> String {
        var reading = Self(name)
        let reason = reading.reason(in: members)
        let problems = reading.problems + members.unknownProperties(known: [name])
        guard let reason, problems.isEmpty else { throw .invalid(InvalidSubmission(problems)) }
        return reason
    }
}

/// Which courses are asked for.
struct CourseQuery {
    private(set) var filter = CourseFilter()
    private var problems: [FieldProblem]

    /// Throws `.invalid` with all that is wrong, and a refusal for a period that runs backwards.
    init(_ query: String?, desk: Desk) throws {
        let text = QueryString(query, known: Self.parameters.map(\.name))
        problems = text.problems
        filter.from = day(text.values["from"], "from", desk)
        filter.to = day(text.values["to"], "to", desk)
        filter.kind = code(text.values["kind"], .kind, desk.people.courseKinds)
        filter.partnerKind = code(text.values["partnerKind"], .partnerKind, desk.people.partnerKinds)
        if let word = text.values["site"] {
            switch desk.site(word) {
            case .found(let site): filter.sites = [site.code]
            case .unknown(let nearest): problems.append(FieldProblem(people: .site, .unknownSite(nearest: nearest)))
            }
        }
        if let supporter = text.values["supporter"].map({ Supporter.ID($0) }) {
            filter.supporter = supporter
            if !desk.supporters.contains(supporter) {
                problems.append(FieldProblem(people: .supporter, .unknownSupporter))
            }
        }
        guard problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(problems)) }
        if let from = filter.from, let to = filter.to, from > to { throw RequestRefusal.reversedPeriod }
    }

    private mutating func day(_ word: String?, _ name: String, _ desk: Desk) -> CivilDate? {
        guard let word else { return nil }
        let day = DateReading(eras: desk.eras).day(word)
        if day == nil { problems.append(FieldProblem(name, .unreadableDate)) }
        return day
    }

    private mutating func code<Subject>(
        _ word: String?,
        _ field: PeopleField,
        _ table: CodeTable<Subject>
    ) -> Code<Subject>? {
        guard let word else { return nil }
        switch table.find(word) {
        case .found(let entry): return entry.code
        case .unknown(let nearest):
            problems.append(FieldProblem(people: field, .unknownCode(nearest: nearest)))
            return nil
        }
    }

    static let parameters: [Operation.Parameter] = [
        .init("site", in: .query, ["type": "string"], "A site's code, name or alias."),
        .init("kind", in: .query, ["type": "string"], "A kind's code, title or alias."),
        .init("from", in: .query, ["type": "string", "format": "date"], "The first day."),
        .init("to", in: .query, ["type": "string", "format": "date"], "The last day."),
        .init("supporter", in: .query, ["type": "string"], "The code of an instructor or assistant."),
        .init("partnerKind", in: .query, ["type": "string"], "A kind of partner by code, title or alias."),
    ]
}

/// What the API document says of them.
extension CourseRoutes {
    static let code = Operation.Parameter(
        "course",
        in: .path,
        ["type": "string"],
        "The course's code.",
        isRequired: true
    )

    private static let listOperation = Operation(
        "listCourses",
        "The ward's courses, the latest day first, cancelled ones as well",
        parameters: CourseQuery.parameters,
        answers: [.init(.ok, "The courses at the caller's sites.", .json(schema: "CourseList"))],
        problems: [.unprocessableContent]
    )

    private static let showOperation = Operation(
        "getCourse",
        "A course with its places, attendance, staffing and survey",
        parameters: [code],
        answers: [.init(.ok, "The course.", .json(schema: "Course"))],
        problems: [.notFound]
    )

    private static let addOperation = Operation(
        "addCourse",
        "Arrange a course",
        description: """
            Without a code it gets the ward's next free one: C1, C2 … A course may lie ahead. One instructor or assistant for \
            each four people is checked and shown as `staffing`, never refused.
            """,
        body: .init(content: .json(schema: "CourseSubmission"), example: Examples.course),
        answers: [
            .init(.created, "The course.", .json(schema: "Course"), headers: ["Location": "Where the course is."])
        ],
        problems: [.conflict, .unprocessableContent]
    )

    private static let changeOperation = Operation(
        "changeCourse",
        "Change what was arranged for a course",
        description: """
            What is left out is no longer said. Where the capacity grows, the first of the waiting line move up; it cannot fall \
            below those who have a place or who came. Once people came, day and site stay.
            """,
        parameters: [code],
        body: .init(content: .json(schema: "CourseSubmission"), example: Examples.course),
        answers: [.init(.ok, "The course as it is now.", .json(schema: "Course"))],
        problems: [.notFound, .conflict, .unprocessableContent]
    )

    private static let cancelOperation = Operation(
        "cancelCourse",
        "Cancel a course to which nobody came: it stays readable",
        parameters: [code],
        body: .init(content: .json(schema: "Void"), example: Examples.cancellation),
        answers: [.init(.ok, "The course as it is now.", .json(schema: "Course"))],
        problems: [.notFound, .conflict, .unprocessableContent]
    )
}
