internal import DeskText
internal import HTTPTypes
internal import Hummingbird
internal import SupportDesk

/// The outermost middleware: whatever happens inside, what leaves is an answer of ours, named, counted and never cached.
struct FrontDoor: RouterMiddleware {
    typealias Context = DeskContext

    let routes: [Route]
    let openness: Openness
    let trustedProxies: TrustedProxies
    /// Whether the service itself does.
    let speaksTLS: Bool
    let metrics: ServerMetrics
    let now: @Sendable () -> Instant

    func handle(
        _ request: Request,
        context: DeskContext,
        next: (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        let began = ContinuousClock.now
        var context = context
        if let forwarded = request.headers[.forwardedFor] {
            context.clientAddress = trustedProxies.client(behind: context.clientAddress, forwardedFor: forwarded)
        }
        metrics.began()
        var response: Response
        let concernsTheDesk = context.route?.hasPrefix("/v1/") ?? false
        do {
            // While the server stops, only questions about the server itself are answered.
            guard !concernsTheDesk || openness.enter() else { throw RequestRefusal.shuttingDown(retryAfter: 2) }
            defer { if concernsTheDesk { openness.leave() } }
            response = try await next(request, context)
        } catch {
            response = context.answer(to: explained(error, request, context), from: request)
        }
        response.headers.addCommonFields(requestID: context.requestID, at: now(), overTLS: speaksTLS)
        metrics.ended(request.method, context.route, response.status, after: ContinuousClock.now - began)
        return response
    }

    /// The router says "not found" of every path and method that it does not know. A request that was still arriving when the server
    /// stopped waiting for it is not to blame for how it ended.
    private func explained(_ error: any Error, _ request: Request, _ context: DeskContext) -> any Error {
        if openness.isClosing, case RequestRefusal.malformedRequest = error {
            return RequestRefusal.shuttingDown(retryAfter: 2)
        }
        guard let error = error as? HTTPError, error.status == .notFound else { return error }
        let methods = routes.methods(of: request.uri.path)
        return methods.isEmpty ? RequestRefusal.unknownPath : .methodNotAllowed(allowed: methods)
    }
}

extension HTTPFields {
    /// What every answer carries: its request's id, the server's time, and that it is neither to be kept nor to be guessed at. Should a
    /// browser be led to one, it is to show nothing of it as a page, to nobody, and to tell nobody its address.
    ///
    /// - Parameter overTLS: whether the service itself speaks TLS: then browsers are to come back by it alone, as nginx would tell them.
    mutating func addCommonFields(requestID: String, at now: Instant, overTLS: Bool) {
        if overTLS { self[.strictTransportSecurity] = "max-age=31536000" }
        self[.requestID] = requestID
        self[.madoguchiTime] = now.toTheMillisecond
        self[.cacheControl] = "no-store"
        self[.xContentTypeOptions] = "nosniff"
        self[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
        self[.referrerPolicy] = "no-referrer"
    }
}
