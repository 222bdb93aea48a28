internal import DeskStore
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// Who is asking, and the desk by which they are judged.
struct Caller: Sendable {
    let session: Session
    let edition: DeskEdition

    var account: Account { session.account }
}

/// One thing that the server does: where, for whom, and how the API document describes it.
///
/// Router and document are made from the same list of these, so that they cannot differ.
struct Route: Sendable {
    enum Answer: Sendable {
        /// For anyone.
        case open(@Sendable (Request, DeskContext) async throws -> Response)
        /// For accounts whose role may do this.
        case account(Role.Operation, @Sendable (Request, DeskContext, Caller) async throws -> Response)
    }

    let method: HTTPRequest.Method
    /// As OpenAPI writes it: `/v1/consultations/{id}`.
    let path: String
    let operation: Operation
    let answer: Answer

    init(_ method: HTTPRequest.Method, _ path: String, _ operation: Operation, _ answer: Answer) {
        self.method = method
        self.path = path
        self.operation = operation
        self.answer = answer
    }

    /// As the audit trail names it: `GET /v1/residents/{id}`.
    var name: String { "\(method) \(path)" }

    /// Whether it needs an account.
    var isProtected: Bool {
        if case .account = answer { true } else { false }
    }

    /// Whether `path` is an instance of this route's path, segment by segment.
    fileprivate func matches(_ path: String) -> Bool {
        let given = path.split(separator: "/")
        return segments.count == given.count
            && zip(segments, given).allSatisfy { wanted, given in wanted.hasPrefix("{") || wanted == given }
    }

    private var segments: [Substring] { path.split(separator: "/") }
    fileprivate var placeholders: Int { segments.count { $0.hasPrefix("{") } }
}

extension Role.Operation {
    /// Whether what it reads may hold what is personal, and no entry of its own says that it was read.
    var showsRecords: Bool { self == .readConsultations || self == .mergeResidents }
}

extension [Route] {
    /// The methods that `path` takes, HEAD wherever GET is. As in the router, what is spelled out goes before placeholders.
    func methods(of path: String) -> [String] {
        let matching = filter { $0.matches(path) }
        let fewest = matching.map(\.placeholders).min()
        let methods = Set(matching.filter { $0.placeholders == fewest }.map(\.method.rawValue))
        return (methods.contains("GET") ? methods.union(["HEAD"]) : methods).sorted()
    }
}
