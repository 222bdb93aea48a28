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
                        place of `heldAt`, and the other way round. Sent again by the same person for the same revision, it \
                        changes nothing and answers 200.
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
                    description:
                        "Sent again by the same person with the same reason, it changes nothing and answers 200.",
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
        let correction = SubmittedCorrection(try await desk.members(in: request))
        let now = desk.now()
        var judge = Judge(shelf: desk.shelf, edition: caller.edition)
        do {
            guard try EntityTag.isMatched(in: request.headers, revision: current.revision) else {
                throw RequestRefusal.preconditionRequired
            }
            let (content, reason) = try await correction.content(correcting: current.content, judge: &judge, at: now)
            try caller.account.check(.changeConsultations, at: content.site)
            return try await correct(current, to: content, reason, as: correction, caller, at: now)
        } catch DeskError.revisionDiffers(let revision) {
            let before = EntityTag.revision(namedIn: request.headers)
            guard let (old, new) = try await changes(of: current.id, by: caller, from: before, .corrected),
                let (content, reason) = try? await correction.content(correcting: old, judge: &judge, at: now),
                new.consultation.content == content, new.reason == reason
            else { throw DeskError.revisionDiffers(current: revision) }
            return Response(try await desk.consultation(in: context, for: caller))
        }
    }

    private func correct(
        _ current: Consultation,
        to content: ConsultationContent,
        _ reason: String,
        as correction: SubmittedCorrection,
        _ caller: Caller,
        at now: Instant
    ) async throws -> Response {
        do {
            return Response(
                try await desk.store.correct(
                    current.id,
                    expecting: current.revision,
                    reading: current.content,
                    to: content,
                    reason: reason,
                    by: caller.account,
                    at: now
                )
            )
        } catch {
            guard let months = error.closedMonths else { throw error }
            let filed = try await desk.propose(
                .correctConsultation,
                to: current,
                in: months,
                as: correction.changes,
                reason: reason,
                by: caller.account,
                at: now
            )
            return Response(filed: filed, by: caller.account)
        }
    }

    @Sendable private func void(_ request: Request, _ context: DeskContext, _ caller: Caller) async throws -> Response {
        let current = try await desk.changeableConsultation(in: context, for: caller)
        var reading = ReasonReading()
        let members = try await desk.members(in: request)
        let reason = reading.reason(in: members)
        let problems = reading.problems + members.unknownProperties(known: [ReasonReading.field])
        guard let reason, problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(problems)) }
        do {
            let isMatched = try EntityTag.isMatched(in: request.headers, revision: current.revision)
            return try await void(current, expecting: isMatched ? current.revision : nil, reason, caller)
        } catch let refusal as DeskError where refusal.saysThatItWasChanged {
            let before = EntityTag.revision(namedIn: request.headers)
            guard let (_, new) = try await changes(of: current.id, by: caller, from: before, .voided),
                new.reason == reason
            else { throw refusal }
            return Response(new.consultation)
        }
    }

    private func void(
        _ current: Consultation,
        expecting revision: Int?,
        _ reason: String,
        _ caller: Caller
    ) async throws -> Response {
        let now = desk.now()
        do {
            return Response(
                try await desk.store.void(
                    current.id,
                    expecting: revision,
                    reason: reason,
                    by: caller.account,
                    at: now
                )
            )
        } catch {
            guard let months = error.closedMonths else { throw error }
            let filed = try await desk.propose(
                .voidConsultation,
                to: current,
                in: months,
                as: [],
                reason: reason,
                by: caller.account,
                at: now
            )
            return Response(filed: filed, by: caller.account)
        }
    }

    /// What the caller made of the revision `before`, or of the last but one where none is named, if it was a change of this kind:
    /// whoever heard no answer sends the same again, and has not come too late.
    private func changes(
        of id: Consultation.ID,
        by caller: Caller,
        from before: Int?,
        _ kind: ConsultationRevision.Kind
    ) async throws(DeskError) -> (old: ConsultationContent, new: ConsultationRevision)? {
        let revisions = try await desk.store.revisions(of: id)
        let number = before ?? revisions.count - 1
        guard number >= 1, number < revisions.count else { return nil }
        let new = revisions[number]
        guard new.kind == kind, new.changedBy == caller.account.name else { return nil }
        return (revisions[number - 1].consultation.content, new)
    }
}

extension DeskError {
    /// Whether the record was changed before this request came.
    fileprivate var saysThatItWasChanged: Bool {
        switch self {
        case .revisionDiffers, .alreadyVoid: true
        default: false
        }
    }
}
