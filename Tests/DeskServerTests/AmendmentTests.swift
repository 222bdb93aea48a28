import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Amendments over HTTP")
struct AmendmentTests {
    private static let late = #","lateReason":"紙の控えから""#

    /// October 2026 is closed.
    private func withClosedMonth(_ body: @Sendable (ClosingDesk, _ known: UUID) async throws -> Void) async throws {
        try await withClosingDesk { desk in
            let known = UUID()
            #expect(try await desk.record(known).status == 201)
            #expect(try await desk.close("2026-10").status == 200)
            try await body(desk, known)
        }
    }

    @Test("A record of a closed month is 409 without a reason, 202 with one, and 200 once it is approved")
    func lateRecord() async throws {
        try await withClosedMonth { desk, known in
            #expect(try await desk.record(known).status == 200)
            let id = UUID()
            let plain = try await desk.record(id)
            #expect(plain.status == 409)
            #expect(try plain.problem.type == "period-closed")
            let filed = try await desk.record(id, more: Self.late)
            #expect(filed.status == 202)
            #expect(filed.headers["location"] == "/v1/amendments/\(id.written)")
            let amendment = try filed.decoded(as: AmendmentDocument.self)
            #expect(amendment.id == id.written && amendment.subject == id.written)
            #expect(amendment.operation == "record_consultation" && amendment.state == "waiting")
            #expect(amendment.months == ["2026-10"] && amendment.site == "S001" && amendment.reason == "紙の控えから")
            #expect(amendment.change == #"{"channel":"phone","heldOn":"2026-10-05","site":"S001","topics":["メール"]}"#)
            let replay = try await desk.record(id, more: #","lateReason":"別の言い方""#)
            #expect(replay.status == 202 && replay.body == filed.body)
            #expect(try await desk.record(id, more: Self.late + #","minutes":5"#).problem.type == "amendment-differs")
            #expect(try await desk.get(Sample.path(id)).status == 404)

            let own = try await desk.approve(id.written, token: desk.desk.token(.staff))
            #expect(own.status == 403)
            let approved = try await desk.approve(id.written)
            #expect(approved.status == 200)
            #expect(try approved.decoded(as: AmendmentDocument.self).state == "approved")
            #expect(try approved.decoded(as: AmendmentDocument.self).change == nil)
            let record = try await desk.record(id, more: Self.late)
            #expect(record.status == 200)
            #expect(try record.decoded(as: ConsultationDocument.self).recordedBy == "staff")
            let closing = try await desk.get("/v1/closings/2026-10").decoded(as: ClosingDocument.self)
            #expect(closing.status == "revised" && closing.version == 2)
            #expect(closing.versions.last?.amendment == id.written)
            #expect(try await desk.approve(id.written).problem.type == "amendment-decided")
        }
    }

    @Test("A late reason where nothing is closed is no obstacle, and no part of the record")
    func lateButOpen() async throws {
        try await withClosedMonth { desk, _ in
            let id = UUID()
            let record = try await desk.record(id, on: "2026-11-01", more: Self.late)
            #expect(record.status == 201)
            #expect(!record.text.contains("紙の控え"))
            #expect(try await desk.record(id, on: "2026-11-01").status == 200)
        }
    }

    @Test(
        "A late reason is judged like any reason",
        arguments: [
            (#""""#, "empty"), ("5", "wrong-type"), (#""123456789018""#, "holds-my-number"),
            ("\"\(String(repeating: "あ", count: 201))\"", "too-long"),
        ]
    )
    func reasons(value: String, code: String) async throws {
        try await withClosedMonth { desk, _ in
            let answer = try await desk.record(more: #","lateReason":\#(value),"minutes":0"#)
            #expect(answer.status == 422)
            #expect(try answer.fieldCodes == ["lateReason: \(code)", "minutes: out-of-range"])
        }
    }

    @Test("Midnight in Japan decides which month a record is of")
    func midnight() async throws {
        try await withClosedMonth { desk, _ in
            func record(_ moment: String) async throws -> Int {
                let body = #"{"site":"S001","heldAt":"\#(moment)","channel":"phone","topics":["メール"]}"#
                return try await desk.server.send("PUT", Sample.path(UUID()), token: desk.desk.token(.staff), body)
                    .status
            }
            var statuses: [Int] = []
            for moment in ["2026-10-31T23:59:59+09:00", "2026-11-01T00:30:00+09:00", "2026-10-31T15:30:00Z"] {
                statuses.append(try await record(moment))
            }
            #expect(statuses == [409, 201, 201])
        }
    }

    @Test("A batch's lines wait for approval like single records")
    func batch() async throws {
        try await withClosedMonth { desk, known in
            let ids = (0..<3).map { _ in UUID() }
            func line(_ id: UUID, _ more: String = "", on day: String = "2026-10-05") -> String {
                #"{"id":"\#(id.written)","site":"S001","heldOn":"\#(day)","channel":"phone","topics":["メール"]\#(more)}"#
            }
            let body = [
                line(known), line(ids[0]), line(ids[1], Self.late), line(ids[2], Self.late, on: "2026-11-02"),
                line(ids[1], Self.late), line(UUID(), #","lateReason":1"#),
            ]
            let answer = try await desk.server.send(
                "POST",
                "/v1/consultations/batch",
                token: desk.desk.token(.staff),
                headers: ["Content-Type": "application/x-ndjson"],
                body.joined(separator: "\n")
            )
            let statuses = try answer.text.split(separator: "\n").map { line in
                try JSONReader.value(Array(line.utf8)[...])["status"]
            }
            #expect(statuses == [200, 409, 202, 201, 202, 422])
            let list = try await desk.get("/v1/amendments?state=waiting")
            #expect(try list.decoded(as: ListDocument<AmendmentDocument>.self).items.map(\.id) == [ids[1].written])
            let missing = try await desk.get("/v1/closings/2026-10/missing").decoded(as: MissingRecordsDocument.self)
            #expect(missing.refusals.map(\.problems).sorted { $0[0] < $1[0] } == [["period-closed"], ["wrong-type"]])
            #expect(missing.amendments == [ids[1].written])
        }
    }

    @Test("A declined record does not come again")
    func declined() async throws {
        try await withClosedMonth { desk, _ in
            let id = UUID()
            #expect(try await desk.record(id, more: Self.late).status == 202)
            #expect(try await desk.decline(id.written, "{}").fieldCodes == ["remark: required"])
            let declined = try await desk.decline(id.written)
            #expect(declined.status == 200)
            #expect(try declined.decoded(as: AmendmentDocument.self).remark == "登録済み")
            #expect(try declined.decoded(as: AmendmentDocument.self).decidedBy == "coordinator2")
            let again = try await desk.record(id, more: Self.late)
            #expect(again.status == 409)
            #expect(try again.problem.type == "amendment-decided")
            #expect(try await desk.approve(id.written).problem.type == "amendment-decided")
        }
    }

    @Test("A correction and a void wait with the change, and are judged again when they are approved")
    func changes() async throws {
        try await withClosedMonth { desk, known in
            let path = Sample.path(known)
            func correct(_ body: String, match: String = "\"1\"") async throws -> Answer {
                try await desk.server.send(
                    "POST",
                    path + "/corrections",
                    token: desk.desk.token(.staff),
                    headers: ["If-Match": match],
                    body
                )
            }
            #expect(try await correct(#"{"changes":{"minutes":0},"reason":"誤り"}"#).status == 422)
            #expect(try await correct(#"{"changes":{"minutes":9},"reason":"誤り"}"#, match: "\"7\"").status == 412)
            let filed = try await correct(#"{"changes":{"minutes":9},"reason":"誤り"}"#)
            #expect(filed.status == 202)
            let amendment = try filed.decoded(as: AmendmentDocument.self)
            #expect(amendment.operation == "correct_consultation" && amendment.subject == known.written)
            #expect(amendment.change == #"{"minutes":9}"#)
            #expect(try await correct(#"{"changes":{"minutes":9},"reason":"誤り"}"#).body == filed.body)
            let void = #"{"reason":"二重"}"#
            let busy = try await desk.server.send("POST", path + "/void", token: desk.desk.token(.staff), void)
            #expect(try busy.problem.type == "amendment-waiting")
            #expect(try await desk.approve(amendment.id).status == 200)
            let record = try await desk.get(path).decoded(as: ConsultationDocument.self)
            #expect(record.minutes == 9 && record.revision == 2)

            let voiding = try await desk.server.send("POST", path + "/void", token: desk.desk.token(.staff), void)
            #expect(voiding.status == 202)
            #expect(try await desk.approve(try voiding.decoded(as: AmendmentDocument.self).id).status == 200)
            #expect(try await desk.get(path).decoded(as: ConsultationDocument.self).void)
            let closing = try await desk.get("/v1/closings/2026-10").decoded(as: ClosingDocument.self)
            #expect(closing.version == 3)
        }
    }

    @Test("What can no longer be done fails when it is approved, and waits on")
    func staleCode() async throws {
        try await withClosedMonth { desk, _ in
            let id = UUID()
            #expect(try await desk.record(id, more: Self.late).status == 202)
            try await desk.desk.asSuperuser { connection in
                _ = try connection.execute("UPDATE site SET closed_on = '2026-09-30' WHERE site_code = 'S001'")
            }
            _ = try await desk.desk.store.currentDesk()
            try await Task.sleep(for: .milliseconds(2200))
            _ = try await desk.get("/v1/desk")
            try await Task.sleep(for: .milliseconds(500))
            let refused = try await desk.approve(id.written)
            #expect(refused.status == 422)
            #expect(try refused.fieldCodes == ["site: site-closed"])
            let waiting = try await desk.get("/v1/amendments/\(id.written)").decoded(as: AmendmentDocument.self)
            #expect(waiting.state == "waiting" && waiting.change != nil)
        }
    }

    @Test("Late attendance waits for approval, and so does taking it back")
    func attendance() async throws {
        try await withClosingDesk { desk in
            let token = desk.desk.token(.coordinator)
            let course = #"{"kind":"基本","site":"S001","date":"2026-10-20","starts":"9:30","ends":"11:30","capacity":9}"#
            #expect(try await desk.server.send("POST", "/v1/courses", token: token, course).status == 201)
            #expect(try await desk.close("2026-10").status == 200)
            let id = UUID()
            let path = "/v1/courses/C1/attendances/\(id.written)"
            let people = #"{"people":[{"ageBand":"70-74","count":2}]}"#
            let late = people.dropLast() + #","lateReason":"名簿が遅れたため"}"#
            #expect(try await desk.server.send("PUT", path, token: token, people).problem.type == "period-closed")
            let wrong = people.dropLast() + #","lateReason":""}"#
            #expect(
                try await desk.server.send("PUT", path, token: token, String(wrong)).fieldCodes == ["lateReason: empty"]
            )
            let filed = try await desk.server.send("PUT", path, token: token, String(late))
            #expect(filed.status == 202)
            #expect(try filed.decoded(as: AmendmentDocument.self).course == "C1")
            #expect(
                try filed.decoded(as: AmendmentDocument.self).change == #"{"people":[{"ageBand":"70-74","count":2}]}"#
            )
            #expect(try await desk.approve(id.written, token: token).problem.type == "own-amendment")
            #expect(try await desk.approve(id.written).status == 200)
            #expect(try await desk.server.send("PUT", path, token: token, String(late)).status == 200)
            let void = try await desk.server.send("POST", path + "/void", token: token, #"{"reason":"別の講座"}"#)
            #expect(void.status == 202)
            let amendment = try void.decoded(as: AmendmentDocument.self)
            #expect(amendment.operation == "void_attendance" && amendment.subject == id.written)
            #expect(try await desk.approve(amendment.id).status == 200)
            let closing = try await desk.get("/v1/closings/2026-10").decoded(as: ClosingDocument.self)
            #expect(closing.version == 3)
        }
    }

    @Test("A reopened month takes records again until it is closed as a 訂正版")
    func reopening() async throws {
        try await withClosedMonth { desk, _ in
            let path = "/v1/closings/2026-10/reopening"
            func reopen() async throws -> Answer {
                try await desk.server.send("POST", path, token: desk.desk.token(.coordinator), #"{"reason":"整理"}"#)
            }
            let filed = try await reopen()
            #expect(filed.status == 202)
            let amendment = try filed.decoded(as: AmendmentDocument.self)
            #expect(amendment.operation == "reopen" && amendment.subject == "2026-10" && amendment.site == nil)
            #expect(try await reopen().body == filed.body)
            #expect(try await desk.approve(amendment.id).status == 200)
            #expect(try await desk.record().status == 201)
            let again = try await desk.close("2026-10").decoded(as: ClosingDocument.self)
            #expect(again.status == "revised" && again.versions.last?.reason == "整理")
        }
    }

    @Test("Staff see their own sites' amendments; statisticians do not see what a change says")
    func visibility() async throws {
        try await withClosedMonth { desk, _ in
            let id = UUID()
            #expect(try await desk.record(id, more: Self.late).status == 202)
            let path = "/v1/amendments/\(id.written)"
            #expect(try await desk.get(path, as: .statistician).decoded(as: AmendmentDocument.self).change == nil)
            #expect(try await desk.get(path, as: .staff).decoded(as: AmendmentDocument.self).change != nil)
            #expect(try await desk.get(path, as: .administrator).status == 403)
            // Who saw what it says is in the audit trail, who did not is not.
            var filter = AuditFilter()
            filter.action = "records.viewed"
            let auditor = Account(name: "auditor", role: .auditor)
            let views = try await desk.desk.store.auditEntries(filter, limit: 9, by: auditor, at: TestDesk.now).entries
            #expect(views.map { "\($0.actor) \($0.subject)" } == ["staff GET /v1/amendments/{id}"])
            let account = Account(name: "south", role: .staff, sites: [Site.ID("S003")])
            let token = try await desk.desk.store.issueToken(to: account, at: TestDesk.now)
            let hidden = try await desk.server.send("GET", path, token: token)
            #expect(hidden.status == 404)
            #expect(try hidden.problem.type == "amendment-not-found")
            let list = try await desk.server.send("GET", "/v1/amendments", token: token)
            #expect(try list.decoded(as: ListDocument<AmendmentDocument>.self).items.isEmpty)
            for operation in ["approval", "decline"] {
                let answer = try await desk.server.send(
                    "POST",
                    "\(path)/\(operation)",
                    token: desk.desk.token(.staff),
                    #"{"remark":"x"}"#
                )
                #expect(answer.status == 403)
            }
            #expect(try await desk.approve(UUID().written).status == 404)
            #expect(try await desk.decline(UUID().written).status == 404)
            #expect(try await desk.approve("x").fieldCodes == ["id: unreadable-identifier"])
        }
    }

    @Test("The list goes page by page, and says what it does not understand")
    func pages() async throws {
        try await withClosedMonth { desk, _ in
            for _ in 0..<3 { #expect(try await desk.record(more: Self.late).status == 202) }
            let first = try await desk.get("/v1/amendments?state=waiting&limit=2")
            #expect(try first.decoded(as: ListDocument<AmendmentDocument>.self).items.count == 2)
            let link = try #require(first.headers["link"])
            let next = try #require(link.split(separator: ">").first?.dropFirst())
            #expect(next.contains("state=waiting") && link.contains(#"rel="next""#))
            let second = try await desk.get(String(next))
            #expect(try second.decoded(as: ListDocument<AmendmentDocument>.self).items.count == 1)
            #expect(second.headers["link"]?.contains(#"rel="next""#) == false)
            let wrong = try await desk.get("/v1/amendments?state=open&limit=0&cursor=x")
            #expect(
                try wrong.fieldCodes == ["state: not-one-of", "limit: out-of-range", "cursor: unreadable-identifier"]
            )
        }
    }
}
