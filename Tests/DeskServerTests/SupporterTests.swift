import DeskStore
import DeskTestSupport
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Supporters, training and contacts over HTTP")
struct SupporterTests {
    private static let path = "/v1/supporters"
    private static let senior = """
        {"kind":"シニア","homeSite":"中央図書館","languages":["手話","ja"],"skills":["地図"],"hoursPerWeek":4,
        "appliedOn":"令和8年5月1日","name":"杉並花子","phone":"03-3312-2111"}
        """

    /// A request of the coordinator's.
    private func send(
        _ server: LiveServer,
        _ desk: TestDesk,
        _ method: String,
        _ path: String,
        _ body: String? = nil,
        language: String = "ja"
    ) async throws -> Answer {
        try await server.send(
            method,
            Self.path + path,
            token: desk.token(.coordinator),
            headers: ["Accept-Language": language],
            body
        )
    }

    private func text(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("A supporter is registered as an application and shown whole, without a name anywhere")
    func register() async throws {
        try await withDeskServer { server, desk in
            let added = try await send(server, desk, "POST", "", Self.senior)
            #expect(added.status == 201)
            let document = try added.decoded(as: SupporterDocument.self)
            #expect((document.supporter, document.status, document.since) == ("SD-0001", "applied", "2026-05-01"))
            #expect((document.homeSite, document.languages, document.skills) == ("S001", ["ja", "jsl"], ["maps"]))
            #expect(document.missingModules == ["devices", "manner", "privacy"])
            #expect(document.history?.map(\.recordedBy) == ["coordinator"])
            let shown = try await send(server, desk, "GET", "/SD-0001")
            #expect(shown.body == added.body)
            #expect(!shown.text.contains("杉並花子"))
            #expect(
                shown.text == """
                    {"appointedUntil":null,"certifiedUntil":null,"completions":[],"conversion":null,"history":[\
                    {"appointedUntil":null,"cause":"person","certifiedUntil":null,"from":"2026-05-01","reason":null,\
                    "recordedAt":"2026-11-23T14:00:00+09:00","recordedBy":"coordinator","status":"applied","until":null}],\
                    "homeSite":"S001","hoursPerWeek":4,"kind":"senior","languages":["ja","jsl"],\
                    "missingModules":["devices","manner","privacy"],"otherSites":[],"since":"2026-05-01","skills":["maps"],\
                    "status":"applied","supporter":"SD-0001"}
                    """
            )
            let again = try await send(server, desk, "POST", "", #"{"supporter":"SD-0001","kind":"staff"}"#)
            #expect(again.status == 409)
            #expect(try again.problem.type == "supporter-code-taken")
            let known = try await send(server, desk, "POST", "", #"{"supporter":"支援員001","kind":"staff"}"#)
            #expect(known.status == 201)
        }
    }

    @Test("A list is filtered, and shows neither history nor completions")
    func list() async throws {
        try await withDeskServer { server, desk in
            _ = try await send(server, desk, "POST", "", Self.senior)
            let active = """
                {"kind":"staff","otherSites":["S001"],"status":"active","certifiedOn":"2026-04-01","certifiedUntil":"2026-12-31"}
                """
            _ = try await send(server, desk, "POST", "", active)
            func codes(_ query: String) async throws -> [String] {
                let answer = try await server.send("GET", Self.path + query, token: desk.token(.statistician))
                #expect(answer.status == 200, "\(query)")
                #expect(!answer.text.contains("history"))
                return try answer.decoded(as: ListDocument<SupporterDocument>.self).items.map(\.supporter)
            }
            let all = try await codes("")
            #expect(all == ["SD-0001", "SD-0002", "支援員001", "支援員002", "支援員003"])
            for (query, expected) in [
                ("?site=S001", ["SD-0001", "SD-0002"]), ("?kind=staff", ["SD-0002"]), ("?status=applied", ["SD-0001"]),
                ("?language=jsl", ["SD-0001"]), ("?skill=maps", ["SD-0001"]), ("?endingWithin=60", ["SD-0002"]),
                ("?endingWithin=37", []), ("?missingTraining=true&site=S001", ["SD-0001", "SD-0002"]),
                ("?missingTraining=false", []), ("?status=%E6%B4%BB%E5%8B%95%E4%B8%AD", ["SD-0002"]),
            ] {
                let found = try await codes(query)
                #expect(found == expected, "\(query)")
            }
            let wrong = try await server.send(
                "GET",
                Self.path + "?site=S999&kind=x&status=y&skill=z&endingWithin=-1&missingTraining=1&name=1",
                token: desk.token(.coordinator)
            )
            #expect(wrong.status == 422)
            #expect(
                try Set(wrong.fieldCodes) == [
                    "name: unknown-property", "site: unknown-site", "kind: unknown-code", "skill: unknown-code",
                    "status: not-one-of", "endingWithin: out-of-range", "missingTraining: wrong-type",
                ]
            )
        }
    }

    @Test("What someone does where is changed: absent stays, null clears")
    func change() async throws {
        try await withDeskServer { server, desk in
            _ = try await send(server, desk, "POST", "", Self.senior)
            let answer = try await send(
                server,
                desk,
                "PUT",
                "/SD-0001",
                #"{"otherSites":["S003","S001"],"hoursPerWeek":null}"#
            )
            #expect(answer.status == 200)
            let document = try answer.decoded(as: SupporterDocument.self)
            #expect((document.homeSite, document.otherSites, document.hoursPerWeek) == ("S001", ["S003"], nil))
            #expect(document.languages == ["ja", "jsl"])
            let wrong = try await send(
                server,
                desk,
                "PUT",
                "/SD-0001",
                #"{"kind":null,"homeSite":1,"languages":"ja","hoursPerWeek":0,"name":"x"}"#
            )
            #expect(wrong.status == 422)
            #expect(
                try Set(wrong.fieldCodes) == [
                    "name: unknown-property", "homeSite: wrong-type", "languages: wrong-type", "kind: required",
                    "hoursPerWeek: out-of-range",
                ]
            )
            #expect(try await send(server, desk, "GET", "/SD-0001").body == answer.body)
        }
    }

