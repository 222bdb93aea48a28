package import DeskStore
internal import DeskText
internal import Hummingbird
package import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import SupportDesk
internal import UnixSignals

/// Serves until SIGTERM or SIGINT: then it first says that it is stopping, lets accepted requests finish, and closes the
/// database's connections last. Throws `InstallationProblem`: `.unusableAddress` when it cannot listen where it
/// is told to; `.keyMissing`, `.keyRetired` or `.otherSearchKey` when its keys are not those in use.
package func serve(store: DeskStore, settings: ServerSettings, logger: Logger) async throws {
    // Said before it is ready, where the database can tell already; where it cannot yet, it is asked until it can.
    if let mismatch = try? await store.noteKeys(at: SystemClock.now()) { throw InstallationProblem(mismatch) }
    let application = DeskApplication(store: store, settings: settings, logger: logger, now: SystemClock.now)
    do {
        try await application.group(over: store, endingOn: [.sigterm, .sigint]).run()
    } catch let error where error is IOError || error is SocketAddressError.UnknownHost {
        throw InstallationProblem.unusableAddress(host: settings.host, port: settings.port)
    }
}

extension DeskApplication {
    /// After the deadline, so long for the last answers to be written.
    private static let lastWords = Duration.seconds(2)

    /// The server with all that it takes to stop it in order. Throws as ``service(whenListening:)`` does.
    ///
    /// - Parameter whenListening: is told the port.
    func group(
        over store: DeskStore,
        endingOn signals: [UnixSignal],
        whenListening: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(InstallationProblem) -> ServiceGroup {
        let notices = ServiceNotices(socket: settings.noticeSocket, logger: logger)
        // They are stopped in the opposite order.
        var configuration = ServiceGroupConfiguration(
            services: [
                StoreService(store: store), KeyWatch(store: store, now: now, logger: logger),
                PublishingService(publisher: publisher),
                try service { port in
                    notices.send(.ready)
                    whenListening(port)
                },
                Doorkeeper(openness: openness, store: store, settings: settings, notices: notices, logger: logger),
            ],
            gracefulShutdownSignals: signals,
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration =
            settings.drainTime + settings.shutdownDeadline + Self.lastWords
        return ServiceGroup(configuration: configuration)
    }
}

/// Keeps the store open until everything else has stopped.
private struct StoreService: Service {
    let store: DeskStore

    func run() async throws {
        try? await gracefulShutdown()
        await store.shutdown()
    }
}

/// Ends the service when its keys are not those in use: it would write what nobody could read together with the rest. A database that does
/// not answer is asked until it does. Throws `InstallationProblem`: `.keyMissing`, `.keyRetired`, `.otherSearchKey`.
struct KeyWatch: Service {
    private static let pauseAfterFailure = Duration.seconds(1)

    let store: DeskStore
    let now: @Sendable () -> Instant
    let logger: Logger
    /// Between two looks. Well within the time after which a key may be retired (``DeskStore/untilNoticed``).
    var pause = Duration.seconds(30)

    func run() async throws {
        do { try await cancelWhenGracefulShutdown(watch) } catch is CancellationError {}
    }

    private func watch() async throws {
        while true {
            do {
                if let mismatch = try await store.noteKeys(at: now()) { throw InstallationProblem(mismatch) }
                try await Task.sleep(for: pause)
            } catch is DeskError {
                try await Task.sleep(for: Self.pauseAfterFailure)
            }
            do {
                try store.refreshKeys()
            } catch {
                logger.error(
                    "the keys cannot be read again, those from before stay in use",
                    metadata: ["error": "\(error)"]
                )
            }
        }
    }
}

extension InstallationProblem {
    fileprivate init(_ mismatch: KeyMismatch) {
        switch mismatch {
        case .missing(let id): self = .keyMissing(id: id)
        case .retired(let id): self = .keyRetired(id: id)
        case .otherSearchKey: self = .otherSearchKey
        }
    }
}

/// Makes up at the start for reports that were left unpublished.
struct PublishingService: Service {
    let publisher: Publisher

    func run() async throws {
        await publisher.publish()
        try? await gracefulShutdown()
    }
}

/// Turns new requests away, and waits for those that were accepted, before the server stops listening: so that whoever asks
/// `/readyz` sees it turn, and whoever comes with a request is told to come back rather than left without an answer.
private struct Doorkeeper: Service {
    let openness: Openness
    let store: DeskStore
    let settings: ServerSettings
    let notices: ServiceNotices
    let logger: Logger

    func run() async throws {
        // Thrown when the server ends otherwise, and there is nothing to turn away.
        do { try await gracefulShutdown() } catch { return }
        openness.close()
        logger.notice("stopping")
        notices.send(.stopping)
        try? await Task.sleep(for: settings.drainTime)
        guard await !isEmptied(within: settings.shutdownDeadline) else { return }
        logger.warning("stopping before all requests are answered")
        // What they were about to change stays as it was, and they are told so.
        store.interrupt()
    }

    private func isEmptied(within deadline: Duration) async -> Bool {
        await withTaskGroup(of: Bool.self) { tasks in
            tasks.addTask {
                await openness.whenEmpty()
                return true
            }
            tasks.addTask {
                try? await Task.sleep(for: deadline)
                return false
            }
            let isEmptied = await tasks.next() ?? false
            tasks.cancelAll()
            return isEmptied
        }
    }
}
