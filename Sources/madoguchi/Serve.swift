import ArgumentParser
import DeskServer
import DeskStore
import DeskText
import Glibc
import Logging
import SupportDesk

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve HTTP until SIGTERM or Ctrl-C.",
        discussion: """
            Example:
              MADOGUCHI_HOME=.madoguchi madoguchi serve --port 8081
            """
    )

    @Option(help: "The address to listen on (MADOGUCHI_HOST; 127.0.0.1).")
    var host: String?

    @Option(help: "The port to listen on; 0 lets the system choose (MADOGUCHI_PORT; 8080).")
    var port: Int?

    @Option(
        help: "How much to log: trace, debug, info, notice, warning, error, critical.",
        transform: { word in
            guard let level = Logger.Level(rawValue: word) else { throw ValidationError("There is no such level.") }
            return level
        }
    )
    var logLevel: Logger.Level = .info

    func run() async throws {
        leaveNoCore()
        let installation = Installation.here
        let (settings, storeSettings) = try orSayWhy {
            (try installation.serverSettings(host: host, port: port), try installation.storeSettings())
        }
        var logger = Logger(label: "madoguchi") { LogfmtHandler(label: $0) }
        logger.logLevel = logLevel
        let store = DeskStore(storeSettings, logger: logger)
        do {
            _ = try installation.keys()
            try await serve(store: store, settings: settings, logger: logger)
        } catch let problem as InstallationProblem {
            try orSayWhy { throw problem }
        }
    }

    /// What the service has just read would be in a core dump.
    private func leaveNoCore() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }
}
