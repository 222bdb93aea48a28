internal import Postgres
package import SupportDesk

/// What the report on conversions is made of.
package struct ConversionFacts: Sendable {
    /// What a group of supporters gave in the fiscal year; a consultation given by two counts for both.
    package struct Given: Sendable {
        package let group: Group
        package let consultations: Int
        package let rated: Int
        package let satisfied: Int
    }

    /// Who gave a consultation.
    package enum Group: String, Sendable, CaseIterable {
        case onceResidents = "once_residents"
        case others
        case staff
    }

    package let sites: [Site]
    /// Of all fiscal years up to the report's day.
    package let arrivals: [Funnel.Arrivals]
    /// Of the fiscal year up to the report's day.
    package let finishings: Funnel.Finishings
    package let converted: [ConversionSteps]
    package let activeSupporters: Int
    package let activeOnceResidents: Int
    package let given: [Given]
    /// What the figures are worth at that moment.
    package let status: FigureStatus
}

extension DeskStore {
    /// The facts of the report on conversions; for a site, those of the people who were first supported there, and what was given there.
    ///
    /// - Parameter today: the day beyond which nothing has happened.
    ///
    /// Throws `.unavailable`.
    package func conversionFacts(_ scope: ReportScope, today: CivilDate) async throws(DeskError) -> ConversionFacts {
        let ward = ward
        return try await snapshot { connection in
            let active = try Self.activeSupporters(in: scope, of: ward, on: connection)
            return ConversionFacts(
                sites: try Self.sites(of: ward, on: connection),
                arrivals: try Self.arrivals(upTo: scope, of: ward, on: connection),
                finishings: try Self.finishings(in: scope, of: ward, on: connection),
                converted: try Self.converted(upTo: scope, of: ward, on: connection).map { $0.upTo(today) },
                activeSupporters: active.total,
                activeOnceResidents: active.onceResidents,
                given: try Self.given(in: scope, of: ward, on: connection),
                status: try Self.status(of: scope, ward: ward, on: connection)
            )
        }
    }

    /// Those of the fiscal year by month and site. Those of earlier years by day alone: of them only the year is asked for, and months of
    /// a million residents take as long as all the rest of the report.
    private static func arrivals(
        upTo scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Funnel.Arrivals] {
        let counts = """
            sum(residents::integer), coalesce(sum(residents::integer) FILTER (WHERE finished_on <= $2), 0)
            FROM journey_day WHERE ward_code = $1 AND ($3::text IS NULL OR site_code = $3)
            """
        let ofYear = try connection.query(
            """
            SELECT date_trunc('month', supported_on::timestamp)::date, site_code, \(counts)
                AND supported_on >= $4 AND supported_on <= $2
            GROUP BY 1, 2
            """,
            [ward, scope.asOf, scope.site, scope.year.firstDay],
            as: CivilDate.self,
            Site.ID.self,
            Int.self,
            Int.self
        ).map { Funnel.Arrivals(month: $0.0, site: $0.1, residents: $0.2, finishedCourse: $0.3) }
        let before = try connection.query(
            "SELECT supported_on, \(counts) AND supported_on < $4 GROUP BY 1",
            [ward, scope.asOf, scope.site, scope.year.firstDay],
            as: CivilDate.self,
            Int.self,
            Int.self
        ).map { Funnel.Arrivals(month: $0.0.startOfMonth, site: nil, residents: $0.1, finishedCourse: $0.2) }
        return ofYear + before
    }

