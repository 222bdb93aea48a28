internal import Synchronization

/// Whether the server still takes requests about the desk, and how many of those that it took are being answered.
final class Openness: Sendable {
    private struct State {
        var isClosing = false
        var inside = 0

        var isEmptied: Bool { isClosing && inside == 0 }
    }

    private let state = Mutex(State())
    private let (emptyings, emptied) = AsyncStream.makeStream(of: Void.self)

    var isClosing: Bool { state.withLock(\.isClosing) }

    /// From now on nobody is let in.
    func close() {
        tell { $0.isClosing = true }
    }

    /// Lets a request in, which is to leave when it has been answered; false when the server is stopping.
    func enter() -> Bool {
        state.withLock { state in
            if !state.isClosing { state.inside += 1 }
            return !state.isClosing
        }
    }

    func leave() {
        tell { $0.inside -= 1 }
    }

    /// Returns, once closed, when the last request has left; or when the task is cancelled.
    func whenEmpty() async {
        for await _ in emptyings { return }
    }

    private func tell(_ change: (inout State) -> Void) {
        let isEmptied = state.withLock { state in
            change(&state)
            return state.isEmptied
        }
        if isEmptied { emptied.yield() }
    }
}
