internal import FoundationEssentials
internal import Postgres
internal import SupportDesk

/// Keeps the roll-ups of people: who they are that count depends on all that is on record of them, so what they counted for before and
/// after a change is compared.
enum PeopleCounts {
    /// What a change may do to the entries themselves.
    enum Change {
        /// Consultations and attendances come and go.
        case visits
        /// Entries become the same person, or cease to be.
        case entries
    }

    /// Runs `body`, which changes what is on record of these residents, and writes down what they count for now. Within a transaction;
    /// others who change the same people wait until its end.
    @discardableResult
    static func changing<Value>(
        _ change: Change = .visits,
        of residents: some Sequence<UUID>,
        ward: Ward.ID,
        on connection: isolated Connection,
        _ body: () throws -> Value
    ) throws -> Value {
        let residents = Set(residents)
        guard !residents.isEmpty else { return try body() }
        let entries = try hold(Array(residents), for: change, ward: ward, on: connection)
        let before = PeopleTally(try visits(of: entries, ward: ward, on: connection))
        let value = try body()
        let visits = try visits(of: entries, ward: ward, on: connection)
        try write(before.difference(to: PeopleTally(visits)), ward: ward, on: connection)
        try ConversionUpkeep.refreshSupport(of: entries, visits: visits, ward: ward, on: connection)
        return value
    }

    /// Those of the residents who have withdrawn their consent; nobody else does before the transaction ends.
    static func withdrawn(
        among residents: [UUID],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Set<UUID> {
        guard !residents.isEmpty else { return [] }
        try lock(for: .visits, ward: ward, on: connection)
        return Set(
            try connection.query(
                "SELECT resident_id FROM resident WHERE ward_code = $1 AND resident_id = ANY ($2) AND withdrawn_on IS NOT NULL",
                [ward, residents],
                as: UUID.self
            )
        )
    }

    /// Whoever changes entries is alone; the others only keep away from one another's people.
    static func lock(for change: Change, ward: Ward.ID, on connection: isolated Connection) throws {
        let lock = change == .entries ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared"
        try connection.execute("SELECT \(lock)(hashtextextended('residents ' || $1, 0))", [ward])
    }

    /// All entries of these people, kept from changing until the transaction ends.
    static func hold(
        _ residents: [UUID],
        for change: Change,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [UUID] {
        try lock(for: change, ward: ward, on: connection)
        // Two questions: of one with both in it, the planner would look through all residents.
        let persons = try connection.query(
            "SELECT coalesce(merged_into, resident_id) FROM resident WHERE ward_code = $1 AND resident_id = ANY ($2)",
            [ward, residents],
            as: UUID.self
        )
        return try connection.query(
            """
            SELECT resident_id FROM resident
            WHERE ward_code = $1 AND (resident_id = ANY ($2) OR merged_into = ANY ($2))
            ORDER BY resident_id FOR NO KEY UPDATE
            """,
            [ward, persons],
            as: UUID.self
        )
    }

    /// Every course, and the first consultation at each site in each fiscal year, of the people whose entries these are.
    static func visits(
        of entries: [UUID],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [PeopleTally.Visit] {
        try connection.query(
            """
            SELECT coalesce(r.merged_into, r.resident_id), min(c.held_on), c.site_code, false
            FROM resident AS r
            JOIN consultation AS c ON c.ward_code = r.ward_code AND c.resident_id = r.resident_id AND NOT c.void
            WHERE r.ward_code = $1 AND r.resident_id = ANY ($2)
            GROUP BY 1, 3, extract(year FROM c.held_on - interval '3 months')
            UNION ALL
            SELECT coalesce(r.merged_into, r.resident_id), a.held_on, k.site_code, true
            FROM resident AS r
            JOIN attendance AS a ON a.ward_code = r.ward_code AND a.resident_id = r.resident_id AND NOT a.void
            JOIN course AS k ON k.ward_code = a.ward_code AND k.course_code = a.course_code
            WHERE r.ward_code = $1 AND r.resident_id = ANY ($2)
            """,
            [ward, entries]
        ) { row in
            PeopleTally.Visit(
                person: try row.next(),
                day: try row.next(),
                site: try row.next(),
                isCourse: try row.next()
            )
        }
    }

    /// In key order, so that two of these cannot wait for each other.
    private static func write(_ tally: PeopleTally, ward: Ward.ID, on connection: isolated Connection) throws {
        let days = tally.inWard.sorted { $0.key < $1.key }
        let siteDays = tally.atSites.sorted { $0.key < $1.key }
        let journeys = tally.journeys.sorted { $0.key < $1.key }
        guard !(days.isEmpty && siteDays.isEmpty && journeys.isEmpty) else { return }
        try connection.execute(
            """
            WITH at_site AS (SELECT * FROM unnest($4::date[], $5::text[], $6::bigint[]) AS s (held_on, site_code, residents)),
            by_ward_day AS (
                INSERT INTO ward_day AS total (ward_code, held_on, consultations, anonymous, residents)
                SELECT $1, held_on, 0, 0, residents FROM unnest($2::date[], $3::bigint[]) AS d (held_on, residents)
                ON CONFLICT (ward_code, held_on) DO UPDATE SET residents = total.residents + excluded.residents
            ),
            by_day AS (
                INSERT INTO consultation_day AS total
                    (ward_code, held_on, site_code, consultations, minutes, anonymous, residents)
                SELECT $1, held_on, site_code, 0, 0, 0, residents FROM at_site
                ON CONFLICT (ward_code, held_on, site_code) DO UPDATE SET residents = total.residents + excluded.residents
            ),
            by_month AS (
                INSERT INTO site_month AS total (
                    ward_code, month, site_code, consultations, minutes, anonymous, residents, in_person, phone, online, visit,
                    under60, from60, from65, from75, age_unknown, age_declined)
                SELECT $1, date_trunc('month', held_on::timestamp)::date AS month, site_code, 0, 0, 0, sum(residents), 0, 0, 0,
                    0, 0, 0, 0, 0, 0, 0
                FROM at_site GROUP BY month, site_code ORDER BY month, site_code
                ON CONFLICT (ward_code, month, site_code) DO UPDATE SET residents = total.residents + excluded.residents
            )
            INSERT INTO journey_day AS total (ward_code, supported_on, site_code, finished_on, residents)
            SELECT $1, supported_on, site_code, coalesce(finished_on, 'infinity'), residents
            FROM unnest($7::date[], $8::text[], $9::date[], $10::bigint[])
                AS j (supported_on, site_code, finished_on, residents)
            ON CONFLICT (ward_code, supported_on, site_code, finished_on)
                DO UPDATE SET residents = total.residents + excluded.residents
            """,
            [
                ward, days.map(\.key), days.map(\.value), siteDays.map(\.key.day), siteDays.map(\.key.site),
                siteDays.map(\.value), journeys.map(\.key.supported.day), journeys.map(\.key.supported.site),
                journeys.map(\.key.finishedOn), journeys.map(\.value),
            ]
        )
    }
}
