internal import DeskReports
internal import DeskStore
internal import DeskText
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SupportDesk

/// `GET /v1/reports/…`: how the year stands, and where nobody is reached; as of a day, or as it was published of a closed period.
struct ReportRoutes: Sendable {
    /// A report as the API document describes it, and what it may be asked for.
    private struct Offer: Sendable {
        let report: WardReport
        let id: String
        let summary: String
        let description: String
        let schema: String
        /// Besides the period that it is about.
        let parameters: [Operation.Parameter]
        /// The parameter of the report's own, and the codes that it takes; nil for any.
        var own: (name: String, codes: [String]?)?
        /// Whether titles in the language of the request are in it.
        var hasWords = true

        var content: Operation.Content {
            own?.codes?.contains("geojson") == true ? .jsonOrPoints(schema: schema) : .json(schema: schema)
        }
    }

    private let shelf: DeskShelf
    private let publisher: Publisher
    private let maker: ReportMaker
    private let now: @Sendable () -> Instant
    private let readings = SharedReading<ReportQuestion, ByteBuffer>()

    init(store: DeskStore, shelf: DeskShelf, publisher: Publisher, now: @escaping @Sendable () -> Instant) {
        self.shelf = shelf
        self.publisher = publisher
        maker = ReportMaker(store: store)
        self.now = now
    }

    var routes: [Route] {
        Self.offers.map { offer in
            Route(
                .get,
                offer.report.path,
                Operation(
                    offer.id,
                    offer.summary,
                    description: offer.description,
                    parameters: Self.period + offer.parameters,
                    answers: [.init(.ok, "The report.", offer.content)],
                    problems: [.conflict, .unprocessableContent]
                ),
                .account(.readReports) { request, _, caller in try await show(offer, request, caller) }
            )
        }
    }

    private func show(_ offer: Offer, _ request: Request, _ caller: Caller) async throws(DeskError) -> Response {
        let query = try await query(offer, request, caller)
        let language = Language(acceptLanguage: request.headers[.acceptLanguage])
        if let version = query.version, let period = query.scope.period {
            let published = PublishedReport(
                of: period,
                version: version,
                offer.report,
                language: language.rawValue
            )
            return Response(json: ByteBuffer(string: try await publisher.document(of: published)))
        }
        let codes = offer.own.map { query.codes($0.name) } ?? []
        let question = ReportQuestion(
            report: offer.report,
            scope: query.scope,
            today: now().day,
            language: offer.hasWords ? language : .ja,
            codes: codes
        )
        let desk = caller.edition.desk
        let bytes = try await readings.answer(to: question) { () throws(DeskError) in
            try await maker.report(question, desk: desk).bytes
        }
        var response = Response(json: bytes)
        if codes == ["geojson"] { response.headers[.contentType] = "application/geo+json" }
        return response
    }

    /// What is asked, judged by the caller's edition of the desk, and by a newer one if that one does not know the site.
    private func query(_ offer: Offer, _ request: Request, _ caller: Caller) async throws(DeskError) -> ReportQuery {
        let text = request.uri.query
        let parameters = Self.period + offer.parameters
        var own: [String: [String]] = [:]
        if let (name, codes) = offer.own { own[name] = codes }
        func query(_ desk: Desk) throws(DeskError) -> ReportQuery {
            try ReportQuery(text, parameters: parameters, own: own, desk: desk, today: now().day)
        }
        do {
            return try query(caller.edition.desk)
        } catch .invalid(let submission) where submission.problems.contains(where: \.dependsOnLists) {
            return try query(try await shelf.newEdition().desk)
        }
    }
}

/// What the API document says of them.
extension ReportRoutes {
    private static let period = [Operation.Parameter.fiscalYear, .month, .asOf, .asPublished]

    private static let offers = [
        targets, coverage, topics, channels, divide, conversions, supporters,
    ]

    private static let targets = Offer(
        report: .targets,
        id: "getTargetsReport",
        summary: "How the fiscal year stands against its targets",
        description: """
            Indicators with what was reached, the same day last year, the forecast for 31 March with its 80 % interval \
            and what is needed on each open day from now on. 件, 実人数 and 延べ人数 are three units.
            """,
        schema: "TargetsReport",
        parameters: [
            .reportSite, .radius,
            .init(
                "indicator",
                in: .query,
                ["type": "string"],
                "One indicator alone, by its id; several separated by commas."
            ),
        ],
        own: ("indicator", nil)
    )

    private static let coverage = Offer(
        report: .coverage,
        id: "getCoverageReport",
        summary: "Each site's work, and which towns no site is near",
        description: """
            Distances are great-circle. A site without a location covers no town; a closed one none since it closed.
            """,
        schema: "CoverageReport",
        parameters: [.reportSite, .radius],
        hasWords: false
    )

    private static let topics = Offer(
        report: .topics,
        id: "getTopicsReport",
        summary: "What people came with",
        description: "A consultation with three topics counts as three mentions, and as one consultation.",
        schema: "TopicsReport",
        parameters: [
            .reportSite,
            .init(
                "by",
                in: .query,
                ["type": "string"],
                "`site`, `month` or `site,month`: shows each topic's mentions broken down."
            ),
        ],
        own: ("by", ["site", "month"])
    )

    private static let channels = Offer(
        report: .channels,
        id: "getChannelsReport",
        summary: "Whether help is as good on every channel",
        description: """
            Each channel is compared with all others together; what is no more than chance makes (5 %, with Holm's \
            correction for the number of comparisons) is not called a difference.
            """,
        schema: "ChannelsReport",
        parameters: [.reportSite]
    )

    private static let divide = Offer(
        report: .divide,
        id: "getDivideReport",
        summary: "The digital divide by town",
        description: "With `format=geojson` the towns as points (RFC 7946, `application/geo+json`).",
        schema: "DivideReport",
        parameters: [
            .init(
                "format",
                in: .query,
                ["type": "string", "enum": ["json", "geojson"], "default": "json"],
                "JSON, or the towns as GeoJSON."
            )
        ],
        own: ("format", ["json", "geojson"]),
        hasWords: false
    )

    private static let conversions = Offer(
        report: .conversions,
        id: "getConversionsReport",
        summary: "From being taught to teaching: how the circle turns",
        description: """
            `inYear` counts people who took a step for the first time in the fiscal year, `cohort` those who were first \
            supported in it. Each person counts once.
            """,
        schema: "ConversionsReport",
        parameters: [.reportSite]
    )

    private static let supporters = Offer(
        report: .supporters,
        id: "getSupportersReport",
        summary: "Who is there to help, where, and where somebody is wanted",
        description: """
            Active supporters by site and kind, whose certificate or appointment ends soon, languages, the hours of the \
            month by source, and the open hours of the next 28 days for which nobody is booked.
            """,
        schema: "SupportersReport",
        parameters: [.reportSite]
    )
}
