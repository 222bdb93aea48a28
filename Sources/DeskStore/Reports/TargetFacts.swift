package import Postgres
package import SupportDesk

/// What the report on targets is made of.
package struct TargetFacts: Sendable {
    /// What was counted in the ward, or at a site, on a day.
    package struct Day: Sendable {
        package let day: CivilDate
        package let consultations: Int
        package let anonymous: Int
        /// Residents seen for the first time in the fiscal year.
        package let newResidents: Int
    }

    /// The facts that are as they are on a day.
    package struct OnDay: Sendable {
        package let ward: WardFacts
        /// Nil when the ward keeps no register of them.
        package let activeSupporters: Int?
        /// What was last found in each facility.
        package let facilities: FacilityCounts
        /// Of the fiscal year up to the day.
        package let courses: CourseFigures
        /// How the residents who became active in the fiscal year up to the day came to it.
        package let conversions: ConversionFigures
    }

    /// Main facilities (主要施設) with what they have.
    package struct FacilityCounts: Hashable, Sendable {
        package let main: Int
        package let withWifi: Int
        package let withTerminals: Int
        package let withBoth: Int
        /// The latest survey among them.
        package let surveyedOn: CivilDate?
    }

    /// 受講 of a fiscal year.
    package struct CourseFigures: Hashable, Sendable {
        /// Whether any course has been on record by then.
        package let hasRegister: Bool
        /// 延べ人数
        package let participants: Int
        /// Those of them who are residents on record.
        package let onRecord: Int
        package let courses: Int
        package let satisfaction: BeyondChance.Proportion
    }

    /// 教わる側から教える側へ, in a fiscal year.
    package struct ConversionFigures: Hashable, Sendable {
        /// Residents who became active supporters.
        package let active: Int
        /// Those first supported in the year, and how many of them are or were active supporters.
        package let cohort: BeyondChance.Proportion
        /// Half of those who became active took no longer than this from their first support.
        package let medianDays: Double?
    }

    package let indicators: [Indicator]
    /// The version in effect on the report's day, of indicators that have one.
    package let targets: [Indicator.ID: Target]
    /// The last wave up to the report's day, in its fiscal year and in the one before up to the same day.
    package let figures: [Indicator.ID: SurveyFigure]
    package let figuresLastYear: [Indicator.ID: SurveyFigure]
    /// Every day with something on record, from 1 April two years before (one, for a site) up to the report's day.
    package let days: [Day]
    package let now: OnDay
    /// Consultations of the fiscal year whose satisfaction was asked, and those satisfied.
    package let satisfaction: BeyondChance.Proportion
    package let lastYear: OnDay?
    package let holidays: Set<CivilDate>
    /// Consultations of the last 13 weeks by site, where a site has closed in them or is to close before the year is over; empty
    /// otherwise.
    package let recentBySite: [Site.ID: Int]
    /// Of the sites that are open on the report's day.
    package let freshness: [Site.ID: SiteFreshness]
    /// What the figures are worth at that moment.
    package let status: FigureStatus
}

extension DeskStore {
    /// The facts of the report on targets. Throws `.unavailable`.
    package func targetFacts(_ scope: ReportScope) async throws(DeskError) -> TargetFacts {
        let ward = ward
        return try await snapshot { connection in try Self.targetFacts(scope, of: ward, on: connection) }
    }

