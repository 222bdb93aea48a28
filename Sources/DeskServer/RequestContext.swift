internal import FoundationEssentials
internal import Hummingbird
internal import NIOCore
internal import SupportDesk

/// What accompanies a request on its way: an id of its own, by which people and the log can speak of it.
struct DeskContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let requestID = UUID().written
    /// Where the request comes from, without the port: by the connection, or by the word of a proxy that is trusted. Empty for what
    /// is no address.
    var clientAddress: String

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        clientAddress = source.channel.remoteAddress?.ipAddress.map(TrustedProxies.plain) ?? ""
    }

    /// The path of the route that answers, with its placeholders; nil when none does, for which Hummingbird has a word.
    var route: String? {
        endpointPath.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
}
