internal import DeskText
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk
internal import Synchronization

/// Whether the server still takes requests.
final class Openness: Sendable {
    private let closing = Atomic(false)

    var isClosing: Bool { closing.load(ordering: .relaxed) }

    func close() { closing.store(true, ordering: .relaxed) }
}

/// The outermost middleware: whatever happens inside, what leaves is an answer of ours, named, counted and never cached.
struct FrontDoor: RouterMiddleware {
    typealias Context = DeskContext

    let routes: [Route]
    let openness: Openness
    let metrics: ServerMetrics

    func handle(
        _ request: Request,
        context: DeskContext,
        next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        let began = ContinuousClock.now
        metrics.began()
        var response: Response
        do {
            try refuseWhileClosing(context)
            response = try await next(request, context)
        } catch {
            response = context.answer(to: explained(error, request, context), from: request)
        }
        response.headers.addCommonFields(requestID: context.requestID)
        metrics.ended(request.method, context.route, response.status, after: ContinuousClock.now - began)
        return response
    }

    /// While the server stops, only questions about the server itself are answered.
    private func refuseWhileClosing(_ context: DeskContext) throws(RequestRefusal) {
        guard openness.isClosing, context.route?.hasPrefix("/v1/") ?? false else { return }
        throw .shuttingDown(retryAfter: 2)
    }

    /// The router says "not found" of every path and method that it does not know.
    private func explained(_ error: any Error, _ request: Request, _ context: DeskContext) -> any Error {
        guard let error = error as? HTTPError, error.status == .notFound else { return error }
        let methods = routes.methods(of: request.uri.path)
        return methods.isEmpty ? RequestRefusal.unknownPath : .methodNotAllowed(allowed: methods)
    }
}

extension HTTPFields {
    /// What every answer carries: its request's id, and that it is neither to be kept nor to be guessed at.
    mutating func addCommonFields(requestID: String) {
        self[.requestID] = requestID
        self[.cacheControl] = "no-store"
        self[.xContentTypeOptions] = "nosniff"
    }
}
