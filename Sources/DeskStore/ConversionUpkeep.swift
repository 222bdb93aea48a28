internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

/// Keeps the steps that conversions carry: reports read them as they stand, and whoever changes what they follow from brings them up
/// to date in the same transaction.
enum ConversionUpkeep {
    /// After consultations, attendances or entries of residents have changed: the first support of those who applied.
    ///
    /// - Parameters:
    ///   - entries: all entries of some people.
    ///   - visits: all visits of these people.
    static func refreshSupport(
        of entries: [UUID],
        visits: [PeopleTally.Visit],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let journeys = Dictionary(grouping: visits, by: \.person).compactMapValues { PeopleTally.Journey($0) }
        let people = Array(journeys)
        try connection.execute(
            """
            UPDATE conversion AS c
            SET supported_on = j.supported_on, site_code = j.site_code, finished_on = j.finished_on
            FROM resident AS r
            LEFT JOIN unnest($3::uuid[], $4::date[], $5::text[], $6::date[])
                AS j (person, supported_on, site_code, finished_on) ON j.person = coalesce(r.merged_into, r.resident_id)
            WHERE r.ward_code = $1 AND r.resident_id = ANY ($2) AND c.ward_code = $1 AND c.resident_id = r.resident_id
                AND c.resident_id = ANY ($2) AND NOT c.void
            """,
            [
                ward, entries, people.map(\.key), people.map(\.value.supported.day), people.map(\.value.supported.site),
                people.map(\.value.finishedOn),
            ]
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
