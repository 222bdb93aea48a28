internal import Synchronization

/// Has the keys at hand, and reads them again once their source has others: so a running service follows a rotation.
final class KeyHolder: Sendable {
    /// How often it is looked whether the file has changed, and how often at most a command is asked again.
    fileprivate static let freshFor = Duration.seconds(1)

    private struct State {
        var ring: KeyRing?
        var stamp: KeySource.Stamp?
        var looked: ContinuousClock.Instant?

        /// Whether it is time to look again.
        var isDue: Bool { looked.map { ContinuousClock.now - $0 >= KeyHolder.freshFor } ?? true }
    }

    private let source: KeySource?
    private let state = Mutex(State())

    /// - Parameter source: nil when there are no keys.
    init(_ source: KeySource?) {
        self.source = source
    }

    /// The keys as they are now. Throws `.noKeys`.
    func ring() throws(SealError) -> KeyRing {
        try ring { $0.isDue && source?.stamp != $0.stamp }
    }

    /// The same; if this key is not among them, they are read again before it is given up. Throws `.noKeys`.
    func ring(knowing id: KeyRing.ID) throws(SealError) -> KeyRing {
        let ring = try ring()
        guard ring.key(id) == nil else { return ring }
        return try self.ring { state in
            guard let stamp = source?.stamp else { return state.isDue }
            return stamp != state.stamp
        }
    }

    /// Reads the keys again, whether or not their source seems to have others. Throws ``KeyProblem``, and keeps those that there were.
    func refresh() throws(KeyProblem) {
        guard let source else { return }
        let stamp = source.stamp
        // Not under the lock: a command may take its time, and nobody is to wait for it.
        let ring = try source.read()
        state.withLock { state in (state.ring, state.stamp, state.looked) = (ring, stamp, .now) }
    }

    private func ring(readingIf isOld: (State) -> Bool) throws(SealError) -> KeyRing {
        let ring = state.withLock { state -> KeyRing? in
            let isWanted = state.ring == nil || isOld(state)
            if state.isDue { state.looked = .now }
            guard isWanted else { return state.ring }
            // Before the file is read: what changes meanwhile is seen the next time.
            let stamp = source?.stamp
            state.looked = .now
            // What was readable stays usable while somebody mends the file.
            if let ring = try? source?.read() { (state.ring, state.stamp) = (ring, stamp) }
            return state.ring
        }
        guard let ring else { throw .noKeys }
        return ring
    }
}
