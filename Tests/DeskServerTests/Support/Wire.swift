import FoundationEssentials
import Glibc
import Postgres
import Synchronization

/// A wire between a store and PostgreSQL that a test can cut at a chosen message.
final class Wire: Sendable {
    /// When the wire is cut.
    enum Cut: String, Sendable, CaseIterable {
        /// PostgreSQL never gets the message.
        case before
        /// PostgreSQL has done what the message says, and nobody hears its answer.
        case after
    }

    private struct Plan {
        let cut: Cut
        let marker: [UInt8]
    }

    private let plan = Mutex<Plan?>(nil)
    private let cuts = Atomic(0)
    private let directory: String
    private let upstream: String
    private let listener: Int32

    /// - Parameter settings: of a server that listens on a socket of this machine's file system.
    init(to settings: ConnectionSettings) throws {
        let port = settings.parameters["port"] ?? "5432"
        upstream = "\(settings.parameters["host"] ?? "")/.s.PGSQL.\(port)"
        directory = "/tmp/wire-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        _ = Self.withAddress("\(directory)/.s.PGSQL.5432") { bind(listener, $0, $1) }
        listen(listener, 64)
        Thread.detach { [self] in
            while case let client = accept(listener, nil, nil), client >= 0 { serve(client) }
        }
    }

    deinit {
        close(listener)
    }

    /// Ends it for good.
    func remove() {
        shutdown(listener, Int32(SHUT_RDWR))
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// The same settings, by this wire.
    func carrying(_ settings: ConnectionSettings) -> ConnectionSettings {
        var settings = settings
        settings.parameters["host"] = directory
        settings.parameters["port"] = "5432"
        return settings
    }

    /// Cuts the connection on which the next message comes that holds `marker`, once.
    func cut(_ cut: Cut, at marker: [UInt8]) {
        plan.withLock { $0 = Plan(cut: cut, marker: marker) }
    }

    /// How often it was cut.
    var cutCount: Int { cuts.load(ordering: .relaxed) }

    private func serve(_ client: Int32) {
        let ends = Ends(client: client, server: socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
        guard Self.withAddress(upstream, { connect(ends.server, $0, $1) }) == 0 else { return }
        Thread.detach { [self] in
            while let bytes = Self.read(ends.client) {
                switch taken(from: bytes) {
                case .before?:
                    cuts.add(1, ordering: .relaxed)
                    ends.cut()
                case .after?:
                    ends.isDoomed.store(true, ordering: .sequentiallyConsistent)
                    Self.write(bytes, to: ends.server)
                case nil:
                    Self.write(bytes, to: ends.server)
                }
            }
            ends.cut()
        }
        Thread.detach { [self] in
            var unheard: [UInt8] = []
            while let bytes = Self.read(ends.server) {
                guard ends.isDoomed.load(ordering: .sequentiallyConsistent) else {
                    Self.write(bytes, to: ends.client)
                    continue
                }
                unheard += bytes
                if unheard.firstRange(of: Self.ready) != nil {
                    cuts.add(1, ordering: .relaxed)
                    break
                }
            }
            ends.cut()
        }
    }

    /// ReadyForQuery, outside of a transaction: what was to be committed is.
    private static let ready: [UInt8] = [UInt8(ascii: "Z"), 0, 0, 0, 5, UInt8(ascii: "I")]

    private func taken(from bytes: [UInt8]) -> Cut? {
        plan.withLock { plan in
            guard let current = plan, bytes.firstRange(of: current.marker) != nil else { return nil }
            plan = nil
            return current.cut
        }
    }

    /// The two ends of one connection. They are closed when neither thread has them any more: a descriptor that one had closed would
    /// soon be somebody else's, whom the other would cut off.
    private final class Ends: Sendable {
        let client: Int32
        let server: Int32
        /// Whether what the server answers is to be lost.
        let isDoomed = Atomic(false)

        init(client: Int32, server: Int32) {
            self.client = client
            self.server = server
        }

        deinit {
            close(client)
            close(server)
        }

        func cut() {
            for end in [client, server] { shutdown(end, Int32(SHUT_RDWR)) }
        }
    }

    private static func read(_ descriptor: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private static func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8).prefix($0.count - 1)) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}

/// A thread of the system's, for calls that block as long as they like.
enum Thread {
    static func detach(_ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(body)).toOpaque()
        pthread_create(
            &thread,
            nil,
            { work in
                if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
                return nil
            },
            work
        )
        pthread_detach(thread)
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }
}
