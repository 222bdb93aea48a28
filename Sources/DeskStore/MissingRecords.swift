internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// What is missing of a period: of a month what is still to be expected, of a fiscal year only what waits for approval.
    ///
    /// Throws `.unavailable`.
    package func missing(in period: ClosingPeriod) async throws(DeskError) -> MissingRecords {
        let ward = ward
        return try await reading { connection in try Self.missing(in: period, ward: ward, on: connection) }
    }

    static func missing(
        in period: ClosingPeriod,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> MissingRecords {
        var missing = MissingRecords()
        missing.amendments = try waitingAmendments(touching: period, ward: ward, on: connection)
        guard case .month(let month) = period else { return missing }
        missing.refusals = try refusals(in: month, ward: ward, on: connection)
        let sites = try sitesInService(in: period, ward: ward, on: connection)
        let recorded = try daysOnRecord(in: period, ward: ward, on: connection)
        let silent = sites.map(\.code).filter { recorded[$0] == nil }
        missing.silentSites = try lastDaysOnRecord(of: silent, ward: ward, on: connection)
        let days = period.startsOn...period.lastDay
        for calendar in try calendars(of: sites, in: days, ward: ward, on: connection) {
            let site = calendar.site.code
            let (open, isKnown) = calendar.openDays(in: days)
            if !isKnown { missing.sitesWithoutHours.append(site) }
            guard let recorded = recorded[site] else { continue }
            let empty = open.filter { !recorded.contains($0) }
            if !empty.isEmpty { missing.emptyDays.append(.init(site: site, days: empty)) }
        }
        return missing
    }

    /// The days of which a consultation or an attendance is on record, by site; sites without one have no entry.
    private static func daysOnRecord(
        in period: ClosingPeriod,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Site.ID: Set<CivilDate>] {
        let found = try connection.query(
            """
            SELECT site_code, held_on FROM consultation_day
            WHERE ward_code = $1 AND held_on BETWEEN $2 AND $3 AND consultations > 0
            UNION
            SELECT site_code, held_on FROM course WHERE ward_code = $1 AND held_on BETWEEN $2 AND $3 AND attendees > 0
            """,
            [ward, period.startsOn, period.lastDay],
            as: Site.ID.self,
            CivilDate.self
        )
        return Dictionary(grouping: found, by: \.0).mapValues { Set($0.map(\.1)) }
    }

    private static func lastDaysOnRecord(
        of sites: [Site.ID],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [MissingRecords.SilentSite] {
        try connection.query(
            """
            SELECT s.code, greatest(
                (SELECT max(held_on) FROM consultation_day AS d
                    WHERE d.ward_code = $1 AND d.site_code = s.code AND d.consultations > 0),
                (SELECT max(held_on) FROM course AS c
                    WHERE c.ward_code = $1 AND c.site_code = s.code AND c.attendees > 0))
            FROM unnest($2::text[]) WITH ORDINALITY AS s (code, ordinal) ORDER BY s.ordinal
            """,
            [ward, sites],
            as: Site.ID.self,
            CivilDate?.self
        ).map { MissingRecords.SilentSite(site: $0.0, lastHeardOf: $0.1) }
    }

    /// Those that wait and touch a month, or any month of a fiscal year, or would reopen it; the oldest first.
    private static func waitingAmendments(
        touching period: ClosingPeriod,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [MissingRecords.WaitingAmendment] {
        let months: [CivilDate] =
            switch period {
            case .month(let day): [day]
            case .fiscalYear(let year): year.months
            }
        return try connection.query(
            """
            SELECT amendment_id, site_code FROM amendment
            WHERE ward_code = $1 AND decision IS NULL AND (months && $2 OR operation = 'reopen' AND subject = $3)
            ORDER BY proposed_at, amendment_id
            """,
            [ward, months, period.code],
            as: UUID.self,
            Site.ID?.self
        ).map { MissingRecords.WaitingAmendment(id: $0.0, site: $0.1) }
    }
}

extension SiteCalendar {
    /// The days on which the site is open by its hours, and whether hours are on record for all days of its service.
    fileprivate func openDays(in days: ClosedRange<CivilDate>) -> (days: [CivilDate], isKnown: Bool) {
        var (open, isKnown): ([CivilDate], Bool) = ([], true)
        for number in days.lowerBound.daysSince1970...days.upperBound.daysSince1970 {
            let day = CivilDate(daysSince1970: number)
            switch openness(on: day) {
            case .unknown: isKnown = false
            case .closed: break
            case .open: open.append(day)
            }
        }
        return (open, isKnown)
    }
}
