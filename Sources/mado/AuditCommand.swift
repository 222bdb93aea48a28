import ArgumentParser
import DeskClient
import DeskText

struct AuditCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "audit",
            abstract: AuditHelp.audit.text(in: Invocation.language),
            discussion: AuditHelp.examples(in: Invocation.language)
        )
    }

    @Option(help: .audit(.actor))
    var actor: String?

    @Option(help: .audit(.action))
    var action: String?

    @Option(help: .audit(.subject))
    var subject: String?

    @Option(help: .audit(.from))
    var from: String?

    @Option(help: .audit(.to))
    var to: String?

    @Option(help: .audit(.limit))
    var limit = 100

    @Option(help: .audit(.cursor))
    var cursor: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        var search = AuditSearch(limit: limit)
        (search.actor, search.action, search.subject) = (actor, action, subject)
        (search.from, search.to, search.cursor) = (from, to, cursor)
        try common.run { [search] session throws(ClientFailure) in try session.audit(search) }
    }
}

extension ArgumentHelp {
    /// In the language of this run.
    fileprivate static func audit(_ help: AuditHelp) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: help.text(in: Invocation.language))
    }
}
