import ArgumentParser
import DeskClient
import DeskText

struct SyncCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.sync, name: "sync") }

    @Flag(help: .mado(.once))
    var once = false

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.sync(once: once) }
    }
}

struct OutboxCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .outbox,
            name: "outbox",
            subcommands: [
                OutboxList.self, OutboxShow.self, OutboxEditCommand.self, OutboxResend.self, OutboxDiscard.self,
                OutboxExport.self, OutboxClaim.self,
            ],
            defaultSubcommand: OutboxList.self
        )
    }
}

struct OutboxList: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.outboxList, name: "list") }

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.listOutbox() }
    }
}

struct OutboxShow: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.outboxShow, name: "show") }

    @Argument(help: .mado(.item))
    var item: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.showOutboxItem(item) }
    }
}

struct OutboxEditCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.outboxEdit, name: "edit") }

    @Argument(help: .mado(.item))
    var item: String

    @OptionGroup
    var content: CorrectedContent

    @Option(help: .mado(.lateReason))
    var reason: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        // What nobody has seen yet needs no reason for being changed.
        let request = content.request(reason: "")
        try common.run { session throws(ClientFailure) in
            try session.editOutboxItem(item, OutboxEdit(request, lateReason: reason))
        }
    }
}

struct OutboxResend: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.outboxResend, name: "resend") }

    @Argument(help: .mado(.items))
    var items: [String] = []

    @Flag(help: .mado(.allItems))
    var all = false

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.resendOutboxItems(items, all: all) }
    }
}

struct OutboxDiscard: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.outboxDiscard, name: "discard") }

    @Argument(help: .mado(.items))
    var items: [String] = []

    @Flag(help: .mado(.allItems))
    var all = false

    @Flag(help: .mado(.yes))
    var yes = false

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.discardOutboxItems(items, all: all, yes: yes)
        }
    }
}

struct OutboxExport: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.outboxExport, name: "export") }

    @Option(help: .mado(.outboxFormat))
    var format: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.exportOutbox(format: format) }
    }
}

struct OutboxClaim: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.outboxClaim, name: "claim") }

    @Flag(help: .mado(.yes))
    var yes = false

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.claimOutboxItems(yes: yes) }
    }
}
