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
                        Accounts that work at certain sites see those sites' records; staff see those that were held or recorded \
                        today. The next page is at the `Link` header \
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
            for site in sites { try caller.account.check(.readConsultations, at: site) }
        } else {
            filter.sites = caller.account.sites
        }
        if caller.account.role.reach(.readConsultations) == .today { filter.ofDay = desk.now().day }
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
        readPeople(desk)
        readPage()
        guard problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(problems)) }
        if let from = day("from", desk), let to = day("to", desk), from > to { throw RequestRefusal.reversedPeriod }
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
        guard let word = text.values["month"] else { return }
        guard let first = CivilDate(iso: word + "-01") else { return note("month", .unreadableMonth) }
        let last = first.adding(days: 31).startOfMonth.adding(days: -1)
        filter.from = filter.from.map { max($0, first) } ?? first
        filter.to = filter.to.map { min($0, last) } ?? last
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
            filter.ageBands = AgeGroup(rawValue: code)?.bands ?? AgeBand(rawValue: code).map { [$0] }
            if filter.ageBands == nil { note("ageBand", .unknownAgeBand) }
        }
        if let word = text.values["outcome"] {
            switch desk.outcomes.find(word) {
            case .found(let outcome): filter.outcome = outcome.code
            case .unknown(let nearest): note("outcome", .unknownOutcome(nearest: nearest))
            }
        }
        if let receipt = text.values["receipt"] {
            filter.receipt = receipt
            if receipt.holdsControlCharacters { note("receipt", .controlCharacter) }
            if receipt.unicodeScalars.count > ConsultationLimits.receipt {
                note("receipt", .tooLong(limit: ConsultationLimits.receipt))
            }
        }
    }

    private mutating func readPeople(_ desk: Desk) {
        if let word = text.values["town"] {
            switch desk.town(word) {
            case .found(let town): filter.town = town.code
            case .unknown(let nearest): note("town", .unknownTown(nearest: nearest))
            }
        }
        if let code = text.values["supporter"] {
            filter.supporter = Supporter.ID(code)
            if !desk.supporters.contains(Supporter.ID(code)) { note("supporter", .unknownSupporter) }
        }
        filter.isOnRecord = flag("onRecord")
        filter.isSatisfied = flag("satisfied")
    }

    private mutating func flag(_ name: String) -> Bool? {
        switch text.values[name] {
        case nil: return nil
        case "true": return true
        case "false": return false
        default:
            note(name, .wrongType(expected: .boolean))
            return nil
        }
    }

    private mutating func readPage() {
        filter.includesVoid = flag("void") ?? false
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
        .init("month", in: .query, ["type": "string"], "The month in which they were held: `2026-04`."),
        .init("topic", in: .query, ["type": "string"], "A topic's code, title or alias."),
        .init("channel", in: .query, Schemas.channel, "How they were held."),
        .init(
            "ageBand",
            in: .query,
            Schemas.ageBandOrGroup,
            "The age of the person helped, in five-year bands or in the groups of reports. Write `75+` as `75%2B`."
        ),
        .init("outcome", in: .query, ["type": "string"], "An outcome's code, title or alias."),
        .init("town", in: .query, ["type": "string"], "The town where the person lives, by code or name."),
        .init("supporter", in: .query, ["type": "string"], "A supporter's code."),
        .init("onRecord", in: .query, ["type": "boolean"], "Whether the person is a resident on record."),
        .init("satisfied", in: .query, ["type": "boolean"], "Whether they rated it 4 or 5; false for 1 to 3."),
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
