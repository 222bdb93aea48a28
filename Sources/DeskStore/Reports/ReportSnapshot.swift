internal import Logging
internal import Postgres
internal import SupportDesk

extension DeskStore {
    /// Runs `body` in one snapshot of the database, so that the figures of a report agree with one another. Throws `.unavailable`.
    func snapshot<Value: Sendable>(
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws(DeskError) -> Value {
        do {
            return try await pool.withConnection { connection in
                try connection.transaction(.repeatableRead, readOnly: true) { try body(connection) }
            }
        } catch {
            let meaning = DeskError(error, changed: false)
            if meaning == .internalFault { logger.error("report", metadata: ["error": "\(error)"]) }
            throw meaning
        }
    }
}

/// The days of a report, split as the database keeps them: whole months in roll-ups, and a month that the report cuts short by its
/// records.
struct ReportPeriod: Sendable {
    let first: CivilDate
    /// The day from which records are counted one by one; the day after ``last`` when the roll-ups say everything.
    let recordsFrom: CivilDate
    /// 相談日 up to which it counts.
    let last: CivilDate

    /// The period from 1 April to the report's day. The roll-up of the last month will do when nothing was held after that day.
    init(_ scope: ReportScope, ward: Ward.ID, on connection: isolated Connection) throws(PostgresError) {
        first = scope.year.firstDay
        last = scope.asOf
        let nextMonth = scope.asOf.startOfMonth.adding(days: 31).startOfMonth
        let isCutShort = try connection.query(
            """
            SELECT EXISTS (
                SELECT FROM consultation_day
                WHERE ward_code = $1 AND held_on > $2 AND held_on < $3 AND consultations <> 0
            )
            """,
            [ward, scope.asOf, nextMonth],
            as: Bool.self
        )
        recordsFrom = isCutShort == [true] ? scope.asOf.startOfMonth : nextMonth
    }

    /// `rollUp` rows of whole months and `records` of the cut month as one: both get the ward as $1, and `first`, `recordsFrom` and
    /// `last` as $2, $3, $4.
    static func rows(_ rollUp: String, _ rollUpColumns: String, records: String) -> String {
        """
        SELECT \(rollUpColumns) FROM \(rollUp) WHERE ward_code = $1 AND month >= $2 AND month < $3
        UNION ALL
        \(records) AND held_on >= $3 AND held_on <= $4 AND NOT void
        """
    }

    /// What ``rows(_:_:records:)`` needs.
    func bindings(_ ward: Ward.ID) -> [any PostgresEncodable] { [ward, first, recordsFrom, last] }
}
