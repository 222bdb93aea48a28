internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Who is on duty, where somebody is missing, and when sites are closed. Throws `.unavailable`.
    package func roster(_ scope: Roster.Scope) async throws(DeskError) -> Roster {
        let ward = ward
        return try await reading { connection in
            let sites = try Self.sites(of: ward, on: connection).filter { scope.sites?.contains($0.code) ?? true }
            return Roster(
                scope,
                calendars: try Self.calendars(of: sites, in: scope.days, ward: ward, on: connection),
                shifts: try Self.entries(scope, ward: ward, on: connection)
            )
        }
    }

    /// The shifts that stand, by day, site and start. Throws `.unavailable`.
    package func shifts(_ scope: Roster.Scope) async throws(DeskError) -> [Shift] {
        let ward = ward
        return try await reading { connection in try Self.shifts(scope, ward: ward, on: connection) }
    }

    static func shifts(
        _ scope: Roster.Scope,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Shift] {
        try standing(Shift.columns, scope, ward: ward, on: connection) { try Shift(&$0) }
    }

    static func entries(
        _ scope: Roster.Scope,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Roster.Entry] {
        try standing(Booking.columns, scope, ward: ward, on: connection) {
            Roster.Entry(id: try $0.next(), booking: try Booking(&$0))
        }
    }

    /// Reads these columns of the shifts that stand.
    private static func standing<Value>(
        _ columns: String,
        _ scope: Roster.Scope,
        ward: Ward.ID,
        on connection: isolated Connection,
        decode: (inout Row) throws -> Value
    ) throws -> [Value] {
        let sites = scope.sites.map { $0.sorted() }
        let (first, last) = (scope.days.lowerBound, scope.days.upperBound)
        // By day, all shifts of a month are read from one place; by person, a person's few are found among all.
        guard let supporter = scope.supporter else {
            return try connection.query(
                """
                SELECT \(columns) FROM shift
                WHERE ward_code = $1 AND held_on >= $2 AND held_on <= $3 AND NOT cancelled
                    AND ($4::text[] IS NULL OR site_code = ANY ($4))
                ORDER BY held_on, site_code, starts, supporter_code
                """,
                [ward, first, last, sites],
                decode: decode
            )
        }
        return try connection.query(
            """
            SELECT \(columns) FROM shift
            WHERE ward_code = $1 AND supporter_code = $5 AND held_on >= $2 AND held_on <= $3 AND NOT cancelled
                AND ($4::text[] IS NULL OR site_code = ANY ($4))
            ORDER BY held_on, starts
            """,
            [ward, first, last, sites, supporter],
            decode: decode
        )
    }

    /// Where fewer supporters are booked than are wanted, by site; by day and time. A site that is not there, or all of
    /// whose days lack hours on record, has no entry: whether it is understaffed is not known.
    static func understaffed(
        in days: ClosedRange<CivilDate>,
        site: Site.ID?,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Site.ID: [StaffingGap]] {
        let sites = try sites(of: ward, on: connection).filter { site == nil || $0.code == site }
        let scope = Roster.Scope(days: days, sites: site.map { [$0] })
        let calendars = try calendars(of: sites, in: days, ward: ward, on: connection)
            .filter { calendar in calendar.weeks.contains { $0.effectiveFrom <= days.upperBound } }
        let roster = Roster(scope, calendars: calendars, shifts: try entries(scope, ward: ward, on: connection))
        let gaps = Dictionary(grouping: roster.gaps ?? [], by: \.site)
        return Dictionary(calendars.map { ($0.site.code, gaps[$0.site.code] ?? []) }) { first, _ in first }
    }

    /// When these sites are open on these days, in the order of `sites`.
    static func calendars(
        of sites: [Site],
        in days: ClosedRange<CivilDate>,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [SiteCalendar] {
        let codes = sites.map(\.code)
        let weeks = try connection.query(
            """
            SELECT site_code, \(OpeningHours.columns) FROM site_hours
            WHERE ward_code = $1 AND site_code = ANY ($2) AND effective_from <= $3
            ORDER BY site_code, effective_from
            """,
            [ward, codes, days.upperBound],
            decode: { (site: try $0.next(Site.ID.self), week: try OpeningHours(&$0)) }
        )
        let closures = try connection.query(
            """
            SELECT site_code, closed_on, reason FROM site_closure
            WHERE ward_code = $1 AND site_code = ANY ($2) AND closed_on >= $3 AND closed_on <= $4 AND NOT cancelled
            """,
            [ward, codes, days.lowerBound, days.upperBound],
            as: Site.ID.self,
            CivilDate.self,
            String?.self
        )
        let holidays = try connection.query(
            "SELECT day, name FROM public_holiday WHERE day >= $1 AND day <= $2",
            [days.lowerBound, days.upperBound],
            as: CivilDate.self,
            String.self
        )
        let (weeksBySite, closuresBySite) = (
            Dictionary(grouping: weeks, by: \.site), Dictionary(grouping: closures, by: \.0)
        )
        let names = Dictionary(holidays) { first, _ in first }
        return sites.map { site in
            SiteCalendar(
                site: site,
                weeks: (weeksBySite[site.code] ?? []).map(\.week),
                closures: (closuresBySite[site.code] ?? []).map { SiteClosure(day: $0.1, reason: $0.2) },
                holidays: names
            )
        }
    }
}

extension Booking {
    /// With the shift's id before it.
    static let columns = "shift_id, site_code, supporter_code, held_on, starts, ends"

    /// Reads what stands behind the id.
    fileprivate init(_ row: inout Row) throws {
        self.init(
            site: try row.next(),
            supporter: try row.next(),
            day: try row.next(),
            starts: try ClockTime(&row),
            ends: try ClockTime(&row)
        )
    }
}

extension Shift {
    static let columns = "\(Booking.columns), cancelled, reason, recorded_at, recorded_by"

    init(_ row: inout Row) throws {
        self.init(
            id: try row.next(),
            booking: try Booking(&row),
            isCancelled: try row.next(),
            reason: try row.next(),
            recordedAt: try row.next(),
            recordedBy: try row.next()
        )
    }
}

extension OpeningHours {
    static let columns = "effective_from, open_on_holidays, weekdays, opens, closes, needed"

    init(_ row: inout Row) throws {
        let (day, isOpenOnHolidays): (CivilDate, Bool) = (try row.next(), try row.next())
        let (weekdays, opens): ([Int], [Int]) = (try row.next(), try row.next())
        let (closes, needed): ([Int], [Int]) = (try row.next(), try row.next())
        self.init(
            effectiveFrom: day,
            isOpenOnHolidays: isOpenOnHolidays,
            spans: try weekdays.indices.map { part in
                guard let weekday = Weekday(rawValue: weekdays[part]), let from = ClockTime(minutes: opens[part]),
                    let to = ClockTime(minutes: closes[part])
                else { throw DeskError.internalFault }
                return OpeningSpan(weekday: weekday, opens: from, closes: to, needed: needed[part])
            }
        )
    }
}

extension ClockTime {
    /// As the tables keep it.
    var column: Int16 { Int16(clamping: minutes) }

    fileprivate init(_ row: inout Row) throws {
        guard let time = ClockTime(minutes: try row.next()) else { throw DeskError.internalFault }
        self = time
    }
}
