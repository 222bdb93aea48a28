internal import Postgres
package import SupportDesk
internal import Synchronization

/// The last desk that was read, so that a request need not read it.
final class DeskCache: Sendable {
    struct Entry {
        let desk: Desk
        let readAt: ContinuousClock.Instant
        var isBeingRenewed = false
    }

    /// Up to this age a desk is simply used.
    static let freshFor = Duration.seconds(2)
    /// Up to this age it is used while the next one is read; beyond, the request waits for the next one.
    static let usableFor = Duration.seconds(10)

    let entry = Mutex<Entry?>(nil)

    func keep(_ desk: Desk) {
        entry.withLock { $0 = Entry(desk: desk, readAt: .now) }
    }

    /// The desk to use, and whether the caller is the one to renew it.
    func usable() -> (desk: Desk, renew: Bool)? {
        entry.withLock { entry in
            guard let kept = entry else { return nil }
            let age = ContinuousClock.now - kept.readAt
            guard age < Self.usableFor else { return nil }
            let renew = age > Self.freshFor && !kept.isBeingRenewed
            if renew { entry?.isBeingRenewed = true }
            return (kept.desk, renew)
        }
    }

    func renewalFailed() {
        entry.withLock { $0?.isBeingRenewed = false }
    }
}

extension DeskStore {
    /// The ward's sites, code tables, towns and supporters as they stood a few seconds ago at most. Throws `.unavailable`.
    package func desk() async throws(DeskError) -> Desk {
        guard let (desk, renew) = deskCache.usable() else { return try await currentDesk() }
        if renew {
            Task {
                do { _ = try await currentDesk() } catch { deskCache.renewalFailed() }
            }
        }
        return desk
    }

    /// The same, read now. Throws `.unavailable`, `.schemaDiffers`.
    package func currentDesk() async throws(DeskError) -> Desk {
        let ward = ward
        let desk = try await reading { connection in try Self.readDesk(of: ward, on: connection) }
        deskCache.keep(desk)
        return desk
    }

    /// Reads the desk on a connection that the caller holds.
    static func readDesk(of ward: Ward.ID, on connection: isolated Connection) throws -> Desk {
        guard
            let name = try connection.query("SELECT name FROM ward WHERE ward_code = $1", [ward], as: String.self).first
        else { throw DeskError.schemaDiffers }
        return Desk(
            ward: ward,
            wardName: name,
            siteKinds: try codes("site_kind", of: ward, on: connection),
            sites: try sites(of: ward, on: connection),
            topics: try codes("topic", of: ward, on: connection),
            outcomes: try codes("outcome", of: ward, on: connection),
            people: try peopleLists(of: ward, on: connection),
            towns: try towns(of: ward, on: connection),
            supporters: Set(
                try connection.query(
                    "SELECT supporter_code FROM supporter WHERE ward_code = $1",
                    [ward],
                    as: Supporter.ID.self
                )
            ),
            eras: try connection.query(
                "SELECT name, letter, first_day, last_day FROM japanese_era ORDER BY first_day",
                as: String.self,
                String.self,
                CivilDate.self,
                CivilDate?.self
            ).map { JapaneseEra(name: $0.0, letter: $0.1, firstDay: $0.2, lastDay: $0.3) }
        )
    }

    private static func peopleLists(of ward: Ward.ID, on connection: isolated Connection) throws -> PeopleLists {
        PeopleLists(
            supporterKinds: try codes("supporter_kind", of: ward, on: connection),
            rules: Dictionary(
                uniqueKeysWithValues: try connection.query(
                    """
                    SELECT code, staff, yearly, certificate_months, required_modules FROM supporter_kind
                    WHERE ward_code = $1
                    """,
                    [ward],
                    as: SupporterKind.ID.self,
                    Bool.self,
                    Bool.self,
                    Int.self,
                    [String].self
                ).map { code, isStaff, isYearly, months, modules in
                    (
                        code,
                        SupporterKind.Rules(
                            isStaff: isStaff,
                            isYearly: isYearly,
                            certificateMonths: months,
                            requiredModules: modules.map { TrainingModule.ID($0) }
                        )
                    )
                }
            ),
            languages: try codes("language", of: ward, on: connection),
            trainingModules: try codes("training_module", of: ward, on: connection),
            courseKinds: try codes("course_kind", of: ward, on: connection),
            partnerKinds: try codes("partner_kind", of: ward, on: connection)
        )
    }

    private static func codes<Subject>(
        _ table: String,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> CodeTable<Subject> {
        let entries = try connection.query(
            """
            SELECT code, title_ja, title_en, aliases, retired_on FROM \(table)
            WHERE ward_code = $1 ORDER BY position, code
            """,
            [ward],
            as: Code<Subject>.self,
            String.self,
            String.self,
            [String].self,
            CivilDate?.self
        )
        return CodeTable(
            entries.map { code, ja, en, aliases, retiredOn in
                CodeEntry(code: code, title: Title(ja: ja, en: en), aliases: aliases, retiredOn: retiredOn)
            }
        )
    }

    static func sites(of ward: Ward.ID, on connection: isolated Connection) throws -> [Site] {
        try connection.query(
            """
            SELECT site_code, name, site_kind, town_code, latitude, longitude, opened_on, closed_on, wifi, terminals, aliases
            FROM site WHERE ward_code = $1 ORDER BY site_code
            """,
            [ward]
        ) { row in
            let (code, name, kind): (Site.ID, String, Code<SiteKind>) = (try row.next(), try row.next(), try row.next())
            let town: Town.ID? = try row.next()
            let (latitude, longitude): (Double?, Double?) = (try row.next(), try row.next())
            return Site(
                code: code,
                name: name,
                kind: kind,
                town: town,
                location: Location(latitude: latitude, longitude: longitude),
                openedOn: try row.next(),
                closedOn: try row.next(),
                wifi: try row.next(),
                terminals: try row.next(),
                aliases: try row.next()
            )
        }
    }

    static func towns(of ward: Ward.ID, on connection: isolated Connection) throws -> [Town] {
        try connection.query(
            "SELECT town_code, name, latitude, longitude FROM town WHERE ward_code = $1 ORDER BY town_code",
            [ward],
            as: Town.ID.self,
            String.self,
            Double.self,
            Double.self
        ).compactMap { code, name, latitude, longitude in
            Location(latitude: latitude, longitude: longitude).map { Town(code: code, name: name, location: $0) }
        }
    }
}

extension Location {
    fileprivate init?(latitude: Double?, longitude: Double?) {
        guard let latitude, let longitude else { return nil }
        self.init(latitude: latitude, longitude: longitude)
    }
}
