import DeskStore
import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Courses, places and attendance over HTTP")
struct CourseTests {
    private static let courses = "/v1/courses"
    private static let arranged = """
        {"kind":"基本","title":"はじめてのスマートフォン","site":"中央図書館","date":"令和8年11月20日","starts":"9:30","ends":"11:30",
        "capacity":6,"partnerKind":"老人クラブ","partner":"本町いきいきクラブ","instructors":["支援員001"],"assistants":["支援員002"]}
        """

    private static func body(of value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func attendance(_ id: UUID = UUID(), of course: String = "C1") -> String {
        "\(courses)/\(course)/attendances/\(id.written)"
    }

    private static func place(_ id: UUID = UUID(), of course: String = "C1") -> String {
        "\(courses)/\(course)/places/\(id.written)"
    }

    @Test("A course is arranged, shown with null where there is nothing, changed and cancelled")
    func arrange() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            let added = try await server.send("POST", Self.courses, token: token, Self.arranged)
            #expect(added.status == 201)
            #expect(added.headers["location"] == "/v1/courses/C1")
            let course = try added.decoded(as: CourseDocument.self)
            #expect(course.kind == "basic")
            #expect(course.site == "S001")
            #expect(course.date == "2026-11-20")
            #expect(course.starts == "09:30")
            #expect(course.partnerKind == "seniors_club")
            #expect(course.staffing.needed == 1)
            #expect(course.survey.share == nil)
            #expect(course.revision == 1)
            let names = try JSONReader.value(added.body[...]).members?.map(\.name)
            #expect(
                Set(names ?? []) == [
                    "course", "kind", "title", "site", "date", "starts", "ends", "capacity", "partnerKind", "partner",
                    "instructors", "assistants", "booked", "waiting", "attendees", "onRecord", "byAge", "cancelled",
                    "reason", "staffing", "survey", "revision",
                ]
            )
            #expect(try await server.send("GET", "/v1/courses/%EF%BC%A31", token: token).body == added.body)

