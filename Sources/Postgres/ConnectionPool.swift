import Synchronization

/// Lends connections, at most `size` at a time, to whoever asked first.
///
/// A connection is made when it is needed, looked at before it is lent, and kept only when it comes back idle; what a
/// broken one leaves is a vacant place. So the pool heals by itself, and while the server is away each borrower is told at once.
package final class ConnectionPool: Sendable {
    /// How the pool stands at one moment.
    package struct Statistics: Sendable {
        /// Connections that exist or are being made.
        package let open: Int
        /// Those of them that nobody has.
        package let idle: Int
        /// Tasks that wait for one.
        package let waiting: Int
    }

    /// One of the pool's `size` places.
    enum Place {
        case connection(Connection)
        case vacant
    }

    private struct State {
        /// The one used last is lent first: its memory is warm, at both ends.
        var idle: [Connection] = []
        /// How many of `size` places have no connection and no borrower.
        var vacant: Int
        var line = WaitingLine()
        var lastWaiter: UInt64 = 0
        var isWatchingDeadlines = false
        var isClosed = false
        /// Whether what is running is not waited for.
        var isInterrupted = false
        /// The connections that somebody has, with the lease of whoever has them.
        var lent: [(connection: Connection, lease: Cancellation.Lease)] = []
        var awaitingEnd: [CheckedContinuation<Void, Never>] = []

        mutating func takeFree() -> Place? {
            if let connection = idle.popLast() { return .connection(connection) }
            guard vacant > 0 else { return nil }
            vacant -= 1
            return .vacant
        }
    }

    private let settings: ConnectionSettings
    private let size: Int
    private let waitingDeadline: Duration
    private let state: Mutex<State>

    /// - Parameters:
    ///   - size: how many connections there are at most; at least 1.
    ///   - waitingDeadline: how long a borrower waits for one to become free. Connecting has its own limit.
    ///   - statementTimeout: after how long the server gives a statement up; behind a pooler, only within transactions.
    package init(
        _ settings: ConnectionSettings,
        size: Int,
        waitingDeadline: Duration = .seconds(5),
        statementTimeout: Duration? = nil
    ) {
        var settings = settings
        if let statementTimeout {
            let milliseconds = Int((statementTimeout / .milliseconds(1)).rounded(.up))
            settings.options["statement_timeout"] = "\(milliseconds)ms"
        }
        self.settings = settings
        self.size = max(size, 1)
        self.waitingDeadline = waitingDeadline
        self.state = Mutex(State(vacant: self.size))
    }

    package var statistics: Statistics {
        state.withLock {
            Statistics(open: size - $0.vacant, idle: $0.idle.count, waiting: $0.line.count)
        }
    }

    /// Runs `body` with a connection that nobody else has meanwhile.
    ///
    /// Throws what `body` throws, or `PostgresError`: `.poolExhausted`, `.poolClosed`, `.connectionFailed`; when the task is
    /// cancelled, `.cancelled`, with the running statement cancelled at the server. A transaction that `body` leaves open is
    /// rolled back, and is `.misuse(.transactionLeftOpen)` if it returned.
    @discardableResult
    package func withConnection<Value: Sendable>(
        _ body: @Sendable (isolated Connection) throws -> Value
    ) async throws -> Value {
        if case .connection(let idle) = try await takePlace(), let value = try await lend(idle, to: body) {
            return value
        }
        let fresh: Connection
        do {
            fresh = try await Connection.connect(settings)
        } catch {
            giveBack(.vacant)
            throw error
        }
        if let value = try await lend(fresh, to: body) { return value }
        giveBack(.vacant)
        throw PostgresError(.connectionLost)
    }

    /// Refuses new borrowers, and cancels at the server what the others are running; they get `.cancelled`.
    package func interrupt() {
        refuseBorrowers()
        let lent = state.withLock { state in
            state.isInterrupted = true
            return state.lent
        }
        for (connection, lease) in lent { connection.cancellation.cancel(lease) }
    }

    private func refuseBorrowers() {
        let waiters = state.withLock { state in
            state.isClosed = true
            var waiters: [WaitingLine.Waiter] = []
            while let waiter = state.line.popFirst() { waiters.append(waiter) }
            return waiters
        }
        for waiter in waiters { waiter.continuation.resume(returning: .failure(PostgresError(.poolClosed))) }
    }

    /// Lets borrowers finish, refuses new ones, and returns when the last connection is closed.
    package func shutdown() async {
        refuseBorrowers()
        let idle = state.withLock { state in
            defer { state.idle = [] }
            return state.idle
        }
        for connection in idle {
            await connection.close()
            giveBack(.vacant)
        }
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.vacant < size { state.awaitingEnd.append(continuation) }
                return state.vacant == size
            }
            if isOver { continuation.resume() }
        }
    }
}

