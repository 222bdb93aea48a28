/// So many at a time; the others wait in the order in which they came.
///
/// Swift Testing begins all tests at once, and each with a database wants a dozen connections of a cluster that has a few hundred.
actor Places {
    private var free: Int
    private var line: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) {
        free = count
    }

    nonisolated func whenFree<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        await take()
        let result: Result<Value, any Error>
        do {
            result = .success(try await body())
        } catch {
            result = .failure(error)
        }
        await leave()
        return try result.get()
    }

    private func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { line.append($0) }
        }
    }

    private func leave() {
        if line.isEmpty { free += 1 } else { line.removeFirst().resume() }
    }
}
