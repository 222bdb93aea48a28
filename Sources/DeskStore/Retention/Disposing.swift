package import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Erases what is on an approved list, and nothing else; every count stays as it is. People who are not due any more, because they have
    /// come back since, stay. Stopped in between, it goes on from there the next time; once it is done, once more changes nothing.
    ///
    /// - Returns: the record of the disposal.
    /// - Throws: `.conflict` when there is no such disposal or it was not approved, `.unavailable`.
    package func eraseDisposal(_ id: Disposal.ID, by account: Account, at now: Instant) async throws(DeskError)
        -> Disposal
    {
        let (disposal, subjects) = try await disposalRecord(id)
        guard disposal.approval != nil else { throw .conflict(.disposalNotApproved) }
        guard disposal.erasure == nil else { return disposal }
        _ = try await erase(disposal, subjects, as: "disposal.erased", by: account, at: now)
        return try await disposalRecord(id).disposal
    }

    /// Does again what was disposed of before, after an older backup was restored: with the record that was kept outside the database.
    ///
    /// - Returns: how much had come back, and is gone again.
    /// - Throws: `.conflict` when the record is not that of an approval by two people, or another list stands under its id unapproved;
    ///   `.unavailable`.
    package func reapply(
        _ record: (disposal: Disposal, subjects: [UUID]),
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Int {
        let ward = ward
        let id = record.disposal.id
        let (disposal, subjects) = try await changing { connection in
            try Self.putBack(record, ward: ward, on: connection)
            return (
                try Self.disposal(id, ward: ward, on: connection),
                try Self.subjects(of: id, ward: ward, on: connection)
            )
        }
        return try await erase(disposal, subjects, as: "disposal.reapplied", by: account, at: now)
    }

    /// Brings a disposal to where two people had agreed: the backup may be from before its list was made, or from before the approval.
    private static func putBack(
        _ record: (disposal: Disposal, subjects: [UUID]),
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let kept = record.disposal
        guard let approval = kept.approval else { throw DeskError.conflict(.disposalNotApproved) }
        guard approval.by != kept.proposedBy else { throw DeskError.conflict(.ownDisposal) }
        let stored: Disposal
        do {
            stored = try disposal(kept.id, ward: ward, on: connection)
        } catch DeskError.conflict(.disposalNotFound) {
            try write(kept, record.subjects, ward: ward, on: connection)
            return
        }
        guard stored.approval == nil else { return }
        let list = try subjects(of: kept.id, ward: ward, on: connection)
        // The approval was of the list in the record: it is none of another.
        guard stored.rule == kept.rule, stored.endedBefore == kept.endedBefore, stored.proposedBy == kept.proposedBy,
            Set(list) == Set(record.subjects)
        else { throw DeskError.conflict(.disposalNotApproved) }
        try approve(kept.id, approval, ward: ward, on: connection)
    }

    /// How much was there, and is gone.
    private func erase(
        _ disposal: Disposal,
        _ subjects: [UUID],
        as action: String,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Int {
        let isOfPeople = disposal.rule.kind == .residents
        var forgotten = 0
        if isOfPeople {
            for resident in subjects {
                forgotten += try await forget(resident, endedBefore: disposal.endedBefore, at: now) ? 1 : 0
            }
        }
        let (ward, people) = (ward, forgotten)
        return try await changing { connection in
            try connection.execute("SET LOCAL statement_timeout = 0")
            let erased = try connection.query("SELECT erase_disposal($1, $2)", [ward, disposal.id], as: Int.self)
            let count = people + (erased.first ?? 0)
            // People go one by one: those who went before an interruption are counted here, with the others.
            let gone: Int32? =
                try isOfPeople
                ? Int32(clamping: PeopleCounts.withdrawn(among: subjects, ward: ward, on: connection).count) : nil
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

    /// Erases a person as a withdrawal does. False when they are gone already, or are not due any more: they have become a supporter since
    /// the list was made, have come back, or are known as the same person as somebody who has.
    private func forget(_ id: Resident.ID, endedBefore day: CivilDate, at now: Instant) async throws(DeskError) -> Bool
    {
        let (ward, seal) = (ward, seal)
        do {
            return try await changing { connection in
                let entries = try PeopleCounts.hold([id], for: .entries, ward: ward, on: connection)
                let person = try Self.standing(for: id, ward: ward, on: connection)
                let supporter = try Self.supporter(of: entries, ward: ward, on: connection)
                guard supporter?.isAtWork != true,
                    try Self.hasEnded(entries, before: day, ward: ward, on: connection)
                else { return false }
                try Self.erase(entries, of: person, supporter: supporter?.code, at: now, seal: seal, on: connection)
                return true
            }
        } catch .residentNotFound {
            return false
        }
    }
}
