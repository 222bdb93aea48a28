internal import DeskStore
internal import DeskText
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import SupportDesk

/// Answers one route: finds out who asks and whether they may, and has it done.
struct RouteResponder: HTTPResponder {
    let route: Route
    let store: DeskStore
    let shelf: DeskShelf
    let now: @Sendable () -> Instant

    func respond(to request: Request, context: DeskContext) async throws -> Response {
        switch route.answer {
        case .open(let answer):
            return try await answer(request, context)
        case .account(let operation, let answer):
            let session = try await session(behind: request)
            let edition = try await shelf.edition()
            var response: Response
            do {
                try session.account.role.check(operation)
                response = try await answer(request, context, Caller(session: session, edition: edition))
                if operation.showsRecords, route.method == .get {
                    await store.noteView(of: route.name(in: context), by: session.account, at: now)
                }
            } catch {
                if let error = error as? DeskError, error.isRefusalOfAccess {
                    let request = "\(error.status.code) \(route.name)"
                    await store.noteRefusal(of: request, to: session.account.name, at: now)
                }
                response = context.answer(to: error, from: request, eras: edition.desk.eras)
            }
            response.headers[.madoguchiDesk] = edition.tag.description
            return response
        }
    }

    /// Throws `.notAuthenticated`, `.unavailable`.
    private func session(behind request: Request) async throws(DeskError) -> Session {
        guard let token = request.bearerToken else { throw .notAuthenticated }
        guard let session = try await store.session(token: token, at: now()) else {
            if let holder = try await store.formerHolder(ofToken: token) {
                await store.noteRefusal(of: "401 \(route.name)", to: holder, at: now)
            } else {
                // Counted as one, whatever was asked for: whoever guesses shall not fill the trail.
                await store.noteRefusal(of: "401", to: "unknown", at: now)
            }
            throw .notAuthenticated
        }
        return session
    }
}

extension Route {
    /// Its name, with the id of the one record that was asked for: who read it is what people want to know.
    fileprivate func name(in context: DeskContext) -> String {
        guard let id = context.parameters.get("id").flatMap({ UUID(exactly: $0) }) else { return name }
        return name.replacing("{id}", with: id.written)
    }
}

extension DeskError {
    /// Whether somebody was kept from something: also from what is another site's and looks as if it were not there, and from deciding on
    /// what they proposed themselves.
    var isRefusalOfAccess: Bool {
        [.forbidden, .notFound].contains(status) || self == .conflict(.ownAmendment)
    }
}

extension Request {
    private static let longestToken = 512

    /// The token of an `Authorization: Bearer …` header (RFC 6750).
    fileprivate var bearerToken: String? {
        guard let header = headers[.authorization], header.utf8.count <= Self.longestToken else { return nil }
        guard header.utf8.starts(with: "Bearer ".utf8) || header.prefix(7).lowercased() == "bearer " else { return nil }
        let token = header.dropFirst(7).drop { $0 == " " }
        return token.isEmpty ? nil : String(token)
    }
}

extension DeskContext {
    /// The answer to a request that failed: in the caller's language, logged when the fault is ours.
    func answer(to error: any Error, from request: Request, eras: [JapaneseEra] = []) -> Response {
        let language = Language(acceptLanguage: request.headers[.acceptLanguage])
        let problem = Problem(error, language: language, eras: eras, requestID: requestID)
        if problem.status.code == 500 {
            // The kind of error only: what it says of itself could quote what was sent.
            logger.error(
                "request failed",
                metadata: [
                    "request": "\(requestID)", "route": "\(request.method) \(route ?? "-")",
                    "error": "\(error is DeskError ? "internalFault" : String(reflecting: type(of: error)))",
                ]
            )
        }
        return problem.response
    }
}
