import DeskStore
import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@testable import DeskServer

@Suite("What amendments tell, and to whom")
struct OtherSitesAmendmentTests {
    private static let name = "山田花子"
    private static let reason = "山田花子さんの住所の誤り"

    /// A late record of October.
    private static func late(site: String) -> String {
        #"{"site":"\#(site)","heldOn":"2026-10-05","channel":"phone","topics":["メール"],"lateReason":"\#(reason)"}"#
    }

    /// October 2026 is closed, and a late record of S003 waits for approval. `south` is a token of staff who work there.
    private func withWaitingRecord(
        _ body: @Sendable (ClosingDesk, _ waiting: UUID, _ south: String) async throws -> Void
    ) async throws {
        try await withClosingDesk { desk in
            #expect(try await desk.record().status == 201)
            #expect(try await desk.close("2026-10").status == 200)
            let account = Account(name: "south", role: .staff, sites: [Site.ID("S003")])
            let south = try await desk.desk.store.issueToken(to: account, at: TestDesk.now)
            let id = UUID()
            let filed = try await desk.server.send("PUT", Sample.path(id), token: south, Self.late(site: "S003"))
            #expect(filed.status == 202)
            try await body(desk, id, south)
        }
    }

    @Test("Why a closed month was changed is not for statisticians; of another site's change neither why nor its id")
    func versions() async throws {
        try await withWaitingRecord { desk, id, south in
            #expect(try await desk.approve(id.written).status == 200)
            let statistician = desk.desk.token(.statistician)
            let foreign = desk.desk.tokenForOneSite
            for (token, why, amendment) in [
                (desk.approver, Self.reason, id.written), (south, Self.reason, id.written),
                (statistician, nil, id.written), (foreign, nil, nil),
            ] as [(String, String?, String?)] {
                let answer = try await desk.server.send("GET", "/v1/closings/2026-10", token: token)
                let version = try #require(try answer.decoded(as: ClosingDocument.self).versions.last)
                #expect(version.version == 2)
                #expect(version.reason == why && version.amendment == amendment)
                let list = try await desk.server.send("GET", "/v1/closings", token: token)
                #expect(list.text.contains(Self.name) == (why != nil))
                #expect(list.text.contains(id.written) == (amendment != nil))
            }
        }
    }

