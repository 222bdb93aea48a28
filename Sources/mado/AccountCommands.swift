import ArgumentParser
import DeskClient
import DeskText

struct LoginCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.login, name: "login") }

    @Argument(help: ArgumentHelp(stringLiteral: AccountHelp.account.abstract(in: Invocation.language)))
    var account: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.logIn(account: account) }
    }
}

struct LogoutCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.logout, name: "logout") }

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.logOut() }
    }
}

struct WhoamiCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.whoami, name: "whoami") }

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.whoAmI() }
    }
}

struct PasswordCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.password, name: "password") }

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.changePassword() }
    }
}

struct RecoveryCodesCommand: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.recoveryCodes, name: "recovery-codes") }

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.renewRecoveryCodes() }
    }
}

extension CommandConfiguration {
    /// In the language of this run, with the examples first.
    init(_ help: AccountHelp, name: String) {
        self.init(
            commandName: name,
            abstract: help.abstract(in: Invocation.language),
            discussion: help.discussion(in: Invocation.language)
        )
    }
}
