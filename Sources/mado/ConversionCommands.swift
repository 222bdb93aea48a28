import ArgumentParser
import DeskClient
import DeskText

/// Alone it shows what `mado report conversions` shows.
struct ConversionsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .conversions,
            name: "conversions",
            subcommands: [
                ConversionsStart.self, ConversionsList.self, ConversionsWilling.self, ConversionsVoid.self,
            ]
        )
    }

    @OptionGroup
    var report: ReportCommand.ConversionsCommand

    func run() throws {
        try report.run()
    }
}

struct ConversionsStart: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.conversionsStart, name: "start") }

    @Argument(help: .people(.residentWord))
    var resident: String

    @Argument(help: .people(.conversionWords))
    var words: [String] = []

    @Option(help: .people(.appliedOn))
    var on: String?

    @Option(help: .people(.newCode))
    var code: String?

    @Flag(help: .people(.keepContact))
    var keepContact = false

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.convert(resident, words, on: on, code: code, keepsContact: keepContact)
        }
    }
}

struct ConversionsList: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.conversionsList, name: "list") }

    @Option(parsing: .unconditional, help: .mado(.fiscalYear))
    var fiscalYear: String?

    @Option(help: .people(.filterSite))
    var site: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.conversions(fiscalYear: fiscalYear, site: site)
        }
    }
}

struct ConversionsWilling: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.conversionsWilling, name: "willing") }

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.willing() }
    }
}

struct ConversionsVoid: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.conversionsVoid, name: "void") }

    @Argument(help: .people(.partID))
    var id: String

    @Option(help: .mado(.reason))
    var reason: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.voidConversion(id, reason: reason) }
    }
}
