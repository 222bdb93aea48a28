import ArgumentParser
import DeskClient
import DeskText

struct ClosingCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .closing,
            name: "closing",
            subcommands: [
                ClosingList.self, ClosingShow.self, ClosingMissing.self, ClosingClose.self, ClosingReopen.self,
            ]
        )
    }
}

struct ClosingList: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.closingList, name: "list") }

    @Option(parsing: .unconditional, help: .mado(.fiscalYear))
    var fiscalYear: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.closings(fiscalYear: fiscalYear) }
    }
}

struct ClosingShow: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.closingShow, name: "show") }

    @Argument(help: .mado(.period))
    var period: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.closing(period) }
    }
}

struct ClosingMissing: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.closingMissing, name: "missing") }

    @Argument(help: .mado(.period))
    var period: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.missingRecords(period) }
    }
}

struct ClosingClose: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.closingClose, name: "close") }

    @Argument(help: .mado(.period))
    var period: String

    @Option(help: .mado(.periodSite))
    var site: String?

    @Flag(help: .mado(.acknowledgeMissing))
    var acknowledgeMissing = false

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.close(period, site: site, acknowledgesMissing: acknowledgeMissing)
        }
    }
}

struct ClosingReopen: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.closingReopen, name: "reopen") }

    @Argument(help: .mado(.period))
    var period: String

    @Option(help: .mado(.reason))
    var reason: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.reopen(period, reason: reason) }
    }
}
