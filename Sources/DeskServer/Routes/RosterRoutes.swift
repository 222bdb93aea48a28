internal import DeskStore
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SupportDesk

/// 当番表: who is on duty where, as JSON and as iCalendar.
struct RosterRoutes: Sendable {
    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(.get, "/v1/roster", Self.rosterOperation, .account(.readRoster, show)),
            Route(.put, "/v1/shifts/{id}", Self.bookOperation, .account(.editRoster, book)),
            Route(.post, "/v1/shifts/{id}/cancel", Self.cancelOperation, .account(.editRoster, cancel)),
            Route(.get, "/v1/sites/{code}/roster.ics", Self.siteCalendar, .account(.readRoster, showSiteCalendar)),
            Route(
                .get,
                "/v1/supporters/{code}/roster.ics",
                Self.supporterCalendar,
                .account(.readRoster, showSupporterCalendar)
            ),
        ]
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let query = try RosterQuery(
            request.uri.query,
            parameters: Self.rosterParameters,
            desk: caller.edition.desk,
            today: desk.now().day
        )
        let roster = try await desk.store.roster(try query.scope(for: caller.account))
        return Response(json: ByteBuffer(roster))
    }

    @Sendable private func book(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let id = try desk.id(in: context)
        let settled = try await desk.store.bookShift(
            id,
            ShiftDraft(try await desk.members(in: request)),
            desk: caller.edition.desk,
            by: caller.account,
            at: desk.now()
        )
        return Response(settled) { ShiftRecordDocument($0) }
    }

    @Sendable private func cancel(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let id = try desk.id(in: context)
        var reading = ReasonReading()
        let members = try await desk.members(in: request)
        let reason = reading.reason(in: members)
        let problems = reading.problems + members.unknownProperties(known: [ReasonReading.field])
        guard let reason, problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(problems)) }
        let settled = try await desk.store.cancelShift(id, reason: reason, by: caller.account, at: desk.now())
        return Response(settled) { ShiftRecordDocument($0) }
    }

    @Sendable private func showSiteCalendar(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let site = try context.site(in: caller)
        var scope = try calendarScope(request, caller)
        try caller.account.check(.readRoster, at: site.code)
        scope.sites = [site.code]
        return try await calendar(scope, name: site.name, caller)
    }

    @Sendable private func showSupporterCalendar(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let supporter = Supporter.ID(context.placeholder("code").codeForm)
        var scope = try calendarScope(request, caller)
        if !caller.edition.desk.supporters.contains(supporter) {
            let edition = try await desk.shelf.newEdition()
            guard edition.desk.supporters.contains(supporter) else { throw DeskError.supporterNotFound }
        }
        scope.supporter = supporter
        return try await calendar(scope, name: supporter.rawValue, caller)
    }

    private func calendarScope(_ request: Request, _ caller: Caller) throws -> Roster.Scope {
        try RosterQuery(
            request.uri.query,
            parameters: RosterQuery.period,
            months: 3,
            desk: caller.edition.desk,
            today: desk.now().day
        ).scope(for: caller.account)
    }

    private func calendar(_ scope: Roster.Scope, name: String, _ caller: Caller) async throws -> Response {
        let shifts = try await desk.store.shifts(scope)
        let names = Dictionary(caller.edition.desk.sites.map { ($0.code, $0.name) }) { first, _ in first }
        let calendar = RosterCalendar(of: shifts, name: name, siteNames: names)
        return Response(
            status: .ok,
            headers: [.contentType: "text/calendar; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: calendar.text))
        )
    }
}

extension DeskContext {
    /// What stands in the path at this place, decoded; empty when that is no text.
    func placeholder(_ name: String) -> String {
        parameters.get(name).flatMap { QueryString.decoded($0[...], plusIsSpace: false) } ?? ""
    }

    /// The site that the path names by code, name or alias. Throws `.siteNotFound`.
    func site(in caller: Caller) throws(DeskError) -> Site {
        guard case .found(let site) = caller.edition.desk.site(placeholder("code")) else { throw .siteNotFound }
        return site
    }
}

/// What the API document says of them.
extension RosterRoutes {
    private static let rosterParameters: [Operation.Parameter] =
        [
            .init("site", in: .query, ["type": "string"], "A site's code, name or alias."),
            .init("supporter", in: .query, ["type": "string"], "A supporter's code."),
        ] + RosterQuery.period

    private static let rosterOperation = Operation(
        "getRoster",
        "Who is on duty, where somebody is missing, and when sites are closed",
        description: """
            Accounts that work at certain sites see those sites. `understaffed` is null when it is asked about one \
            supporter. For `sitesWithoutHours` it is not known when they are open, and so not whether anybody is \
            missing.
            """,
        parameters: rosterParameters,
        answers: [.init(.ok, "The roster by day, site and time.", .json(schema: "Roster"))],
        problems: [.unprocessableContent]
    )

    private static let bookOperation = Operation(
        "bookShift",
        "Book a supporter for a shift, under an id that the caller makes",
        description: """
            Refused when the site is closed then, when the supporter is neither certified nor active or will not be \
            any more, and when the supporter is on duty already.
            """,
        parameters: [shiftID],
        body: .init(content: .json(schema: "ShiftSubmission"), example: Examples.shift),
        answers: [
            .init(.created, "The shift is booked.", .json(schema: "Shift")),
            .init(.ok, "It was booked before, by the same request.", .json(schema: "Shift")),
        ],
        problems: [.conflict, .unprocessableContent]
    )

    private static let cancelOperation = Operation(
        "cancelShift",
        "Cancel a shift: it stays on record",
        parameters: [shiftID],
        body: .init(content: .json(schema: "Void"), example: Examples.shiftCancellation),
        answers: [.init(.ok, "The shift as it stands now.", .json(schema: "Shift"))],
        problems: [.notFound, .unprocessableContent]
    )

    private static let siteCalendar = Operation(
        "getSiteCalendar",
        "The shifts at a site, for a calendar (iCalendar, RFC 5545)",
        description: "The present month and the next two unless days are given. Cancelled shifts are left out.",
        parameters: [.siteCode] + RosterQuery.period,
        answers: [.init(.ok, "The calendar.", .calendar)],
        problems: [.notFound, .unprocessableContent]
    )

    private static let supporterCalendar = Operation(
        "getSupporterCalendar",
        "The shifts of a supporter, for a calendar (iCalendar, RFC 5545)",
        description: "The present month and the next two unless days are given. Cancelled shifts are left out.",
        parameters: [.supporterOfHours] + RosterQuery.period,
        answers: [.init(.ok, "The calendar.", .calendar)],
        problems: [.notFound, .unprocessableContent]
    )

    private static let shiftID = Operation.Parameter(
        "id",
        in: .path,
        ["type": "string", "format": "uuid"],
        "The shift's id.",
        isRequired: true
    )
}

extension Operation.Parameter {
    static let siteCode = Self("code", in: .path, ["type": "string"], "The site's code.", isRequired: true)
    static let supporterOfHours = Self("code", in: .path, ["type": "string"], "The supporter's code.", isRequired: true)
}
