import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@Suite("database verify")
struct VerificationTests {
    @Test(
        "What was changed behind the service's back is found",
        arguments: [
            ("UPDATE consultation_day SET consultations = consultations + 1", Discrepancy.Kind.dayTotal),
            ("UPDATE consultation_day SET minutes = minutes - 1", .dayTotal),
            ("DELETE FROM consultation_month", .monthTotal),
            ("UPDATE topic_month SET mentions = 0", .topicTotal),
            ("INSERT INTO topic_month VALUES ('131156', '2025-05-01', 'S003', 'maps', 1)", .topicTotal),
            ("UPDATE consultation_day SET anonymous = anonymous + 1", .dayTotal),
            ("UPDATE consultation_day SET residents = residents + 1", .residentTotal),
            ("UPDATE ward_day SET residents = 7", .wardDayTotal), ("DELETE FROM ward_day", .wardDayTotal),
            ("UPDATE ward_day SET anonymous = 7", .wardDayTotal), ("DELETE FROM site_month", .siteMonthTotal),
            ("UPDATE site_month SET minutes = minutes - 1", .siteMonthTotal),
            ("UPDATE site_month SET phone = phone + 1", .siteMonthTotal),
            ("UPDATE site_month SET from65 = 0", .siteMonthTotal),
            ("UPDATE outcome_month SET squared_minutes = 1", .outcomeTotal),
            ("DELETE FROM outcome_month", .outcomeTotal),
            ("UPDATE supporter_month SET minutes = minutes + 1", .supporterTotal),
            ("DELETE FROM supporter_month", .supporterTotal),
            ("UPDATE town_month SET consultations = 0", .townTotal),
            ("UPDATE consultation SET note = 'x'", .revision),
            ("UPDATE consultation_revision SET minutes = 99", .revision),
            ("DELETE FROM consultation_revision", .revision),
            ("DELETE FROM consultation", .revision),
            ("UPDATE consultation SET topics = '{nothing}'", .unknownCode),
            ("UPDATE consultation SET supporters = '{nobody}'", .unknownCode),
            ("UPDATE audit_entry SET actor = 'x' WHERE link = 2", .auditLink),
            ("UPDATE audit_entry SET subject = subject || 'x' WHERE link = 1", .auditLink),
            ("DELETE FROM audit_entry WHERE link = 2", .auditLink),
            ("INSERT INTO audit_entry VALUES ('131156', 2, 9, 'x', 'y', 'z')", .auditLink),
            ("INSERT INTO audit_entry VALUES ('131156', 99, 1, 'x', 'y', 'z')", .auditLink),
            ("DELETE FROM audit_link WHERE link = 2; DELETE FROM audit_entry WHERE link = 2", .auditLink),
            ("DELETE FROM audit_link WHERE link = 3; DELETE FROM audit_entry WHERE link = 3", .auditLink),
            ("UPDATE audit_link SET linked_at = linked_at + interval '1 second' WHERE link = 1", .auditLink),
            (
                """
                UPDATE audit_entry SET link = -link;
                UPDATE audit_entry SET link = CASE link WHEN -1 THEN 2 WHEN -2 THEN 1 ELSE -link END
                """, .auditLink
            ),
            ("UPDATE audit_head SET link = link - 1", .auditLink), ("DELETE FROM audit_head", .auditLink),
        ]
    )
    func findsTampering(statement: String, kind: Discrepancy.Kind) async throws {
        try await withDesk { desk in
            for heldOn in ["2025-05-14", "2025-06-30", "2026-03-31"] {
                _ = try await desk.store.record(
                    Sample.content(heldOn: heldOn, town: TestDesk.town, resident: TestDesk.resident)
                )
            }
            #expect(try await desk.store.verify() == [])
            try await desk.asSuperuser { connection in
                try connection.execute("SET session_replication_role = replica")
                try connection.run(script: statement)
            }
            let found = try await desk.store.verify()
            #expect(found.contains { $0.kind == kind }, "found \(found)")
        }
    }
}
