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
    /// Reads ``ConsultationColumns/list``.
    init(_ row: inout Row) throws(PostgresError) {
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
            note: try row.next()
        )
    }

    /// The values of ``ConsultationColumns/list``.
    var bindings: [any PostgresEncodable] {
        [
            site, heldOn, heldAt, channel, topics, ageBand, minutes, outcome, town, supporters, resident, supportCase,
            satisfaction.map { Int16($0) }, canDoOnline, receipt, note,
        ]
    }
}

extension Consultation {
    /// What a statement selects to read a record as it stands now.
    static let columns = "id, \(ConsultationColumns.list), revision, recorded_at, recorded_by, void"

    init(_ row: inout Row) throws(PostgresError) {
        self.init(
            id: try row.next(),
            content: try ConsultationContent(&row),
            revision: try row.next(),
            recordedAt: try row.next(),
            recordedBy: try row.next(),
            isVoid: try row.next()
        )
    }
}
