import DeskTestSupport
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Health, readiness and metrics")
struct HealthTests {
    @Test("The process says that it runs without asking the database, and that it is not ready without one")
    func healthWithoutDatabase() async throws {
        try await withServerAlone { server in
            let health = try await server.send("GET", "/healthz")
            #expect(health.status == 200)
            #expect(health.text == #"{"status":"ok"}"#)
            let readiness = try await server.send("GET", "/readyz")
            #expect(readiness.status == 503)
            #expect(try readiness.problem.type == "unavailable")
            #expect(readiness.headers["retry-after"] != nil)
        }
    }

    @Test(
        "Whoever needs no token learns nowhere which release runs",
        arguments: ["/healthz", "/readyz", "/metrics", "/openapi.json", "/v1/desk", "/nothing"]
    )
    func release(path: String) async throws {
        try await withDeskServer { server, _ in
            let answer = try await server.send("GET", path)
            #expect(!answer.text.contains(Release.version))
            #expect(!answer.headers.contains { $0.value.contains(Release.version) })
        }
    }
}
