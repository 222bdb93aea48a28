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
        var renewAt = ContinuousClock.now
        /// The reading that is under way, which all who want a new edition share.
        var reading: Task<Result<DeskEdition, DeskError>, Never>?
    }

    /// How long an edition is good for. The store's own snapshot is a few seconds old at most.
    private static let lifetime = Duration.seconds(1)

    private let store: DeskStore
    private let state = Mutex(State())

    init(store: DeskStore) {
        self.store = store
    }

    /// The edition to judge by. Throws `.unavailable`.
    func edition() async throws(DeskError) -> DeskEdition {
        let now = ContinuousClock.now
        let current = state.withLock { state -> DeskEdition? in
            guard state.edition != nil, now >= state.renewAt else { return state.edition }
            // One caller renews it; the others need not wait for that.
            state.renewAt = now + Self.lifetime
            return nil
        }
        if let current { return current }
        return keep(try await store.desk())
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
            state.renewAt = .now + Self.lifetime
        }
        return edition
    }
}
