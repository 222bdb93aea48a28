internal import DeskText
internal import Glibc

/// Sends at once, and again under the same id while the answer stays away: the server counts it once.
package struct DirectSender: ConsultationSender {
    /// How patient it is. A person sits beside it and waits.
    package struct Patience: Sendable {
        /// Before the second attempt, before the third: there is one attempt more than there are pauses.
        package var pauses: [Duration] = [.milliseconds(100), .milliseconds(400)]
        /// For one attempt. The server answers in milliseconds; in two seconds when its database is busy.
        package var attempt = Duration.milliseconds(2500)
        /// For all of them with the pauses.
        package var whole = Duration.seconds(4)
        /// An attempt with less time left than this is not worth beginning.
        package var shortestAttempt = Duration.milliseconds(300)

        package init() {}
    }

    private enum Attempt {
        case delivered(Delivery)
        case refused(ClientFailure)
        /// It may go better in a moment; `mayHaveArrived` when the server may have it all the same.
        case failed(ClientFailure, wait: Duration, mayHaveArrived: Bool)
    }

    /// Statuses that tell of the moment, not of the request.
    private static let passingStatuses: Set<Int> = [408, 429, 502, 503, 504]

    private let connection: DeskConnection
    private let patience: Patience

    package init(_ connection: DeskConnection, patience: Patience = Patience()) {
        self.connection = connection
        self.patience = patience
    }

    package func send(_ consultation: OutgoingConsultation) throws(ClientFailure) -> Delivery {
        let end = ContinuousClock.now + patience.whole
        var pauses = patience.pauses[...]
        var mayHaveArrived = false
        while true {
            switch attempt(consultation, deadline: min(patience.attempt, end - .now)) {
            case .delivered(let delivery): return delivery
            case .refused(let failure): throw failure
            case .failed(let failure, let wait, let maybe):
                mayHaveArrived = mayHaveArrived || maybe
                let pause = pauses.popFirst().map { max($0, wait) }
                guard let pause, .now + pause + patience.shortestAttempt <= end else {
                    throw mayHaveArrived ? connection.failure(.noAnswer(""), .recording) : failure
                }
                usleep(UInt32(pause.inMilliseconds) * 1000)
            }
        }
    }

    private func attempt(_ consultation: OutgoingConsultation, deadline: Duration) -> Attempt {
        do {
            let response = try connection.put(consultation, deadline: deadline)
            if [200, 201, 202].contains(response.status) {
                return .delivered(
                    Delivery(
                        record: response.body,
                        wasThereBefore: response.status == 200,
                        awaitsApproval: response.status == 202
                    )
                )
            }
            let failure = connection.failure(response)
            guard Self.passingStatuses.contains(response.status) else { return .refused(failure) }
            let wait = response.header("retry-after").flatMap { Int($0) } ?? 0
            return .failed(failure, wait: .seconds(max(0, wait)), mayHaveArrived: false)
        } catch {
            let failure = connection.failure(error, .recording)
            switch error {
            case .notTrusted: return .refused(failure)
            case .notReached: return .failed(failure, wait: .zero, mayHaveArrived: false)
            case .noAnswer: return .failed(failure, wait: .zero, mayHaveArrived: true)
            }
        }
    }
}
