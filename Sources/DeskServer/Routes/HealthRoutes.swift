internal import DeskStore
internal import DeskText
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// `GET /healthz`: the process runs. `GET /readyz`: it can serve, that is, the database answers and has the right schema.
struct HealthRoutes: Sendable {
    let store: DeskStore
    let openness: Openness

    var routes: [Route] {
        [
            Route(
                .get,
                "/healthz",
                Operation(
                    "getHealth",
                    "Whether the process runs; does not ask the database",
                    answers: [.init(.ok, "It runs.", .json(schema: "Status"))]
                ),
                .open { _, _ in Self.status("ok") }
            ),
            Route(
                .get,
                "/readyz",
                Operation(
                    "getReadiness",
                    "Whether it can serve: the database answers and has the right schema, and the server is not stopping",
                    answers: [.init(.ok, "It can serve.", .json(schema: "Status"))],
                    problems: [.serviceUnavailable]
                ),
                .open { _, _ in
                    guard !openness.isClosing else { throw RequestRefusal.shuttingDown(retryAfter: 2) }
                    try await store.checkReady()
                    return Self.status("ready")
                }
            ),
        ]
    }

    private static func status(_ word: StaticString) -> Response {
        Response(json: ByteBuffer(string: "{\"status\":\"\(word)\"}"))
    }
}
