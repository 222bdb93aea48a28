package import DeskImport
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// 公共施設, each as it was found in its latest survey up to `day`, by code. Throws `.unavailable`.
    package func facilities(asOf day: CivilDate) async throws(DeskError) -> [FacilitySurvey] {
        let ward = ward
        return try await reading { connection in
            try connection.query(
                """
                SELECT DISTINCT ON (facility_code) facility_code, surveyed_on, name, kind, main, wifi, terminals, site_code
                FROM facility_survey
                WHERE ward_code = $1 AND surveyed_on <= $2
                ORDER BY facility_code, surveyed_on DESC
                """,
                [ward, day],
                decode: { try FacilitySurvey(&$0) }
            )
        }
    }

    /// Imports what was found in 公共施設. A survey of another day adds to a facility's history; the same day again replaces what
    /// differs.
    ///
    /// - Throws: `ImportFileError`, `DeskError`.
    package func importFacilities(
        path: String,
        encoding: FileEncoding,
        by account: Account,
        at now: Instant,
        isDryRun: Bool = false
    ) async throws -> ImportTally {
        let table = try FacilityTable.read(
            path: path,
            encoding: encoding,
            desk: try await currentDesk(),
            today: now.day
        )
        return try await keep(table, action: "facilities.imported", by: account, at: now, isDryRun: isDryRun) {
            surveys,
            desk,
            connection in
            try Self.write(surveys, ward: desk.ward, on: connection)
        }
    }

    /// How many were new or differed.
    static func write(
        _ surveys: [FacilitySurvey],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Int {
        try connection.execute(
            """
            INSERT INTO facility_survey AS f (
                ward_code, facility_code, surveyed_on, name, kind, main, wifi, terminals, site_code)
            SELECT $1, * FROM unnest(
                $2::text[], $3::date[], $4::text[], $5::text[], $6::boolean[], $7::boolean[], $8::integer[], $9::text[])
            ON CONFLICT (ward_code, facility_code, surveyed_on) DO UPDATE SET
                name = excluded.name, kind = excluded.kind, main = excluded.main, wifi = excluded.wifi,
                terminals = excluded.terminals, site_code = excluded.site_code
                WHERE (f.name, f.kind, f.main, f.wifi, f.terminals, f.site_code)
                    IS DISTINCT FROM
                    (excluded.name, excluded.kind, excluded.main, excluded.wifi, excluded.terminals, excluded.site_code)
            """,
            [
                ward, surveys.map(\.facility), surveys.map(\.surveyedOn), surveys.map(\.name), surveys.map(\.kind),
                surveys.map(\.isMain), surveys.map(\.wifi), surveys.map { $0.terminals.map { Int32(clamping: $0) } },
                surveys.map(\.site),
            ]
        )
    }
}

extension FacilitySurvey {
    fileprivate init(_ row: inout Row) throws {
        self.init(
            facility: try row.next(),
            surveyedOn: try row.next(),
            name: try row.next(),
            kind: try row.next(),
            isMain: try row.next(),
            wifi: try row.next(),
            terminals: try row.next(),
            site: try row.next()
        )
    }
}
