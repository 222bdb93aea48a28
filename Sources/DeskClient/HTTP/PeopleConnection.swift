internal import DeskText
internal import FoundationEssentials
internal import Glibc
internal import SupportDesk

/// What a change was answered with.
struct Written: Sendable {
    /// 200 or 201, 202 when it waits for approval, or 204 without a document.
    let status: Int
    let body: [UInt8]

    /// Whether it concerns what is closed: then the answer is an ``AmendmentDocument``.
    var awaitsApproval: Bool { status == 202 }

    /// The answer as a document; nil when it is another.
    func document<Document: Decodable>(_: Document.Type = Document.self) -> Document? {
        try? JSONDecoder().decode(Document.self, from: Data(body))
    }
}

extension DeskConnection {
    /// What stands under this path and query.
    func get<Document: Decodable>(
        _ path: String,
        _ parameters: [(name: String, value: String?)] = []
    ) throws(ClientFailure) -> Answer<Document> {
        var request = HTTPRequest(.get, path + Self.query(parameters))
        // A roster or a funnel that nobody has asked for in a while may have to be read from disk.
        request.deadline = .seconds(20)
        return try ask(request)
    }

    /// A text that is no JSON, a calendar.
    func text(_ path: String, _ parameters: [(name: String, value: String?)]) throws(ClientFailure) -> [UInt8] {
        let request = HTTPRequest(.get, path + Self.query(parameters))
        let response: HTTPResponse
        do {
            response = try answer(to: request)
        } catch {
            throw failure(error, .asking)
        }
        guard response.status == 200 else { throw failure(response) }
        return response.body
    }

    /// Sends a change. One that may be sent again without harm (PUT) is, once, while the answer stays away.
    func write(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: some Encodable,
        purpose: ClientRefusal.Purpose = .writing,
        deadline: Duration = HTTPRequest.usualDeadline
    ) throws(ClientFailure) -> Written {
        var request = HTTPRequest(method, path)
        request.deadline = deadline
        request.body = Self.json(body)
        do {
            return try once(request, purpose)
        } catch {
            guard method == .put, error.mayPass else { throw error }
            let first = error
            usleep(100_000)
            do {
                return try once(request, purpose)
            } catch .client(.notReached(_, _)) {
                // The first one may have arrived.
                throw first
            } catch {
                throw error
            }
        }
    }

    private func once(_ request: HTTPRequest, _ purpose: ClientRefusal.Purpose) throws(ClientFailure) -> Written {
        let response: HTTPResponse
        do {
            response = try answer(to: request)
        } catch {
            throw failure(error, purpose)
        }
        guard [200, 201, 202, 204].contains(response.status) else { throw failure(response) }
        return Written(status: response.status, body: response.body)
    }

    /// The same content is the same bytes, however often it is sent.
    static func json(_ body: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(body)).map(Array.init) ?? []
    }

    private static func query(_ parameters: [(name: String, value: String?)]) -> String {
        let said = parameters.compactMap { parameter in
            parameter.value.map { "\(parameter.name)=\($0.percentEncoded)" }
        }
        return said.isEmpty ? "" : "?" + said.joined(separator: "&")
    }
}

extension ClientFailure {
    /// Whether it may go better in a moment.
    fileprivate var mayPass: Bool {
        switch self {
        case .client(.notReached), .client(.noAnswer): true
        case .refused(let problem): [408, 429, 502, 503, 504].contains(problem.status)
        default: false
        }
    }
}
