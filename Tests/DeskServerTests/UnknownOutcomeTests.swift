import DeskStore
import DeskTestSupport
import FoundationEssentials
import Logging
import SupportDesk
import Testing

@testable import DeskServer

@Suite("When the connection to the database breaks while something is being saved")
struct UnknownOutcomeTests {
    /// A server whose store reaches its database by a wire that can be cut.
    private struct Subject: Sendable {
        let server: LiveServer
        let desk: TestDesk
        let wire: Wire
        let cut: Wire.Cut

        /// The end of a transaction.
        static let commit = Array("COMMIT\0".utf8)

        /// Sends what is cut off as it is being saved, and then the same again: gives the second answer.
        func sendTwice(
            _ method: String,
            _ path: String,
            at marker: [UInt8] = commit,
            _ body: String,
            headers: [String: String] = [:],
            as role: Role = .staff
        ) async throws -> Answer {
            let before = wire.cutCount
            wire.cut(cut, at: marker)
            let token = desk.token(role)
            let lost = try await server.send(method, path, token: token, headers: headers, body)
            #expect(lost.status == 503, "\(method) \(path): \(lost.text)")
            #expect(lost.headers["retry-after"] != nil)
            #expect(try lost.problem.type == "outcome-unknown")
            #expect(wire.cutCount == before + 1)
            return try await server.send(method, path, token: token, headers: headers, body)
        }
    }

    private func withSubject(_ cut: Wire.Cut, _ test: @Sendable (Subject) async throws -> Void) async throws {
        try await withDesk { desk in
            let wire = try Wire(to: desk.settings.connection)
            defer { wire.remove() }
            var settings = desk.settings
            settings.connection = wire.carrying(settings.connection)
            let store = DeskStore(settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await withServer(over: store) { server in
                try await test(Subject(server: server, desk: desk, wire: wire, cut: cut))
            }
            await store.shutdown()
            #expect(try await desk.store.verify().isEmpty)
        }
    }

    @Test(
        "A record is answered 503, never as saved or refused, and sending it again finds out",
        arguments: Wire.Cut.allCases
    )
    func records(cut: Wire.Cut) async throws {
        try await withSubject(cut) { subject in
            let id = UUID()
            let again = try await subject.sendTwice("PUT", Sample.path(id), at: id.bytes, Sample.small())
            #expect(again.status == (cut == .after ? 200 : 201))
            // One with a resident is written in a transaction.
            let other = Sample.path(UUID())
            let resident = Sample.small(more: #","resident":"\#(TestDesk.resident)""#)
            let second = try await subject.sendTwice("PUT", other, resident)
            #expect(second.status == (cut == .after ? 200 : 201))
            #expect(try await subject.desk.store.revisions(of: id).count == 1)
        }
    }

    @Test(
        "In a batch the lines that were under way are answered 503, and the next sending finds out",
        arguments: Wire.Cut.allCases
    )
    func batches(cut: Wire.Cut) async throws {
        try await withSubject(cut) { subject in
            let ids = (0..<5).map { _ in UUID() }
            let lines = ids.map { #"{"id":"\#($0.written)",\#(Sample.small().dropFirst())"# }.joined(separator: "\n")
            func send() async throws -> [BatchLineDocument] {
                try await subject.server.send(
                    "POST",
                    "/v1/consultations/batch",
                    token: subject.desk.token(.staff),
                    headers: ["Content-Type": "application/x-ndjson"],
                    lines
                ).body.split(separator: 0x0A).map { try JSONDecoder().decode(BatchLineDocument.self, from: Data($0)) }
            }
            subject.wire.cut(cut, at: ids[2].bytes)
            let lost = try await send()
            #expect(lost[2].status == 503)
            #expect(lost[2].problem?.type == "outcome-unknown")
            #expect(lost.allSatisfy { [201, 503].contains($0.status) })
            let again = try await send()
            #expect(again.allSatisfy { [200, 201].contains($0.status) })
            #expect(again[2].status == (cut == .after ? 200 : 201))
        }
    }

    @Test("Corrections and voids are answered 503, and the same again is made once", arguments: Wire.Cut.allCases)
    func changes(cut: Wire.Cut) async throws {
        try await withSubject(cut) { subject in
            let (id, token) = (UUID(), subject.desk.token(.staff))
            let path = Sample.path(id)
            #expect(try await subject.server.send("PUT", path, token: token, Sample.small()).status == 201)
            let corrected = try await subject.sendTwice(
                "POST",
                path + "/corrections",
                #"{"changes":{"minutes":20},"reason":"記入誤り"}"#,
                headers: ["If-Match": "\"1\""]
            )
            #expect(corrected.status == 200)
            #expect(corrected.headers["etag"] == "\"2\"")
            #expect(try corrected.decoded(as: ConsultationDocument.self).minutes == 20)
            let void = try await subject.sendTwice("POST", path + "/void", #"{"reason":"重複"}"#)
            #expect(void.status == 200)
            #expect(try void.decoded(as: ConsultationDocument.self).void)
            #expect(try await subject.desk.store.revisions(of: id).count == 3)
        }
    }

    @Test("Attendances and closings are answered 503, and the same again finds out", arguments: Wire.Cut.allCases)
    func othersToo(cut: Wire.Cut) async throws {
        try await withSubject(cut) { subject in
            let course = """
                {"kind":"基本","title":"はじめてのスマートフォン","site":"S001","date":"2026-11-20","starts":"9:30","ends":"11:30",
                "capacity":6}
                """
            let token = subject.desk.token(.coordinator)
            let arranged = try await subject.server.send("POST", "/v1/courses", token: token, course)
            #expect(arranged.status == 201, "\(arranged.text)")
            let attendance = "/v1/courses/C1/attendances/\(UUID().written)"
            let came = try await subject.sendTwice("PUT", attendance, #"{"people":[{"count":3}]}"#)
            #expect(came.status == (cut == .after ? 200 : 201))
            let void = try await subject.sendTwice("POST", attendance + "/void", #"{"reason":"別の講習会"}"#)
            #expect(void.status == 200)

            let october = #"{"site":"S001","heldOn":"2026-10-05","channel":"phone","topics":["メール"]}"#
            let record = Sample.path(UUID())
            #expect(
                try await subject.server.send("PUT", record, token: subject.desk.token(.staff), october).status == 201
            )
            let closed = try await subject.sendTwice(
                "POST",
                "/v1/closings/2026-10",
                #"{"acknowledgeMissing":true}"#,
                as: .coordinator
            )
            #expect(closed.status == (cut == .after ? 409 : 200))
            if cut == .after { #expect(try closed.problem.type == "already-closed") }
            // Once its reports are kept, nothing else is saved meanwhile.
            let reports = "/v1/reports/topics?month=2026-10&asPublished=v1"
            #expect(try await subject.server.send("GET", reports, token: token).status == 200)
            // In a closed month a change waits for approval: once.
            let proposed = try await subject.sendTwice("POST", record + "/void", #"{"reason":"重複"}"#)
            #expect(proposed.status == 202)
            let waiting = try await subject.server.send("GET", "/v1/amendments", token: token)
            #expect(try waiting.decoded(as: ListDocument<AmendmentDocument>.self).items.count == 1)
        }
    }
}

extension UUID {
    /// As PostgreSQL's protocol carries it.
    fileprivate var bytes: [UInt8] { withUnsafeBytes(of: uuid) { Array($0) } }
}
