internal import NIOCore

/// The neighbours that are believed when they say for whom they ask: the word of a reverse proxy takes the place of its own address, for
/// the waits after failed logins. Anybody else could name whom they like, and so escape them.
package struct TrustedProxies: Hashable, Sendable {
    /// Programs on this machine, of which the proxy is one where nothing else is said.
    package static let loopback = TrustedProxies(named: [], trustsLoopback: true)

    private let named: Set<String>
    private let trustsLoopback: Bool

    private init(named: Set<String>, trustsLoopback: Bool) {
        (self.named, self.trustsLoopback) = (named, trustsLoopback)
    }

    /// Reads addresses with commas between them, or `none`; nil when one is no address.
    package init?(_ written: String) {
        let words = written.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
        if words == ["none"] {
            self.init(named: [], trustsLoopback: false)
            return
        }
        let addresses = words.compactMap(Self.address)
        guard addresses.count == words.count else { return nil }
        self.init(named: Set(addresses), trustsLoopback: false)
    }

    /// For whom a neighbour asks: for itself, unless it is trusted and names an address.
    ///
    /// - Parameter forwarded: its `X-Forwarded-For`. Only the last element is its own; those before it are what it was told.
    func client(behind neighbour: String, forwardedFor forwarded: String) -> String {
        guard trusts(neighbour) else { return neighbour }
        let last = forwarded.split(separator: ",", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        return Self.address(last.filter { $0 != " " && $0 != "\t" }) ?? neighbour
    }

    private func trusts(_ neighbour: String) -> Bool {
        named.contains(neighbour)
            || trustsLoopback && (neighbour == "::1" || neighbour.hasPrefix("127."))
    }

    /// An address as the system writes it; nil for what is none.
    private static func address(_ text: String) -> String? {
        (try? SocketAddress(ipAddress: text, port: 0))?.ipAddress.map(plain)
    }

    /// An address of IPv4 that came by a socket of IPv6, without that.
    static func plain(_ address: String) -> String {
        let mapped = "::ffff:"
        guard address.hasPrefix(mapped), address.contains(".") else { return address }
        return String(address.dropFirst(mapped.count))
    }
}
