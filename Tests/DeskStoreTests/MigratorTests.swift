import DeskStore
import DeskTestSupport
import Postgres
import SupportDesk
import Testing

@Suite("Migrations")
struct MigratorTests {
    private let one = Migration(name: "0001_one", sql: "CREATE TABLE one (a int CONSTRAINT one_a CHECK (a > 0));")
    private let two = Migration(name: "0002_two", sql: "CREATE TABLE two (a int); INSERT INTO two VALUES (1);")
    private let broken = Migration(name: "0003_broken", sql: "CREATE TABLE three (a int); SELECT 1 / 0;")

    @Test("An empty database gets every step, and a second run finds nothing to do")
    func migrates() async throws {
        try await withEmptyDatabase { settings in
            let migrator = Migrator(settings)
            #expect(try await migrator.status().allSatisfy { $0.state == .pending })
            let applied = try await migrator.migrate(at: TestDesk.now)
            #expect(applied.first == "0001_wards_and_eras")
            #expect(try await migrator.migrate(at: TestDesk.now) == [])
            let statuses = try await migrator.status()
            #expect(statuses.map(\.name) == applied)
            #expect(statuses.allSatisfy { $0.state == .applied && $0.appliedAt == TestDesk.now })
        }
    }

    @Test("Eight that start together apply each step once")
    func migratesConcurrently() async throws {
        try await withEmptyDatabase { settings in
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<8 { group.addTask { try await Migrator(settings).migrate(at: TestDesk.now) } }
                return try await group.reduce(into: [[String]]()) { $0.append($1) }
            }
            #expect(applied.count { !$0.isEmpty } == 1)
            #expect(try await Migrator(settings).status().allSatisfy { $0.state == .applied })
        }
    }

    @Test("A step that fails leaves nothing of those before it")
    func allOrNothing() async throws {
        try await withEmptyDatabase { settings in
            let error = await #expect(throws: MigrationError.self) {
                try await Migrator(settings, migrations: [one, two, broken]).migrate(at: TestDesk.now)
            }
            let statuses = try await Migrator(settings, migrations: [one, two]).status()
            let tables = try await tables(settings)
            #expect(error?.refusedStep == "0003_broken")
            #expect(statuses.allSatisfy { $0.state == .pending })
            #expect(tables == [])
        }
    }

    @Test("A session that is ended in the middle leaves nothing, and the next run does it all")
    func survivesKill() async throws {
        try await withEmptyDatabase { settings in
            let slow = Migration(name: "0002_slow", sql: "SELECT pg_sleep(30);")
            let migrating = Task { try await Migrator(settings, migrations: [one, slow]).migrate(at: TestDesk.now) }
            try await endSession(in: settings)
            await #expect(throws: MigrationError.self) { try await migrating.value }
            #expect(try await tables(settings) == [])
            let applied = try await Migrator(settings).migrate(at: TestDesk.now)
            #expect(!applied.isEmpty)
        }
    }

    @Test("A file that was changed after it was applied is refused by name")
    func refusesChangedFile() async throws {
        try await withEmptyDatabase { settings in
            _ = try await Migrator(settings).migrate(at: TestDesk.now)
            let names = try await Migrator(settings).status().map(\.name)
            let changed = names.map { Migration(name: $0, sql: "SELECT 1;") }
            await #expect(throws: MigrationError.changed(name: "0001_wards_and_eras")) {
                try await Migrator(settings, migrations: changed).migrate(at: TestDesk.now)
            }
            #expect(try await Migrator(settings, migrations: changed).status().allSatisfy { $0.state == .changed })
        }
    }

    @Test("A database of a later version is left alone")
    func refusesLaterVersion() async throws {
        try await withEmptyDatabase { settings in
            _ = try await Migrator(settings).migrate(at: TestDesk.now)
            await #expect(throws: MigrationError.self) {
                try await Migrator(settings, migrations: []).migrate(at: TestDesk.now)
            }
            #expect(try await Migrator(settings, migrations: []).status().allSatisfy { $0.state == .unknown })
        }
    }

    @Test("A database that does not answer is said to be unreachable")
    func saysUnreachable() async throws {
        var settings = StoreSettings(
            connection: ConnectionSettings(parameters: ["host": "127.0.0.1", "port": "1"]),
            ward: TestDesk.ward
        )
        settings.connection.parameters["connect_timeout"] = "2"
        let error = await #expect(throws: MigrationError.self) { try await Migrator(settings).status() }
        #expect(error?.isUnreachable == true)
    }

    @Test("The store is ready only with the schema of this version")
    func readiness() async throws {
        try await withDesk { desk in
            try await desk.store.checkReady()
            try await desk.asSuperuser { connection in
                try connection.execute("UPDATE schema_migration SET checksum = 'x' WHERE name = '0003_sites'")
            }
            await #expect(throws: DeskError.schemaDiffers) { try await desk.store.checkReady() }
        }
    }

    @Test("A ward begins with the standard codes, and what it makes of them is kept")
    func keepsWardsCodes() async throws {
        try await withDesk { desk in
            try await desk.asSuperuser { connection in
                try connection.execute("UPDATE topic SET title_ja = '写真' WHERE code = 'calls_camera'")
            }
            _ = try await Migrator(desk.ownerSettings).migrate(at: TestDesk.now)
            let read = try await desk.store.currentDesk()
            #expect(read.topics[Topic.ID("calls_camera")]?.title.ja == "写真")
        }
    }

    private func tables(_ settings: StoreSettings) async throws -> [String] {
        try await ask(settings, "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
    }

    private func ask(_ settings: StoreSettings, _ question: String) async throws -> [String] {
        let connection = try await Connection.connect(settings.connection)
        let answers = try await connection.query(question, as: String.self)
        await connection.close()
        return answers
    }

    /// Waits until the migrator sleeps, and ends its session.
    private func endSession(in settings: StoreSettings) async throws {
        for _ in 0..<200 {
            let ended = try await ask(
                settings,
                """
                SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%pg_sleep%'
                """
            )
            if !ended.isEmpty { return }
            try await Task.sleep(for: .milliseconds(25))
        }
        Issue.record("the migration never reached its second step")
    }
}

extension MigrationError {
    /// The step that the database refused for a division by zero.
    fileprivate var refusedStep: String? {
        if case .refused(let name, let reason) = self, reason.contains("22012") { name } else { nil }
    }

    fileprivate var isUnreachable: Bool {
        if case .unreachable = self { true } else { false }
    }
}