extension ConnectionPool {
    fileprivate var isClosed: Bool { state.withLock(\.isClosed) }

    /// Lends `connection`, and afterwards takes back its place. Nil if it was found dead; then the place is still the caller's.
    private func lend<Value: Sendable>(
        _ connection: Connection,
        to body: @Sendable (isolated Connection) throws -> Value
    ) async throws -> Value? {
        let lease = connection.cancellation.beginLease()
        let isInterrupted = state.withLock { state in
            state.lent.append((connection, lease))
            return state.isInterrupted
        }
        if isInterrupted { connection.cancellation.cancel(lease) }
        defer { state.withLock { $0.lent.removeAll { $0.connection === connection && $0.lease == lease } } }
        return try await withTaskCancellationHandler {
            try await connection.serve(body, for: self)
        } onCancel: {
            connection.cancellation.cancel(lease)
        }
    }

    private func takePlace() async throws(PostgresError) -> Place {
        let (free, id) = try state.withLock { state throws(PostgresError) in
            if state.isClosed { throw PostgresError(.poolClosed) }
            state.lastWaiter += 1
            return (state.takeFree(), state.lastWaiter)
        }
        if let free { return free }
        return try await withTaskCancellationHandler {
            await withCheckedContinuation { wait(as: id, $0) }
        } onCancel: {
            state.withLock { $0.line.remove(id) }?.continuation.resume(
                returning: .failure(PostgresError(.cancelled))
            )
        }.get()
    }

    private func wait(as id: UInt64, _ continuation: CheckedContinuation<Result<Place, PostgresError>, Never>) {
        let deadline = ContinuousClock.now + waitingDeadline
        let answer: Result<Place, PostgresError>? = state.withLock { state in
            // Whoever cancels the task sets this before looking for the waiter, and looks for it under this lock.
            if Task.isCancelled { return .failure(PostgresError(.cancelled)) }
            if state.isClosed { return .failure(PostgresError(.poolClosed)) }
            if let free = state.takeFree() { return .success(free) }
            state.line.append(WaitingLine.Waiter(id: id, deadline: deadline, continuation: continuation))
            if !state.isWatchingDeadlines {
                state.isWatchingDeadlines = true
                Task { await self.watchDeadlines() }
            }
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }

    /// Turns away those who have waited too long, for as long as anyone waits.
    private func watchDeadlines() async {
        while true {
            let now = ContinuousClock.now
            let (late, next) = state.withLock { state in
                var late: [WaitingLine.Waiter] = []
                while let deadline = state.line.firstDeadline, deadline <= now, let waiter = state.line.popFirst() {
                    late.append(waiter)
                }
                state.isWatchingDeadlines = state.line.firstDeadline != nil
                return (late, state.line.firstDeadline)
            }
            for waiter in late { waiter.continuation.resume(returning: .failure(PostgresError(.poolExhausted))) }
            guard let next else { return }
            try? await Task.sleep(until: next, clock: .continuous)
        }
    }

    /// Passes a place on to whoever has waited longest, or keeps it.
    fileprivate func giveBack(_ place: Place) {
        let (waiter, ended) = state.withLock { state -> (WaitingLine.Waiter?, [CheckedContinuation<Void, Never>]) in
            if let waiter = state.line.popFirst() { return (waiter, []) }
            if case .connection(let connection) = place, !state.isClosed {
                state.idle.append(connection)
                return (nil, [])
            }
            state.vacant += 1
            guard state.isClosed, state.vacant == size else { return (nil, []) }
            defer { state.awaitingEnd = [] }
            return (nil, state.awaitingEnd)
        }
        waiter?.continuation.resume(returning: .success(place))
        for continuation in ended { continuation.resume() }
    }
}

extension Connection {
    /// Runs `body` if the session is there, and gives back what is left of the connection in the same hop.
    fileprivate func serve<Value>(
        _ body: (isolated Connection) throws -> Value,
        for pool: ConnectionPool
    ) throws -> Value? {
        guard seemsAlive else {
            close()
            return nil
        }
        let outcome = Result { try body(self) }
        let wasLeftOpen = !isIdle && !isBroken
        if isIdle, !pool.isClosed {
            pool.giveBack(.connection(self))
        } else {
            close()
            pool.giveBack(.vacant)
        }
        let value = try outcome.get()
        if wasLeftOpen { throw PostgresError(.misuse(.transactionLeftOpen)) }
        return value
    }
}
