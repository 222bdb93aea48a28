import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Synchronization
import Testing

@testable import DeskServer

@Suite("What comes over the wire")
struct TransportTests {
    private let put = """
        PUT /v1/consultations/\(UUID()) HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n
        """

    @Test("A path that is none of ours answers 404, a method that is not the path's 405 with those that are")
    func unknownPathsAndMethods() async throws {
        try await withServerAlone { server in
            for path in [
                "/", "/v1", "/v1/consultation", "/v1/consultations/x/y", "/healthz/x", "//", "/%00", "/v1/desk%2F",
            ] {
                let answer = try await server.send("GET", path)
                #expect(answer.status == 404, "\(path)")
                #expect(try answer.problem.type == "unknown-path")
            }
            for (method, path, allowed) in [
                ("DELETE", "/v1/consultations/1", "GET, HEAD, PUT"), ("POST", "/v1/consultations", "GET, HEAD"),
                ("GET", "/v1/consultations/batch/", "POST"), ("OPTIONS", "/healthz", "GET, HEAD"),
                ("TRACE", "/v1/consultations/1/void", "POST"),
            ] {
                let answer = try await server.send(method, path)
                #expect(answer.status == 405, "\(method) \(path)")
                #expect(answer.headers["allow"] == allowed)
                #expect(try answer.problem.type == "method-not-allowed")
            }
        }
    }

