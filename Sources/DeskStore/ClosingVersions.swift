internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

extension DeskStore {
    /// Closes the period: its first version, or the one after its last with the reason for which it was reopened. Gives the version.
    static func makeVersion(
        of period: ClosingPeriod,
        by account: Account,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Int {
        let made = try connection.query(
            """
            WITH made AS (
                INSERT INTO closing AS k (ward_code, period, starts_on, is_closed, version)
                VALUES ($1, $2, $3, true, 1)
                ON CONFLICT (ward_code, period, starts_on) DO UPDATE SET is_closed = true, version = k.version + 1
                RETURNING ward_code, version, reopened_by
            )
            SELECT made.version, a.amendment_id, a.reason, a.decided_by
            FROM made LEFT JOIN amendment AS a ON a.ward_code = made.ward_code AND a.amendment_id = made.reopened_by
            """,
            [ward, period.kind, period.startsOn],
            as: Int.self,
            UUID?.self,
            String?.self,
            String?.self
        ).first
        guard let (version, amendment, reason, approver) = made else { throw DeskError.internalFault }
        var approval: Approval?
        if let amendment, let reason, let approver {
            approval = Approval(amendment: amendment, reason: reason, approvedBy: approver)
        }
        try write(version, of: period, approval: approval, by: account.name, at: now, ward: ward, on: connection)
        return version
    }

    /// 訂正版 of these closed periods, after a change to what they rest on.
    static func revise(
        _ periods: [ClosingPeriod],
        approval: Approval,
        proposedBy: String,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        for period in periods {
            let version = try connection.query(
                """
                UPDATE closing SET version = version + 1
                WHERE ward_code = $1 AND period = $2 AND starts_on = $3 AND is_closed
                RETURNING version
                """,
                [ward, period.kind, period.startsOn],
                as: Int.self
            ).first
            guard let version else { throw DeskError.internalFault }
            try write(version, of: period, approval: approval, by: proposedBy, at: now, ward: ward, on: connection)
        }
    }

    /// Writes a version down, with the figures in which it differs from the one before.
    private static func write(
        _ version: Int,
        of period: ClosingPeriod,
        approval: Approval?,
        by author: String,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO closing_version (
                ward_code, period, starts_on, version, made_at, made_by, reason, approved_by, amendment_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                ward, period.kind, period.startsOn, Int32(clamping: version), now, author, approval?.reason,
                approval?.approvedBy, approval?.amendment,
            ]
        )
        guard case .month(let month) = period else { return }
        try connection.execute(
            """
            INSERT INTO closed_figure (ward_code, month, version, measure, site_code, first_code, second_code, value)
            SELECT $1, $2, $3, measure, site_code, first_code, second_code, coalesce(now.value, 0)
            FROM (\(current)) AS now
            FULL JOIN (\(lastClosed)) AS kept USING (measure, site_code, first_code, second_code)
            WHERE coalesce(now.value, 0) <> coalesce(kept.value, 0)
            """,
            [ward, month, Int32(clamping: version)]
        )
    }

    private static let current = """
        SELECT measure, site_code, first_code, second_code, value FROM month_figure WHERE ward_code = $1 AND month = $2
        """

    private static let lastClosed = """
        SELECT DISTINCT ON (measure, site_code, first_code, second_code)
            measure, site_code, first_code, second_code, value
        FROM closed_figure WHERE ward_code = $1 AND month = $2
        ORDER BY measure, site_code, first_code, second_code, version DESC
        """
}
