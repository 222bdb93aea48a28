import ArgumentParser
import DeskClient
import DeskText

struct CorrectCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.correct, name: "correct") }

    @Argument(help: .mado(.id))
    var id: String

    @OptionGroup
    var content: CorrectedContent

    @Option(help: .mado(.reason))
    var reason: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        let request = content.request(reason: reason)
        try common.run { session throws(ClientFailure) in try session.correct(id, request) }
    }
}

/// What a record should say instead.
struct CorrectedContent: ParsableArguments {
    @Argument(help: .mado(.correctedWords))
    var words: [String] = []

    @Option(help: .mado(.site))
    var site: String?

    @Option(help: .mado(.at))
    var at: String?

    @Option(help: .mado(.note))
    var note: String?

    @Option(help: .mado(.clear))
    var clear: [String] = []

    func request(reason: String) -> CorrectionRequest {
        CorrectionRequest(words: words, site: site, at: at, note: note, cleared: clear, reason: reason)
    }
}

struct VoidCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.void, name: "void") }

    @Argument(help: .mado(.id))
    var id: String

    @Option(help: .mado(.reason))
    var reason: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.void(id, reason: reason) }
    }
}

struct UndoCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.undo, name: "undo") }

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.undo() }
    }
}
