internal import FoundationEssentials
internal import Postgres
package import SupportDesk

/// What an amendment asks for, as it was judged just now.
package enum AmendedContent: Hashable, Sendable {
    /// Of `record_consultation` and `correct_consultation`.
    case consultation(ConsultationContent)
    /// Of `record_attendance`.
    case attendance([Attendee])
    /// Of the others, which say all in their operation.
    case nothing
}

extension DeskStore {
    /// Does what the amendment asks for, as its proposer, and makes a 訂正版 of every closed period whose reports it reaches: all of it, or
    /// nothing, and then it waits on.
    ///
    /// - Throws: `.amendmentNotFound`, `.conflict` when the caller proposed it, when it has been decided or its text was erased, and
    ///   whatever the change itself meets with: `.revisionDiffers` when the record has changed since.
    package func approve(
        _ id: Amendment.ID,
        content: AmendedContent,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Amendment {
        let (ward, seal) = (ward, seal)
        return try await changing { connection in
            try ClosedCells.holdAlone(ward: ward, on: connection)
            let amendment = try Self.amendment(id, for: account, seal: seal, on: connection)
            try amendment.checkApproval(by: account)
            let approval = Approval(amendment: id, reason: amendment.reason, approvedBy: account.name)
            let change = ApprovedChange(
                amendment: amendment,
                approval: approval,
                approver: account,
                now: now,
                seal: seal
            )
            let months = try change.perform(content, on: connection)
            let decision = Amendment.Decision(isApproved: true, decidedAt: now, decidedBy: account.name, remark: nil)
            let decided = try Self.decide(amendment, decision, by: account, seal: seal, on: connection)
            let rules = try Self.closingRules(ward: ward, on: connection)
            try Self.revise(
                rules.revised(byChangesIn: months),
                approval: approval,
                proposedBy: amendment.proposedBy,
                at: now,
                ward: ward,
                on: connection
            )
            return decided
        }
    }
}

extension Amendment {
    /// Checks that it waits, still says something, and that someone else than its proposer approves. Throws `.conflict`.
    package func checkApproval(by account: Account) throws(DeskError) {
        guard state == .waiting else { throw .conflict(.amendmentDecided) }
        guard proposedBy != account.name else { throw .conflict(.ownAmendment) }
        guard body != nil || operation == .reopen else { throw .conflict(.amendmentErased) }
    }
}

/// A change with leave, within the transaction of the approval.
private struct ApprovedChange {
    let amendment: Amendment
    let approval: Approval
    let approver: Account
    let now: Instant
    let seal: FieldSeal

    private var ward: Ward.ID { seal.ward }

    /// The proposer, who may do here what the approver may.
    private var author: Account {
        Account(name: amendment.proposedBy, role: approver.role, sites: approver.sites)
    }

    /// Does it, and gives the first days of the months in which something counts otherwise now.
    func perform(_ content: AmendedContent, on connection: isolated Connection) throws -> Set<CivilDate> {
        switch (amendment.operation, content) {
        case (.recordConsultation, .consultation(let content)): return try record(content, on: connection)
        case (.correctConsultation, .consultation(let content)):
            return try change(.corrected, to: content, on: connection)
        case (.voidConsultation, .nothing): return try change(.voided, to: nil, on: connection)
        case (.recordAttendance, .attendance(let people)): return try record(people, on: connection)
        case (.voidAttendance, .nothing): return try voidAttendance(on: connection)
        case (.reopen, .nothing): return try reopen(on: connection)
        default: throw DeskError.internalFault
        }
    }

    private func record(
        _ content: ConsultationContent,
        on connection: isolated Connection
    ) throws -> Set<CivilDate> {
        let submission = Submission(
            id: amendment.id,
            content: content,
            recordedBy: amendment.proposedBy,
            recordedAt: now
        )
        let residents = [content.resident].compactMap { $0 }
        guard try PeopleCounts.withdrawn(among: residents, ward: ward, on: connection).isEmpty else {
            throw InvalidSubmission([FieldProblem(.resident, .unknownResident)])
        }
        let new = try ConsultationBatch.insert(
            [submission],
            approval: approval,
            seal: seal,
            ward: ward,
            at: now,
            on: connection
        )
        if new.isEmpty {
            // It may have come again while the month was open.
            let known = try KnownConsultation.find(ids: [amendment.id], seal: seal, ward: ward, on: connection)
                .first
            guard let known else { throw DeskError.receiptTaken }
            guard known.original == content else { throw DeskError.consultationDiffers(nil) }
            return []
        }
        return [content.heldOn.startOfMonth]
    }

    private func change(
        _ kind: ConsultationRevision.Kind,
        to content: ConsultationContent?,
        on connection: isolated Connection
    ) throws -> Set<CivilDate> {
        guard let id = UUID(exactly: amendment.subject) else { throw DeskError.internalFault }
        let (old, new) = try DeskStore.change(
            ConsultationChange(
                id: id,
                kind: kind,
                expected: amendment.expectedRevision,
                content: content,
                reason: amendment.reason
            ),
            approval: approval,
            by: amendment.proposedBy,
            at: now,
            seal: seal,
            ward: ward,
            on: connection
        )
        return [old.content.heldOn.startOfMonth, new.content.heldOn.startOfMonth]
    }

    private func record(_ people: [Attendee], on connection: isolated Connection) throws -> Set<CivilDate> {
        guard let course = amendment.course else { throw DeskError.internalFault }
        let settled = try DeskStore.recordAttendance(
            amendment.id,
            of: people,
            at: course,
            approval: approval,
            by: author,
            at: now,
            ward: ward,
            on: connection
        )
        guard case .created(let attendance) = settled else { return [] }
        return [attendance.heldOn.startOfMonth]
    }

    private func voidAttendance(on connection: isolated Connection) throws -> Set<CivilDate> {
        guard let course = amendment.course, let id = UUID(exactly: amendment.subject) else {
            throw DeskError.internalFault
        }
        let attendance = try DeskStore.voidAttendance(
            id,
            at: course,
            because: amendment.reason,
            approval: approval,
            by: author,
            at: now,
            ward: ward,
            on: connection
        )
        return [attendance.heldOn.startOfMonth]
    }

    /// Until it is closed again, nothing that was published changes.
    private func reopen(on connection: isolated Connection) throws -> Set<CivilDate> {
        guard let period = amendment.periodToReopen else { throw DeskError.internalFault }
        let rules = try DeskStore.closingRules(ward: ward, on: connection)
        try DeskStore.conflicting { () throws(DeskConflict) in try rules.checkReopening(period) }
        try connection.execute(
            """
            UPDATE closing SET is_closed = false, reopened_by = $4
            WHERE ward_code = $1 AND period = $2 AND starts_on = $3
            """,
            [ward, period.kind, period.startsOn, amendment.id]
        )
        if case .month(let month) = period {
            try connection.execute(
                "UPDATE site_closing SET is_closed = false WHERE ward_code = $1 AND month = $2 AND is_closed",
                [ward, month]
            )
        }
        try ChangeStatement.log(
            "closing.reopened",
            of: period.code,
            by: approver,
            at: now,
            ward: ward,
            on: connection
        )
        return []
    }
}
