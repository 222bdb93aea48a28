internal import Postgres
internal import SupportDesk

extension DeskStore {
    /// When each of these sites was last heard from, as a report of `day` tells it.
    static func freshness(
        of sites: [Site],
        asOf day: CivilDate,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Site.ID: SiteFreshness] {
        // One look into the index for each site: an aggregate over all records would read them all.
        let heard = Dictionary(
            try connection.query(
                """
                SELECT s.code, (
                    SELECT max(recorded_at) FROM consultation AS c WHERE c.ward_code = $1 AND c.site_code = s.code)
                FROM unnest($2::text[]) AS s (code)
                """,
                [ward, sites.map(\.code)],
                as: Site.ID.self,
                Instant?.self
            )
        ) { first, _ in first }
        let days = day.adding(days: -SiteFreshness.horizon)...day
        let calendars = try calendars(of: sites, in: days, ward: ward, on: connection)
        return Dictionary(
            calendars.map { calendar in
                let code = calendar.site.code
                return (code, SiteFreshness(lastHeardAt: heard[code] ?? nil, calendar: calendar, asOf: day))
            }
        ) { first, _ in first }
    }
}
