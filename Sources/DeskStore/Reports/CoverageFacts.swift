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
        package let channels: [Channel: Int]
        package let ages: [AgeGroup: Int]
    }

    /// Consultations at a site by channel and age band, of a month that is cut short.
    package struct Group: Sendable {
        package let site: Site.ID
        package let channel: Channel
        package let ageBand: AgeBand
        package let consultations: Int
    }

    package let ward: WardFacts
    /// Of a month that the report cuts short, channels and ages are in ``groups``.
    package let months: [Month]
    package let groups: [Group]
    /// Residents supported in the ward, each once.
    package let wardResidents: Int
    /// Supporters who gave a consultation in the last twelve months, by site.
    package let supporters: [Site.ID: Int]
    /// The same in the ward, each once.
    package let wardSupporters: Int
    /// Of every site.
    package let freshness: [Site.ID: SiteFreshness]
    /// What the figures are worth at that moment.
    package let status: FigureStatus
}

extension DeskStore {
    /// The facts of the coverage report. Throws `.unavailable`.
    package func coverageFacts(_ scope: ReportScope) async throws(DeskError) -> CoverageFacts {
        let ward = ward
        return try await snapshot { connection in
            let period = try ReportPeriod(scope, ward: ward, on: connection)
            let supporters = Dictionary(
                grouping: try Self.supporters(in: period.yearBefore, of: ward, on: connection),
                by: \.site
            ).mapValues { Set($0.map(\.supporter)) }
            let facts = try WardFacts.read(asOf: scope.asOf, ward: ward, on: connection)
            return CoverageFacts(
                ward: facts,
                months: try Self.months(in: period, of: ward, on: connection),
                groups: period.isCutShort ? try Self.groups(in: period, of: ward, on: connection) : [],
                wardResidents: try Self.residents(of: scope, ward: ward, on: connection),
                supporters: supporters.mapValues(\.count),
                wardSupporters: supporters.values.reduce(into: Set()) { $0.formUnion($1) }.count,
                freshness: try Self.freshness(of: facts.sites, asOf: scope.asOf, ward: ward, on: connection),
                status: try Self.status(of: scope, ward: ward, on: connection)
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

    /// The whole months, and one that is cut short by its days.
    private static func months(
        in period: ReportPeriod,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [CoverageFacts.Month] {
        let whole = """
            SELECT site_code, month, consultations, minutes, anonymous, residents, in_person, phone, online, visit, under60,
                from60, from65, from75, age_unknown, age_declined
            FROM site_month WHERE ward_code = $1 AND month = ANY ($2)
            """
        let cutShort = """
            SELECT site_code, $3, sum(consultations)::bigint, sum(minutes)::bigint, sum(anonymous)::bigint,
                sum(residents)::bigint, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            FROM consultation_day WHERE ward_code = $1 AND held_on >= $3 AND held_on <= $4 GROUP BY site_code
            """
        return try connection.query(
            period.isCutShort ? "\(whole) UNION ALL \(cutShort)" : whole,
            period.bindings(ward),
            decode: { try CoverageFacts.Month(&$0) }
        )
    }

    private static func groups(
        in period: ReportPeriod,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [CoverageFacts.Group] {
        try connection.query(
            """
            SELECT site_code, channel, age_band, count(*) FROM consultation
            WHERE ward_code = $1 AND held_on >= $2 AND held_on <= $3 AND NOT void
            GROUP BY site_code, channel, age_band
            """,
            [ward, period.recordsFrom, period.last]
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

extension CoverageFacts.Month {
    fileprivate init(_ row: inout Row) throws {
        self.init(
            site: try row.next(),
            month: try row.next(),
            consultations: try row.next(),
            minutes: try row.next(),
            anonymous: try row.next(),
            residents: try row.next(),
            channels: [
                .inPerson: try row.next(), .phone: try row.next(), .online: try row.next(), .visit: try row.next(),
            ],
            ages: [
                .under60: try row.next(), .from60: try row.next(), .from65: try row.next(), .from75: try row.next(),
                .unknown: try row.next(), .declined: try row.next(),
            ]
        )
    }
}
