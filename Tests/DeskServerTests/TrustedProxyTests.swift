import DeskStore
import DeskTestSupport
import SupportDesk
import Testing

@testable import DeskServer

@Suite("For whom a proxy asks")
struct TrustedProxyTests {
    @Test(
        "A neighbour on this machine is believed, by the last address that it names",
        arguments: [
            ("127.0.0.1", "192.0.2.7", "192.0.2.7"), ("::1", "192.0.2.7", "192.0.2.7"),
            ("127.0.0.1", "10.9.9.9, 192.0.2.7", "192.0.2.7"), ("127.0.0.1", "2001:DB8::0:7", "2001:db8::7"),
            ("127.0.0.1", "::ffff:192.0.2.7", "192.0.2.7"), ("127.0.0.1", "192.0.2.7, unknown", "127.0.0.1"),
            ("127.0.0.1", "192.0.2.7,", "127.0.0.1"), ("127.0.0.1", "192.0.2.7:1234", "127.0.0.1"),
            ("192.0.2.1", "192.0.2.7", "192.0.2.1"), ("::2", "192.0.2.7", "::2"), ("", "192.0.2.7", ""),
        ]
    )
    func loopback(neighbour: String, header: String, client: String) {
        #expect(TrustedProxies.loopback.client(behind: neighbour, forwardedFor: header) == client)
    }

    @Test("Where proxies are named, they alone are believed")
    func named() throws {
        let proxies = try #require(TrustedProxies("192.0.2.1, 2001:db8::1"))
        #expect(proxies.client(behind: "192.0.2.1", forwardedFor: "192.0.2.7") == "192.0.2.7")
        #expect(proxies.client(behind: "2001:db8::1", forwardedFor: "192.0.2.7") == "192.0.2.7")
        #expect(proxies.client(behind: "127.0.0.1", forwardedFor: "192.0.2.7") == "127.0.0.1")
        let none = try #require(TrustedProxies("none"))
        #expect(none.client(behind: "127.0.0.1", forwardedFor: "192.0.2.7") == "127.0.0.1")
    }

    @Test("What is no list of addresses is no setting", arguments: ["", ",", "proxy", "192.0.2.1,", "none,192.0.2.1"])
    func unreadable(text: String) {
        #expect(TrustedProxies(text) == nil)
    }

    /// Fails to log in with a name that nobody has, once.
    private func fail(_ number: Int, from address: String, on server: LiveServer) async throws -> Int {
        let body = #"{"account":"nobody-\#(number)","password":"something else entirely"}"#
        return try await server.send("POST", "/v1/session", headers: ["X-Forwarded-For": address], body).status
    }

    @Test("Failures count for the address that the proxy names, and no other one has to wait for them")
    func throttledByClient() async throws {
        try await withDeskServer { server, _ in
            var number = 0
            while number < 60, try await fail(number, from: "192.0.2.7", on: server) == 401 { number += 1 }
            #expect(try await fail(100, from: "192.0.2.7", on: server) == 429)
            // What a client made up stands before what the proxy saw.
            #expect(try await fail(101, from: "198.51.100.1, 192.0.2.7", on: server) == 429)
            #expect(try await fail(102, from: "192.0.2.8", on: server) == 401)
        }
    }

    @Test("Whoever is not trusted escapes no wait by naming others")
    func throttledByNeighbour() async throws {
        var settings = ServerSettings()
        settings.trustedProxies = try #require(TrustedProxies("none"))
        try await withDeskServer(settings: settings) { server, _ in
            var number = 0
            while number < 60, try await fail(number, from: "192.0.2.\(number)", on: server) == 401 { number += 1 }
            #expect(number < 60)
            #expect(try await fail(100, from: "192.0.2.200", on: server) == 429)
        }
    }
}
