internal import Postgres
internal import SupportDesk

/// What is closed cannot be written into: a site's month, when the site or the ward has closed it, or when the ward has closed a later
/// month of the same fiscal year, whose reports rest on it.
enum ClosedCells {
    /// Keeps everything as open or closed as it is until the transaction ends. To be the first of its statements, so that whoever has
    /// to wait holds nothing that others wait for.
    static func hold(ward: Ward.ID, on connection: isolated Connection) throws {
        try connection.execute("SELECT pg_advisory_xact_lock_shared(hashtextextended('closings ' || $1, 0))", [ward])
    }

    /// Keeps everyone else who closes, reopens, approves, corrects or voids away until the transaction ends. To be its first statement.
    static func holdAlone(ward: Ward.ID, on connection: isolated Connection) throws {
        try connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('closings ' || $1, 0))", [ward])
    }

    /// Waits for the consultations that are being written, and keeps others from being written until the transaction ends: a statement
    /// that waits for a table looks at what is closed only after it has got it. Comes after ``holdAlone(ward:on:)``.
    static func stopWriting(on connection: isolated Connection) throws {
        try connection.execute("LOCK TABLE consultation IN EXCLUSIVE MODE")
    }

    /// The conditions under which what is held at a site on a day is open; parts of a statement, names and parameters of it.
    static func isOpen(ward: String, site: String, day: String) -> String {
        """
        NOT EXISTS (
            SELECT FROM site_closing AS k
            WHERE k.ward_code = \(ward) AND k.month = date_trunc('month', \(day)::timestamp)::date
                AND k.site_code = \(site) AND k.is_closed)
        AND NOT EXISTS (
            SELECT FROM closing AS k
            WHERE k.ward_code = \(ward) AND k.period = 'month' AND k.is_closed
                AND k.starts_on >= date_trunc('month', \(day)::timestamp)::date
                AND k.starts_on <= make_date(extract(year FROM \(day) - interval '3 months')::integer + 1, 3, 1))
        """
    }

    /// The positions of those among these cells that are closed.
    static func closed(
        among cells: [(site: Site.ID, day: CivilDate)],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Set<Int> {
        guard !cells.isEmpty else { return [] }
        let open = try connection.query(
            """
            SELECT c.ordinal FROM unnest($2::text[], $3::date[]) WITH ORDINALITY AS c (site_code, held_on, ordinal)
            WHERE \(isOpen(ward: "$1", site: "c.site_code", day: "c.held_on"))
            """,
            [ward, cells.map(\.site), cells.map(\.day)],
            as: Int.self
        )
        return Set(cells.indices).subtracting(open.map { $0 - 1 })
    }

    /// Checks that all of these are open, or that there is leave to change them. Throws `.conflict(.periodClosed)`.
    static func check(
        _ cells: [(site: Site.ID, day: CivilDate)],
        approval: Approval?,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        guard approval == nil else { return }
        let closed = try closed(among: cells, ward: ward, on: connection)
        guard !closed.isEmpty else { return }
        throw DeskError.conflict(.periodClosed(Set(closed.map { cells[$0].day.startOfMonth }).sorted()))
    }
}

extension ConsultationContent {
    /// Where and when it counts.
    var cell: (site: Site.ID, day: CivilDate) { (site, heldOn) }
}

extension CourseContent {
    /// Where and when those who came count.
    var cell: (site: Site.ID, day: CivilDate) { (site, heldOn) }
}
