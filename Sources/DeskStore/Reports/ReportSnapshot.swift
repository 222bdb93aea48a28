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

    /// What the figures of a report are worth: 速報値 unless the period that they are of is closed.
    static func status(
        of scope: ReportScope,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> FigureStatus {
        guard !scope.closings.isEmpty else { return .provisional }
        let closed = try connection.query(
            "SELECT period, starts_on, version FROM closing WHERE ward_code = $1 AND starts_on = ANY ($2) AND is_closed",
            [ward, scope.closings.map(\.startsOn)],
            decode: { (period: try ClosingPeriod(&$0), version: try $0.next(Int.self)) }
        )
        let counting = scope.closings.lazy.compactMap { period in closed.first { $0.period == period } }.first
        return FigureStatus(version: counting?.version)
    }
}

/// The days of a report, split as the database keeps them: whole months in roll-ups, and a month that the report cuts short by its
/// records.
struct ReportPeriod: Sendable {
    /// The first days of the whole months. A list and no range: of a list the planner knows about how many rows it means.
    let months: [CivilDate]
    /// Whether the last month has records of later days as well.
    let isCutShort: Bool
    /// The first day of the last month: from here on, records are counted one by one, if it is cut short.
    let recordsFrom: CivilDate
    /// 相談日 up to which it counts.
    let last: CivilDate

    /// The period from 1 April to the report's day. The roll-up of the last month will do when nothing was held after that day.
    init(_ scope: ReportScope, ward: Ward.ID, on connection: isolated Connection) throws(PostgresError) {
        last = scope.asOf
        recordsFrom = scope.asOf.startOfMonth
        let nextMonth = scope.asOf.startOfMonth.adding(days: 31).startOfMonth
        let hasLater = try connection.query(
            """
            SELECT EXISTS (
                SELECT FROM ward_day
                WHERE ward_code = $1 AND held_on > $2 AND held_on < $3 AND consultations <> 0
            )
            """,
            [ward, scope.asOf, nextMonth],
            as: Bool.self
        )
        isCutShort = hasLater == [true]
        let (isCutShort, recordsFrom) = (isCutShort, recordsFrom)
        months = scope.year.months.filter { $0 < recordsFrom || $0 == recordsFrom && !isCutShort }
    }

    /// The twelve months up to the report's day, from the first day of the first of them: who gave a consultation in them is an active
    /// supporter.
    var yearBefore: ReportPeriod {
        let current = recordsFrom.components
        let months = (0..<12).map { back -> CivilDate in
            let number = current.year * 12 + current.month - 1 - back
            return CivilDate(year: number / 12, month: number % 12 + 1, day: 1) ?? recordsFrom
        }
        return ReportPeriod(
            months: isCutShort ? Array(months.dropFirst()) : months,
            isCutShort: isCutShort,
            recordsFrom: recordsFrom,
            last: last
        )
    }

    private init(months: [CivilDate], isCutShort: Bool, recordsFrom: CivilDate, last: CivilDate) {
        self.months = months
        self.isCutShort = isCutShort
        self.recordsFrom = recordsFrom
        self.last = last
    }

    /// The rows that `rollUp` gives for the whole months and `records` for the month that is cut short: two sets, whose figures are to
    /// be added up. Both end in a WHERE clause, know the ward as $1, and are grouped by `groups`.
    func statement(rollUp: String, records: String, groupedBy groups: String) -> String {
        let grouping = groups.isEmpty ? "" : "GROUP BY \(groups)"
        let whole = "\(rollUp) AND month = ANY ($2) \(grouping)"
        return isCutShort
            ? "\(whole) UNION ALL \(records) AND held_on >= $3 AND held_on <= $4 AND NOT void \(grouping)" : whole
    }

    /// What ``statement(rollUp:records:groupedBy:)`` needs.
    func bindings(_ ward: Ward.ID) -> [any PostgresEncodable] {
        isCutShort ? [ward, months, recordsFrom, last] : [ward, months]
    }
}
