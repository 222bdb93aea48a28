internal import DeskStore
internal import DeskText
internal import Logging
internal import NIOCore
internal import SupportDesk

/// Keeps the ward's reports of every version of a closed period, word for word as they were when it came into force.
struct Publisher: Sendable {
    /// Those who ask for it while a round is under way share the next one.
    private enum Round: Hashable {
        case next
    }

    private let store: DeskStore
    private let maker: ReportMaker
    private let logger: Logger
    private let now: @Sendable () -> Instant
    private let rounds = SharedReading<Round, Void>()
    private let changes = OneByOne()

    init(store: DeskStore, logger: Logger, now: @escaping @Sendable () -> Instant) {
        self.store = store
        maker = ReportMaker(store: store)
        self.logger = logger
        self.now = now
    }

    /// Closes or approves something. What comes into force by it is published afterwards, and in any case before something else
    /// replaces it.
    func publishing<Value: Sendable>(
        _ change: @escaping @Sendable () async throws(DeskError) -> Value
    ) async throws(DeskError) -> Value {
        let value = try await changes.run { () throws(DeskError) in
            // The reports of what this replaces cannot be made any more once it is done.
            await publish()
            return try await change()
        }
        // A whole year takes seconds, for which whoever closes need not wait.
        Task { await publish() }
        return value
    }

    /// Makes and keeps what is not published yet of the versions in force; returns when that is done. What cannot be made is logged,
    /// holds up nothing else, and is tried again the next time.
    func publish() async {
        do {
            try await rounds.answer(to: .next) { () throws(DeskError) in try await publishAll() }
        } catch {
            logger.error("publishing reports", metadata: ["error": "\(error)"])
        }
    }

    /// A report as it was published. Throws `.conflict(.versionNotPublished)`, `.unavailable`.
    func document(of published: PublishedReport) async throws(DeskError) -> String {
        do {
            return try await store.document(of: published)
        } catch .conflict(.versionNotPublished) {
            // It may be in the making, or could not be made the last time.
            await publish()
            return try await store.document(of: published)
        }
    }

    private func publishAll() async throws(DeskError) {
        let missing = try await store.unpublished(in: Language.allCases.map(\.rawValue))
        guard !missing.isEmpty else { return }
        let desk = try await store.currentDesk()
        let versions = Dictionary(grouping: missing, by: \.period)
        for (_, reports) in versions.sorted(by: { $0.key < $1.key }) {
            var documents: [PublishedReport: String] = [:]
            for report in reports { documents[report] = await document(report, desk: desk) }
            try await store.publish(documents)
        }
    }

    /// The report as the period's last day shows it; nil when it cannot be made, or when the version is not in force any more.
    private func document(_ published: PublishedReport, desk: Desk) async -> String? {
        let metadata: Logger.Metadata = [
            "period": "\(published.period.code)", "version": "\(published.version)",
            "report": "\(published.report.rawValue)", "language": "\(published.language)",
        ]
        guard let language = Language(rawValue: published.language) else { return nil }
        let today = now().day
        let question = ReportQuestion(
            report: published.report,
            scope: ReportScope(published.period, today: today),
            today: today,
            language: language
        )
        do throws(DeskError) {
            let made = try await maker.report(question, desk: desk)
            guard made.status.version == published.version else {
                logger.error("the version has been replaced before its report was made", metadata: metadata)
                return nil
            }
            return String(buffer: made.bytes)
        } catch {
            logger.error(
                "a report cannot be published",
                metadata: metadata.merging(["error": "\(error)"]) { $1 }
            )
            return nil
        }
    }
}
