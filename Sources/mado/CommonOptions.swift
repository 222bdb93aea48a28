import ArgumentParser
import DeskClient
import DeskText

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: .mado(.lang))
    var lang: String?

    @Flag(help: .mado(.json))
    var json = false

    @Flag(name: .shortAndLong, help: .mado(.quiet))
    var quiet = false

    /// Does the command's work; says why it failed, and ends with the status for that.
    func run(site: String? = nil, _ work: (DeskSession) throws(ClientFailure) -> Void) throws {
        do {
            let session = try session(site: site)
            defer { session.noteContact() }
            try work(session)
        } catch {
            let (console, language) = (Invocation.console, Invocation.language)
            let mark = error.isError ? console.red(ClientLabel.error.text(in: language)) + ": " : ""
            for line in error.lines(in: language) { console.say(mark + line) }
            throw ExitCode(error.exitStatus.rawValue)
        }
    }

    private func session(site: String?) throws(ClientFailure) -> DeskSession {
        guard lang.map({ Language(rawValue: $0) != nil }) ?? true else { throw .configuration(.unknownLanguage) }
        var flags: [ClientSettings.Key: String] = [:]
        flags[.site] = site
        flags[.language] = lang
        do {
            return DeskSession(
                home: try Invocation.home.get(),
                settings: ClientSettings(
                    flags: flags,
                    environment: Invocation.environment,
                    file: try Invocation.file.get()
                ),
                language: Invocation.language,
                manner: DeskSession.Manner(json: json, quiet: quiet),
                console: Invocation.console,
                now: DeskSession.clock(),
                startSync: Invocation.startSync
            )
        } catch {
            throw .configuration(error)
        }
    }
}

extension ArgumentHelp {
    /// In the language of this run.
    static func mado(_ help: ClientOptionHelp) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: help.text(in: Invocation.language))
    }
}

extension ArgumentHelp {
    /// In the language of this run.
    static func people(_ help: PeopleOptionHelp) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: help.text(in: Invocation.language))
    }
}

extension CommandConfiguration {
    /// In the language of this run, with the examples first.
    init(_ help: ClosingHelp, name: String, subcommands: [any ParsableCommand.Type] = []) {
        self.init(
            commandName: name,
            abstract: help.abstract(in: Invocation.language),
            discussion: help.discussion(in: Invocation.language),
            subcommands: subcommands
        )
    }

    /// In the language of this run, with the examples first.
    init(
        _ help: PeopleHelp,
        name: String,
        subcommands: [any ParsableCommand.Type] = [],
        defaultSubcommand: (any ParsableCommand.Type)? = nil
    ) {
        self.init(
            commandName: name,
            abstract: help.abstract(in: Invocation.language),
            discussion: help.discussion(in: Invocation.language),
            subcommands: subcommands,
            defaultSubcommand: defaultSubcommand
        )
    }

    /// In the language of this run, with the examples first.
    init(
        _ help: ClientHelp,
        name: String,
        version: String = "",
        subcommands: [any ParsableCommand.Type] = [],
        defaultSubcommand: (any ParsableCommand.Type)? = nil
    ) {
        self.init(
            commandName: name,
            abstract: help.abstract(in: Invocation.language),
            discussion: help.discussion(in: Invocation.language),
            version: version,
            subcommands: subcommands,
            defaultSubcommand: defaultSubcommand
        )
    }
}