            let same = try await server.send("PUT", "/v1/courses/C1", token: token, Self.arranged)
            #expect(same.status == 200)
            #expect(same.body == added.body)
            let changed = try await server.send(
                "PUT",
                "/v1/courses/C1",
                token: token,
                Self.arranged.replacing(#""capacity":6"#, with: #""capacity":8,"course":"C1""#)
            )
            #expect(try changed.decoded(as: CourseDocument.self).capacity == 8)
            #expect(try changed.decoded(as: CourseDocument.self).revision == 2)

            let reason = #"{"reason":"台風のため"}"#
            let cancelled = try await server.send("POST", "/v1/courses/C1/cancel", token: token, reason)
            #expect(try cancelled.decoded(as: CourseDocument.self).cancelled)
            #expect(try cancelled.decoded(as: CourseDocument.self).reason == "台風のため")
            let counted = try await server.send("GET", "/v1/courses/C1", token: desk.token(.statistician))
            #expect(try counted.decoded(as: CourseDocument.self).cancelled)
            #expect(try counted.decoded(as: CourseDocument.self).reason == nil)
            let all = try await server.send("GET", Self.courses, token: desk.token(.statistician))
            #expect(try all.decoded(as: ListDocument<CourseDocument>.self).items.map(\.reason) == [nil])
            let again = try await server.send("POST", "/v1/courses/C1/cancel", token: token, reason)
            #expect(try again.problem.type == "already-cancelled")
            let late = try await server.send("PUT", Self.place(), token: token, "{}")
            #expect(try late.problem.type == "course-cancelled")
        }
    }

    @Test("A course that cannot be arranged says all that is wrong")
    func refusals() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            let wrong = try await server.send(
                "POST",
                Self.courses,
                token: token,
                #"{"kind":"基本講座x","site":"S002","date":"2026-11-20","starts":"11:00","ends":"10:00","capacity":"6","hour":1}"#
            )
            #expect(wrong.status == 422)
            #expect(
                try wrong.fieldCodes == [
                    "hour: unknown-property", "capacity: wrong-type", "kind: unknown-code", "site: site-closed",
                    "ends: ends-before-start",
                ]
            )
            _ = try await server.send("POST", Self.courses, token: token, Self.arranged)
            let taken = try await server.send(
                "POST",
                Self.courses,
                token: token,
                Self.arranged.replacing(#"{"kind""#, with: #"{"course":"Ｃ１","kind""#)
            )
            #expect(taken.status == 409)
            #expect(try taken.problem.type == "course-code-taken")
            let renamed = try await server.send(
                "PUT",
                "/v1/courses/C1",
                token: token,
                Self.arranged.replacing(#"{"kind""#, with: #"{"course":"C2","kind""#)
            )
            #expect(try renamed.fieldCodes == ["course: not-one-of"])
            let unknown = try await server.send("PUT", "/v1/courses/C9", token: token, Self.arranged)
            #expect(unknown.status == 404)
            #expect(try unknown.problem.type == "course-not-found")
        }
    }

    @Test("People come: written down once however often it is sent, up to the capacity, and taken back")
    func attendance() async throws {
        try await withDeskServer { server, desk in
            _ = try await server.send("POST", Self.courses, token: desk.token(.coordinator), Self.arranged)
            let token = desk.token(.staff)
            let path = Self.attendance()
            let people = """
                {"people":[{"ageBand":"70-74","count":3,"satisfaction":5,"canDoAlone":true},
                {"resident":"\(TestDesk.resident)","satisfaction":2,"canDoAlone":false,"wantsToHelp":true}]}
                """
            let recorded = try await server.send("PUT", path, token: token, people)
            #expect(recorded.status == 201)
            let document = try recorded.decoded(as: AttendanceDocument.self)
            #expect(document.people.count == 4)
            #expect(document.people.last?.resident == TestDesk.resident)
            #expect(document.date == "2026-11-20")
            let replay = try await server.send("PUT", path, token: token, people)
            #expect(replay.status == 200)
            #expect(replay.body == recorded.body)
            let differs = try await server.send("PUT", path, token: token, #"{"people":[{}]}"#)
            #expect(differs.status == 409)
            #expect(try differs.problem.type == "attendance-differs")

            let full = try await server.send("PUT", Self.attendance(), token: token, #"{"people":[{"count":3}]}"#)
            #expect(full.status == 409)
            #expect(try full.problem.detail == "定員（6人）を超えますので、登録していません。残りは2人です。")
            let english = try await server.send(
                "PUT",
                Self.attendance(),
                token: token,
                headers: ["Accept-Language": "en"],
                #"{"people":[{"count":3}]}"#
            )
            #expect(try english.problem.type == "course-full")
            #expect(try english.problem.detail.contains("2"))
            #expect(try !english.problem.detail.contains("定員"))
            let twice = try await server.send(
                "PUT",
                Self.attendance(),
                token: token,
                #"{"people":[{"resident":"\#(TestDesk.resident)"}]}"#
            )
            #expect(try twice.problem.type == "already-attended")
            let unknown = try await server.send(
                "PUT",
                Self.attendance(),
                token: token,
                #"{"people":[{"resident":"\#(UUID().written)"}]}"#
            )
            #expect(try unknown.fieldCodes == ["resident: unknown-resident"])

            let shown = try await server.send("GET", "/v1/courses/C1", token: token).decoded(as: CourseDocument.self)
            #expect(shown.attendees == 4)
            #expect(shown.onRecord == 1)
            #expect(shown.byAge == ["70-74": 3, "unknown": 1])
            #expect(shown.survey.rated == 4)
            #expect(shown.survey.satisfied == 3)
            #expect(shown.survey.share == 75)
            #expect(shown.survey.canDoAlone == .init(yes: 3, asked: 4))
            #expect(shown.survey.wantsToHelp == .init(yes: 1, asked: 1))
            #expect(shown.staffing == .init(people: 4, present: 2))

            let reason = #"{"reason":"別の講習会の参加者"}"#
            let void = try await server.send("POST", path + "/void", token: token, reason)
            #expect(try void.decoded(as: AttendanceDocument.self).void)
            let again = try await server.send("POST", path + "/void", token: token, reason)
            #expect(again.status == 200)
            let other = try await server.send("POST", path + "/void", token: token, #"{"reason":"別の理由"}"#)
            #expect(other.status == 409)
            let list = try await server.send("GET", "/v1/courses/C1/attendances", token: token)
            #expect(try list.decoded(as: ListDocument<AttendanceDocument>.self).items.map(\.void) == [true])
            let emptied = try await server.send("GET", "/v1/courses/C1", token: token)
            #expect(try emptied.decoded(as: CourseDocument.self).attendees == 0)
            let missing = try await server.send("POST", Self.attendance() + "/void", token: token, reason)
            #expect(try missing.problem.type == "attendance-not-found")
        }
    }

    @Test("What is wrong with those who came is said, and nobody is written down")
    func wrongPeople() async throws {
        try await withDeskServer { server, desk in
            _ = try await server.send("POST", Self.courses, token: desk.token(.coordinator), Self.arranged)
            let token = desk.token(.staff)
            for (body, codes) in [
                ("{}", ["people: required"]), (#"{"people":[]}"#, ["people: empty"]),
                (#"{"people":[1]}"#, ["people: wrong-type"]), (#"{"people":{}}"#, ["people: wrong-type"]),
                (
                    #"{"people":[{"ageBand":"72","satisfaction":9,"age":72},{"canDoAlone":1,"age":73}]}"#,
                    [
                        "age: unknown-property", "canDoAlone: wrong-type", "ageBand: unknown-age-band",
                        "satisfaction: out-of-range",
                    ]
                ),
            ] {
                let answer = try await server.send("PUT", Self.attendance(), token: token, body)
                #expect(answer.status == 422)
                #expect(try answer.fieldCodes == codes, "\(body)")
            }
            let early = try await server.send(
                "POST",
                Self.courses,
                token: desk.token(.coordinator),
                Self.arranged.replacing("11月20日", with: "11月24日")
            )
            #expect(early.status == 201)
            let refused = try await server.send("PUT", Self.attendance(of: "C2"), token: token, #"{"people":[{}]}"#)
            #expect(
                try refused.problem.detail == "この講習会の開催日は令和8年11月24日ですので、その日になってから受講を記録してください。"
            )
            let items = try await server.send("GET", "/v1/courses", token: token)
                .decoded(as: ListDocument<CourseDocument>.self).items
            #expect(items.map(\.attendees) == [0, 0])
        }
    }

    @Test("Places are booked, then wait; one that is given back moves the first of the line up")
    func places() async throws {
        try await withDeskServer { server, desk in
            _ = try await server.send(
                "POST",
                Self.courses,
                token: desk.token(.coordinator),
                Self.arranged.replacing(#""capacity":6"#, with: #""capacity":1"#)
            )
            let token = desk.token(.staff)
            let (first, second) = (UUID(), UUID())
            let booked = try await server.send("PUT", Self.place(first), token: token, #"{"ageBand":"80-84"}"#)
            #expect(booked.status == 201)
            #expect(try booked.decoded(as: PlaceDocument.self).status == "booked")
            let again = try await server.send("PUT", Self.place(first), token: token, #"{"ageBand":"80-84"}"#)
            #expect(again.status == 200)
            #expect(again.body == booked.body)
            let differs = try await server.send("PUT", Self.place(first), token: token, "{}")
            #expect(
                try differs.problem.detail == "この識別番号では、内容の異なる申込がすでに記録されていますので、何も変更していません。"
            )
            let waiting = try await server.send(
                "PUT",
                Self.place(second),
                token: token,
                #"{"resident":"\#(TestDesk.resident)"}"#
            ).decoded(as: PlaceDocument.self)
            #expect(waiting.status == "waiting")
            #expect(waiting.position == 1)
            let given = try await server.send("POST", Self.place(first) + "/cancel", token: token)
            #expect(given.status == 200)
            #expect(try given.decoded(as: PlaceDocument.self).movedUp == second.written)
            let list = try await server.send("GET", "/v1/courses/C1/places", token: token)
            let items = try list.decoded(as: ListDocument<PlaceDocument>.self).items
            #expect(items.map(\.status) == ["cancelled", "booked"])
            #expect(items.map(\.resident) == [nil, TestDesk.resident])
            let missing = try await server.send(
                "POST",
                Self.place() + "/cancel",
                token: token,
                headers: ["Accept-Language": "en"]
            )
            #expect(missing.status == 404)
            #expect(try missing.problem.type == "place-not-found")
            #expect(try missing.problem.detail == "There is no place with this id.")
        }
    }

    @Test("A list is narrowed down by words, and a query that cannot be read is refused")
    func list() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            for (site, day) in [("S001", "2026-03-31"), ("S003", "2026-04-01")] {
                let course = Self.arranged.replacing("中央図書館", with: site).replacing("令和8年11月20日", with: day)
                #expect(try await server.send("POST", Self.courses, token: token, course).status == 201)
            }
            func codes(_ query: String) async throws -> [String] {
                try await server.send("GET", "\(Self.courses)?\(query)", token: token)
                    .decoded(as: ListDocument<CourseDocument>.self).items.map(\.course)
            }
            #expect(try await codes("") == ["C2", "C1"])
            #expect(try await codes("from=2026-04-01&kind=basic") == ["C2"])
            #expect(try await codes("to=R8.3.31&supporter=\("支援員002".percentEncoded)") == ["C1"])
            #expect(try await codes("site=S003&partnerKind=seniors_club") == ["C2"])
            #expect(try await codes("partnerKind=school") == [])
            let wrong = try await server.send(
                "GET",
                "\(Self.courses)?from=x&kind=x&partnerKind=x&site=x&supporter=x&page=2",
                token: token
            )
            #expect(
                try wrong.fieldCodes == [
                    "page: unknown-property", "from: unreadable-date", "kind: unknown-code",
                    "partnerKind: unknown-code",
                    "site: unknown-site", "supporter: unknown-supporter",
                ]
            )
            let reversed = try await server.send(
                "GET",
                "\(Self.courses)?from=2026-04-02&to=2026-04-01",
                token: token
            )
            #expect(reversed.status == 422)
        }
    }

    @Test("Courses of other sites are as if they were not there")
    func otherSites() async throws {
        try await withDeskServer { server, desk in
            for site in ["S001", "S003"] {
                let course = Self.arranged.replacing("中央図書館", with: site)
                _ = try await server.send("POST", Self.courses, token: desk.token(.coordinator), course)
            }
            let token = desk.tokenForOneSite
            let visible = try await server.send("GET", Self.courses, token: token)
            #expect(try visible.decoded(as: ListDocument<CourseDocument>.self).items.map(\.course) == ["C1"])
            #expect(try await server.send("GET", Self.courses + "?site=S003", token: token).status == 403)
            let people = #"{"people":[{}]}"#
            for (method, path, body) in [
                ("GET", "/v1/courses/C2", nil), ("GET", "/v1/courses/C2/places", nil),
                ("GET", "/v1/courses/C2/attendances", nil), ("PUT", Self.place(of: "C2"), "{}"),
                ("POST", Self.place(of: "C2") + "/cancel", nil), ("PUT", Self.attendance(of: "C2"), people),
                ("POST", Self.attendance(of: "C2") + "/void", #"{"reason":"x"}"#),
            ] {
                let hidden = try await server.send(method, path, token: token, body)
                let none = try await server.send(
                    method,
                    path.replacing("C2", with: "C3"),
                    token: token,
                    body
                )
                #expect(hidden.status == 404, "\(method) \(path)")
                #expect(try hidden.problem.type == "course-not-found")
                #expect(try hidden.problem.detail == none.problem.detail)
            }
            #expect(try await server.send("PUT", Self.attendance(), token: token, people).status == 201)
        }
    }

    @Test(
        "Who may read, arrange and write down",
        arguments: [
            (Role.staff, 200, 403, 200), (.coordinator, 200, 422, 200), (.statistician, 200, 403, 403),
            (.administrator, 403, 403, 403),
        ]
    )
    func roles(role: Role, read: Int, arrange: Int, people: Int) async throws {
        try await withDeskServer { server, desk in
            _ = try await server.send("POST", Self.courses, token: desk.token(.coordinator), Self.arranged)
            let token = desk.token(role)
            #expect(try await server.send("GET", Self.courses, token: token).status == read)
            #expect(try await server.send("GET", "/v1/courses/C1", token: token).status == read)
            #expect(try await server.send("POST", Self.courses, token: token, "{}").status == arrange)
            #expect(try await server.send("PUT", "/v1/courses/C1", token: token, "{}").status == arrange)
            #expect(try await server.send("POST", "/v1/courses/C1/cancel", token: token, "{}").status == arrange)
            #expect(try await server.send("GET", "/v1/courses/C1/places", token: token).status == people)
            #expect(try await server.send("GET", "/v1/courses/C1/attendances", token: token).status == people)
            let writes = people == 200 ? 422 : 403
            #expect(try await server.send("PUT", Self.place(), token: token, #"{"x":1}"#).status == writes)
            #expect(try await server.send("PUT", Self.attendance(), token: token, "{}").status == writes)
        }
    }

    @Test("The examples of the API document are accepted as they stand")
    func examples() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            let added = try await server.send("POST", Self.courses, token: token, Self.body(of: Examples.course))
            #expect(added.status == 201)
            #expect(
                try await server.send("PUT", Self.place(), token: token, Self.body(of: Examples.place)).status == 201
            )
            let path = Self.attendance()
            let recorded = try await server.send("PUT", path, token: token, Self.body(of: Examples.attendance))
            #expect(recorded.status == 201)
            let void = try await server.send("POST", path + "/void", token: token, Self.body(of: Examples.void))
            #expect(void.status == 200)
            let cancelled = try await server.send(
                "POST",
                "/v1/courses/C1/cancel",
                token: token,
                Self.body(of: Examples.cancellation)
            )
            #expect(cancelled.status == 200)
        }
    }
}
