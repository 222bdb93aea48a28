package import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Erases what is on an approved list, and nothing else; every count stays as it is. Stopped in between, it goes on from there the next
    /// time; once it is done, once more changes nothing.
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
    /// - Throws: `.unavailable`, `.internalFault` when the record is not that of an approval by two people.
    package func reapply(
        _ record: (disposal: Disposal, subjects: [UUID]),
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Int {
        let ward = ward
        let (disposal, subjects) = record
        try await changing { connection in
            do {
                _ = try Self.disposal(disposal.id, ward: ward, on: connection)
            } catch DeskError.conflict(.disposalNotFound) {
                try Self.write(disposal, subjects, ward: ward, on: connection)
            }
        }
        return try await erase(disposal, subjects, as: "disposal.reapplied", by: account, at: now)
    }

    /// How much was there, and is gone.
    private func erase(
        _ disposal: Disposal,
        _ subjects: [UUID],
        as action: String,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Int {
        var gone = 0
        if disposal.rule.kind == .residents {
            for resident in subjects { gone += try await forget(resident, at: now) ? 1 : 0 }
        }
        let (ward, people) = (ward, gone)
        return try await changing { connection in
            try connection.execute("SET LOCAL statement_timeout = 0")
            let erased = try connection.query("SELECT erase_disposal($1, $2)", [ward, disposal.id], as: Int.self)
            let count = people + (erased.first ?? 0)
            try connection.execute(
                """
                UPDATE disposal SET erased_at = coalesce(erased_at, $3), erased = coalesce(erased, 0) + $4
                WHERE ward_code = $1 AND disposal_id = $2
                """,
                [ward, disposal.id, now, Int32(clamping: count)]
            )
            try ChangeStatement.log(
                action,
                of: "\(disposal.id.written) \(disposal.rule.kind.rawValue) \(count)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return count
        }
    }

    /// Erases a person as a withdrawal does. False when they are gone already, or have become a supporter since.
    private func forget(_ id: Resident.ID, at now: Instant) async throws(DeskError) -> Bool {
        let (ward, seal) = (ward, seal)
        do {
            return try await changing { connection in
                let entries = try PeopleCounts.hold([id], for: .entries, ward: ward, on: connection)
                let person = try Self.standing(for: id, ward: ward, on: connection)
                let supporter = try Self.supporter(of: entries, ward: ward, on: connection)
                guard supporter?.isAtWork != true else { return false }
                try Self.erase(entries, of: person, supporter: supporter?.code, at: now, seal: seal, on: connection)
                return true
            }
        } catch .residentNotFound {
            return false
        }
    }
}
