import DeskStore
import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Synchronization
import Testing

@testable import DeskServer

@Suite("Clocks that are wrong")
struct ClockTests {
    /// ``TestDesk/now`` and a bit.
    private static let now = Instant(microsecondsSince1970: TestDesk.now.microsecondsSince1970 + 123_456)
    private static let written = "2026-11-23T14:00:00.123+09:00"

    @Test("Every answer says what time it is at the server, whatever else it says")
    func everyAnswer() async throws {
        try await withDesk { desk in
            try await withServer(over: desk.store, now: { Self.now }) { server in
                let token = desk.token(.staff)
                for (method, path, token, body) in [
                    ("GET", "/healthz", nil, nil), ("HEAD", "/readyz", nil, nil), ("GET", "/nowhere", nil, nil),
                    ("GET", "/v1/desk", token, nil), ("GET", "/v1/desk", nil, nil), ("DELETE", "/v1/desk", token, nil),
                    ("PUT", Sample.path(UUID()), token, Sample.small()), ("PUT", Sample.path(UUID()), token, "{"),
                    ("PUT", "/v1/consultations/x", token, "{}"),
                ] as [(String, String, String?, String?)] {
                    let answer = try await server.send(method, path, token: token, body)
                    #expect(answer.headers["madoguchi-time"] == Self.written, "\(method) \(path) \(answer.status)")
                }
                let connection = try await server.connect()
                try await connection.send("nonsense\r\n\r\n")
                let refused = try await connection.answer()
                #expect(refused.status == 400)
                #expect(refused.headers["madoguchi-time"] == Self.written)
            }
        }
    }

    @Test("A moment more than ten minutes ahead is refused with both times, and one within them is taken")
    func future() async throws {
        try await withDeskServer { server, desk in
            func send(_ moment: String, language: String) async throws -> Answer {
                let body = #"{"site":"S001","heldAt":"\#(moment)","channel":"phone","topics":["メール"]}"#
                return try await server.send(
                    "PUT",
                    Sample.path(UUID()),
                    token: desk.token(.staff),
                    headers: ["Accept-Language": language],
                    body
                )
            }
            let japanese = try await send("2026-11-23T14:10:01+09:00", language: "ja")
            #expect(japanese.status == 422)
            #expect(try japanese.fieldCodes == ["heldAt: future"])
            let detail = try japanese.problem.errors?.first?.detail ?? ""
            #expect(detail.contains("14時10分") && detail.contains("14時0分"), "\(detail)")
            let english =
                try await send("2026-11-24T14:00:00+09:00", language: "en").problem.errors?.first?.detail ?? ""
            #expect(english.contains("2026-11-24 14:00") && english.contains("2026-11-23 14:00"), "\(english)")
            #expect(try await send("2026-11-23T14:10:00+09:00", language: "en").status == 201)
        }
    }

    @Test("Which record is which, and which came first, is told by ids and by the server, not by clients’ clocks")
    func orderAndIdentity() async throws {
        let clock = Mutex(TestDesk.now)
        try await withDesk { desk in
            try await withServer(over: desk.store, now: { clock.withLock(\.self) }) { server in
                // Version 7 ids carry their maker's time: of the years 2001, 2100 and 1970.
                let ids = [
                    "00e3f5b5-8c00-7000-8000-000000000001", "03bb2cc3-d800-7000-8000-000000000002",
                    "00000000-0000-7000-8000-000000000003",
                ].compactMap { UUID(uuidString: $0) }
                let token = desk.token(.coordinator)
                let body = Sample.small()
                for id in ids {
                    clock.withLock { $0 = $0.adding(seconds: 1) }
                    #expect(try await server.send("PUT", Sample.path(id), token: token, body).status == 201)
                }
                // The same under another id is another record; the same id months later is the same record.
                clock.withLock { $0 = $0.adding(seconds: 300 * 86_400) }
                for id in ids {
                    #expect(try await server.send("PUT", Sample.path(id), token: token, body).status == 200)
                }
                // A correction that says that it was held earlier comes after what it corrects.
                let correction = #"{"changes":{"heldOn":"2026-04-01"},"reason":"時計の誤り"}"#
                let path = Sample.path(ids[1]) + "/corrections"
                #expect(
                    try await server.send("POST", path, token: token, headers: ["If-Match": "\"1\""], correction).status
                        == 200
                )
                for (place, id) in ids.enumerated() {
                    let recorded = try await desk.store.consultation(id).recordedAt
                    #expect(recorded == TestDesk.now.adding(seconds: place + 1))
                }
                let revisions = try await desk.store.revisions(of: ids[1])
                try #require(revisions.map(\.kind) == [.recorded, .corrected])
                #expect(revisions[0].changedAt < revisions[1].changedAt)
                #expect(try await desk.store.verify().isEmpty)
            }
        }
    }
}
