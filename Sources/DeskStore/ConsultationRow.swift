internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

/// The columns that `consultation` and `consultation_revision` share, in the order in which they are read and written.
enum ConsultationColumns {
    static let list = """
        site_code, held_on, held_at, channel, topics, age_band, minutes, outcome, town_code, supporters, resident_id, \
        support_case_id, satisfaction, can_do_online, receipt, note
        """

    /// The same, each behind a table's alias.
    static func list(of alias: String) -> String {
        list.split(separator: ", ").map { "\(alias).\($0)" }.joined(separator: ", ")
    }
}

extension ConsultationContent {
    /// Reads ``ConsultationColumns/list`` of a record as this revision of it says it.
    init(_ row: inout Row, of id: Consultation.ID, revision: Int, seal: FieldSeal) throws {
        self.init(
            site: try row.next(),
            heldOn: try row.next(),
            heldAt: try row.next(),
            channel: try row.next(),
            topics: try row.next(),
            ageBand: try row.next(),
            minutes: try row.next(),
            outcome: try row.next(),
            town: try row.next(),
            supporters: try row.next(),
            resident: try row.next(),
            supportCase: try row.next(),
            satisfaction: try row.next(),
            canDoOnline: try row.next(),
            receipt: try row.next(),
            note: try (row.next() as SealedText?).map { try seal.open($0, for: .note(of: id, revision: revision)) }
        )
    }

    /// The values of ``ConsultationColumns/list``, for this revision of a record.
    func bindings(of id: Consultation.ID, revision: Int, seal: FieldSeal) throws -> [any PostgresEncodable] {
        [
            site, heldOn, heldAt, channel, topics, ageBand, minutes, outcome, town, supporters, resident, supportCase,
            satisfaction.map { Int16($0) }, canDoOnline, receipt,
            try note.map { try seal.seal($0, for: .note(of: id, revision: revision)) },
        ]
    }
}

extension Consultation {
    /// What a statement selects to read a record as it stands now.
    static let columns = columns(of: "")

    /// The same, each behind a table's alias and a dot.
    static func columns(of alias: String) -> String {
        (["id", "revision", "recorded_at", "recorded_by", "void"]
            + ConsultationColumns.list.split(separator: ", ").map(String.init))
            .map { alias + $0 }.joined(separator: ", ")
    }

    init(_ row: inout Row, seal: FieldSeal) throws {
        let id: UUID = try row.next()
        let revision: Int = try row.next()
        let recordedAt: Instant = try row.next()
        let recordedBy: String = try row.next()
        let isVoid: Bool = try row.next()
        self.init(
            id: id,
            content: try ConsultationContent(&row, of: id, revision: revision, seal: seal),
            revision: revision,
            recordedAt: recordedAt,
            recordedBy: recordedBy,
            isVoid: isVoid
        )
    }
}

extension FieldPlace {
    /// Of a note: a record says what its last revision says, under the same seal.
    static func note(of id: Consultation.ID, revision: Int) -> FieldPlace {
        FieldPlace(table: "consultation_revision", row: "\(id.written)/\(revision)", column: "note")
    }
}
