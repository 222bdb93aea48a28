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
        package let residents: Int
    }

    /// Consultations at a site by channel and age band.
    package struct Group: Sendable {
        package let site: Site.ID
        package let channel: Channel
        package let ageBand: AgeBand
        package let consultations: Int
    }

    package let ward: WardFacts
    /// A month may come in two parts, to be added up.
    package let months: [Month]
    /// A group may come in two parts, to be added up.
    package let groups: [Group]
    /// Residents supported in the ward, each once.
    package let wardResidents: Int
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
            let supporters = Dictionary(
                grouping: try Self.supporters(in: period, of: ward, on: connection),
                by: \.site
            ).mapValues { Set($0.map(\.supporter)) }
            return CoverageFacts(
                ward: try WardFacts.read(asOf: scope.asOf, ward: ward, on: connection),
                months: try Self.months(of: scope, ward: ward, on: connection),
                groups: try Self.groups(in: period, of: ward, on: connection),
                wardResidents: try Self.residents(of: scope, ward: ward, on: connection),
                supporters: supporters.mapValues(\.count),
                wardSupporters: supporters.values.reduce(into: Set()) { $0.formUnion($1) }.count
            )
        }
    }

    private static func residents(
        of scope: ReportScope,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Int {
        try connection.query(
            """
            SELECT coalesce(sum(residents), 0)::bigint FROM ward_day
            WHERE ward_code = $1 AND held_on >= $2 AND held_on <= $3
            """,
            [ward, scope.year.firstDay, scope.asOf],
            as: Int.self
        ).first ?? 0
    }

    /// The months before the report's day, and that day's own month by its days.
    private static func months(
        of scope: ReportScope,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [CoverageFacts.Month] {
        try connection.query(
            """
            SELECT site_code, month, consultations, minutes, anonymous, residents FROM site_month
            WHERE ward_code = $1 AND month >= $2 AND month < $3
            UNION ALL
            SELECT site_code, $3, sum(consultations)::bigint, sum(minutes)::bigint, sum(anonymous)::bigint,
                sum(residents)::bigint
            FROM consultation_day
            WHERE ward_code = $1 AND held_on >= $3 AND held_on <= $4
            GROUP BY site_code
            """,
            [ward, scope.year.firstDay, scope.asOf.startOfMonth, scope.asOf]
        ) { row in
            CoverageFacts.Month(
                site: try row.next(),
                month: try row.next(),
                consultations: try row.next(),
                minutes: try row.next(),
                anonymous: try row.next(),
                residents: try row.next()
            )
        }
    }

    private static func groups(
        in period: ReportPeriod,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [CoverageFacts.Group] {
        let statement = period.statement(
            rollUp: """
                SELECT site_code, channel, age_band, sum(consultations)::bigint FROM consultation_month WHERE ward_code = $1
                """,
            records: "SELECT site_code, channel, age_band, count(*) FROM consultation WHERE ward_code = $1",
            groupedBy: "site_code, channel, age_band"
        )
        return try connection.query(
            statement,
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

    /// Who gave a consultation where; the same may come twice.
    static func supporters(
        in period: ReportPeriod,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [(site: Site.ID, supporter: Supporter.ID)] {
        let statement = period.statement(
            rollUp: "SELECT site_code, supporter_code FROM supporter_month WHERE ward_code = $1 AND consultations > 0",
            records: """
                SELECT site_code, supporter_code FROM consultation CROSS JOIN unnest(supporters) AS supporter_code
                WHERE ward_code = $1
                """,
            groupedBy: "site_code, supporter_code"
        )
        return try connection.query(
            statement,
            period.bindings(ward),
            as: Site.ID.self,
            Supporter.ID.self
        ).map { (site: $0.0, supporter: $0.1) }
    }
}
