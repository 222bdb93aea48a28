import ArgumentParser
import DeskClient
import DeskText
import SupportDesk

/// What a step in a supporter's life is asked for with.
struct TransitionOptions: ParsableArguments {
    @Argument(help: .people(.supporterCodes))
    var codes: [String]

    @Option(help: .people(.on))
    var on: String?

    @Option(help: .people(.until))
    var until: String?

    @Option(help: .mado(.reason))
    var reason: String?

    func request(_ status: SupporterStatus) -> TransitionRequest {
        TransitionRequest(status, codes, on: on, until: until, reason: reason)
    }
}

struct SupporterStart: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterStart, name: "start") }

    @OptionGroup
    var options: TransitionOptions

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.change(options.request(.inTraining)) }
    }
}

struct SupporterCertify: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterCertify, name: "certify") }

    @OptionGroup
    var options: TransitionOptions

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.change(options.request(.certified)) }
    }
}

struct SupporterActivate: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterActivate, name: "activate") }

    @OptionGroup
    var options: TransitionOptions

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.change(options.request(.active)) }
    }
}

struct SupporterPause: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterPause, name: "pause") }

    @OptionGroup
    var options: TransitionOptions

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.change(options.request(.paused)) }
    }
}

struct SupporterLapse: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterLapse, name: "lapse") }

    @OptionGroup
    var options: TransitionOptions

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.change(options.request(.lapsed)) }
    }
}

struct SupporterRetire: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterRetire, name: "retire") }

    @OptionGroup
    var options: TransitionOptions

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.change(options.request(.retired)) }
    }
}

struct SupporterDecline: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterDecline, name: "decline") }

    @OptionGroup
    var options: TransitionOptions

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.change(options.request(.declined)) }
    }
}
