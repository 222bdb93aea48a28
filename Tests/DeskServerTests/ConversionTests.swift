import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

@Suite("From being taught to teaching, over HTTP")
struct ConversionTests {
    private static let resident = TestDesk.residents[0]
    private static let id = "019ab000-0000-7000-8000-0000000000d1"

    private static func path(_ id: String) -> String { "/v1/conversions/\(id)" }
    private static func body(_ resident: String, _ more: String = "") -> String {
        #"{"resident":"\#(resident)"\#(more)}"#
    }

    @Test("One command makes an applicant of a resident, with their contact, and links both by an id without a name")
    func begin() async throws {
        try await withDeskServer { server, desk in
            let (staff, coordinator) = (desk.token(.staff), desk.token(.coordinator))
            _ = try await server.send(
                "PUT",
                "/v1/residents/\(Self.resident)",
                token: staff,
                #"{"name":"髙橋 花子","kana":"タカハシ ハナコ","phone":"03-1234-0000","consent":{"purposes":["record"],"method":"oral"}}"#
            )
            try await People.help(Self.resident, on: "2026-05-01", server, desk)
            let body = Self.body(Self.resident, #","keepContact":true"#)
            let begun = try await server.send("PUT", Self.path(Self.id), token: staff, body)
            #expect(begun.status == 201)
            let conversion = try begun.decoded(as: ConversionDocument.self)
            #expect(conversion.via == "helped")
            #expect(conversion.site == "S001")
            #expect(conversion.steps.supported == "2026-05-01")
            #expect(conversion.appliedOn == "2026-11-23")
            #expect(!begun.text.contains("髙橋"))
            let again = try await server.send("PUT", Self.path(Self.id), token: staff, body)
            #expect(again.status == 200)
            #expect(again.body == begun.body)
            let supporter = try await server.send("GET", "/v1/supporters/\(conversion.supporter)", token: coordinator)
            let entry = try supporter.decoded(as: SupporterDocument.self)
            #expect(entry.status == "applied")
            #expect(entry.kind == "senior")
            #expect(entry.homeSite == "S001")
            #expect(entry.conversion == Self.id)
            let contact = try await server.send(
                "GET",
                "/v1/supporters/\(conversion.supporter)/contact",
                token: coordinator
            )
            #expect(contact.text.contains("髙橋 花子"))
            let listed = try await server.send("GET", "/v1/conversions?fiscalYear=R8&site=S001", token: coordinator)
            #expect(try listed.decoded(as: ListDocument<ConversionDocument>.self).items == [conversion])
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("Who is a supporter already, was never supported, or is not on record is refused, and nothing is half done")
    func refusals() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.staff)
            func problem(_ id: String, _ body: String) async throws -> ProblemDocument {
                try await server.send("PUT", Self.path(id), token: token, body).problem
            }
            #expect(try await problem(Self.id, Self.body(Self.resident)).type == "never-supported")
            #expect(try await problem(Self.id, Self.body(UUID().written)).type == "resident-not-found")
            try await People.help(Self.resident, on: "2026-05-01", server, desk)
            try await People.help(TestDesk.residents[1], on: "2026-05-01", server, desk)
            let early = try await server.send(
                "PUT",
                Self.path(Self.id),
                token: token,
                Self.body(Self.resident, #","appliedOn":"2026-04-30""#)
            )
            #expect(try early.fieldCodes == ["appliedOn: day-outside"])
            let wrong = try await server.send(
                "PUT",
                Self.path(Self.id),
                token: token,
                Self.body(Self.resident, #","kind":"王様","homeSite":"S999""#)
            )
            #expect(Set(try wrong.fieldCodes) == ["kind: unknown-code", "homeSite: unknown-site"])
            let none = try await server.send("GET", "/v1/conversions", token: desk.token(.coordinator))
            #expect(try none.decoded(as: ListDocument<ConversionDocument>.self).items.isEmpty)
            _ = try await server.send("PUT", Self.path(Self.id), token: token, Self.body(Self.resident))
            #expect(try await problem(UUID().written, Self.body(Self.resident)).type == "already-supporter")
            #expect(try await problem(Self.id, Self.body(TestDesk.residents[1])).type == "already-supporter")
            let supporters = try await desk.asSuperuser { connection in
                try connection.query("SELECT count(*) FROM supporter_status", as: Int.self)
            }
            #expect(supporters == [1])
        }
    }

    @Test("Two people who are both supporters cannot be merged; one of the conversions has to be taken back first")
    func merging() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            let ids = [Self.id, "019ab000-0000-7000-8000-0000000000d2"]
            for (id, resident) in zip(ids, TestDesk.residents) {
                try await People.help(resident, on: "2026-05-01", server, desk)
                _ = try await server.send("PUT", Self.path(id), token: token, Self.body(resident))
            }
            func merge() async throws -> Answer {
                try await server.send(
                    "POST",
                    "/v1/residents/\(Self.resident)/merges",
                    token: token,
                    #"{"with":"\#(TestDesk.residents[1])"}"#
                )
            }
            #expect(try await merge().problem.type == "both-are-supporters")
            let voiding = Self.path(ids[1]) + "/void"
            let unexplained = try await server.send("POST", voiding, token: token, #"{"reason":" "}"#)
            #expect(try unexplained.fieldCodes == ["reason: empty"])
            let voided = try await server.send("POST", voiding, token: token, #"{"reason":"取り違えのため"}"#)
            #expect(try voided.decoded(as: ConversionDocument.self).void)
            let twice = try await server.send("POST", voiding, token: token, #"{"reason":"取り違えのため"}"#)
            #expect(try twice.problem.type == "already-cancelled")
            #expect(try await merge().status == 200)
            let missing = try await server.send(
                "POST",
                Self.path(UUID().written) + "/void",
                token: token,
                #"{"reason":"なし"}"#
            )
            #expect(missing.status == 404)
        }
    }

    @Test("A withdrawal of somebody who works as a supporter says what is kept, and asks to be confirmed")
    func withdrawal() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            try await People.help(Self.resident, on: "2026-05-01", server, desk)
            let begun = try await server.send("PUT", Self.path(Self.id), token: token, Self.body(Self.resident))
            let supporter = try begun.decoded(as: ConversionDocument.self).supporter
            let path = "/v1/residents/\(Self.resident)/withdrawal"
            for (language, words) in [("ja", ["支援員", "残り"]), ("en", ["supporter", "leaves"])] {
                let asked = try await server.send(
                    "POST",
                    path,
                    token: token,
                    headers: ["Accept-Language": language],
                    "{}"
                )
                #expect(asked.status == 409)
                #expect(try asked.problem.type == "withdrawal-needs-confirmation")
                let detail = try asked.problem.detail
                #expect(words.allSatisfy { detail.contains($0) })
            }
            #expect(try await server.send("GET", "/v1/residents/\(Self.resident)", token: token).status == 200)
            let before = try await server.send("GET", "/v1/reports/conversions", token: token).body
            let confirmed = try await server.send("POST", path, token: token, #"{"confirm":true}"#)
            #expect(try confirmed.decoded(as: WithdrawalDocument.self).kept == ["counts", "supporter"])
            #expect(try await server.send("GET", "/v1/reports/conversions", token: token).body == before)
            #expect(try await server.send("GET", "/v1/supporters/\(supporter)", token: token).status == 200)
            let listed = try await server.send("GET", "/v1/conversions", token: token)
            let items = try listed.decoded(as: ListDocument<ConversionDocument>.self).items
            #expect(items.map(\.resident) == [nil])
            #expect(items.first?.steps.supported == "2026-05-01")
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test(
        "Who applied and was declined leaves nothing behind when they withdraw; the contact goes along only when that is said"
    )
    func declined() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            for (number, keeps) in [(0, true), (1, false)] {
                let resident = TestDesk.residents[number]
                _ = try await server.send(
                    "PUT",
                    "/v1/residents/\(resident)",
                    token: token,
                    #"{"name":"髙橋 花子","consent":{"purposes":["record"],"method":"oral"}}"#
                )
                try await People.help(resident, on: "2026-05-01", server, desk)
                let body = Self.body(resident, #","keepContact":\#(keeps)"#)
                let begun = try await server.send("PUT", Self.path(UUID().written), token: token, body)
                let supporter = try begun.decoded(as: ConversionDocument.self).supporter
                let contact = "/v1/supporters/\(supporter)/contact"
                let before = try await server.send("GET", contact, token: token)
                #expect(before.text.contains("髙橋") == keeps)
                _ = try await server.send(
                    "POST",
                    "/v1/supporters/\(supporter)/transitions",
                    token: token,
                    #"{"status":"declined","reason":"辞退"}"#
                )
                let gone = try await server.send("POST", "/v1/residents/\(resident)/withdrawal", token: token, "{}")
                #expect(try gone.decoded(as: WithdrawalDocument.self).kept == ["counts"])
                #expect(try await !server.send("GET", contact, token: token).text.contains("髙橋"))
            }
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("Staff apply for residents at their own sites, under no code of their choosing, and for no colleague")
    func ownSites() async throws {
        try await withDeskServer { server, desk in
            try await People.help(Self.resident, on: "2026-05-01", site: "S003", server, desk)
            func status(_ more: String) async throws -> Int {
                let body = Self.body(Self.resident, more)
                return try await server.send("PUT", Self.path(Self.id), token: desk.tokenForOneSite, body).status
            }
            for more in [
                "", #","homeSite":"S003""#, #","homeSite":"S001","kind":"職員""#,
                #","homeSite":"S001","supporter":"支援員001""#,
            ] {
                let refused = try await status(more)
                #expect(refused == 403, "\(more)")
            }
            #expect(try await status(#","homeSite":"S001""#) == 201)
        }
    }

    @Test("Those who said that they want to help are listed until they apply")
    func willing() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            try await People.course("C1", on: "2026-10-10", server, desk)
            try await People.attend("C1", Self.resident, #","wantsToHelp":true,"satisfaction":5"#, server, desk)
            func willing() async throws -> [WillingResidentDocument] {
                let answer = try await server.send("GET", "/v1/conversions/willing", token: token)
                return try answer.decoded(as: ListDocument<WillingResidentDocument>.self).items
            }
            #expect(try await willing().map(\.course) == ["C1"])
            let begun = try await server.send("PUT", Self.path(Self.id), token: token, Self.body(Self.resident))
            #expect(try begun.decoded(as: ConversionDocument.self).via == "survey")
            #expect(try begun.decoded(as: ConversionDocument.self).steps.finishedCourse == "2026-10-10")
            #expect(try await willing().isEmpty)
        }
    }

    @Test("Conversions are for those who may see them", arguments: [Role.statistician, .administrator, .staff])
    func roles(role: Role) async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(role)
            #expect(try await server.send("GET", "/v1/conversions", token: token).status == 403)
            #expect(try await server.send("GET", "/v1/conversions/willing", token: token).status == 403)
            let begun = try await server.send("PUT", Self.path(Self.id), token: token, Self.body(Self.resident))
            #expect(begun.status == (role == .staff ? 409 : 403))
            let report = try await server.send("GET", "/v1/reports/conversions", token: token)
            #expect(report.status == (role == .statistician ? 200 : 403))
        }
    }
}

/// What happens to people, said over HTTP.
enum People {
    static func help(
        _ resident: String,
        on day: String,
        site: String = "S001",
        by supporters: [String] = [],
        satisfaction: Int? = nil,
        _ server: LiveServer,
        _ desk: TestDesk
    ) async throws {
        let codes = supporters.map { "\"\($0)\"" }.joined(separator: ",")
        let answer = try await server.send(
            "PUT",
            "/v1/consultations/\(UUID().written)",
            token: desk.token(.coordinator),
            """
            {"site":"\(site)","heldOn":"\(day)","channel":"phone","topics":["wifi"],"resident":"\(resident)",
            "supporters":[\(codes)],"satisfaction":\(satisfaction.map { String($0) } ?? "null")}
            """
        )
        #expect(answer.status == 201, "\(answer.text)")
    }

    static func course(_ code: String, on day: String, site: String = "S001", _ server: LiveServer, _ desk: TestDesk)
        async throws
    {
        let answer = try await server.send(
            "POST",
            "/v1/courses",
            token: desk.token(.coordinator),
            """
            {"course":"\(code)","kind":"basic","site":"\(site)","date":"\(day)","starts":"10:00","ends":"12:00","capacity":20}
            """
        )
        #expect(answer.status == 201, "\(answer.text)")
    }

    static func attend(
        _ course: String,
        _ resident: String,
        _ more: String = "",
        _ server: LiveServer,
        _ desk: TestDesk
    ) async throws {
        let answer = try await server.send(
            "PUT",
            "/v1/courses/\(course)/attendances/\(UUID().written)",
            token: desk.token(.coordinator),
            #"{"people":[{"resident":"\#(resident)"\#(more)}]}"#
        )
        #expect(answer.status == 201, "\(answer.text)")
    }
}
