internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// 教わる側から教える側へ: residents who apply to be supporters.
struct ConversionRoutes: Sendable {
    static let path = "/v1/conversions"

    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(.get, Self.path, Self.listOperation, .account(.readConversions, list)),
            Route(.get, Self.path + "/willing", Self.willingOperation, .account(.readConversions, listWilling)),
            Route(.put, Self.path + "/{id}", Self.beginOperation, .account(.convert, begin)),
            Route(.post, Self.path + "/{id}/void", Self.voidOperation, .account(.editSupporters, void)),
        ]
    }

    private static let fiscalYear = "fiscalYear"
    private static let site = "site"

    @Sendable private func list(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let query = QueryString(request.uri.query, known: [Self.fiscalYear, Self.site])
        var problems = query.problems
        var site: Site.ID?
        if let word = query.values[Self.site] {
            switch caller.edition.desk.site(word) {
            case .found(let found): site = found.code
            case .unknown(let nearest): problems.append(FieldProblem(Self.site, .unknownSite(nearest: nearest)))
            }
        }
        let word = query.values[Self.fiscalYear]
        let year = word.flatMap { FiscalYear(written: $0, eras: caller.edition.desk.eras) }
        if word != nil, year.map({ ReportScope.years.contains($0.year) }) != true {
            problems.append(FieldProblem(Self.fiscalYear, .unreadableFiscalYear(ReportScope.years)))
        }
        guard problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(problems)) }
        let conversions = try await desk.store.conversions(in: year, site: site, asOf: desk.now().day)
        let showsResident = caller.account.role.sees(.residentLink)
        return Response(items: conversions.map { ConversionDocument($0, showsResident: showsResident) })
    }

    @Sendable private func listWilling(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let willing = try await desk.store.willingResidents()
        return Response(
            items: willing.map { WillingResidentDocument(resident: $0.resident, saidOn: $0.saidOn, course: $0.course) }
        )
    }

    @Sendable private func begin(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response
    {
        let id = try desk.id(in: context)
        let settled = try await desk.store.convert(
            id,
            ConversionDraft(try await desk.members(in: request)),
            judgedBy: caller.edition.desk,
            by: caller.account,
            at: desk.now()
        )
        return Response(settled) {
            ConversionDocument($0, showsResident: caller.account.role.sees(.residentLink))
        }
    }

    @Sendable private func void(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let id = try desk.id(in: context)
        let reason = try ReasonReading.only(in: try await desk.members(in: request))
        let conversion = try await desk.store.voidConversion(id, reason: reason, by: caller.account, at: desk.now())
        return Response(json: JSONDocument.encode(ConversionDocument(conversion, showsResident: true)))
    }
}

/// What the API document says of them.
extension ConversionRoutes {
    private static let id = Operation.Parameter(
        "id",
        in: .path,
        Schemas.identifier,
        "The conversion's id, of the caller's making.",
        isRequired: true
    )

    private static let listOperation = Operation(
        "listConversions",
        "Residents who applied to be supporters, with the steps they have taken",
        parameters: [
            .init(fiscalYear, in: .query, Schemas.text, "Those who applied in it: 2026, 令和8年度 or R8; all without it."),
            .init(site, in: .query, Schemas.text, "Those first supported at this site: its code, name or alias."),
        ],
        answers: [.init(.ok, "The conversions by the day of the application.", .json(schema: "ConversionList"))],
        problems: [.unprocessableContent]
    )

    private static let willingOperation = Operation(
        "listWillingResidents",
        "Residents who said in a survey that they want to help, and have not applied",
        answers: [.init(.ok, "The latest first.", .json(schema: "WillingResidentList"))]
    )

    private static let beginOperation = Operation(
        "beginConversion",
        "From a resident to an application as a supporter",
        description: """
            Makes the supporter, as applied, and keeps both ends linked by an id that reveals no name. Sending it again is safe.
            """,
        parameters: [id],
        body: .init(content: .json(schema: "ConversionSubmission"), example: Examples.conversion),
        answers: [
            .init(.created, "They have applied.", .json(schema: "Conversion")),
            .init(.ok, "They had already, by this id.", .json(schema: "Conversion")),
        ],
        problems: [.notFound, .conflict, .unprocessableContent]
    )

    private static let voidOperation = Operation(
        "voidConversion",
        "Take back a conversion that was none",
        description: "The supporter stays on the register; the link to the resident counts no more.",
        parameters: [id],
        body: .init(content: .json(schema: "Reason"), example: Examples.void),
        answers: [.init(.ok, "The conversion.", .json(schema: "Conversion"))],
        problems: [.notFound, .conflict, .unprocessableContent]
    )
}
