internal import DeskStore
internal import NIOCore
internal import SupportDesk
internal import Synchronization

/// The desk at one moment, with the document that tells clients of it.
///
/// A class, so that each request holds one reference to it and not a dozen.
final class DeskEdition: Sendable {
    let desk: Desk
    let document: ByteBuffer
    let tag: EntityTag

    init(_ desk: Desk) {
        self.desk = desk
        document = JSONDocument.encode(DeskDocument(desk))
        tag = EntityTag(hashing: document.readableBytesView)
    }
}

/// Keeps the latest edition of the desk, so that its document is made once and not for each request.
final class DeskShelf: Sendable {
    private struct State {
        var edition: DeskEdition?
        var readAt = ContinuousClock.now
        var isBeingRenewed = false
        /// The reading that is under way, which all who want a new edition share.
        var reading: Task<Result<DeskEdition, DeskError>, Never>?
    }

    /// Up to this age an edition is simply used.
    private static let freshFor = Duration.seconds(2)
    /// Up to this age it is used while the next one is made; beyond, the request waits for the next one.
    private static let usableFor = Duration.seconds(10)

    private let store: DeskStore
    private let state = Mutex(State())

    init(store: DeskStore) {
        self.store = store
    }

    /// The edition to judge by, a few seconds old at most. Throws `.unavailable`.
    func edition() async throws(DeskError) -> DeskEdition {
        guard let (edition, renew) = usable() else { return keep(try await store.desk()) }
        if renew {
            // Of its own, so that making the document holds up no one's request.
            Task {
                if let desk = try? await store.desk() { _ = keep(desk) }
                state.withLock { $0.isBeingRenewed = false }
            }
        }
        return edition
    }

    /// The edition at hand, and whether the caller is the one to renew it.
    private func usable() -> (DeskEdition, renew: Bool)? {
        state.withLock { state in
            let age = ContinuousClock.now - state.readAt
            guard let edition = state.edition, age < Self.usableFor else { return nil }
            let renew = age > Self.freshFor && !state.isBeingRenewed
            if renew { state.isBeingRenewed = true }
            return (edition, renew)
        }
    }

    /// The edition after what may have changed a moment ago. Throws `.unavailable`.
    ///
    /// However many ask at once, the database is asked by one of them: wrong codes in numbers must not become a load.
    func newEdition() async throws(DeskError) -> DeskEdition {
        let reading = state.withLock { state in
            if let reading = state.reading { return reading }
            let reading = Task { await self.read() }
            state.reading = reading
            return reading
        }
        return try await reading.value.get()
    }

    private func read() async -> Result<DeskEdition, DeskError> {
        defer { state.withLock { $0.reading = nil } }
        do {
            return .success(keep(try await store.currentDesk()))
        } catch {
            return .failure(error)
        }
    }

    private func keep(_ desk: Desk) -> DeskEdition {
        let edition = DeskEdition(desk)
        state.withLock { state in
            state.edition = edition
            state.readAt = .now
        }
        return edition
    }
}