    /// The same in a snapshot that the caller holds.
    package static func targetFacts(
        _ scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> TargetFacts {
        let period = try ReportPeriod(scope, ward: ward, on: connection)
        let now = try facts(on: scope, of: ward, on: connection)
        let last = scope.sameDayLastYear
        let closesSoon = now.ward.sites.contains { site in
            site.closedOn.map { $0 > scope.asOf.adding(days: -recentDays) && $0 < scope.year.lastDay } ?? false
        }
        return TargetFacts(
            indicators: try indicators(of: ward, on: connection)
                .filter { indicator in indicator.retiredOn.map { $0 > scope.asOf } ?? true },
            targets: try targets(inEffectFor: scope, of: ward, on: connection),
            figures: try figures(upTo: scope, of: ward, on: connection),
            figuresLastYear: try last.map { try figures(upTo: $0, of: ward, on: connection) } ?? [:],
            days: try days(upTo: scope, of: ward, on: connection),
            now: now,
            satisfaction: try satisfaction(in: period, of: ward, on: connection),
            lastYear: try last.map { try facts(on: $0, of: ward, on: connection) },
            holidays: try holidays(of: history(of: scope), on: connection),
            recentBySite: closesSoon ? try recent(scope, of: ward, on: connection) : [:],
            freshness: try freshness(
                of: now.ward.openSites(on: scope.asOf),
                asOf: scope.asOf,
                ward: ward,
                on: connection
            ),
            status: try status(of: scope, ward: ward, on: connection)
        )
    }

    private static func days(
        upTo scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [TargetFacts.Day] {
        let table = scope.site == nil ? "ward_day" : "consultation_day"
        let atSite = scope.site == nil ? "" : "AND site_code = $4"
        return try connection.query(
            """
            SELECT held_on, consultations, anonymous, residents FROM \(table)
            WHERE ward_code = $1 AND held_on >= $2 AND held_on <= $3 \(atSite)
            ORDER BY held_on
            """,
            [ward, history(of: scope).lowerBound, scope.asOf] + (scope.site.map { [$0] } ?? []),
            as: CivilDate.self,
            Int.self,
            Int.self,
            Int.self
        ).map { TargetFacts.Day(day: $0.0, consultations: $0.1, anonymous: $0.2, newResidents: $0.3) }
    }

    private static func facts(
        on scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> TargetFacts.OnDay {
        TargetFacts.OnDay(
            ward: try WardFacts.read(asOf: scope.asOf, ward: ward, on: connection),
            activeSupporters: try activeSupporters(on: scope.asOf, of: ward, on: connection),
            facilities: try facilityCounts(on: scope.asOf, of: ward, on: connection),
            courses: try courseFigures(of: scope, ward: ward, on: connection),
            conversions: try conversionFigures(of: scope, ward: ward, on: connection)
        )
    }

    private static func courseFigures(
        of scope: ReportScope,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> TargetFacts.CourseFigures {
        let hasRegister = try connection.query(
            "SELECT EXISTS (SELECT FROM course WHERE ward_code = $1 AND held_on <= $2)",
            [ward, scope.asOf],
            as: Bool.self
        )
        let totals = try courseTotals(in: scope.year.firstDay...scope.asOf, ward: ward, on: connection)
        return TargetFacts.CourseFigures(
            hasRegister: hasRegister == [true],
            participants: totals.participants,
            onRecord: totals.onRecord,
            courses: totals.courses,
            satisfaction: BeyondChance.Proportion(hits: totals.satisfied, n: totals.rated)
        )
    }

    private static func conversionFigures(
        of scope: ReportScope,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> TargetFacts.ConversionFigures {
        let supported =
            try connection.query(
                """
                SELECT coalesce(sum(residents), 0)::bigint FROM journey_day
                WHERE ward_code = $1 AND supported_on >= $2 AND supported_on <= $3
                """,
                [ward, scope.year.firstDay, scope.asOf],
                as: Int.self
            ).first ?? 0
        let funnel = Funnel(
            year: scope.year,
            arrivals: [],
            finishings: .none,
            converted: try converted(upTo: scope, of: ward, on: connection)
        )
        return TargetFacts.ConversionFigures(
            active: funnel.inYear[.active] ?? 0,
            cohort: BeyondChance.Proportion(hits: funnel.cohort[.active] ?? 0, n: supported),
            medianDays: funnel.medianDaysToActive
        )
    }

    private static func satisfaction(
        in period: ReportPeriod,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> BeyondChance.Proportion {
        let statement = period.statement(
            rollUp: """
                SELECT coalesce(sum(satisfied), 0)::bigint, coalesce(sum(rated), 0)::bigint
                FROM outcome_month WHERE ward_code = $1
                """,
            records: """
                SELECT count(*) FILTER (WHERE satisfaction >= 4), count(satisfaction)
                FROM consultation WHERE ward_code = $1
                """,
            groupedBy: ""
        )
        let parts = try connection.query(statement, period.bindings(ward), as: Int.self, Int.self)
        return BeyondChance.Proportion(hits: parts.reduce(0) { $0 + $1.0 }, n: parts.reduce(0) { $0 + $1.1 })
    }

    /// A facility counts as it was last found; what is not known to be there is not there.
    private static func facilityCounts(
        on day: CivilDate,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> TargetFacts.FacilityCounts {
        try connection.query(
            """
            SELECT count(*), count(*) FILTER (WHERE wifi), count(*) FILTER (WHERE terminals > 0),
                count(*) FILTER (WHERE wifi AND terminals > 0), max(surveyed_on)
            FROM (
                SELECT DISTINCT ON (facility_code) main, wifi, terminals, surveyed_on FROM facility_survey
                WHERE ward_code = $1 AND surveyed_on <= $2
                ORDER BY facility_code, surveyed_on DESC
            ) AS latest
            WHERE main
            """,
            [ward, day],
            as: Int.self,
            Int.self,
            Int.self,
            Int.self,
            CivilDate?.self
        ).first.map {
            TargetFacts.FacilityCounts(
                main: $0.0,
                withWifi: $0.1,
                withTerminals: $0.2,
                withBoth: $0.3,
                surveyedOn: $0.4
            )
        } ?? TargetFacts.FacilityCounts(main: 0, withWifi: 0, withTerminals: 0, withBoth: 0, surveyedOn: nil)
    }

    private static func targets(
        inEffectFor scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Indicator.ID: Target] {
        let targets = try connection.query(
            """
            SELECT DISTINCT ON (indicator_id) \(Target.columns) FROM target
            WHERE ward_code = $1 AND fiscal_year = $2 AND effective_from <= $3
            ORDER BY indicator_id, version DESC
            """,
            [ward, scope.year, scope.asOf],
            decode: { try Target(&$0) }
        )
        return Dictionary(targets.map { ($0.indicator, $0) }) { first, _ in first }
    }

    private static func figures(
        upTo scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Indicator.ID: SurveyFigure] {
        let figures = try connection.query(
            """
            SELECT DISTINCT ON (indicator_id) \(SurveyFigure.columns) FROM survey_figure
            WHERE ward_code = $1 AND reference_date >= $2 AND reference_date <= $3
            ORDER BY indicator_id, reference_date DESC, revision DESC
            """,
            [ward, scope.year.firstDay, scope.asOf],
            decode: { try SurveyFigure(&$0) }
        )
        return Dictionary(figures.map { ($0.indicator, $0) }) { first, _ in first }
    }

    /// The days from which a forecast learns, up to the year's end: three fiscal years of the ward, two of a site, whose days
    /// have to be picked from those of all.
    private static func history(of scope: ReportScope) -> ClosedRange<CivilDate> {
        let first = FiscalYear(scope.year.year - (scope.site == nil ? 2 : 1)) ?? scope.year
        return first.firstDay...scope.year.lastDay
    }

    private static func holidays(
        of days: ClosedRange<CivilDate>,
        on connection: isolated Connection
    ) throws -> Set<CivilDate> {
        Set(
            try connection.query(
                "SELECT day FROM public_holiday WHERE day >= $1 AND day <= $2",
                [days.lowerBound, days.upperBound],
                as: CivilDate.self
            )
        )
    }

    private static let recentDays = 91

    private static func recent(
        _ scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Site.ID: Int] {
        let counts = try connection.query(
            """
            SELECT site_code, sum(consultations)::bigint FROM consultation_day
            WHERE ward_code = $1 AND held_on > $2 AND held_on <= $3 GROUP BY site_code
            """,
            [ward, scope.asOf.adding(days: -recentDays), scope.asOf],
            as: Site.ID.self,
            Int.self
        )
        return Dictionary(counts) { first, _ in first }
    }
}
