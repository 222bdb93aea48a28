internal import Postgres
package import SupportDesk

extension DeskStore {
    /// A supporter's minutes by site and source on these days; those of no site under nil.
    ///
    /// - Parameters:
    ///   - today: the last day whose shifts count.
    ///   - sites: the sites that the caller may see; nil for all. Reports without a site are seen by everyone.
    /// - Throws: `.supporterNotFound`, `.unavailable`.
    package func hours(
        of supporter: Supporter.ID,
        in days: ClosedRange<CivilDate>,
        today: CivilDate,
        sites: Set<Site.ID>?
    ) async throws(DeskError) -> [(site: Site.ID?, hours: HoursBySource)] {
        let ward = ward
        return try await reading { connection in
            guard try Self.standings(of: [(supporter, nil)], ward: ward, on: connection).first ?? nil != nil else {
                throw DeskError.supporterNotFound
            }
            let found = try Self.hours(
                of: supporter,
                in: days,
                shiftsUntil: today,
                homeCounts: false,
                ward: ward,
                on: connection
            )
            return found.filter { entry in entry.site.map { sites?.contains($0) ?? true } ?? true }
        }
    }

    /// Minutes by source that supporters gave at each site on these days. What was reported without a site counts at
    /// the supporter's home site, and nowhere when there is none.
    ///
    /// - Parameter shiftsUntil: the last day whose shifts count, when `days` go on into days to come. Whole months are
    ///   answered from roll-ups, so that the days of the present month that are still to come are better named than left
    ///   out.
    static func hoursBySource(
        in days: ClosedRange<CivilDate>,
        shiftsUntil: CivilDate? = nil,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Site.ID: HoursBySource] {
        let found = try hours(
            of: nil,
            in: days,
            shiftsUntil: shiftsUntil,
            homeCounts: true,
            ward: ward,
            on: connection
        )
        return Dictionary(found.compactMap { entry in entry.site.map { ($0, entry.hours) } }) { first, _ in first }
    }

    private static func hours(
        of supporter: Supporter.ID?,
        in days: ClosedRange<CivilDate>,
        shiftsUntil: CivilDate?,
        homeCounts: Bool,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [(site: Site.ID?, hours: HoursBySource)] {
        let (first, last) = (days.lowerBound, days.upperBound)
        let months = days.wholeMonths
        let after = last.adding(days: 1)
        return try connection.query(
            """
            SELECT site_code, nullif(sum(shifts), 0)::bigint, nullif(sum(consultations), 0)::bigint,
                nullif(sum(reported), 0)::bigint
            FROM (
                SELECT site_code, ends - starts AS shifts, NULL::bigint AS consultations, NULL::bigint AS reported
                FROM shift
                WHERE ward_code = $1 AND held_on >= $2 AND held_on <= least($3, $8) AND NOT cancelled
                    AND ($6::text IS NULL OR supporter_code = $6)
                UNION ALL
                SELECT site_code, NULL, minutes, NULL FROM supporter_month
                WHERE ward_code = $1 AND month >= $4 AND month < $5 AND ($6::text IS NULL OR supporter_code = $6)
                UNION ALL
                SELECT site_code, NULL, minutes, NULL FROM consultation CROSS JOIN unnest(supporters) AS supporter_code
                WHERE ward_code = $1 AND NOT void AND held_on >= $2 AND held_on < $4
                    AND ($6::text IS NULL OR supporter_code = $6)
                UNION ALL
                SELECT site_code, NULL, minutes, NULL FROM consultation CROSS JOIN unnest(supporters) AS supporter_code
                WHERE ward_code = $1 AND NOT void AND held_on >= $5 AND held_on <= $3
                    AND ($6::text IS NULL OR supporter_code = $6)
                UNION ALL
                SELECT CASE WHEN $7 THEN coalesce(r.site_code, s.home_site) ELSE r.site_code END, NULL, NULL, minutes
                FROM reported_hours AS r JOIN supporter AS s USING (ward_code, supporter_code)
                WHERE r.ward_code = $1 AND r.held_on >= $2 AND r.held_on <= $3 AND NOT r.void
                    AND ($6::text IS NULL OR r.supporter_code = $6)
            ) AS h (site_code, shifts, consultations, reported)
            GROUP BY site_code
            HAVING nullif(sum(shifts), 0) IS NOT NULL OR nullif(sum(consultations), 0) IS NOT NULL
                OR nullif(sum(reported), 0) IS NOT NULL
            ORDER BY site_code NULLS LAST
            """,
            [
                ward, first, last, months?.lowerBound ?? after, months?.upperBound ?? after, supporter, homeCounts,
                shiftsUntil,
            ]
        ) { row in
            let site: Site.ID? = try row.next()
            return (
                site: site,
                hours: HoursBySource(
                    shifts: try row.next(),
                    consultations: try row.next(),
                    reported: try row.next()
                )
            )
        }
    }
}

extension ClosedRange<CivilDate> {
    /// From the first day of the first month that lies within, to the first day after the last one; nil when there is
    /// none.
    fileprivate var wholeMonths: Range<CivilDate>? {
        let first = lowerBound.day == 1 ? lowerBound : lowerBound.startOfMonth.adding(days: 31).startOfMonth
        let end = upperBound.adding(days: 1).startOfMonth
        return first < end ? first..<end : nil
    }
}
