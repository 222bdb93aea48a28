import DeskStore
import DeskTestSupport
import FoundationEssentials
import HTTPTypes
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Who may do what, over HTTP")
struct RoleTests {
    /// By the first letters of the roles, as `auditor` is U.
    private static let letters: [Role: Character] = [
        .staff: "S", .siteLeader: "L", .coordinator: "C", .statistician: "T", .administrator: "A", .auditor: "U",
    ]

    @Test("Every route is for just the roles that the table says, and each of them is tried with every role")
    func everyRouteAndRole() async throws {
        try await withDeskServer { server, desk in
            var found: [String: String] = [:]
            for route in server.server.routes where route.isProtected {
                let path = route.path.split(separator: "/").map { part in
                    guard part.hasPrefix("{") else { return String(part) }
                    return part == "{id}" || part == "{attendance}" ? UUID().uuidString.lowercased() : "x"
                }.joined(separator: "/")
                var may = ""
                for role in Role.allCases {
                    let hasBody = route.operation.body != nil
                    let answer = try await server.send(
                        "\(route.method)",
                        "/" + path,
                        token: desk.token(role),
                        hasBody ? "{}" : nil
                    )
                    #expect(answer.status != 401, "\(route.path)")
                    #expect(answer.status < 500, "\(route.path) \(role): \(answer.text)")
                    let isRefused = answer.status == 403
                    // These refuse a program's token, whoever has it.
                    let isForSessions = route.path.hasPrefix(SessionRoutes.path)
                    if !isRefused || isForSessions { may.append(Self.letters[role] ?? "?") }
                    guard case .account(let operation, _) = route.answer, !isForSessions else { continue }
                    #expect(isRefused == !role.may(operation), "\(route.method) \(route.path) as \(role)")
                }
                found[route.operation.id] = may
            }
            for (may, operations) in Self.table {
                for operation in operations { #expect(found[operation] == may, "\(operation)") }
            }
            #expect(Set(found.keys) == Set(Self.table.values.joined()))
        }
    }

    /// What the routes are meant for, written down here once more.
    private static let table: [String: [String]] = [
        "SLCTAU": ["getSession", "logOut", "changePassword", "renewRecoveryCodes"],
        "SLCTA": ["getDesk"],
        "SLCT": [
            "listClosings", "getClosing", "getMissingRecords", "listAmendments", "getAmendment", "listCourses",
            "getCourse", "getTraining", "listSupporters", "getSupporter",
        ],
        "SLC": [
            "recordConsultation", "getConsultation", "getConsultationRevisions", "correctConsultation",
            "voidConsultation", "recordConsultations", "listConsultations", "getRoster", "getSiteCalendar",
            "getSupporterCalendar", "getSiteHours", "getSupporterHours", "reportHours", "voidReportedHours",
            "searchResidents", "setResident", "getResident", "addConsent", "listPlaces", "requestPlace", "cancelPlace",
            "listAttendances", "recordAttendance", "voidAttendance", "beginConversion",
        ],
        "CTA": ["listIndicators", "getIndicator", "listTargets", "listFigures", "listFacilities"],
        "CA": ["setIndicator", "setTarget", "enterFigure"],
        "U": ["listAudit"],
        "CT": [
            "getTargetsReport", "getCoverageReport", "getTopicsReport", "getChannelsReport", "getDivideReport",
            "getConversionsReport", "getSupportersReport",
        ],
        "C": [
            "listConversions", "listWillingResidents", "voidConversion", "completeTraining", "setSupporterKind",
            "closePeriod", "reopenPeriod", "listLikelyDuplicates", "withdrawConsent", "mergeResidents", "undoMerge",
            "distinguishResidents", "addCourse", "changeCourse", "cancelCourse", "bookShift", "cancelShift",
            "approveAmendment", "declineAmendment", "setSiteHours", "closeSite", "cancelClosure",
            "registerSupporter", "changeSupporter", "changeSupporterStatus", "renewSupporters", "getSupporterContact",
            "setSupporterContact",
        ],
    ]

    /// Puts a consultation on record and gives its id.
    private func record(_ body: String, on server: LiveServer, as token: String) async throws -> UUID {
        let id = UUID()
        #expect(try await server.send("PUT", Sample.path(id), token: token, body).status == 201)
        return id
    }

    @Test("A record of another site is in every way as one that does not exist, but for the request's id")
    func anotherSite() async throws {
        try await withDeskServer { server, desk in
            let body = Sample.small(site: "S003")
            let id = try await record(body, on: server, as: desk.token(.coordinator))
            let token = desk.tokenForOneSite
            func answer(_ method: String, _ id: UUID, _ path: String, _ body: String? = nil) async throws -> String {
                let answer = try await server.send(
                    method,
                    Sample.path(id) + path,
                    token: token,
                    headers: ["If-Match": "\"1\""],
                    body
                )
                #expect(answer.status == 404, "\(method) \(path)")
                return answer.text.replacing(try answer.problem.requestId, with: "")
            }
            for (method, path, body) in [
                ("GET", "", nil), ("GET", "/revisions", nil), ("POST", "/void", #"{"reason":"x"}"#),
                ("POST", "/corrections", #"{"changes":{"minutes":20},"reason":"x"}"#), ("POST", "/void", "{"),
            ] as [(String, String, String?)] {
                let foreign = try await answer(method, id, path, body)
                let missing = try await answer(method, UUID(), path, body)
                #expect(foreign == missing)
            }
            // What is sent under its id is not told that it differs.
            let taken = try await answer("PUT", id, "", Sample.small())
            let missing = try await answer("GET", UUID(), "")
            #expect(taken == missing)
            let line = Sample.small().replacing(
                "{",
                with: "{\"id\":\"\(id.uuidString.lowercased())\",",
                maxReplacements: 1
            )
            let batch = try await server.send(
                "POST",
                "/v1/consultations/batch",
                token: token,
                headers: ["Content-Type": "application/x-ndjson"],
                line
            )
            #expect(batch.text.contains(#""status":404"#))
            #expect(batch.text.contains("consultation-not-found"))
            let list = try await server.send("GET", "/v1/consultations", token: token)
            #expect(try list.decoded(as: ListDocument<ConsultationDocument>.self).items == [])
        }
    }

    @Test("An identical replay of what has gone to another site since shows nothing of it")
    func replayOfMovedRecord() async throws {
        try await withDeskServer { server, desk in
            let id = try await record(Sample.small(), on: server, as: desk.tokenForOneSite)
            let moved = try await server.send(
                "POST",
                Sample.path(id) + "/corrections",
                token: desk.token(.coordinator),
                headers: ["If-Match": "\"1\""],
                #"{"changes":{"site":"S003"},"reason":"拠点の誤り"}"#
            )
            #expect(moved.status == 200)
            let replay = try await server.send("PUT", Sample.path(id), token: desk.tokenForOneSite, Sample.small())
            #expect(replay.status == 404)
        }
    }

    @Test("Staff see what is of today; on the next day their own record is for others to mend, and says so")
    func today() async throws {
        try await withDesk { desk in
            let today = TestDesk.now.day.description
            let tomorrow = TestDesk.now.adding(seconds: 86_400)
            let (own, late) = try await withServer(over: desk.store) { server in
                let own = try await record(Sample.small(), on: server, as: desk.token(.staff))
                let late = try await record(
                    Sample.small().replacing("2026-11-20", with: today),
                    on: server,
                    as: desk.token(.coordinator)
                )
                let list = try await server.send("GET", "/v1/consultations", token: desk.token(.staff))
                #expect(try list.decoded(as: ListDocument<ConsultationDocument>.self).items.count == 2)
                let others = try await correct(late, on: server, as: desk.token(.staff))
                #expect(others.status == 403)
                #expect(try others.problem.type == "leader-needed")
                #expect(try await correct(own, on: server, as: desk.token(.staff)).status == 200)
                return (own, late)
            }
            try await withServer(over: desk.store, now: { tomorrow }) { server in
                let staff = desk.token(.staff)
                let list = try await server.send("GET", "/v1/consultations", token: staff)
                #expect(try list.decoded(as: ListDocument<ConsultationDocument>.self).items == [])
                for id in [own, late] {
                    #expect(try await server.send("GET", Sample.path(id), token: staff).status == 404)
                }
                #expect(try await correct(own, "\"2\"", on: server, as: staff).problem.type == "leader-needed")
                #expect(try await correct(late, on: server, as: staff).status == 404)
                for role in [Role.siteLeader, .coordinator] {
                    let list = try await server.send("GET", "/v1/consultations", token: desk.token(role))
                    #expect(try list.decoded(as: ListDocument<ConsultationDocument>.self).items.count == 2)
                }
                #expect(try await correct(late, on: server, as: desk.token(.siteLeader)).status == 200)
            }
        }
    }

    private func correct(
        _ id: UUID,
        _ tag: String = "\"1\"",
        on server: LiveServer,
        as token: String
    ) async throws -> Answer {
        try await server.send(
            "POST",
            Sample.path(id) + "/corrections",
            token: token,
            headers: ["If-Match": tag],
            #"{"changes":{"minutes":25},"reason":"記入誤り"}"#
        )
    }
}