    @Test("Every answer has its own id, is not to be cached or guessed at, and says nothing of the server's make")
    func commonHeaders() async throws {
        try await withServerAlone { server in
            var ids: Set<String> = []
            for path in ["/healthz", "/metrics", "/nothing", "/v1/desk"] {
                let answer = try await server.send("GET", path, headers: ["Request-Id": "mine"])
                let id = answer.headers["request-id"] ?? ""
                #expect(UUID(uuidString: id) != nil)
                ids.insert(id)
                #expect(answer.headers["cache-control"] == "no-store")
                #expect(answer.headers["x-content-type-options"] == "nosniff")
                #expect(answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'")
                #expect(answer.headers["referrer-policy"] == "no-referrer")
                for name in ["server", "x-powered-by", "via"] { #expect(answer.headers[name] == nil) }
                if answer.status >= 400 { #expect(try answer.problem.requestId == id) }
            }
            #expect(ids.count == 4)
        }
    }

    @Test("HEAD answers as GET would, without the body")
    func head() async throws {
        try await withServerAlone { server in
            let connection = try await server.connect()
            try await connection.send(
                "HEAD /healthz HTTP/1.1\r\nHost: desk\r\n\r\nGET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n"
            )
            let head = try await connection.answer(hasBody: false)
            #expect(head.status == 200)
            #expect(head.headers["content-length"] == "15")
            let get = try await connection.answer()
            #expect(get.text == #"{"status":"ok"}"#)
        }
    }

    @Test("Requests sent before the answers were read are answered in order, on one connection")
    func pipelined() async throws {
        try await withServerAlone { server in
            let connection = try await server.connect()
            let paths = ["/healthz", "/nothing", "/v1/desk", "/openapi.json", "/healthz"]
            try await connection.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: desk\r\n\r\n" }.joined())
            var statuses: [Int] = []
            for _ in paths { statuses.append(try await connection.answer().status) }
            #expect(statuses == [200, 404, 401, 200, 200])
        }
    }

    @Test("What is no HTTP, or carries too much before the body, gets an answer that says so, and the connection ends")
    func malformed() async throws {
        try await withServerAlone { server in
            for (text, status, type) in [
                ("HELLO\r\n\r\n", 400, "malformed-request"), ("GET /healthz\r\n\r\n", 400, "malformed-request"),
                ("GET /healthz HTTP/1.1\r\nHost desk\r\n\r\n", 400, "malformed-request"),
                (
                    "GET /healthz HTTP/1.1\r\nA: \(String(repeating: "x", count: 20_000))\r\n\r\n", 431,
                    "headers-too-large"
                ),
                (
                    "GET /healthz HTTP/1.1\r\n\((0..<200).map { "A\($0): x\r\n" }.joined())\r\n", 431,
                    "headers-too-large"
                ),
            ] {
                let connection = try await server.connect()
                try await connection.send(text)
                let answer = try await connection.answer()
                #expect(answer.status == status)
                #expect(answer.headers["connection"] == "close")
                #expect(answer.headers["request-id"] == (try answer.problem.requestId))
                #expect(try answer.problem.type == type)
                #expect(try await connection.rest().isEmpty)
            }
        }
    }

    @Test("A body that says it is too large is refused unread, and so is one that turns out to be")
    func tooLarge() async throws {
        try await withDeskServer { server, desk in
            let authorized = put + "Authorization: Bearer \(desk.token(.staff))\r\n"
            let announced = try await server.connect()
            try await announced.send("\(authorized)Content-Length: 2097152\r\n\r\n")
            let early = try await announced.answer()
            #expect(early.status == 413)
            #expect(early.headers["connection"] == "close")
            #expect(try early.problem.type == "body-too-large")
            let chunked = try await server.connect()
            try await chunked.send("\(authorized)Transfer-Encoding: chunked\r\n\r\n")
            let chunk = "10000\r\n" + String(repeating: " ", count: 65_536) + "\r\n"
            for _ in 0..<40 { try await chunked.send(chunk) }
            #expect(try await chunked.answer().status == 413)
        }
    }

    @Test("A chunked body is read as any other")
    func chunked() async throws {
        try await withDeskServer { server, desk in
            let connection = try await server.connect()
            let body = Array(Sample.small().utf8)
            try await connection.send(
                "\(put)Authorization: Bearer \(desk.token(.staff))\r\nTransfer-Encoding: chunked\r\n\r\n"
            )
            for byte in body { try await connection.send(Array("1\r\n".utf8) + [byte] + Array("\r\n".utf8)) }
            try await connection.send("0\r\n\r\n")
            #expect(try await connection.answer().status == 201)
        }
    }

    @Test("A body that does not arrive in time answers 408, however busily it drips")
    func slowBody() async throws {
        var settings = ServerSettings()
        settings.requestDeadline = .seconds(1)
        try await withDeskServer(settings: settings) { server, desk in
            let connection = try await server.connect()
            try await connection.send(
                "\(put)Authorization: Bearer \(desk.token(.staff))\r\nContent-Length: 1000\r\n\r\n"
            )
            let dripping = Task {
                while true {
                    try await connection.send(" ")
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            defer { dripping.cancel() }
            let answer = try await connection.answer()
            #expect(answer.status == 408)
            #expect(try answer.problem.type == "request-timeout")
        }
    }

    @Test("A head that does not arrive in time is cut off")
    func slowHead() async throws {
        var settings = ServerSettings()
        settings.idleTimeout = .milliseconds(500)
        try await withServerAlone(settings: settings) { server in
            let connection = try await server.connect()
            try await connection.send("GET /healthz HTTP/1.1\r\n")
            for _ in 0..<10 {
                try await Task.sleep(for: .milliseconds(100))
                try await connection.send("A: b\r\n")
            }
            try await connection.send("\r\n")
            #expect(try await connection.rest().isEmpty)
        }
    }

    @Test("A request that was refused before its body came leaves nothing behind on its connection")
    func refusedEarly() async throws {
        try await withServerAlone { server in
            let connection = try await server.connect()
            try await connection.send("\(put)Content-Length: 60\r\n\r\n")
            let answer = try await connection.answer()
            #expect(answer.status == 401)
            #expect(answer.headers["connection"] == "close")
            try await connection.send("GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n")
            #expect(try await connection.rest().isEmpty)
        }
    }

    @Test("Whoever waits to be told to send the body is told")
    func expectContinue() async throws {
        try await withDeskServer { server, desk in
            let connection = try await server.connect()
            let body = Sample.small()
            try await connection.send(
                """
                \(put)Authorization: Bearer \(desk.token(.staff))\r\nExpect: 100-continue\r\n\
                Content-Length: \(body.utf8.count)\r\n\r\n
                """
            )
            #expect(try await connection.answer().status == 100)
            try await connection.send(body)
            #expect(try await connection.answer().status == 201)
        }
    }

    @Test("A connection after its last answer is ended, also for a client that leaves its side open")
    func halfClosed() async throws {
        var settings = ServerSettings()
        settings.largestConnectionCount = 1
        try await withServerAlone(settings: settings) { server in
            let first = try await server.connect()
            try await first.send("GET /healthz HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n")
            #expect(try await first.answer().status == 200)
            #expect(try await server.send("GET", "/healthz").status == 200)
            #expect(try await first.rest().isEmpty)
        }
    }

    @Test("Whoever asks for much and takes nothing of it does not keep the connection")
    func slowReading() async throws {
        var settings = ServerSettings()
        settings.largestConnectionCount = 1
        settings.requestDeadline = .seconds(1)
        try await withServerAlone(settings: settings) { server in
            let greedy = try await server.connect()
            let get = "GET /openapi.json HTTP/1.1\r\nHost: desk\r\n\r\n"
            try await greedy.send(String(repeating: get, count: 100))
            let next = try await server.connect()
            try await next.send("GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n")
            #expect(try await next.answer().status == 200)
        }
    }

    @Test("Beyond the limit a connection waits, and is served when another has ended")
    func connections() async throws {
        var settings = ServerSettings()
        settings.largestConnectionCount = 2
        try await withServerAlone(settings: settings) { server in
            let get = "GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n"
            let second = try await server.connect()
            var first: RawConnection? = try await server.connect()
            for connection in [first, second].compactMap(\.self) {
                try await connection.send(get)
                #expect(try await connection.answer().status == 200)
            }
            let third = try await server.connect()
            try await third.send(get)
            let served = Served()
            async let answer = {
                let answer = try await third.answer()
                served.isDone.withLock { $0 = true }
                return answer
            }()
            for _ in 1...20 {
                try await second.send(get)
                #expect(try await second.answer().status == 200)
            }
            let isServedTooSoon = served.isDone.withLock { $0 }
            #expect(!isServedTooSoon)
            // Nobody holds it any more, and so it is closed.
            first = nil
            #expect(try await answer.status == 200)
        }
    }

    private final class Served: Sendable {
        let isDone = Mutex(false)
    }

    @Test("While the server stops, questions about consultations answer 503, and only they")
    func closing() async throws {
        try await withDeskServer { server, desk in
            #expect(try await server.send("GET", "/readyz").status == 200)
            let connection = try await server.connect()
            server.server.openness.close()
            try await connection.send(
                "GET /v1/desk HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer \(desk.token(.staff))\r\n\r\n"
            )
            let answer = try await connection.answer()
            #expect(answer.status == 503)
            #expect(answer.headers["retry-after"] == "2")
            #expect(try answer.problem.type == "shutting-down")
            #expect(try await server.send("GET", "/readyz").status == 503)
            #expect(try await server.send("GET", "/healthz").status == 200)
            #expect(try await server.send("GET", "/metrics").status == 200)
        }
    }
}
