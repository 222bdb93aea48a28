internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

/// A record that waits for approval has its id already: under it nothing else goes on record, or it could never be approved. The same one
/// may come again once its month is open.
enum WaitingRecords {
    /// The condition under which no other consultation waits with this id; parts of a statement, names and parameters of it. It is a look
    /// into the index of those that wait, which are few.
    static func isFree(ward: String, id: String, site: String, day: String) -> String {
        """
        NOT EXISTS (
            SELECT FROM amendment AS a
            WHERE a.ward_code = \(ward) AND a.subject = \(id)::text AND a.decision IS NULL
                AND a.operation = 'record_consultation'
                AND (a.site_code <> \(site) OR date_trunc('month', \(day)::timestamp)::date <> ALL (a.months)))
        """
    }

    /// The ids of those among the submissions under which another consultation waits.
    static func taken(
        among submissions: [Submission],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Set<Consultation.ID> {
        guard !submissions.isEmpty else { return [] }
        let taken = try connection.query(
            """
            SELECT s.id FROM unnest($2::uuid[], $3::text[], $4::date[]) AS s (id, site_code, held_on)
            WHERE NOT (\(isFree(ward: "$1", id: "s.id", site: "s.site_code", day: "s.held_on")))
            """,
            [ward, submissions.map(\.id), submissions.map(\.content.site), submissions.map(\.content.heldOn)],
            as: UUID.self
        )
        return Set(taken)
    }

    /// Checks that no attendance of another course waits with this id. Throws `.conflict(.attendanceDiffers)`.
    static func checkFree(
        _ id: Attendance.ID,
        at code: Course.ID,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let courses = try connection.query(
            """
            SELECT course_code FROM amendment
            WHERE ward_code = $1 AND subject = $2 AND decision IS NULL AND operation = 'record_attendance'
            """,
            [ward, id.written],
            as: Course.ID?.self
        )
        guard courses.allSatisfy({ $0 == code }) else { throw DeskError.conflict(.attendanceDiffers) }
    }
}
