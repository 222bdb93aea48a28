import DeskStore
import DeskTestSupport
import FoundationEssentials
import Logging
import Postgres
import StatisticsExport
import SupportDesk
import Testing

@testable import DeskServer

@Suite("The audit trail over HTTP")
struct AuditRouteTests {
    @Test("Auditors search it page by page, and nobody else", arguments: Role.allCases)
    func roles(role: Role) async throws {
        try await withDeskServer { server, desk in
            for _ in 0..<3 {
                _ = try await server.send("PUT", Sample.path(UUID()), token: desk.token(.staff), Sample.small())
            }
            let answer = try await server.send("GET", "/v1/audit?limit=2&action=consultation.", token: desk.token(role))
            guard role == .auditor else {
                #expect(answer.status == 403)
                return
            }
            let page = try answer.decoded(as: ListDocument<AuditEntryDocument>.self).items
            #expect(page.map(\.action) == ["consultation.recorded", "consultation.recorded"])
            #expect(page.map(\.actor) == ["staff", "staff"])
            let next = try #require(answer.headers["link"]?.split(separator: ">").first?.dropFirst())
            let rest = try await server.send("GET", String(next), token: desk.token(role))
            #expect(try rest.decoded(as: ListDocument<AuditEntryDocument>.self).items.count == 1)
            let wrong = try await server.send("GET", "/v1/audit?limit=0&from=x&cursor=y&who=z", token: desk.token(role))
            #expect(
                try Set(wrong.fieldCodes) == [
                    "limit: out-of-range", "from: unreadable-date", "cursor: unreadable-identifier",
                    "who: unknown-property",
                ]
            )
        }
    }

    @Test("A control character in what is searched for is refused", arguments: ["actor", "action", "subject"])
    func controlCharacters(name: String) async throws {
        try await withDeskServer { server, desk in
            let answer = try await server.send("GET", "/v1/audit?\(name)=%00", token: desk.token(.auditor))
            #expect(answer.status == 422)
            #expect(try answer.fieldCodes == ["\(name): control-character"])
        }
    }

    @Test("Looks at persons and notes, and what was refused to whom, are in it; nobody can flood it")
    func views() async throws {
        try await withDesk { desk in
            let id = UUID()
            let store = DeskStore(desk.settings, logger: .init(label: "test"))
            try await withServer(over: store) { server in
                _ = try await server.send("PUT", Sample.path(id), token: desk.token(.staff), Sample.small())
                // What is shown in answer to a record that differs, and to one that somebody else has sent.
                for body in [Sample.small().replacing("}", with: #","minutes":7}"#), Sample.small()] {
                    _ = try await server.send("PUT", Sample.path(id), token: desk.token(.coordinator), body)
                }
                for _ in 0..<2 {
                    _ = try await server.send("GET", Sample.path(UUID()), token: desk.token(.siteLeader))
                }
                for _ in 0..<40 {
                    _ = try await server.send("GET", Sample.path(id), token: desk.token(.staff))
                    _ = try await server.send(
                        "GET",
                        "/v1/residents/\(UUID().written)",
                        token: desk.token(.statistician)
                    )
                    _ = try await server.send("GET", Sample.path(id), token: "mdg_unknown")
                }
                _ = try await server.send(
                    "GET",
                    "/v1/supporters/%E6%94%AF%E6%8F%B4%E5%93%A1001/contact",
                    token: desk.token(.coordinator)
                )
                let ended = try await store.issueToken(to: Account(name: "left", role: .staff), at: TestDesk.now)
                try await desk.asSuperuser { connection in
                    try connection.execute("UPDATE access_token SET revoked_at = now() WHERE account = 'left'")
                }
                #expect(try await server.send("GET", "/v1/desk", token: ended).status == 401)
            }
            await store.shutdown()
            let entries = try await desk.store.auditEntries(
                AuditFilter(),
                limit: 99,
                by: Account(name: "auditor", role: .auditor),
                at: TestDesk.now
            ).entries.map { "\($0.actor) \($0.action) \($0.subject)" }
            let expected = [
                "staff records.viewed GET /v1/consultations/\(id.written)",
                "staff records.viewed GET /v1/consultations/\(id.written) ×39",
                "coordinator records.viewed PUT /v1/consultations/\(id.written)",
                "coordinator records.viewed PUT /v1/consultations/\(id.written)",
                "site_leader request.refused 404 GET /v1/consultations/{id}",
                "site_leader request.refused 404 GET /v1/consultations/{id}",
                "statistician request.refused 403 GET /v1/residents/{id}",
                "statistician request.refused 403 GET /v1/residents/{id} ×39",
                "unknown request.refused 401", "unknown request.refused 401 ×39",
                "coordinator contact.viewed 支援員001", "madoguchi account.added left/staff/*",
                "madoguchi token.issued left", "left request.refused 401 GET /v1/desk",
            ]
            #expect(Set(entries).isSuperset(of: expected), "\(entries)")
            #expect(entries.count == expected.count + 1)
        }
    }

    @Test(
        "An export prints the trail's end; another one of the same day gives the same bytes, whatever was looked at meanwhile"
    )
    func exportedHead() async throws {
        try await withDeskServer { server, desk in
            _ = try await server.send("PUT", Sample.path(UUID()), token: desk.token(.staff), Sample.small())
            let folder = "/tmp/audit-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let export = NightlyExport(of: desk.store, .init(date: TestDesk.now.day, folder: folder))
            let first = try await export.run(by: DeskStore.exportAccount, at: TestDesk.now)
            _ = try await server.send("GET", "/v1/residents/\(TestDesk.resident)", token: desk.token(.staff))
            let later = TestDesk.now.adding(seconds: 60)
            let second = try await export.run(by: DeskStore.exportAccount, at: later)
            #expect(second.delivery.isUnchanged)
            #expect(second.run.manifest == first.run.manifest)
            let content = FileManager.default.contents(atPath: "\(first.delivery.path)/datapackage.json") ?? Data()
            let printed = try JSONDecoder().decode(Printed.self, from: content).head
            #expect(printed.link == 1 && printed == first.run.audit)
            #expect(try await desk.store.verify(heads: [printed]) == [])
        }
    }

    private struct Printed: Decodable {
        let head: AuditHead

        private enum CodingKeys: String, CodingKey {
            case head = "madoguchi:audit"
        }
    }
}
