internal import Logging
package import Postgres
package import SupportDesk

/// What an export before has delivered.
package struct ExportRun: Hashable, Sendable {
    package let audience: ExportAudience
    package let date: CivilDate
    package let finishedAt: Instant
    /// SHA-256 of the manifest, in hexadecimal.
    package let manifest: String
    package let rows: Int
    /// The version of each closed month that it delivered, by the month's first day.
    package let versions: [CivilDate: Int]
    /// When the ward's own command has taken it further; nil when there is none, or when it failed.
    package let deliveredAt: Instant?
    /// The end of the audit trail that it printed; nil in runs of before.
    package let audit: AuditHead?

    package init(
        audience: ExportAudience,
        date: CivilDate,
        finishedAt: Instant,
        manifest: String,
        rows: Int,
        versions: [CivilDate: Int],
        deliveredAt: Instant? = nil,
        audit: AuditHead? = nil
    ) {
        self.audience = audience
        self.date = date
        self.finishedAt = finishedAt
        self.manifest = manifest
        self.rows = rows
        self.versions = versions
        self.deliveredAt = deliveredAt
        self.audit = audit
    }

    /// The same, once the ward's own command has taken it further.
    package func delivered(at now: Instant) -> ExportRun {
        ExportRun(
            audience: audience,
            date: date,
            finishedAt: finishedAt,
            manifest: manifest,
            rows: rows,
            versions: versions,
            deliveredAt: now,
            audit: audit
        )
    }
}

extension DeskStore {
    /// By this name the audit trail knows who exports by night.
    package static let exportAccount = Account(name: "export", role: .administrator)

