internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Who came, in the order in which it was written down, void ones as well. Throws `.courseNotFound`, `.unavailable`.
    package func attendances(of code: Course.ID, for account: Account) async throws(DeskError) -> [Attendance] {
        let ward = ward
        return try await reading { connection in
            _ = try Self.course(code, for: account, ward: ward, on: connection)
            let rows = try connection.query(
                """
                SELECT \(AttendanceRow.columns) FROM attendance
                WHERE ward_code = $1 AND course_code = $2 ORDER BY recorded_at, attendance_id, ordinal
                """,
                [ward, code],
                decode: { try AttendanceRow(&$0) }
            )
            return [Attendance](rows)
        }
    }

    /// Writes down who came, all of them or none. Sent again under the same id it changes nothing.
    ///
    /// Throws `.courseNotFound`, `.invalid` for a resident nobody knows, `.conflict`, `.unavailable`.
    package func recordAttendance(
        _ id: Attendance.ID,
        of people: [Attendee],
        at code: Course.ID,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<Attendance> {
        let ward = ward
        return try await changing { connection in
            try ClosedCells.hold(ward: ward, on: connection)
            return try Self.recordAttendance(id, of: people, at: code, by: account, at: now, ward: ward, on: connection)
        }
    }

    /// The same within a transaction that holds what is closed.
    ///
    /// - Parameter approval: leave to write into closed months.
    static func recordAttendance(
        _ id: Attendance.ID,
        of people: [Attendee],
        at code: Course.ID,
        approval: Approval? = nil,
        by account: Account,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Settled<Attendance> {
        let course = try heldCourse(code, for: account, ward: ward, on: connection)
        if let known = try attendance(id, ward: ward, on: connection) {
            guard known.course == code, known.people == people else {
                throw DeskError.conflict(.attendanceDiffers)
            }
            return .unchanged(known)
        }
        try course.admit(people.count, today: now.day)
        if approval == nil { try WaitingRecords.checkFree(id, at: code, ward: ward, on: connection) }
        try ClosedCells.check([course.content.cell], approval: approval, ward: ward, on: connection)
        let residents = people.compactMap(\.resident)
        try PeopleCounts.changing(of: residents, ward: ward, on: connection) {
            try checkResidents(residents, ward: ward, on: connection)
            try checkNotAttended(by: residents, at: code, ward: ward, on: connection)
            try connection.execute(
                insertion,
                [ward, code, id, now, account.name] + AttendanceRow.bindings(of: people)
            )
        }
        try ConversionUpkeep.refreshSteps(of: course.content.inCharge, ward: ward, on: connection)
        try log("attendance.recorded", of: id, at: code, by: account, now, ward: ward, on: connection)
        guard let written = try attendance(id, ward: ward, on: connection) else { throw DeskError.internalFault }
        return .created(written)
    }

    /// Takes back what was written down under an id: it stays readable and counts nowhere any more. Sent again with the same reason it
    /// changes nothing.
    ///
    /// Throws `.courseNotFound`, `.attendanceNotFound`, `.leaderNeeded`, `.conflict` when it was taken back for another reason,
    /// `.unavailable`.
    package func voidAttendance(
        _ id: Attendance.ID,
        at code: Course.ID,
        because reason: String,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> Attendance {
        let ward = ward
        return try await changing { connection in
            try ClosedCells.hold(ward: ward, on: connection)
            return try Self.voidAttendance(
                id,
                at: code,
                because: reason,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
        }
    }

    /// The same within a transaction that holds what is closed.
    ///
    /// - Parameter approval: leave to change what is closed.
    static func voidAttendance(
        _ id: Attendance.ID,
        at code: Course.ID,
        because reason: String,
        approval: Approval? = nil,
        by account: Account,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Attendance {
        let course = try heldCourse(code, for: account, ward: ward, on: connection)
        guard let known = try attendance(id, ward: ward, on: connection), known.course == code else {
            throw DeskError.attendanceNotFound
        }
        guard account.mayChange(known, of: course, at: now) else { throw DeskError.leaderNeeded }
        guard !known.isVoid else {
            guard known.reason == reason else { throw DeskError.conflict(.alreadyCancelled) }
            return known
        }
        try ClosedCells.check([course.content.cell], approval: approval, ward: ward, on: connection)
        try PeopleCounts.changing(of: known.people.compactMap(\.resident), ward: ward, on: connection) {
            try connection.execute(
                """
                WITH gone AS (
                    UPDATE attendance SET void = true, reason = $4
                    WHERE ward_code = $1 AND attendance_id = $3 AND NOT void
                    RETURNING 1
                )
                UPDATE course SET attendees = attendees - (SELECT count(*) FROM gone)
                WHERE ward_code = $1 AND course_code = $2
                """,
                [ward, code, id, reason]
            )
        }
        try ConversionUpkeep.refreshSteps(of: course.content.inCharge, ward: ward, on: connection)
        try log("attendance.voided", of: id, at: code, by: account, now, ward: ward, on: connection)
        guard let void = try attendance(id, ward: ward, on: connection) else { throw DeskError.internalFault }
        return void
    }

    private static let insertion = """
        WITH came AS (
            INSERT INTO attendance (
                ward_code, attendance_id, ordinal, course_code, held_on, resident_id, age_band, satisfaction, can_do_alone,
                wants_to_help, recorded_at, recorded_by)
            SELECT c.ward_code, $3, p.ordinal, c.course_code, c.held_on, p.resident_id, p.age_band, p.satisfaction,
                p.can_do_alone, p.wants_to_help, $4, $5
            FROM course AS c
            CROSS JOIN unnest($6::uuid[], $7::text[], $8::smallint[], $9::boolean[], $10::boolean[])
                WITH ORDINALITY AS p (resident_id, age_band, satisfaction, can_do_alone, wants_to_help, ordinal)
            WHERE c.ward_code = $1 AND c.course_code = $2
            RETURNING 1
        )
        UPDATE course SET attendees = attendees + (SELECT count(*) FROM came)
        WHERE ward_code = $1 AND course_code = $2
        """

    private static func attendance(
        _ id: Attendance.ID,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Attendance? {
        let rows = try connection.query(
            "SELECT \(AttendanceRow.columns) FROM attendance WHERE ward_code = $1 AND attendance_id = $2 ORDER BY ordinal",
            [ward, id],
            decode: { try AttendanceRow(&$0) }
        )
        return [Attendance](rows).first
    }

    /// The same person comes once, whichever of their entries is named.
    private static func checkNotAttended(
        by residents: [UUID],
        at code: Course.ID,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        guard !residents.isEmpty else { return }
        let twice = try connection.query(
            """
            WITH coming AS (
                SELECT coalesce(merged_into, resident_id) AS person FROM resident
                WHERE ward_code = $1 AND resident_id = ANY ($3)
            ),
            there AS (
                SELECT coalesce(r.merged_into, r.resident_id) AS person
                FROM attendance AS a
                JOIN resident AS r ON r.ward_code = a.ward_code AND r.resident_id = a.resident_id
                WHERE a.ward_code = $1 AND a.course_code = $2 AND NOT a.void
            )
            SELECT EXISTS (SELECT FROM coming JOIN there USING (person))
                OR (SELECT count(DISTINCT person) < count(*) FROM coming)
            """,
            [ward, code, residents],
            as: Bool.self
        )
        if twice == [true] { throw DeskError.conflict(.alreadyAttended) }
    }

    /// Checks that all of them are on record and have not withdrawn. Whoever calls it holds them.
    static func checkResidents(_ residents: [UUID], ward: Ward.ID, on connection: isolated Connection) throws {
        guard !residents.isEmpty else { return }
        let found = try connection.query(
            "SELECT withdrawn_on IS NOT NULL FROM resident WHERE ward_code = $1 AND resident_id = ANY ($2)",
            [ward, residents],
            as: Bool.self
        )
        guard found.count == Set(residents).count else {
            throw InvalidSubmission([FieldProblem(people: .resident, .unknownResident)])
        }
        if found.contains(true) { throw DeskError.conflict(.residentWithdrawn) }
    }
}

/// A row of `attendance`: one of the people who were written down together.
private struct AttendanceRow {
    static let columns = """
        attendance_id, course_code, held_on, resident_id, age_band, satisfaction, can_do_alone, wants_to_help, void, \
        reason, recorded_at, recorded_by
        """

    let id: UUID
    let course: Course.ID
    let heldOn: CivilDate
    let person: Attendee
    let isVoid: Bool
    let reason: String?
    let recordedAt: Instant
    let recordedBy: String

    init(_ row: inout Row) throws(PostgresError) {
        id = try row.next()
        course = try row.next()
        heldOn = try row.next()
        let resident: UUID? = try row.next()
        person = Attendee(
            ageBand: try row.next(),
            resident: resident,
            satisfaction: try row.next(),
            canDoAlone: try row.next(),
            wantsToHelp: try row.next()
        )
        isVoid = try row.next()
        reason = try row.next()
        recordedAt = try row.next()
        recordedBy = try row.next()
    }

    /// Residents, age bands, satisfaction, whether they can do it alone and want to help: a list of each.
    static func bindings(of people: [Attendee]) -> [any PostgresEncodable] {
        [
            people.map(\.resident), people.map(\.ageBand), people.map { $0.satisfaction.map { Int16($0) } },
            people.map(\.canDoAlone), people.map(\.wantsToHelp),
        ]
    }
}

extension [Attendance] {
    /// Rows of the same id, which stand together, are one.
    fileprivate init(_ rows: [AttendanceRow]) {
        self = rows.chunked().compactMap { together in
            guard let first = together.first else { return nil }
            return Attendance(
                id: first.id,
                course: first.course,
                heldOn: first.heldOn,
                people: together.map(\.person),
                isVoid: first.isVoid,
                reason: first.reason,
                recordedAt: first.recordedAt,
                recordedBy: first.recordedBy
            )
        }
    }
}

extension [AttendanceRow] {
    fileprivate func chunked() -> [[AttendanceRow]] {
        var chunks: [[AttendanceRow]] = []
        for row in self {
            if chunks.last?.last?.id == row.id { chunks[chunks.count - 1].append(row) } else { chunks.append([row]) }
        }
        return chunks
    }
}
