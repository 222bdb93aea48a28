internal import DeskStore
internal import DeskText
internal import FoundationEssentials
internal import Hummingbird
internal import SupportDesk

/// What the routes about consultations have in common: the records, the desk that judges, and the limits.
struct ConsultationDesk: Sendable {
    let store: DeskStore
    let shelf: DeskShelf
    /// Bytes that a request may carry.
    let largestBody: Int
    let now: @Sendable () -> Instant

    /// The id in the path. Throws `.invalid`.
    func id(in context: DeskContext) throws(DeskError) -> Consultation.ID {
        guard let id = context.parameters.get("id").flatMap({ UUID(exactly: $0) }) else {
            throw .invalid(InvalidSubmission([FieldProblem("id", .unreadableIdentifier)]))
        }
        return id
    }

    /// The record that the path names, if the caller sees it: that of another site is as if it were not there.
    func consultation(in context: DeskContext, for caller: Caller) async throws(DeskError) -> Consultation {
        let consultation = try await store.consultation(try id(in: context))
        guard caller.account.sees(consultation, at: now()) else { throw .consultationNotFound }
        return consultation
    }

    /// The record that the path names, if the caller may change it. Who recorded it learns why not; to all others one that they do not
    /// see is as if it were not there.
    func changeableConsultation(in context: DeskContext, for caller: Caller) async throws(DeskError) -> Consultation {
        let (account, now) = (caller.account, now())
        let consultation = try await store.consultation(try id(in: context))
        let isAtOwnSite = account.may(.readConsultations, at: consultation.content.site)
        guard account.sees(consultation, at: now) || isAtOwnSite && consultation.recordedBy == account.name else {
            throw .consultationNotFound
        }
        guard account.mayChange(consultation, at: now) else { throw .leaderNeeded }
        return consultation
    }

    /// What is said of an id under which something else waits for approval, or was decided.
    private static let filedAlready: Set<DeskError> = [
        .conflict(.amendmentDiffers), .conflict(.amendmentDecided), .conflict(.amendmentErased),
    ]

    /// What became of sending a record under an id that is taken, by a record or by one that waits for approval: of one at another site
    /// nothing is told.
    func concealing(
        _ id: Consultation.ID,
        from account: Account,
        _ record: () async throws -> Filed<Recorded>
    ) async throws -> Filed<Recorded> {
        do {
            let filed = try await record()
            if case .done(.replayed(let found)) = filed, !account.may(.readConsultations, at: found.content.site) {
                throw DeskError.consultationNotFound
            }
            if case .done(.replayed(let found)) = filed, found.recordedBy != account.name || found.revision > 1 {
                await noteView(of: id, by: account)
            }
            return filed
        } catch let refusal as DeskError {
            throw try await told(of: refusal, id, to: account)
        }
    }

    private func told(of refusal: DeskError, _ id: Consultation.ID, to account: Account) async throws(DeskError)
        -> DeskError
    {
        if case .consultationDiffers(let difference) = refusal {
            if difference != nil { await noteView(of: id, by: account) }
            let found = try? await store.consultation(id)
            guard let found, !account.may(.readConsultations, at: found.content.site) else { return refusal }
            return .consultationNotFound
        }
        guard Self.filedAlready.contains(refusal) else { return refusal }
        do {
            _ = try await store.amendment(id, for: account)
            return refusal
        } catch {
            guard error == .amendmentNotFound else { throw error }
            return .consultationNotFound
        }
    }

    /// Whoever sends a record under an id that is taken is shown what stands there.
    private func noteView(of id: Consultation.ID, by account: Account) async {
        await store.noteView(of: "PUT /v1/consultations/\(id.written)", by: account, at: now)
    }

    /// The members of the object that the body holds. Throws `.invalid` when it is none.
    func members(in request: Request) async throws -> [JSONValue.Member] {
        guard let members = try await request.json(upTo: largestBody).members else { throw Judge.notAnObject }
        return members
    }
}

/// Judges submissions by an edition of the desk, and by a newer one if that one does not know a code: a list may have been
/// changed a moment ago. It looks once, however many submissions there are.
struct Judge {
    private let shelf: DeskShelf
    private(set) var edition: DeskEdition
    private var isNew = false

    /// What is said of a text that is JSON, but no object.
    static let notAnObject = DeskError.invalid(InvalidSubmission([FieldProblem("", .wrongType(expected: .object))]))

    init(shelf: DeskShelf, edition: DeskEdition) {
        self.shelf = shelf
        self.edition = edition
    }

    /// Why a submission that has this problem anyhow is refused: for that and for all else that is wrong with it.
    mutating func refusal(of submission: SubmittedConsultation, at now: Instant, with problem: FieldProblem) async
        -> DeskError
    {
        do {
            _ = try await content(of: submission, at: now)
            return .invalid(InvalidSubmission([problem]))
        } catch .invalid(let others) {
            return .invalid(InvalidSubmission([problem] + others.problems))
        } catch {
            return error
        }
    }

    /// What the submission says. Throws `.invalid`, `.unavailable`.
    mutating func content(
        of submission: SubmittedConsultation,
        at now: Instant
    ) async throws(DeskError) -> ConsultationContent {
        do {
            return try submission.content(judgedBy: edition.desk, now: now)
        } catch {
            guard !isNew, error.problems.contains(where: \.dependsOnLists) else { throw .invalid(error) }
        }
        isNew = true
        edition = try await shelf.newEdition()
        do {
            return try submission.content(judgedBy: edition.desk, now: now)
        } catch {
            throw .invalid(error)
        }
    }
}
