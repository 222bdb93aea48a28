internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

/// Courses and rosters, in bulk.
extension WardPeopleLoading {
    static func write(
        _ courses: [Course],
        by account: Account,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let contents = courses.map(\.content)
        try connection.execute(
            """
            INSERT INTO course (
                ward_code, course_code, course_kind, title, site_code, held_on, starts, ends, capacity, partner_kind,
                partner, instructors, assistants, cancelled, reason, revision, recorded_at, recorded_by)
            SELECT $1, code, kind, title, site, held_on, starts, ends, capacity, partner_kind, partner,
                string_to_array(instructors, ' '), string_to_array(assistants, ' '), cancelled, reason, revision,
                recorded_at, $18
            FROM unnest(
                $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::smallint[], $8::smallint[],
                $9::smallint[], $10::text[], $11::text[], $12::text[], $13::text[], $14::boolean[], $15::text[], $16::integer[],
                $17::timestamptz[])
                AS c (code, kind, title, site, held_on, starts, ends, capacity, partner_kind, partner, instructors,
                    assistants, cancelled, reason, revision, recorded_at)
            """,
            [
                ward, courses.map(\.code), contents.map(\.kind), contents.map(\.title), contents.map(\.site),
                contents.map(\.heldOn), contents.map(\.starts), contents.map(\.ends),
                contents.map { Int16(clamping: $0.capacity) }, contents.map(\.partnerKind), contents.map(\.partner),
                contents.map { joined($0.instructors) }, contents.map { joined($0.assistants) },
                courses.map(\.isCancelled), courses.map(\.reason), courses.map { Int32(clamping: $0.revision) },
                contents.map { written($0.heldOn.adding(days: -60)) }, account.name,
            ]
        )
    }

    static func write(_ attendances: [Attendance], ward: Ward.ID, on connection: isolated Connection) throws {
        let rows = attendances.flatMap { attendance in
            attendance.people.enumerated().map { (attendance, ordinal: $0.offset + 1, person: $0.element) }
        }
        let people = rows.map(\.person)
        try connection.execute(
            """
            WITH came AS (
                INSERT INTO attendance (
                    ward_code, attendance_id, ordinal, course_code, held_on, resident_id, age_band, satisfaction,
                    can_do_alone, wants_to_help, recorded_at, recorded_by)
                SELECT $1, * FROM unnest(
                    $2::uuid[], $3::smallint[], $4::text[], $5::date[], $6::uuid[], $7::text[], $8::smallint[],
                    $9::boolean[], $10::boolean[], $11::timestamptz[], $12::text[])
                RETURNING course_code
            ),
            counted AS (SELECT course_code, count(*) AS people FROM came GROUP BY course_code)
            UPDATE course AS c SET attendees = c.attendees + counted.people FROM counted
            WHERE c.ward_code = $1 AND c.course_code = counted.course_code
            """,
            [
                ward, rows.map(\.0.id), rows.map { Int16(clamping: $0.ordinal) }, rows.map(\.0.course),
                rows.map(\.0.heldOn), people.map(\.resident), people.map(\.ageBand),
                people.map { $0.satisfaction.map { Int16(clamping: $0) } }, people.map(\.canDoAlone),
                people.map(\.wantsToHelp), rows.map(\.0.recordedAt), rows.map(\.0.recordedBy),
            ]
        )
    }

    static func write(_ places: [CoursePlace], ward: Ward.ID, on connection: isolated Connection) throws {
        try connection.execute(
            """
            INSERT INTO course_place (
                ward_code, place_id, course_code, number, resident_id, age_band, status, recorded_at, recorded_by)
            SELECT $1, * FROM unnest(
                $2::uuid[], $3::text[], $4::integer[], $5::uuid[], $6::text[], $7::text[], $8::timestamptz[],
                $9::text[])
            """,
            [
                ward, places.map(\.id), places.map(\.course), places.map { Int32(clamping: $0.number) },
                places.map(\.request.resident), places.map(\.request.ageBand), places.map(\.status.rawValue),
                places.map(\.recordedAt), places.map(\.recordedBy),
            ]
        )
    }

    static func write(_ times: [WardPeople.SiteTimes], ward: Ward.ID, on connection: isolated Connection) throws {
        _ = try DeskStore.write(times.map { ($0.site, $0.hours) }, ward: ward, on: connection)
        let closures = times.flatMap { times in times.closures.map { (times.site, $0) } }
        try connection.execute(
            """
            INSERT INTO site_closure (ward_code, site_code, closed_on, reason)
            SELECT $1, * FROM unnest($2::text[], $3::date[], $4::text[])
            """,
            [ward, closures.map(\.0), closures.map(\.1.day), closures.map(\.1.reason)]
        )
    }

    static func write(_ shifts: [Shift], ward: Ward.ID, on connection: isolated Connection) throws {
        let bookings = shifts.map(\.booking)
        try connection.execute(
            """
            INSERT INTO shift (
                ward_code, shift_id, site_code, supporter_code, held_on, starts, ends, cancelled, reason, recorded_at,
                recorded_by)
            SELECT $1, * FROM unnest(
                $2::uuid[], $3::text[], $4::text[], $5::date[], $6::smallint[], $7::smallint[], $8::boolean[],
                $9::text[], $10::timestamptz[], $11::text[])
            """,
            [
                ward, shifts.map(\.id), bookings.map(\.site), bookings.map(\.supporter), bookings.map(\.day),
                bookings.map(\.starts), bookings.map(\.ends), shifts.map(\.isCancelled), shifts.map(\.reason),
                shifts.map(\.recordedAt), shifts.map(\.recordedBy),
            ]
        )
    }

    static func write(_ reports: [ReportedHours], ward: Ward.ID, on connection: isolated Connection) throws {
        let contents = reports.map(\.content)
        try connection.execute(
            """
            INSERT INTO reported_hours (
                ward_code, report_id, supporter_code, held_on, minutes, site_code, recorded_at, recorded_by)
            SELECT $1, * FROM unnest(
                $2::uuid[], $3::text[], $4::date[], $5::smallint[], $6::text[], $7::timestamptz[], $8::text[])
            """,
            [
                ward, reports.map(\.id), contents.map(\.supporter), contents.map(\.day),
                contents.map { Int16(clamping: $0.minutes) }, contents.map(\.site), reports.map(\.recordedAt),
                reports.map(\.recordedBy),
            ]
        )
    }
}
