internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// 開所時間 and 臨時休館 of sites.
struct SiteHoursRoutes: Sendable {
    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(.get, "/v1/sites/{code}/hours", Self.showOperation, .account(.readRoster, show)),
            Route(.put, "/v1/sites/{code}/hours", Self.setOperation, .account(.editRoster, set)),
            Route(.put, "/v1/sites/{code}/closures/{date}", Self.closeOperation, .account(.editRoster, close)),
            Route(
                .post,
                "/v1/sites/{code}/closures/{date}/cancel",
                Self.reopenOperation,
                .account(.editRoster, reopen)
            ),
        ]
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let site = try context.site(in: caller).code
        let (versions, closures) = try await desk.store.siteHours(of: site)
        let document = SiteHoursDocument(of: site, versions: versions, closures: closures)
        return Response(json: JSONDocument.encode(document))
    }

    /// The site that the path names, if the caller may change its hours.
    private func site(_ context: DeskContext, _ caller: Caller) throws(DeskError) -> Site.ID {
        let site = try context.site(in: caller).code
        try caller.account.check(.editRoster, at: site)
        return site
    }

    @Sendable private func set(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let site = try site(context, caller)
        let draft = OpeningHoursDraft(try await desk.members(in: request))
        let now = desk.now()
        let hours: OpeningHours
        do {
            hours = try draft.hours(today: now.day, eras: caller.edition.desk.eras)
        } catch {
            throw DeskError.invalid(error)
        }
        let settled = try await desk.store.setHours(
            hours,
            of: site,
            hasDay: draft.effectiveFrom != nil,
            by: caller.account,
            at: now
        )
        return Response(settled) { OpeningHoursDocument($0, of: site) }
    }

    @Sendable private func close(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let site = try site(context, caller)
        let draft = ClosureDraft(date: context.placeholder("date"), try await desk.members(in: request))
        let closure = try closure(draft, caller)
        let settled = try await desk.store.setClosure(closure, of: site, by: caller.account, at: desk.now())
        return Response(settled) { ClosureDocument($0, of: site) }
    }

    @Sendable private func reopen(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let site = try site(context, caller)
        let day = try closure(ClosureDraft(date: context.placeholder("date")), caller).day
        let settled = try await desk.store.cancelClosure(of: site, on: day, by: caller.account, at: desk.now())
        return Response(settled) { ClosureDocument($0, of: site) }
    }

    private func closure(_ draft: ClosureDraft, _ caller: Caller) throws(DeskError) -> SiteClosure {
        do {
            return try draft.closure(eras: caller.edition.desk.eras)
        } catch {
            throw .invalid(error)
        }
    }
}

/// What the API document says of them.
extension SiteHoursRoutes {
    private static let date = Operation.Parameter(
        "date",
        in: .path,
        ["type": "string"],
        "The day: 2026-12-29, or in any other Japanese way.",
        isRequired: true
    )

    private static let showOperation = Operation(
        "getSiteHours",
        "When a site is open: its weeks, and the days on which it is closed against them",
        parameters: [.siteCode],
        answers: [.init(.ok, "The weeks by the day from which they are in effect.", .json(schema: "SiteHours"))],
        problems: [.notFound]
    )

    private static let setOperation = Operation(
        "setSiteHours",
        "Set a site's week from a day on",
        description: """
            In effect from `effectiveFrom` (today unless given) until the next week that is on record. Where spans of \
            a day lie over one another, the one that wants most supporters counts. Public holidays are closed unless \
            `openOnHolidays`. Shifts that are booked already stay.
            """,
        parameters: [.siteCode],
        body: .init(content: .json(schema: "OpeningHoursSubmission"), example: Examples.openingHours),
        answers: [
            .init(.created, "The week is on record.", .json(schema: "OpeningHours")),
            .init(.ok, "The week of that day was changed, or said so already.", .json(schema: "OpeningHours")),
        ],
        problems: [.notFound, .unprocessableContent]
    )

    private static let closeOperation = Operation(
        "closeSite",
        "Close a site on a day against its week (臨時休館)",
        description: "Shifts that are booked already stay, and can be cancelled one by one.",
        parameters: [.siteCode, date],
        body: .init(content: .json(schema: "ClosureSubmission"), example: Examples.closure),
        answers: [
            .init(.created, "The day is closed.", .json(schema: "Closure")),
            .init(.ok, "The closure was changed, or said so already.", .json(schema: "Closure")),
        ],
        problems: [.notFound, .unprocessableContent]
    )

    private static let reopenOperation = Operation(
        "cancelClosure",
        "Take a closure back: the site is open as in its week",
        parameters: [.siteCode, date],
        answers: [.init(.ok, "The closure as it stands now.", .json(schema: "Closure"))],
        problems: [.notFound, .unprocessableContent]
    )
}
