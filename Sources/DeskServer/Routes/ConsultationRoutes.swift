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
                        answers 200 with the record as it stands now; other content is `consultation-differs`, and shows `stored` \
                        and `sent` to those who may read the record. In a closed month it needs a `lateReason`, and waits for \
                        approval.
                        """,
                    parameters: [.consultationID],
                    body: .init(content: .json(schema: "ConsultationSubmission"), example: Examples.submission),
                    answers: [
                        .init(.created, "It is on record now.", .json(schema: "Consultation"), headers: Self.tagged),
                        .init(.ok, "It was on record already.", .json(schema: "Consultation"), headers: Self.tagged),
                        AmendmentRoutes.accepted,
                    ],
                    problems: [.notFound, .conflict, .unprocessableContent]
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
        let members = try await desk.members(in: request)
        let submission = SubmittedConsultation(members, besides: [ReasonReading.lateField])
        let now = desk.now()
        do {
            switch try await record(submission, members, id: id, caller, at: now) {
            case .done(.created(let consultation)): return Response(consultation, status: .created)
            case .done(.replayed(let consultation)): return Response(consultation)
            case .proposed(let amendment): return Response(filed: amendment, by: caller.account)
            }
        } catch let error as DeskError {
            if let codes = error.refusalCodes {
                let refusal = submission.refused(id, codes, desk: caller.edition.desk)
                await desk.store.note([refusal], by: caller.account, at: now)
            }
            throw error
        }
    }

    private func record(
        _ submission: SubmittedConsultation,
        _ members: [JSONValue.Member],
        id: Consultation.ID,
        _ caller: Caller,
        at now: Instant
    ) async throws -> Filed<Recorded> {
        var judge = Judge(shelf: desk.shelf, edition: caller.edition)
        var reading = ReasonReading(ReasonReading.lateField)
        let lateReason = reading.lateReason(in: members)
        if let problem = reading.problems.first { throw await judge.refusal(of: submission, at: now, with: problem) }
        let content = try await judge.content(of: submission, at: now)
        try caller.account.check(.recordConsultations, at: content.site)
        return try await desk.concealing(id, from: caller.account) {
            try await desk.record(content, id: id, lateReason: lateReason, as: members, by: caller.account, at: now)
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
