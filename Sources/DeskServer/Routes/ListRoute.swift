internal import DeskStore
internal import DeskText
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SupportDesk

/// `GET /v1/consultations`: the ward's records, the latest first, page by page.
struct ListRoute: Sendable {
    static let path = "/v1/consultations"

    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(
                .get,
                Self.path,
                Operation(
                    "listConsultations",
                    "Consultations, those held last first",
                    description: """
                        Accounts that work at certain sites see those sites' records. The next page is at the `Link` header \
                        (RFC 8288).
                        """,
                    parameters: ListQuery.parameters,
                    answers: [
                        .init(
                            .ok,
                            "A page of records.",
                            .json(schema: "ConsultationList"),
                            headers: ["Link": "Where the first page is, and the next one if there is any."]
                        )
                    ],
                    problems: [.unprocessableContent]
                ),
                .account(.readConsultations, list)
            )
        ]
    }

    @Sendable private func list(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let query = try ListQuery(request.uri.query, desk: caller.edition.desk)
        var filter = query.filter
        if let sites = filter.sites {
            guard sites.allSatisfy({ caller.account.may(.readConsultations, at: $0) }) else {
                throw DeskError.notAllowed
            }
        } else {
            filter.sites = caller.account.sites
        }
        let page = try await desk.store.consultations(filter, after: query.cursor, limit: query.limit)
        return Response(
            json: ByteBuffer(page.consultations),
            headers: [.link: links(query, next: page.next)]
        )
    }

    private func links(_ query: ListQuery, next: ConsultationCursor?) -> String {
        func link(_ relation: String, cursor: String?) -> String {
            let parameters = query.text.text(setting: "cursor", to: cursor)
            return "<\(Self.path)\(parameters.isEmpty ? "" : "?")\(parameters)>; rel=\"\(relation)\""
        }
        let first = link("first", cursor: nil)
        guard let next else { return first }
        return "\(link("next", cursor: next.text)), \(first)"
    }
}

/// What a list is asked for.
struct ListQuery {
    static let limits = 1...500
    static let usualLimit = 50

    private(set) var filter = ConsultationFilter()
    private(set) var cursor: ConsultationCursor?
    private(set) var limit = usualLimit
    let text: QueryString
    private var problems: [FieldProblem]

    /// Reads the query, judged by `desk`. Throws `DeskError.invalid` with all that is wrong, or `.reversedPeriod`.
    init(_ query: String?, desk: Desk) throws {
        text = QueryString(query, known: Self.parameters.map(\.name))
        problems = text.problems
        readPlace(desk)
        readPeriod(desk)
        readKind(desk)
        readPage()
        guard problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(problems)) }
        if let from = filter.from, let to = filter.to, from > to { throw RequestRefusal.reversedPeriod }
    }

    private mutating func note(_ field: String, _ reason: FieldProblem.Reason) {
        problems.append(FieldProblem(field, reason))
    }

    private mutating func readPlace(_ desk: Desk) {
        guard let word = text.values["site"] else { return }
        switch desk.site(word) {
        case .found(let site): filter.sites = [site.code]
        case .unknown(let nearest): note("site", .unknownSite(nearest: nearest))
        }
    }

    private mutating func readPeriod(_ desk: Desk) {
        filter.from = day("from", desk)
        filter.to = day("to", desk)
    }

    private mutating func day(_ name: String, _ desk: Desk) -> CivilDate? {
        guard let word = text.values[name] else { return nil }
        let day = DateReading(eras: desk.eras).day(word)
        if day == nil { note(name, .unreadableDate) }
        return day
    }

    private mutating func readKind(_ desk: Desk) {
        if let word = text.values["topic"] {
            switch desk.topics.find(word) {
            case .found(let topic): filter.topic = topic.code
            case .unknown(let nearest): note("topic", .unknownTopic(nearest: nearest))
            }
        }
        if let code = text.values["channel"] {
            filter.channel = Channel(rawValue: code)
            if filter.channel == nil { note("channel", .unknownChannel) }
        }
        if let code = text.values["ageBand"] {
            filter.ageBand = AgeBand(rawValue: code)
            if filter.ageBand == nil { note("ageBand", .unknownAgeBand) }
        }
        if let receipt = text.values["receipt"] {
            filter.receipt = receipt
            if receipt.holdsControlCharacters { note("receipt", .controlCharacter) }
            if receipt.unicodeScalars.count > ConsultationLimits.receipt {
                note("receipt", .tooLong(limit: ConsultationLimits.receipt))
            }
        }
    }

    private mutating func readPage() {
        switch text.values["void"] {
        case nil, "false": break
        case "true": filter.includesVoid = true
        default: note("void", .wrongType(expected: .boolean))
        }
        if let word = text.values["limit"] {
            let number = Int(word)
            limit = number ?? Self.usualLimit
            if number == nil { note("limit", .wrongType(expected: .wholeNumber)) }
            if !Self.limits.contains(limit) { note("limit", .outOfRange(Self.limits)) }
        }
        if let word = text.values["cursor"] {
            cursor = ConsultationCursor(text: word)
            if cursor == nil { note("cursor", .unreadableIdentifier) }
        }
    }

    static let parameters: [Operation.Parameter] = [
        .init("site", in: .query, ["type": "string"], "A site's code, name or alias."),
        .init("from", in: .query, ["type": "string", "format": "date"], "The first day on which they were held."),
        .init("to", in: .query, ["type": "string", "format": "date"], "The last day on which they were held."),
        .init("topic", in: .query, ["type": "string"], "A topic's code, title or alias."),
        .init("channel", in: .query, Schemas.channel, "How they were held."),
        .init("ageBand", in: .query, Schemas.ageBand, "The age of the person helped. Write `90+` as `90%2B`."),
        .init("receipt", in: .query, Schemas.receipt, "The 受付番号."),
        .init("void", in: .query, ["type": "boolean", "default": false], "Whether void records are shown as well."),
        .init(
            "limit",
            in: .query,
            [
                "type": "integer", "minimum": .wholeNumber(limits.lowerBound),
                "maximum": .wholeNumber(limits.upperBound),
                "default": .wholeNumber(usualLimit),
            ],
            "Records on a page."
        ),
        .init("cursor", in: .query, ["type": "string"], "Where the page begins, as a `Link` header gave it."),
    ]
}
