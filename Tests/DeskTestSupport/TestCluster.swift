internal import DeskStore
internal import FoundationEssentials
internal import Glibc
internal import Logging
internal import Postgres
internal import SupportDesk

/// The PostgreSQL that `Scripts/test` started for this run, and the template that tests clone.
actor TestCluster {
    /// How many tests have a database at the same time: more would not be faster, and each would wait longer for its answers.
    static let places = Places(3 * ProcessInfo.processInfo.activeProcessorCount)

    static let shared = TestCluster()

    struct Template: Sendable {
        let name: String
        let tokens: [Role: String]
        let tokenForOneSite: String
    }

    enum Failure: Error, CustomStringConvertible {
        case notConfigured
        case notLocal

        var description: String {
            switch self {
            case .notConfigured:
                "MADOGUCHI_TEST_DATABASE_URL is not set. Run the tests with Scripts/test, which starts a PostgreSQL for them."
            case .notLocal:
                "MADOGUCHI_TEST_DATABASE_URL must name a PostgreSQL on this machine: tests create and drop databases."
            }
        }
    }

    private var making: Task<Template, any Error>?

    /// Makes the template once per run.
    func template() async throws -> Template {
        if let making { return try await making.value }
        let task = Task { try await Self.makeTemplate(self) }
        making = task
        return try await task.value
    }

    /// Settings for a database of this cluster; `user` nil is the superuser that the URL names.
    nonisolated func settings(database: String?, user: String?) throws -> ConnectionSettings {
        guard let url = getenv("MADOGUCHI_TEST_DATABASE_URL").map({ String(cString: $0) }) else {
            throw Failure.notConfigured
        }
        var settings = try ConnectionSettings(url: url)
        let host = settings.parameters["host"] ?? ""
        guard host.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains(host) else { throw Failure.notLocal }
        if let database { settings.parameters["dbname"] = database }
        if let user { settings.parameters["user"] = user }
        return settings
    }

    /// Runs one statement as superuser, outside of any test's database.
    nonisolated func administer(_ statement: String) async throws {
        try await Self.with(try settings(database: nil, user: nil)) { connection in
            try connection.run(script: statement)
        }
    }

    static func with<Value: Sendable>(
        _ settings: ConnectionSettings,
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws -> Value {
        let connection = try await Connection.connect(settings)
        do {
            let value = try await connection.run(body)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }

    private static func makeTemplate(_ cluster: TestCluster) async throws -> Template {
        let name = "template_\(getpid())"
        var superuser = StoreSettings(
            connection: try cluster.settings(database: nil, user: nil),
            ward: TestDesk.ward
        )
        try await cluster.administer(Migrator.roles)
        try await cluster.administer("DROP DATABASE IF EXISTS \(name)")
        try await cluster.administer("CREATE DATABASE \(name) OWNER madoguchi_owner")
        let owner = StoreSettings(
            connection: try cluster.settings(database: name, user: "madoguchi_owner"),
            ward: TestDesk.ward
        )
        _ = try await Migrator(owner).migrate(at: TestDesk.now)
        superuser.connection = try cluster.settings(database: name, user: nil)
        superuser.connection.options["madoguchi.ward"] = TestDesk.ward.rawValue
        try await with(superuser.connection) { try $0.run(script: fixtures) }
        let app = StoreSettings(
            connection: try cluster.settings(database: name, user: "madoguchi_app"),
            ward: TestDesk.ward,
            poolSize: 1
        )
        let store = DeskStore(app, logger: Logger(label: "template"))
        var tokens: [Role: String] = [:]
        for role in Role.allCases {
            tokens[role] = try await store.issueToken(to: Account(name: role.rawValue, role: role), at: TestDesk.now)
        }
        let oneSite = Account(name: "staff-s001", role: .staff, sites: [Site.ID("S001")])
        let tokenForOneSite = try await store.issueToken(to: oneSite, at: TestDesk.now)
        await store.shutdown()
        try await with(superuser.connection) { try $0.run(script: emptyTrail) }
        return Template(name: name, tokens: tokens, tokenForOneSite: tokenForOneSite)
    }

    /// Each test begins with a trail in which nothing has happened yet.
    private static let emptyTrail = """
        DELETE FROM audit_entry;
        DELETE FROM audit_link;
        UPDATE audit_head SET link = 0, digest = sha256(convert_to(ward_code, 'UTF8'));
        """

    private static let fixtures = """
        INSERT INTO town (ward_code, town_code, name, latitude, longitude) VALUES
            ('131156', '本町一丁目', '本町一丁目', 35.70, 139.63), ('131156', '本町二丁目', '本町二丁目', 35.71, 139.64);
        INSERT INTO site (ward_code, site_code, name, site_kind, town_code, latitude, longitude, opened_on, closed_on, aliases)
        VALUES
            ('131156', 'S001', '中央図書館', 'library', '本町一丁目', 35.70, 139.63, '2022-04-01', NULL, '{中央図書}'),
            ('131156', 'S002', '北出張所', 'local_office', '本町二丁目', 35.71, 139.64, '2022-04-01', '2025-12-31', '{}'),
            ('131156', 'S003', '南区民事務所', 'branch_office', '本町二丁目', 35.69, 139.64, '2022-04-01', NULL, '{}'),
            ('131156', 'S057', '専用コールセンター', 'call_centre', NULL, NULL, NULL, '2022-04-01', NULL, '{電話相談}');
        INSERT INTO topic (ward_code, code, title_ja, title_en, position, retired_on)
        VALUES ('131156', 'fax', 'ファックス', 'Fax', 99, '2024-04-01');
        INSERT INTO supporter (ward_code, supporter_code, registered_at) VALUES
            ('131156', '支援員001', '2022-04-01'), ('131156', '支援員002', '2022-04-01'), ('131156', '支援員003', '2022-04-01');
        INSERT INTO resident (ward_code, resident_id, registered_at)
        SELECT '131156', id, '2022-04-01' FROM unnest('{\(TestDesk.residents.joined(separator: ","))}'::uuid[]) AS id;
        INSERT INTO support_case (ward_code, support_case_id, resident_id, opened_on)
        VALUES ('131156', '\(TestDesk.supportCase)', '\(TestDesk.resident)', '2025-05-01');
        """
}

extension Connection {
    /// Runs `body` on this connection's executor.
    fileprivate func run<Value: Sendable>(_ body: @Sendable (isolated Connection) throws -> Value) throws -> Value {
        try body(self)
    }
}
