internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// 監査証跡: who did what, for those who look after it.
struct AuditRoutes: Sendable {
    private static let path = "/v1/audit"

    let desk: ConsultationDesk

    var routes: [Route] {
        [Route(.get, Self.path, Self.listOperation, .account(.readAudit, list))]
    }

    @Sendable private func list(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let query = try AuditQuery(request.uri.query, eras: caller.edition.desk.eras)
        let page = try await desk.store.auditEntries(
            query.filter,
            after: query.cursor,
            limit: query.limit,
            by: caller.account,
            at: desk.now()
        )
        return Response(
            json: JSONDocument.encode(ListDocument(items: page.entries.map { AuditEntryDocument($0) })),
            headers: [.link: query.text.links(to: Self.path, next: page.next?.text)]
        )
    }

    private static let listOperation = Operation(
        "listAudit",
        "The audit trail, the last entries first",
        description: """
            An entry names accounts, codes and opaque ids, nothing personal. That it was looked at is an entry too. The next page is at the \
            `Link` header (RFC 8288).
            """,
        parameters: AuditQuery.parameters,
        answers: [
            .init(
                .ok,
                "A page of entries.",
                .json(schema: "AuditEntryList"),
                headers: ["Link": "Where the first page is, and the next one if there is any."]
            )
        ],
        problems: [.unprocessableContent]
    )
}

/// Which entries are asked for.
private struct AuditQuery {
    private static let limits = 1...1000
    private static let usualLimit = 100

    let text: QueryString
    private(set) var filter = AuditFilter()
    private(set) var cursor: AuditCursor?
    private(set) var limit = usualLimit

    /// Throws `.invalid` with all that is wrong.
    init(_ query: String?, eras: [JapaneseEra]) throws(DeskError) {
        text = QueryString(query, known: Self.parameters.map(\.name))
        var problems = text.problems
        (filter.actor, filter.action, filter.subject) = (
            text.values["actor"], text.values["action"], text.values["subject"]
        )
        for name in ["actor", "action", "subject"] where text.values[name]?.holdsControlCharacters == true {
            problems.append(FieldProblem(name, .controlCharacter))
        }
        let dates = DateReading(eras: eras)
        for (name, keyPath) in [("from", \AuditFilter.from), ("to", \AuditFilter.to)] {
            guard let word = text.values[name] else { continue }
            filter[keyPath: keyPath] = dates.day(word)
            if filter[keyPath: keyPath] == nil { problems.append(FieldProblem(name, .unreadableDate)) }
        }
        if let word = text.values["limit"] {
            if let number = Int(word), Self.limits.contains(number) {
                limit = number
            } else {
                problems.append(FieldProblem("limit", .outOfRange(Self.limits)))
            }
        }
        if let word = text.values["cursor"] {
            cursor = AuditCursor(text: word)
            if cursor == nil { problems.append(FieldProblem("cursor", .unreadableIdentifier)) }
        }
        guard problems.isEmpty else { throw .invalid(InvalidSubmission(problems)) }
    }

    static let parameters: [Operation.Parameter] = [
        .init("actor", in: .query, Schemas.text, "Entries of this account."),
        .init("action", in: .query, Schemas.text, "Entries of this action, or of all that begin like it: `resident.`."),
        .init("subject", in: .query, Schemas.text, "Entries whose subject holds this: a code, an id, a day."),
        .init("from", in: .query, Schemas.text, "The first day: 2026-05-14, 令和8年5月14日 …"),
        .init("to", in: .query, Schemas.text, "The last day."),
        .init(
            "limit",
            in: .query,
            [
                "type": "integer", "minimum": .wholeNumber(limits.lowerBound),
                "maximum": .wholeNumber(limits.upperBound), "default": .wholeNumber(usualLimit),
            ],
            "Entries on a page."
        ),
        .init("cursor", in: .query, Schemas.text, "Where the page begins, as a `Link` header gave it."),
    ]
}
