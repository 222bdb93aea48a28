package import Postgres
package import SupportDesk

/// Which entries of the audit trail are looked for. What is nil does not restrict.
package struct AuditFilter: Hashable, Sendable {
    /// An account's name.
    package var actor: String?
    /// An action, or how it begins: `resident.` is all that was done to residents.
    package var action: String?
    /// Anything that the subject holds: a code, an id, a day.
    package var subject: String?
    /// Inclusive, as a day in Japan.
    package var from: CivilDate?
    /// Inclusive, as a day in Japan.
    package var to: CivilDate?

    package init() {}

    /// By what was searched, without what was typed.
    fileprivate var fields: String {
        let used = [
            ("actor", actor != nil), ("action", action != nil), ("subject", subject != nil), ("from", from != nil),
            ("to", to != nil),
        ].filter(\.1).map(\.0)
        return used.isEmpty ? "all" : used.joined(separator: " ")
    }
}

/// Where a page of the audit trail ends.
package struct AuditCursor: Hashable, Sendable {
    let link: Int
    let ordinal: Int

    init(after entry: AuditEntry) {
        link = entry.link
        ordinal = entry.ordinal
    }

    /// Reads what ``text`` gave; nil for anything else.
    package init?(text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, let link = Int(parts[0]), let ordinal = Int(parts[1]) else { return nil }
        self.link = link
        self.ordinal = ordinal
    }

    /// Fit to stand in a URL as it is.
    package var text: String { "\(link)_\(ordinal)" }
}

/// A page of the audit trail, and where the next one begins.
package struct AuditPage: Sendable {
    package let entries: [AuditEntry]
    /// Nil when this is the last page.
    package let next: AuditCursor?
}

extension DeskStore {
    /// A page of at most `limit` entries, the last first. That it was looked at is an entry of its own, written afterwards.
    ///
    /// Throws `.unavailable`.
    package func auditEntries(
        _ filter: AuditFilter,
        after cursor: AuditCursor? = nil,
        limit: Int,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> AuditPage {
        let ward = ward
        return try await changing { connection in
            let found = try connection.query(
                Self.auditStatement,
                [
                    ward, filter.actor, filter.action, filter.subject, filter.from.map { Instant(startOf: $0) },
                    filter.to.map { Instant(startOf: $0.adding(days: 1)) }, cursor?.link, cursor?.ordinal, limit + 1,
                ]
            ) { row in
                AuditEntry(
                    link: try row.next(),
                    ordinal: try row.next(),
                    at: try row.next(),
                    actor: try row.next(),
                    action: try row.next(),
                    subject: try row.next()
                )
            }
            try ChangeStatement.log(
                "audit.searched",
                of: filter.fields,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            let page = Array(found.prefix(limit))
            return AuditPage(entries: page, next: found.count > limit ? page.last.map { AuditCursor(after: $0) } : nil)
        }
    }

    private static let auditStatement = """
        SELECT e.link, e.ordinal, l.linked_at, e.actor, e.action, e.subject
        FROM audit_entry AS e JOIN audit_link AS l USING (ward_code, link)
        WHERE e.ward_code = $1
            AND ($2::text IS NULL OR e.actor = $2)
            AND ($3::text IS NULL OR starts_with(e.action, $3))
            AND ($4::text IS NULL OR position($4 IN e.subject) > 0)
            AND ($5::timestamptz IS NULL OR l.linked_at >= $5)
            AND ($6::timestamptz IS NULL OR l.linked_at < $6)
            AND ($7::bigint IS NULL OR (e.link, e.ordinal) < ($7, $8::bigint))
        ORDER BY e.link DESC, e.ordinal DESC
        LIMIT $9
        """

    /// The end of the chain as this connection's transaction sees it.
    package static func auditHead(ward: Ward.ID, on connection: isolated Connection) throws -> AuditHead {
        let head = try connection.query(
            "SELECT link, encode(digest, 'hex') FROM audit_head WHERE ward_code = $1",
            [ward],
            as: Int.self,
            String.self
        ).first
        guard let head else { throw DeskError.schemaDiffers }
        return AuditHead(link: head.0, digest: head.1)
    }
}
