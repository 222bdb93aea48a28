/// Where the server is: `https://desk.example.lg.jp`, or plain http on this machine.
package struct ServerAddress: Hashable, Sendable {
    package enum Refusal: Error, Hashable, Sendable {
        case unreadable
        /// Plain http to another machine: the token and people's records would travel in the open.
        case notEncrypted
    }

    /// As given, without a slash at the end.
    package let text: String
    package let isEncrypted: Bool
    package let isLoopback: Bool
    /// The file of those whose certificates are trusted, where they are not the system's.
    package var certificates: String?

    /// Reads `scheme://host[:port][/path]`. User names, queries and fragments have no business in it.
    package init(_ written: String) throws(Refusal) {
        var text = written
        while text.hasSuffix("/") { text.removeLast() }
        let scheme = text.prefix { $0 != ":" }
        let rest = text.dropFirst(scheme.count)
        guard rest.hasPrefix("://"),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"@?#\\%".utf8.contains($0) })
        else { throw .unreadable }
        let authority = String(rest.dropFirst(3).prefix { $0 != "/" })
        guard let host = Self.host(of: authority) else { throw .unreadable }
        switch scheme.lowercased() {
        case "https": isEncrypted = true
        case "http": isEncrypted = false
        default: throw .unreadable
        }
        isLoopback = Self.isLoopback(host)
        guard isEncrypted || isLoopback else { throw .notEncrypted }
        self.text = text
    }

    /// The host of `host`, `host:port`, `[::1]:port`; nil when it is none.
    private static func host(of authority: String) -> String? {
        let host: Substring
        let port: Substring
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[...end]
            port = authority[authority.index(after: end)...]
        } else {
            host = authority.prefix { $0 != ":" }
            port = authority[host.endIndex...]
        }
        guard !host.isEmpty, port.isEmpty || isPort(port) else { return nil }
        return host.lowercased()
    }

    private static func isPort(_ text: Substring) -> Bool {
        guard text.hasPrefix(":"), let number = UInt16(text.dropFirst()) else { return false }
        return number > 0
    }

    /// 127.0.0.0/8 written out in full, ::1, localhost. Any other spelling is taken for another machine.
    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in
                part.utf8.allSatisfy { (0x30...0x39).contains($0) } && UInt8(part) != nil
            }
    }
}
