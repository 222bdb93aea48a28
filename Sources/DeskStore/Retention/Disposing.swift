internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Erases what is on an approved list, and nothing else; every count stays as it is. What is not due any more stays: people who have
    /// come back since, supporters who work again, a consultation that was held on another day. Stopped in between, it goes on from
    /// there the next time; once it is done, once more changes nothing.
    ///
    /// - Returns: the disposal as it is now.
    /// - Throws: `.conflict` when there is no such disposal or it was not approved, `.unavailable`.
    package func eraseDisposal(_ id: Disposal.ID, by account: Account, at now: Instant) async throws(DeskError)
        -> Disposal
    {
        let (disposal, list) = try await disposalWithList(id)
        guard disposal.approval != nil else { throw .conflict(.disposalNotApproved) }
        guard disposal.erasure == nil else { return disposal }
        _ = try await erase(disposal, list.map(\.subject), as: "disposal.erased", by: account, at: now)
        return try await disposalWithList(id).disposal
    }

    /// The record of a disposal, to be kept outside the database, with what shows that it is of this installation. Throws
    /// `.conflict(.disposalNotFound)`, `.unavailable`.
    package func disposalRecord(_ id: Disposal.ID) async throws(DeskError) -> DisposalDocument {
        let (ward, seal) = (ward, seal)
        return try await reading { connection in
            let list = try Self.list(of: id, ward: ward, on: connection)
            var document = DisposalDocument(
                try Self.disposal(id, ward: ward, on: connection),
                subjects: list.map(\.subject)
            )
            document.seal = try document.expectedSeal(by: seal)
            return document
        }
    }

    /// Does again what was disposed of before, after an older backup was restored: with the record that was kept outside the database.
    ///
    /// - Returns: how much had come back, and is gone again.
    /// - Throws: `.conflict` when the record is not as ``disposalRecord(_:)`` gave it, or another list stands under its id unapproved;
    ///   `.unavailable`.
    package func reapply(
        _ record: DisposalDocument,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Int {
        let (ward, seal) = (ward, seal)
        let (disposal, list) = try await changing { connection in
            let (kept, subjects) = try record.opened(by: seal, today: now.day)
            try Self.putBack(kept, subjects, ward: ward, on: connection)
            return (
                try Self.disposal(kept.id, ward: ward, on: connection),
                try Self.list(of: kept.id, ward: ward, on: connection)
            )
        }
        return try await erase(disposal, list.map(\.subject), as: "disposal.reapplied", by: account, at: now)
    }

    private func disposalWithList(
        _ id: Disposal.ID
    ) async throws(DeskError) -> (disposal: Disposal, list: [Disposal.Candidate]) {
        let ward = ward
        return try await reading { connection in
            (try Self.disposal(id, ward: ward, on: connection), try Self.list(of: id, ward: ward, on: connection))
        }
    }

    /// Brings a disposal to where two people had agreed: the backup may be from before its list was made, or from before the approval.
    private static func putBack(
        _ kept: Disposal,
        _ subjects: [String],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        guard let approval = kept.approval else { throw DeskError.conflict(.disposalNotApproved) }
        let stored: Disposal
        do {
            stored = try disposal(kept.id, ward: ward, on: connection)
        } catch DeskError.conflict(.disposalNotFound) {
            let list = subjects.map { Disposal.Candidate(subject: $0, endedOn: nil) }
            try write(kept, list, ward: ward, on: connection)
            return try approve(kept.id, approval, ward: ward, on: connection)
        }
        guard stored.approval == nil else { return }
        let list = try list(of: kept.id, ward: ward, on: connection)
        // The approval was of the list in the record: it is none of another.
        guard stored.rule == kept.rule, stored.endedBefore == kept.endedBefore, stored.proposedBy == kept.proposedBy,
            Set(list.map(\.subject)) == Set(subjects)
        else { throw DeskError.conflict(.disposalNotApproved) }
        try approve(kept.id, approval, ward: ward, on: connection)
    }

    /// How much was there, and is gone.
    private func erase(
        _ disposal: Disposal,
        _ subjects: [String],
        as action: String,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Int {
        let people = disposal.rule.kind == .residents ? subjects.compactMap { UUID(exactly: $0) } : []
        var forgotten = 0
        for resident in people {
            forgotten += try await forget(resident, endedBefore: disposal.endedBefore, at: now) ? 1 : 0
        }
        let (ward, others) = (ward, forgotten)
        return try await changing { connection in
            try connection.execute("SET LOCAL statement_timeout = 0")
            // A correction that is under way ends first: the statements that follow see its revision.
            try ClosedCells.holdAlone(ward: ward, on: connection)
            let erased = try connection.query("SELECT erase_disposal($1, $2)", [ward, disposal.id], as: Int.self)
            var count = others + (erased.first ?? 0)
            if disposal.rule.kind == .contacts {
                count += try Self.eraseContacts(subjects, endedBefore: disposal.endedBefore, ward: ward, on: connection)
            }
            // People go one by one: those who went before an interruption are counted here, with the others.
            let gone: Int32? =
                try disposal.rule.kind == .residents
                ? Int32(clamping: PeopleCounts.withdrawn(among: people, ward: ward, on: connection).count) : nil
            let inAll = try connection.query(
                """
                UPDATE disposal SET erased_at = coalesce(erased_at, $3), erased = coalesce($5, coalesce(erased, 0) + $4)
                WHERE ward_code = $1 AND disposal_id = $2
                RETURNING erased
                """,
                [ward, disposal.id, now, Int32(clamping: count), gone],
                as: Int.self
            )
            try ChangeStatement.log(
                action,
                of: "\(disposal.id.written) \(disposal.rule.kind.rawValue) \(inAll.first ?? count)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return count
        }
    }

    /// Erases how to reach these supporters, but for those who work again or have been at work since the list was made.
    private static func eraseContacts(
        _ subjects: [String],
        endedBefore day: CivilDate,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Int {
        try hold(subjects.map { Supporter.ID($0) }, ward: ward, on: connection)
        let due = try contactsDue(before: day, ward: ward, on: connection).map(\.subject)
        return try connection.withPersonalData {
            try connection.execute(
                "DELETE FROM supporter_contact WHERE ward_code = $1 AND supporter_code = ANY ($2)",
                [ward, Array(Set(due).intersection(subjects))]
            )
        }
    }

    /// Erases a person as a withdrawal does. False when they are gone already, or are not due any more: they have become a supporter since
    /// the list was made, have come back, are known as the same person as somebody who has, or a change that waits for approval speaks
    /// of them.
    private func forget(_ id: Resident.ID, endedBefore day: CivilDate, at now: Instant) async throws(DeskError) -> Bool
    {
        let (ward, seal) = (ward, seal)
        do {
            return try await changing { connection in
                let entries = try PeopleCounts.hold([id], for: .entries, ward: ward, on: connection)
                let person = try Self.standing(for: id, ward: ward, on: connection)
                let supporters = try Self.supporters(from: entries, ward: ward, on: connection)
                guard !supporters.contains(where: { $0.works && !$0.isVoid }),
                    try Self.hasEnded(entries, before: day, ward: ward, on: connection),
                    try Self.amendments(speakingOf: entries, seal: seal, on: connection).waiting.isEmpty
                else { return false }
                try Self.erase(
                    entries,
                    of: person,
                    supporters: supporters.filter { !$0.works }.map(\.code),
                    at: now,
                    seal: seal,
                    on: connection
                )
                return true
            }
        } catch .residentNotFound {
            return false
        }
    }
}

extension DisposalDocument {
    /// What shows that a record is of this installation: of the rest of it, with a key that is not in the database.
    func expectedSeal(by seal: FieldSeal) throws -> String {
        Digest.hexadecimal(try seal.searchKey(sealedText, in: "disposal"))
    }

    /// What it is the record of. Throws `.conflict(.disposalRecordNotOurs)` unless this installation has written it just so.
    fileprivate func opened(
        by seal: FieldSeal,
        today: CivilDate
    ) throws -> (disposal: Disposal, subjects: [String]) {
        guard try self.seal == expectedSeal(by: seal), let record,
            let latest = record.disposal.rule.endedBefore(today: today), record.disposal.endedBefore <= latest
        else { throw DeskError.conflict(.disposalRecordNotOurs) }
        return record
    }
}
