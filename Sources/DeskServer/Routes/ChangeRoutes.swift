internal import DeskStore
internal import DeskText
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// 訂正 and 取消: a new revision, with who, when and why. Nothing is deleted.
struct ChangeRoutes: Sendable {
    let desk: ConsultationDesk

    var routes: [Route] {
        [
            Route(
                .post,
                ConsultationRoutes.path + "/corrections",
                Operation(
                    "correctConsultation",
                    "Correct what a consultation says",
                    description: """
                        `changes` has the properties of a submission: absent leaves as it is, null clears. `heldOn` takes the \
                        place of `heldAt`, and the other way round.
                        """,
                    parameters: [.consultationID, .ifMatch(isRequired: true)],
                    body: .init(content: .json(schema: "Correction"), example: Examples.correction),
                    answers: [
                        .init(
                            .ok,
                            "The record as it stands now.",
                            .json(schema: "Consultation"),
                            headers: ConsultationRoutes.tagged
                        ),
                        AmendmentRoutes.accepted,
                    ],
                    problems: [.notFound, .conflict, .preconditionFailed, .unprocessableContent, .preconditionRequired]
                ),
                .account(.changeConsultations, correct)
            ),
            Route(
                .post,
                ConsultationRoutes.path + "/void",
                Operation(
                    "voidConsultation",
                    "Make a consultation void: it stays readable and counts nowhere any more",
                    parameters: [.consultationID, .ifMatch(isRequired: false)],
                    body: .init(content: .json(schema: "Void"), example: Examples.void),
                    answers: [
                        .init(
                            .ok,
                            "The record as it stands now.",
                            .json(schema: "Consultation"),
                            headers: ConsultationRoutes.tagged
                        ),
                        AmendmentRoutes.accepted,
                    ],
                    problems: [.notFound, .conflict, .preconditionFailed, .unprocessableContent]
                ),
                .account(.changeConsultations, void)
            ),
        ]
    }

    @Sendable private func correct(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws
        -> Response
    {
        let current = try await desk.changeableConsultation(in: context, for: caller)
        guard try EntityTag.isMatched(in: request.headers, revision: current.revision) else {
            throw RequestRefusal.preconditionRequired
        }
        let correction = SubmittedCorrection(try await desk.members(in: request))
        let now = desk.now()
        var judge = Judge(shelf: desk.shelf, edition: caller.edition)
        let (content, reason) = try await correction.content(correcting: current.content, judge: &judge, at: now)
        guard caller.account.may(.changeConsultations, at: content.site) else { throw DeskError.notAllowed }
        do {
            return Response(
                try await desk.store.correct(
                    current.id,
                    expecting: current.revision,
                    to: content,
                    reason: reason,
                    by: caller.account,
                    at: now
                )
            )
        } catch {
            guard let months = error.closedMonths else { throw error }
            return Response(
                try await desk.propose(
                    .correctConsultation,
                    to: current,
                    in: months,
                    as: correction.changes,
                    reason: reason,
                    by: caller.account,
                    at: now
                )
            )
        }
    }

    @Sendable private func void(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let current = try await desk.changeableConsultation(in: context, for: caller)
        let isMatched = try EntityTag.isMatched(in: request.headers, revision: current.revision)
        var reading = ReasonReading()
        let members = try await desk.members(in: request)
        let reason = reading.reason(in: members)
        let problems = reading.problems + members.unknownProperties(known: [ReasonReading.field])
        guard let reason, problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(problems)) }
        let now = desk.now()
        do {
            return Response(
                try await desk.store.void(
                    current.id,
                    expecting: isMatched ? current.revision : nil,
                    reason: reason,
                    by: caller.account,
                    at: now
                )
            )
        } catch {
            guard let months = error.closedMonths else { throw error }
            return Response(
                try await desk.propose(
                    .voidConsultation,
                    to: current,
                    in: months,
                    as: [],
                    reason: reason,
                    by: caller.account,
                    at: now
                )
            )
        }
    }
}
