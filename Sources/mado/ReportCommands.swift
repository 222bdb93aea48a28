import ArgumentParser
import DeskClient
import DeskText
import SupportDesk

struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .report,
            name: "report",
            subcommands: [
                TargetsCommand.self, CoverageCommand.self, TopicsCommand.self, ChannelsCommand.self,
                DivideCommand.self, ConversionsCommand.self, SupportersCommand.self,
            ]
        )
    }

    /// The time that a report is about.
    struct Period: ParsableArguments {
        // A value that begins with a hyphen is for the server to refuse, which says what would be right.
        @Option(parsing: .unconditional, help: .mado(.fiscalYear))
        var fiscalYear: String?

        @Option(parsing: .unconditional, help: .mado(.asOf))
        var asOf: String?

        @Option(parsing: .unconditional, help: .mado(.reportMonth))
        var month: String?

        @Option(parsing: .unconditional, help: .mado(.asPublished))
        var asPublished: String?
    }

    struct TargetsCommand: ParsableCommand {
        static var configuration: CommandConfiguration { CommandConfiguration(.reportTargets, name: "targets") }

        @OptionGroup
        var period: Period

        @Option(help: .mado(.reportSite))
        var site: String?

        @Option(parsing: .unconditional, help: .mado(.radius))
        var radius: String?

        @Option(help: .mado(.staleAfter))
        var staleAfter = SiteFreshness.usualPatience

        @Option(help: .mado(.format))
        var format: String?

        @OptionGroup
        var common: CommonOptions

        func run() throws {
            try common.report(
                ReportRequest(.targets, site: site, radius: radius, staleAfter: staleAfter, format: format),
                of: period
            )
        }
    }

    struct CoverageCommand: ParsableCommand {
        static var configuration: CommandConfiguration { CommandConfiguration(.reportCoverage, name: "coverage") }

        @OptionGroup
        var period: Period

        @Option(help: .mado(.reportSite))
        var site: String?

        @Option(parsing: .unconditional, help: .mado(.radius))
        var radius: String?

        @Flag(help: .mado(.towns))
        var towns = false

        @Option(help: .mado(.staleAfter))
        var staleAfter = SiteFreshness.usualPatience

        @Option(help: .mado(.format))
        var format: String?

        @OptionGroup
        var common: CommonOptions

        func run() throws {
            try common.report(
                ReportRequest(
                    .coverage,
                    site: site,
                    radius: radius,
                    showsTowns: towns,
                    staleAfter: staleAfter,
                    format: format
                ),
                of: period
            )
        }
    }

    struct TopicsCommand: ParsableCommand {
        static var configuration: CommandConfiguration { CommandConfiguration(.reportTopics, name: "topics") }

        @OptionGroup
        var period: Period

        @Option(help: .mado(.reportSite))
        var site: String?

        @Option(help: .mado(.grouping))
        var by: [String] = []

        @Option(help: .mado(.format))
        var format: String?

        @OptionGroup
        var common: CommonOptions

        func run() throws {
            try common.report(ReportRequest(.topics, site: site, groupings: by, format: format), of: period)
        }
    }

    struct ChannelsCommand: ParsableCommand {
        static var configuration: CommandConfiguration { CommandConfiguration(.reportChannels, name: "channels") }

        @OptionGroup
        var period: Period

        @Option(help: .mado(.reportSite))
        var site: String?

        @Option(help: .mado(.format))
        var format: String?

        @OptionGroup
        var common: CommonOptions

        func run() throws {
            try common.report(ReportRequest(.channels, site: site, format: format), of: period)
        }
    }

    struct DivideCommand: ParsableCommand {
        static var configuration: CommandConfiguration { CommandConfiguration(.reportDivide, name: "divide") }

        @OptionGroup
        var period: Period

        @Option(help: .mado(.divideFormat))
        var format: String?

        @OptionGroup
        var common: CommonOptions

        func run() throws {
            try common.report(ReportRequest(.divide, format: format), of: period)
        }
    }

    struct ConversionsCommand: ParsableCommand {
        static var configuration: CommandConfiguration { CommandConfiguration(.reportConversions, name: "conversions") }

        @OptionGroup
        var period: Period

        @Option(help: .mado(.reportSite))
        var site: String?

        @Option(help: .mado(.format))
        var format: String?

        @OptionGroup
        var common: CommonOptions

        func run() throws {
            try common.report(ReportRequest(.conversions, site: site, format: format), of: period)
        }
    }

    struct SupportersCommand: ParsableCommand {
        static var configuration: CommandConfiguration { CommandConfiguration(.reportSupporters, name: "supporters") }

        @OptionGroup
        var period: Period

        @Option(help: .mado(.reportSite))
        var site: String?

        @Option(help: .mado(.format))
        var format: String?

        @OptionGroup
        var common: CommonOptions

        func run() throws {
            try common.report(ReportRequest(.supporters, site: site, format: format), of: period)
        }
    }
}

extension CommonOptions {
    /// Asks for a report; the configured site plays no part in it.
    fileprivate func report(_ request: ReportRequest, of period: ReportCommand.Period) throws {
        var request = request
        (request.fiscalYear, request.asOf) = (period.fiscalYear, period.asOf)
        (request.month, request.asPublished) = (period.month, period.asPublished)
        try run { session throws(ClientFailure) in try session.report(request) }
    }
}
