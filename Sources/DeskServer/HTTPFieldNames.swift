internal import HTTPTypes

extension HTTPField.Name {
    /// The edition of the desk's lists by which an answer was given; a client whose lists are of another one reads them again.
    static let madoguchiDesk = named("Madoguchi-Desk")
    /// The server's time when it answered, in Japan's offset and to the millisecond: by it a client knows that its own clock is wrong.
    static let madoguchiTime = named("Madoguchi-Time")
    /// The request's id, the same as in problems and in the log.
    static let requestID = named("Request-Id")
    /// What a browser may tell of an address to where it goes from there.
    static let referrerPolicy = named("Referrer-Policy")
    /// For which host a request is, where that is said twice: the first is its authority.
    static let furtherHost = named("Host")
    /// For whom a proxy asks; the last address is the one that the proxy itself saw.
    static let forwardedFor = named("X-Forwarded-For")
    /// Where other pages of a list are (RFC 8288).
    static let link = named("Link")

    /// Only for well-formed names, so that there is always one.
    private static func named(_ name: String) -> HTTPField.Name {
        HTTPField.Name(name) ?? .via
    }
}
