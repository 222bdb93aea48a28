internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// Hours that supporters gave, by where they are known from.
struct SupporterHoursRoutes: Sendable {
    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(.put, "/v1/reported-hours/{id}", Self.reportOperation, .account(.reportHours, report)),
            Route(.post, "/v1/reported-hours/{id}/void", Self.voidOperation, .account(.changeReportedHours, void)),
            Route(.get, "/v1/supporters/{code}/hours", Self.showOperation, .account(.readRoster, show)),
        ]
    }

    @Sendable private func report(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let id = try desk.id(in: context)
        let settled = try await desk.store.reportHours(
            id,
            ReportedHoursDraft(try await desk.members(in: request)),
            desk: caller.edition.desk,
            by: caller.account,
            at: desk.now()
        )
        return Response(settled) { ReportedHoursDocument($0) }
    }

    @Sendable private func void(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let id = try desk.id(in: context)
        let settled = try await desk.store.voidReport(id, by: caller.account, at: desk.now())
        return Response(settled) { ReportedHoursDocument($0) }
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let today = desk.now().day
        let query = try RosterQuery(
            request.uri.query,
            parameters: RosterQuery.period,
            desk: caller.edition.desk,
            today: today
        )
        let supporter = Supporter.ID(context.placeholder("code").codeForm)
        let found = try await desk.store.hours(
            of: supporter,
            in: query.days,
            today: today,
            sites: caller.account.sites
        )
        return Response(
            json: JSONDocument.encode(SupporterHoursDocument(of: supporter, in: query.days, bySite: found))
        )
    }
}

/// What the API document says of them.
extension SupporterHoursRoutes {
    private static let reportID = Operation.Parameter(
        "id",
        in: .path,
        ["type": "string", "format": "uuid"],
        "The report's id.",
        isRequired: true
    )

    private static let reportOperation = Operation(
        "reportHours",
        "Keep the minutes that a supporter says they gave on a day, under an id that the caller makes",
        description: "Never needed, and never added to what is known from shifts and consultations.",
        parameters: [reportID],
        body: .init(content: .json(schema: "ReportedHoursSubmission"), example: Examples.reportedHours),
        answers: [
            .init(.created, "The report is on record.", .json(schema: "ReportedHours")),
            .init(.ok, "It was on record already, by the same request.", .json(schema: "ReportedHours")),
        ],
        problems: [.conflict, .unprocessableContent]
    )

    private static let voidOperation = Operation(
        "voidReportedHours",
        "Make a report of hours void: it stays on record and counts nowhere any more",
        description: """
            For who reported it, on that day; for a site's leader, and where no site is named for accounts of all sites, whoever did and \
            whenever.
            """,
        parameters: [reportID],
        answers: [.init(.ok, "The report as it stands now.", .json(schema: "ReportedHours"))],
        problems: [.notFound, .unprocessableContent]
    )

    private static let showOperation = Operation(
        "getSupporterHours",
        "Minutes that a supporter gave, by where they are known from",
        description: """
            Booked shifts up to today, consultations, and what the supporter reported: side by side, for they overlap. \
            Null where a source has nothing. Accounts that work at certain sites see those sites.
            """,
        parameters: [.supporterOfHours] + RosterQuery.period,
        answers: [.init(.ok, "The minutes.", .json(schema: "SupporterHours"))],
        problems: [.notFound, .unprocessableContent]
    )
}
