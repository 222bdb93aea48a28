internal import FoundationEssentials
internal import Logging
internal import Postgres
package import SupportDesk
internal import Synchronization

/// What became of a consultation that was sent.
package enum Recorded: Hashable, Sendable {
    /// It is on record now.
    case created(Consultation)
    /// It was already, by an earlier sending of the same; this is how it stands now.
    case replayed(Consultation)
}

/// Writes consultations in batches: those that arrive while a batch is being written make the next one. There is no timer, so
/// alone a record waits for nobody, and under load one statement and one commit serve many.
package actor ConsultationWriter {
    /// Counted since the start.
    package struct Statistics: Sendable {
        package var batches = 0
        package var consultations = 0
        package var replays = 0
    }

    /// Larger batches gain little and make the first in line wait.
    private static let batchLimit = 256
    private static let tries = 3

    private struct Waiting {
        let submission: Submission
        let continuation: CheckedContinuation<Result<Recorded, DeskError>, Never>
    }

    private let ward: Ward.ID
    private let seal: FieldSeal
    private let session: StoreSession
    private let logger: Logger
    private var line: [Waiting] = []
    private var isWriting = false
    nonisolated let statistics = Mutex(Statistics())

    init(ward: Ward.ID, seal: FieldSeal, session: StoreSession, logger: Logger) {
        self.ward = ward
        self.seal = seal
        self.session = session
        self.logger = logger
    }

    /// Returns when the record is committed, or was before.
    ///
    /// Throws `.consultationDiffers`, `.receiptTaken`, `.invalid`, `.conflict`, `.unavailable`, or `.outcomeUnknown`.
    func record(_ submission: Submission) async throws(DeskError) -> Recorded {
        let result = await withCheckedContinuation { continuation in
            line.append(Waiting(submission: submission, continuation: continuation))
            if !isWriting {
                isWriting = true
                Task { await self.writeLine() }
            }
        }
        return try result.get()
    }

    private func writeLine() async {
        while !line.isEmpty {
            let batch = Array(line.prefix(Self.batchLimit))
            line.removeFirst(batch.count)
            await write(batch)
        }
        isWriting = false
    }

    /// Writes each id once, and answers all who sent it.
    private func write(_ batch: [Waiting]) async {
        var firsts: [Waiting] = []
        var others: [Consultation.ID: [Waiting]] = [:]
        var seen: Set<Consultation.ID> = []
        for waiting in batch {
            if seen.insert(waiting.submission.id).inserted {
                firsts.append(waiting)
            } else {
                others[waiting.submission.id, default: []].append(waiting)
            }
        }
        let results = await results(of: firsts.map { $0.submission })
        statistics.withLock { $0.batches += 1 }
        for (first, result) in zip(firsts, results) {
            for other in others[first.submission.id] ?? [] { answer(other, after: first, result) }
            first.continuation.resume(returning: result)
        }
    }

    /// Answers one whose id came earlier in the same batch. Only a record that was created here is known by what was sent
    /// first; in every other case the next batch finds out.
    private func answer(_ waiting: Waiting, after first: Waiting, _ result: Result<Recorded, DeskError>) {
        switch result {
        case .success(.created(let consultation)):
            let isSame = waiting.submission.content == first.submission.content
            let result: Result<Recorded, DeskError> =
                isSame ? .success(.replayed(consultation)) : .failure(waiting.submission.difference(from: consultation))
            waiting.continuation.resume(returning: result)
        case .success(.replayed):
            line.append(waiting)
        case .failure(.unavailable), .failure(.outcomeUnknown), .failure(.internalFault), .failure(.schemaDiffers),
            .failure(.keysMissing):
            waiting.continuation.resume(returning: result)
        case .failure:
            line.append(waiting)
        }
    }

    /// What became of each, in order. If the batch fails for what may lie in one row, its rows go one by one, so that one
    /// bad record fails alone.
    private func results(of submissions: [Submission]) async -> [Result<Recorded, DeskError>] {
        var failure: any Error = DeskError.internalFault
        for _ in 0..<Self.tries {
            do {
                return try await written(submissions)
            } catch let error as PostgresError where error.deservesAnotherTry {
                failure = error
            } catch let error as PostgresError where error.mayLieInOneRow && submissions.count > 1 {
                var results: [Result<Recorded, DeskError>] = []
                for submission in submissions { results += await self.results(of: [submission]) }
                return results
            } catch {
                failure = error
                break
            }
        }
        let meaning = DeskError(failure, changed: true)
        if case .invalid = meaning {
        } else {
            logger.error("writing consultations", metadata: ["error": "\(failure)", "records": "\(submissions.count)"])
        }
        return submissions.map { _ in .failure(meaning) }
    }

    private static let unknownResident = InvalidSubmission([FieldProblem(.resident, .unknownResident)])

    private func written(_ submissions: [Submission]) async throws -> [Result<Recorded, DeskError>] {
        let (ward, seal) = (ward, seal)
        let holdsResidents = submissions.contains { $0.content.resident != nil }
        let batch = try await session.run(inTransaction: holdsResidents) { connection in
            let withdrawn = try PeopleCounts.withdrawn(
                among: submissions.compactMap { $0.content.resident },
                ward: ward,
                on: connection
            )
            let new = try ConsultationBatch.insert(
                submissions.filter { $0.content.resident.map { !withdrawn.contains($0) } ?? true },
                seal: seal,
                ward: ward,
                at: submissions.map { $0.recordedAt }.max() ?? submissions[0].recordedAt,
                on: connection
            )
            let rest = submissions.filter { !new.contains($0.id) }
            guard !rest.isEmpty else { return WrittenBatch(new: new, withdrawn: withdrawn) }
            let found = try KnownConsultation.find(
                ids: rest.map { $0.id },
                seal: seal,
                ward: ward,
                on: connection
            )
            let known = Dictionary(found.map { ($0.current.id, $0) }) { first, _ in first }
            let lost = rest.filter { known[$0.id] == nil }
            let closed = try ClosedCells.closed(among: lost.map { $0.content.cell }, ward: ward, on: connection)
            return WrittenBatch(
                new: new,
                known: known,
                closed: Set(closed.map { lost[$0].id }),
                waiting: try WaitingRecords.taken(among: lost, ward: ward, on: connection),
                withdrawn: withdrawn
            )
        }
        let results = submissions.map { submission -> Result<Recorded, DeskError> in
            if batch.new.contains(submission.id) { return .success(.created(submission.consultation)) }
            let hasWithdrawn = submission.content.resident.map { batch.withdrawn.contains($0) } ?? false
            guard let known = batch.known[submission.id] else {
                if hasWithdrawn { return .failure(.invalid(Self.unknownResident)) }
                if batch.closed.contains(submission.id) {
                    return .failure(.conflict(.periodClosed([submission.content.heldOn.startOfMonth])))
                }
                if batch.waiting.contains(submission.id) { return .failure(.conflict(.amendmentDiffers)) }
                // Without a 受付番号 it was in a month that has been reopened this very moment.
                return .failure(submission.content.receipt == nil ? .unavailable(retryAfter: 1) : .receiptTaken)
            }
            var sent = submission.content
            // Since the withdrawal another id stands where the resident's was.
            if hasWithdrawn { sent.resident = known.original.resident }
            guard known.original == sent else { return .failure(submission.difference(from: known.current)) }
            return .success(.replayed(known.current))
        }
        statistics.withLock {
            $0.consultations += batch.new.count
            $0.replays += batch.known.count
        }
        return results
    }
}

/// What a statement's worth of submissions met with.
private struct WrittenBatch {
    let new: Set<Consultation.ID>
    /// On record before.
    var known: [Consultation.ID: KnownConsultation] = [:]
    /// Neither new nor known, and of a closed month.
    var closed: Set<Consultation.ID> = []
    /// Neither new nor known, with an id under which another record waits for approval.
    var waiting: Set<Consultation.ID> = []
    /// Residents who have withdrawn.
    let withdrawn: Set<UUID>
}

extension DeskStore {
    /// Puts a consultation on record under the id that its maker gave it, and keeps the roll-ups exact. Sending the same again
    /// changes nothing.
    ///
    /// Throws `.consultationDiffers` when the id stands for other content, `.receiptTaken`, `.invalid` for a resident or a
    /// support case that is not on record, `.conflict(.periodClosed)`, `.unavailable`, and `.outcomeUnknown` when only sending it again can tell.
    package func record(
        _ content: ConsultationContent,
        id: Consultation.ID,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Recorded {
        try await writer.record(Submission(id: id, content: content, recordedBy: account.name, recordedAt: now))
    }
}
