/// Those who wait for a place in the pool, first come, first served.
struct WaitingLine {
    struct Waiter {
        let id: UInt64
        let deadline: ContinuousClock.Instant
        let continuation: CheckedContinuation<Result<ConnectionPool.Place, PostgresError>, Never>
    }

    /// The oldest waiter stands last here, and then come those of `newer` from its beginning.
    private var older: [Waiter] = []
    private var newer: [Waiter] = []

    var count: Int { older.count + newer.count }

    /// All waiters wait equally long, so the first deadline is that of the first waiter.
    var firstDeadline: ContinuousClock.Instant? { (older.last ?? newer.first)?.deadline }

    mutating func append(_ waiter: Waiter) {
        newer.append(waiter)
    }

    mutating func popFirst() -> Waiter? {
        if older.isEmpty {
            older = newer.reversed()
            newer = []
        }
        return older.popLast()
    }

    mutating func remove(_ id: UInt64) -> Waiter? {
        if let index = older.firstIndex(where: { $0.id == id }) { return older.remove(at: index) }
        if let index = newer.firstIndex(where: { $0.id == id }) { return newer.remove(at: index) }
        return nil
    }
}
