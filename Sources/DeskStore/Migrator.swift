internal import Postgres
package import SupportDesk

/// One step of the schema: a file of `Schema/`, by its name without the ending.
package struct Migration: Sendable {
    package let name: String
    package let sql: String

    /// SHA-256 of the file, as `sha256sum` prints it.
    package var checksum: String { Digest.hexadecimal(Digest.sha256(sql)) }

    package init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }
}

/// How one migration stands in a database.
package struct MigrationStatus: Hashable, Sendable {
    package enum State: String, Sendable {
        /// Applied, and the file is the one that was applied.
        case applied
        case pending
        /// Applied, but the file has been changed since.
        case changed
        /// Applied by a later version of Madoguchi; this one does not know it.
        case unknown
    }

    package let name: String
    package let state: State
    /// When it was applied.
    package let appliedAt: Instant?
}

/// Why the schema was left as it was.
package enum MigrationError: Error, Hashable, Sendable {
    /// A file was changed after it had been applied.
    case changed(name: String)
    /// The database was migrated by a later version.
    case unknown(name: String)
    /// The roles of `Schema/roles.sql` do not exist, and this account may not create them.
    case rolesMissing
    /// The database refused a step; `reason` names codes and objects, no values.
    case refused(name: String, reason: String)
    /// The database could not be reached.
    case unreachable(reason: String)
}

