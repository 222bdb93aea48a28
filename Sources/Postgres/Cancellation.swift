import CLibPQ
import Dispatch
import Synchronization

/// Cancels what a connection is doing, from any thread, and never what it does next.
///
/// A cancellation travels on a connection of its own and hits whatever the session is running when it arrives. So the end
/// of a statement waits for the one that was sent during it. One that arrives before the server has read the statement is
/// dropped by the server, and therefore sent again until the statement ends.
final class Cancellation: Sendable {
    /// One borrower's time with the connection.
    typealias Lease = UInt64

    private struct State {
        var key: CancellationKey?
        var lease: Lease = 0
        var leaseIsCancelled = false
        var statementIsRunning = false
        var request: CancellationRequest?
    }

    private let state = Mutex(State())

    /// Makes cancelling possible, now that there is a session; without a key, impossible.
    func use(_ key: CancellationKey?) {
        state.withLock { $0.key = key }
    }

    func beginLease() -> Lease {
        state.withLock {
            $0.lease += 1
            $0.leaseIsCancelled = false
            return $0.lease
        }
    }

    /// Cancels the statement that is running, if any.
    func cancelStatement() {
        state.withLock { Self.requestCancellation(&$0) }
    }

    /// Cancels the statement that is running, and all further ones of this lease.
    func cancel(_ lease: Lease) {
        state.withLock {
            guard $0.lease == lease else { return }
            $0.leaseIsCancelled = true
            Self.requestCancellation(&$0)
        }
    }

    private static func requestCancellation(_ state: inout State) {
        guard state.statementIsRunning, state.request == nil, let key = state.key else { return }
        let request = CancellationRequest()
        state.request = request
        request.send(with: key)
    }

    /// From here on until `endStatement`, a cancellation reaches the server. Throws `.cancelled`.
    func beginStatement() throws(PostgresError) {
        let isCancelled = state.withLock {
            if !$0.leaseIsCancelled { $0.statementIsRunning = true }
            return $0.leaseIsCancelled
        }
        if isCancelled { throw PostgresError(.cancelled) }
    }

    /// Waits until a cancellation that is under way has been dealt with.
    func endStatement() {
        let request = state.withLock {
            $0.statementIsRunning = false
            return $0.request.take()
        }
        request?.finish()
    }

    /// Tells the server to stop the statement that is running, and waits until it has been told.
    func stopStatement() {
        state.withLock(\.key)?.send()
    }

    /// Whether a cancellation was sent to the statement that is running.
    var isRequested: Bool {
        state.withLock { $0.request != nil }
    }
}

/// What the server wants to see before it cancels for us.
///
/// Unchecked: the pointer is never changed, and PQcancel may be called from any thread.
final class CancellationKey: @unchecked Sendable {
    private let pointer: OpaquePointer

    init?(session: OpaquePointer) {
        guard let pointer = PQgetCancel(session) else { return nil }
        self.pointer = pointer
    }

    deinit {
        PQfreeCancel(pointer)
    }

    /// Blocks until the server has taken note, or cannot be reached.
    func send() {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { complaint in
            _ = PQcancel(pointer, complaint.baseAddress, Int32(complaint.count))
        }
    }
}

/// One cancellation: sent at once, and again after growing pauses until the statement has ended.
private final class CancellationRequest: Sendable {
    private let statementEnded = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)

    func send(with key: CancellationKey) {
        DispatchQueue(label: "postgres.cancellation").async { [statementEnded, done] in
            var pause = 10
            repeat {
                key.send()
                pause = min(pause * 2, 1000)
            } while statementEnded.wait(timeout: .now() + .milliseconds(pause)) == .timedOut
            done.signal()
        }
    }

    func finish() {
        statementEnded.signal()
        done.wait()
    }
}
