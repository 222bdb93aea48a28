internal import Postgres
package import SupportDesk

/// What the coverage report is made of.
package struct CoverageFacts: Sendable {
    /// What was counted at a site in a month.
    package struct Month: Sendable {
        package let site: Site.ID
        /// Its first day.
        package let month: CivilDate
        package let consultations: Int
        package let minutes: Int
        package let anonymous: Int
        /// Residents seen at the site for the first time in the year.
        package let siteResidents: Int
        /// Residents seen in the ward for the first time in the year, here.
        package let wardResidents: Int
    }

    /// Consultations at a site by channel and age band.
    package struct Group: Sendable {
        package let site: Site.ID
        package let channel: Channel
        package let ageBand: AgeBand
        package let consultations: Int
    }

    package let ward: WardFacts
    package let months: [Month]
    package let groups: [Group]
    /// Supporters who gave a consultation in the year, by site.
    package let supporters: [Site.ID: Int]
    /// The same in the ward, each once.
    package let wardSupporters: Int
}

extension DeskStore {
    /// The facts of the coverage report. Throws `.unavailable`.
    package func coverageFacts(_ scope: ReportScope) async throws(DeskError) -> CoverageFacts {
        let ward = ward
        return try await snapshot { connection in
            let period = try ReportPeriod(scope, ward: ward, on: connection)
            let supporters = try Self.supporters(in: period, of: ward, on: connection)
            return CoverageFacts(
                ward: try WardFacts.read(asOf: scope.asOf, ward: ward, on: connection),
                months: try Self.months(of: scope, ward: ward, on: connection),
                groups: try Self.groups(in: period, of: ward, on: connection),
                supporters: Dictionary(Dictionary(grouping: supporters, by: \.site).map { ($0, $1.count) }) { $1 },
                wardSupporters: Set(supporters.map(\.supporter)).count
            )
        }
    }

    /// Days are exact for any day of the year.
    private static func months(
        of scope: ReportScope,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [CoverageFacts.Month] {
        try connection.query(
            """
            SELECT site_code, date_trunc('month', held_on::timestamp)::date AS month, sum(consultations)::bigint,
                sum(minutes)::bigint, sum(anonymous)::bigint, sum(site_residents)::bigint, sum(ward_residents)::bigint
            FROM consultation_day
            WHERE ward_code = $1 AND held_on >= $2 AND held_on <= $3
            GROUP BY site_code, month
            """,
            [ward, scope.year.firstDay, scope.asOf]
        ) { row in
            CoverageFacts.Month(
                site: try row.next(),
                month: try row.next(),
                consultations: try row.next(),
                minutes: try row.next(),
                anonymous: try row.next(),
                siteResidents: try row.next(),
                wardResidents: try row.next()
            )
        }
    }

    private static func groups(
        in period: ReportPeriod,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [CoverageFacts.Group] {
        let rows = ReportPeriod.rows(
            "consultation_month",
            "site_code, channel, age_band, consultations",
            records: "SELECT site_code, channel, age_band, 1 FROM consultation WHERE ward_code = $1"
        )
        return try connection.query(
            """
            SELECT site_code, channel, age_band, sum(consultations)::bigint FROM (\(rows)) AS part
            GROUP BY site_code, channel, age_band
            """,
            period.bindings(ward)
        ) { row in
            CoverageFacts.Group(
                site: try row.next(),
                channel: try row.next(),
                ageBand: try row.next(),
                consultations: try row.next()
            )
        }
    }

    /// Who gave a consultation where.
    static func supporters(
        in period: ReportPeriod,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [(site: Site.ID, supporter: Supporter.ID)] {
        let rows = ReportPeriod.rows(
            "supporter_month",
            "site_code, supporter_code, consultations",
            records: """
                SELECT site_code, supporter_code, 1 FROM consultation CROSS JOIN unnest(supporters) AS supporter_code
                WHERE ward_code = $1
                """
        )
        return try connection.query(
            """
            SELECT DISTINCT site_code, supporter_code FROM (\(rows)) AS part WHERE consultations > 0
            """,
            period.bindings(ward),
            as: Site.ID.self,
            Supporter.ID.self
        ).map { (site: $0.0, supporter: $0.1) }
    }
}
