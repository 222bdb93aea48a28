import ArgumentParser
import DeskClient
import DeskText

struct LogCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.log, name: "log") }

    @Argument(help: .mado(.words))
    var words: [String] = []

    @Option(help: .mado(.site))
    var site: String?

    @Option(help: .mado(.at))
    var at: String?

    @Option(help: .mado(.note))
    var note: String?

    @Option(help: .mado(.resident))
    var resident: String?

    @Flag(help: .mado(.last))
    var last = false

    @Option(help: .mado(.lateReason))
    var reason: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run(site: site) { session throws(ClientFailure) in
            try session.log(
                LogRequest(
                    words: words,
                    at: at,
                    note: note,
                    resident: resident,
                    repeatsLast: last,
                    lateReason: reason
                )
            )
        }
    }
}

struct RecentCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.recent, name: "recent") }

    @Option(help: .mado(.limit))
    var limit = 20

    @Option(help: .mado(.site))
    var site: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run(site: site) { session throws(ClientFailure) in try session.recent(limit: limit) }
    }
}

struct ShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.show, name: "show") }

    @Argument(help: .mado(.id))
    var id: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.show(id) }
    }
}
