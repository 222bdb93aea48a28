internal import DeskStore
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// 訂正の申請: changes to what is closed, and their approval by someone other than their proposer.
struct AmendmentRoutes: Sendable {
    static let path = "/v1/amendments"
    private static let remark = "remark"

    let desk: ConsultationDesk
    let publisher: Publisher

    var routes: [Route] {
        [
            Route(.get, Self.path, Self.listOperation, .account(.readClosings, list)),
            Route(.get, Self.path + "/{id}", Self.showOperation, .account(.readClosings, show)),
            Route(.post, Self.path + "/{id}/approval", Self.approveOperation, .account(.decideAmendments, approve)),
            Route(.post, Self.path + "/{id}/decline", Self.declineOperation, .account(.decideAmendments, decline)),
        ]
    }

    @Sendable private func list(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let query = try AmendmentQuery(request.uri.query)
        let page = try await desk.store.amendments(
            query.state,
            for: caller.account,
            after: query.cursor,
            limit: query.limit
        )
        let items = page.amendments.map { AmendmentDocument($0, for: caller.account, showsChange: false) }
        return Response(
            json: JSONDocument.encode(ListDocument(items: items)),
            headers: [.link: query.text.links(to: Self.path, next: page.next?.text)]
        )
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let amendment = try await desk.store.amendment(try desk.id(in: context), for: caller.account)
        if amendment.body != nil, Self.showsChange(of: amendment, to: caller.account) {
            await desk.store.noteView(of: "GET \(Self.path)/{id}", by: caller.account, at: desk.now)
        }
        return answer(amendment, caller)
    }

    @Sendable private func approve(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let amendment = try await desk.store.amendment(try desk.id(in: context), for: caller.account)
        try amendment.checkApproval(by: caller.account)
        let now = desk.now()
        let content = try await content(of: amendment, caller, at: now)
        let (store, account) = (desk.store, caller.account)
        let approved = try await publisher.publishing { () throws(DeskError) in
            try await store.approve(amendment.id, content: content, by: account, at: now)
        }
        return answer(approved, caller)
    }

    @Sendable private func decline(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let id = try desk.id(in: context)
        let remark = try ReasonReading.only(in: try await desk.members(in: request), as: Self.remark)
        let declined = try await desk.store.decline(id, remark: remark, by: caller.account, at: desk.now())
        return answer(declined, caller)
    }

    private func answer(_ amendment: Amendment, _ caller: Caller) -> Response {
        let showsChange = Self.showsChange(of: amendment, to: caller.account)
        let document = AmendmentDocument(amendment, for: caller.account, showsChange: showsChange)
        return Response(json: JSONDocument.encode(document))
    }

    /// Who sees today's records sees of others' changes that there are any.
    private static func showsChange(of amendment: Amendment, to account: Account) -> Bool {
        account.role.sees(.note)
            && (account.role.reach(.readConsultations) == .all || amendment.proposedBy == account.name)
    }

    /// What it asks for, judged by the desk as it is now. Throws `.invalid`, `.consultationNotFound`, `.revisionDiffers`.
    private func content(
        of amendment: Amendment,
        _ caller: Caller,
        at now: Instant
    ) async throws -> AmendedContent {
        let members = try amendment.body.flatMap { try JSONReader.value(Array($0.utf8)[...]).members } ?? []
        var judge = Judge(shelf: desk.shelf, edition: caller.edition)
        switch amendment.operation {
        case .recordConsultation:
            return .consultation(try await judge.content(of: SubmittedConsultation(members), at: now))
        case .correctConsultation:
            guard let id = UUID(exactly: amendment.subject) else { throw DeskError.internalFault }
            let current = try await desk.store.consultation(id)
            guard current.revision == amendment.expectedRevision else {
                throw DeskError.revisionDiffers(current: current.revision)
            }
            let changed = SubmittedConsultation(members, to: current.content)
            return .consultation(try await judge.content(of: changed, at: now))
        case .recordAttendance:
            return .attendance(try AttendanceDraft(members).judged())
        case .voidConsultation, .voidAttendance, .reopen:
            return .nothing
        }
    }
}

/// Which amendments are asked for.
private struct AmendmentQuery {
    private static let limits = 1...500
    private static let usualLimit = 50

    let text: QueryString
    private(set) var state: Amendment.State?
    private(set) var cursor: AmendmentCursor?
    private(set) var limit = usualLimit

