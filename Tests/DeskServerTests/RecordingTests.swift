import DeskStore
import DeskTestSupport
import DeskText
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

/// What tests send.
enum Sample {
    static func path(_ id: UUID) -> String { "/v1/consultations/\(id.uuidString.lowercased())" }

    static let complete = """
        {"site":"中央図書館","heldAt":"2026-11-20T10:30:00+09:00","channel":"in_person",
        "topics":["メール","mynumber"],"ageBand":"70-74","minutes":15,"outcome":"done_by_self","town":"本町一丁目",
        "supporters":["支援員002","支援員001"],"resident":"\(TestDesk.resident)","supportCase":"\(TestDesk.supportCase)",
        "satisfaction":4,"canDoOnline":true,"receipt":"R-000123","note":"家族と来所"}
        """

    static func small(site: String = "S001", more: String = "") -> String {
        #"{"site":"\#(site)","heldOn":"2026-11-20","channel":"phone","topics":["メール"]\#(more)}"#
    }
}

@Suite("PUT /v1/consultations/{id}")
struct RecordingTests {
    @Test("A new consultation is created, and comes back as it was understood")
    func created() async throws {
        try await withDeskServer { server, desk in
            let id = UUID()
            let answer = try await server.send("PUT", Sample.path(id), token: desk.token(.staff), Sample.complete)
            #expect(answer.status == 201)
            #expect(answer.headers["content-type"] == "application/json")
            #expect(answer.headers["etag"] == "\"1\"")
            #expect(answer.headers["madoguchi-desk"] != nil)
            let document = try answer.decoded(as: ConsultationDocument.self)
            #expect(document.id == id.uuidString.lowercased())
            #expect(document.site == "S001")
            #expect(document.heldAt == "2026-11-20T10:30:00+09:00")
            #expect(document.heldOn == "2026-11-20")
            #expect(document.topics.count == 2)
            #expect(document.supporters == ["支援員001", "支援員002"])
            #expect(document.resident == TestDesk.resident)
            #expect(document.note == "家族と来所")
            #expect(document.revision == 1)
            #expect(document.recordedBy == "staff")
            #expect(document.recordedAt == TestDesk.now.description)
            #expect(!document.void)
        }
    }

