package import DeskStore
internal import DeskText
internal import Hummingbird
package import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import UnixSignals

/// Serves until SIGTERM or SIGINT: then it first says that it is stopping, lets accepted requests finish, and closes the
/// database's connections last. Throws `InstallationProblem.unusableAddress` when it cannot listen where it is told to.
package func serve(store: DeskStore, settings: ServerSettings, logger: Logger) async throws {
    let application = DeskApplication(store: store, settings: settings, logger: logger, now: SystemClock.now)
    // They are stopped in the opposite order.
    var configuration = ServiceGroupConfiguration(
        services: [
            StoreService(store: store), PublishingService(publisher: application.publisher), application.service(),
            Doorkeeper(openness: application.openness, drainTime: settings.drainTime, logger: logger),
        ],
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: logger
    )
    configuration.maximumGracefulShutdownDuration = settings.shutdownDeadline
    do {
        try await ServiceGroup(configuration: configuration).run()
    } catch let error where error is IOError || error is SocketAddressError.UnknownHost {
        throw InstallationProblem.unusableAddress(host: settings.host, port: settings.port)
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

/// Makes up at the start for reports that were left unpublished.
struct PublishingService: Service {
    let publisher: Publisher

    func run() async throws {
        await publisher.publish()
        try? await gracefulShutdown()
    }
}

/// Turns new requests away, and gives whoever asks `/readyz` time to see it, before the server stops listening.
private struct Doorkeeper: Service {
    let openness: Openness
    let drainTime: Duration
    let logger: Logger

    func run() async throws {
        // Thrown when the server ends otherwise, and there is nothing to turn away.
        do { try await gracefulShutdown() } catch { return }
        openness.close()
        logger.notice("stopping")
        try? await Task.sleep(for: drainTime)
    }
}
