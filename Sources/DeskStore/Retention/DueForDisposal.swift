internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

extension DeskStore {
    /// What is due today and still there, with the days on which it ended: of people, the entry that stands for them.
    static func candidates(
        under rule: RetentionRule,
        today: CivilDate,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Disposal.Candidate] {
        guard let day = rule.endedBefore(today: today) else { return [] }
        let statement: String
        switch rule.kind {
        case .notes: statement = notesDue
        case .residents: statement = residentsDue
        case .contacts: return try contactsDue(before: day, ward: ward, on: connection)
        case .refusedRecords: statement = refusalsDue
        case .amendments: statement = amendmentsDue
        }
        return try connection.query(statement, [ward, day], as: String.self, CivilDate.self)
            .map { Disposal.Candidate(subject: $0.0, endedOn: $0.1) }
    }

    /// The supporters whose contact is kept, who do not work as such, and with whom nothing has happened since before the day.
    static func contactsDue(
        before day: CivilDate,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Disposal.Candidate] {
        let kept = try connection.withPersonalData {
            try connection.query(
                "SELECT supporter_code FROM supporter_contact WHERE ward_code = $1",
                [ward],
                as: Supporter.ID.self
            )
        }
        return try connection.query(contactsDue, [ward, day, kept], as: String.self, CivilDate.self)
            .map { Disposal.Candidate(subject: $0.0, endedOn: $0.1) }
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
        SELECT c.id::text, c.held_on FROM consultation AS c
        WHERE c.ward_code = $1 AND c.held_on < $2 AND EXISTS (
            SELECT FROM consultation_revision AS r WHERE r.ward_code = $1 AND r.id = c.id AND r.note IS NOT NULL)
        ORDER BY c.id
        """

    private static let refusalsDue = """
        SELECT id::text, day FROM (
            SELECT id, (refused_at AT TIME ZONE 'UTC' + interval '9 hours')::date AS day
            FROM refused_record WHERE ward_code = $1
        ) AS refusal
        WHERE day < $2 ORDER BY id
        """

    private static let amendmentsDue = """
        SELECT amendment_id::text, day FROM (
            SELECT amendment_id, (coalesce(decided_at, proposed_at) AT TIME ZONE 'UTC' + interval '9 hours')::date AS day
            FROM amendment WHERE ward_code = $1 AND (body IS NOT NULL OR remark IS NOT NULL)
        ) AS change
        WHERE day < $2 ORDER BY amendment_id
        """

    private static let contactsDue = """
        SELECT supporter_code, day FROM (
            SELECT p.supporter_code,
                coalesce(
                    \(SupporterSQL.lastSign(of: "p.supporter_code")),
                    (p.registered_at AT TIME ZONE 'UTC' + interval '9 hours')::date) AS day
            FROM supporter AS p
            LEFT JOIN supporter_status AS s
                ON s.ward_code = $1 AND s.supporter_code = p.supporter_code AND s.ended_on IS NULL
            WHERE p.ward_code = $1 AND p.supporter_code = ANY ($3) AND NOT coalesce(\(SupporterSQL.works), false)
        ) AS contact
        WHERE day < $2 ORDER BY supporter_code
        """

    /// Whose last sign of life, under any of their entries, is that old; nobody who works as a supporter.
    private static let residentsDue = """
        SELECT p.person::text, max(contact.day)
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
                AND coalesce(\(SupporterSQL.works), false))
        ORDER BY 1
        """

    /// Signs of life, by entry, also as the supporter that somebody has become: of everybody, or of those whom a further condition leaves.
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
        UNION ALL
        SELECT resident_id, greatest(applied_on, \(SupporterSQL.lastSign(of: "k.supporter_code")))
        FROM conversion AS k WHERE ward_code = $1 AND resident_id IS NOT NULL AND NOT void \(entries)
        """
    }
}
