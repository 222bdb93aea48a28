internal import FoundationEssentials
internal import Postgres
package import SupportDesk

extension DeskStore {
    /// The supporters that `filter` shows on `today`, by code, those that are known by code alone among them. Throws `.unavailable`.
    package func supporters(
        _ filter: SupporterFilter = SupporterFilter(),
        lists: PeopleLists,
        today: CivilDate
    ) async throws(DeskError) -> [Supporter.Entry] {
        let ward = ward
        let entries = try await reading { connection in try Self.entries(of: ward, on: connection) }
        return entries.filter { filter.shows($0, lists: lists, today: today) }
    }

    /// All that is on record of one supporter, without a name. Throws `.supporterNotFound`, `.unavailable`.
    package func supporter(_ code: Supporter.ID) async throws(DeskError) -> Supporter.Entry {
        let ward = ward
        return try await reading { connection in try Self.entry(code, of: ward, on: connection) }
    }

    /// One supporter, on a connection that the caller holds. Throws `.supporterNotFound`.
    static func entry(
        _ code: Supporter.ID,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Supporter.Entry {
        guard let entry = try entries([code], of: ward, on: connection).first else {
            throw DeskError.supporterNotFound
        }
        return entry
    }

    /// The supporters with these codes, or all, by code.
    static func entries(
        _ codes: [Supporter.ID]? = nil,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Supporter.Entry] {
        let spans = try spans(codes, of: ward, on: connection)
        let completions = try completions(codes, of: ward, on: connection)
        return try connection.query(
            """
            SELECT s.supporter_code, s.supporter_kind, s.home_site, s.other_sites, s.languages, s.skills, s.hours_per_week,
                c.conversion_id
            FROM supporter AS s
            LEFT JOIN conversion AS c
                ON c.ward_code = s.ward_code AND c.supporter_code = s.supporter_code AND NOT c.void
            WHERE s.ward_code = $1 AND ($2::text[] IS NULL OR s.supporter_code = ANY ($2))
            ORDER BY s.supporter_code
            """,
            [ward, codes]
        ) { row in
            let code: Supporter.ID = try row.next()
            return Supporter.Entry(
                code: code,
                profile: Supporter.Profile(
                    kind: try row.next(),
                    homeSite: try row.next(),
                    otherSites: try row.next(),
                    languages: try row.next(),
                    skills: try row.next(),
                    hoursPerWeek: try row.next()
                ),
                history: spans[code] ?? [],
                completions: completions[code] ?? [],
                conversion: try row.next()
            )
        }
    }

    private static func spans(
        _ codes: [Supporter.ID]?,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Supporter.ID: [SupporterSpan]] {
        let rows = try connection.query(
            """
            SELECT supporter_code, number, status, effective_on, ended_on, certified_until, appointed_until, reason, cause,
                recorded_at, recorded_by
            FROM supporter_status
            WHERE ward_code = $1 AND ($2::text[] IS NULL OR supporter_code = ANY ($2))
            ORDER BY supporter_code, number
            """,
            [ward, codes]
        ) { row in
            let code: Supporter.ID = try row.next()
            let span = SupporterSpan(
                number: try row.next(),
                status: try row.next(),
                from: try row.next(),
                endedOn: try row.next(),
                certifiedUntil: try row.next(),
                appointedUntil: try row.next(),
                reason: try row.next(),
                cause: try row.next(),
                recordedAt: try row.next(),
                recordedBy: try row.next()
            )
            return (code, span)
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }

    private static func completions(
        _ codes: [Supporter.ID]?,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [Supporter.ID: [Supporter.Completion]] {
        let rows = try connection.query(
            """
            SELECT supporter_code, module_code, completed_on FROM training_completion
            WHERE ward_code = $1 AND ($2::text[] IS NULL OR supporter_code = ANY ($2))
            ORDER BY supporter_code, completed_on, module_code
            """,
            [ward, codes],
            as: Supporter.ID.self,
            TrainingModule.ID.self,
            CivilDate.self
        )
        return Dictionary(grouping: rows, by: \.0)
            .mapValues { $0.map { Supporter.Completion(module: $0.1, completedOn: $0.2) } }
    }

    /// Keeps others from changing these supporters until the transaction ends. By code, so that two cannot wait for each other.
    static func hold(_ codes: [Supporter.ID], ward: Ward.ID, on connection: isolated Connection) throws {
        try connection.execute(
            """
            SELECT supporter_code FROM supporter WHERE ward_code = $1 AND supporter_code = ANY ($2)
            ORDER BY supporter_code FOR NO KEY UPDATE
            """,
            [ward, codes]
        )
    }

    /// Holds one supporter, and gives what is on record. Throws `.supporterNotFound`; `.notAllowed` when they are at a site that
    /// is not the account's.
    static func held(
        _ code: Supporter.ID,
        for operation: Role.Operation,
        of ward: Ward.ID,
        by account: Account,
        on connection: isolated Connection
    ) throws -> Supporter.Entry {
        try hold([code], ward: ward, on: connection)
        let entry = try entry(code, of: ward, on: connection)
        guard account.may(operation, homeSite: entry.profile.homeSite) else { throw DeskError.notAllowed }
        return entry
    }

    /// Puts an end to the last span, if there is one, and adds the next.
    static func append(
        _ span: SupporterSpan,
        to code: Supporter.ID,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            UPDATE supporter_status SET ended_on = $3
            WHERE ward_code = $1 AND supporter_code = $2 AND ended_on IS NULL
            """,
            [ward, code, span.from]
        )
        try connection.execute(
            """
            INSERT INTO supporter_status (
                ward_code, supporter_code, number, status, effective_on, certified_until, appointed_until, reason, cause,
                recorded_at, recorded_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            [
                ward, code, Int32(clamping: span.number), span.status, span.from, span.certifiedUntil,
                span.appointedUntil, span.reason, span.cause, span.recordedAt, span.recordedBy,
            ]
        )
        try ConversionUpkeep.refreshSteps(of: [code], ward: ward, on: connection)
    }

    static func write(
        _ profile: Supporter.Profile,
        of code: Supporter.ID,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            UPDATE supporter SET supporter_kind = $3, home_site = $4, other_sites = $5, languages = $6, skills = $7,
                hours_per_week = $8
            WHERE ward_code = $1 AND supporter_code = $2
            """,
            [
                ward, code, profile.kind, profile.homeSite, profile.otherSites, profile.languages, profile.skills,
                profile.hoursPerWeek.map { Int16(clamping: $0) },
            ]
        )
    }
}
