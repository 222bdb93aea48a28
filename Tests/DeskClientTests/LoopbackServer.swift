import Glibc
import Synchronization
import Testing

/// A small HTTP server on this machine that does what a test tells it: answers, stays silent, or hangs up.
final class LoopbackServer: Sendable {
    struct Request: Sendable {
        let method: String
        let path: String
        /// Names in small letters.
        let headers: [String: String]
        let body: String
    }

    enum Reply: Sendable {
        case answer(Int, String = "", headers: [String: String] = [:])
        /// Reads the request, and closes the connection without a word.
        case hangUp
        /// Reads the request, and keeps the connection open without a word.
        case silence
    }

    let port: UInt16
    private let socket: Int32
    private let seen = Mutex<[Request]>([])
    private let reply: @Sendable (Request) -> Reply

    /// Everything that was asked so far.
    var requests: [Request] { seen.withLock { $0 } }

    var address: String { "http://127.0.0.1:\(port)" }

    /// Listens on a free port; or on this one, which another has just let go of.
    init(port wanted: UInt16 = 0, _ reply: @escaping @Sendable (Request) -> Reply) throws {
        self.reply = reply
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_port = wanted.bigEndian
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                Self.bind(socket, address, length) && listen(socket, 16) == 0
                    && getsockname(socket, address, &length) == 0
            }
        }
        self.socket = socket
        port = UInt16(bigEndian: address.sin_port)
        try #require(isListening)
        startThread { [self] in serve() }
    }

    /// The one that had the port may take a moment to let go of it.
    private static func bind(_ socket: Int32, _ address: UnsafeMutablePointer<sockaddr>, _ length: socklen_t) -> Bool {
        for _ in 0..<200 {
            if Glibc.bind(socket, address, length) == 0 { return true }
            usleep(10_000)
        }
        return false
    }

    /// Not before: were it closed as soon as nobody listens, it would soon be somebody else's, whom ``stop()`` would cut off.
    deinit { close(socket) }

    /// Nobody listens here any more.
    func stop() {
        shutdown(socket, Int32(SHUT_RDWR))
    }

    private func serve() {
        while case let connection = accept(socket, nil, nil), connection >= 0 {
            startThread { [self] in
                converse(connection)
                close(connection)
            }
        }
    }

    private func converse(_ connection: Int32) {
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { return }
            received += chunk[..<count]
            guard let request = Self.request(in: received) else { continue }
            received = []
            seen.withLock { $0.append(request) }
            switch reply(request) {
            case .answer(let status, let body, let headers): send(connection, status, body, headers)
            case .hangUp: return
            case .silence: break
            }
        }
    }

    private func send(_ connection: Int32, _ status: Int, _ body: String, _ headers: [String: String]) {
        var head = "HTTP/1.1 \(status) Status\r\nContent-Length: \(body.utf8.count)\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        let bytes = Array((head + "\r\n" + body).utf8)
        _ = Glibc.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// The request, when all of it has arrived.
    private static func request(in bytes: [UInt8]) -> Request? {
        let text = String(decoding: bytes, as: UTF8.self)
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        guard let blank = lines.firstIndex(of: "") else { return nil }
        let body = lines[(blank + 1)...].joined(separator: "\r\n")
        lines.removeSubrange(blank...)
        let first = lines.removeFirst().split(separator: " ").map(String.init)
        var headers: [String: String] = [:]
        for line in lines {
            let name = line.prefix { $0 != ":" }
            headers[name.lowercased()] = String(line.dropFirst(name.count + 2))
        }
        guard body.utf8.count >= headers["content-length"].flatMap({ Int($0) }) ?? 0 else { return nil }
        return Request(method: first[0], path: first[1], headers: headers, body: body)
    }
}

/// Does the work on a thread of its own: a test's client blocks the one that it runs on.
private func startThread(_ work: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(Box(work)).toOpaque()
    pthread_create(
        &thread,
        nil,
        { context in
            if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().work() }
            return nil
        },
        context
    )
    pthread_detach(thread)
}
