internal import Postgres
package import SupportDesk

/// The ward's map and people, as a report needs them: read in the report's own snapshot, so that an import of a moment ago counts.
package struct WardFacts: Sendable {
    package let sites: [Site]
    package let towns: [Town]
    /// By town, on ``populationDate``.
    package let residents: [Town.ID: TownResidents]
    /// The last reference date up to the report's day; the first one when all are later; nil when there is none.
    package let populationDate: CivilDate?

    /// Those that are open on `day`.
    package func openSites(on day: CivilDate) -> [Site] { sites.filter { $0.isOpen(on: day) } }

    /// The total of the ward's towns; nil when no population is on record.
    package var population: Int? { populationDate.map { _ in residents.values.reduce(0) { $0 + $1.total } } }

    static func read(
        asOf: CivilDate,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> WardFacts {
        let rows = try connection.query(
            """
            SELECT town_code, reference_date, population, pop65, pop75
            FROM town_population
            WHERE ward_code = $1 AND reference_date = (
                SELECT reference_date FROM town_population WHERE ward_code = $1
                ORDER BY reference_date > $2, abs(reference_date - $2) LIMIT 1)
            """,
            [ward, asOf],
            as: Town.ID.self,
            CivilDate.self,
            Int.self,
            Int.self,
            Int.self
        )
        return WardFacts(
            sites: try DeskStore.sites(of: ward, on: connection),
            towns: try DeskStore.towns(of: ward, on: connection),
            residents: Dictionary(
                rows.map { ($0.0, TownResidents(total: $0.2, from65: $0.3, from75: $0.4)) },
                uniquingKeysWith: { first, _ in first }
            ),
            populationDate: rows.first?.1
        )
    }
}
