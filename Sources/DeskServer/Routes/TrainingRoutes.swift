internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// 研修: what was completed, what is missing for whom, and what is asked of each kind of supporters.
struct TrainingRoutes: Sendable {
    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(
                .post,
                SupporterRoutes.path + "/{code}/completions",
                Self.completeOperation,
                .account(.editSupporters, complete)
            ),
            Route(.get, "/v1/training", Self.showOperation, .account(.readSupporters, show)),
            Route(.put, "/v1/supporter-kinds/{code}", Self.setRulesOperation, .account(.editSupporters, setRules)),
        ]
    }

    @Sendable private func complete(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let settled = try await desk.store.complete(
            CompletionDraft(try await desk.members(in: request)),
            of: SupporterRoutes.code(in: context),
            by: caller.account,
            at: desk.now()
        )
        let isNew = if case .created = settled { true } else { false }
        return try await desk.answer(settled.value, status: isNew ? .created : .ok)
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let query = QueryString(request.uri.query, known: [])
        guard query.problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(query.problems)) }
        let lists = try await desk.store.desk().people
        let entries = try await desk.store.supporters(lists: lists, today: desk.now().day)
        return Response(json: JSONDocument.encode(TrainingDocument(entries, lists: lists)))
    }

    @Sendable private func setRules(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let document = try await desk.store.setRules(
            ofKind: SupporterRoutes.code(in: context).rawValue,
            KindRulesDraft(try await desk.members(in: request)),
            by: caller.account,
            at: desk.now()
        )
        return Response(json: JSONDocument.encode(document))
    }
}

/// What the API document says of them.
extension TrainingRoutes {
    private static let completeOperation = Operation(
        "completeTraining",
        "Record that a supporter has completed a module",
        parameters: [SupporterRoutes.code],
        body: .init(content: .json(schema: "CompletionSubmission"), example: Examples.completion),
        answers: [
            .init(.created, "The supporter, with the completion.", .json(schema: "Supporter")),
            .init(.ok, "The completion was on record already.", .json(schema: "Supporter")),
        ],
        problems: [.notFound, .unprocessableContent]
    )

    private static let showOperation = Operation(
        "getTraining",
        "What is missing for whom, the modules, and what each kind requires",
        answers: [.init(.ok, "Supporters by code.", .json(schema: "Training"))],
        problems: [.unprocessableContent]
    )

    private static let setRulesOperation = Operation(
        "setSupporterKind",
        "Set what is asked of a kind of supporters",
        description: "Absent leaves as it is. Whoever is certified already stays so.",
        parameters: [
            .init("code", in: .path, ["type": "string"], "The kind's code, title or alias.", isRequired: true)
        ],
        body: .init(content: .json(schema: "SupporterKindSubmission"), example: Examples.kindRules),
        answers: [.init(.ok, "What is asked of it now.", .json(schema: "SupporterKind"))],
        problems: [.unprocessableContent]
    )
}
