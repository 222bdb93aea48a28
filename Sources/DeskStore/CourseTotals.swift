internal import Postgres
internal import SupportDesk

extension DeskStore {
    /// What the ward's courses of these days come to, cancelled ones and void attendances aside.
    ///
    /// `participants` is 延べ人数, `onRecord` those of them who are residents on record; `satisfied` gave 4 or 5, of the `rated`.
    static func courseTotals(
        in days: ClosedRange<CivilDate>,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> (participants: Int, onRecord: Int, courses: Int, rated: Int, satisfied: Int) {
        let totals = try connection.query(
            """
            SELECT c.participants, a.on_record, c.courses, a.rated, a.satisfied
            FROM (
                SELECT coalesce(sum(attendees), 0)::bigint AS participants, count(*) AS courses
                FROM course WHERE ward_code = $1 AND held_on BETWEEN $2 AND $3 AND NOT cancelled
            ) AS c
            CROSS JOIN (
                SELECT count(resident_id) AS on_record, count(satisfaction) AS rated,
                    count(*) FILTER (WHERE satisfaction >= 4) AS satisfied
                FROM attendance WHERE ward_code = $1 AND held_on BETWEEN $2 AND $3 AND NOT void
            ) AS a
            """,
            [ward, days.lowerBound, days.upperBound],
            as: Int.self,
            Int.self,
            Int.self,
            Int.self,
            Int.self
        ).first
        return totals.map { ($0.0, $0.1, $0.2, $0.3, $0.4) } ?? (0, 0, 0, 0, 0)
    }

    /// 延べ人数 of participants by day; days of nobody are left out.
    static func courseDays(
        in days: ClosedRange<CivilDate>,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [CivilDate: Int] {
        let found = try connection.query(
            """
            SELECT held_on, sum(attendees)::bigint
            FROM course WHERE ward_code = $1 AND held_on BETWEEN $2 AND $3 AND NOT cancelled AND attendees > 0
            GROUP BY held_on
            """,
            [ward, days.lowerBound, days.upperBound],
            as: CivilDate.self,
            Int.self
        )
        return Dictionary(found.map { ($0.0, $0.1) }) { first, _ in first }
    }
}
