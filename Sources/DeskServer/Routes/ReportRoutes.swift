internal import DeskReports
internal import DeskStore
internal import DeskText
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SupportDesk

/// `GET /v1/reports/…`: how the year stands, and where nobody is reached.
struct ReportRoutes: Sendable {
    /// A report and all that its bytes depend on.
    private struct Question: Hashable {
        let report: WardReport
        let scope: ReportScope
        let today: CivilDate
        var language = Language.ja
        var codes: Set<String> = []
    }

    private let store: DeskStore
    private let shelf: DeskShelf
    private let now: @Sendable () -> Instant
    private let readings = SharedReading<Question, ByteBuffer>()

    init(store: DeskStore, shelf: DeskShelf, now: @escaping @Sendable () -> Instant) {
        self.store = store
        self.shelf = shelf
        self.now = now
    }

    var routes: [Route] {
        [
            report(
                .targets,
                "getTargetsReport",
                "How the fiscal year stands against its targets",
                description: """
                    Indicators with what was reached, the same day last year, the forecast for 31 March with its 80 % interval \
                    and what is needed on each open day from now on. 件, 実人数 and 延べ人数 are three units.
                    """,
                Self.targetsParameters,
                schema: "TargetsReport",
                showTargets
            ),
            report(
                .coverage,
                "getCoverageReport",
                "Each site's work, and which towns no site is near",
                description: """
                    Distances are great-circle. A site without a location covers no town; a closed one none since it closed.
                    """,
                Self.coverageParameters,
                schema: "CoverageReport",
                showCoverage
            ),
            report(
                .topics,
                "getTopicsReport",
                "What people came with",
                description: "A consultation with three topics counts as three mentions, and as one consultation.",
                Self.topicsParameters,
                schema: "TopicsReport",
                showTopics
            ),
            report(
                .channels,
                "getChannelsReport",
                "Whether help is as good on every channel",
                description: """
                    Each channel is compared with all others together; what is no more than chance makes (5 %, with Holm's \
                    correction for the number of comparisons) is not called a difference.
                    """,
                Self.channelsParameters,
                schema: "ChannelsReport",
                showChannels
            ),
            report(
                .divide,
                "getDivideReport",
                "The digital divide by town",
                description: "With `format=geojson` the towns as points (RFC 7946, `application/geo+json`).",
                Self.divideParameters,
                schema: "DivideReport",
                showDivide
            ),
            report(
                .conversions,
                "getConversionsReport",
                "From being taught to teaching: how the circle turns",
                description: """
                    `inYear` counts people who took a step for the first time in the fiscal year, `cohort` those who were first \
                    supported in it. Each person counts once.
                    """,
                Self.conversionsParameters,
                schema: "ConversionsReport",
                showConversions
            ),
            report(
                .supporters,
                "getSupportersReport",
                "Who is there to help, where, and where somebody is wanted",
                description: """
                    Active supporters by site and kind, whose certificate or appointment ends soon, languages, the hours of the \
                    month by source, and the open hours of the next 28 days for which nobody is booked.
                    """,
                Self.conversionsParameters,
                schema: "SupportersReport",
                showSupporters
            ),
        ]
    }

    private func report(
        _ report: WardReport,
        _ id: String,
        _ summary: String,
        description: String,
        _ parameters: [Operation.Parameter],
        schema: String,
        _ answer: @escaping @Sendable (Request, DeskContext, Caller) async throws -> Response
    ) -> Route {
        Route(
            .get,
            report.path,
            Operation(
                id,
                summary,
                description: description,
                parameters: parameters,
                answers: [.init(.ok, "The report.", .json(schema: schema))],
                problems: [.unprocessableContent]
            ),
            .account(.readReports, answer)
        )
    }

    // MARK: Reports

    private static let indicatorParameter = Operation.Parameter(
        "indicator",
        in: .query,
        ["type": "string"],
        "One indicator alone, by its id; several separated by commas."
    )
    private static let targetsParameters = [
        Operation.Parameter.fiscalYear, .asOf, .reportSite, .radius, indicatorParameter,
    ]

