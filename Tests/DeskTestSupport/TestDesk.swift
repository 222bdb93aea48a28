package import DeskStore
internal import FoundationEssentials
internal import Logging
package import Postgres
package import SupportDesk

/// A ward's desk in a database of its own, for one test.
///
/// Sites: `S001` 中央図書館 and `S003` 南区民事務所 (open since 2022-04-01), `S002` 北出張所 (2022-04-01 to 2025-12-31),
/// `S057` 専用コールセンター. Topics and outcomes are the standard ones; `fax` ファックス is a topic that was retired on 2024-04-01.
/// Supporters `支援員001` to `支援員003`, towns 本町一丁目 and 本町二丁目, six residents and one support case.
package struct TestDesk: Sendable {
    package static let ward = Ward.ID("131156")
    /// 2026-11-23 14:00 in Japan.
    package static let now = Instant(microsecondsSince1970: 1_795_410_000_000_000)
    package static let resident = "019ab000-0000-7000-8000-000000000001"
    /// All residents on record, the one above first.
    package static let residents = (1...6).map { "019ab000-0000-7000-8000-00000000000\($0)" }
    /// Of this run alone.
    package static let keys = KeyRing()
    /// A town's code.
    package static let town = "本町一丁目"
    package static let supportCase = "019ab000-0000-7000-8000-0000000000c1"

    /// The service's role.
    package let settings: StoreSettings
    /// The role that owns the schema.
    package let ownerSettings: StoreSettings
    /// A superuser, for what no role of ours may do (tampering, ending sessions).
    package let superuserSettings: ConnectionSettings
    package let store: DeskStore
    /// A bearer token for each role.
    package let tokens: [Role: String]
    /// A bearer token of staff who may work at `S001` only.
    package let tokenForOneSite: String

    /// The database as the service's role, as `MADOGUCHI_DATABASE_URL` names it to a program.
    package var databaseURL: String {
        settings.connection.parameters.map { "\($0.key)='\($0.value)'" }.sorted().joined(separator: " ")
    }

    /// Runs statements as a superuser with the ward set, on a connection of their own.
    @discardableResult
    package func asSuperuser<Value: Sendable>(
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws -> Value {
        try await TestCluster.with(superuserSettings, body)
    }

    package struct NobodyWaits: Error {}

    /// Returns when so many sessions wait for a lock that another one holds. Throws after half a minute.
    package func untilWaiting(_ count: Int = 1) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while try await asSuperuser({ connection in
            try connection.query(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
                as: Int.self
            )
        }) != [count] {
            guard ContinuousClock.now < deadline else { throw NobodyWaits() }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

/// Clones the migrated template, runs `body` with it, and drops the clone.
package func withDesk<Value: Sendable>(
    poolSize: Int = 8,
    statementTimeout: Duration = .seconds(30),
    _ body: @Sendable (TestDesk) async throws -> Value
) async throws -> Value {
    try await TestCluster.places.whenFree {
        try await withDeskNow(poolSize: poolSize, statementTimeout: statementTimeout, body)
    }
}

private func withDeskNow<Value: Sendable>(
    poolSize: Int,
    statementTimeout: Duration,
    _ body: @Sendable (TestDesk) async throws -> Value
) async throws -> Value {
    let cluster = TestCluster.shared
    let template = try await cluster.template()
    let name = "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
    try await cluster.administer("CREATE DATABASE \(name) TEMPLATE \(template.name) OWNER madoguchi_owner")
    let settings = try cluster.settings(database: name, user: "madoguchi_app")
    var storeSettings = StoreSettings(connection: settings, ward: TestDesk.ward, poolSize: poolSize)
    storeSettings.statementTimeout = statementTimeout
    // Nobody is waiting here as a person would, and a machine that runs tests is busy.
    storeSettings.waitingDeadline = .seconds(30)
    storeSettings.keys = .fixed(TestDesk.keys)
    var superuser = try cluster.settings(database: name, user: nil)
    superuser.options["madoguchi.ward"] = TestDesk.ward.rawValue
    let desk = TestDesk(
        settings: storeSettings,
        ownerSettings: StoreSettings(
            connection: try cluster.settings(database: name, user: "madoguchi_owner"),
            ward: TestDesk.ward,
            keys: .fixed(TestDesk.keys)
        ),
        superuserSettings: superuser,
        store: DeskStore(storeSettings, logger: Logger(label: "test")),
        tokens: template.tokens,
        tokenForOneSite: template.tokenForOneSite
    )
    let result: Result<Value, any Error>
    do {
        result = .success(try await body(desk))
    } catch {
        result = .failure(error)
    }
    await desk.store.shutdown()
    try await cluster.administer("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    return try result.get()
}

/// An empty database owned by `madoguchi_owner`, for tests of the migrator.
package func withEmptyDatabase<Value: Sendable>(
    _ body: @Sendable (StoreSettings) async throws -> Value
) async throws -> Value {
    try await TestCluster.places.whenFree { try await withEmptyDatabaseNow(body) }
}

private func withEmptyDatabaseNow<Value: Sendable>(
    _ body: @Sendable (StoreSettings) async throws -> Value
) async throws -> Value {
    let cluster = TestCluster.shared
    _ = try await cluster.template()
    let name = "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))"
    try await cluster.administer("CREATE DATABASE \(name) OWNER madoguchi_owner")
    let settings = StoreSettings(
        connection: try cluster.settings(database: name, user: "madoguchi_owner"),
        ward: TestDesk.ward
    )
    let result: Result<Value, any Error>
    do {
        result = .success(try await body(settings))
    } catch {
        result = .failure(error)
    }
    try await cluster.administer("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    return try result.get()
}
