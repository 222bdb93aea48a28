internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

extension Course {
    /// What a statement selects to read a course, of the table as `c`.
    static let columns = """
        c.course_code, c.course_kind, c.title, c.site_code, c.held_on, c.starts, c.ends, c.capacity, c.partner_kind, \
        c.partner, c.instructors, c.assistants, c.attendees, c.cancelled, c.reason, c.revision
        """

    init(_ row: inout Row) throws(PostgresError) {
        self.init(
            code: try row.next(),
            content: CourseContent(
                kind: try row.next(),
                title: try row.next(),
                site: try row.next(),
                heldOn: try row.next(),
                starts: try row.next(),
                ends: try row.next(),
                capacity: try row.next(),
                partnerKind: try row.next(),
                partner: try row.next(),
                instructors: try row.next(),
                assistants: try row.next()
            ),
            attendees: try row.next(),
            isCancelled: try row.next(),
            reason: try row.next(),
            revision: try row.next()
        )
    }
}

extension CourseContent {
    /// In the order of ``Course/columns``, from the kind to the assistants.
    var bindings: [any PostgresEncodable] {
        [
            kind, title, site, heldOn, starts, ends, Int16(clamping: capacity), partnerKind, partner, instructors,
            assistants,
        ]
    }
}

extension CourseTally {
    /// What a statement selects behind ``joins``.
    static let columns = """
        p.booked, p.waiting, a.on_record, a.rated, a.satisfied, a.can, a.can_asked, a.wants, a.wants_asked, a.by_age
        """

    /// Joins to the course `c` what follows from its places and attendances.
    static let joins = """
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE status = 'booked') AS booked,
                count(*) FILTER (WHERE status = 'waiting') AS waiting
            FROM course_place WHERE ward_code = c.ward_code AND course_code = c.course_code
        ) AS p
        CROSS JOIN LATERAL (
            SELECT count(resident_id) AS on_record, count(satisfaction) AS rated,
                count(*) FILTER (WHERE satisfaction >= 4) AS satisfied,
                count(*) FILTER (WHERE can_do_alone) AS can, count(can_do_alone) AS can_asked,
                count(*) FILTER (WHERE wants_to_help) AS wants, count(wants_to_help) AS wants_asked,
                ARRAY[\(bandCounts)] AS by_age
            FROM attendance WHERE ward_code = c.ward_code AND course_code = c.course_code AND NOT void
        ) AS a
        """

    /// A count for each band, in the order of all of them.
    private static let bandCounts = AgeBand.allCases.map { "count(*) FILTER (WHERE age_band = '\($0.rawValue)')" }
        .joined(separator: ", ")

    init(_ row: inout Row) throws(PostgresError) {
        self.init()
        booked = try row.next()
        waiting = try row.next()
        onRecord = try row.next()
        rated = try row.next()
        satisfied = try row.next()
        canDoAlone = YesOfAsked(yes: try row.next(), asked: try row.next())
        wantsToHelp = YesOfAsked(yes: try row.next(), asked: try row.next())
        let counts: [Int] = try row.next()
        byAge = Dictionary(zip(AgeBand.allCases, counts).filter { $0.1 > 0 }) { first, _ in first }
    }
}

extension CoursePlace {
    /// What a statement selects to read a place, with where it stands in the waiting line.
    static let columns = """
        place_id, course_code, number, status,
            CASE WHEN status = 'waiting' THEN (
                SELECT count(*) FROM course_place AS before
                WHERE before.ward_code = course_place.ward_code AND before.course_code = course_place.course_code
                    AND before.status = 'waiting' AND before.number <= course_place.number
            ) END,
            resident_id, age_band, recorded_at, recorded_by
        """

    init(_ row: inout Row) throws(PostgresError) {
        self.init(
            id: try row.next(),
            course: try row.next(),
            number: try row.next(),
            status: try row.next(),
            position: try row.next(),
            request: PlaceRequest(resident: try row.next(), ageBand: try row.next()),
            recordedAt: try row.next(),
            recordedBy: try row.next()
        )
    }
}

extension CoursePlace.Status: PostgresEncodable, PostgresDecodable {}
