package import DeskImport
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// Imports 支援員 from a list of the ward's: those that are new, and what differs of the others. A status that differs becomes a
    /// span of its own, whatever the one before it.
    ///
    /// - Throws: `ImportFileError`, `DeskError`.
    package func importSupporters(
        path: String,
        encoding: FileEncoding,
        by account: Account,
        at now: Instant,
        isDryRun: Bool = false
    ) async throws -> ImportTally {
        let table = try SupporterTable.read(
            path: path,
            encoding: encoding,
            desk: try await currentDesk(),
            today: now.day
        )
        return try await keep(table, action: "supporters.imported", by: account, at: now, isDryRun: isDryRun) {
            supporters,
            desk,
            connection in
            try Self.write(supporters, desk: desk, by: account, at: now, on: connection)
        }
    }

    /// How many were new or differed.
    private static func write(
        _ listed: [ListedSupporter],
        desk: Desk,
        by account: Account,
        at now: Instant,
        on connection: isolated Connection
    ) throws -> Int {
        let (ward, codes) = (desk.ward, listed.map(\.code).sorted())
        try connection.execute(
            """
            INSERT INTO supporter (ward_code, supporter_code, registered_at)
            SELECT $1, code, $3 FROM unnest($2::text[]) AS code
            ON CONFLICT (ward_code, supporter_code) DO NOTHING
            """,
            [ward, codes, now]
        )
        try hold(codes, ward: ward, on: connection)
        let known = Dictionary(
            try entries(codes, of: ward, on: connection).map { ($0.code, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var changed = 0
        for supporter in listed {
            let entry = known[supporter.code] ?? Supporter.Entry(code: supporter.code, profile: Supporter.Profile())
            let profile = supporter.profile(changing: entry.profile)
            let span = supporter.listing.span(
                after: entry.present,
                rules: desk.people.rules[supporter.kind] ?? SupporterKind.Rules(),
                cause: .list,
                by: account,
                at: now
            )
            if profile != entry.profile { try write(profile, of: supporter.code, ward: ward, on: connection) }
            if let span { try append(span, to: supporter.code, ward: ward, on: connection) }
            if profile != entry.profile || span != nil { changed += 1 }
        }
        return changed
    }
}
