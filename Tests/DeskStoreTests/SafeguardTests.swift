import DeskStore
import DeskTestSupport
import FoundationEssentials
import Logging
import Postgres
import SupportDesk
import Testing

@Suite("What the database itself guards")
struct SafeguardTests {
    @Test(
        "The service's role may not change or remove what is on record",
        arguments: [
            "UPDATE consultation_revision SET reason = 'x'", "DELETE FROM consultation_revision",
            "DELETE FROM consultation", "UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry",
            "UPDATE audit_link SET digest = ''", "DELETE FROM audit_link", "TRUNCATE consultation_day",
            "UPDATE target SET value = 1", "DELETE FROM target", "UPDATE survey_figure SET x = 1",
            "DELETE FROM survey_figure", "DELETE FROM supporter", "UPDATE supporter_status SET status = 'active'",
            "DELETE FROM supporter_status", "DELETE FROM resident", "DELETE FROM resident_consent",
            "UPDATE consultation_revision SET resident_id = NULL", "UPDATE attendance SET satisfaction = 5",
            "DELETE FROM attendance", "UPDATE shift SET held_on = '2026-01-01'", "DELETE FROM shift",
            "DELETE FROM conversion", "SELECT name FROM resident_person", "SELECT name FROM supporter_contact",
            "DELETE FROM resident_person", "DELETE FROM facility_survey", "DELETE FROM indicator",
            "DELETE FROM topic", "DROP TABLE consultation_day", "ALTER TABLE consultation DISABLE ROW LEVEL SECURITY",
            "DELETE FROM closing", "DELETE FROM site_closing", "DELETE FROM amendment",
            "UPDATE amendment SET reason = 'x'",
            "UPDATE amendment SET proposed_by = 'x'", "UPDATE closing_version SET reason = 'x'",
            "DELETE FROM closing_version", "UPDATE closed_figure SET value = 0", "DELETE FROM closed_figure",
            "UPDATE published_report SET document = ''", "DELETE FROM published_report", "DELETE FROM refused_record",
            "UPDATE public_figure SET value = 0", "DELETE FROM public_release",
            "UPDATE consultation_revision SET note = NULL", "UPDATE sealing_key SET retired_at = now()",
            "DELETE FROM sealing_key", "UPDATE disposal SET proposed_by = 'x'", "DELETE FROM disposal",
            "DELETE FROM disposal_candidate", "UPDATE disposal_candidate SET subject = gen_random_uuid()",
            """
            INSERT INTO disposal (
                ward_code, disposal_id, kind, years, ended_before, candidates, proposed_at, proposed_by, approved_at, approved_by)
            VALUES ('131156', gen_random_uuid(), 'notes', 3, '2023-04-01', 0, now(), 'a', now(), 'b')
            """,
            "UPDATE export_run SET audit_digest = NULL",
            "SELECT password_hash FROM account_credential", "UPDATE account_credential SET password_hash = 'x'",
            "SELECT code_hash FROM recovery_code", "DELETE FROM recovery_code", "DELETE FROM account",
            "UPDATE account SET account = 'x'", "DELETE FROM access_token", "UPDATE access_token SET expires_at = NULL",
            "UPDATE access_token SET account = 'x'", "UPDATE access_token SET kind = 'service'",
            "UPDATE schema_migration SET checksum = ''", "INSERT INTO ward VALUES ('131148', '中野区')",
        ]
    )
    func leastPrivilege(statement: String) async throws {
        try await withDesk { desk in
            _ = try await desk.store.record(Sample.content())
            let refused = await #expect(throws: PostgresError.self) {
                try await asService(desk.settings, ward: TestDesk.ward.rawValue) { try $0.execute(statement) }
            }
            #expect(refused?.sqlState == .insufficientPrivilege)
        }
    }

    @Test("Without a ward, and with another ward, a session sees nothing", arguments: [nil, "", "131148"])
    func rowLevelSecurity(ward: String?) async throws {
        try await withDesk { desk in
            _ = try await desk.store.record(Sample.content())
            let tables = [
                "consultation", "consultation_revision", "consultation_day", "consultation_month", "topic_month",
                "site_month", "ward_day", "outcome_month", "supporter_month", "town_month", "indicator", "site",
                "topic", "town", "supporter", "supporter_kind", "language", "training_module", "course_kind",
                "partner_kind", "supporter_status", "training_completion", "site_hours", "site_closure", "shift",
                "reported_hours", "resident", "resident_consent", "resident_decision", "course", "course_place",
                "attendance", "conversion", "supporter_day", "supporter_year",
                "journey_day", "site_closing", "closing", "closing_version", "closed_figure", "published_report",
                "amendment", "refused_record", "export_run", "public_release", "public_figure",
                "sealing_key", "retention_rule", "disposal", "disposal_candidate",
                "audit_entry", "audit_link", "access_token", "account",
                "ward",
            ]
            for table in tables {
                let rows = try await asService(desk.settings, ward: ward) { connection in
                    try connection.query("SELECT count(*) FROM \(table)", as: Int.self)
                }
                #expect(rows == [0], "\(table)")
            }
            await #expect(throws: PostgresError.self) {
                try await asService(desk.settings, ward: ward) { connection in
                    try connection.execute(
                        "INSERT INTO supporter (ward_code, supporter_code, registered_at) VALUES ('131156', 'x', now())"
                    )
                }
            }
        }
    }

    @Test("Every table of a ward's data leads with ward_code and is guarded by forced row-level security")
    func everyTableIsGuarded() async throws {
        try await withDesk { desk in
            let unguarded = try await desk.asSuperuser { connection in
                try connection.query(
                    """
                    SELECT c.relname::text FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
                    WHERE n.nspname = 'public' AND c.relkind = 'r'
                        AND c.relname NOT IN (
                            'schema_migration', 'japanese_era', 'local_government', 'standard_code',
                            'standard_indicator', 'public_holiday', 'standard_supporter_kind')
                        AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                            AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid)
                            AND EXISTS (
                                SELECT FROM pg_attribute
                                WHERE attrelid = c.oid AND attnum = 1 AND attname = 'ward_code' AND attnotnull))
                    """,
                    as: String.self
                )
            }
            #expect(unguarded == [])
            let keysWithoutWard = try await desk.asSuperuser { connection in
                try connection.query(
                    """
                    SELECT conname::text FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid
                    WHERE k.contype IN ('p', 'u', 'f') AND c.relnamespace = 'public'::regnamespace
                        AND c.relname NOT IN (
                            'schema_migration', 'japanese_era', 'local_government', 'standard_code',
                            'standard_indicator', 'public_holiday', 'standard_supporter_kind')
                        AND k.conkey[1] <> 1
                    """,
                    as: String.self
                )
            }
            #expect(keysWithoutWard == [])
        }
    }

    @Test("The export's role sees records without persons, and no note")
    func exportRole() async throws {
        try await withDesk { desk in
            _ = try await desk.store.record(Sample.content(note: "秘密"))
            var settings = desk.settings
            settings.connection.parameters["user"] = "madoguchi_export"
            let columns = try await asService(settings, ward: TestDesk.ward.rawValue) { connection in
                try connection.query(
                    """
                    SELECT attname::text FROM pg_attribute
                    WHERE attrelid = 'consultation_without_persons'::regclass AND attnum > 0
                    """,
                    as: String.self
                )
            }
            #expect(Set(columns).isDisjoint(with: ["note", "resident_id", "supporters", "recorded_by", "receipt"]))
            let exporting = settings
            let rows = try await asService(exporting, ward: TestDesk.ward.rawValue) { connection in
                try connection.query("SELECT count(*) FROM consultation_without_persons", as: Int.self)
            }
            #expect(rows == [1])
            await #expect(throws: PostgresError.self) {
                try await asService(exporting, ward: TestDesk.ward.rawValue) { connection in
                    try connection.query("SELECT note FROM consultation", as: String?.self)
                }
            }
        }
    }

    @Test("A token opens its account, and only the one that was issued")
    func tokens() async throws {
        try await withDesk { desk in
            let account = Account(name: "counter", role: .staff, sites: [Site.ID("S001")])
            let token = try await desk.store.issueToken(to: account, at: TestDesk.now)
            #expect(try await desk.store.account(token: token, at: TestDesk.now) == account)
            #expect(try await desk.store.account(token: token + "0", at: TestDesk.now) == nil)
            #expect(try await desk.store.account(token: "", at: TestDesk.now) == nil)
            let kept = try await desk.asSuperuser { connection in
                try connection.query(
                    "SELECT count(*) FROM access_token WHERE encode(token_hash, 'escape') LIKE '%' || $1 || '%'",
                    [token],
                    as: Int.self
                )
            }
            #expect(kept == [0])
        }
    }

    @Test("A token that was revoked or has expired opens nothing", arguments: ["revoked_at", "expires_at"])
    func endedTokens(column: String) async throws {
        try await withDesk { desk in
            let token = try await desk.store.issueToken(to: Sample.staff, at: TestDesk.now)
            try await desk.asSuperuser { connection in
                try connection.execute(
                    "UPDATE access_token SET \(column) = $1::timestamptz - interval '1 second'",
                    [TestDesk.now]
                )
            }
            #expect(try await desk.store.account(token: token, at: TestDesk.now) == nil)
        }
    }

    @Test("Everything works with sessions that are not ours, as behind PgBouncer in transaction mode")
    func sharedSessions() async throws {
        try await withDesk { desk in
            var settings = desk.settings
            settings.connection.sessionsAreOurs = false
            let store = DeskStore(settings, logger: Logger(label: "shared"))
            let id = UUID()
            _ = try await store.record(Sample.content(), id: id)
            #expect(try await store.record(Sample.content(), id: id) == .replayed(try await store.consultation(id)))
            _ = try await store.correct(
                id,
                expecting: 1,
                to: Sample.content(minutes: 30),
                reason: "訂正",
                by: Sample.staff,
                at: TestDesk.now
            )
            #expect(try await store.consultations(ConsultationFilter(), after: nil, limit: 9).consultations.count == 1)
            #expect(try await store.desk().sites.count == 4)
            let token = try await store.issueToken(to: Sample.staff, at: TestDesk.now)
            #expect(try await store.account(token: token, at: TestDesk.now) == Sample.staff)
            try await store.checkReady()
            #expect(try await store.verify() == [])
            await store.shutdown()
        }
    }

    /// A session of the service's role with the ward that is given, or with none.
    private func asService<Value: Sendable>(
        _ settings: StoreSettings,
        ward: String?,
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws -> Value {
        var connection = settings.connection
        if let ward { connection.options["madoguchi.ward"] = ward }
        let pool = ConnectionPool(connection, size: 1)
        do {
            let value = try await pool.withConnection(body)
            await pool.shutdown()
            return value
        } catch {
            await pool.shutdown()
            throw error
        }
    }
}
