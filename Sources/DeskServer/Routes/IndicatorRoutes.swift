internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// What a ward measures itself by: 指標, their targets, and the figures that come from surveys.
struct IndicatorRoutes: Sendable {
    static let path = "/v1/indicators"

    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(.get, Self.path, Self.listOperation, .account(.readIndicators, list)),
            Route(.get, Self.path + "/{id}", Self.showOperation, .account(.readIndicators, show)),
            Route(.put, Self.path + "/{id}", Self.setOperation, .account(.editIndicators, set)),
            Route(.get, Self.path + "/{id}/targets", Self.targetsOperation, .account(.readIndicators, showTargets)),
            Route(
                .put,
                Self.path + "/{id}/targets/{fiscalYear}",
                Self.setTargetOperation,
                .account(.editIndicators, setTarget)
            ),
            Route(.get, Self.path + "/{id}/figures", Self.figuresOperation, .account(.readIndicators, showFigures)),
            Route(.post, Self.path + "/{id}/figures", Self.enterOperation, .account(.editIndicators, enterFigure)),
        ]
    }

    private func id(in context: DeskContext) -> Indicator.ID {
        Indicator.ID(context.placeholder("id"))
    }

    @Sendable private func list(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let indicators = try await desk.store.indicators()
        return Response(items: indicators.map { IndicatorDocument($0) })
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let indicator = try await desk.store.indicator(id(in: context))
        return Response(json: JSONDocument.encode(IndicatorDocument(indicator)))
    }

    @Sendable private func set(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let draft = IndicatorDraft(try await desk.members(in: request))
        let settled = try await desk.store.setIndicator(
            id(in: context),
            eras: caller.edition.desk.eras,
            by: caller.account,
            at: desk.now()
        ) { _ in draft }
        return Response(settled) { IndicatorDocument($0) }
    }

    @Sendable private func showTargets(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let year = try Self.year(in: request, eras: caller.edition.desk.eras)
        let targets = try await desk.store.targets(of: id(in: context), in: year)
        return Response(items: targets.map { TargetVersionDocument($0) })
    }

    /// The fiscal year of the query; nil when it names none. Throws `.invalid`.
    private static func year(in request: Request, eras: [JapaneseEra]) throws(DeskError) -> FiscalYear? {
        let field = IndicatorField.fiscalYear
        let query = QueryString(request.uri.query, known: [field.rawValue])
        var problems = query.problems
        let word = query.values[field.rawValue]
        let year = word.flatMap { TargetDraft(fiscalYear: $0).year(eras: eras) }
        if word != nil, year == nil { problems.append(FieldProblem(field, .unreadableFiscalYear(ReportScope.years))) }
        guard problems.isEmpty else { throw .invalid(InvalidSubmission(problems)) }
        return year
    }

    @Sendable private func setTarget(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let year = context.placeholder(IndicatorField.fiscalYear.rawValue)
        let draft = TargetDraft(fiscalYear: year, try await desk.members(in: request))
        let settled = try await desk.store.setTarget(
            draft,
            of: id(in: context),
            eras: caller.edition.desk.eras,
            by: caller.account,
            at: desk.now()
        )
        return Response(settled) { TargetVersionDocument($0) }
    }

    @Sendable private func showFigures(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let figures = try await desk.store.figures(of: id(in: context))
        return Response(items: figures.map { SurveyFigureDocument($0) })
    }

    @Sendable private func enterFigure(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let draft = SurveyFigureDraft(try await desk.members(in: request))
        let settled = try await desk.store.enterFigure(
            draft,
            of: id(in: context),
            eras: caller.edition.desk.eras,
            by: caller.account,
            at: desk.now()
        )
        return Response(settled) { SurveyFigureDocument($0) }
    }
}

extension Response {
    /// A whole list.
    init(items: [some Codable & Sendable]) {
        self.init(json: JSONDocument.encode(ListDocument(items: items)))
    }

    /// 201 when something new is on record, 200 when something changed or nothing did.
    init<Value>(_ settled: Settled<Value>, document: (Value) -> some Encodable) {
        let isNew = if case .created = settled { true } else { false }
        self.init(json: JSONDocument.encode(document(settled.value)), status: isNew ? .created : .ok)
    }
}

/// What the API document says of them.
extension IndicatorRoutes {
    private static let id = Operation.Parameter(
        "id",
        in: .path,
        ["type": "string"],
        "The indicator's id.",
        isRequired: true
    )

    private static let listOperation = Operation(
        "listIndicators",
        "The ward's indicators in its order, retired ones as well",
        answers: [.init(.ok, "The indicators.", .json(schema: "IndicatorList"))]
    )

    private static let showOperation = Operation(
        "getIndicator",
        "An indicator",
        parameters: [id],
        answers: [.init(.ok, "The indicator.", .json(schema: "Indicator"))],
        problems: [.notFound]
    )

    private static let setOperation = Operation(
        "setIndicator",
        "Add an indicator, or change what is said of it",
        description: """
            A ward's own indicators, such as those of its DX plan, need no code: their figures are entered. Once figures are \
            on record, `source`, `numerator` and `denominator` stay as they are.
            """,
        parameters: [id],
        body: .init(content: .json(schema: "IndicatorSubmission"), example: Examples.indicator),
        answers: [
            .init(.created, "It is on record now.", .json(schema: "Indicator")),
            .init(.ok, "It was changed, or said so already.", .json(schema: "Indicator")),
        ],
        problems: [.unprocessableContent]
    )

    private static let targetsOperation = Operation(
        "listTargets",
        "Every version of an indicator's targets",
        parameters: [
            id, .init("fiscalYear", in: .query, ["type": "string"], "2026, 令和8年度 or R8; all years without it."),
        ],
        answers: [.init(.ok, "The versions by fiscal year.", .json(schema: "TargetList"))],
        problems: [.notFound, .unprocessableContent]
    )

    private static let setTargetOperation = Operation(
        "setTarget",
        "Set the target of a fiscal year, from a day on",
        description: """
            A target that is changed is a new version: what was reported for an earlier day keeps the earlier one. A `value` of \
            null takes the target away.
            """,
        parameters: [
            id, .init("fiscalYear", in: .path, ["type": "string"], "2026, 令和8年度 or R8.", isRequired: true),
        ],
        body: .init(content: .json(schema: "TargetSubmission"), example: Examples.target),
        answers: [
            .init(.created, "The new version.", .json(schema: "Target")),
            .init(.ok, "The version that says the same already.", .json(schema: "Target")),
        ],
        problems: [.notFound, .unprocessableContent]
    )

    private static let figuresOperation = Operation(
        "listFigures",
        "Every figure of an indicator from a survey, with what was corrected",
        parameters: [id],
        answers: [.init(.ok, "The figures by reference date.", .json(schema: "SurveyFigureList"))],
        problems: [.notFound]
    )

    private static let enterOperation = Operation(
        "enterFigure",
        "Enter a figure from a survey or a count: x of n on a day",
        description: "For a day that has a figure it is a correction, which stays beside what it corrects.",
        parameters: [id],
        body: .init(content: .json(schema: "SurveyFigureSubmission"), example: Examples.figure),
        answers: [
            .init(.created, "The figure, or its new revision.", .json(schema: "SurveyFigure")),
            .init(.ok, "The revision that says the same already.", .json(schema: "SurveyFigure")),
        ],
        problems: [.notFound, .unprocessableContent]
    )
}
