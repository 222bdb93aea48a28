internal import DeskStore
internal import DeskText
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import SupportDesk

/// The server over a store: its parts, wired.
struct DeskApplication: Sendable {
    let settings: ServerSettings
    let logger: Logger
    let now: @Sendable () -> Instant
    let openness = Openness()
    /// Keeps the reports of what is closed.
    let publisher: Publisher
    /// What the API document describes.
    let routes: [Route]
    /// What the router knows, as `GET /healthz`.
    let endpoints: [String]
    private let responder: RouterResponder<DeskContext>

    /// - Parameter now: the clock by which moments in the future are refused and records are dated.
    init(
        store: DeskStore,
        settings: ServerSettings,
        logger: Logger,
        now: @escaping @Sendable () -> Instant
    ) {
        self.settings = settings
        self.logger = logger
        self.now = now
        let metrics = ServerMetrics()
        let shelf = DeskShelf(store: store)
        let publisher = Publisher(store: store, logger: logger, now: now)
        let desk = ConsultationDesk(store: store, shelf: shelf, largestBody: settings.largestBody, now: now)
        let described =
            ConsultationRoutes(desk: desk).routes + ChangeRoutes(desk: desk).routes + BatchRoute(desk: desk).routes
            + ListRoute(desk: desk).routes + DeskRoute().routes
            + ReportRoutes(store: store, shelf: shelf, publisher: publisher, now: now).routes
            + IndicatorRoutes(desk: desk).routes + FacilityRoutes(desk: desk).routes
            + ResidentRoutes(desk: desk).routes + ConversionRoutes(desk: desk).routes
            + SupporterRoutes(desk: desk).routes + TrainingRoutes(desk: desk).routes
            + RosterRoutes(desk: desk).routes + SiteHoursRoutes(desk: desk).routes
            + SupporterHoursRoutes(desk: desk).routes
            + CourseRoutes(desk: desk).routes + AttendanceRoutes(desk: desk).routes
            + ClosingRoutes(desk: desk, publisher: publisher).routes
            + AmendmentRoutes(desk: desk, publisher: publisher).routes
            + AuditRoutes(desk: desk).routes
            + SessionRoutes(desk: desk).routes + EnrolmentRoutes(desk: desk).routes
            + HealthRoutes(store: store, openness: openness).routes
            + MetricsRoute(metrics: metrics, store: store, startedAt: now()).routes
        routes = described + OpenAPIRoute(describing: described).routes
        let router = Router(context: DeskContext.self, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: FrontDoor(
                routes: routes,
                openness: openness,
                trustedProxies: settings.trustedProxies,
                speaksTLS: settings.tls != nil,
                metrics: metrics,
                now: now
            )
        )
        for route in routes {
            let responder = RouteResponder(route: route, store: store, shelf: shelf, now: now)
            router.on(RouterPath(route.path), method: route.method, responder: responder)
        }
        self.publisher = publisher
        endpoints = router.routes.map { "\($0.method) \($0.path)" }
        responder = router.buildResponder()
    }

    /// The server, ready to be run. Throws `InstallationProblem` when it cannot prove who it is as it was told to.
    ///
    /// - Parameter whenListening: is told the port.
    func service(
        whenListening: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(InstallationProblem) -> Application<RouterResponder<DeskContext>> {
        let (settings, now) = (settings, now)
        let server = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [
                    ConnectionGuard(
                        deadline: settings.requestDeadline,
                        speaksTLS: settings.tls != nil,
                        now: now
                    )
                ],
                idleTimeout: TimeAmount(settings.idleTimeout),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: settings.largestHead,
                    maxHeaderListSize: settings.largestHead,
                    maxHeaderFieldCount: 100
                )
            )
        )
        return Application(
            responder: responder,
            server: try settings.tls?.encrypting(server) ?? server,
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                availableConnectionsDelegate: .maximum(settings.largestConnectionCount, logger: logger)
            ),
            onServerRunning: { channel in whenListening(channel.localAddress?.port ?? settings.port) },
            logger: logger
        )
    }
}
