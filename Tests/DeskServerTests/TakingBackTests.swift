import DeskStore
import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Who takes back what was written down")
struct TakingBackTests {
    private static let people = #"{"people":[{"count":2}]}"#

    private static func course(on day: String) -> String {
        #"{"kind":"基本","site":"S001","date":"\#(day)","starts":"9:30","ends":"11:30","capacity":9}"#
    }

    private static func attendance(_ id: UUID = UUID()) -> String { "/v1/courses/C1/attendances/\(id.written)" }

    private func takeBack(_ path: String, on server: LiveServer, as token: String) async throws -> Answer {
        try await server.send("POST", path + "/void", token: token, #"{"reason":"別の講座"}"#)
    }

    @Test("Of who came to a course staff take back what they wrote down themselves today; a leader all of the site")
    func attendances() async throws {
        try await withDesk { desk in
            let staff = desk.token(.staff)
            let (mended, kept, others) = (Self.attendance(), Self.attendance(), Self.attendance())
            try await withServer(over: desk.store) { server in
                let course = Self.course(on: "2026-11-20")
                #expect(
                    try await server.send("POST", "/v1/courses", token: desk.token(.coordinator), course).status == 201
                )
                for path in [mended, kept] {
                    #expect(try await server.send("PUT", path, token: staff, Self.people).status == 201)
                }
                #expect(try await server.send("PUT", others, token: desk.tokenForOneSite, Self.people).status == 201)
                let refused = try await takeBack(others, on: server, as: staff)
                #expect(refused.status == 403)
                #expect(try refused.problem.type == "leader-needed")
                #expect(try await takeBack(mended, on: server, as: staff).status == 200)
            }
            let tomorrow = TestDesk.now.adding(seconds: 86_400)
            try await withServer(over: desk.store, now: { tomorrow }) { server in
                let refusal = try await takeBack(kept, on: server, as: staff).problem
                #expect(refusal.type == "leader-needed")
                #expect(try await takeBack(kept, on: server, as: desk.token(.siteLeader)).status == 200)
                #expect(try await takeBack(others, on: server, as: desk.token(.coordinator)).status == 200)
            }
        }
    }

    @Test("What others wrote down of a closed month staff do not even propose to take back")
    func closedMonth() async throws {
        try await withClosingDesk { desk in
            let coordinator = desk.desk.token(.coordinator)
            let course = Self.course(on: "2026-10-20")
            let added = try await desk.server.send("POST", "/v1/courses", token: coordinator, course)
            #expect(added.status == 201)
            let path = Self.attendance()
            #expect(try await desk.server.send("PUT", path, token: coordinator, Self.people).status == 201)
            #expect(try await desk.close("2026-10").status == 200)
            #expect(try await takeBack(path, on: desk.server, as: desk.desk.token(.staff)).status == 403)
            #expect(try await takeBack(path, on: desk.server, as: desk.desk.token(.siteLeader)).status == 202)
        }
    }

    @Test("A report of hours is void for who reported it today, the site's leader, and whoever works at all sites")
    func reportedHours() async throws {
        try await withDeskServer { server, desk in
            try await desk.activateSupporters()
            let account = Account(name: "leader-s001", role: .siteLeader, sites: [Site.ID("S001")])
            let leader = try await desk.store.issueToken(to: account, at: TestDesk.now)
            let (staff, coordinator) = (desk.tokenForOneSite, desk.token(.coordinator))
            func report(at site: String?, as token: String) async throws -> String {
                let path = "/v1/reported-hours/\(UUID().written)"
                let place = site.map { #","site":"\#($0)""# } ?? ""
                let body = #"{"supporter":"支援員001","date":"2026-11-20","minutes":90\#(place)}"#
                #expect(try await server.send("PUT", path, token: token, body).status == 201)
                return path
            }
            func void(_ path: String, as token: String) async throws -> Int {
                try await server.send("POST", path + "/void", token: token).status
            }
            #expect(try await void(report(at: nil, as: staff), as: staff) == 200)
            #expect(try await void(report(at: "S001", as: staff), as: staff) == 200)
            let elsewhere = try await report(at: "S003", as: coordinator)
            #expect(try await void(elsewhere, as: staff) == 404)
            #expect(try await void(elsewhere, as: leader) == 404)
            let atSite = try await report(at: "S001", as: coordinator)
            #expect(try await void(atSite, as: staff) == 403)
            #expect(try await void(atSite, as: leader) == 200)
            let anywhere = try await report(at: nil, as: desk.token(.staff))
            #expect(try await void(anywhere, as: staff) == 403)
            #expect(try await void(anywhere, as: leader) == 403)
            #expect(try await void(anywhere, as: coordinator) == 200)
            #expect(try await desk.store.verify() == [])
        }
    }
}
