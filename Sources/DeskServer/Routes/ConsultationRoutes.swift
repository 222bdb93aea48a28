internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SupportDesk

/// `PUT`, `GET` and the revisions of one consultation.
struct ConsultationRoutes: Sendable {
    static let path = "/v1/consultations/{id}"

    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(
                .put,
                Self.path,
                Operation(
                    "recordConsultation",
                    "Record a consultation under an id of the caller's making",
                    description: """
                        The id (a UUID, best version 7) makes sending it again safe: an identical replay changes nothing and \
                        answers 200 with the record as it stands now.
                        """,
                    parameters: [.consultationID],
                    body: .init(content: .json(schema: "ConsultationSubmission"), example: Examples.submission),
                    answers: [
                        .init(.created, "It is on record now.", .json(schema: "Consultation"), headers: Self.tagged),
                        .init(.ok, "It was on record already.", .json(schema: "Consultation"), headers: Self.tagged),
                    ],
                    problems: [.conflict, .unprocessableContent]
                ),
                .account(.recordConsultations, record)
            ),
            Route(
                .get,
                Self.path,
                Operation(
                    "getConsultation",
                    "A consultation as it stands now",
                    parameters: [.consultationID, .ifNoneMatch],
                    answers: [
                        .init(.ok, "The record.", .json(schema: "Consultation"), headers: Self.tagged),
                        .init(.notModified, "The caller has this revision already.", .nothing, headers: Self.tagged),
                    ],
                    problems: [.notFound, .unprocessableContent]
                ),
                .account(.readConsultations, show)
            ),
            Route(
                .get,
                Self.path + "/revisions",
                Operation(
                    "getConsultationRevisions",
                    "Every state that a consultation has had, the first one first",
                    parameters: [.consultationID],
                    answers: [.init(.ok, "The revisions.", .json(schema: "ConsultationRevisionList"))],
                    problems: [.notFound, .unprocessableContent]
                ),
                .account(.readConsultations, showRevisions)
            ),
        ]
    }

    static let tagged = ["ETag": "The record's revision in quotation marks."]

    @Sendable private func record(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let id = try desk.id(in: context)
        let submission = SubmittedConsultation(try await desk.members(in: request))
        let now = desk.now()
        var judge = Judge(shelf: desk.shelf, edition: caller.edition)
        let content = try await judge.content(of: submission, at: now)
        guard caller.account.may(.recordConsultations, at: content.site) else { throw DeskError.notAllowed }
        switch try await desk.store.record(content, id: id, by: caller.account, at: now) {
        case .created(let consultation): return Response(consultation, status: .created)
        case .replayed(let consultation): return Response(consultation)
        }
    }

    @Sendable private func show(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let consultation = try await desk.consultation(in: context, for: caller)
        let tag = EntityTag(revision: consultation.revision)
        if tag.isKnown(to: request.headers) {
            return Response(status: .notModified, headers: [.eTag: tag.description])
        }
        return Response(consultation)
    }

    @Sendable private func showRevisions(
        _ request: Request,
        _ context: DeskContext,
        _ caller: Caller
    ) async throws -> Response {
        let consultation = try await desk.consultation(in: context, for: caller)
        let revisions = try await desk.store.revisions(of: consultation.id)
        let list = ListDocument(items: revisions.map { ConsultationRevisionDocument($0) })
        return Response(json: JSONDocument.encode(list))
    }
}

extension Response {
    /// A record with its tag.
    init(_ consultation: Consultation, status: HTTPResponse.Status = .ok) {
        self.init(
            json: ByteBuffer(consultation),
            status: status,
            headers: [.eTag: EntityTag(revision: consultation.revision).description]
        )
    }
}
