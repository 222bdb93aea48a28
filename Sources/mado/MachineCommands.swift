import ArgumentParser
import DeskClient
import DeskText

struct StatusCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.status, name: "status") }

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.status() }
    }
}

struct DoctorCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.doctor, name: "doctor") }

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.doctor() }
    }
}

struct ConfigCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .config,
            name: "config",
            subcommands: [ShowCommand.self, SetCommand.self, UnsetCommand.self],
            defaultSubcommand: ShowCommand.self
        )
    }

    struct ShowCommand: ParsableCommand {
        static var configuration: CommandConfiguration { CommandConfiguration(.configShow, name: "show") }

        @OptionGroup
        var common: CommonOptions

        func run() throws {
            try common.run { session throws(ClientFailure) in try session.showConfiguration() }
        }
    }

    struct SetCommand: ParsableCommand {
        static var configuration: CommandConfiguration { CommandConfiguration(.configSet, name: "set") }

        @Argument(help: .mado(.key))
        var key: String

        @Argument(help: .mado(.value))
        var value: String

        @OptionGroup
        var common: CommonOptions

        func run() throws {
            try common.run { session throws(ClientFailure) in try session.configure(key, value) }
        }
    }

    struct UnsetCommand: ParsableCommand {
        static var configuration: CommandConfiguration { CommandConfiguration(.configUnset, name: "unset") }

        @Argument(help: .mado(.key))
        var key: String

        @OptionGroup
        var common: CommonOptions

        func run() throws {
            try common.run { session throws(ClientFailure) in try session.unconfigure(key) }
        }
    }
}
