import DeskStore
import DeskTestSupport
import Hummingbird
import Logging
import Postgres
import ServiceLifecycle
import SupportDesk

@testable import DeskServer

/// A server that listens on a port of its own.
struct LiveServer: Sendable {
    let port: Int
    let server: DeskApplication

    /// Sends one request on a connection of its own.
    func send(
        _ method: String,
        _ path: String,
        token: String? = nil,
        headers: [String: String] = [:],
        _ body: String? = nil
    ) async throws -> Answer {
        try await send(method, path, token: token, headers: headers, bytes: body.map { Array($0.utf8) })
    }

    func send(
        _ method: String,
        _ path: String,
        token: String? = nil,
        headers: [String: String] = [:],
        bytes: [UInt8]?
    ) async throws -> Answer {
        var fields = headers
        if let token { fields["Authorization"] = "Bearer \(token)" }
        if let bytes {
            fields["Content-Length"] = String(bytes.count)
            if fields["Content-Type"] == nil { fields["Content-Type"] = "application/json" }
        }
        let head = "\(method) \(path) HTTP/1.1\r\nHost: desk\r\n" + fields.map { "\($0): \($1)\r\n" }.joined() + "\r\n"
        let connection = try await RawConnection.open(port: port)
        try await connection.send(Array(head.utf8) + (bytes ?? []))
        return try await connection.answer(hasBody: method != "HEAD")
    }

    func connect() async throws -> RawConnection {
        try await RawConnection.open(port: port)
    }
}

/// Runs a server over `store` for the time of `body`.
func withServer<Value: Sendable>(
    over store: DeskStore,
    settings: ServerSettings = ServerSettings(),
    now: @escaping @Sendable () -> Instant = { TestDesk.now },
    _ body: @Sendable (LiveServer) async throws -> Value
) async throws -> Value {
    var settings = settings
    settings.port = 0
    var logger = Logger(label: "test") { LogfmtHandler(label: $0) }
    logger.logLevel = .critical
    return try await withServer(DeskApplication(store: store, settings: settings, logger: logger, now: now), body)
}

/// Runs `server` for the time of `body`.
func withServer<Value: Sendable>(
    _ server: DeskApplication,
    _ body: @Sendable (LiveServer) async throws -> Value
) async throws -> Value {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let group = ServiceGroup(services: [try server.service { port.yield($0) }], logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        var listening = ports.makeAsyncIterator()
        let result: Result<Value, any Error>
        do {
            let port = await listening.next() ?? 0
            result = .success(try await body(LiveServer(port: port, server: server)))
        } catch {
            result = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return try result.get()
    }
}

/// Runs a server over a test's own database.
func withDeskServer<Value: Sendable>(
    settings: ServerSettings = ServerSettings(),
    _ body: @Sendable (LiveServer, TestDesk) async throws -> Value
) async throws -> Value {
    try await withDesk { desk in
        try await withServer(over: desk.store, settings: settings) { server in try await body(server, desk) }
    }
}

/// Runs a server whose database is nowhere, for what needs none.
func withServerAlone<Value: Sendable>(
    settings: ServerSettings = ServerSettings(),
    _ body: @Sendable (LiveServer) async throws -> Value
) async throws -> Value {
    let nowhere = StoreSettings(
        connection: .init(parameters: ["host": "/nonexistent", "dbname": "none"]),
        ward: TestDesk.ward
    )
    let store = DeskStore(nowhere, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    return try await withServer(over: store, settings: settings, body)
}

extension TestDesk {
    func token(_ role: Role) -> String { tokens[role] ?? "" }
}
