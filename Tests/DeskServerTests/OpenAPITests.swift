import DeskTestSupport
import FoundationEssentials
import Glibc
import SupportDesk
import Testing

@testable import DeskServer

@Suite("GET /openapi.json")
struct OpenAPITests {
    /// The document as it is served.
    private func document() async throws -> (text: String, value: JSONValue) {
        try await withServerAlone { server in
            let answer = try await server.send("GET", "/openapi.json")
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "application/json")
            return (answer.text, try JSONReader.value(answer.body[...]))
        }
    }

    @Test("It describes exactly the routes that the router knows")
    func sameRoutes() async throws {
        let value = try await document().value
        let described = try #require(value["paths"]?.members).flatMap { path in
            (path.value.members ?? []).map { "\($0.name.uppercased()) \(path.name)" }
        }
        let known = try await withServerAlone { $0.server.endpoints }
        #expect(!described.isEmpty)
        #expect(described.sorted() == known.sorted())
    }

    @Test("Every reference leads somewhere, and every schema is referred to")
    func references() async throws {
        let (text, value) = try await document()
        let schemas = Set(value["components"]?["schemas"]?.members?.map(\.name) ?? [])
        let referred = Set(
            text.split(separator: "\"").filter { $0.hasPrefix("#/components/schemas/") }
                .map { String($0.dropFirst("#/components/schemas/".count)) }
        )
        #expect(referred.isSubset(of: schemas))
        // A line of a batch is described in words, for a schema describes whole bodies.
        #expect(schemas.subtracting(referred) == ["IdentifiedSubmission", "BatchLine"])
    }

    @Test("Operations have names of their own, and every parameter in a path is described")
    func operations() async throws {
        let server = try await withServerAlone { $0.server }
        #expect(Set(server.routes.map(\.operation.id)).count == server.routes.count)
        for route in server.routes {
            let inPath = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
                String($0.dropFirst().dropLast())
            }
            let described = route.operation.parameters.filter { $0.place == .path }.map(\.name)
            #expect(inPath == described, "\(route.path)")
        }
    }

    @Test("The examples are accepted as they stand")
    func examples() async throws {
        try await withDeskServer { server, desk in
            func text(_ value: JSONValue) -> String {
                var writer = JSONWriter()
                writer.value(value)
                return String(decoding: writer.bytes, as: UTF8.self)
            }
            let token = desk.token(.staff)
            let path = Sample.path(UUID())
            let recorded = try await server.send("PUT", path, token: token, text(Examples.submission))
            #expect(recorded.status == 201)
            let corrected = try await server.send(
                "POST",
                path + "/corrections",
                token: token,
                headers: ["If-Match": "\"1\""],
                text(Examples.correction)
            )
            #expect(corrected.status == 200)
            let voided = try await server.send("POST", path + "/void", token: token, text(Examples.void))
            #expect(voided.status == 200)
            let batch = try await server.send(
                "POST",
                "/v1/consultations/batch",
                token: token,
                headers: ["Content-Type": "application/x-ndjson"],
                Examples.batch
            )
            #expect(batch.text.contains("\"status\":201"))
        }
    }

    @Test(
        "It is valid OpenAPI 3.1",
        .enabled(if: OpenAPIValidator.isPresent, "openapi-spec-validator is not installed")
    )
    func valid() async throws {
        #expect(try OpenAPIValidator.exitCode(for: try await document().text) == 0)
    }
}

/// The Python package openapi-spec-validator.
private enum OpenAPIValidator {
    static let isPresent = system("python3 -c 'import openapi_spec_validator' >/dev/null 2>&1") == 0

    /// 0 when `document` is valid.
    static func exitCode(for document: String) throws -> Int32 {
        let file = FileManager.default.temporaryDirectory.appending(path: "openapi-\(UUID()).json")
        try Data(document.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return system("python3 -m openapi_spec_validator '\(file.path)' >/dev/null")
    }
}