    @Test("The same again answers 200 and adds nothing; other content under the id answers 409 and changes nothing")
    func replayedAndDiffering() async throws {
        try await withDeskServer { server, desk in
            let path = Sample.path(UUID())
            let token = desk.token(.staff)
            #expect(try await server.send("PUT", path, token: token, Sample.small()).status == 201)
            let replay = try await server.send("PUT", path, token: token, Sample.small())
            #expect(replay.status == 200)
            let other = try await server.send("PUT", path, token: token, Sample.small(more: #","minutes":9"#))
            #expect(other.status == 409)
            #expect(try other.problem.type == "consultation-differs")
            let list = try await server.send("GET", "/v1/consultations", token: token)
            let items = try list.decoded(as: ListDocument<ConsultationDocument>.self).items
            #expect(items.map(\.minutes) == [nil])
            #expect(try await desk.store.verify().isEmpty)
        }
    }

    @Test("A receipt that another consultation has answers 409")
    func receiptTaken() async throws {
        try await withDeskServer { server, desk in
            let body = Sample.small(more: #","receipt":"R-1""#)
            _ = try await server.send("PUT", Sample.path(UUID()), token: desk.token(.staff), body)
            let second = try await server.send("PUT", Sample.path(UUID()), token: desk.token(.staff), body)
            #expect(second.status == 409)
            #expect(try second.problem.type == "receipt-taken")
        }
    }

    @Test("Everything that is wrong is said at once, in the language that was asked for")
    func invalid() async throws {
        try await withDeskServer { server, desk in
            let body = """
                {"site":"中央図書棺","heldOn":"2026-11-24","channel":"fax","topics":["めえる"],"minutes":0,"topic":"メール",
                "ageBand":"72","satisfaction":"5","supporters":["支援員999"],"resident":"x","note":"\\u0000"}
                """
            let path = Sample.path(UUID())
            let answer = try await server.send("PUT", path, token: desk.token(.staff), body)
            #expect(answer.status == 422)
            #expect(answer.headers["content-type"] == "application/problem+json")
            #expect(answer.headers["content-language"] == "ja")
            #expect(
                try Set(answer.fieldCodes) == [
                    "topic: unknown-property", "satisfaction: wrong-type", "site: unknown-site", "heldOn: future",
                    "channel: unknown-channel", "topics: unknown-topic", "minutes: out-of-range",
                    "ageBand: unknown-age-band", "supporters: unknown-supporter", "resident: unreadable-identifier",
                    "note: control-character",
                ]
            )
            let details = try answer.problem.errors?.map(\.detail).joined() ?? ""
            #expect(details.contains("「中央図書館」"))
            #expect(details.contains("「topics」"))
            #expect(details.contains("1〜600分"))
            let english = try await server.send(
                "PUT",
                path,
                token: desk.token(.staff),
                headers: ["Accept-Language": "en-GB,ja;q=0.5"],
                body
            )
            #expect(english.headers["content-language"] == "en")
            #expect(try english.problem.title == DeskError.invalid(InvalidSubmission([])).title(in: .en))
            #expect(try await server.send("GET", path, token: desk.token(.staff)).status == 404)
        }
    }

    private static let wrongTypes = [
        (#"{"site":5,"heldOn":"2026-11-20","channel":"phone","topics":["メール"]}"#, ["site: wrong-type"]),
        (#"{"site":"S001","heldAt":5,"channel":"phone","topics":["メール"]}"#, ["heldAt: wrong-type"]),
        (
            #"{"site":"S001","heldOn":"2026-11-20","channel":[],"topics":"メール"}"#,
            ["channel: wrong-type", "topics: wrong-type"]
        ),
        (#"{"site":"S001","heldOn":"2026-11-20","channel":"phone","topics":["メール",1]}"#, ["topics: wrong-type"]),
        (Sample.small(more: #","minutes":1.5"#), ["minutes: wrong-type"]),
        (Sample.small(more: #","minutes":1e300"#), ["minutes: out-of-range"]),
        (Sample.small(more: #","canDoOnline":"yes""#), ["canDoOnline: wrong-type"]),
        (#"{}"#, ["heldOn: required", "site: required", "channel: required", "topics: required"]),
        (
            #"{"site":null,"heldOn":"2026-11-20","channel":"phone","topics":[]}"#,
            ["site: required", "topics: empty"]
        ),
        (#"[]"#, [": wrong-type"]),
        (#""S001""#, [": wrong-type"]),
    ]

    @Test("A field of the wrong type is named, and nothing else is made of it")
    func wrongTypes() async throws {
        try await withDeskServer { server, desk in
            for (body, codes) in Self.wrongTypes {
                let answer = try await server.send("PUT", Sample.path(UUID()), token: desk.token(.staff), body)
                #expect(answer.status == 422)
                #expect(try answer.fieldCodes == codes)
            }
        }
    }

    @Test("A My Number in the note is refused and not repeated")
    func myNumber() async throws {
        try await withDeskServer { server, desk in
            let body = Sample.small(more: #","note":"番号は123456789018です""#)
            let answer = try await server.send("PUT", Sample.path(UUID()), token: desk.token(.staff), body)
            #expect(try answer.fieldCodes == ["note: holds-my-number"])
            #expect(!answer.text.contains("123456789018"))
        }
    }

    @Test("What cannot be read as JSON answers 400")
    func malformed() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.staff)
            for body in ["{", #"{"site":"S001","site":"S003"}"#, "", "\u{FEFF}{}", "{}{}"] {
                let answer = try await server.send("PUT", Sample.path(UUID()), token: token, body)
                #expect(answer.status == 400)
                #expect(try answer.problem.type == "malformed-json")
            }
            let bytes = Array(#"{"note":""#.utf8) + [0xFF, 0x22, 0x7D]
            let answer = try await server.send("PUT", Sample.path(UUID()), token: token, bytes: bytes)
            #expect(answer.status == 400)
            #expect(try answer.problem.detail.contains("UTF-8"))
        }
    }

    @Test("An id that is no UUID answers 422")
    func noUUID() async throws {
        try await withDeskServer { server, desk in
            for id in ["1", "019e2440-1c00-7a31-8f20-5b6c7d8e9f0", "019e2440-1c00-7a31-8f20-5b6c7d8e9f0g", "%00"] {
                let answer = try await server.send(
                    "PUT",
                    "/v1/consultations/\(id)",
                    token: desk.token(.staff),
                    Sample.small()
                )
                #expect(answer.status == 422)
                #expect(try answer.fieldCodes == ["id: unreadable-identifier"])
            }
        }
    }

    @Test("Another type of body answers 415; JSON in UTF-8 may say so")
    func mediaTypes() async throws {
        try await withDeskServer { server, desk in
            for (type, status) in [
                ("text/plain", 415), ("application/json; charset=shift_jis", 415), ("", 415),
                ("application/x-www-form-urlencoded", 415), ("application/json; charset=UTF-8", 201),
                ("Application/JSON", 201),
            ] {
                let headers = ["Content-Type": type]
                let path = Sample.path(UUID())
                let answer = try await server.send(
                    "PUT",
                    path,
                    token: desk.token(.staff),
                    headers: headers,
                    Sample.small()
                )
                #expect(answer.status == status, "\(type)")
            }
            let packed = ["Content-Encoding": "gzip"]
            let answer = try await server.send(
                "PUT",
                Sample.path(UUID()),
                token: desk.token(.staff),
                headers: packed,
                Sample.small()
            )
            #expect(answer.status == 415)
            #expect(try answer.problem.type == "unsupported-media-type")
        }
    }

    @Test("SQL and shell metacharacters are data")
    func metacharacters() async throws {
        try await withDeskServer { server, desk in
            let note = #"'); DROP TABLE consultation; -- $(reboot) `id` \\ %s {} ' \" ; | &"#
            let path = Sample.path(UUID())
            let answer = try await server.send(
                "PUT",
                path,
                token: desk.token(.staff),
                Sample.small(more: #","note":"\#(note)""#)
            )
            #expect(answer.status == 201)
            let document = try await server.send("GET", path, token: desk.token(.staff)).decoded(
                as: ConsultationDocument.self
            )
            #expect(document.note == #"'); DROP TABLE consultation; -- $(reboot) `id` \ %s {} ' " ; | &"#)
            let answerToSite = try await server.send(
                "PUT",
                Sample.path(UUID()),
                token: desk.token(.staff),
                Sample.small(site: "S001' OR '1'='1")
            )
            #expect(try answerToSite.fieldCodes == ["site: unknown-site"])
        }
    }

    @Test("Without a token, or with one that is nobody's, the answer is 401 and says how")
    func notAuthenticated() async throws {
        try await withDeskServer { server, desk in
            let path = Sample.path(UUID())
            for headers in [
                [:], ["Authorization": "Bearer nobody"], ["Authorization": "Basic \(desk.token(.staff))"],
                ["Authorization": "Bearer "], ["Authorization": "Bearer \(String(repeating: "x", count: 5000))"],
            ] as [[String: String]] {
                let answer = try await server.send("PUT", path, headers: headers, Sample.small())
                #expect(answer.status == 401)
                #expect(answer.headers["www-authenticate"] == "Bearer realm=\"madoguchi\"")
                #expect(answer.headers["madoguchi-desk"] == nil)
                #expect(try answer.problem.type == "not-authenticated")
            }
        }
    }

    @Test("Whose role records nothing, or who works at other sites, gets 403")
    func notAllowed() async throws {
        try await withDeskServer { server, desk in
            for token in [desk.token(.statistician), desk.token(.administrator)] {
                let answer = try await server.send("PUT", Sample.path(UUID()), token: token, Sample.small())
                #expect(answer.status == 403)
                #expect(try answer.problem.type == "role-needed")
                #expect(try answer.problem.detail.contains("「調整担当」"))
            }
            let elsewhere = try await server.send(
                "PUT",
                Sample.path(UUID()),
                token: desk.tokenForOneSite,
                Sample.small(site: "S003")
            )
            #expect(elsewhere.status == 403)
            #expect(try elsewhere.problem.type == "other-site")
            #expect(try elsewhere.problem.detail.contains("「S003」"))
            let here = try await server.send("PUT", Sample.path(UUID()), token: desk.tokenForOneSite, Sample.small())
            #expect(here.status == 201)
        }
    }

    @Test("A code that was added a moment ago is known")
    func newCode() async throws {
        try await withDeskServer { server, desk in
            let body = Sample.small(more: "").replacing("メール", with: "編み物")
            let before = try await server.send("PUT", Sample.path(UUID()), token: desk.token(.staff), body)
            #expect(try before.fieldCodes == ["topics: unknown-topic"])
            try await desk.asSuperuser { connection in
                try connection.run(
                    script: """
                        INSERT INTO topic (ward_code, code, title_ja, title_en, position)
                        VALUES ('131156', 'knitting', '編み物', 'Knitting', 98)
                        """
                )
            }
            let after = try await server.send("PUT", Sample.path(UUID()), token: desk.token(.staff), body)
            #expect(after.status == 201)
            #expect(after.headers["madoguchi-desk"] == before.headers["madoguchi-desk"])
            let next = try await server.send("GET", "/v1/desk", token: desk.token(.staff))
            #expect(next.headers["madoguchi-desk"] != before.headers["madoguchi-desk"])
        }
    }

    @Test("Two thousand at once, a third of them replays, are each counted once")
    func manyAtOnce() async throws {
        try await withDeskServer { server, desk in
            let ids = (0..<400).map { _ in UUID() }
            let token = desk.token(.staff)
            let statuses = try await withThrowingTaskGroup(of: [Int].self) { group in
                for client in 0..<16 {
                    group.addTask {
                        let connection = try await server.connect()
                        var statuses: [Int] = []
                        for number in 0..<125 {
                            let id = ids[(client * 37 + number) % ids.count]
                            let body = Sample.small()
                            try await connection.send(
                                """
                                PUT \(Sample.path(id)) HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer \(token)\r\n\
                                Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)
                                """
                            )
                            statuses.append(try await connection.answer().status)
                        }
                        return statuses
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(statuses.count == 2000)
            #expect(statuses.allSatisfy { $0 == 200 || $0 == 201 })
            #expect(statuses.count { $0 == 201 } == ids.count)
            #expect(try await desk.store.verify().isEmpty)
        }
    }
}
