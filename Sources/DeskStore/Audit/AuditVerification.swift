internal import Postgres
internal import SupportDesk

/// What must hold of the audit trail; see ``DeskStore/verify(limit:heads:)``.
enum AuditVerification {
    static let checks: [(kind: Discrepancy.Kind, statement: String)] = [
        (.auditLink, links), (.auditHead, exportedHeads),
    ]

    /// Each link must follow from the one before it and from its own entries, the numbers must be 1, 2, 3 …, and the head must
    /// be the last of them.
    private static let links = """
        WITH chain AS (
            SELECT link, linked_at, digest,
                lag(digest, 1, sha256(convert_to($1, 'UTF8'))) OVER (ORDER BY link) AS previous,
                row_number() OVER (ORDER BY link) AS number
            FROM audit_link WHERE ward_code = $1
        ),
        written AS (
            SELECT link, string_agg(audit_line(ordinal, actor, action, subject), '' ORDER BY ordinal) AS lines
            FROM audit_entry WHERE ward_code = $1 GROUP BY link
        ),
        last AS (SELECT max(link) AS link FROM chain),
        broken AS (
            SELECT coalesce(c.link, w.link) AS link, encode(c.digest, 'hex') AS kept,
                encode(audit_digest(c.previous, c.number, c.linked_at, w.lines), 'hex') AS expected
            FROM chain AS c FULL JOIN written AS w USING (link)
            WHERE c.digest IS DISTINCT FROM audit_digest(c.previous, c.number, c.linked_at, w.lines)
                OR c.link IS DISTINCT FROM c.number
                OR w.lines IS NULL
                OR c.digest IS NULL
            UNION ALL
            SELECT coalesce(h.link, last.link, 0), encode(h.digest, 'hex'), encode(c.digest, 'hex')
            FROM last LEFT JOIN audit_head AS h ON h.ward_code = $1 LEFT JOIN chain AS c ON c.link = last.link
            WHERE h.link IS DISTINCT FROM coalesce(last.link, 0)
                OR h.digest IS DISTINCT FROM coalesce(c.digest, sha256(convert_to($1, 'UTF8')))
        )
        SELECT concat_ws(' ', 'audit_link', link), coalesce(kept, 'nothing'), coalesce(expected, 'nothing')
        FROM broken ORDER BY link LIMIT $2
        """

    /// Heads that exports have printed must still be in the chain: otherwise it was cut off, or written anew.
    private static let exportedHeads = """
        SELECT concat_ws(' ', 'export_run', r.audience, r.export_date, 'audit_link', r.audit_link),
            coalesce(encode(l.digest, 'hex'), 'nothing'), encode(r.audit_digest, 'hex')
        FROM export_run AS r
        LEFT JOIN (\(chain)) AS l ON l.link = r.audit_link
        WHERE r.ward_code = $1 AND r.audit_digest IS NOT NULL AND l.digest IS DISTINCT FROM r.audit_digest
        ORDER BY 1 LIMIT $2
        """

    /// The links, and what the first one follows from.
    private static let chain = """
        SELECT 0 AS link, sha256(convert_to($1, 'UTF8')) AS digest
        UNION ALL
        SELECT link, digest FROM audit_link WHERE ward_code = $1
        """

    /// Nothing when this head is in the chain, else what is there in its place.
    static func discrepancy(
        of head: AuditHead,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Discrepancy? {
        let found = try connection.query(
            """
            SELECT encode(digest, 'hex') FROM (\(chain)) AS chain
            WHERE coalesce(link = $2, encode(digest, 'hex') = $3) LIMIT 1
            """,
            [ward, head.link, head.digest],
            as: String.self
        ).first
        guard found != head.digest else { return nil }
        return Discrepancy(
            kind: .auditHead,
            subject: head.link.map { "audit_link \($0)" } ?? "audit_link",
            kept: found ?? "nothing",
            expected: head.digest
        )
    }
}
