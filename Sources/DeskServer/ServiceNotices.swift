internal import Glibc
internal import Logging

/// Tells systemd how the service is, as sd_notify(3) does: a datagram to the socket that `NOTIFY_SOCKET` names.
struct ServiceNotices: Sendable {
    enum Notice: String {
        /// It listens.
        case ready = "READY=1"
        /// It answers what it has accepted, and takes nothing new.
        case stopping = "STOPPING=1"
    }

    private let socket: String?
    private let logger: Logger

    /// - Parameter socket: a path, or `@` and an abstract name; nil where nobody wants to know.
    init(socket: String?, logger: Logger) {
        (self.socket, self.logger) = (socket, logger)
    }

    /// A service is not to fail because its overseer does not hear it; the log tells.
    func send(_ notice: Notice) {
        guard let socket else { return }
        guard deliver(notice.rawValue, to: socket) else {
            return logger.warning("systemd was not told", metadata: ["notice": "\(notice.rawValue)"])
        }
    }

    private func deliver(_ text: String, to name: String) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // An abstract name begins with a zero byte, which the environment cannot hold.
        let path = Array(name.utf8)
        guard let first = path.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "@"),
            path.count < MemoryLayout.size(ofValue: address.sun_path)
        else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { room in
            room.copyBytes(from: path)
            if first == UInt8(ascii: "@") { room[0] = 0 }
        }
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
        let message = Array(text.utf8)
        let sent = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), $0, length)
            }
        }
        return sent == message.count
    }
}
