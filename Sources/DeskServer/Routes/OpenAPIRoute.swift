internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `GET /openapi.json`: what all routes are, this one among them.
struct OpenAPIRoute: Sendable {
    /// The document never changes while the server runs, so it is made once.
    private let document: ByteBuffer

    /// - Parameter routes: all other routes.
    init(describing routes: [Route]) {
        let unanswered = Self.route { _, _ in Response(status: .notFound) }
        var writer = JSONWriter(capacity: 32 << 10)
        writer.value(OpenAPIDocument(routes: routes + [unanswered]).value)
        document = ByteBuffer(bytes: writer.bytes)
    }

    var routes: [Route] {
        [Self.route { _, _ in Response(json: document) }]
    }

    private static func route(
        _ answer: @escaping @Sendable (Request, DeskContext) async throws -> Response
    ) -> Route {
        Route(
            .get,
            "/openapi.json",
            Operation(
                "getAPIDocument",
                "This document (OpenAPI 3.1)",
                answers: [.init(.ok, "The document.", .anyJSON)]
            ),
            .open(answer)
        )
    }
}