    private static func finishings(
        in scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Funnel.Finishings {
        let finished = """
            sum(residents::integer) FROM journey_day
            WHERE ward_code = $1 AND finished_on >= $2 AND finished_on <= $3 AND ($4::text IS NULL OR site_code = $4)
            GROUP BY 1
            """
        let bindings: [any PostgresEncodable] = [ward, scope.year.firstDay, scope.asOf, scope.site]
        let days = try connection.query("SELECT finished_on, \(finished)", bindings, as: CivilDate.self, Int.self)
        let waits = try connection.query(
            "SELECT finished_on - supported_on, \(finished)",
            bindings,
            as: Int.self,
            Int.self
        )
        return Funnel.Finishings(
            months: Dictionary(days.map { ($0.0.startOfMonth, $0.1) }, uniquingKeysWith: +),
            days: waits.map { (value: $0.0, count: $0.1) }
        )
    }

    static func converted(
        upTo scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [ConversionSteps] {
        try connection.query(
            """
            SELECT \(ConversionSteps.columns) FROM conversion
            WHERE ward_code = $1 AND applied_on <= $2 AND NOT void AND ($3::text IS NULL OR site_code = $3)
            """,
            [ward, scope.asOf, scope.site],
            decode: { try ConversionSteps(&$0).upTo(scope.asOf) }
        )
    }

    /// Those who are active on the report's day; of a site, those whose home it is.
    private static func activeSupporters(
        in scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> (total: Int, onceResidents: Int) {
        try connection.query(
            """
            SELECT count(*), count(c.supporter_code)
            FROM supporter_status AS s
            JOIN supporter AS p USING (ward_code, supporter_code)
            LEFT JOIN conversion AS c
                ON c.ward_code = s.ward_code AND c.supporter_code = s.supporter_code AND NOT c.void
            WHERE s.ward_code = $1 AND \(SupporterSQL.active(on: 2)) AND ($3::text IS NULL OR p.home_site = $3)
            """,
            [ward, scope.asOf, scope.site],
            as: Int.self,
            Int.self
        ).first.map { (total: $0.0, onceResidents: $0.1) } ?? (0, 0)
    }

    /// Of the ward, the fiscal year less its days after the report's; of a site, its months and the records of one that is cut short.
    private static func given(
        in scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [ConversionFacts.Given] {
        if scope.site != nil {
            let period = try ReportPeriod(scope, ward: ward, on: connection)
            let number = period.isCutShort ? 5 : 3
            let parts = period.statement(
                rollUp: """
                    SELECT supporter_code, sum(consultations)::bigint AS consultations, sum(rated)::bigint AS rated,
                        sum(satisfied)::bigint AS satisfied
                    FROM supporter_month WHERE ward_code = $1 AND site_code = $\(number)
                    """,
                records: """
                    SELECT supporter_code, count(*), count(satisfaction), count(*) FILTER (WHERE satisfaction >= 4)
                    FROM consultation CROSS JOIN unnest(supporters) AS supporter_code
                    WHERE ward_code = $1 AND site_code = $\(number)
                    """,
                groupedBy: "supporter_code"
            )
            return try given(parts, period.bindings(ward) + [scope.site], asOf: scope.asOf, on: connection)
        }
        let parts = """
            SELECT supporter_code, consultations, rated, satisfied FROM supporter_year
            WHERE ward_code = $1 AND fiscal_year = $2
            UNION ALL
            SELECT supporter_code, -sum(consultations)::bigint, -sum(rated)::bigint, -sum(satisfied)::bigint
            FROM supporter_day WHERE ward_code = $1 AND held_on > $3 AND held_on <= $4
            GROUP BY supporter_code
            """
        let bindings: [any PostgresEncodable] = [ward, scope.year, scope.asOf, scope.year.lastDay]
        return try given(parts, bindings, asOf: scope.asOf, on: connection)
    }

    /// Adds up what supporters gave by the group that each is in. The ward is $1.
    private static func given(
        _ parts: String,
        _ bindings: [any PostgresEncodable],
        asOf day: CivilDate,
        on connection: isolated Connection
    ) throws -> [ConversionFacts.Given] {
        try connection.query(
            """
            SELECT CASE WHEN k.staff THEN 'staff' WHEN c.supporter_code IS NOT NULL THEN 'once_residents' ELSE 'others' END,
                sum(g.consultations)::bigint, sum(g.rated)::bigint, sum(g.satisfied)::bigint
            FROM (\(parts)) AS g
            JOIN supporter AS s ON s.ward_code = $1 AND s.supporter_code = g.supporter_code
            LEFT JOIN supporter_kind AS k ON k.ward_code = $1 AND k.code = s.supporter_kind
            LEFT JOIN conversion AS c
                ON c.ward_code = $1 AND c.supporter_code = g.supporter_code AND NOT c.void
                    AND c.applied_on <= $\(bindings.count + 1)
            GROUP BY 1
            """,
            bindings + [day]
        ) { row in
            let group: String = try row.next()
            return ConversionFacts.Given(
                group: ConversionFacts.Group(rawValue: group) ?? .others,
                consultations: try row.next(),
                rated: try row.next(),
                satisfied: try row.next()
            )
        }
    }
}
