internal import Postgres
package import SupportDesk

/// A new revision of a consultation.
struct ConsultationChange {
    let id: Consultation.ID
    let kind: ConsultationRevision.Kind
    /// The revision that is changed; nil for whatever it stands at.
    var expected: Int?
    /// What the record will say; nil for what it says now.
    var content: ConsultationContent?
    /// What it said when ``content`` was made from it; nil when it was made from nothing.
    var read: ConsultationContent?
    let reason: String
}

extension DeskStore {
    /// 訂正: replaces what the record says by `content`, as a new revision, provided that it still stands at `revision`.
    ///
    /// - Parameter read: what it said when `content` was made from it; if its note has been disposed of since, the revision differs.
    ///
    /// Throws `.consultationNotFound`, `.revisionDiffers`, `.alreadyVoid`, `.receiptTaken`, `.invalid`, `.conflict(.periodClosed)`
    /// when the old state or the new one counts where it is closed, `.unavailable`.
    package func correct(
        _ id: Consultation.ID,
        expecting revision: Int,
        reading read: ConsultationContent? = nil,
        to content: ConsultationContent,
        reason: String,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Consultation {
        try await change(
            ConsultationChange(
                id: id,
                kind: .corrected,
                expected: revision,
                content: content,
                read: read,
                reason: reason
            ),
            by: account,
            at: now
        )
    }

    /// 取消: the record stays, and counts nowhere any more. Without `revision`, whatever it stands at.
    ///
    /// Throws `.consultationNotFound`, `.revisionDiffers`, `.alreadyVoid`, `.conflict(.periodClosed)`, `.unavailable`.
    package func void(
        _ id: Consultation.ID,
        expecting revision: Int?,
        reason: String,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Consultation {
        try await change(
            ConsultationChange(id: id, kind: .voided, expected: revision, reason: reason),
            by: account,
            at: now
        )
    }

    private func change(
        _ change: ConsultationChange,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Consultation {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            try ClosedCells.hold(ward: ward, on: connection)
            return try Self.change(change, by: account.name, at: now, seal: seal, ward: ward, on: connection).new
        }
    }

    /// Changes a record within a transaction that holds what is closed. Gives the record as it stood, and as it stands now.
    ///
    /// - Parameter approval: leave to change what is closed.
    static func change(
        _ change: ConsultationChange,
        approval: Approval? = nil,
        by author: String,
        at now: Instant,
        seal: FieldSeal,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> (old: Consultation, new: Consultation) {
        // Before the record, as a withdrawal does: two who take both in another order would wait for each other.
        try PeopleCounts.lock(for: .visits, ward: ward, on: connection)
        let current = try connection.query(
            "SELECT \(Consultation.columns) FROM consultation WHERE ward_code = $1 AND id = $2 FOR UPDATE",
            [ward, change.id],
            decode: { try Consultation(&$0, seal: seal) }
        ).first
        guard let current else { throw DeskError.consultationNotFound }
        if let revision = change.expected, revision != current.revision {
            throw DeskError.revisionDiffers(current: current.revision)
        }
        // A note that was disposed of makes no revision; nobody may bring it back who had read it before.
        if let read = change.read, read.note != current.content.note {
            throw DeskError.revisionDiffers(current: current.revision)
        }
        guard !current.isVoid else { throw DeskError.alreadyVoid }
        let changed = Consultation(
            id: change.id,
            content: change.content ?? current.content,
            revision: current.revision + 1,
            recordedAt: current.recordedAt,
            recordedBy: current.recordedBy,
            isVoid: change.kind == .voided
        )
        try ClosedCells.check(
            [current.content.cell, changed.content.cell],
            approval: approval,
            ward: ward,
            on: connection
        )
        let residents = [current.content.resident, changed.content.resident].compactMap { $0 }
        if let resident = changed.content.resident, resident != current.content.resident,
            try PeopleCounts.withdrawn(among: [resident], ward: ward, on: connection).contains(resident)
        {
            throw DeskError.invalid(InvalidSubmission([FieldProblem(.resident, .unknownResident)]))
        }
        try PeopleCounts.changing(of: residents, ward: ward, on: connection) {
            try connection.execute(
                Self.changeStatement,
                [
                    ward, now, change.id, author, change.kind.rawValue, change.reason, changed.revision, changed.isVoid,
                ]
                    + changed.content.bindings(of: change.id, revision: changed.revision, seal: seal)
            )
        }
        try ConversionUpkeep.refreshSteps(
            of: current.content.supporters + changed.content.supporters,
            ward: ward,
            on: connection
        )
        return (current, changed)
    }

    /// Sets the new state, appends it as a revision, and moves what the record counted for from the old state to the new one.
    private static let changeStatement = """
        WITH old AS (
            SELECT \(ChangeStatement.deltaColumns) FROM consultation WHERE ward_code = $1 AND id = $3
        ),
        changed AS (
            UPDATE consultation
            SET (\(ConsultationColumns.list)) =
                ($9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24),
                revision = $7, void = $8
            WHERE ward_code = $1 AND id = $3
            RETURNING ward_code, id, revision, \(ConsultationColumns.list), void
        ),
        revised AS (
            INSERT INTO consultation_revision (
                ward_code, id, revision, kind, changed_at, changed_by, reason, \(ConsultationColumns.list), void)
            SELECT ward_code, id, revision, $5, $2::timestamptz, $4, $6, \(ConsultationColumns.list), void FROM changed
        ),
        delta AS (
            SELECT \(ChangeStatement.deltaColumns), -1 AS sign FROM old
            UNION ALL
            SELECT \(ChangeStatement.deltaColumns), 1 FROM changed WHERE NOT void
        ),
        \(ChangeStatement.rollUps),
        entry AS (
            SELECT 1 AS ordinal, $4 AS actor, 'consultation.' || $5 AS action, id || '/' || revision AS subject
            FROM changed
        ),
        \(ChangeStatement.auditTrail(ward: 1, at: 2))
        SELECT 1
        """
}
