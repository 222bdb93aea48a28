internal import FoundationEssentials
internal import Postgres
package import SupportDesk

/// Which courses a list shows. What is nil does not restrict.
package struct CourseFilter: Hashable, Sendable {
    package var sites: Set<Site.ID>?
    package var kind: CourseKind.ID?
    /// The first day, inclusive.
    package var from: CivilDate?
    /// The last day, inclusive.
    package var to: CivilDate?
    /// As an instructor or as an assistant.
    package var supporter: Supporter.ID?
    package var partnerKind: PartnerKind.ID?

    package init() {}
}

extension DeskStore {
    /// The courses, the latest day first, cancelled ones as well. Throws `.unavailable`.
    package func courses(_ filter: CourseFilter = CourseFilter()) async throws(DeskError) -> [TalliedCourse] {
        let ward = ward
        return try await reading { connection in
            try connection.query(
                """
                SELECT \(Course.columns), \(CourseTally.columns)
                FROM course AS c \(CourseTally.joins)
                WHERE c.ward_code = $1
                    AND ($2::text[] IS NULL OR c.site_code = ANY ($2))
                    AND ($3::text IS NULL OR c.course_kind = $3)
                    AND c.held_on BETWEEN coalesce($4::date, '-infinity') AND coalesce($5::date, 'infinity')
                    AND ($6::text IS NULL OR $6 = ANY (c.instructors || c.assistants))
                    AND ($7::text IS NULL OR c.partner_kind = $7)
                ORDER BY c.held_on DESC, c.starts DESC, c.course_code
                """,
                [
                    ward, filter.sites.map { $0.sorted() }, filter.kind, filter.from, filter.to, filter.supporter,
                    filter.partnerKind,
                ],
                decode: { try TalliedCourse(&$0) }
            )
        }
    }

    /// One course, if it is at one of the caller's sites. Throws `.courseNotFound`, `.unavailable`.
    package func course(_ code: Course.ID, for account: Account) async throws(DeskError) -> TalliedCourse {
        let ward = ward
        return try await reading { connection in try Self.course(code, for: account, ward: ward, on: connection) }
    }