    /// Runs `body` with one snapshot of the database, and with nobody else exporting.
    ///
    /// Throws `.conflict(.exportUnderWay)`, `.unavailable`, and what `body` throws.
    package func exporting<Value: Sendable>(
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws -> Value {
        let ward = ward
        do {
            return try await pool.withConnection { connection in
                try connection.transaction(.repeatableRead, readOnly: true) {
                    try connection.execute("SET LOCAL statement_timeout = 0")
                    try Self.exportAlone(in: ward, on: connection)
                    return try body(connection)
                }
            }
        } catch let error as PostgresError {
            logger.error("export", metadata: ["error": "\(error)"])
            throw DeskError(error, changed: false)
        }
    }

    /// Until the transaction ends. Throws `.conflict(.exportUnderWay)`.
    static func exportAlone(in ward: Ward.ID, on connection: isolated Connection) throws {
        let isAlone = try connection.query(
            "SELECT pg_try_advisory_xact_lock(hashtextextended('export ' || $1, 0))",
            [ward],
            as: Bool.self
        )
        guard isAlone == [true] else { throw DeskError.conflict(.exportUnderWay) }
    }

    /// The fiscal years that an export up to `date` covers: its own, and the one before: for the statistics team as long as that has
    /// records and is not closed, for the public if anything of it is public. Within ``exporting(_:)``.
    package static func exportedYears(
        upTo date: CivilDate,
        for audience: ExportAudience,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [FiscalYear] {
        let year = FiscalYear(containing: date)
        guard let last = FiscalYear(year.year - 1) else { return [year] }
        let isCovered = try connection.query(
            """
            SELECT CASE WHEN $4 THEN
                EXISTS (SELECT FROM public_release WHERE ward_code = $1 AND starts_on >= $2 AND starts_on < $3)
            ELSE
                EXISTS (SELECT FROM ward_day WHERE ward_code = $1 AND held_on >= $2 AND held_on < $3)
                AND NOT EXISTS (
                    SELECT FROM closing
                    WHERE ward_code = $1 AND period = 'fiscal_year' AND starts_on = $2 AND is_closed)
            END
            """,
            [ward, last.firstDay, year.firstDay, audience == .public],
            as: Bool.self
        )
        return isCovered == [true] ? [last, year] : [year]
    }

    /// The version of each closed month, by its first day; none of a month that the scope holds in part. Within ``exporting(_:)``.
    package static func closedVersions(
        of scope: ExportScope,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [CivilDate: Int] {
        let rows = try connection.query(
            """
            SELECT starts_on, version FROM closing
            WHERE ward_code = $1 AND period = 'month' AND is_closed AND \(ExportStatement.isOver(by: "$2::date"))
            """,
            [ward, scope.days.upperBound],
            as: CivilDate.self,
            Int.self
        )
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// The version of each month that is public by then, by its first day. Within ``exporting(_:)``.
    package static func publicVersions(
        of scope: ExportScope,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [CivilDate: Int] {
        let rows = try connection.query(
            """
            SELECT starts_on, max(version) FROM public_release
            WHERE ward_code = $1 AND period = 'month' AND NOT is_held_back AND \(ExportStatement.isOver(by: "$2::date"))
            GROUP BY starts_on
            """,
            [ward, scope.days.upperBound],
            as: CivilDate.self,
            Int.self
        )
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// The last export of an earlier day. Within ``exporting(_:)``.
    package static func runBefore(
        _ date: CivilDate,
        for audience: ExportAudience,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> ExportRun? {
        try connection.query(
            """
            SELECT \(ExportRun.columns) FROM export_run
            WHERE ward_code = $1 AND audience = $2 AND export_date < $3
            ORDER BY export_date DESC, snapshot_at DESC LIMIT 1
            """,
            [ward, audience, date],
            decode: { try ExportRun(&$0) }
        ).first
    }

    /// The end of the audit trail that an export of this day prints: what the first one printed, so that the same data give the same
    /// bytes however often they are exported; and as it is now, when this is the first. Within ``exporting(_:)``.
    package static func auditHead(
        of date: CivilDate,
        for audience: ExportAudience,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> AuditHead {
        let first = try connection.query(
            """
            SELECT \(ExportRun.columns) FROM export_run
            WHERE ward_code = $1 AND audience = $2 AND export_date = $3 AND audit_digest IS NOT NULL
            ORDER BY snapshot_at LIMIT 1
            """,
            [ward, audience, date],
            decode: { try ExportRun(&$0) }
        ).first
        return try first?.audit ?? auditHead(ward: ward, on: connection)
    }

    /// The last export for each audience that has had one. Throws `.unavailable`.
    package func lastExports() async throws(DeskError) -> [ExportRun] {
        let ward = ward
        return try await reading { connection in
            try connection.query(
                """
                SELECT DISTINCT ON (audience) \(ExportRun.columns) FROM export_run
                WHERE ward_code = $1 ORDER BY audience, finished_at DESC
                """,
                [ward],
                decode: { try ExportRun(&$0) }
            )
        }
    }

    /// The exports of a day for these readers, the last one first. Throws `.unavailable`.
    package func exports(of date: CivilDate, for audience: ExportAudience) async throws(DeskError) -> [ExportRun] {
        let ward = ward
        return try await reading { connection in
            try connection.query(
                """
                SELECT \(ExportRun.columns) FROM export_run
                WHERE ward_code = $1 AND audience = $2 AND export_date = $3 ORDER BY snapshot_at DESC
                """,
                [ward, audience, date],
                decode: { try ExportRun(&$0) }
            )
        }
    }

    /// Notes that an export has succeeded, by whom and with what; its place in the audit trail too. Throws `.unavailable`.
    package func note(_ run: ExportRun, by account: Account) async throws(DeskError) {
        let ward = ward
        let versions = run.versions.sorted { $0.key < $1.key }
        try await changing { connection in
            try connection.execute(
                """
                INSERT INTO export_run (
                    ward_code, audience, export_date, snapshot_at, finished_at, manifest, rows, months, versions, delivered_at,
                    audit_link, audit_digest)
                VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, decode($11, 'hex'))
                ON CONFLICT (ward_code, audience, export_date, snapshot_at) DO UPDATE
                SET finished_at = excluded.finished_at, delivered_at = excluded.delivered_at
                """,
                [
                    ward, run.audience, run.date, run.finishedAt, run.manifest, run.rows, versions.map(\.key),
                    versions.map { Int32($0.value) }, run.deliveredAt, run.audit?.link, run.audit?.digest,
                ]
            )
            try ChangeStatement.log(
                "export.delivered",
                of: "\(run.audience.rawValue) \(run.date) \(run.manifest)",
                by: account,
                at: run.finishedAt,
                ward: ward,
                on: connection
            )
        }
    }
}

extension ExportRun {
    fileprivate static let columns =
        """
        audience, export_date, finished_at, manifest, rows, months, versions, delivered_at, audit_link,
        encode(audit_digest, 'hex')
        """

    fileprivate init(_ row: inout Row) throws(PostgresError) {
        let audience: ExportAudience = try row.next()
        let date: CivilDate = try row.next()
        let finishedAt: Instant = try row.next()
        let manifest: String = try row.next()
        let rows: Int = try row.next()
        let months: [CivilDate] = try row.next()
        let versions: [Int32] = try row.next()
        let deliveredAt: Instant? = try row.next()
        let (link, digest): (Int?, String?) = (try row.next(), try row.next())
        self.init(
            audience: audience,
            date: date,
            finishedAt: finishedAt,
            manifest: manifest,
            rows: rows,
            versions: Dictionary(uniqueKeysWithValues: zip(months, versions.map { Int($0) })),
            deliveredAt: deliveredAt,
            audit: digest.map { AuditHead(link: link, digest: $0) }
        )
    }
}

extension ExportAudience: PostgresEncodable, PostgresDecodable {}
