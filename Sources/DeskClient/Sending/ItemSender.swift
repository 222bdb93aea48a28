internal import DeskText
internal import FoundationEssentials
internal import Glibc
package import SupportDesk

/// How an item arrived.
package struct Delivery: Hashable, Sendable {
    /// The answer, byte for byte; nil when it was found out otherwise that the item had arrived.
    package let answer: [UInt8]?
    /// 200 or 201, or 202 when it waits for approval.
    package let status: Int

    package var waitsForApproval: Bool { status == 202 }
}

/// What became of an attempt to send an item.
package enum SendingOutcome: Sendable {
    case delivered(Delivery)
    /// Refused for what it says or asks: sent again, it would be again.
    case refused(ProblemDocument)
    /// Neither does it speak against the item nor would waiting help: the token is not known, the server cannot be trusted.
    case stopped(ClientFailure)
    /// It may go better in a moment; `mayHaveArrived` when the server may have it all the same.
    case failed(ClientFailure, wait: Duration, mayHaveArrived: Bool)
}

/// Sends items to the server under their own ids: however often one arrives, it counts once.
package struct ItemSender {
    /// How patient it is. A person sits beside it and waits, and knows that the item is safe.
    package struct Patience: Sendable {
        /// Before the second attempt, before the third: there is one attempt more than there are pauses.
        package var pauses: [Duration] = [.milliseconds(100), .milliseconds(300)]
        /// For one attempt. The server answers in milliseconds.
        package var attempt = Duration.milliseconds(1200)
        /// For all of them with the pauses.
        package var whole = Duration.milliseconds(1500)
        /// An attempt with less time left than this is not worth beginning.
        package var shortestAttempt = Duration.milliseconds(200)

        package init() {}
    }

    let connection: DeskConnection
    private let patience: Patience

    package init(_ connection: DeskConnection, patience: Patience = Patience()) {
        self.connection = connection
        self.patience = patience
    }

    /// Sends the item, and again while the answer stays away. Where nobody listens, nobody will in half a second.
    ///
    /// - Parameters:
    ///   - isNew: whether it was made this moment, so that nothing can have sent it before.
    ///   - end: until when; as long as it is patient when nil.
    package func send(
        _ item: OutboxItem,
        isNew: Bool,
        until end: ContinuousClock.Instant? = nil
    ) -> SendingOutcome {
        let end = end ?? .now + patience.whole
        var pauses = patience.pauses[...]
        var mayHaveArrived = !isNew && !item.isUnsent
        while true {
            let outcome = attempt(
                item,
                mayHaveArrived: mayHaveArrived,
                deadline: min(patience.attempt, end - .now)
            )
            guard case .failed(let failure, let wait, let maybe) = outcome else { return outcome }
            mayHaveArrived = mayHaveArrived || maybe
            let pause = failure.mayPass ? pauses.popFirst().map { max($0, wait) } : nil
            guard let pause, .now + pause + patience.shortestAttempt <= end else {
                // A server that may have it and then cannot be reached leaves it open.
                let isOpen = if case .client(.notReached) = failure { mayHaveArrived } else { false }
                let told = isOpen ? connection.failure(.noAnswer(""), .sending) : failure
                return .failed(told, wait: wait, mayHaveArrived: mayHaveArrived)
            }
            usleep(UInt32(pause.inMilliseconds) * 1000)
        }
    }

    /// One attempt.
    ///
    /// - Parameter mayHaveArrived: whether an earlier one may have: then a record that is void already is as it should be.
    func attempt(_ item: OutboxItem, mayHaveArrived: Bool, deadline: Duration) -> SendingOutcome {
        let response: HTTPResponse
        do {
            response = try connection.send(item, deadline: deadline)
        } catch {
            return outcome(of: error)
        }
        if let delivery = Delivery(response, of: item) { return .delivered(delivery) }
        let outcome = outcome(status: response.status, response)
        guard case .refused(let problem) = outcome else { return outcome }
        switch (item.kind, problem.status) {
        case (.void, 409) where mayHaveArrived && problem.type == DeskError.alreadyVoid.type:
            // Whoever has made it void: that is what was wanted.
            return .delivered(Delivery(answer: nil, status: 200))
        case (.correction, 412), (.correction, 409):
            // An attempt whose answer was lost, or another run that sends what waits, may have made it.
            return isOnRecord(item) ? .delivered(Delivery(answer: nil, status: 200)) : outcome
        default:
            return outcome
        }
    }

    /// Whether the revision after the one that was seen is this very correction, from an attempt whose answer was lost.
    private func isOnRecord(_ item: OutboxItem) -> Bool {
        guard let correction = item.correction, let expected = item.expected,
            let revisions = try? connection.revisions(of: item.record).document.items,
            let made = revisions.first(where: { $0.revision == expected + 1 })
        else { return false }
        return made.kind == ConsultationRevision.Kind.corrected.rawValue && made.reason == correction.reason
            && ConsultationDraft(made.consultation).says(correction.changes)
    }

    func outcome(of failure: HTTPFailure) -> SendingOutcome {
        let told = connection.failure(failure, .sending)
        return switch failure {
        case .notTrusted: .stopped(told)
        case .notReached: .failed(told, wait: .zero, mayHaveArrived: false)
        case .noAnswer: .failed(told, wait: .zero, mayHaveArrived: true)
        }
    }

    /// What an answer that is no success means for an item.
    func outcome(status: Int, _ response: HTTPResponse) -> SendingOutcome {
        let failure = connection.failure(response)
        // A page of somebody else's, of a hotel's network for one, says nothing about the item.
        guard case .refused(let problem) = failure else {
            return .failed(failure, wait: .zero, mayHaveArrived: true)
        }
        switch status {
        case 401: return .stopped(failure)
        case 408, 429, 500...:
            let wait = response.header("retry-after").flatMap { Int($0) } ?? 0
            return .failed(failure, wait: .seconds(max(0, wait)), mayHaveArrived: true)
        default: return .refused(problem)
        }
    }
}

extension Delivery {
    /// The delivery that this answer tells of; nil when it tells of none, or of something else.
    fileprivate init?(_ response: HTTPResponse, of item: OutboxItem) {
        struct Answered: Decodable { let id: String }
        guard [200, 201, 202].contains(response.status),
            let answered = try? JSONDecoder().decode(Answered.self, from: Data(response.body)),
            response.status == 202 || answered.id == item.record.written
        else { return nil }
        self.init(answer: response.body, status: response.status)
    }
}

extension ClientFailure {
    /// Whether it may go better in a moment: it tells of the moment, not of the item, and the server may have it.
    fileprivate var mayPass: Bool {
        switch self {
        case .client(.noAnswer): true
        case .refused(let problem): [408, 429, 502, 503, 504].contains(problem.status)
        default: false
        }
    }
}
