import DeskStore
import DeskTestSupport
import FoundationEssentials
import Logging
import SupportDesk
import Synchronization
import Testing

@testable import DeskServer

/// A server with what closings and amendments are asked.
struct ClosingDesk: Sendable {
    let server: LiveServer
    let desk: TestDesk
    /// A coordinator besides the one of ``TestDesk/tokens``.
    let approver: String

    func close(_ period: String, _ body: String = #"{"acknowledgeMissing":true}"#, as role: Role = .coordinator)
        async throws -> Answer
    {
        try await server.send("POST", "/v1/closings/\(period)", token: desk.token(role), body)
    }

    func record(_ id: UUID = UUID(), on day: String = "2026-10-05", more: String = "", as role: Role = .staff)
        async throws -> Answer
    {
        let body = #"{"site":"S001","heldOn":"\#(day)","channel":"phone","topics":["メール"]\#(more)}"#
        return try await server.send("PUT", Sample.path(id), token: desk.token(role), body)
    }

    func get(_ path: String, as role: Role = .coordinator) async throws -> Answer {
        try await server.send("GET", path, token: desk.token(role))
    }

    func approve(_ id: String, token: String? = nil) async throws -> Answer {
        try await server.send("POST", "/v1/amendments/\(id)/approval", token: token ?? approver)
    }

    func decline(_ id: String, _ body: String = #"{"remark":"登録済み"}"#) async throws -> Answer {
        try await server.send("POST", "/v1/amendments/\(id)/decline", token: approver, body)
    }
}

/// Runs a server whose desk has a second coordinator.
func withClosingDesk(_ body: @Sendable (ClosingDesk) async throws -> Void) async throws {
    try await withDeskServer { server, desk in
        let account = Account(name: "coordinator2", role: .coordinator)
        let approver = try await desk.store.issueToken(to: account, at: TestDesk.now)
        try await body(ClosingDesk(server: server, desk: desk, approver: approver))
        #expect(try await desk.store.verify().isEmpty)
    }
}

@Suite("Closings over HTTP")
struct ClosingTests {
    @Test("A month is closed, shown with its version, and listed with the others of its year")
    func closed() async throws {
        try await withClosingDesk { desk in
            #expect(try await desk.record().status == 201)
            let answer = try await desk.close("令和8年10月".asPath)
            #expect(answer.status == 200)
            let closing = try answer.decoded(as: ClosingDocument.self)
            #expect(closing.period == "2026-10" && closing.kind == "month" && closing.closed)
            #expect(closing.status == "final" && closing.version == 1)
            #expect(closing.closedSites == ["S001", "S003", "S057"])
            #expect(closing.versions.map(\.madeBy) == ["coordinator"])
            #expect(try await desk.get("/v1/closings/2026-10", as: .statistician).body == answer.body)
            let members = try JSONReader.value(answer.body[...])["versions"]
            guard case .list(let versions)? = members else { Issue.record("no versions"); return }
            #expect(versions.first?["reason"] == .null)

            let list = try await desk.get("/v1/closings", as: .staff).decoded(as: ListDocument<ClosingDocument>.self)
            #expect(list.items.map(\.period).first == "2026-04")
            #expect(list.items.map(\.period).suffix(2) == ["2026-10", "2026"])
            let earlier = try await desk.get("/v1/closings?fiscalYear=R7")
            #expect(try earlier.decoded(as: ListDocument<ClosingDocument>.self).items.count == 13)
        }
    }

    @Test("A closing that cannot be says why, as 409")
    func conflicts() async throws {
        try await withClosingDesk { desk in
            #expect(try await desk.record(on: "2026-09-10").status == 201)
            #expect(try await desk.close("2026-11").problem.type == "period-not-over")
            let early = try await desk.close("2026-10")
            #expect(early.status == 409)
            #expect(try early.problem.type == "closing-out-of-order")
            let missing = try await desk.close("2026-09", "{}")
            #expect(missing.status == 409)
            #expect(try missing.problem.type == "records-missing")
            #expect(try await desk.close("2026-09").status == 200)
            #expect(try await desk.close("2026-09").problem.type == "already-closed")
            #expect(try await desk.close("2026").problem.type == "period-not-over")
            let reopening = "/v1/closings/2026-08/reopening"
            let open = try await desk.server.send(
                "POST",
                reopening,
                token: desk.desk.token(.coordinator),
                #"{"reason":"整理"}"#
            )
            #expect(try open.problem.type == "not-closed")
        }
    }

