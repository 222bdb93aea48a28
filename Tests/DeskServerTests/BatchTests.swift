import DeskStore
import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@testable import DeskServer

@Suite("POST /v1/consultations/batch")
struct BatchTests {
    private func line(_ id: UUID, _ body: String = Sample.small()) -> String {
        #"{"id":"\#(id.uuidString.lowercased())",\#(body.dropFirst())"#
    }

    private func send(
        _ lines: String,
        to server: LiveServer,
        as token: String,
        headers: [String: String] = [:]
    ) async throws -> (answer: Answer, lines: [BatchLineDocument]) {
        let fields = headers.merging(["Content-Type": "application/x-ndjson"]) { given, _ in given }
        let answer = try await server.send("POST", "/v1/consultations/batch", token: token, headers: fields, lines)
        guard answer.status == 200 else { return (answer, []) }
        #expect(answer.headers["content-type"] == "application/x-ndjson")
        let documents = try answer.body.split(separator: 0x0A).map {
            try JSONDecoder().decode(BatchLineDocument.self, from: Data($0))
        }
        return (answer, documents)
    }

    @Test(
        "Each line is answered in order with what a PUT of it would have had, and a broken one leaves the others alone"
    )
    func mixed() async throws {
        try await withDeskServer { server, desk in
            let ids = (0..<6).map { _ in UUID() }
            let text = """
                \(line(ids[0]))

                {"id":"\(ids[1].uuidString)","site":
                \(line(ids[2], Sample.small(more: #","minutes":0,"notes":1"#)))\r
                   \t
                \(line(ids[0]))
                \(line(ids[0], Sample.small(more: #","minutes":9"#)))
                {"id":"x",\(Sample.small(more: #","minutes":601"#).dropFirst())
                \(Sample.small())
                []
                \(line(ids[3], Sample.small(site: "S003")))
                """
            let (_, lines) = try await send(text, to: server, as: desk.token(.staff))
            #expect(lines.map(\.status) == [201, 400, 422, 200, 409, 422, 422, 422, 201])
            #expect(lines[0].id == ids[0].uuidString.lowercased())
            #expect(lines[0].problem == nil)
            #expect(lines[1].id == nil)
            #expect(lines[1].problem?.type == "malformed-json")
            #expect(lines[2].problem?.errors?.map(\.code) == ["unknown-property", "out-of-range"])
            #expect(lines[4].problem?.type == "consultation-differs")
            #expect(lines[5].id == nil)
            #expect(lines[5].problem?.errors?.map(\.code) == ["unreadable-identifier", "out-of-range"])
            #expect(lines[6].problem?.errors?.map(\.code) == ["required"])
            #expect(lines[7].problem?.errors?.map(\.code) == ["wrong-type"])
            let (_, again) = try await send(text, to: server, as: desk.token(.staff))
            #expect(again.map(\.status) == [200, 400, 422, 200, 409, 422, 422, 422, 200])
            #expect(try await desk.store.verify().isEmpty)
        }
    }

    @Test("A thousand lines are all recorded, and none twice")
    func many() async throws {
        try await withDeskServer { server, desk in
            let ids = (0..<1000).map { _ in UUID() }
            let text = (ids + ids.prefix(300)).map { line($0) }.joined(separator: "\n")
            let (_, lines) = try await send(text, to: server, as: desk.token(.staff))
            #expect(lines.count == 1300)
            #expect(lines.map(\.id) == (ids + ids.prefix(300)).map { $0.uuidString.lowercased() })
            #expect(lines.count { $0.status == 201 } == 1000)
            #expect(lines.count { $0.status == 200 } == 300)
            #expect(try await desk.store.verify().isEmpty)
        }
    }

    @Test("Sites, roles and languages count for each line")
    func rights() async throws {
        try await withDeskServer { server, desk in
            let text = line(UUID()) + "\n" + line(UUID(), Sample.small(site: "S003"))
            let english = ["Accept-Language": "en"]
            let (_, lines) = try await send(text, to: server, as: desk.tokenForOneSite, headers: english)
            #expect(lines.map(\.status) == [201, 403])
            #expect(lines[1].problem?.title == "Not one of your sites")
            #expect(try await send(text, to: server, as: desk.token(.statistician)).answer.status == 403)
        }
    }

    @Test("Lines that the account may not record are one refusal in the audit trail, and the others none")
    func refusalsInTrail() async throws {
        try await withDeskServer { server, desk in
            let forbidden = (0..<3).map { _ in line(UUID(), Sample.small(site: "S003")) }
            let allowed = line(UUID())
            let (_, first) = try await send(allowed, to: server, as: desk.tokenForOneSite)
            #expect(first.map(\.status) == [201])
            let mixed = (forbidden + [line(UUID())]).joined(separator: "\n")
            let (_, second) = try await send(mixed, to: server, as: desk.tokenForOneSite)
            #expect(second.map(\.status) == [403, 403, 403, 201])
            let trail = try await server.send("GET", "/v1/audit?action=request.refused", token: desk.token(.auditor))
            let entries = try trail.decoded(as: ListDocument<AuditEntryDocument>.self).items
            #expect(entries.map(\.subject) == ["403 POST /v1/consultations/batch"])
            #expect(entries.map(\.actor) == ["staff-s001"])
        }
    }

    @Test("An empty batch has an empty answer; one that is no NDJSON, or too large, is refused as a whole")
    func whole() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.staff)
            let empty = try await send("\n\n", to: server, as: token)
            #expect(empty.answer.status == 200)
            #expect(empty.lines.isEmpty)
            let json = ["Content-Type": "application/json"]
            let other = try await send(line(UUID()), to: server, as: token, headers: json)
            #expect(other.answer.status == 415)
            let largest = String(repeating: "\n", count: 1 << 20)
            let taken = try await send(largest, to: server, as: token)
            #expect(taken.answer.status == 200)
            let tooLarge = try await send(largest + "\n", to: server, as: token)
            #expect(tooLarge.answer.status == 413)
            let tooLong = try await send(String(repeating: "{}\n", count: 10_001), to: server, as: token)
            #expect(tooLong.answer.status == 413)
            #expect(try tooLong.answer.problem.type == "too-many-lines")
        }
    }
}
