import DeskStore
import DeskTestSupport
import FoundationEssentials
import Glibc
import Logging
import ServiceLifecycle
import Testing

@testable import DeskServer

@Suite("What systemd is told")
struct ServiceNoticeTests {
    /// A socket for datagrams, as systemd has it.
    private final class Overseer: Sendable {
        let descriptor: Int32

        init(at name: String) throws {
            descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            var patience = timeval(tv_sec: 30, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            let path = Array(name.utf8)
            withUnsafeMutableBytes(of: &address.sun_path) { room in
                room.copyBytes(from: path)
                if name.hasPrefix("@") { room[0] = 0 }
            }
            let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
            let bound = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
            }
            try #require(bound == 0)
        }

        deinit {
            close(descriptor)
        }

        /// The next datagram; nil when none comes.
        func notice() async -> String? {
            await withCheckedContinuation { continuation in
                Thread.detach { [descriptor] in
                    var bytes = [UInt8](repeating: 0, count: 256)
                    let count = recv(descriptor, &bytes, bytes.count, 0)
                    continuation.resume(returning: count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil)
                }
            }
        }
    }

    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    @Test(
        "It hears when the service listens, and when it begins to stop",
        arguments: ["/tmp/madoguchi-notify-\(UUID())", "@madoguchi-notify-\(UUID())"]
    )
    func wholeLife(socket: String) async throws {
        defer { unlink(socket) }
        let overseer = try Overseer(at: socket)
        try await withDesk { desk in
            var settings = ServerSettings()
            (settings.port, settings.drainTime, settings.noticeSocket) = (0, .milliseconds(50), socket)
            let store = DeskStore(desk.settings, logger: quiet)
            let application = DeskApplication(store: store, settings: settings, logger: quiet, now: { TestDesk.now })
            let (ports, port) = AsyncStream.makeStream(of: Int.self)
            let group = try application.group(over: store, endingOn: []) { port.yield($0) }
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                #expect(await overseer.notice() == "READY=1")
                var listening = ports.makeAsyncIterator()
                let server = LiveServer(port: await listening.next() ?? 0, server: application)
                #expect(try await server.send("GET", "/readyz").status == 200)
                await group.triggerGracefulShutdown()
                #expect(await overseer.notice() == "STOPPING=1")
                try await tasks.waitForAll()
            }
        }
    }

    @Test(
        "A service that nobody oversees, or whose overseer is gone, says nothing and goes on",
        arguments: [nil, "/nonexistent/notify", "relative", String(repeating: "/x", count: 200)]
    )
    func unheard(socket: String?) {
        ServiceNotices(socket: socket, logger: quiet).send(.ready)
    }
}
