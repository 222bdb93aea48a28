internal import FoundationEssentials
package import SupportDesk

/// When the server was last heard from, and how its clock compared.
package struct ServerContact: Codable, Hashable, Sendable {
    static let fileName = "contact.json"
    /// A clock that is off by more is worth a word, in seconds: records get their times from it.
    package static let tolerance = 120

    let server: String
    /// Microseconds since 1970, by this machine's clock.
    let reachedAt: Int64
    /// By how many seconds this machine's clock was ahead; nil when the server did not say its time.
    package let secondsAhead: Int?

    package init(server: ServerAddress, at now: Instant, serverTime: Instant?) {
        self.server = server.text
        reachedAt = now.microsecondsSince1970
        secondsAhead = serverTime.map { time in
            Int(((Double(now.microsecondsSince1970) - Double(time.microsecondsSince1970)) / 1_000_000).rounded())
        }
    }

    package var reached: Instant { Instant(microsecondsSince1970: reachedAt) }

    /// Whether the clock here is off by more than ``tolerance``.
    package var isClockWrong: Bool {
        abs(secondsAhead ?? 0) > Self.tolerance
    }

    /// The last one with this server that was kept in this home.
    static func read(in home: ClientHome, server: String) -> ServerContact? {
        guard let bytes = try? home.read(fileName),
            let contact = try? JSONDecoder().decode(ServerContact.self, from: Data(bytes)), contact.server == server
        else { return nil }
        return contact
    }

    /// Keeps it in this home. It is a convenience: when that fails, nothing is lost but the convenience.
    func write(in home: ClientHome) {
        guard let data = try? JSONEncoder().encode(self) else { return }
        try? home.writeQuickly(Array(data), to: Self.fileName)
    }
}

extension HTTPResponse {
    /// The server's time: to the microsecond when it is ours, else to the second by the `Date` that every server sends.
    package var serverTime: Instant? {
        if let time = header("madoguchi-time").flatMap({ Instant(rfc3339: $0) }) { return time }
        return header("date").flatMap { Instant(httpDate: $0) }
    }
}

extension Instant {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Reads the form in which servers send dates (RFC 9110, 5.6.7): `Fri, 27 Nov 2026 20:31:49 GMT`.
    package init?(httpDate text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", parts[1].utf8.count == 2, parts[3].utf8.count == 4,
            let month = Self.months.firstIndex(of: String(parts[2]))
        else { return nil }
        let number = month + 1
        self.init(rfc3339: "\(parts[3])-\(number < 10 ? "0" : "")\(number)-\(parts[1])T\(parts[4])Z")
    }
}
