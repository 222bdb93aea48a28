import DeskStore
import DeskTestSupport
import FoundationEssentials
import Logging
import Postgres
import SupportDesk
import Testing

@Suite("Bringing a database with records in it up to date")
struct UpgradeTests {
    private static let wards = ["131156", "131148"].map { Ward.ID($0) }

    @Test("The roll-ups of reports are made from the records of every ward, and each ward gets its indicators")
    func reports() async throws {
        try await withEmptyDatabase { settings in
            try await Self.makeDatabase(settings, upTo: "0012")
            let applied = try await Migrator(settings).migrate(at: TestDesk.now)
            #expect(applied.first == "0013_public_holidays")
            for ward in Self.wards {
                var settings = settings
                settings.ward = ward
                settings.connection.parameters["user"] = "madoguchi_app"
                let store = DeskStore(settings, logger: Logger(label: "test"))
                let found = try await store.verify()
                let indicators = try await store.indicators()
                let year = try #require(FiscalYear(2025))
                let scope = try #require(ReportScope(year, today: TestDesk.now.day))
                let facts = try await store.coverageFacts(scope)
                await store.shutdown()
                #expect(found == [])
                #expect(indicators.count == 10)
                #expect(facts.months.reduce(0) { $0 + $1.consultations } == 3)
                #expect(facts.wardResidents == 1)
                #expect(facts.ward.population == 21)
            }
        }
    }

    /// A database as an earlier version left it, with two wards that have records.
    private static func makeDatabase(_ settings: StoreSettings, upTo last: String) async throws {
        let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Schema"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix(".sql") && $0 != "roles.sql" && $0.prefix(4) <= last }
        let steps = try names.map { name in
            let file = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
            return Migration(name: String(name.dropLast(4)), sql: String(decoding: file, as: UTF8.self))
        }
        let connection = try await Connection.connect(settings.connection)
        try await connection.run(
            script: """
                CREATE TABLE schema_migration (
                    name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL,
                    CONSTRAINT schema_migration_pkey PRIMARY KEY (name));
                """
        )
        for step in steps {
            try await connection.run(script: step.sql)
            try await connection.execute(
                "INSERT INTO schema_migration (name, checksum, applied_at) VALUES ($1, $2, now())",
                [step.name, step.checksum]
            )
        }
        for ward in wards { try await connection.run(script: records(of: ward)) }
        await connection.close()
    }

    /// Three consultations that count, two of them of one resident at two sites, and one that is void.
    private static func records(of ward: Ward.ID) -> String {
        let resident = TestDesk.resident
        return """
            SELECT set_config('madoguchi.ward', '\(ward)', false);
            INSERT INTO ward VALUES ('\(ward)', '区');
            INSERT INTO audit_head VALUES ('\(ward)', 0, sha256(convert_to('\(ward)', 'UTF8')));
            INSERT INTO site_kind VALUES ('\(ward)', 'library', '図書館', 'Library', '{}', 1);
            INSERT INTO topic VALUES ('\(ward)', 'maps', '地図', 'Maps', '{}', 1);
            INSERT INTO outcome VALUES ('\(ward)', 'partly', '一部できた', 'Partly', '{}', 1);
            INSERT INTO town VALUES ('\(ward)', 'T1', '本町', 35.7, 139.6);
            INSERT INTO town_population VALUES ('\(ward)', '2025-04-01', 'T1', 5);
            INSERT INTO town_population_age VALUES
                ('\(ward)', '2025-04-01', 'T1', 30, 5, 6), ('\(ward)', '2025-04-01', 'T1', 65, 3, 2),
                ('\(ward)', '2025-04-01', 'T1', 80, 1, 4);
            INSERT INTO site (ward_code, site_code, name, site_kind, opened_on) VALUES
                ('\(ward)', 'S1', '一', 'library', '2020-04-01'), ('\(ward)', 'S2', '二', 'library', '2020-04-01');
            INSERT INTO supporter VALUES ('\(ward)', '支援員001', now());
            INSERT INTO resident VALUES ('\(ward)', '\(resident)', now());
            INSERT INTO consultation
            SELECT '\(ward)', gen_random_uuid(), site, day, NULL, channel, '{maps}', age, minutes, outcome, town, '{支援員001}',
                resident::uuid, NULL, satisfaction, NULL, NULL, NULL, 1, now(), 'staff', void
            FROM (VALUES
                ('S1', '2025-05-02'::date, 'phone', '65-69', 10::smallint, 'partly', 'T1', '\(resident)', 5::smallint, false),
                ('S2', '2025-05-01', 'visit', '75-79', 20, NULL, NULL, '\(resident)', NULL, false),
                ('S1', '2026-03-31', 'in_person', 'unknown', NULL, 'partly', 'T1', NULL, 2, false),
                ('S1', '2025-04-01', 'in_person', 'under60', 5, 'partly', 'T1', '\(resident)', 1, true)
            ) AS v (site, day, channel, age, minutes, outcome, town, resident, satisfaction, void);
            INSERT INTO consultation_revision
            SELECT ward_code, id, 1, 'recorded', now(), 'staff', NULL, site_code, held_on, held_at, channel, topics, age_band,
                minutes, outcome, town_code, supporters, resident_id, support_case_id, satisfaction, can_do_online, receipt,
                note, void
            FROM consultation;
            INSERT INTO consultation_day
            SELECT ward_code, held_on, site_code, count(*), coalesce(sum(minutes), 0)
            FROM consultation WHERE NOT void GROUP BY 1, 2, 3;
            INSERT INTO consultation_month
            SELECT ward_code, date_trunc('month', held_on::timestamp), site_code, channel, age_band, count(*),
                coalesce(sum(minutes), 0)
            FROM consultation WHERE NOT void GROUP BY 1, 2, 3, 4, 5;
            INSERT INTO topic_month
            SELECT ward_code, date_trunc('month', held_on::timestamp), site_code, 'maps', count(*)
            FROM consultation WHERE NOT void GROUP BY 1, 2, 3;
            """
    }
}
