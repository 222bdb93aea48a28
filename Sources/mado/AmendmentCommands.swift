import ArgumentParser
import DeskClient
import DeskText

struct AmendmentCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .amendment,
            name: "amendment",
            subcommands: [
                AmendmentList.self, AmendmentShow.self, AmendmentApprove.self, AmendmentDecline.self,
            ]
        )
    }
}

struct AmendmentList: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.amendmentList, name: "list") }

    @Option(help: .mado(.amendmentState))
    var state: String?

    @Option(help: .mado(.limit))
    var limit = 50

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.amendments(state: state, limit: limit) }
    }
}

struct AmendmentShow: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.amendmentShow, name: "show") }

    @Argument(help: .mado(.amendmentID))
    var id: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.amendment(id) }
    }
}

struct AmendmentApprove: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.amendmentApprove, name: "approve") }

    @Argument(help: .mado(.amendmentID))
    var id: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.approve(id) }
    }
}

struct AmendmentDecline: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.amendmentDecline, name: "decline") }

    @Argument(help: .mado(.amendmentID))
    var id: String

    @Option(help: .mado(.reason))
    var reason: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.decline(id, reason: reason) }
    }
}
