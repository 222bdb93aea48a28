import DeskTestSupport
import SupportDesk
import Testing

@testable import DeskServer

@Suite("GET /v1/desk")
struct DeskDocumentTests {
    @Test("Every account but an auditor's is shown the lists, with a tag that every answer to an account carries")
    func lists() async throws {
        try await withDeskServer { server, desk in
            for role in Role.allCases where role.may(.readDesk) {
                let answer = try await server.send("GET", "/v1/desk", token: desk.token(role))
                #expect(answer.status == 200)
                let document = try answer.decoded(as: DeskDocument.self)
                #expect(document.ward == "131156")
                #expect(document.sites.map(\.code) == ["S001", "S002", "S003", "S057"])
                #expect(document.topics.contains { $0.code == "fax" && $0.retiredOn == "2024-04-01" })
                let tag = answer.headers["etag"] ?? ""
                #expect(answer.headers["madoguchi-desk"] == tag)
                let again = try await server.send(
                    "GET",
                    "/v1/desk",
                    token: desk.token(role),
                    headers: ["If-None-Match": tag]
                )
                #expect(again.status == 304)
                #expect(again.headers["etag"] == tag)
                let refused = try await server.send("GET", "/v1/consultations?x=1", token: desk.token(role))
                #expect(refused.headers["madoguchi-desk"] == tag)
            }
            #expect(try await server.send("GET", "/v1/desk", token: desk.token(.auditor)).status == 403)
            #expect(try await server.send("GET", "/v1/desk").status == 401)
        }
    }
}
