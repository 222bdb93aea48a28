internal import SupportDesk
internal import Synchronization

/// Runs what it is given one after another, in the order in which it came, to the end even when nobody waits for it any more.
final class OneByOne: Sendable {
    private let last = Mutex<Task<Void, Never>?>(nil)

    func run<Value: Sendable>(
        _ body: @escaping @Sendable () async throws(DeskError) -> Value
    ) async throws(DeskError) -> Value {
        let task = last.withLock { last in
            let before = last
            let task = Task { () -> Result<Value, DeskError> in
                await before?.value
                do throws(DeskError) {
                    return .success(try await body())
                } catch {
                    return .failure(error)
                }
            }
            last = Task { _ = await task.value }
            return task
        }
        return try await task.value.get()
    }
}
