import Dispatch
import Glibc
import Synchronization

/// A connection on which a test decides about every byte.
final class RawConnection: Sendable {
    enum Failure: Error {
        case cannotConnect
        case noAnswerInTime
        case brokenAnswer(String)
    }

    /// Longer than any deadline that a test sets.
    private static let patience = 30

    private let descriptor: Int32
    /// Serial queues have a thread whenever they need one; the shared ones run short when calls block.
    private let sending = DispatchQueue(label: "test.sending")
    private let receiving = DispatchQueue(label: "test.receiving")
    /// What was received behind the last answer.
    private let received = Mutex<[UInt8]>([])

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    static func open(port: Int) async throws -> RawConnection {
        try await blocking(on: DispatchQueue(label: "test.connect")) {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var patience = timeval(tv_sec: Self.patience, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
            let result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            let connection = RawConnection(descriptor: descriptor)
            guard result == 0 else { throw Failure.cannotConnect }
            return connection
        }
    }

    func send(_ text: String) async throws {
        try await send(Array(text.utf8))
    }

    /// Sends what the other side takes; a connection that it has closed is no error, for there may be an answer to read.
    func send(_ bytes: [UInt8]) async throws {
        try await Self.blocking(on: sending) { [descriptor] in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes {
                    Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Reads one answer. `hasBody` false is for answers to HEAD.
    func answer(hasBody: Bool = true) async throws -> Answer {
        try await Self.blocking(on: receiving) { [self] in
            while true {
                if let answer = try received.withLock({ try Answer(&$0, hasBody: hasBody) }) { return answer }
                guard let more = try Self.read(descriptor) else {
                    throw Failure.brokenAnswer(received.withLock { String(decoding: $0, as: UTF8.self) })
                }
                received.withLock { $0 += more }
            }
        }
    }

    /// Everything until the other side closes.
    func rest() async throws -> String {
        try await Self.blocking(on: receiving) { [self] in
            var bytes = received.withLock(\.self)
            while let more = try Self.read(descriptor) { bytes += more }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Nil at the end.
    private static func read(_ descriptor: Int32) throws -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count < 0, errno == EAGAIN { throw Failure.noAnswerInTime }
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    private static func blocking<Value: Sendable>(
        on queue: DispatchQueue,
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: body)) }
        }
    }
}
