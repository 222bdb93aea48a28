internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

/// Keeps the steps that conversions carry: reports read them as they stand, and whoever changes what they follow from brings them up
/// to date in the same transaction.
enum ConversionUpkeep {
    /// After consultations, attendances or entries of residents have changed: the first support of those who applied.
    static func refreshSupport(of entries: [UUID], ward: Ward.ID, on connection: isolated Connection) throws {
        try connection.execute(
            """
            UPDATE conversion AS c SET (supported_on, site_code, finished_on) = (\(support))
            WHERE c.ward_code = $1 AND c.resident_id = ANY ($2) AND NOT c.void
            """,
            [ward, entries]
        )
    }

    /// After statuses, consultations or courses of supporters have changed: what those who were residents once did.
    static func refreshSteps(
        of supporters: some Sequence<Supporter.ID>,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let supporters = Set(supporters).sorted()
        guard !supporters.isEmpty else { return }
        try connection.execute(
            """
            UPDATE conversion AS c
            SET (certified_on, active_on, first_session_on, still_active_on) = (\(steps))
            WHERE c.ward_code = $1 AND c.supporter_code = ANY ($2) AND NOT c.void
            """,
            [ward, supporters]
        )
    }

    /// The first support ever of the person whose entry is `c.resident_id`: day, site, and day of the first course.
    static let support = """
        SELECT v.held_on, v.site_code, min(v.held_on) FILTER (WHERE v.course) OVER ()
        FROM (
            SELECT s.held_on, s.site_code, false AS course
            FROM resident AS own
            JOIN resident AS r
                ON r.ward_code = own.ward_code
                AND coalesce(own.merged_into, own.resident_id) IN (r.resident_id, r.merged_into)
            JOIN consultation AS s ON s.ward_code = r.ward_code AND s.resident_id = r.resident_id AND NOT s.void
            WHERE own.ward_code = c.ward_code AND own.resident_id = c.resident_id
            UNION ALL
            SELECT a.held_on, k.site_code, true
            FROM resident AS own
            JOIN resident AS r
                ON r.ward_code = own.ward_code
                AND coalesce(own.merged_into, own.resident_id) IN (r.resident_id, r.merged_into)
            JOIN attendance AS a ON a.ward_code = r.ward_code AND a.resident_id = r.resident_id AND NOT a.void
            JOIN course AS k ON k.ward_code = a.ward_code AND k.course_code = a.course_code
            WHERE own.ward_code = c.ward_code AND own.resident_id = c.resident_id
        ) AS v
        ORDER BY v.held_on, v.site_code LIMIT 1
        """

    /// What the supporter `c.supporter_code` did: certified, active, first session from the application on (a consultation, or a course
    /// to which somebody came), and the day twelve months after becoming active, if active on it.
    static let steps = """
        SELECT step.certified_on, step.active_on, least(session.held_on, led.held_on),
            CASE WHEN EXISTS (
                SELECT FROM supporter_status AS s
                WHERE s.ward_code = c.ward_code AND s.supporter_code = c.supporter_code
                    AND \(SupporterSQL.active(onDay: "anniversary.day"))
            ) THEN anniversary.day END
        FROM (
            SELECT min(effective_on) FILTER (WHERE status = 'certified') AS certified_on,
                min(effective_on) FILTER (WHERE status = 'active') AS active_on
            FROM supporter_status WHERE ward_code = c.ward_code AND supporter_code = c.supporter_code
        ) AS step
        CROSS JOIN LATERAL (SELECT (step.active_on + interval '12 months')::date AS day) AS anniversary
        LEFT JOIN LATERAL (
            SELECT held_on FROM supporter_day AS d
            WHERE d.ward_code = c.ward_code AND d.supporter_code = c.supporter_code AND d.held_on >= c.applied_on
                AND d.consultations > 0
            ORDER BY held_on LIMIT 1
        ) AS session ON true
        CROSS JOIN LATERAL (
            SELECT min(held_on) AS held_on FROM course AS k
            WHERE k.ward_code = c.ward_code AND NOT k.cancelled AND k.attendees > 0 AND k.held_on >= c.applied_on
                AND (k.instructors @> ARRAY[c.supporter_code] OR k.assistants @> ARRAY[c.supporter_code])
        ) AS led
        """
}
