internal import Postgres
package import SupportDesk

/// What the report on supporters is made of.
package struct SupporterFacts: Sendable {
    /// A supporter with the status of the report's day, and kind, sites and languages as they are now.
    package struct Member: Sendable {
        package let kind: SupporterKind.ID?
        package let homeSite: Site.ID?
        package let otherSites: [Site.ID]
        package let languages: [SpokenLanguage.ID]
        package let status: SupporterStatus
        /// The last day on which they count as active, unless something is renewed; nil for no end.
        package let until: CivilDate?

        /// Whether they count as active on `day`.
        package func isActive(on day: CivilDate) -> Bool {
            status == .active && until.map { day <= $0 } ?? true
        }
    }

    package let ward: WardFacts
    package let members: [Member]
    /// Of the month up to the report's day.
    package let hours: [Site.ID: HoursBySource]
    /// Of the days from the report's day on; no entry where hours are not on record.
    package let vacancies: [Site.ID: Vacancies]
    /// What the figures are worth at that moment.
    package let status: FigureStatus

    /// Minutes, each once for every supporter wanted.
    package struct Vacancies: Hashable, Sendable {
        package let missing: Int
        package let wanted: Int
    }
}

extension DeskStore {
    /// How many days, the report's own first, are looked through for places to fill.
    package static let vacancyDays = 28

    /// The facts of the report on supporters. Throws `.unavailable`.
    package func supporterFacts(_ scope: ReportScope) async throws(DeskError) -> SupporterFacts {
        let ward = ward
        return try await snapshot { connection in
            SupporterFacts(
                ward: try WardFacts.read(asOf: scope.asOf, ward: ward, on: connection),
                members: try Self.members(on: scope.asOf, of: ward, on: connection),
                hours: try Self.hoursBySource(in: scope.asOf.startOfMonth...scope.asOf, ward: ward, on: connection),
                vacancies: try Self.vacancies(
                    in: scope.asOf...scope.asOf.adding(days: Self.vacancyDays - 1),
                    ward: ward,
                    on: connection
                ),
                status: try Self.status(of: scope, ward: ward, on: connection)
            )
        }
    }

    private static func vacancies(
        in days: ClosedRange<CivilDate>,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Site.ID: SupporterFacts.Vacancies] {
        let calendars = try calendars(
            of: try sites(of: ward, on: connection),
            in: days,
            ward: ward,
            on: connection
        ).filter { calendar in calendar.weeks.contains { $0.effectiveFrom <= days.upperBound } }
        let scope = Roster.Scope(days: days)
        let booked = Roster(scope, calendars: calendars, shifts: try entries(scope, ward: ward, on: connection))
        let empty = Roster(scope, calendars: calendars, shifts: [])
        let (missing, wanted) = (booked.minutesWanted, empty.minutesWanted)
        return Dictionary(
            calendars.map {
                ($0.site.code, .init(missing: missing[$0.site.code] ?? 0, wanted: wanted[$0.site.code] ?? 0))
            }
        ) { first, _ in first }
    }

    private static func members(
        on day: CivilDate,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [SupporterFacts.Member] {
        try connection.query(
            """
            SELECT p.supporter_kind, p.home_site, p.other_sites, p.languages, s.status,
                least(s.certified_until, s.appointed_until)
            FROM supporter_status AS s JOIN supporter AS p USING (ward_code, supporter_code)
            WHERE s.ward_code = $1 AND s.effective_on <= $2 AND (s.ended_on IS NULL OR s.ended_on > $2)
            """,
            [ward, day]
        ) { row in
            SupporterFacts.Member(
                kind: try row.next(),
                homeSite: try row.next(),
                otherSites: (try row.next() as [String]).map { Site.ID($0) },
                languages: (try row.next() as [String]).map { SpokenLanguage.ID($0) },
                status: try row.next(),
                until: try row.next()
            )
        }
    }

    /// How many supporters are active on a day; nil when the ward keeps no register of them.
    static func activeSupporters(
        on day: CivilDate,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Int? {
        try connection.query(
            """
            SELECT CASE WHEN EXISTS (SELECT FROM supporter_status WHERE ward_code = $1 AND effective_on <= $2) THEN (
                SELECT count(*) FROM supporter_status AS s WHERE s.ward_code = $1 AND \(SupporterSQL.active(on: 2))
            ) END
            """,
            [ward, day],
            as: Int?.self
        ).first ?? nil
    }
}

extension Roster {
    /// What its gaps come to at each site.
    fileprivate var minutesWanted: [Site.ID: Int] {
        (gaps ?? []).reduce(into: [:]) { sums, gap in
            sums[gap.site, default: 0] += (gap.to.minutes - gap.from.minutes) * (gap.needed - gap.booked)
        }
    }
}
