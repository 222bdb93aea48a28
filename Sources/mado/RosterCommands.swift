import ArgumentParser
import DeskClient
import DeskText

struct SupporterRoster: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterRoster, name: "roster") }

    @Option(help: .people(.filterSite))
    var site: String?

    @Option(help: .people(.supporterCode))
    var supporter: String?

    @Option(help: .people(.month))
    var month: String?

    @Flag(help: .people(.ics))
    var ics = false

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.roster(
                RosterQuery(site: site, supporter: supporter, month: month, asCalendar: ics)
            )
        }
    }
}

struct SupporterShift: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterShift, name: "shift") }

    @Argument(help: .people(.shiftWords))
    var words: [String]

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.shift(words) }
    }
}

struct SupporterUnshift: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterUnshift, name: "unshift") }

    @Argument(help: .people(.partID))
    var id: String

    @Option(help: .mado(.reason))
    var reason: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.unshift(id, reason: reason) }
    }
}

struct SupporterHours: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterHours, name: "hours") }

    @Argument(help: .people(.supporterCode))
    var code: String

    @Argument(help: .people(.hourWords))
    var words: [String] = []

    @Option(help: .people(.month))
    var month: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.hours(code, words, month: month) }
    }
}
