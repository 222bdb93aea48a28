import FoundationEssentials
import Testing

@testable import DeskServer

@Suite("Forms by which one request hides another")
struct SmugglingTests {
    /// Behind each of them, what a lenient reader would take for a request of its own.
    private static let hidden = "GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n"

    private static let put =
        "PUT /v1/consultations/\(UUID()) HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n"

    private static let lengths = [
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5\r\nContent-Length: 5\r\n", "Content-Length: 5, 5\r\n", "Content-Length: +5\r\n",
        "Content-Length: -5\r\n", "Content-Length: 0x5\r\n", "Content-Length: 5 5\r\n", "Content-Length: 5;\r\n",
        "Content-Length: 18446744073709551621\r\n", "Content-Length:\r\n",
    ]

    private static let codings = [
        "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: identity\r\n", "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: chunked, gzip\r\n", "Transfer-Encoding: chunked, chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "Transfer-Encoding: \"chunked\"\r\n",
        "Transfer-Encoding:\u{0B}chunked\r\n", "Transfer-Encoding: chunked;q=1\r\n",
        "Transfer-Encoding:\r\n chunked\r\n",
    ]

    private static let lines = [
        "Transfer-Encoding : chunked\r\n", "Content-Length : 5\r\n", " Content-Length: 5\r\n", "A: b\r\n c\r\n",
        "A: b\r\n\tContent-Length: 5\r\n", "A: b\nContent-Length: 5\r\n", "A: b\rContent-Length: 5\r\n",
        "A: b\u{0}c\r\n", "A\u{0}: b\r\n", "A b: c\r\n", ": b\r\n", "A\r\n", "A: b\n\nC: d\r\n", "Ａ: b\r\n",
    ]

    @Test(
        "What leaves open where the body ends, or where a line ends, is refused",
        arguments: lengths + codings + lines
    )
    func heads(head: String) async throws {
        try await refuses("\(Self.put)\(head)\r\n0\r\n\r\n\(Self.hidden)")
    }

    @Test(
        "A chunk whose size is not plain digits, or that does not end where it says, is refused",
        arguments: [
            "0x5\r\n12345\r\n0\r\n\r\n", "+5\r\n12345\r\n0\r\n\r\n", "-5\r\n12345\r\n0\r\n\r\n",
            " 5\r\n12345\r\n0\r\n\r\n",
            "5 \r\n12345\r\n0\r\n\r\n", "5\n12345\r\n0\r\n\r\n", "5\r\n12345\n0\r\n\r\n", "5\r\n1234567\r\n0\r\n\r\n",
            "g\r\n12345\r\n0\r\n\r\n", "\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFF5\r\n12345\r\n0\r\n\r\n",
            "5;a=\"\n\"\r\n12345\r\n0\r\n\r\n", "5\r12345\r\n0\r\n\r\n",
        ]
    )
    func chunks(body: String) async throws {
        // Its body is read before anything else is asked.
        let post = "POST /v1/session HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n"
        try await refuses("\(post)Transfer-Encoding: chunked\r\n\r\n\(body)\(Self.hidden)")
    }

    @Test(
        "A first line that is not one of HTTP/1 is refused",
        arguments: [
            "GET /healthz HTTP/1.1\nHost: desk\n\n", "GET /healthz HTTP/1.1\rHost: desk\r\n\r\n",
            "GET /health z HTTP/1.1\r\nHost: desk\r\n\r\n", "GET /healthz HTTP/1.1 \r\nHost: desk\r\n\r\n",
            "GET /healthz HTTP/9.1\r\nHost: desk\r\n\r\n", "GET /healthz http/1.1\r\nHost: desk\r\n\r\n",
            "GET /healthz\r\n\r\n", " GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "G\u{0}T /healthz HTTP/1.1\r\nHost: desk\r\n\r\n",
        ]
    )
    func firstLines(request: String) async throws {
        try await refuses(request + Self.hidden)
    }

    @Test(
        "A request that does not say once for which host it is, is refused",
        arguments: ["", "Host: a\r\nHost: b\r\n", "Host: desk\r\nhost: desk\r\n", "Host: a, b\r\n", "Host: a b\r\n"]
    )
    func hosts(lines: String) async throws {
        try await refuses("GET /healthz HTTP/1.1\r\n\(lines)\r\n\(Self.hidden)")
    }

    @Test("A coding that HTTP/1.0 does not know is refused in it")
    func olderVersion() async throws {
        try await refuses(
            "PUT /v1/desk HTTP/1.0\r\nHost: desk\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n0\r\n\r\n\(Self.hidden)"
        )
    }

    /// One answer, which refuses, and the end of the connection: what was hidden is not answered.
    private func refuses(_ text: String) async throws {
        try await withServerAlone { server in
            let connection = try await server.connect()
            try await connection.send(text)
            let answers = try await connection.rest()
            #expect(answers.hasPrefix("HTTP/1.1 400 "), "\(answers.prefix(60))")
            #expect(answers.contains("malformed-request"))
            #expect(!answers.contains(#"{"status":"ok"}"#))
        }
    }
}