    @Test("Each refusal is said in words, in both languages, and changes nothing")
    func refusals() async throws {
        try await withDeskServer { server, desk in
            _ = try await send(server, desk, "POST", "", Self.senior)
            let before = try await send(server, desk, "GET", "/SD-0001").body
            for (body, type, ja, en) in [
                (
                    #"{"status":"active"}"#, "illegal-transition",
                    "「応募」から「活動中」にはできません。変更できるのは「研修中」「辞退・不採用」です。",
                    "Nobody can go from “applied” to “active”; possible: “in training” or “declined”."
                ),
                (
                    #"{"status":"研修中","date":"2026-04-30"}"#, "before-last-transition",
                    "前回の変更（令和8年5月1日）より前の日付では変更できませんので、その日以降の日付を指定してください。",
                    "The last change was on 2026-05-01; please give that day or a later one."
                ),
            ] {
                let japanese = try await send(server, desk, "POST", "/SD-0001/transitions", body)
                let english = try await send(server, desk, "POST", "/SD-0001/transitions", body, language: "en")
                #expect((japanese.status, english.status) == (409, 409))
                #expect(try japanese.problem.type == type)
                #expect(try japanese.problem.detail == ja)
                #expect(try english.problem.detail == en)
            }
            let reason = try await send(server, desk, "POST", "/SD-0001/transitions", #"{"status":"declined"}"#)
            #expect(reason.status == 422)
            #expect(try reason.fieldCodes == ["reason: required"])
            #expect(try reason.problem.errors?.first?.detail == "理由が入力されていませんので、必ず入力してください。")
            #expect(try await send(server, desk, "GET", "/SD-0001").body == before)
        }
    }

    @Test("From the application to work, with training on the way")
    func way() async throws {
        try await withDeskServer { server, desk in
            _ = try await send(server, desk, "POST", "", Self.senior)
            func move(_ body: String) async throws -> Answer {
                try await send(server, desk, "POST", "/SD-0001/transitions", body)
            }
            #expect(try await move(#"{"status":"研修中","date":"2026-06-01"}"#).status == 201)
            let early = try await move(#"{"status":"認定","date":"2026-06-20"}"#)
            #expect(early.status == 409)
            #expect(try early.problem.type == "training-missing")
            #expect(try early.problem.detail.contains("「個人情報の取扱い」"))
            for module in ["devices", "接遇", "個人情報"] {
                let body = #"{"module":"\#(module)","completedOn":"R8.6.10"}"#
                let first = try await send(server, desk, "POST", "/SD-0001/completions", body)
                let again = try await send(server, desk, "POST", "/SD-0001/completions", body)
                #expect((first.status, again.status) == (201, 200))
            }
            #expect(try await move(#"{"status":"認定","date":"2026-06-20","until":"2026-08-31"}"#).status == 201)
            let late = try await move(#"{"status":"active","date":"2026-09-01"}"#)
            #expect(late.status == 409)
            #expect(try late.problem.type == "certificate-ended")
            let active = try await move(#"{"status":"active","date":"2026-08-31"}"#)
            let document = try active.decoded(as: SupporterDocument.self)
            #expect((document.status, document.appointedUntil) == ("active", "2027-03-31"))
            #expect(document.completions?.map(\.module) == ["devices", "manner", "privacy"])
            #expect(document.missingModules == [])
            #expect(document.history?.map(\.until) == ["2026-05-31", "2026-06-19", "2026-08-30", nil])
            let renewed = try await send(
                server,
                desk,
                "POST",
                "/renewals",
                #"{"supporters":["SD-0001"],"until":"2028-03-31","certifiedUntil":"2029-06-19"}"#
            )
            #expect(renewed.status == 200)
            #expect(renewed.text == #"{"passedOver":[],"renewed":["SD-0001"]}"#)
            let nobody = try await send(server, desk, "POST", "/renewals", #"{"kind":"学生","until":"2028-03-31"}"#)
            #expect(nobody.status == 409)
            #expect(try nobody.problem.type == "nothing-to-renew")
            let unknown = try await send(
                server,
                desk,
                "POST",
                "/renewals",
                #"{"supporters":["SD-0009"],"until":"2020-03-31"}"#
            )
            #expect(unknown.status == 422)
            #expect(try unknown.fieldCodes == ["until: day-outside", "supporters: unknown-supporter"])
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("What is missing for whom, the modules, and what each kind requires")
    func training() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            _ = try await send(server, desk, "POST", "", Self.senior)
            let set = try await server.send(
                "PUT",
                "/v1/supporter-kinds/senior",
                token: token,
                #"{"requiredModules":["詐欺対策"],"certificateMonths":12}"#
            )
            #expect(set.status == 200)
            #expect(
                set.text == """
                    {"certificateMonths":12,"kind":"senior","requiredModules":["fraud"],"staff":false,\
                    "title":"シニアデジタルサポーター","titleEn":"Senior digital supporter","yearly":true}
                    """
            )
            let training = try await server.send("GET", "/v1/training", token: desk.token(.staff))
            let document = try training.decoded(as: TrainingDocument.self)
            #expect(
                document.items == [.init(supporter: "SD-0001", kind: "senior", status: "applied", missing: ["fraud"])]
            )
            #expect(document.kinds.first { $0.kind == "senior" }?.requiredModules == ["fraud"])
            for (path, body, codes) in [
                ("/v1/supporter-kinds/x", "{}", ["kind: unknown-code"]),
                (
                    "/v1/supporter-kinds/senior",
                    #"{"requiredModules":["木彫り"],"certificateMonths":0,"yearly":1}"#,
                    ["yearly: wrong-type", "requiredModules: unknown-code", "certificateMonths: out-of-range"]
                ),
            ] {
                let answer = try await server.send("PUT", path, token: token, body)
                #expect(answer.status == 422)
                #expect(try answer.fieldCodes == codes)
            }
            let completion = try await send(
                server,
                desk,
                "POST",
                "/SD-0001/completions",
                #"{"completedOn":"2026-11-24"}"#
            )
            #expect(completion.status == 422)
            #expect(try completion.fieldCodes == ["module: required", "completedOn: future"])
        }
    }

    @Test("A contact is shown to coordinators alone, and set as a whole")
    func contact() async throws {
        try await withDeskServer { server, desk in
            _ = try await send(server, desk, "POST", "", Self.senior)
            let first = try await send(server, desk, "GET", "/SD-0001/contact")
            #expect(first.text == #"{"email":null,"kana":null,"name":"杉並花子","phone":"03-3312-2111"}"#)
            let set = try await send(server, desk, "PUT", "/SD-0001/contact", #"{"kana":"スギナミハナコ"}"#)
            #expect(set.text == #"{"email":null,"kana":"スギナミハナコ","name":null,"phone":null}"#)
            #expect(try await send(server, desk, "GET", "/SD-0001/contact").body == set.body)
            let wrong = try await send(
                server,
                desk,
                "PUT",
                "/SD-0001/contact",
                #"{"name":"1234 5678 9018","phone":"1","age":1}"#
            )
            #expect(wrong.status == 422)
            #expect(
                try wrong.fieldCodes == ["age: unknown-property", "name: holds-my-number", "phone: unreadable-phone"]
            )
            #expect(!wrong.text.contains("9018"))
        }
    }

    @Test("A supporter who is not there is 404, whatever is sent", arguments: ["SD-9999", "%00", "%E6%94%AF"])
    func unknown(code: String) async throws {
        try await withDeskServer { server, desk in
            for (method, suffix, body) in [
                ("GET", "", nil), ("PUT", "", "{}"), ("POST", "/transitions", "{}"), ("POST", "/completions", "{}"),
                ("GET", "/contact", nil), ("PUT", "/contact", "{}"),
            ] {
                let answer = try await send(server, desk, method, "/\(code)\(suffix)", body)
                #expect(answer.status == 404, "\(method) \(suffix)")
                #expect(try answer.problem.type == "supporter-not-found")
            }
        }
    }

    @Test("Who may read, and who may change", arguments: Role.allCases)
    func roles(role: Role) async throws {
        try await withDeskServer { server, desk in
            _ = try await send(server, desk, "POST", "", Self.senior)
            let mayRead = ![.administrator, .auditor].contains(role)
            let mayEdit = role == .coordinator
            for path in [Self.path, Self.path + "/SD-0001", "/v1/training"] {
                let answer = try await server.send("GET", path, token: desk.token(role))
                #expect(answer.status == (mayRead ? 200 : 403), "\(path)")
            }
            for (method, path, body, status) in [
                ("POST", Self.path, #"{"kind":"staff"}"#, 201),
                ("PUT", Self.path + "/SD-0001", #"{"hoursPerWeek":5}"#, 200),
                ("POST", Self.path + "/SD-0001/transitions", #"{"status":"in_training"}"#, 201),
                ("POST", Self.path + "/SD-0001/completions", #"{"module":"devices","completedOn":"2026-06-01"}"#, 201),
                ("POST", Self.path + "/renewals", #"{"supporters":["SD-0001"],"until":"2027-03-31"}"#, 200),
                ("PUT", "/v1/supporter-kinds/staff", #"{"yearly":true}"#, 200),
                ("GET", Self.path + "/SD-0001/contact", nil, 200),
                ("PUT", Self.path + "/SD-0001/contact", #"{"name":"杉並花子"}"#, 200),
            ] as [(String, String, String?, Int)] {
                let answer = try await server.send(method, path, token: desk.token(role), body)
                #expect(answer.status == (mayEdit ? status : 403), "\(method) \(path)")
                #expect(try await server.send(method, path, body).status == 401)
            }
        }
    }

    @Test("The examples of the API document are accepted as they stand")
    func examples() async throws {
        try await withDeskServer { server, desk in
            let added = try await send(server, desk, "POST", "", text(Examples.supporter))
            #expect(added.status == 201)
            for (method, path, body, status) in [
                ("PUT", "/SD-0001", Examples.supporterChanges, 200),
                ("POST", "/SD-0001/transitions", Examples.transition, 201),
                ("POST", "/SD-0001/completions", Examples.completion, 201),
                ("PUT", "/SD-0001/contact", Examples.contact, 200),
            ] {
                let answer = try await send(server, desk, method, path, text(body))
                #expect(answer.status == status, "\(path) \(answer.text)")
            }
            let rules = try await server.send(
                "PUT",
                "/v1/supporter-kinds/senior",
                token: desk.token(.coordinator),
                text(Examples.kindRules)
            )
            #expect(rules.status == 200)
            let active = #"{"kind":"senior","status":"active","certifiedUntil":"2028-05-13"}"#
            _ = try await send(server, desk, "POST", "", active)
            let renewal = try await send(server, desk, "POST", "/renewals", text(Examples.renewal))
            #expect(renewal.text == #"{"passedOver":[],"renewed":["SD-0002"]}"#)
        }
    }
}