    /// Throws `.invalid` with all that is wrong.
    init(_ query: String?) throws(DeskError) {
        text = QueryString(query, known: Self.parameters.map(\.name))
        var problems = text.problems
        if let word = text.values["state"] {
            state = Amendment.State(rawValue: word)
            let words = Amendment.State.allCases.map(\.rawValue)
            if state == nil { problems.append(FieldProblem("state", .notOneOf(words))) }
        }
        if let word = text.values["limit"] {
            if let number = Int(word), Self.limits.contains(number) {
                limit = number
            } else {
                problems.append(FieldProblem("limit", .outOfRange(Self.limits)))
            }
        }
        if let word = text.values["cursor"] {
            cursor = AmendmentCursor(text: word)
            if cursor == nil { problems.append(FieldProblem("cursor", .unreadableIdentifier)) }
        }
        guard problems.isEmpty else { throw .invalid(InvalidSubmission(problems)) }
    }

    static let parameters: [Operation.Parameter] = [
        .init(
            "state",
            in: .query,
            ["type": "string", "enum": .list(Amendment.State.allCases.map { .text($0.rawValue) })],
            "Those that wait, or were decided like this; all without it."
        ),
        .init(
            "limit",
            in: .query,
            [
                "type": "integer", "minimum": .wholeNumber(limits.lowerBound),
                "maximum": .wholeNumber(limits.upperBound), "default": .wholeNumber(usualLimit),
            ],
            "Amendments on a page."
        ),
        .init("cursor", in: .query, Schemas.text, "Where the page begins, as a `Link` header gave it."),
    ]
}

extension QueryString {
    /// The `Link` header (RFC 8288) of a page of the list at `path`.
    func links(to path: String, next: String?) -> String {
        func link(_ relation: String, cursor: String?) -> String {
            let parameters = text(setting: "cursor", to: cursor)
            return "<\(path)\(parameters.isEmpty ? "" : "?")\(parameters)>; rel=\"\(relation)\""
        }
        let first = link("first", cursor: nil)
        return next.map { "\(link("next", cursor: $0)), \(first)" } ?? first
    }
}

/// What the API document says of them.
extension AmendmentRoutes {
    private static let id = Operation.Parameter(
        "id",
        in: .path,
        Schemas.identifier,
        "The amendment's id: of a late record, the record's own.",
        isRequired: true
    )

    /// The answer to whatever has to be approved first.
    static let accepted = Operation.Answer(
        .accepted,
        "It concerns what is closed, and waits for approval.",
        .json(schema: "Amendment"),
        headers: ["Location": "Where the amendment is."]
    )

    private static let listOperation = Operation(
        "listAmendments",
        "Changes to what is closed, those proposed last first",
        description: """
            Accounts that work at certain sites see those sites' amendments. `reason` and `remark` are null to those who may not read \
            consultations. The next page is at the `Link` header (RFC 8288).
            """,
        parameters: AmendmentQuery.parameters,
        answers: [
            .init(
                .ok,
                "A page of amendments, without what each change says.",
                .json(schema: "AmendmentList"),
                headers: ["Link": "Where the first page is, and the next one if there is any."]
            )
        ],
        problems: [.unprocessableContent]
    )

    private static let showOperation = Operation(
        "getAmendment",
        "An amendment, for those who may read consultations with what the change says, and why",
        parameters: [id],
        answers: [.init(.ok, "The amendment.", .json(schema: "Amendment"))],
        problems: [.notFound, .unprocessableContent]
    )

    private static let approveOperation = Operation(
        "approveAmendment",
        "Do what an amendment asks for; nobody approves their own",
        description: """
            Records keep the proposer as who made them. Every closed period whose reports it reaches gets a new version. If the change \
            cannot be made any more (the record has changed, a code is gone), nothing happens and it waits on.
            """,
        parameters: [id],
        answers: [.init(.ok, "The amendment, approved.", .json(schema: "Amendment"))],
        problems: [.notFound, .conflict, .preconditionFailed, .unprocessableContent]
    )

    private static let declineOperation = Operation(
        "declineAmendment",
        "Leave everything as it is, and say why",
        parameters: [id],
        body: .init(content: .json(schema: "DeclineSubmission"), example: Examples.decline),
        answers: [.init(.ok, "The amendment, declined.", .json(schema: "Amendment"))],
        problems: [.notFound, .conflict, .unprocessableContent]
    )
}
