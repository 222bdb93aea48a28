internal import DeskStore
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// 締め: what is closed, what is missing before it can be, closing it and asking for it to be opened again.
struct ClosingRoutes: Sendable {
    static let path = "/v1/closings"
    private static let period = path + "/{period}"

    let desk: ConsultationDesk
    let publisher: Publisher

    var routes: [Route] {
        [
            Route(.get, Self.path, Self.listOperation, .account(.readClosings, list)),
            Route(.get, Self.period, Self.showOperation, .account(.readClosings, show)),
            Route(.get, Self.period + "/missing", Self.missingOperation, .account(.readClosings, showMissing)),
            Route(.post, Self.period, Self.closeOperation, .account(.close, close)),
            Route(.post, Self.period + "/reopening", Self.reopenOperation, .account(.close, reopen)),
        ]
    }

    /// The period that the path names. Throws `.invalid`.
    private func period(in context: DeskContext, _ caller: Caller) throws(DeskError) -> ClosingPeriod {
        let word = context.parameters.get("period").flatMap { QueryString.decoded($0[...], plusIsSpace: false) }
        guard let period = word.flatMap({ ClosingPeriod(written: $0, eras: caller.edition.desk.eras) }),
            ReportScope.years.contains(period.year.year)
        else { throw .invalid(InvalidSubmission([FieldProblem("period", .unreadablePeriod)])) }
        return period
    }

    @Sendable private func list(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let query = QueryString(request.uri.query, known: ["fiscalYear"])
        var problems = query.problems
        let today = desk.now().day
        var year = FiscalYear(containing: today)
        if let word = query.values["fiscalYear"] {
            if let named = FiscalYear(written: word, eras: caller.edition.desk.eras),
                ReportScope.years.contains(named.year)
            {
                year = named
            } else {
                problems.append(FieldProblem("fiscalYear", .unreadableFiscalYear(ReportScope.years)))
            }
        }
        guard problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(problems)) }
        let closings = try await desk.store.closings(of: year).filter { closing in
            if case .fiscalYear = closing.period { return true }
            return closing.period.lastDay < today || !closing.versions.isEmpty || !closing.closedSites.isEmpty
        }
        return Response(items: closings.map { ClosingDocument($0, for: caller.account) })
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let closing = try await desk.store.closing(try period(in: context, caller))
        return Response(json: JSONDocument.encode(ClosingDocument(closing, for: caller.account)))
    }

    @Sendable private func showMissing(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let period = try period(in: context, caller)
        var missing = try await desk.store.missing(in: period)
        if let sites = caller.account.sites { missing = missing.of(sites) }
        return Response(json: JSONDocument.encode(MissingRecordsDocument(missing, period: period)))
    }

    @Sendable private func close(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response
    {
        let period = try period(in: context, caller)
        let wish = try SubmittedClosing(try await desk.members(in: request), of: period, desk: caller.edition.desk)
        let closing: Closing
        if let site = wish.site {
            try caller.account.check(.close, at: site)
            closing = try await desk.store.closeSite(
                period.startsOn,
                site: site,
                by: caller.account,
                at: desk.now()
            )
        } else {
            let (store, account, now) = (desk.store, caller.account, desk.now())
            guard account.sites == nil else { throw DeskError.notAllowed }
            closing = try await publisher.publishing { () throws(DeskError) in
                try await store.close(period, acknowledged: wish.acknowledgesMissing, by: account, at: now)
            }
        }
        return Response(json: JSONDocument.encode(ClosingDocument(closing, for: caller.account)))
    }

    @Sendable private func reopen(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let period = try period(in: context, caller)
        guard caller.account.sites == nil else { throw DeskError.notAllowed }
        let reason = try ReasonReading.only(in: try await desk.members(in: request))
        var months: [CivilDate] = []
        if case .month(let day) = period { months = [day] }
        let amendment = Amendment(
            id: UUID(),
            operation: .reopen,
            subject: period.code,
            site: nil,
            months: months,
            body: nil,
            reason: reason,
            proposedAt: desk.now(),
            proposedBy: caller.account.name
        )
        return Response(filed: try await desk.store.propose(amendment).value, by: caller.account)
    }
}

/// `{"acknowledgeMissing"?,"site"?}`.
private struct SubmittedClosing {
    private enum Field: String, SubmissionField {
        case acknowledgeMissing, site
    }

