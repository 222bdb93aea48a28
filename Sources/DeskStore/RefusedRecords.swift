internal import Logging
internal import Postgres
package import SupportDesk

/// A record that was refused as it was sent: where it belongs, as far as that could be read, and what was wrong with it.
package struct RefusedRecord: Hashable, Sendable {
    package let id: Consultation.ID
    package let site: Site.ID?
    package let heldOn: CivilDate?
    /// Codes of what was wrong, no values.
    package let problems: [String]

    package init(id: Consultation.ID, site: Site.ID?, heldOn: CivilDate?, problems: [String]) {
        self.id = id
        self.site = site
        self.heldOn = heldOn
        self.problems = problems
    }
}

extension DeskStore {
    /// Remembers refusals, so that whoever closes a month knows that somebody still has these records. One that is on record is left out,
    /// and one that cannot be remembered is only logged: whoever sent it has been told.
    package func note(_ refusals: [RefusedRecord], by account: Account, at now: Instant) async {
        guard !refusals.isEmpty else { return }
        let last = Array(Dictionary(refusals.map { ($0.id, $0) }) { $1 }.values)
        let ward = ward
        do {
            _ = try await changing { connection in
                try connection.execute(
                    """
                    INSERT INTO refused_record AS k (ward_code, id, site_code, held_on, refused_at, refused_by, problems)
                    SELECT $1, r.id, r.site_code, r.held_on, $2, $3, string_to_array(r.problems, ' ')
                    FROM unnest($4::uuid[], $5::text[], $6::date[], $7::text[]) AS r (id, site_code, held_on, problems)
                    WHERE NOT EXISTS (SELECT FROM consultation AS c WHERE c.ward_code = $1 AND c.id = r.id)
                        AND NOT EXISTS (SELECT FROM amendment AS a WHERE a.ward_code = $1 AND a.amendment_id = r.id)
                    ORDER BY r.id
                    ON CONFLICT (ward_code, id) DO UPDATE
                        SET site_code = excluded.site_code, held_on = excluded.held_on, refused_at = excluded.refused_at,
                            refused_by = excluded.refused_by, problems = excluded.problems
                    """,
                    [
                        ward, now, account.name, last.map(\.id), last.map(\.site), last.map(\.heldOn),
                        last.map { $0.problems.joined(separator: " ") },
                    ]
                )
            }
        } catch {
            logger.warning("noting refused records", metadata: ["records": "\(last.count)", "error": "\(error)"])
        }
    }

    /// The refusals of a month (its first day) whose records have not come since, the earliest first.
    static func refusals(
        in month: CivilDate,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [MissingRecords.Refusal] {
        let last = ClosingPeriod.month(month).lastDay
        return try connection.query(
            """
            SELECT r.id, r.site_code, r.held_on, r.refused_at, r.refused_by, r.problems
            FROM refused_record AS r
            WHERE r.ward_code = $1
                AND (r.held_on BETWEEN $2 AND $3 OR r.held_on IS NULL AND r.refused_at >= $4 AND r.refused_at < $5)
                AND NOT EXISTS (SELECT FROM consultation AS c WHERE c.ward_code = r.ward_code AND c.id = r.id)
                AND NOT EXISTS (
                    SELECT FROM amendment AS a WHERE a.ward_code = r.ward_code AND a.amendment_id = r.id)
            ORDER BY r.refused_at, r.id
            """,
            [ward, month, last, Instant(startOf: month), Instant(startOf: last.adding(days: 1))]
        ) { row in
            MissingRecords.Refusal(
                id: try row.next(),
                site: try row.next(),
                heldOn: try row.next(),
                refusedAt: try row.next(),
                refusedBy: try row.next(),
                problems: try row.next()
            )
        }
    }
}
