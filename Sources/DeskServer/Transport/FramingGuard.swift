internal import NIOCore
internal import NIOHTTP1

/// Refuses a coded body in HTTP/1.0, which knows no codings: a proxy of that version would look for the end of the request elsewhere
/// (RFC 9112, 6.1). Stands where the version is still known, before requests become those of every version.
final class FramingGuard: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private var hasRefused = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !hasRefused else { return }
        if case .head(let head) = unwrapInboundIn(data), head.version != .http1_1,
            head.headers.contains(name: "Transfer-Encoding")
        {
            hasRefused = true
            return context.fireErrorCaught(HTTPParserError.invalidVersion)
        }
        context.fireChannelRead(data)
    }
}