    @Sendable private func showTargets(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws
        -> Response
    {
        let query = try await query(of: request, Self.targetsParameters, caller)
        let wanted = query.codes("indicator")
        let question = question(.targets, query, request, codes: wanted)
        let document = try await readings.answer(to: question) { () throws(DeskError) in
            let facts = try await store.targetFacts(question.scope)
            let known = facts.indicators.map(\.id.rawValue)
            guard wanted.isSubset(of: known) else {
                throw .invalid(InvalidSubmission([FieldProblem("indicator", .notOneOf(known))]))
            }
            var document = TargetsReport(
                scope: question.scope,
                facts: facts,
                language: question.language,
                today: question.today
            ).document
            if !wanted.isEmpty { document.indicators.removeAll { !wanted.contains($0.id) } }
            return JSONDocument.encode(document)
        }
        return Response(json: document)
    }

    private static let coverageParameters = [Operation.Parameter.fiscalYear, .asOf, .reportSite, .radius]

    @Sendable private func showCoverage(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws
        -> Response
    {
        let query = try await query(of: request, Self.coverageParameters, caller)
        let question = question(.coverage, query)
        return Response(
            json: try await readings.answer(to: question) { () throws(DeskError) in
                let facts = try await store.coverageFacts(question.scope)
                return JSONDocument.encode(CoverageReport(scope: question.scope, facts: facts).document)
            }
        )
    }

    private static let topicsParameters = [
        Operation.Parameter.fiscalYear, .asOf, .reportSite,
        Operation.Parameter(
            "by",
            in: .query,
            ["type": "string"],
            "`site`, `month` or `site,month`: shows each topic's mentions broken down."
        ),
    ]

    @Sendable private func showTopics(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws
        -> Response
    {
        let query = try await query(of: request, Self.topicsParameters, caller, own: ["by": ["site", "month"]])
        let question = question(.topics, query, request, codes: query.codes("by"))
        let topics = caller.edition.desk.topics
        return Response(
            json: try await readings.answer(to: question) { () throws(DeskError) in
                let (bySite, byMonth) = (question.codes.contains("site"), question.codes.contains("month"))
                let report = TopicsReport(
                    scope: question.scope,
                    facts: try await store.topicFacts(question.scope, bySite: bySite, byMonth: byMonth),
                    topics: topics,
                    language: question.language,
                    showsSites: bySite,
                    showsMonths: byMonth
                )
                return JSONDocument.encode(report.document)
            }
        )
    }

    private static let channelsParameters = [Operation.Parameter.fiscalYear, .asOf, .reportSite]

    @Sendable private func showChannels(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws
        -> Response
    {
        let query = try await query(of: request, Self.channelsParameters, caller)
        let question = question(.channels, query, request)
        let outcomes = caller.edition.desk.outcomes
        return Response(
            json: try await readings.answer(to: question) { () throws(DeskError) in
                let report = ChannelsReport(
                    scope: question.scope,
                    facts: try await store.channelFacts(question.scope),
                    outcomes: outcomes,
                    language: question.language
                )
                return JSONDocument.encode(report.document)
            }
        )
    }

    private static let divideParameters = [
        Operation.Parameter.fiscalYear, .asOf,
        Operation.Parameter(
            "format",
            in: .query,
            ["type": "string", "enum": ["json", "geojson"], "default": "json"],
            "JSON, or the towns as GeoJSON."
        ),
    ]

    @Sendable private func showDivide(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws
        -> Response
    {
        let query = try await query(of: request, Self.divideParameters, caller, own: ["format": ["json", "geojson"]])
        let isMap = query.codes("format") == ["geojson"]
        let question = question(.divide, query, codes: isMap ? ["geojson"] : [])
        let document = try await readings.answer(to: question) { () throws(DeskError) in
            let report = DivideReport(scope: question.scope, facts: try await store.divideFacts(question.scope))
            guard isMap else { return JSONDocument.encode(report.document) }
            var writer = JSONWriter()
            writer.value(report.document.features)
            return ByteBuffer(bytes: writer.bytes)
        }
        var response = Response(json: document)
        if isMap { response.headers[.contentType] = "application/geo+json" }
        return response
    }

    private static let conversionsParameters = [Operation.Parameter.fiscalYear, .asOf, .reportSite]

    @Sendable private func showConversions(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws
        -> Response
    {
        let query = try await query(of: request, Self.conversionsParameters, caller)
        let question = question(.conversions, query, request)
        return Response(
            json: try await readings.answer(to: question) { () throws(DeskError) in
                let facts = try await store.conversionFacts(question.scope, today: question.today)
                let report = ConversionsReport(scope: question.scope, facts: facts, language: question.language)
                return JSONDocument.encode(report.document)
            }
        )
    }

    @Sendable private func showSupporters(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws
        -> Response
    {
        let query = try await query(of: request, Self.conversionsParameters, caller)
        let question = question(.supporters, query, request)
        let people = caller.edition.desk.people
        return Response(
            json: try await readings.answer(to: question) { () throws(DeskError) in
                let report = SupportersReport(
                    scope: question.scope,
                    facts: try await store.supporterFacts(question.scope),
                    people: people,
                    language: question.language
                )
                return JSONDocument.encode(report.document)
            }
        )
    }

    // MARK: Asking

    /// What is asked, judged by the caller's edition of the desk, and by a newer one if that one does not know the site.
    private func query(
        of request: Request,
        _ parameters: [Operation.Parameter],
        _ caller: Caller,
        own: [String: [String]] = [:]
    ) async throws(DeskError) -> ReportQuery {
        let text = request.uri.query
        func query(_ desk: Desk) throws(DeskError) -> ReportQuery {
            try ReportQuery(text, parameters: parameters, own: own, desk: desk, today: now().day)
        }
        do {
            return try query(caller.edition.desk)
        } catch .invalid(let submission) where submission.problems.contains(where: \.dependsOnLists) {
            return try query(try await shelf.newEdition().desk)
        }
    }

    /// - Parameter request: the one that says the language, where the report has words in it.
    private func question(
        _ report: WardReport,
        _ query: ReportQuery,
        _ request: Request? = nil,
        codes: Set<String> = []
    ) -> Question {
        var question = Question(report: report, scope: query.scope, today: now().day, codes: codes)
        if let request { question.language = Language(acceptLanguage: request.headers[.acceptLanguage]) }
        return question
    }
}