    @Test(
        "A closing that is not understood is 422",
        arguments: [
            ("2026-13", "{}", "period: unreadable-month"), ("xyz", "{}", "period: unreadable-month"),
            ("2026-10", #"{"site":"S999"}"#, "site: unknown-site"),
            ("2026-10", #"{"acknowledgeMissing":"yes"}"#, "acknowledgeMissing: wrong-type"),
            ("2026-10", #"{"all":true}"#, "all: unknown-property"),
            ("2025", #"{"site":"S001"}"#, "period: unreadable-month"),
        ]
    )
    func refused(period: String, body: String, code: String) async throws {
        try await withClosingDesk { desk in
            let answer = try await desk.close(period, body)
            #expect(answer.status == 422)
            #expect(try answer.fieldCodes == [code])
        }
    }

    @Test("Reopening asks for a reason")
    func reopeningReason() async throws {
        try await withClosingDesk { desk in
            let path = "/v1/closings/2026-10/reopening"
            let answer = try await desk.server.send("POST", path, token: desk.desk.token(.coordinator), "{}")
            #expect(try answer.fieldCodes == ["reason: required"])
            let year = try await desk.get("/v1/closings?fiscalYear=x")
            #expect(try year.fieldCodes == ["fiscalYear: unreadable-fiscal-year"])
        }
    }

    @Test("Closing is for coordinators, and the ward's for those of all sites")
    func permissions() async throws {
        try await withClosingDesk { desk in
            for role in [Role.staff, .statistician, .administrator] {
                #expect(try await desk.close("2026-10", as: role).status == 403)
            }
            #expect(try await desk.get("/v1/closings", as: .administrator).status == 403)
            #expect(try await desk.server.send("GET", "/v1/closings").status == 401)
            let account = Account(name: "north", role: .coordinator, sites: [Site.ID("S003")])
            let token = try await desk.desk.store.issueToken(to: account, at: TestDesk.now)
            func close(_ body: String) async throws -> Int {
                try await desk.server.send("POST", "/v1/closings/2026-10", token: token, body).status
            }
            #expect(try await close(#"{"acknowledgeMissing":true}"#) == 403)
            #expect(try await close(#"{"site":"S001"}"#) == 403)
            #expect(try await close(#"{"site":"南区民事務所"}"#) == 200)
            let closing = try await desk.get("/v1/closings/2026-10").decoded(as: ClosingDocument.self)
            #expect(closing.closedSites == ["S003"] && !closing.closed)
        }
    }

    @Test("What is missing is shown; of other sites nothing to those who work at certain sites")
    func missing() async throws {
        try await withClosingDesk { desk in
            #expect(try await desk.record(more: #","minutes":0"#).status == 422)
            let answer = try await desk.get("/v1/closings/2026-10/missing")
            #expect(answer.status == 200)
            let missing = try answer.decoded(as: MissingRecordsDocument.self)
            #expect(missing.period == "2026-10" && !missing.complete)
            #expect(missing.silentSites.map(\.site) == ["S001", "S003", "S057"])
            #expect(missing.refusals.map(\.site) == ["S001"])
            #expect(missing.refusals.map(\.problems) == [["out-of-range"]])
            #expect(missing.refusals.map(\.refusedBy) == ["staff"])
            let account = Account(name: "south", role: .staff, sites: [Site.ID("S003")])
            let token = try await desk.desk.store.issueToken(to: account, at: TestDesk.now)
            let own = try await desk.server.send("GET", "/v1/closings/2026-10/missing", token: token)
                .decoded(as: MissingRecordsDocument.self)
            #expect(own.silentSites.map(\.site) == ["S003"] && own.refusals.isEmpty)
        }
    }

    @Test("A refused record ceases to be missing once it is on record; a replay with other content never was")
    func refusals() async throws {
        try await withClosingDesk { desk in
            func missing() async throws -> [String] {
                try await desk.get("/v1/closings/2026-10/missing").decoded(as: MissingRecordsDocument.self)
                    .refusals.map(\.id)
            }
            let id = UUID()
            _ = try await desk.record(id, more: #","minutes":0"#)
            let lines = """
                {"id":"\(id.written)","site":"S001","heldOn":"2026-10-05","channel":"phone","topics":["なし"]}
                {"id":"019ab000-0000-7000-8000-0000000000d1","site":"S001","heldOn":"2026-10-06","channel":"fax","topics":["メール"]}
                {"id":"x","site":"S001","heldOn":"2026-10-06","channel":"fax","topics":["メール"]}
                """
            let batch = try await desk.server.send(
                "POST",
                "/v1/consultations/batch",
                token: desk.desk.token(.staff),
                headers: ["Content-Type": "application/x-ndjson"],
                lines
            )
            #expect(batch.status == 200)
            #expect(Set(try await missing()) == [id.written, "019ab000-0000-7000-8000-0000000000d1"])
            #expect(try await desk.record(id).status == 201)
            #expect(try await missing() == ["019ab000-0000-7000-8000-0000000000d1"])
            #expect(try await desk.record(id, more: #","minutes":5"#).problem.type == "consultation-differs")
            #expect(try await missing() == ["019ab000-0000-7000-8000-0000000000d1"])
        }
    }

    @Test("Whoever publishes is called after a closing and an approval, and not after what failed")
    func hook() async throws {
        try await withDesk { desk in
            let calls = Calls()
            var settings = ServerSettings()
            settings.port = 0
            let server = DeskApplication(
                store: desk.store,
                settings: settings,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                now: { TestDesk.now },
                afterClosing: { calls.count.withLock { $0 += 1 } }
            )
            try await withServer(server) { live in
                let token = desk.token(.coordinator)
                func close(_ body: String) async throws -> Int {
                    try await live.send("POST", "/v1/closings/2026-10", token: token, body).status
                }
                let refused = try await close("{}")
                #expect(refused == 409)
                #expect(calls.count.withLock { $0 } == 0)
                let closed = try await close(#"{"acknowledgeMissing":true}"#)
                #expect(closed == 200)
                #expect(calls.count.withLock { $0 } == 1)
            }
        }
    }
}

private final class Calls: Sendable {
    let count = Mutex(0)
}

extension String {
    var asPath: String { percentEncoded }
}
