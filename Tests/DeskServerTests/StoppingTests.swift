import DeskStore
import DeskTestSupport
import FoundationEssentials
import Logging
import Postgres
import ServiceLifecycle
import SupportDesk
import Testing

@testable import DeskServer

@Suite("When the server is told to stop")
struct StoppingTests {
    /// A server as the service runs it, and a record that waits for a lock.
    private struct Subject: Sendable {
        let server: LiveServer
        let desk: TestDesk
        let group: ServiceGroup
        let locker: Connection
        let id = UUID()

        /// Sends a record, which waits until ``locker`` is closed.
        func sendWaiting() async throws -> Answer {
            try await server.send("PUT", Sample.path(id), token: desk.token(.staff), Sample.small())
        }

        /// Returns when `/readyz` has turned.
        func untilClosing() async throws {
            for _ in 0..<1000 {
                if try await server.send("GET", "/readyz").status == 503 { return }
                try await Task.sleep(for: .milliseconds(10))
            }
            Issue.record("/readyz does not turn")
        }
    }

    /// Gives how long the server ran after the body had ended.
    private func withSubject(
        deadline: Duration = .seconds(10),
        _ body: @Sendable (Subject) async throws -> Void
    ) async throws {
        try await withDesk { desk in
            var settings = ServerSettings()
            (settings.port, settings.drainTime, settings.shutdownDeadline) = (0, .milliseconds(50), deadline)
            var logger = Logger(label: "test") { LogfmtHandler(label: $0) }
            logger.logLevel = .critical
            let store = DeskStore(desk.settings, logger: logger)
            let application = DeskApplication(
                store: store,
                settings: settings,
                logger: logger,
                now: { TestDesk.now }
            )
            let locker = try await Connection.connect(desk.superuserSettings)
            try await locker.run(script: "BEGIN; LOCK TABLE consultation IN ACCESS EXCLUSIVE MODE")
            let (ports, port) = AsyncStream.makeStream(of: Int.self)
            let group = try application.group(over: store, endingOn: []) { port.yield($0) }
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                var listening = ports.makeAsyncIterator()
                let server = LiveServer(port: await listening.next() ?? 0, server: application)
                do {
                    try await body(Subject(server: server, desk: desk, group: group, locker: locker))
                } catch {
                    Issue.record(error)
                }
                await locker.close()
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
            #expect(try await desk.store.verify().isEmpty)
        }
    }

    @Test("What was accepted is finished, and whoever comes meanwhile is told to come back, on open connections too")
    func finishes() async throws {
        try await withSubject { subject in
            let kept = try await subject.server.connect()
            try await kept.send("GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n")
            #expect(try await kept.answer().status == 200)
            async let accepted = subject.sendWaiting()
            try await subject.desk.untilWaiting()
            await subject.group.triggerGracefulShutdown()
            try await subject.untilClosing()

            let token = subject.desk.token(.staff)
            try await kept.send("GET /v1/desk HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer \(token)\r\n\r\n")
            let other = try await subject.server.send("PUT", Sample.path(UUID()), token: token, Sample.small())
            for refused in [try await kept.answer(), other] {
                #expect(refused.status == 503)
                #expect(refused.headers["retry-after"] == "2")
                #expect(try refused.problem.type == "shutting-down")
            }
            await subject.locker.close()
            #expect(try await accepted.status == 201)
            #expect(try await subject.desk.store.consultation(subject.id).revision == 1)
        }
    }

    @Test("What takes longer than the deadline is given up and told so, and nothing of it is kept")
    func givesUp() async throws {
        try await withSubject(deadline: .milliseconds(300)) { subject in
            async let slow = subject.sendWaiting()
            async let reading = subject.server.send(
                "GET",
                Sample.path(UUID()),
                token: subject.desk.token(.staff)
            )
            try await subject.desk.untilWaiting(2)
            await subject.group.triggerGracefulShutdown()
            for answer in [try await slow, try await reading] {
                #expect(answer.status == 503)
                #expect(answer.headers["retry-after"] != nil)
                #expect(try answer.problem.type == "unavailable")
            }
            await subject.locker.close()
            await #expect(throws: DeskError.consultationNotFound) {
                try await subject.desk.store.consultation(subject.id)
            }
        }
    }

    @Test("A request that is still arriving at the deadline is not called malformed")
    func arriving() async throws {
        try await withSubject(deadline: .milliseconds(100)) { subject in
            let connection = try await subject.server.connect()
            try await connection.send(
                """
                PUT \(Sample.path(subject.id)) HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n\
                Authorization: Bearer \(subject.desk.token(.staff))\r\nContent-Length: 1000\r\n\r\n{
                """
            )
            #expect(try await subject.server.send("GET", "/healthz").status == 200)
            await subject.group.triggerGracefulShutdown()
            let rest = try await connection.rest()
            #expect(rest.isEmpty || rest.hasPrefix("HTTP/1.1 503"), "\(rest)")
        }
    }
}
