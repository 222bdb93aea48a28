import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@testable import DeskServer

@Suite("GET /v1/consultations")
struct ReadingTests {
    /// Puts a consultation on record and gives its id.
    private func record(
        _ body: String = Sample.small(),
        on server: LiveServer,
        as token: String
    ) async throws -> UUID {
        let id = UUID()
        let answer = try await server.send("PUT", Sample.path(id), token: token, body)
        #expect(answer.status == 201)
        return id
    }

    private func list(_ query: String, on server: LiveServer, as token: String) async throws -> [String] {
        let answer = try await server.send("GET", "/v1/consultations?\(query)", token: token)
        #expect(answer.status == 200)
        return try answer.decoded(as: ListDocument<ConsultationDocument>.self).items.map(\.heldOn)
    }

    @Test("A record is shown with its tag, and 304 to whoever has it already")
    func show() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            let id = try await record(on: server, as: token)
            let answer = try await server.send("GET", Sample.path(id), token: token)
            #expect(answer.status == 200)
            #expect(answer.headers["etag"] == "\"1\"")
            #expect(answer.headers["cache-control"] == "no-store")
            #expect(try answer.decoded(as: ConsultationDocument.self).id == id.uuidString.lowercased())
            for (header, status) in [
                ("\"1\"", 304), ("W/\"1\"", 304), ("\"0\", \"1\"", 304), ("*", 304), ("\"2\"", 200), ("1", 200),
            ] {
                let again = try await server.send(
                    "GET",
                    Sample.path(id),
                    token: token,
                    headers: ["If-None-Match": header]
                )
                #expect(again.status == status, "\(header)")
                #expect(again.headers["etag"] == "\"1\"")
            }
        }
    }

    @Test("A record of another site is the same 404 as one that does not exist")
    func anotherSite() async throws {
        try await withDeskServer { server, desk in
            let id = try await record(Sample.small(site: "S003"), on: server, as: desk.token(.staff))
            for path in ["", "/revisions"] {
                let foreign = try await server.send("GET", Sample.path(id) + path, token: desk.tokenForOneSite)
                let missing = try await server.send("GET", Sample.path(UUID()) + path, token: desk.tokenForOneSite)
                #expect(foreign.status == 404)
                #expect(missing.status == 404)
                #expect(try foreign.problem.type == missing.problem.type)
                #expect(try foreign.problem.detail == missing.problem.detail)
            }
        }
    }

    @Test("Statisticians and administrators see no single record")
    func roles() async throws {
        try await withDeskServer { server, desk in
            let id = try await record(on: server, as: desk.token(.staff))
            for role in [Role.statistician, .administrator] {
                for path in [Sample.path(id), Sample.path(id) + "/revisions", "/v1/consultations"] {
                    #expect(try await server.send("GET", path, token: desk.token(role)).status == 403)
                }
            }
        }
    }

    @Test("The revisions of a record are shown, the first one first")
    func revisions() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.staff)
            let id = try await record(on: server, as: token)
            let correction = #"{"changes":{"minutes":20},"reason":"記入誤り"}"#
            let corrected = try await server.send(
                "POST",
                Sample.path(id) + "/corrections",
                token: token,
                headers: ["If-Match": "\"1\""],
                correction
            )
            #expect(corrected.status == 200)
            let answer = try await server.send("GET", Sample.path(id) + "/revisions", token: token)
            #expect(answer.status == 200)
            let revisions = try answer.decoded(as: ListDocument<ConsultationRevisionDocument>.self).items
            #expect(revisions.map(\.kind) == ["recorded", "corrected"])
            #expect(revisions.map(\.reason) == [nil, "記入誤り"])
            #expect(revisions.map(\.consultation.minutes) == [nil, 20])
        }
    }

    @Test("A list shows the latest day first and takes every filter")
    func filters() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            for body in [
                #"{"site":"S001","heldOn":"2026-11-01","channel":"phone","topics":["メール"],"ageBand":"90+"}"#,
                #"{"site":"S003","heldOn":"2026-11-03","channel":"online","topics":["地図","メール"],"receipt":"R 3"}"#,
                #"{"site":"S001","heldOn":"2026-11-02","channel":"phone","topics":["地図"],"ageBand":"70-74"}"#,
            ] { _ = try await record(body, on: server, as: token) }
            #expect(try await list("", on: server, as: token) == ["2026-11-03", "2026-11-02", "2026-11-01"])
            for (query, days) in [
                ("site=S001", ["2026-11-02", "2026-11-01"]),
                ("site=%E5%8D%97%E5%8C%BA%E6%B0%91%E4%BA%8B%E5%8B%99%E6%89%80", ["2026-11-03"]),
                ("from=2026-11-02", ["2026-11-03", "2026-11-02"]), ("to=R8.11.2", ["2026-11-02", "2026-11-01"]),
                ("from=2026-11-02&to=2026-11-02", ["2026-11-02"]), ("topic=email", ["2026-11-03", "2026-11-01"]),
                ("channel=online", ["2026-11-03"]), ("ageBand=90%2B", ["2026-11-01"]), ("receipt=R+3", ["2026-11-03"]),
                ("receipt=R%203", ["2026-11-03"]), ("site=S001&topic=map", ["2026-11-02"]), ("limit=1", ["2026-11-03"]),
                ("void=true&limit=500", ["2026-11-03", "2026-11-02", "2026-11-01"]), ("topic=fax", []),
            ] {
                #expect(try await list(query, on: server, as: token) == days, "\(query)")
            }
        }
    }

    @Test("The links lead through all pages, with the filters kept, and back to the first")
    func pages() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.coordinator)
            for day in 1...5 {
                let body = Sample.small().replacing("2026-11-20", with: "2026-11-0\(day)")
                _ = try await record(body, on: server, as: token)
            }
            var path = "/v1/consultations?site=%E4%B8%AD%E5%A4%AE%E5%9B%B3%E6%9B%B8%E9%A4%A8&limit=2"
            var days: [String] = []
            var pages = 0
            while pages < 10 {
                let answer = try await server.send("GET", path, token: token)
                days += try answer.decoded(as: ListDocument<ConsultationDocument>.self).items.map(\.heldOn)
                pages += 1
                let links = answer.headers["link"] ?? ""
                #expect(
                    links.contains(
                        "</v1/consultations?site=%E4%B8%AD%E5%A4%AE%E5%9B%B3%E6%9B%B8%E9%A4%A8&limit=2>; rel=\"first\""
                    )
                )
                guard let next = links.split(separator: ", ").first(where: { $0.hasSuffix("rel=\"next\"") }) else {
                    break
                }
                path = String(next.dropFirst().prefix { $0 != ">" })
            }
            #expect(pages == 3)
            #expect(days == (1...5).reversed().map { "2026-11-0\($0)" })
        }
    }

    @Test("A query that cannot be understood answers 422 with all that is wrong")
    func badQueries() async throws {
        try await withDeskServer { server, desk in
            for (query, codes) in [
                ("sight=S001", ["sight: unknown-property"]),
                ("site=S999&channel=fax", ["site: unknown-site", "channel: unknown-channel"]),
                ("limit=0", ["limit: out-of-range"]), ("limit=501", ["limit: out-of-range"]),
                ("limit=x", ["limit: wrong-type"]),
                ("limit=", ["limit: wrong-type"]), ("from=2026-02-30", ["from: unreadable-date"]),
                ("cursor=x", ["cursor: unreadable-identifier"]),
                ("void=maybe", ["void: wrong-type"]), ("topic=x%FF", ["topic: invalid-encoding"]),
                ("topic=%2", ["topic: invalid-encoding"]),
                ("topic=%+2", ["topic: invalid-encoding"]), ("receipt=%00", ["receipt: control-character"]),
                ("limit=1&limit=2", ["limit: too-many"]), ("ageBand=72", ["ageBand: unknown-age-band"]),
                ("from=2026-11-03&to=2026-11-02", ["from: reversed-period"]), ("%66rom=x", ["from: unreadable-date"]),
            ] {
                let answer = try await server.send("GET", "/v1/consultations?\(query)", token: desk.token(.staff))
                #expect(answer.status == 422, "\(query)")
                #expect(try answer.fieldCodes == codes, "\(query)")
            }
        }
    }

    @Test("Who works at certain sites sees those sites' records, and may not ask for others")
    func ownSites() async throws {
        try await withDeskServer { server, desk in
            _ = try await record(Sample.small(site: "S003"), on: server, as: desk.token(.staff))
            _ = try await record(Sample.small().replacing("11-20", with: "11-19"), on: server, as: desk.token(.staff))
            #expect(try await list("", on: server, as: desk.tokenForOneSite) == ["2026-11-19"])
            #expect(try await list("site=S001", on: server, as: desk.tokenForOneSite) == ["2026-11-19"])
            let answer = try await server.send("GET", "/v1/consultations?site=S003", token: desk.tokenForOneSite)
            #expect(answer.status == 403)
        }
    }
}
