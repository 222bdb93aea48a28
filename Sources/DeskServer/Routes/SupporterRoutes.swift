internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// 支援員: the register, the way each has come, and, apart from it, how to reach them.
struct SupporterRoutes: Sendable {
    static let path = "/v1/supporters"

    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(.get, Self.path, Self.listOperation, .account(.readSupporters, list)),
            Route(.post, Self.path, Self.registerOperation, .account(.editSupporters, register)),
            Route(.post, Self.path + "/renewals", Self.renewOperation, .account(.editSupporters, renew)),
            Route(.get, Self.path + "/{code}", Self.showOperation, .account(.readSupporters, show)),
            Route(.put, Self.path + "/{code}", Self.changeOperation, .account(.editSupporters, change)),
            Route(
                .post,
                Self.path + "/{code}/transitions",
                Self.transitionOperation,
                .account(.editSupporters, changeStatus)
            ),
            Route(.get, Self.path + "/{code}/contact", Self.contactOperation, .account(.readContacts, showContact)),
            Route(.put, Self.path + "/{code}/contact", Self.setContactOperation, .account(.readContacts, setContact)),
        ]
    }

    /// The supporter that the path names; a code that cannot be read is nobody's.
    static func code(in context: DeskContext) -> Supporter.ID {
        let text = context.placeholder("code")
        return Supporter.ID(text.holdsControlCharacters ? "" : text.codeForm)
    }

    @Sendable private func list(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let lists = try await desk.store.desk()
        let query = try SupporterQuery(request.uri.query, desk: lists)
        let entries = try await desk.store.supporters(query.filter, lists: lists.people, today: desk.now().day)
        return Response(items: entries.map { SupporterDocument($0, lists: lists.people, isWhole: false) })
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        try await desk.answer(
            try await desk.store.supporter(Self.code(in: context)),
            showsReasons: caller.account.role.sees(.statusReason)
        )
    }

    @Sendable private func register(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let draft = SupporterDraft(try await desk.members(in: request))
        let entry = try await desk.store.registerSupporter(draft, by: caller.account, at: desk.now())
        return try await desk.answer(entry, status: .created)
    }

    @Sendable private func change(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let draft = SupporterProfileDraft(try await desk.members(in: request))
        return try await desk.answer(
            try await desk.store.changeSupporter(Self.code(in: context), draft, by: caller.account, at: desk.now())
        )
    }

    @Sendable private func changeStatus(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let draft = TransitionDraft(try await desk.members(in: request))
        return try await desk.answer(
            try await desk.store.changeStatus(of: Self.code(in: context), draft, by: caller.account, at: desk.now()),
            status: .created
        )
    }

    @Sendable private func renew(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let draft = RenewalDraft(try await desk.members(in: request))
        let document = try await desk.store.renewSupporters(draft, by: caller.account, at: desk.now())
        return Response(json: JSONDocument.encode(document))
    }

    @Sendable private func showContact(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let contact = try await desk.store.contact(of: Self.code(in: context), for: caller.account, at: desk.now())
        return Response(json: JSONDocument.encode(SupporterContactDocument(contact)))
    }

    @Sendable private func setContact(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let draft = SupporterContactDraft(try await desk.members(in: request))
        let contact = try await desk.store.setContact(
            of: Self.code(in: context),
            draft,
            by: caller.account,
            at: desk.now()
        )
        return Response(json: JSONDocument.encode(SupporterContactDocument(contact)))
    }
}

extension ConsultationDesk {
    /// One supporter, whole.
    ///
    /// - Parameter showsReasons: whether the reader may know why somebody was paused or retired.
    func answer(
        _ entry: Supporter.Entry,
        status: HTTPResponse.Status = .ok,
        showsReasons: Bool = true
    ) async throws -> Response {
        let lists = try await store.desk().people
        return Response(
            json: JSONDocument.encode(
                SupporterDocument(entry, lists: lists, isWhole: true, showsReasons: showsReasons)
            ),
            status: status
        )
    }
}
