import CLibPQ
import Glibc

/// Owns libpq's connection and closes it when it goes. Used on the connection's executor only.
final class Session {
    let pointer: OpaquePointer

    /// Connects, blocking for at most `connect_timeout`. Throws `.connectionFailed` or `.invalidSettings`.
    init(_ settings: ConnectionSettings) throws(PostgresError) {
        let startup = Array(settings.startup)
        // C would cut a value short at a NUL.
        if startup.contains(where: { $0.key.utf8.contains(0) || $0.value.utf8.contains(0) }) {
            throw PostgresError(.invalidSettings)
        }
        var keywords = startup.map { UnsafePointer(strdup($0.key)) } + [nil]
        var values = startup.map { UnsafePointer(strdup($0.value)) } + [nil]
        defer { for string in keywords + values { free(UnsafeMutablePointer(mutating: string)) } }
        guard let pointer = PQconnectdbParams(&keywords, &values, 0) else {
            throw PostgresError(.connectionFailed, message: "out of memory")
        }
        guard PQstatus(pointer) == CONNECTION_OK else {
            defer { PQfinish(pointer) }
            throw PostgresError(.connectionFailed, message: String(cString: PQerrorMessage(pointer)))
        }
        self.pointer = pointer
        // Without a receiver of ours, libpq prints notices on stderr.
        PQsetNoticeReceiver(pointer, { _, _ in }, nil)
    }

    deinit {
        PQfinish(pointer)
    }

    var isBroken: Bool { PQstatus(pointer) != CONNECTION_OK }

    var transactionStatus: PGTransactionStatusType { PQtransactionStatus(pointer) }

    var errorMessage: String { String(cString: PQerrorMessage(pointer)) }

    /// Whether the server still seems to be there: looks at the socket without waiting and without a round trip.
    func seemsAlive() -> Bool {
        guard !isBroken else { return false }
        var byte: UInt8 = 0
        // What an idle session receives is a notice or its end. A few turns suffice to read up to the end.
        for _ in 0..<8 {
            let received = recv(PQsocket(pointer), &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
            if received < 0 { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR }
            guard received > 0, PQconsumeInput(pointer) == 1, PQisBusy(pointer) == 0, !isBroken else { return false }
        }
        return true
    }
}
