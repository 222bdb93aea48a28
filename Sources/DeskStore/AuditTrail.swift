internal import Postgres
internal import SupportDesk

extension ChangeStatement {
    /// Adds one entry to the audit trail, to be committed with what it speaks of.
    ///
    /// - Parameters:
    ///   - action: what was done, as `target.set`.
    ///   - subject: to what: codes and days, no personal data.
    static func log(
        _ action: String,
        of subject: String,
        by account: Account,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let links = try connection.query(
            """
            WITH entry AS (SELECT 1 AS ordinal, $3::text AS actor, $4::text AS action, $5::text AS subject),
            \(auditTrail(ward: 1, at: 2))
            SELECT link FROM head
            """,
            [ward, now, account.name, action, subject],
            as: Int.self
        )
        // Without its head the trail would end here, and nobody would notice before the next verification.
        guard links.count == 1 else { throw DeskError.internalFault }
    }
}