    /// Arranges a course, under the ward's next free code (C1, C2 …) when none is said.
    ///
    /// Throws `.otherSite` when it is at none of the caller's sites, `.conflict`, `.unavailable`.
    package func addCourse(
        _ content: CourseContent,
        code: Course.ID?,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> TalliedCourse {
        guard account.worksAt(content.site) else { throw .otherSite(content.site) }
        let ward = ward
        return try await changing { connection in
            let code = try code ?? Self.nextCourseCode(ward: ward, on: connection)
            try connection.execute(
                """
                INSERT INTO course (
                    ward_code, course_code, course_kind, title, site_code, held_on, starts, ends, capacity,
                    partner_kind, partner, instructors, assistants, recorded_at, recorded_by)
                VALUES ($1, $2, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $3, $4)
                """,
                [ward, code, now, account.name] + content.bindings
            )
            try ChangeStatement.log("course.added", of: code.rawValue, by: account, at: now, ward: ward, on: connection)
            return try Self.course(code, for: account, ward: ward, on: connection)
        }
    }

    /// Changes what was arranged. Where the capacity grows, the first of the waiting line move up.
    ///
    /// Throws `.courseNotFound`, `.otherSite` when it would go to none of the caller's sites, `.conflict`, `.invalid`,
    /// `.unavailable`.
    package func changeCourse(
        _ code: Course.ID,
        to content: CourseContent,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> TalliedCourse {
        let ward = ward
        return try await changing { connection in
            try ClosedCells.hold(ward: ward, on: connection)
            let current = try Self.heldCourse(code, for: account, ward: ward, on: connection)
            guard account.worksAt(content.site) else { throw DeskError.otherSite(content.site) }
            // Those who came are counted by the course's kind.
            if current.attendees > 0, content.kind != current.content.kind {
                try ClosedCells.check([current.content.cell], approval: nil, ward: ward, on: connection)
            }
            let booked = try Self.placeCount(.booked, of: code, ward: ward, on: connection)
            if case .changed(let course) = try current.changed(to: content, booked: booked) {
                try Self.write(course, ward: ward, on: connection)
                let inCharge = current.content.inCharge + course.content.inCharge
                try ConversionUpkeep.refreshSteps(of: inCharge, ward: ward, on: connection)
                try Self.log("course.changed", of: course, by: account, at: now, ward: ward, on: connection)
                try Self.fillPlaces(of: course, by: account, at: now, ward: ward, on: connection)
            }
            return try Self.course(code, for: account, ward: ward, on: connection)
        }
    }

    /// 中止: the course stays readable. Throws `.courseNotFound`, `.conflict`, `.unavailable`.
    package func cancelCourse(
        _ code: Course.ID,
        because reason: String,
        by account: Account,
        at now: Instant
    ) async throws(DeskError) -> TalliedCourse {
        let ward = ward
        return try await changing { connection in
            let course = try Self.heldCourse(code, for: account, ward: ward, on: connection).cancelled(because: reason)
            try Self.write(course, ward: ward, on: connection)
            try ConversionUpkeep.refreshSteps(of: course.content.inCharge, ward: ward, on: connection)
            try Self.log("course.cancelled", of: course, by: account, at: now, ward: ward, on: connection)
            return try Self.course(code, for: account, ward: ward, on: connection)
        }
    }

    static func course(
        _ code: Course.ID,
        for account: Account,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> TalliedCourse {
        let found = try connection.query(
            """
            SELECT \(Course.columns), \(CourseTally.columns)
            FROM course AS c \(CourseTally.joins)
            WHERE c.ward_code = $1 AND c.course_code = $2
            """,
            [ward, code],
            decode: { try TalliedCourse(&$0) }
        ).first
        guard let found, account.worksAt(found.course.content.site) else { throw DeskError.courseNotFound }
        return found
    }

    /// The course, held until the commit: whoever changes it, its places or its attendances takes it first, one after the other.
    static func heldCourse(
        _ code: Course.ID,
        for account: Account,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Course {
        let course = try connection.query(
            "SELECT \(Course.columns) FROM course AS c WHERE c.ward_code = $1 AND c.course_code = $2 FOR UPDATE",
            [ward, code],
            decode: { try Course(&$0) }
        ).first
        guard let course, account.worksAt(course.content.site) else { throw DeskError.courseNotFound }
        return course
    }

    /// The number after the greatest that a code of this form has. Others who want one wait until the commit.
    private static func nextCourseCode(ward: Ward.ID, on connection: isolated Connection) throws -> Course.ID {
        try connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('course ' || $1, 0))", [ward])
        let last = try connection.query(
            """
            SELECT coalesce(max(substr(course_code, 2)::bigint), 0) FROM course
            WHERE ward_code = $1 AND course_code ~ '^C[0-9]{1,9}$'
            """,
            [ward],
            as: Int.self
        ).first
        return Course.ID("C\((last ?? 0) + 1)")
    }

    private static func write(_ course: Course, ward: Ward.ID, on connection: isolated Connection) throws {
        try connection.execute(
            """
            UPDATE course
            SET (course_kind, title, site_code, held_on, starts, ends, capacity, partner_kind, partner, instructors,
                assistants) = ($6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16),
                cancelled = $3, reason = $4, revision = $5
            WHERE ward_code = $1 AND course_code = $2
            """,
            [ward, course.code, course.isCancelled, course.reason, Int32(clamping: course.revision)]
                + course.content.bindings
        )
    }

    private static func log(
        _ action: String,
        of course: Course,
        by account: Account,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let subject = "\(course.code)/\(course.revision)"
        try ChangeStatement.log(action, of: subject, by: account, at: now, ward: ward, on: connection)
    }
}

extension TalliedCourse {
    fileprivate init(_ row: inout Row) throws(PostgresError) {
        self.init(course: try Course(&row), tally: try CourseTally(&row))
    }
}
