internal import DeskText
internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1
internal import SupportDesk

/// Watches over one connection: a request must arrive within its deadline, what is no HTTP gets an answer that says so,
/// a request that was answered before it had all arrived is not read to its end, and nobody keeps a connection that has served its purpose,
/// nor one whose answers they do not take.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long a closing connection still takes in what its client is sending. Closing at once would reset it, and the
    /// client might lose the answer before it has read it.
    private static let lingering = TimeAmount.seconds(1)

    private let deadline: TimeAmount
    private let speaksTLS: Bool
    private let now: @Sendable () -> Instant
    /// When the request that is arriving must have arrived; nil while none is.
    private var dueAt: NIODeadline?
    /// Runs whenever a request is arriving; one timer serves all requests of the connection.
    private var timer: Scheduled<Void>?
    /// Ends the connection if nothing more of what was written is taken until then.
    private var takingEnds: Scheduled<Void>?
    private var answersOwed = 0
    private var closesAfterAnswer = false
    private var isClosing = false

    init(deadline: Duration, speaksTLS: Bool, now: @escaping @Sendable () -> Instant) {
        self.deadline = TimeAmount(deadline)
        self.speaksTLS = speaksTLS
        self.now = now
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        do {
            let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
            try pipeline.addHandler(FramingGuard(), position: .before(codec))
        } catch {
            context.close(promise: nil)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        takingEnds?.cancel()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        takingEnds?.cancel()
        takingEnds = nil
        if !context.channel.isWritable {
            takingEnds = context.eventLoop.assumeIsolated().scheduleTask(in: deadline) { context.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            guard head.hasPlainCoding, head.namesOneHost else { return refuse(.malformedRequest, context) }
            answersOwed += 1
            dueAt = .now() + deadline
            if timer == nil { startTimer(context, for: deadline) }
            if answersOwed == 1, head.headerFields[.expect]?.lowercased() == "100-continue" {
                context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
            }
        case .body: break
        case .end: dueAt = nil
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where head.status.kind != .informational:
            if dueAt != nil, answersOwed == 1 {
                closesAfterAnswer = true
                head.headerFields[.connection] = "close"
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            answersOwed -= 1
            context.write(data, promise: promise)
            if closesAfterAnswer { close(context) }
        default:
            context.write(data, promise: promise)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isClosing else { return }
        guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        refuse(error == .headerOverflow ? .headersTooLarge : .malformedRequest, context)
    }

    private func startTimer(_ context: ChannelHandlerContext, for time: TimeAmount) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) { [self] in
            timer = nil
            guard let dueAt, !isClosing else { return }
            let left = dueAt - .now()
            if left > .nanoseconds(0) {
                startTimer(context, for: left)
            } else {
                context.fireErrorCaught(RequestRefusal.tooSlow(seconds: Int(deadline.nanoseconds / 1_000_000_000)))
            }
        }
    }

    /// Refuses what cannot be read as a request. Within one, whoever reads its body learns of it there: were it thrown on as
    /// the parser's error, Hummingbird would answer a second time.
    private func refuse(_ refusal: RequestRefusal, _ context: ChannelHandlerContext) {
        guard answersOwed == 0 else { return context.fireErrorCaught(refusal) }
        let problem = Problem(refusal, language: .standard, requestID: UUID().written)
        let body = JSONDocument.encode(problem.document)
        var head = problem.response.head
        head.headerFields.addCommonFields(requestID: problem.document.requestId, at: now(), overTLS: speaksTLS)
        head.headerFields[.connection] = "close"
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(body)), promise: nil)
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        close(context)
    }

    /// Hummingbird, too, closes its half and then waits for the client, who might never do its part and keep the connection.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        context.close(mode: mode, promise: promise)
        if mode == .output { endSoon(context) }
    }

    private func close(_ context: ChannelHandlerContext) {
        isClosing = true
        context.flush()
        context.close(mode: .output, promise: nil)
        endSoon(context)
    }

    private func endSoon(_ context: ChannelHandlerContext) {
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.lingering) { context.close(promise: nil) }
    }
}

extension HTTPRequest {
    /// What is coded otherwise has no end that we could find.
    fileprivate var hasPlainCoding: Bool {
        guard let coding = headerFields[.transferEncoding] else { return true }
        return coding.lowercased() == "chunked"
    }

    /// A proxy and we must not differ over whom a request is for. The first host is the authority; a second one is left among the fields.
    fileprivate var namesOneHost: Bool {
        guard let authority, !authority.isEmpty, headerFields[.furtherHost] == nil else { return false }
        return authority.utf8.allSatisfy { (0x21...0x7E).contains($0) && !",/@?#\\".utf8.contains($0) }
    }
}