    let acknowledgesMissing: Bool
    /// The one that closes for itself; nil for the ward.
    private(set) var site: Site.ID?

    /// Throws `.invalid`; a fiscal year is closed by the ward only.
    init(_ members: [JSONValue.Member], of period: ClosingPeriod, desk: Desk) throws(DeskError) {
        var reading = PropertyReading<Field>(members, known: [.acknowledgeMissing, .site])
        acknowledgesMissing = reading.flag(.acknowledgeMissing) ?? false
        let word = reading.text(.site)
        var problems = reading.problems
        if let word {
            switch desk.site(word) {
            case .found(let found): site = found.code
            case .unknown(let nearest): problems.append(FieldProblem("site", .unknownSite(nearest: nearest)))
            }
            if case .fiscalYear = period { problems.append(FieldProblem("period", .unreadableMonth)) }
        }
        guard problems.isEmpty else { throw .invalid(InvalidSubmission(problems)) }
    }
}

extension MissingRecords {
    /// What of it concerns these sites.
    fileprivate func of(_ sites: Set<Site.ID>) -> MissingRecords {
        var mine = self
        mine.silentSites.removeAll { !sites.contains($0.site) }
        mine.emptyDays.removeAll { !sites.contains($0.site) }
        mine.sitesWithoutHours.removeAll { !sites.contains($0) }
        mine.refusals.removeAll { refusal in refusal.site.map { !sites.contains($0) } ?? true }
        mine.amendments.removeAll { amendment in amendment.site.map { !sites.contains($0) } ?? true }
        return mine
    }
}

/// What the API document says of them.
extension ClosingRoutes {
    private static let periodParameter = Operation.Parameter(
        "period",
        in: .path,
        Schemas.text,
        "A month, 2026-05, 令和8年5月 or R8.5; or a fiscal year, 2026 or 令和8年度.",
        isRequired: true
    )

    private static let versionsDescription = """
        Of a version, `reason` is for those who may read consultations. Accounts that work at certain sites see neither the reason nor the \
        id of another site's amendment.
        """

    private static let listOperation = Operation(
        "listClosings",
        "The months of a fiscal year that are over or closed, and the year itself",
        description: versionsDescription,
        parameters: [
            .init("fiscalYear", in: .query, Schemas.text, "2026, 令和8年度 or R8; the current one without it.")
        ],
        answers: [.init(.ok, "How they stand.", .json(schema: "ClosingList"))],
        problems: [.unprocessableContent]
    )

    private static let showOperation = Operation(
        "getClosing",
        "Whether a month or a fiscal year is closed, and its versions",
        description: versionsDescription,
        parameters: [periodParameter],
        answers: [.init(.ok, "How it stands.", .json(schema: "Closing"))],
        problems: [.unprocessableContent]
    )

    private static let missingOperation = Operation(
        "getMissingRecords",
        "What is still to be expected of a month or a fiscal year before it is closed",
        description: """
            Sites not heard from, days without a record on which a site was open, records that were refused and have not come again, and \
            amendments that wait; of a fiscal year these alone. Accounts that work at certain sites see what concerns those.
            """,
        parameters: [periodParameter],
        answers: [.init(.ok, "What is missing.", .json(schema: "MissingRecords"))],
        problems: [.unprocessableContent]
    )

    private static let closeOperation = Operation(
        "closePeriod",
        "Close a month at one site, a month of the ward, or a fiscal year",
        description: """
            From then on what was held in it changes only by an approved amendment. The ward's months are closed in order, and a fiscal \
            year after its months. Where something is missing, it answers 409 `records-missing` unless `acknowledgeMissing` is true.
            """,
        parameters: [periodParameter],
        body: .init(content: .json(schema: "ClosingSubmission"), example: Examples.closing),
        answers: [.init(.ok, "How it stands now.", .json(schema: "Closing"))],
        problems: [.notFound, .conflict, .unprocessableContent]
    )

    private static let reopenOperation = Operation(
        "reopenPeriod",
        "Ask for a closed period to be opened again, for more than a single record",
        description: "It is opened once somebody else has approved it, the latest period first.",
        parameters: [periodParameter],
        body: .init(content: .json(schema: "Void"), example: Examples.reopening),
        answers: [AmendmentRoutes.accepted],
        problems: [.conflict, .unprocessableContent]
    )
}
