package import DeskImport
internal import Logging
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// What a dry run throws at its end, so that all it did is rolled back.
    private struct DryRun: Error {
        let tally: ImportTally
    }

    /// Runs an import on one connection. `inTransaction` commits what is done within it; a dry run is one transaction from
    /// beginning to end, which is rolled back.
    func importing(
        isDryRun: Bool,
        _ body:
            @Sendable (isolated Connection, _ inTransaction: (() throws -> Void) throws -> Void) throws -> ImportTally
    ) async throws -> ImportTally {
        do {
            return try await pool.withConnection { connection in
                guard isDryRun else {
                    return try body(connection) { work in try connection.transaction { try work() } }
                }
                return try connection.transaction {
                    throw DryRun(tally: try body(connection) { work in try work() })
                }
            }
        } catch let dryRun as DryRun {
            return dryRun.tally
        } catch let error as ImportFileError {
            throw error
        } catch {
            logger.error("import", metadata: ["error": "\(error)"])
            throw DeskError(error, changed: true)
        }
    }

    /// Imports 町丁目 and their points. A town that is on record by this code or name is brought up to date and keeps its code.
    ///
    /// - Throws: `ImportFileError`, `DeskError`.
    package func importTowns(
        path: String,
        encoding: FileEncoding,
        by account: Account,
        at now: Instant,
        isDryRun: Bool = false
    ) async throws -> ImportTally {
        let table = try TownTable.read(path: path, encoding: encoding)
        return try await keep(table, action: "towns.imported", by: account, at: now, isDryRun: isDryRun) {
            towns,
            desk,
            connection in
            let known = Dictionary(desk.towns.map { ($0.name.searchKey, $0.code) }) { first, _ in first }
            let wanted = towns.map {
                Town(code: known[$0.name.searchKey] ?? $0.code, name: $0.name, location: $0.location)
            }
            let changed = Set(wanted).subtracting(desk.towns)
            try Self.write(changed.sorted { $0.code < $1.code }, ward: desk.ward, on: connection)
            return changed.count
        }
    }

    /// Imports the population of towns on `referenceDate`, as the ward publishes it. The same date again replaces what differs.
    ///
    /// - Throws: `ImportFileError`, `DeskError`.
    package func importPopulation(
        path: String,
        encoding: FileEncoding,
        referenceDate: CivilDate,
        by account: Account,
        at now: Instant,
        isDryRun: Bool = false
    ) async throws -> ImportTally {
        let table = try PopulationTable.read(path: path, encoding: encoding, desk: try await currentDesk())
        return try await keep(table, action: "population.imported", by: account, at: now, isDryRun: isDryRun) {
            populations,
            desk,
            connection in
            var changed = 0
            for population in populations {
                changed += try Self.write(population, on: referenceDate, ward: desk.ward, connection) ? 1 : 0
            }
            return changed
        }
    }

    /// Imports 支援拠点. A site that is on record by this code is brought up to date; its former name becomes an alias.
    ///
    /// - Throws: `ImportFileError`, `DeskError`.
    package func importSites(
        path: String,
        encoding: FileEncoding,
        by account: Account,
        at now: Instant,
        isDryRun: Bool = false
    ) async throws -> ImportTally {
        let table = try SiteTable.read(path: path, encoding: encoding, desk: try await currentDesk())
        return try await keep(table, action: "sites.imported", by: account, at: now, isDryRun: isDryRun) {
            sites,
            desk,
            connection in
            let changed = sites.map { $0.keepingNames(of: desk.site(code: $0.code)) }
                .filter { $0 != desk.site(code: $0.code) }
            for site in changed { try Self.write(site, ward: desk.ward, on: connection) }
            return changed.count
        }
    }

    /// Keeps the rows of a small file in one transaction, with an entry in the audit trail.
    ///
    /// - Parameter write: writes those of the values that are new or differ, and says how many these were.
    func keep<Value: Hashable & Sendable>(
        _ table: ImportedTable<Value>,
        action: String,
        by account: Account,
        at now: Instant,
        isDryRun: Bool,
        write: @escaping @Sendable ([Value], Desk, isolated Connection) throws -> Int
    ) async throws -> ImportTally {
        let ward = ward
        let tally = try await importing(isDryRun: isDryRun) { connection, inTransaction in
            var tally = table.tally
            try inTransaction {
                let desk = try Self.readDesk(of: ward, on: connection)
                let accepted = try write(table.rows.map(\.value), desk, connection)
                tally.accept(accepted)
                tally.passOver(duplicates: table.rows.count - accepted)
                guard accepted > 0 else { return }
                try ChangeStatement.log(
                    action,
                    of: "\(accepted) rows",
                    by: account,
                    at: now,
                    ward: ward,
                    on: connection
                )
            }
            return tally
        }
        if !isDryRun { _ = try? await currentDesk() }
        return tally
    }

    static func write(_ towns: [Town], ward: Ward.ID, on connection: isolated Connection) throws {
        try connection.execute(
            """
            INSERT INTO town (ward_code, town_code, name, latitude, longitude)
            SELECT $1, * FROM unnest($2::text[], $3::text[], $4::double precision[], $5::double precision[])
            ON CONFLICT (ward_code, town_code) DO UPDATE
                SET name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude
            """,
            [
                ward, towns.map(\.code), towns.map(\.name), towns.map(\.location.latitude),
                towns.map(\.location.longitude),
            ]
        )
    }

    /// Whether anything differed.
    static func write(
        _ population: TownPopulation,
        on day: CivilDate,
        ward: Ward.ID,
        _ connection: isolated Connection
    ) throws -> Bool {
        let households = try connection.execute(
            """
            INSERT INTO town_population AS p
                (ward_code, reference_date, town_code, households, population, pop65, pop75)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (ward_code, reference_date, town_code) DO UPDATE SET
                households = excluded.households, population = excluded.population, pop65 = excluded.pop65,
                pop75 = excluded.pop75
                WHERE (p.households, p.population, p.pop65, p.pop75)
                    <> (excluded.households, excluded.population, excluded.pop65, excluded.pop75)
            """,
            [
                ward, day, population.town, Int32(clamping: population.households),
                Int32(clamping: population.residents(from: 0)), Int32(clamping: population.residents(from: 65)),
                Int32(clamping: population.residents(from: 75)),
            ]
        )
        // Ages that the table no longer has stand at zero: nothing is removed.
        let ages = try connection.execute(
            """
            WITH given AS (
                SELECT age::smallint AS age, male, female
                FROM unnest($4::integer[], $5::integer[]) WITH ORDINALITY AS g (male, female, number),
                    LATERAL (SELECT number - 1 AS age) AS a
                UNION ALL
                SELECT age, 0, 0 FROM town_population_age
                WHERE ward_code = $1 AND reference_date = $2 AND town_code = $3 AND age >= cardinality($4::integer[])
            )
            INSERT INTO town_population_age AS p (ward_code, reference_date, town_code, age, male, female)
            SELECT $1, $2, $3, age, male, female FROM given
            ON CONFLICT (ward_code, reference_date, town_code, age) DO UPDATE
                SET male = excluded.male, female = excluded.female
                WHERE (p.male, p.female) <> (excluded.male, excluded.female)
            """,
            [
                ward, day, population.town, population.male.map { Int32(clamping: $0) },
                population.female.map { Int32(clamping: $0) },
            ]
        )
        return households + ages > 0
    }

    static func write(_ site: Site, ward: Ward.ID, on connection: isolated Connection) throws {
        try connection.execute(
            """
            INSERT INTO site (
                ward_code, site_code, name, site_kind, town_code, latitude, longitude, opened_on, closed_on, wifi,
                terminals, aliases)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (ward_code, site_code) DO UPDATE SET
                name = excluded.name, site_kind = excluded.site_kind, town_code = excluded.town_code,
                latitude = excluded.latitude, longitude = excluded.longitude, opened_on = excluded.opened_on,
                closed_on = excluded.closed_on, wifi = excluded.wifi, terminals = excluded.terminals,
                aliases = excluded.aliases
            """,
            [
                ward, site.code, site.name, site.kind, site.town, site.location?.latitude, site.location?.longitude,
                site.openedOn, site.closedOn, site.wifi, site.terminals.map { Int32(clamping: $0) }, site.aliases,
            ]
        )
    }
}

extension Site {
    /// This site, findable under the names that it had before, too.
    fileprivate func keepingNames(of former: Site?) -> Site {
        guard let former else { return self }
        var names = former.aliases
        for name in aliases + [former.name] where !names.contains(name) && name != self.name { names.append(name) }
        return Site(
            code: code,
            name: name,
            kind: kind,
            town: town,
            location: location,
            openedOn: openedOn,
            closedOn: closedOn,
            wifi: wifi,
            terminals: terminals,
            aliases: names
        )
    }
}