/// Brings a database to the schema that this version needs: forward only, all pending steps or none.
package struct Migrator: Sendable {
    private let settings: StoreSettings
    private let migrations: [Migration]

    /// - Parameters:
    ///   - settings: connects as the role that owns the schema.
    ///   - migrations: in the order in which they are applied; those of this version unless a test says otherwise.
    package init(_ settings: StoreSettings, migrations: [Migration]? = nil) {
        var settings = settings
        settings.connection.options[StoreSettings.wardSetting] = settings.ward.rawValue
        settings.connection.options["search_path"] = "public"
        self.settings = settings
        self.migrations = migrations ?? EmbeddedSchema.migrations
    }

    /// Applies what is pending in one transaction, makes sure that the ward exists with its standard code tables, and gives the
    /// names of the steps that it applied. Of several that start together one works while the others wait, and then find nothing to do.
    ///
    /// Throws ``MigrationError``.
    package func migrate(at now: Instant) async throws(MigrationError) -> [String] {
        let (ward, migrations) = (settings.ward, migrations)
        return try await connected { connection in
            try connection.transaction {
                try connection.execute("SELECT pg_advisory_xact_lock($1)", [Self.lock])
                try Self.ensureRoles(connection)
                try connection.run(script: Self.historyTable)
                let pending = try Self.pending(of: migrations, statuses: Self.statuses(of: migrations, on: connection))
                for migration in pending { try Self.apply(migration, at: now, on: connection) }
                try Self.ensureWard(ward, on: connection)
                return pending.map(\.name)
            }
        }
    }

    /// How each step stands, in order. Throws ``MigrationError/unreachable(reason:)``.
    package func status() async throws(MigrationError) -> [MigrationStatus] {
        let migrations = migrations
        return try await connected { connection in
            try connection.transaction(readOnly: true) { try Self.statuses(of: migrations, on: connection) }
        }
    }

    /// Whether the schema seen by `connection` is exactly the one of this version.
    static func isCurrent(on connection: isolated Connection) throws -> Bool {
        try statuses(of: EmbeddedSchema.migrations, on: connection).allSatisfy { $0.state == .applied }
    }

    /// The SQL that creates the server's roles, for whoever may.
    package static var roles: String { EmbeddedSchema.roles }

    /// Any number that nobody else locks: the letters "madoguch".
    private static let lock: Int64 = 0x6D61_646F_6775_6368

    private static let historyTable = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at timestamptz NOT NULL,
            CONSTRAINT schema_migration_pkey PRIMARY KEY (name)
        )
        """

    private func connected<Value: Sendable>(
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws(MigrationError) -> Value {
        do {
            let connection = try await Connection.connect(settings.connection)
            do {
                let value = try await connection.perform(body)
                await connection.close()
                return value
            } catch {
                await connection.close()
                throw error
            }
        } catch let error as MigrationError {
            throw error
        } catch {
            throw .unreachable(reason: "\(error)")
        }
    }

    private static func ensureRoles(_ connection: isolated Connection) throws {
        let roles = try connection.query(
            """
            SELECT count(*) FROM pg_roles
            WHERE rolname IN (
                'madoguchi_owner', 'madoguchi_app', 'madoguchi_export', 'madoguchi_personal', 'madoguchi_credentials')
            """,
            as: Int.self
        )
        guard roles != [5] else { return }
        do {
            try connection.run(script: EmbeddedSchema.roles)
        } catch  where error.sqlState == .insufficientPrivilege {
            throw MigrationError.rolesMissing
        }
    }

    private static func statuses(
        of migrations: [Migration],
        on connection: isolated Connection
    ) throws -> [MigrationStatus] {
        let exists = try connection.query("SELECT to_regclass('public.schema_migration') IS NOT NULL", as: Bool.self)
        guard exists == [true] else {
            return migrations.map { MigrationStatus(name: $0.name, state: .pending, appliedAt: nil) }
        }
        let rows = try connection.query(
            "SELECT name, checksum, applied_at FROM schema_migration ORDER BY name",
            as: String.self,
            String.self,
            Instant.self
        )
        let applied = Dictionary(rows.map { ($0.0, (checksum: $0.1, at: $0.2)) }) { first, _ in first }
        let known = migrations.map { migration in
            guard let row = applied[migration.name] else {
                return MigrationStatus(name: migration.name, state: .pending, appliedAt: nil)
            }
            let state: MigrationStatus.State = row.checksum == migration.checksum ? .applied : .changed
            return MigrationStatus(name: migration.name, state: state, appliedAt: row.at)
        }
        let names = Set(migrations.map(\.name))
        let unknown = rows.filter { !names.contains($0.0) }
        return known + unknown.map { MigrationStatus(name: $0.0, state: .unknown, appliedAt: $0.2) }
    }

    private static func pending(of migrations: [Migration], statuses: [MigrationStatus]) throws -> [Migration] {
        for status in statuses {
            switch status.state {
            case .changed: throw MigrationError.changed(name: status.name)
            case .unknown: throw MigrationError.unknown(name: status.name)
            case .applied, .pending: break
            }
        }
        let pending = Set(statuses.filter { $0.state == .pending }.map(\.name))
        return migrations.filter { pending.contains($0.name) }
    }

    private static func apply(_ migration: Migration, at now: Instant, on connection: isolated Connection) throws {
        do {
            try connection.run(script: migration.sql)
        } catch {
            throw MigrationError.refused(name: migration.name, reason: "\(error)")
        }
        try connection.execute(
            "INSERT INTO schema_migration (name, checksum, applied_at) VALUES ($1, $2, $3)",
            [migration.name, migration.checksum, now]
        )
    }

    /// A ward that is not there yet begins with the standard codes; what it has made of them since is left alone.
    private static func ensureWard(_ ward: Ward.ID, on connection: isolated Connection) throws {
        let added = try connection.execute(
            """
            INSERT INTO ward (ward_code, name)
            VALUES ($1, coalesce((SELECT name FROM local_government WHERE code = $1), $1))
            ON CONFLICT DO NOTHING
            """,
            [ward]
        )
        guard added == 1 else { return }
        for list in [
            "topic", "outcome", "site_kind", "supporter_kind", "language", "training_module", "course_kind",
            "partner_kind",
        ] {
            try connection.execute(
                """
                INSERT INTO \(list) (ward_code, code, title_ja, title_en, aliases, position)
                SELECT $1, code, title_ja, title_en, aliases, position FROM standard_code WHERE list = $2
                """,
                [ward, list]
            )
        }
        try connection.execute(
            """
            UPDATE supporter_kind AS k
            SET staff = s.staff, yearly = s.yearly, required_modules = s.required_modules
            FROM standard_supporter_kind AS s WHERE k.ward_code = $1 AND s.code = k.code
            """,
            [ward]
        )
        try connection.execute(
            """
            INSERT INTO indicator (
                ward_code, indicator_id, position, title_ja, title_en, unit_ja, unit_en, source, numerator, denominator,
                factor, direction, standard_target)
            SELECT $1, indicator_id, position, title_ja, title_en, unit_ja, unit_en, source, numerator, denominator, factor,
                direction, standard_target
            FROM standard_indicator
            """,
            [ward]
        )
        try connection.execute(
            "INSERT INTO audit_head (ward_code, link, digest) VALUES ($1, 0, sha256(convert_to($1, 'UTF8')))",
            [ward]
        )
    }
}

extension Connection {
    /// Runs `body` on this connection's executor.
    fileprivate func perform<Value: Sendable>(_ body: @Sendable (isolated Connection) throws -> Value) throws -> Value {
        try body(self)
    }
}

extension DeskStore {
    /// Whether the database answers with the schema of this version. Throws `.unavailable`, `.schemaDiffers`.
    package func checkReady() async throws(DeskError) {
        let isCurrent = try await reading { connection in try Migrator.isCurrent(on: connection) }
        guard isCurrent else { throw .schemaDiffers }
    }
}
