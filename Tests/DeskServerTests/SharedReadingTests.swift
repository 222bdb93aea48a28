import SupportDesk
import Synchronization
import Testing

@testable import DeskServer

@Suite("Readings that are shared")
struct SharedReadingTests {
    /// Readings that begin one by one, and end when they are told to.
    private final class Desk: Sendable {
        private struct State {
            var record = 0
            var begun = 0
            var gates: [CheckedContinuation<Void, Never>] = []
        }

        private let state = Mutex(State())

        var begun: Int { state.withLock(\.begun) }

        func write() { state.withLock { $0.record += 1 } }

        func endReading() async {
            while true {
                let gate = state.withLock { $0.gates.isEmpty ? nil : $0.gates.removeFirst() }
                if let gate { return gate.resume() }
                await Task.yield()
            }
        }

        /// What stood there when it began.
        func read() async -> Int {
            let record = state.withLock { state in
                state.begun += 1
                return state.record
            }
            await withCheckedContinuation { gate in state.withLock { $0.gates.append(gate) } }
            return record
        }
    }

    private func waitUntil(_ condition: () -> Bool) async {
        while !condition() { await Task.yield() }
    }

    @Test("Whoever asks while a reading is under way is told what the next one finds")
    func nothingStale() async throws {
        let (desk, readings) = (Desk(), SharedReading<String, Int>())
        let first = Task { try await readings.answer(to: "a") { () throws(DeskError) in await desk.read() } }
        await waitUntil { desk.begun == 1 }
        desk.write()
        let late = (0..<5).map { _ in
            Task { try await readings.answer(to: "a") { () throws(DeskError) in await desk.read() } }
        }
        for _ in 0..<200 { await Task.yield() }
        await desk.endReading()
        #expect(try await first.value == 0)
        await desk.endReading()
        for task in late {
            let answer = try await task.value
            #expect(answer == 1)
        }
        #expect(desk.begun <= 3, "those who waited together share")
    }

    @Test("Different questions do not wait for each other, and a failure is told to those who shared it alone")
    func failures() async throws {
        let readings = SharedReading<String, Int>()
        for _ in 0..<3 {
            await #expect(throws: DeskError.unavailable(retryAfter: 1)) {
                try await readings.answer(to: "a") { () throws(DeskError) in throw .unavailable(retryAfter: 1) }
            }
        }
        let desk = Desk()
        let slow = Task { try await readings.answer(to: "a") { () throws(DeskError) in await desk.read() } }
        await waitUntil { desk.begun == 1 }
        let other = try await readings.answer(to: "b") { () throws(DeskError) in 7 }
        #expect(other == 7)
        await desk.endReading()
        #expect(try await slow.value == 0)
    }
}
