import DeskStore
import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Indicators, targets and figures over HTTP")
struct IndicatorTests {
    private static let paperFree = """
        {"title":"ペーパーレス化率","titleEn":"Paper-free rate","unit":"%","unitEn":"%","source":"survey",
        "numerator":"電子決裁の件数","denominator":"決裁の件数","factor":100,"direction":"up"}
        """
    private static let path = "/v1/indicators/paper_free"
    private static let targets = "/v1/indicators/consultations/targets"
    private static let figures = "/v1/indicators/satisfaction/figures"

    @Test("The ward's indicators are listed in its order, with null where there is nothing")
    func list() async throws {
        try await withDeskServer { server, desk in
            let answer = try await server.send("GET", "/v1/indicators", token: desk.token(.coordinator))
            #expect(answer.status == 200)
            let items = try answer.decoded(as: ListDocument<IndicatorDocument>.self).items
            #expect(items.count == 10)
            #expect(items.first?.id == "consultations")
            #expect(items.first?.standardTarget == 10_000)
            #expect(items.first?.titleEn == "Consultations")
            let names = try #require(
                try JSONReader.value(answer.body[...])["items"].flatMap { value in
                    if case .list(let items) = value { items.first?.members?.map(\.name) } else { nil }
                }
            )
            #expect(
                Set(names) == [
                    "id", "title", "titleEn", "unit", "unitEn", "source", "numerator", "denominator", "factor",
                    "direction", "position", "standardTarget", "retiredOn",
                ]
            )
        }
    }

    @Test("An indicator is added, shown, left alone, changed")
    func set() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            let added = try await server.send("PUT", Self.path, token: token, Self.paperFree)
            #expect(added.status == 201)
            let document = try added.decoded(as: IndicatorDocument.self)
            #expect(document.position == 11)
            #expect(document.retiredOn == nil)
            let again = try await server.send("PUT", Self.path, token: token, Self.paperFree)
            #expect(again.status == 200)
            #expect(again.body == added.body)
            #expect(try await server.send("GET", Self.path, token: token).body == added.body)
            let changed = try await server.send(
                "PUT",
                Self.path,
                token: desk.token(.administrator),
                Self.paperFree.replacing(#""direction":"up""#, with: #""direction":null,"retiredOn":"令和9年4月1日""#)
            )
            #expect(changed.status == 200)
            #expect(try changed.decoded(as: IndicatorDocument.self).retiredOn == "2027-04-01")
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("All that is wrong with an indicator is said at once, in both languages")
    func invalidIndicator() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            for (path, body, codes) in [
                (
                    "/v1/indicators/Paper", #"{"title":5,"unit":" ","factor":"100","id":"x","source":"survey"}"#,
                    [
                        "id: unknown-property", "title: wrong-type", "factor: wrong-type", "indicator: malformed-id",
                        "titleEn: required", "unit: empty", "unitEn: required", "numerator: required",
                    ]
                ),
                (Self.path, "[]", [": wrong-type"]),
                (
                    Self.path,
                    Self.paperFree.replacing("\"factor\":100", with: "\"factor\":0,\"position\":1e30"),
                    ["factor: out-of-range", "position: out-of-range"]
                ),
                (
                    Self.path, Self.paperFree.replacing("\"survey\"", with: "\"computed\""), ["numerator: not-one-of"]
                ),
            ] {
                for language in ["ja", "en"] {
                    let answer = try await server.send(
                        "PUT",
                        path,
                        token: token,
                        headers: ["Accept-Language": language],
                        body
                    )
                    #expect(answer.status == 422, "\(body)")
                    #expect(try answer.fieldCodes == codes, "\(body)")
                    #expect(answer.headers["content-language"] == language)
                }
            }
            #expect(try await server.send("PUT", Self.path, token: token, "{").status == 400)
            #expect(try await server.send("GET", Self.path, token: token).status == 404)
        }
    }

    @Test("A target is set, set again, changed and taken away; every version stays")
    func targetVersions() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            func put(_ year: String, _ body: String) async throws -> Answer {
                try await server.send("PUT", "\(Self.targets)/\(year)", token: token, body)
            }
            let first = try await put("2026", #"{"value":10000,"effectiveFrom":"2026-04-01","reason":"政策目標"}"#)
            #expect(first.status == 201)
            let document = try first.decoded(as: TargetVersionDocument.self)
            #expect(document.effectiveFrom == "2026-04-01")
            #expect((document.version, document.value, document.reason) == (1, 10_000, "政策目標"))
            #expect(document.setBy == "coordinator")
            #expect(document.setAt == TestDesk.now.description)
            let again = try await put("R8", #"{"value":10000}"#)
            #expect(again.status == 200)
            #expect(again.body == first.body)
            #expect(try await put("2026", #"{"value":12000.5}"#).status == 201)
            let none = try await put("2026", #"{"value":null}"#)
            #expect(none.status == 201)
            #expect(none.text.contains(#""value":null"#))
            #expect(try await put("%E4%BB%A4%E5%92%8C9%E5%B9%B4%E5%BA%A6", #"{"value":15000}"#).status == 201)

            func items(_ query: String) async throws -> [TargetVersionDocument] {
                try await server.send("GET", Self.targets + query, token: token)
                    .decoded(as: ListDocument<TargetVersionDocument>.self).items
            }
            let all = try await items("")
            #expect(all.map(\.value) == [10_000, 12_000.5, nil, 15_000])
            #expect(all.map(\.version) == [1, 2, 3, 1])
            #expect(all.map(\.effectiveFrom) == ["2026-04-01", "2026-11-23", "2026-11-23", "2027-04-01"])
            #expect(try await items("?fiscalYear=R9") == all.suffix(1))
            #expect(try await items("?fiscalYear=2020") == [])
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("All that is wrong with a target is said at once")
    func invalidTarget() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            let version = try await server.send(
                "PUT",
                "\(Self.targets)/2025",
                token: token,
                #"{"value":1,"effectiveFrom":"R7.4.1"}"#
            )
            #expect(version.status == 201)
            for (year, body, codes) in [
                ("2026", "{}", ["value: required"]),
                ("2026", #"{"value":0}"#, ["value: out-of-range"]),
                ("2026", #"{"value":1e13}"#, ["value: out-of-range"]),
                ("2026", #"{"value":"12000"}"#, ["value: wrong-type"]),
                ("2026", #"{"value":1,"effectiveFrom":"2027-04-01"}"#, ["effectiveFrom: day-outside"]),
                ("2026", #"{"value":1,"effectiveFrom":"来月"}"#, ["effectiveFrom: unreadable-date"]),
                ("2024", #"{"value":1}"#, ["effectiveFrom: required"]),
                ("2025", #"{"value":2}"#, ["fiscalYear: fiscal-year-over"]),
                ("1999", #"{"value":1}"#, ["fiscalYear: unreadable-fiscal-year"]),
                (
                    "next", #"{"vlaue":1,"reason":"1234-5678-9018"}"#,
                    [
                        "vlaue: unknown-property", "fiscalYear: unreadable-fiscal-year", "value: required",
                        "reason: holds-my-number",
                    ]
                ),
            ] {
                let answer = try await server.send("PUT", "\(Self.targets)/\(year)", token: token, body)
                #expect(answer.status == 422, "\(year) \(body)")
                #expect(try answer.fieldCodes == codes, "\(year) \(body)")
            }
            let query = try await server.send("GET", Self.targets + "?fiscalYear=x&year=1", token: token)
            #expect(try query.fieldCodes == ["year: unknown-property", "fiscalYear: unreadable-fiscal-year"])
        }
    }

    @Test("A figure is entered, entered again, and corrected")
    func figureRevisions() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            func post(_ body: String) async throws -> Answer {
                try await server.send("POST", Self.figures, token: token, body)
            }
            let first = try await post(#"{"referenceDate":"R8.9.30","x":587,"n":1000,"source":"区民意識調査"}"#)
            #expect(first.status == 201)
            let document = try first.decoded(as: SurveyFigureDocument.self)
            #expect(document.referenceDate == "2026-09-30")
            #expect((document.x, document.n, document.revision) == (587, 1000, 1))
            #expect(document.enteredBy == "coordinator")
            let again = try await post(#"{"referenceDate":"2026-09-30","x":587.0,"n":1e3,"source":"区民意識調査"}"#)
            #expect(again.status == 200)
            #expect(again.body == first.body)
            let corrected = try await post(#"{"referenceDate":"2026-09-30","x":588,"n":1000,"source":"区民意識調査"}"#)
            #expect(corrected.status == 201)
            let items = try await server.send("GET", Self.figures, token: desk.token(.statistician))
                .decoded(as: ListDocument<SurveyFigureDocument>.self).items
            #expect(items.map(\.revision) == [1, 2])
            #expect(items.map(\.x) == [587, 588])
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("All that is wrong with a figure is said at once")
    func invalidFigure() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            for (id, body, codes) in [
                (
                    "satisfaction", "{}",
                    ["referenceDate: required", "x: required", "n: required", "source: required"]
                ),
                (
                    "satisfaction", #"{"referenceDate":"2026-11-24","x":-1,"n":0,"source":"1234 5678 9018"}"#,
                    ["referenceDate: future", "x: out-of-range", "n: out-of-range", "source: holds-my-number"]
                ),
                (
                    "satisfaction", #"{"referenceDate":"2026-11-23","x":2,"n":1,"source":"\u001b"}"#,
                    ["x: exceeds-total", "source: control-character"]
                ),
                (
                    "satisfaction", #"{"referenceDate":20261123,"x":"2","n":[1],"source":"調査","y":1}"#,
                    ["y: unknown-property", "referenceDate: wrong-type", "x: wrong-type", "n: wrong-type"]
                ),
                (
                    "consultations", #"{"referenceDate":"2026-11-23","x":2,"source":"調査"}"#,
                    ["indicator: not-from-survey"]
                ),
            ] {
                let answer = try await server.send("POST", "/v1/indicators/\(id)/figures", token: token, body)
                #expect(answer.status == 422, "\(body)")
                #expect(try answer.fieldCodes == codes, "\(body)")
            }
        }
    }

    @Test(
        "An indicator that is not there is 404, whatever is sent",
        arguments: ["nothing", "Nothing", "a%00", "%E7%8E%87"]
    )
    func unknown(id: String) async throws {
        try await withDeskServer { server, desk in
            for (method, suffix, body) in [
                ("GET", "", nil), ("GET", "/targets", nil), ("PUT", "/targets/2026", "{}"), ("GET", "/figures", nil),
                ("POST", "/figures", "{}"),
            ] {
                let answer = try await server.send(
                    method,
                    "/v1/indicators/\(id)\(suffix)",
                    token: desk.token(.coordinator),
                    body
                )
                #expect(answer.status == 404, "\(method) \(suffix)")
                #expect(try answer.problem.type == "indicator-not-found")
            }
        }
    }

    @Test("Who may read them, and who may change them", arguments: Role.allCases)
    func roles(role: Role) async throws {
        try await withDeskServer { server, desk in
            let mayRead = [.coordinator, .statistician, .administrator].contains(role)
            let mayEdit = role == .coordinator || role == .administrator
            for path in [
                "/v1/indicators", "/v1/indicators/consultations", Self.targets, Self.figures, "/v1/facilities",
            ] {
                let answer = try await server.send("GET", path, token: desk.token(role))
                #expect(answer.status == (mayRead ? 200 : 403), "\(path)")
            }
            for (method, path, body) in [
                ("PUT", Self.path, Self.paperFree), ("PUT", "\(Self.targets)/2026", #"{"value":1}"#),
                ("POST", Self.figures, #"{"referenceDate":"2026-11-23","x":2,"n":4,"source":"調査"}"#),
            ] {
                let answer = try await server.send(method, path, token: desk.token(role), body)
                #expect(answer.status == (mayEdit ? 201 : 403), "\(path)")
                #expect(try await server.send(method, path, body).status == 401)
            }
        }
    }

    @Test("The examples of the API document are accepted as they stand")
    func examples() async throws {
        try await withDeskServer { server, desk in
            func text(_ value: JSONValue) -> String {
                var writer = JSONWriter()
                writer.value(value)
                return String(decoding: writer.bytes, as: UTF8.self)
            }
            let token = desk.token(.coordinator)
            #expect(try await server.send("PUT", Self.path, token: token, text(Examples.indicator)).status == 201)
            let target = try await server.send("PUT", "\(Self.targets)/2026", token: token, text(Examples.target))
            #expect(target.status == 201)
            #expect(try await server.send("POST", Self.figures, token: token, text(Examples.figure)).status == 201)
        }
    }
}
