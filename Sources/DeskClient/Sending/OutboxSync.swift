package import DeskText
internal import FoundationEssentials
internal import Glibc
internal import SupportDesk

/// Sends what waits in the outbox: consultations in batches, then the changes to them, each record's in order. What is refused,
/// or fails again and again, does not hold up the others.
package struct OutboxSync {
    /// What became of the items.
    package struct Result: Hashable, Sendable {
        package var sent = 0
        package var waitingForApproval = 0
        /// In this run.
        package var refused = 0
        /// Why it ended before all was sent; nil when nothing more could be.
        package var failure: ClientFailure?

        fileprivate var done: Int { sent + waitingForApproval + refused }
    }

    /// How many records go in one request, at most; after a failure an eighth of it, so that one bad record is soon found.
    private static let largestBatch = 512
    /// In bytes. The server takes 1 MiB.
    private static let longestBatch = 900_000
    private static let deadline = Duration.seconds(30)

    private let outbox: Outbox
    private let sender: ItemSender
    private let pause: (Duration) -> Void
    private let progress: (_ done: Int, _ all: Int) -> Void
    private let arrived: (OutboxItem) -> Void
    private var backOff: BackOff

    private var result = Result()
    private var batchSize = largestBatch
    /// Items that failed all by themselves: they wait for the next run.
    private var passedOver: Set<Int> = []
    private var passedOverInARow = 0
    /// So many in a row, and it is not the items that are at fault.
    private static let mostPassedOverInARow = 3

    /// - Parameters:
    ///   - progress: is told after each request how many of all are done.
    ///   - arrived: is told of each item that has arrived.
    package init(
        _ outbox: Outbox,
        over connection: DeskConnection,
        backOff: BackOff = BackOff(),
        progress: @escaping (_ done: Int, _ all: Int) -> Void = { _, _ in },
        arrived: @escaping (OutboxItem) -> Void = { _ in },
        pause: @escaping (Duration) -> Void = OutboxSync.sleep
    ) {
        self.outbox = outbox
        sender = ItemSender(connection)
        self.backOff = backOff
        self.progress = progress
        self.arrived = arrived
        self.pause = pause
    }

    package static func sleep(_ duration: Duration) {
        usleep(UInt32(duration.inMilliseconds) * 1000)
    }

    /// Sends until nothing is left that can be sent.
    package mutating func run() throws(ConfigurationProblem) -> Result {
        while true {
            let before = result.done
            let end = try round()
            if result.done > before { backOff.reset() }
            switch end {
            case .done: return result
            case .stopped(let failure):
                result.failure = failure
                return result
            case .failed(let failure, let wait):
                var random = SystemRandomNumberGenerator()
                guard let pause = backOff.pause(atLeast: wait, random: .random(in: 0...1, using: &random)) else {
                    result.failure = failure
                    return result
                }
                self.pause(pause)
            }
        }
    }

    // MARK: A round

    private enum End {
        case done
        case stopped(ClientFailure)
        case failed(ClientFailure, wait: Duration)
    }

    /// Goes through what waits once, as far as the server lets it.
    private mutating func round() throws(ConfigurationProblem) -> End {
        let all = try outbox.items()
        let waiting = all.filter { $0.refusal == nil && !passedOver.contains($0.number) }
        let total = result.done + waiting.count
        var unsent = Set(all.filter { $0.kind == .consultation }.map(\.record))
        var records = waiting.filter { $0.kind == .consultation }[...]
        while !records.isEmpty {
            let batch = nextBatch(&records)
            let end = try send(batch, &unsent)
            progress(result.done, total)
            if let end { return end }
        }
        var blocked = unsent.union(all.filter { $0.refusal != nil }.map(\.record))
        for item in waiting where item.kind != .consultation && !blocked.contains(item.record) {
            let end = try send(change: item, &blocked)
            progress(result.done, total)
            if let end { return end }
        }
        return passedOver.isEmpty
            ? .done : .stopped(lastFailure ?? .client(.noAnswer(server: sender.connection.server.text, .sending)))
    }

    /// What failed last, for those that are passed over.
    private var lastFailure: ClientFailure?

    private func nextBatch(_ records: inout ArraySlice<OutboxItem>) -> [OutboxItem] {
        var batch: [OutboxItem] = []
        var bytes = 0
        while let item = records.first, batch.count < batchSize, batch.isEmpty || bytes < Self.longestBatch {
            bytes += item.body.count + 64
            guard batch.isEmpty || bytes < Self.longestBatch else { break }
            batch.append(item)
            records.removeFirst()
        }
        return batch
    }

    /// Sends consultations together. `unsent` loses those that have arrived.
    private mutating func send(
        _ batch: [OutboxItem],
        _ unsent: inout Set<Consultation.ID>
    ) throws(ConfigurationProblem) -> End? {
        let noted = try outbox.noteSending(batch)
        let outcomes =
            noted.count == 1
            ? [sender.attempt(noted[0], mayHaveArrived: true, deadline: Self.deadline)] : outcomes(of: noted)
        var arrived: [OutboxItem] = []
        var end: End?
        for (item, outcome) in zip(noted, outcomes) {
            if case .delivered(let delivery) = outcome {
                arrived.append(item)
                note(item, delivery)
            } else {
                let itemEnd = try settle(item, outcome, isAlone: noted.count == 1)
                end = end ?? itemEnd
            }
        }
        try outbox.remove(arrived)
        unsent.subtract(arrived.map(\.record))
        if let first = outcomes.first { try noteMissed(zip(batch, noted), first) }
        batchSize = end == nil ? min(batchSize * 8, Self.largestBatch) : max(1, batchSize / 8)
        return end
    }

    /// When nobody was there, what had not left before still has not.
    private func noteMissed(
        _ items: some Sequence<(OutboxItem, OutboxItem)>,
        _ outcome: SendingOutcome
    ) throws(ConfigurationProblem) {
        guard case .failed(.client(.notReached), _, _) = outcome else { return }
        try outbox.noteUnsent(items.filter { $0.0.isUnsent }.map { $0.1 })
    }

    /// What became of each item of a batch. The whole fails as one when there is no answer to it, and when it is refused as one.
    private func outcomes(of batch: [OutboxItem]) -> [SendingOutcome] {
        let response: HTTPResponse
        do {
            response = try sender.connection.send(batch: batch, deadline: Self.deadline)
        } catch {
            return batch.map { _ in sender.outcome(of: error) }
        }
        guard response.status == 200 else {
            let outcome = sender.outcome(status: response.status, response)
            guard case .refused(let problem) = outcome else { return batch.map { _ in outcome } }
            // It speaks against the batch, not against each of its records: they go one by one.
            let failed = SendingOutcome.failed(.refused(problem), wait: .zero, mayHaveArrived: false)
            return batch.map { _ in failed }
        }
        var answers: [String: BatchLineDocument] = [:]
        for line in response.body.split(separator: UInt8(ascii: "\n")) {
            guard let answer = try? JSONDecoder().decode(BatchLineDocument.self, from: Data(line)) else { continue }
            if let id = answer.id { answers[id] = answer }
        }
        return batch.map { item in
            guard let answer = answers[item.record.written] else {
                let failure = sender.connection.failure(.noAnswer(""), .sending)
                return .failed(failure, wait: .zero, mayHaveArrived: true)
            }
            return outcome(answer)
        }
    }

    private func outcome(_ answer: BatchLineDocument) -> SendingOutcome {
        if [200, 201, 202].contains(answer.status) {
            return .delivered(Delivery(answer: nil, status: answer.status))
        }
        guard let problem = answer.problem, !(500...).contains(answer.status), ![408, 429].contains(answer.status)
        else {
            let failure: ClientFailure =
                answer.problem.map { .refused($0) }
                ?? .client(.strangeAnswer(server: sender.connection.server.text, status: answer.status))
            return .failed(failure, wait: .zero, mayHaveArrived: true)
        }
        return .refused(problem)
    }

    private mutating func send(
        change item: OutboxItem,
        _ blocked: inout Set<Consultation.ID>
    ) throws(ConfigurationProblem) -> End? {
        let noted = try outbox.noteSending([item])[0]
        let outcome = sender.attempt(noted, mayHaveArrived: !item.isUnsent, deadline: Self.deadline)
        let end = try settle(noted, outcome, isAlone: true)
        try noteMissed([(item, noted)], outcome)
        if case .delivered = outcome { return end }
        blocked.insert(item.record)
        return end
    }

    /// Does in the outbox what the outcome says. Gives an end when the others had better not be sent now.
    private mutating func settle(
        _ item: OutboxItem,
        _ outcome: SendingOutcome,
        isAlone: Bool
    ) throws(ConfigurationProblem) -> End? {
        switch outcome {
        case .delivered(let delivery):
            note(item, delivery)
            try outbox.remove([item])
        case .refused(let problem):
            result.refused += 1
            try outbox.refuse(item, problem)
        case .stopped(let failure): return .stopped(failure)
        case .failed(let failure, let wait, let mayHaveArrived):
            lastFailure = failure
            // Nobody there, or the server says that it is busy: the next one would fare no better.
            guard isAlone, mayHaveArrived, wait == .zero, batchSize == 1,
                passedOverInARow < Self.mostPassedOverInARow
            else {
                if isAlone { batchSize = 1 }
                return .failed(failure, wait: wait)
            }
            passedOver.insert(item.number)
            passedOverInARow += 1
        }
        return nil
    }

    private mutating func note(_ item: OutboxItem, _ delivery: Delivery) {
        passedOverInARow = 0
        arrived(item)
        if delivery.waitsForApproval { result.waitingForApproval += 1 } else { result.sent += 1 }
    }
}
