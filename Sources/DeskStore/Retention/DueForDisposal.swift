internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

extension DeskStore {
    /// What is due today and still there, by opaque ids: of people, the entry that stands for them.
    static func candidates(
        under rule: RetentionRule,
        today: CivilDate,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [UUID] {
        guard let day = rule.endedBefore(today: today) else { return [] }
        let statement =
            switch rule.kind {
            case .notes: notesDue
            case .residents: residentsDue
            case .refusedRecords: refusalsDue
            case .amendments: amendmentsDue
            }
        return try connection.query(statement, [ward, day], as: UUID.self)
    }

    /// Whether the last sign of life of a person, under any of these entries of theirs, is older than the day.
    static func hasEnded(
        _ entries: [Resident.ID],
        before day: CivilDate,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Bool {
        try connection.query(
            "SELECT coalesce(max(day) < $2, false) FROM (\(contacts(of: "AND resident_id = ANY ($3)"))) AS contact",
            [ward, day, entries],
            as: Bool.self
        ).first ?? false
    }

    private static let notesDue = """
        SELECT c.id FROM consultation AS c
        WHERE c.ward_code = $1 AND c.held_on < $2 AND EXISTS (
            SELECT FROM consultation_revision AS r WHERE r.ward_code = $1 AND r.id = c.id AND r.note IS NOT NULL)
        ORDER BY c.id
        """

    private static let refusalsDue = """
        SELECT id FROM refused_record
        WHERE ward_code = $1 AND (refused_at AT TIME ZONE 'UTC' + interval '9 hours')::date < $2 ORDER BY id
        """

    private static let amendmentsDue = """
        SELECT amendment_id FROM amendment
        WHERE ward_code = $1 AND (decided_at AT TIME ZONE 'UTC' + interval '9 hours')::date < $2
            AND (body IS NOT NULL OR remark IS NOT NULL)
        ORDER BY amendment_id
        """

    /// Whose last sign of life, under any of their entries, is that old; nobody who works as a supporter.
    private static let residentsDue = """
        SELECT p.person
        FROM (
            SELECT coalesce(merged_into, resident_id) AS person, resident_id
            FROM resident WHERE ward_code = $1 AND withdrawn_on IS NULL
        ) AS p
        JOIN (
            \(contacts())
        ) AS contact USING (resident_id)
        GROUP BY p.person
        HAVING max(contact.day) < $2 AND NOT EXISTS (
            SELECT FROM conversion AS c
            JOIN resident AS e ON e.ward_code = $1 AND e.resident_id = c.resident_id
            LEFT JOIN supporter_status AS s
                ON s.ward_code = $1 AND s.supporter_code = c.supporter_code AND s.ended_on IS NULL
            WHERE c.ward_code = $1 AND NOT c.void
                AND coalesce(e.merged_into, e.resident_id) = p.person
                AND coalesce(s.status NOT IN ('lapsed', 'retired', 'declined'), false))
        ORDER BY 1
        """

    /// Signs of life, by entry: of everybody, or of those whom a further condition leaves.
    private static func contacts(of entries: String = "") -> String {
        """
        SELECT resident_id, (registered_at AT TIME ZONE 'UTC' + interval '9 hours')::date AS day
        FROM resident WHERE ward_code = $1 \(entries)
        UNION ALL
        SELECT resident_id, given_on FROM resident_consent WHERE ward_code = $1 \(entries)
        UNION ALL
        SELECT resident_id, held_on FROM consultation WHERE ward_code = $1 AND resident_id IS NOT NULL \(entries)
        UNION ALL
        SELECT resident_id, opened_on FROM support_case WHERE ward_code = $1 \(entries)
        UNION ALL
        SELECT resident_id, held_on FROM attendance WHERE ward_code = $1 AND resident_id IS NOT NULL \(entries)
        UNION ALL
        SELECT resident_id, c.held_on FROM course_place JOIN course AS c USING (ward_code, course_code)
        WHERE ward_code = $1 AND resident_id IS NOT NULL \(entries)
        """
    }
}
