internal import Postgres
package import SupportDesk

extension DeskStore {
    /// By this name the audit trail knows what time decided.
    package static let maintenanceAccount = Account(name: "maintenance", role: .administrator)

    /// Applies what time has decided about supporters up to the day of `now`: certificates and appointments that ended, and those
    /// who have given no session for `idleMonths`. All or nothing; of two at the same time one waits for the other.
    ///
    /// - Parameter isDryRun: says what would be done, and changes nothing.
    /// - Returns: what was done, by supporter.
    package func maintain(
        idleMonths: Int,
        at now: Instant,
        isDryRun: Bool = false
    ) async throws(DeskError) -> [DueChange] {
        let (ward, account) = (ward, Self.maintenanceAccount)
        return try await changing { connection in
            try connection.execute("SELECT pg_advisory_xact_lock(hashtext('maintenance'), hashtext($1))", [ward])
            let entries = try Self.heldWithEnds(of: ward, on: connection)
            let lastSessions = Dictionary(
                uniqueKeysWithValues: try connection.query(
                    SupporterSQL.lastSessions,
                    [ward, now.day],
                    as: Supporter.ID.self,
                    CivilDate.self
                )
            )
            let changes = entries.flatMap { entry in
                SupporterLifecycle.due(
                    entry,
                    on: now.day,
                    lastSession: lastSessions[entry.code],
                    idleMonths: idleMonths,
                    by: account,
                    at: now
                )
            }
            guard !isDryRun else { return changes }
            for change in changes {
                try Self.append(change.span, to: change.supporter, ward: ward, on: connection)
                try ChangeStatement.log(
                    change.span.action,
                    of: "\(change.supporter) \(change.span.from) \(change.reason.rawValue)",
                    by: account,
                    at: now,
                    ward: ward,
                    on: connection
                )
            }
            return changes
        }
    }

    /// Those about whom time can decide, held until the transaction ends.
    private static func heldWithEnds(
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Supporter.Entry] {
        let codes = try connection.query(
            """
            SELECT supporter_code FROM supporter_status
            WHERE ward_code = $1 AND ended_on IS NULL AND status IN ('certified', 'active', 'paused')
            ORDER BY supporter_code
            """,
            [ward],
            as: Supporter.ID.self
        )
        try hold(codes, ward: ward, on: connection)
        return try entries(codes, of: ward, on: connection)
    }
}
