import DeskClient
import Testing

@Suite("The server's address")
struct ServerAddressTests {
    @Test(
        "https goes anywhere, plain http only to this machine",
        arguments: [
            ("https://desk.example.lg.jp", false), ("https://desk.example.lg.jp:8443/madoguchi/", false),
            ("HTTPS://10.0.0.1", false), ("http://127.0.0.1:8080", true), ("http://127.255.0.3", true),
            ("http://localhost:8080/", true), ("http://LOCALHOST", true), ("http://[::1]:8080", true),
        ]
    )
    func accepted(text: String, isLoopback: Bool) throws {
        let address = try ServerAddress(text)
        #expect(address.isLoopback == isLoopback)
        #expect(!address.text.hasSuffix("/"))
    }

    @Test(
        "What would carry the token unencrypted to another machine is refused, however it is written",
        arguments: [
            "http://desk.example.lg.jp", "http://10.0.0.1:8080", "http://127.1", "http://127.0.0.1.example.com",
            "http://0x7f.0.0.1", "http://127.0.0.256", "http://localhost.example.com", "http://[::2]", "http://0.0.0.0",
            "http://2130706433",
        ]
    )
    func notEncrypted(text: String) {
        #expect(throws: ServerAddress.Refusal.notEncrypted) { try ServerAddress(text) }
    }

    @Test(
        "What is no address is refused",
        arguments: [
            "", "localhost:8080", "ftp://localhost", "http://", "http://127.0.0.1@evil.example", "http://localhost:0",
            "http://localhost:65536", "http://localhost:80a", "https://a b", "https://desk?x=1", "https://desk#x",
            "http://localhost\\@evil.example", "https://窓口.jp", "https://%6c",
        ]
    )
    func unreadable(text: String) {
        #expect(throws: ServerAddress.Refusal.unreadable) { try ServerAddress(text) }
    }
}
