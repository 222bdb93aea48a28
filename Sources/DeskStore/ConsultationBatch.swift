internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

/// A consultation on its way into the database.
struct Submission: Sendable {
    let id: Consultation.ID
    let content: ConsultationContent
    let recordedBy: String
    let recordedAt: Instant

    /// The record that it becomes.
    var consultation: Consultation {
        Consultation(
            id: id,
            content: content,
            revision: 1,
            recordedAt: recordedAt,
            recordedBy: recordedBy,
            isVoid: false
        )
    }

    /// What is said of it when its id stands for something else.
    func difference(from stored: Consultation) -> DeskError {
        .consultationDiffers(ConsultationDifference(stored: stored, sent: consultation))
    }
}

/// Many consultations in one statement: inserts them, appends their first revisions and the audit entries, and adds them to
/// the roll-ups. Those whose id or 受付番号 is already on record are passed over, and so are those of closed months and those whose
/// id waits for approval as another record.
enum ConsultationBatch {
    /// Writes `submissions`, whose ids differ from one another, and gives the ids that were new. Within a transaction, if one of
    /// them names a resident.
    ///
    /// - Parameter approval: leave to write into closed months as well.
    static func insert(
        _ submissions: [Submission],
        approval: Approval? = nil,
        seal: FieldSeal,
        ward: Ward.ID,
        at now: Instant,
        on connection: isolated Connection
    ) throws -> Set<Consultation.ID> {
        // Closures, since a key path is looked up anew at each use: 5 µs for each of these lists.
        let contents = submissions.map { $0.content }
        let residents = contents.compactMap { $0.resident }
        let notes = try submissions.map { submission in
            try submission.content.note.map { try seal.seal($0, for: .note(of: submission.id, revision: 1)) }
        }
        let inserted = try PeopleCounts.changing(of: residents, ward: ward, on: connection) {
            try connection.query(
                approval == nil ? openStatement : approvedStatement,
                [
                    ward, now,
                    submissions.map { $0.id }, submissions.map { $0.recordedBy }, submissions.map { $0.recordedAt },
                    contents.map { $0.site }, contents.map { $0.heldOn }, contents.map { $0.heldAt },
                    contents.map { $0.channel }, contents.map { joined($0.topics) }, contents.map { $0.ageBand },
                    contents.map { $0.minutes }, contents.map { $0.outcome }, contents.map { $0.town },
                    contents.map { joined($0.supporters) }, contents.map { $0.resident },
                    contents.map { $0.supportCase },
                    contents.map { $0.satisfaction.map { Int16($0) } }, contents.map { $0.canDoOnline },
                    contents.map { $0.receipt }, notes,
                ],
                as: UUID.self
            )
        }
        return Set(inserted)
    }

    /// Lists within a list cannot be ragged in SQL, so they travel joined by a character that no code holds.
    private static func joined<Subject>(_ codes: [Code<Subject>]) -> String {
        codes.map { $0.rawValue }.joined(separator: "\u{1F}")
    }

    private static let approvedStatement = statement(where: "true")
    private static let openStatement = statement(
        where: """
            \(ClosedCells.isOpen(ward: "$1", site: "submitted.site_code", day: "submitted.held_on"))
            AND \(WaitingRecords.isFree(ward: "$1", id: "submitted.id", site: "submitted.site_code", day: "submitted.held_on"))
            """
    )

    private static func statement(where condition: String) -> String {
        """
        WITH submitted AS (
            SELECT * FROM unnest(
                $3::uuid[], $4::text[], $5::timestamptz[], $6::text[], $7::date[], $8::timestamptz[], $9::text[],
                $10::text[], $11::text[], $12::smallint[], $13::text[], $14::text[], $15::text[], $16::uuid[],
                $17::uuid[], $18::smallint[], $19::boolean[], $20::text[], $21::bytea[]
            ) AS s (
                id, recorded_by, recorded_at, site_code, held_on, held_at, channel, topics, age_band, minutes, outcome,
                town_code, supporters, resident_id, support_case_id, satisfaction, can_do_online, receipt, note)
        ),
        new AS (
            INSERT INTO consultation (
                ward_code, id, \(ConsultationColumns.list), revision, recorded_at, recorded_by, void)
            SELECT $1, id, site_code, held_on, held_at, channel, string_to_array(topics, E'\\x1F'), age_band, minutes,
                outcome, town_code, string_to_array(supporters, E'\\x1F'), resident_id, support_case_id, satisfaction,
                can_do_online, receipt, note, 1, recorded_at, recorded_by, false
            FROM submitted
            WHERE \(condition)
            ORDER BY id
            ON CONFLICT DO NOTHING
            RETURNING ward_code, id, \(ConsultationColumns.list), recorded_at, recorded_by
        ),
        revised AS (
            INSERT INTO consultation_revision (
                ward_code, id, revision, kind, changed_at, changed_by, \(ConsultationColumns.list), void)
            SELECT ward_code, id, 1, 'recorded', recorded_at, recorded_by, \(ConsultationColumns.list), false FROM new
        ),
        delta AS (
            SELECT \(ChangeStatement.deltaColumns), 1 AS sign FROM new
        ),
        \(ChangeStatement.rollUps),
        entry AS (
            SELECT row_number() OVER (ORDER BY id)::integer AS ordinal, recorded_by AS actor,
                'consultation.recorded' AS action, id || '/1' AS subject
            FROM new
        ),
        \(ChangeStatement.auditTrail(ward: 1, at: 2))
        SELECT id FROM new
        """
    }
}

/// A record that is already there: as it was first sent, by which a replay is known, and as it stands now.
struct KnownConsultation: Sendable {
    let original: ConsultationContent
    let current: Consultation

    /// Those among the consultations with these ids or 受付番号 that are on record.
    static func find(
        ids: [Consultation.ID],
        receipts: [String] = [],
        seal: FieldSeal,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [KnownConsultation] {
        try connection.query(
            """
            SELECT \(Consultation.columns(of: "c.")), \(ConsultationColumns.list(of: "first"))
            FROM consultation AS c
            JOIN consultation_revision AS first
                ON first.ward_code = c.ward_code AND first.id = c.id AND first.revision = 1
            WHERE c.ward_code = $1 AND (c.id = ANY ($2) OR c.receipt = ANY ($3))
            """,
            [ward, ids, receipts]
        ) { row in
            let current = try Consultation(&row, seal: seal)
            let original = try ConsultationContent(&row, of: current.id, revision: 1, seal: seal)
            return KnownConsultation(original: original, current: current)
        }
    }
}
