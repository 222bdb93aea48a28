import DeskStore
import DeskTestSupport
import FoundationEssentials
import Logging
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

@Suite("When the database fails")
struct FailureTests {
    @Test("Without a database, what needs it answers 503 with Retry-After")
    func nowhere() async throws {
        try await withServerAlone { server in
            for (method, path) in [
                ("GET", "/v1/desk"), ("PUT", Sample.path(UUID())), ("GET", Sample.path(UUID())),
                ("GET", "/v1/consultations"),
                ("POST", "/v1/consultations/batch"), ("POST", Sample.path(UUID()) + "/void"),
                ("POST", Sample.path(UUID()) + "/corrections"), ("GET", "/v1/indicators"), ("GET", "/v1/facilities"),
                ("PUT", "/v1/indicators/x"), ("PUT", "/v1/indicators/x/targets/2026"),
                ("POST", "/v1/indicators/x/figures"),
            ] {
                let answer = try await server.send(method, path, token: "any", method == "GET" ? nil : "{}")
                #expect(answer.status == 503, "\(method) \(path)")
                #expect(answer.headers["retry-after"] != nil)
                #expect(try answer.problem.type == "unavailable")
            }
        }
    }

    @Test("When all sessions are ended, it answers again by itself")
    func heals() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.staff)
            #expect(try await server.send("PUT", Sample.path(UUID()), token: token, Sample.small()).status == 201)
            try await desk.asSuperuser { connection in
                try connection.run(
                    script: """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()
                        """
                )
            }
            let id = UUID()
            var statuses: [Int] = []
            for _ in 0..<20 where statuses.last != 201 && statuses.last != 200 {
                statuses.append(try await server.send("PUT", Sample.path(id), token: token, Sample.small()).status)
            }
            #expect([200, 201].contains(statuses.last))
            #expect(statuses.dropLast().allSatisfy { $0 == 503 })
            #expect(try await desk.store.verify().isEmpty)
        }
    }

    @Test("When no connection comes free in time, the answer is 503, and it is over when one does")
    func exhausted() async throws {
        try await withDesk { desk in
            var settings = desk.settings
            settings.poolSize = 1
            settings.waitingDeadline = .milliseconds(200)
            let store = DeskStore(settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            try await withServer(over: store) { server in
                let token = desk.token(.staff)
                let id = UUID()
                #expect(try await server.send("PUT", Sample.path(id), token: token, Sample.small()).status == 201)
                let locker = try await Connection.connect(desk.superuserSettings)
                try await locker.lockConsultations()
                async let waiting = server.send("GET", Sample.path(id), token: token)
                try await Task.sleep(for: .milliseconds(100))
                let turnedAway = try await server.send("GET", Sample.path(id), token: token)
                #expect(turnedAway.status == 503)
                #expect(turnedAway.headers["retry-after"] == "1")
                await locker.close()
                #expect(try await waiting.status == 200)
                #expect(try await server.send("GET", Sample.path(id), token: token).status == 200)
            }
            await store.shutdown()
        }
    }

    @Test("A schema that is not this version's answers 503 to /readyz")
    func otherSchema() async throws {
        try await withDeskServer { server, desk in
            #expect(try await server.send("GET", "/readyz").text == #"{"status":"ready"}"#)
            try await desk.asSuperuser { connection in
                try connection.run(script: "DELETE FROM schema_migration")
            }
            let answer = try await server.send("GET", "/readyz")
            #expect(answer.status == 503)
            #expect(try answer.problem.type == "schema-differs")
        }
    }
}

extension Connection {
    /// Keeps everyone else from the consultations until this connection is closed.
    fileprivate func lockConsultations() throws {
        try run(script: "BEGIN; LOCK TABLE consultation IN ACCESS EXCLUSIVE MODE")
    }
}