    @Test("Why a whole month was opened again is told to all who may read records")
    func reopening() async throws {
        try await withWaitingRecord { desk, _, _ in
            let path = "/v1/closings/2026-10/reopening"
            let token = desk.desk.token(.coordinator)
            let filed = try await desk.server.send("POST", path, token: token, #"{"reason":"二重登録の整理"}"#)
            let reopening = try filed.decoded(as: AmendmentDocument.self)
            #expect(reopening.reason == "二重登録の整理")
            // It is the ward's, so that nobody of a single site waits for it.
            let missing = try await desk.server.send(
                "GET",
                "/v1/closings/2026-10/missing",
                token: desk.desk.tokenForOneSite
            ).decoded(as: MissingRecordsDocument.self)
            #expect(missing.amendments == [])
            #expect(try await desk.approve(reopening.id).status == 200)
            #expect(try await desk.close("2026-10").status == 200)
            for (token, why) in [
                (desk.desk.tokenForOneSite, "二重登録の整理"), (desk.desk.token(.statistician), nil),
            ] as [(String, String?)] {
                let closing = try await desk.server.send("GET", "/v1/closings/2026-10", token: token)
                    .decoded(as: ClosingDocument.self)
                #expect(closing.versions.last?.reason == why)
            }
        }
    }

    @Test("Neither the reason of an amendment nor the remark of who declined it is for statisticians")
    func reasonsAndRemarks() async throws {
        try await withWaitingRecord { desk, id, _ in
            let declined = try await desk.decline(id.written, #"{"remark":"\#(Self.name)さんは登録済み"}"#)
            #expect(declined.status == 200)
            for path in ["/v1/amendments", "/v1/amendments/\(id.written)"] {
                let told = try await desk.get(path, as: .staff).text
                #expect(told.contains(Self.reason) && told.contains("\(Self.name)さんは登録済み"))
                let untold = try await desk.get(path, as: .statistician)
                #expect(untold.status == 200)
                #expect(untold.text.contains(#""reason":null"#) && untold.text.contains(#""remark":null"#))
                #expect(!untold.text.contains(Self.name))
            }
        }
    }

    @Test("What waits at another site is not among what is missing")
    func missing() async throws {
        try await withWaitingRecord { desk, id, south in
            for period in ["2026-10", "2026"] {
                func amendments(_ token: String) async throws -> [String] {
                    try await desk.server.send("GET", "/v1/closings/\(period)/missing", token: token)
                        .decoded(as: MissingRecordsDocument.self).amendments
                }
                let (whole, own) = (try await amendments(desk.approver), try await amendments(south))
                let elsewhere = try await amendments(desk.desk.tokenForOneSite)
                #expect(whole == [id.written] && own == [id.written] && elsewhere == [])
            }
        }
    }

    @Test("An id that waits at another site is taken, and what is sent under it is told no more than that")
    func takenID() async throws {
        try await withWaitingRecord { desk, id, _ in
            let token = desk.desk.tokenForOneSite
            func told(_ answer: Answer) throws -> String {
                #expect(answer.status == 404, "\(answer.text)")
                return answer.text.replacing(try answer.problem.requestId, with: "")
            }
            let missing = try told(try await desk.server.send("GET", Sample.path(UUID()), token: token))
            let bodies = [
                Sample.small(), Sample.small(more: #","lateReason":"紙の控えから""#), Self.late(site: "S001"),
            ]
            for body in bodies {
                let taken = try told(try await desk.server.send("PUT", Sample.path(id), token: token, body))
                #expect(taken == missing)
                let line: String = #"{"id":"\#(id.written)","# + body.dropFirst()
                let batch = try await desk.server.send(
                    "POST",
                    "/v1/consultations/batch",
                    token: token,
                    headers: ["Content-Type": "application/x-ndjson"],
                    line
                )
                #expect(batch.text.contains(#""status":404"#) && batch.text.contains("consultation-not-found"))
            }
            #expect(try await desk.approve(id.written).status == 200)
            let record = try await desk.get(Sample.path(id)).decoded(as: ConsultationDocument.self)
            #expect(record.site == "S003")
            // Once it is on record, it is concealed as any other.
            let taken = try told(try await desk.server.send("PUT", Sample.path(id), token: token, Sample.small()))
            #expect(taken == missing)
        }
    }

    @Test("Under the id of the own site's waiting record another one is 409; the same comes once its month is open")
    func ownSite() async throws {
        try await withWaitingRecord { desk, id, south in
            let other = try await desk.server.send("PUT", Sample.path(id), token: south, Sample.small(site: "S003"))
            #expect(other.status == 409)
            #expect(try other.problem.type == "amendment-differs")
            let reopened = try await desk.server.send(
                "POST",
                "/v1/closings/2026-10/reopening",
                token: desk.desk.token(.coordinator),
                #"{"reason":"整理"}"#
            )
            #expect(try await desk.approve(try reopened.decoded(as: AmendmentDocument.self).id).status == 200)
            let same = try await desk.server.send("PUT", Sample.path(id), token: south, Self.late(site: "S003"))
            #expect(same.status == 201)
            #expect(try await desk.approve(id.written).status == 200)
        }
    }

    @Test("So is the id of attendance that waits at another site")
    func attendance() async throws {
        try await withClosingDesk { desk in
            let token = desk.desk.token(.coordinator)
            for (site, day) in [("S003", "2026-10-20"), ("S001", "2026-11-20")] {
                let course = """
                    {"kind":"基本","site":"\(site)","date":"\(day)","starts":"9:30","ends":"11:30","capacity":9}
                    """
                #expect(try await desk.server.send("POST", "/v1/courses", token: token, course).status == 201)
            }
            #expect(try await desk.close("2026-10").status == 200)
            let id = UUID().written
            let late = #"{"people":[{"count":2}],"lateReason":"名簿が遅れたため"}"#
            #expect(
                try await desk.server.send("PUT", "/v1/courses/C1/attendances/\(id)", token: token, late).status == 202
            )
            let taken = try await desk.server.send(
                "PUT",
                "/v1/courses/C2/attendances/\(id)",
                token: desk.desk.tokenForOneSite,
                #"{"people":[{"count":2}]}"#
            )
            #expect(taken.status == 409)
            #expect(try taken.problem.type == "attendance-differs")
            #expect(try await desk.approve(id).status == 200)
        }
    }
}
