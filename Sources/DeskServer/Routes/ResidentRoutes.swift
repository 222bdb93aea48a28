internal import DeskStore
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// 利用者: those who agreed to be on record, by an opaque id; what is said of them never stands in a URL.
struct ResidentRoutes: Sendable {
    static let path = "/v1/residents"

    let desk: ConsultationDesk

    var routes: [Route] {
        let one = Self.path + "/{id}"
        return [
            Route(.post, Self.path + "/search", Self.searchOperation, .account(.readResidents, search)),
            Route(.get, Self.path + "/duplicates", Self.duplicatesOperation, .account(.mergeResidents, duplicates)),
            Route(.put, one, Self.setOperation, .account(.editResidents, set)),
            Route(.get, one, Self.showOperation, .account(.readResidents, show)),
            Route(.post, one + "/consents", Self.consentOperation, .account(.editResidents, addConsent)),
            Route(.post, one + "/withdrawal", Self.withdrawalOperation, .account(.withdrawConsent, withdraw)),
            Route(.post, one + "/merges", Self.mergeOperation, .account(.mergeResidents, merge)),
            Route(.post, one + "/merges/undo", Self.undoOperation, .account(.mergeResidents, undoMerge)),
            Route(.post, one + "/distinctions", Self.distinctionOperation, .account(.mergeResidents, distinguish)),
        ]
    }

    @Sendable private func set(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let id = try desk.id(in: context)
        let draft = ResidentDraft(try await desk.members(in: request))
        let settled = try await desk.store.setResident(
            id,
            draft,
            judgedBy: caller.edition.desk,
            by: caller.account,
            at: desk.now()
        )
        let duplicates = try await desk.store.likelyDuplicates(of: id)
        return Response(settled) { ResidentDocument($0, duplicates: duplicates) }
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let id = try desk.id(in: context)
        let resident = try await desk.store.resident(id, by: caller.account, at: desk.now())
        let duplicates = try await desk.store.likelyDuplicates(of: id)
        return Response(json: JSONDocument.encode(ResidentDocument(resident, duplicates: duplicates)))
    }

    @Sendable private func search(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let search = try DeskStore.ResidentSearch(try await desk.members(in: request))
        let residents = try await desk.store.residents(with: search, by: caller.account, at: desk.now())
        return Response(items: residents.map { ResidentDocument($0) })
    }

    @Sendable private func duplicates(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        Response(items: try await desk.store.likelyDuplicates().map { LikelyDuplicateDocument($0) })
    }

    @Sendable private func addConsent(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let resident = try await desk.store.addConsent(
            ConsentDraft(try await desk.members(in: request)),
            to: try desk.id(in: context),
            judgedBy: caller.edition.desk,
            by: caller.account,
            at: desk.now()
        )
        return Response(json: JSONDocument.encode(ResidentDocument(resident)))
    }

    @Sendable private func withdraw(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let id = try desk.id(in: context)
        var reading = PropertyReading<PeopleField>(try await desk.members(in: request), known: [.confirm])
        let isConfirmed = reading.flag(.confirm) ?? false
        guard reading.problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(reading.problems)) }
        let withdrawal = try await desk.store.withdrawConsent(
            of: id,
            isConfirmed: isConfirmed,
            by: caller.account,
            at: desk.now()
        )
        let document = WithdrawalDocument(
            resident: withdrawal.resident,
            withdrawnOn: withdrawal.on,
            keepsSupporter: withdrawal.keepsSupporter
        )
        return Response(json: JSONDocument.encode(document))
    }

    @Sendable private func merge(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response
    {
        let id = try desk.id(in: context)
        let (other, reason) = try Self.other(in: try await desk.members(in: request))
        let resident = try await desk.store.merge(
            other,
            into: id,
            reason: reason,
            by: caller.account,
            at: desk.now()
        )
        return Response(json: JSONDocument.encode(ResidentDocument(resident)))
    }

    @Sendable private func undoMerge(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let resident = try await desk.store.undoMerge(
            of: try desk.id(in: context),
            by: caller.account,
            at: desk.now()
        )
        return Response(json: JSONDocument.encode(ResidentDocument(resident)))
    }

    @Sendable private func distinguish(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let id = try desk.id(in: context)
        let (other, _) = try Self.other(in: try await desk.members(in: request))
        try await desk.store.distinguish(id, from: other, by: caller.account, at: desk.now())
        return Response(status: .noContent)
    }

    /// `{"with","reason"?}`. Throws `.invalid`.
    private static func other(in members: [JSONValue.Member]) throws(DeskError) -> (UUID, reason: String?) {
        var reading = PropertyReading<PeopleField>(members, known: [.with, .reason])
        let (word, reason) = (reading.text(.with), reading.text(.reason))
        var problems = reading.problems
        let other = word.flatMap { UUID(exactly: $0) }
        if other == nil, problems.isEmpty {
            problems.append(FieldProblem(people: .with, word == nil ? .required : .unreadableIdentifier))
        }
        if reason != nil {
            var reading = ReasonReading()
            _ = reading.reason(in: members)
            problems += reading.problems
        }
        guard let other, problems.isEmpty else { throw .invalid(InvalidSubmission(problems)) }
        return (other, reason)
    }
}

