internal import SupportDesk
internal import Synchronization

/// Lets those who ask the same at the same time share one reading, as records that arrive together share one commit.
///
/// A reading answers those who asked before it began, and no others: whoever asks while one is under way waits for the next, so that
/// nobody is told what was true before they asked. Alone, a request waits for nobody.
final class SharedReading<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private typealias Reading = Task<Result<Answer, DeskError>, Never>

    private struct Line {
        var running: Reading
        /// Begins when ``running`` has ended.
        var next: Reading?
    }

    private let lines = Mutex<[Question: Line]>([:])

    /// The answer to `question`, as `read` gives it, read after now. Throws what it throws.
    func answer(
        to question: Question,
        read: @escaping @Sendable () async throws(DeskError) -> Answer
    ) async throws(DeskError) -> Answer {
        let reading = lines.withLock { lines -> Reading in
            guard let line = lines[question] else {
                let reading = Reading { await self.result(of: question, read) }
                lines[question] = Line(running: reading)
                return reading
            }
            if let next = line.next { return next }
            let running = line.running
            let next = Reading {
                _ = await running.value
                self.advance(question)
                return await self.result(of: question, read)
            }
            lines[question]?.next = next
            return next
        }
        return try await reading.value.get()
    }

    /// From now on, who asks waits for the reading after the one that is about to begin.
    private func advance(_ question: Question) {
        lines.withLock { lines in
            guard let next = lines[question]?.next else { return }
            lines[question] = Line(running: next)
        }
    }

    private func result(
        of question: Question,
        _ read: @Sendable () async throws(DeskError) -> Answer
    ) async -> Result<Answer, DeskError> {
        let result: Result<Answer, DeskError>
        do {
            result = .success(try await read())
        } catch {
            result = .failure(error)
        }
        lines.withLock { lines in
            if lines[question]?.next == nil { lines[question] = nil }
        }
        return result
    }
}
