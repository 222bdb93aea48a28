internal import FoundationEssentials
internal import Postgres
package import SupportDesk

/// Which consultations a list shows. What is nil does not restrict.
package struct ConsultationFilter: Hashable, Sendable {
    package var sites: Set<Site.ID>?
    /// 相談日, inclusive.
    package var from: CivilDate?
    /// 相談日, inclusive.
    package var to: CivilDate?
    package var topic: Topic.ID?
    package var channel: Channel?
    package var ageBands: [AgeBand]?
    package var outcome: Outcome.ID?
    package var town: Town.ID?
    package var supporter: Supporter.ID?
    /// Of residents on record (true), of people who are not (false).
    package var isOnRecord: Bool?
    /// Rated 4 or 5 (true), 1 to 3 (false).
    package var isSatisfied: Bool?
    package var receipt: String?
    package var includesVoid = false
    /// Held or recorded on this day.
    package var ofDay: CivilDate?

    package init() {}

    /// The day, its first moment and that of the next; nothing without a day.
    fileprivate var bindingsOfDay: [any PostgresEncodable] {
        guard let ofDay else { return [] }
        return [ofDay, Instant(startOf: ofDay), Instant(startOf: ofDay.adding(days: 1))]
    }
}

/// Where a page of a list ends: the day and the id of its last record.
package struct ConsultationCursor: Hashable, Sendable {
    let heldOn: CivilDate
    let id: Consultation.ID

    init(after consultation: Consultation) {
        heldOn = consultation.content.heldOn
        id = consultation.id
    }

    /// Reads what ``text`` gave; nil for anything else.
    package init?(text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = CivilDate(iso: parts[0]), let id = UUID(exactly: String(parts[1])) else {
            return nil
        }
        heldOn = day
        self.id = id
    }

    /// Fit to stand in a URL as it is.
    package var text: String { "\(heldOn)_\(id.uuidString.lowercased())" }
}

/// A page of a list, and where the next one begins.
package struct ConsultationPage: Sendable {
    package let consultations: [Consultation]
    /// Nil when this is the last page.
    package let next: ConsultationCursor?
}

extension DeskStore {
    /// One record as it stands now, void or not. Throws `.consultationNotFound`, `.unavailable`.
    package func consultation(_ id: Consultation.ID) async throws(DeskError) -> Consultation {
        let (ward, seal) = (ward, seal)
        let found = try await reading { connection in
            try connection.query(
                "SELECT \(Consultation.columns) FROM consultation WHERE ward_code = $1 AND id = $2",
                [ward, id],
                decode: { try Consultation(&$0, seal: seal) }
            )
        }
        guard let consultation = found.first else { throw .consultationNotFound }
        return consultation
    }

    /// Every state that a record has had, the first one first. Throws `.consultationNotFound`, `.unavailable`.
    package func revisions(of id: Consultation.ID) async throws(DeskError) -> [ConsultationRevision] {
        let (ward, seal) = (ward, seal)
        let revisions = try await reading { connection in
            try connection.query(
                """
                SELECT r.revision, r.kind, r.changed_at, r.changed_by, r.reason, r.void, c.recorded_at, c.recorded_by,
                    \(ConsultationColumns.list(of: "r"))
                FROM consultation_revision AS r
                JOIN consultation AS c ON c.ward_code = r.ward_code AND c.id = r.id
                WHERE r.ward_code = $1 AND r.id = $2
                ORDER BY r.revision
                """,
                [ward, id],
                decode: { try ConsultationRevision(of: id, &$0, seal: seal) }
            )
        }
        if revisions.isEmpty { throw .consultationNotFound }
        return revisions
    }

    /// A page of at most `limit` records, the latest 相談日 first. Throws `.unavailable`.
    package func consultations(
        _ filter: ConsultationFilter,
        after cursor: ConsultationCursor?,
        limit: Int
    ) async throws(DeskError) -> ConsultationPage {
        let (ward, seal) = (ward, seal)
        let found = try await reading { connection in
            try connection.query(
                filter.ofDay == nil ? Self.listStatement : Self.dayStatement,
                [
                    ward, filter.sites.map { $0.sorted() }, filter.from, filter.to, filter.topic, filter.channel,
                    filter.ageBands, filter.receipt, filter.includesVoid, cursor?.heldOn, cursor?.id, limit + 1,
                    filter.outcome, filter.town, filter.supporter, filter.isOnRecord, filter.isSatisfied,
                ]
                    + filter.bindingsOfDay,
                decode: { try Consultation(&$0, seal: seal) }
            )
        }
        let page = Array(found.prefix(limit))
        return ConsultationPage(
            consultations: page,
            next: found.count > limit ? page.last.map { ConsultationCursor(after: $0) } : nil
        )
    }

    private static let listStatement = listStatement(where: "")

    /// A statement of its own, so that its plan can begin with the few records of a day.
    private static let dayStatement = listStatement(
        where: "AND (held_on = $18 OR recorded_at >= $19 AND recorded_at < $20)"
    )

    private static func listStatement(where condition: String) -> String {
        """
        SELECT \(Consultation.columns)
        FROM consultation
        WHERE ward_code = $1
            AND ($2::text[] IS NULL OR site_code = ANY ($2))
            AND held_on >= coalesce($3::date, '-infinity')
            AND held_on <= coalesce($4::date, 'infinity')
            AND ($5::text IS NULL OR $5 = ANY (topics))
            AND ($6::text IS NULL OR channel = $6)
            AND ($7::text[] IS NULL OR age_band = ANY ($7))
            AND ($8::text IS NULL OR receipt = $8)
            AND ($9 OR NOT void)
            AND ($13::text IS NULL OR outcome = $13)
            AND ($14::text IS NULL OR town_code = $14)
            AND ($15::text IS NULL OR $15 = ANY (supporters))
            AND ($16::boolean IS NULL OR (resident_id IS NOT NULL) = $16)
            AND ($17::boolean IS NULL OR (satisfaction >= 4) = $17)
            AND ($10::date IS NULL OR (held_on, id) < ($10, $11::uuid))
            \(condition)
        ORDER BY held_on DESC, id DESC
        LIMIT $12
        """
    }
}

extension ConsultationRevision {
    fileprivate init(of id: Consultation.ID, _ row: inout Row, seal: FieldSeal) throws {
        let revision: Int = try row.next()
        let kindName: String = try row.next()
        let changedAt: Instant = try row.next()
        let changedBy: String = try row.next()
        let reason: String? = try row.next()
        let isVoid: Bool = try row.next()
        let recordedAt: Instant = try row.next()
        let recordedBy: String = try row.next()
        guard let kind = Kind(rawValue: kindName) else { throw DeskError.internalFault }
        self.init(
            consultation: Consultation(
                id: id,
                content: try ConsultationContent(&row, of: id, revision: revision, seal: seal),
                revision: revision,
                recordedAt: recordedAt,
                recordedBy: recordedBy,
                isVoid: isVoid
            ),
            kind: kind,
            changedAt: changedAt,
            changedBy: changedBy,
            reason: reason
        )
    }
}