/// What the API document says of them.
extension ResidentRoutes {
    private static let id = Operation.Parameter(
        "id",
        in: .path,
        Schemas.identifier,
        "The resident's opaque id.",
        isRequired: true
    )
    private static let resident = Operation.Answer(.ok, "The resident.", .json(schema: "Resident"))

    private static let searchOperation = Operation(
        "searchResidents",
        "Find residents by phone number, kana or name",
        description:
            "The words stand in the body, not in the URL, which servers and proxies write down. Every search is logged.",
        body: .init(content: .json(schema: "ResidentSearch"), example: ["phone": "03-1234-5678"]),
        answers: [.init(.ok, "Those who have it exactly, 50 at most.", .json(schema: "ResidentList"))],
        problems: [.unprocessableContent]
    )

    private static let duplicatesOperation = Operation(
        "listLikelyDuplicates",
        "Entries that may be the same person",
        answers: [.init(.ok, "Pairs, the strongest signs first.", .json(schema: "LikelyDuplicateList"))]
    )

    private static let setOperation = Operation(
        "setResident",
        "Put someone on record by their consent, or change what is on record",
        parameters: [id],
        body: .init(content: .json(schema: "ResidentSubmission"), example: Examples.resident),
        answers: [
            .init(.created, "They are on record now.", .json(schema: "Resident")),
            .init(.ok, "It was changed, or said so already.", .json(schema: "Resident")),
        ],
        problems: [.conflict, .unprocessableContent]
    )

    private static let showOperation = Operation(
        "getResident",
        "A resident, with entries that may be the same person",
        parameters: [id],
        answers: [resident],
        problems: [.notFound, .unprocessableContent]
    )

    private static let consentOperation = Operation(
        "addConsent",
        "Write down a further consent",
        parameters: [id],
        body: .init(content: .json(schema: "Consent"), example: Examples.consent),
        answers: [resident],
        problems: [.notFound, .unprocessableContent]
    )

    private static let withdrawalOperation = Operation(
        "withdrawConsent",
        "Erase the person, cut the records off from them, and leave the counts",
        description: """
            It cannot be undone. For somebody who works as a supporter `confirm` has to be true: their entry as a supporter, which \
            rests on their appointment, is kept, and the link to it is cut.
            """,
        parameters: [id],
        body: .init(content: .json(schema: "WithdrawalRequest"), example: ["confirm": true]),
        answers: [.init(.ok, "What is kept.", .json(schema: "Withdrawal"))],
        problems: [.notFound, .conflict, .unprocessableContent]
    )

    private static let mergeOperation = Operation(
        "mergeResidents",
        "Say that two entries are the same person",
        description:
            "From now on they count once. Records keep the entry with which they were made, so that it can be undone.",
        parameters: [id],
        body: .init(content: .json(schema: "OtherResident"), example: Examples.otherResident),
        answers: [resident],
        problems: [.notFound, .conflict, .unprocessableContent]
    )

    private static let undoOperation = Operation(
        "undoMerge",
        "Say that this entry is a person of its own after all",
        parameters: [id],
        answers: [resident],
        problems: [.notFound, .conflict, .unprocessableContent]
    )

    private static let distinctionOperation = Operation(
        "distinguishResidents",
        "Say that two entries are two people, so that nobody is asked again",
        parameters: [id],
        body: .init(content: .json(schema: "OtherResident"), example: Examples.otherResident),
        answers: [.init(.noContent, "It is written down.", .nothing)],
        problems: [.notFound, .conflict, .unprocessableContent]
    )
}
