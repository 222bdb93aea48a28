internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Every version of an indicator's targets by fiscal year, or those of one. Throws `.indicatorNotFound`, `.unavailable`.
    package func targets(of id: Indicator.ID, in year: FiscalYear? = nil) async throws(DeskError) -> [Target] {
        let ward = ward
        return try await reading { connection in
            _ = try Self.indicator(id, of: ward, on: connection)
            return try connection.query(
                """
                SELECT \(Target.columns) FROM target
                WHERE ward_code = $1 AND indicator_id = $2 AND ($3::smallint IS NULL OR fiscal_year = $3)
                ORDER BY fiscal_year, version
                """,
                [ward, id, year],
                decode: { try Target(&$0) }
            )
        }
    }

    /// Sets the target of a fiscal year as a new version. What was reported for an earlier day keeps the earlier one.
    ///
    /// Throws `.indicatorNotFound`, `.invalid` with all that is wrong, `.unavailable`.
    package func setTarget(
        _ draft: TargetDraft,
        of id: Indicator.ID,
        eras: [JapaneseEra],
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<Target> {
        let ward = ward
        return try await changing { connection in
            guard let indicator = try Self.held(id, of: ward, on: connection) else { throw DeskError.indicatorNotFound }
            let last = try draft.year(eras: eras).flatMap {
                try Self.lastTarget(of: indicator.id, in: $0, ward: ward, on: connection)
            }
            let settled = try draft.target(of: indicator.id, after: last, by: account, at: now, eras: eras)
            guard case .created(let target) = settled else { return settled }
            try connection.execute(
                """
                INSERT INTO target (
                    ward_code, indicator_id, fiscal_year, version, value, effective_from, reason, set_at, set_by)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                [
                    ward, target.indicator, target.year, Int32(clamping: target.version), target.value,
                    target.effectiveFrom, target.reason, target.setAt, target.setBy,
                ]
            )
            try ChangeStatement.log(
                "target.set",
                of: "\(target.indicator)/\(target.year.year)/\(target.version)",
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            return settled
        }
    }

    private static func lastTarget(
        of id: Indicator.ID,
        in year: FiscalYear,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Target? {
        try connection.query(
            """
            SELECT \(Target.columns) FROM target
            WHERE ward_code = $1 AND indicator_id = $2 AND fiscal_year = $3
            ORDER BY version DESC LIMIT 1
            """,
            [ward, id, year],
            decode: { try Target(&$0) }
        ).first
    }
}
