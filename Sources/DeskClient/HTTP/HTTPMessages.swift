/// A request to our server.
package struct HTTPRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case put = "PUT"
        case post = "POST"
        case delete = "DELETE"
    }

    package let method: Method
    /// From the server's address on: `/v1/desk`.
    package let path: String
    package var headers: [(name: String, value: String)] = []
    /// JSON, in UTF-8.
    package var body: [UInt8]?
    /// For the whole exchange.
    package var deadline = usualDeadline

    package static let usualDeadline = Duration.seconds(5)

    package init(_ method: Method, _ path: String) {
        self.method = method
        self.path = path
    }
}

/// What the server answered.
package struct HTTPResponse: Sendable {
    package let status: Int
    /// Names in small letters.
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    /// The first header of this name (in small letters).
    package func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }
}

/// Why there is no answer.
package enum HTTPFailure: Error, Hashable, Sendable {
    /// Nothing was sent: no such host, nobody listens, no connection in time.
    case notReached(String)
    /// The request went out, at least in part. What the server made of it is not known.
    case noAnswer(String)
    /// The server could not prove who it is.
    case notTrusted(String)
}
