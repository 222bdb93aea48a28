internal import DeskText
internal import FoundationEssentials
package import SupportDesk

/// What our server offers, asked in a language, and with a token once somebody has one.
package final class DeskConnection {
    package let server: ServerAddress
    /// The tag of the lists by which the last answer was given.
    package private(set) var listsTag: String?
    /// The last answer that was our server's: when it came, and what time it was there.
    package private(set) var contact: ServerContact?

    private let http: HTTPClient
    private let clock: () -> Instant

    package init(
        _ server: ServerAddress,
        token: String?,
        language: String,
        clock: @escaping () -> Instant = DeskSession.clock
    ) {
        self.server = server
        self.clock = clock
        http = HTTPClient(
            server,
            headers: (token.map { [("Authorization", "Bearer \($0)")] } ?? []) + [
                ("Accept-Language", language),
                ("Accept", "application/json, application/geo+json, application/problem+json"),
                ("Content-Type", "application/json"),
            ]
        )
    }

    /// Sends a request as it is, and minds the tag of the lists and the server's time.
    package func answer(to request: HTTPRequest) throws(HTTPFailure) -> HTTPResponse {
        let response = try http.answer(to: request)
        if let tag = response.header("madoguchi-desk") { listsTag = tag }
        if response.status < 500 {
            contact = ServerContact(server: server, at: clock(), serverTime: response.serverTime)
        }
        return response
    }

    /// A record as it stands now, with its tag.
    package func consultation(_ id: Consultation.ID) throws(ClientFailure) -> Answer<ConsultationDocument> {
        try ask(HTTPRequest(.get, Self.path(id)))
    }

    /// Every state that a record has had, the first one first.
    package func revisions(
        of id: Consultation.ID
    ) throws(ClientFailure) -> Answer<ListDocument<ConsultationRevisionDocument>> {
        try ask(HTTPRequest(.get, Self.path(id) + "/revisions"))
    }

    /// The latest records, those held last first; at one site, or at all where this account may read.
    package func consultations(
        site: String?,
        limit: Int,
        includesVoid: Bool
    ) throws(ClientFailure) -> Answer<ListDocument<ConsultationDocument>> {
        var query = "?limit=\(limit)" + (includesVoid ? "&void=true" : "")
        if let site { query += "&site=\(site.percentEncoded)" }
        return try ask(HTTPRequest(.get, "/v1/consultations" + query))
    }

    /// The ward's lists, unless they still are those that `tag` stands for.
    package func desk(
        unless tag: String?,
        deadline: Duration? = nil
    ) throws(ClientFailure) -> (tag: String, document: DeskDocument)? {
        var request = HTTPRequest(.get, "/v1/desk")
        if let deadline { request.deadline = deadline }
        if let tag { request.headers.append(("If-None-Match", tag)) }
        let response = try response(to: request, .asking)
        if response.status == 304 { return nil }
        guard response.status == 200, let tag = response.header("etag"),
            let document = try? JSONDecoder().decode(DeskDocument.self, from: Data(response.body))
        else { throw failure(response) }
        return (tag, document)
    }

    /// A report by its name in the path, with what was said about it.
    package func report<Document: Decodable>(
        _ name: String,
        _ parameters: [(name: String, value: String)]
    ) throws(ClientFailure) -> Answer<Document> {
        let query = parameters.map { "\($0.name)=\($0.value.percentEncoded)" }.joined(separator: "&")
        var request = HTTPRequest(.get, "/v1/reports/\(name)" + (query.isEmpty ? "" : "?\(query)"))
        // A report that nobody has asked for in a while may have to be read from disk.
        request.deadline = .seconds(20)
        return try ask(request)
    }

    /// Asks, and reads the answer as a document.
    func ask<Document: Decodable>(
        _ request: HTTPRequest,
        _ purpose: ClientRefusal.Purpose = .asking
    ) throws(ClientFailure) -> Answer<Document> {
        let response = try response(to: request, purpose)
        guard response.status == 200,
            let document = try? JSONDecoder().decode(Document.self, from: Data(response.body))
        else { throw failure(response) }
        return Answer(
            document: document,
            body: response.body,
            tag: response.header("etag"),
            link: response.header("link")
        )
    }

    /// The answer, whatever its status.
    func response(
        to request: HTTPRequest,
        _ purpose: ClientRefusal.Purpose
    ) throws(ClientFailure) -> HTTPResponse {
        do {
            return try answer(to: request)
        } catch {
            throw failure(error, purpose)
        }
    }

    /// What a failed exchange means to the person.
    func failure(_ failure: HTTPFailure, _ purpose: ClientRefusal.Purpose) -> ClientFailure {
        switch failure {
        case .notReached: .client(.notReached(server: server.text, purpose))
        case .noAnswer: .client(.noAnswer(server: server.text, purpose))
        case .notTrusted(let reason): .client(.notTrusted(server: server.text, reason: reason))
        }
    }

    /// What an answer that is no success means to the person.
    func failure(_ response: HTTPResponse) -> ClientFailure {
        guard response.status >= 400,
            let problem = try? JSONDecoder().decode(ProblemDocument.self, from: Data(response.body))
        else { return .client(.strangeAnswer(server: server.text, status: response.status)) }
        return .refused(problem)
    }

    static func path(_ id: Consultation.ID) -> String {
        "/v1/consultations/" + id.written
    }
}

/// A document that the server gave, and how it came.
package struct Answer<Document: Sendable>: Sendable {
    package let document: Document
    /// The document's JSON, byte for byte.
    package let body: [UInt8]
    /// Its `ETag`.
    package let tag: String?
    /// Where the next page is, if there is one (RFC 8288).
    package let link: String?
}
