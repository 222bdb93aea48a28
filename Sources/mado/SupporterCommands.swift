import ArgumentParser
import DeskClient
import DeskText

struct SupporterCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .supporter,
            name: "supporter",
            subcommands: [
                SupporterList.self, SupporterShow.self, SupporterAdd.self, SupporterChange.self,
                SupporterStart.self, SupporterCertify.self, SupporterActivate.self, SupporterPause.self,
                SupporterLapse.self, SupporterRetire.self, SupporterDecline.self, SupporterRenew.self,
                SupporterTrain.self, SupporterTraining.self, SupporterContact.self, SupporterRoster.self,
                SupporterShift.self, SupporterUnshift.self, SupporterHours.self,
            ]
        )
    }
}

struct SupporterList: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterList, name: "list") }

    @Option(help: .people(.filterSite))
    var site: String?

    @Option(help: .people(.filterKind))
    var kind: String?

    @Option(help: .people(.filterStatus))
    var status: String?

    @Option(help: .people(.filterLanguage))
    var language: String?

    @Option(help: .people(.ending))
    var ending: Int?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.supporters(
                SupporterQuery(site: site, kind: kind, status: status, language: language, ending: ending)
            )
        }
    }
}

struct SupporterShow: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterShow, name: "show") }

    @Argument(help: .people(.supporterCode))
    var code: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.supporter(code) }
    }
}

struct SupporterAdd: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterAdd, name: "add") }

    @Argument(help: .people(.supporterWords))
    var words: [String] = []

    @Option(help: .people(.name))
    var name: String?

    @Option(help: .people(.kana))
    var kana: String?

    @Option(help: .people(.phone))
    var phone: String?

    @Option(help: .people(.email))
    var email: String?

    @Option(help: .people(.newCode))
    var code: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.addSupporter(
                words,
                ContactRequest(name: name, kana: kana, phone: phone, email: email),
                code: code
            )
        }
    }
}

struct SupporterChange: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterChange, name: "change") }

    @Argument(help: .people(.supporterCode))
    var code: String

    @Argument(help: .people(.supporterWords))
    var words: [String] = []

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.changeSupporter(code, words) }
    }
}

struct SupporterRenew: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterRenew, name: "renew") }

    @Argument(help: .people(.supporterCodes))
    var codes: [String] = []

    @Option(help: .people(.filterKind))
    var kind: String?

    @Flag(help: .people(.all))
    var all = false

    @Option(help: .people(.until))
    var until: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.renew(codes, kind: kind, all: all, until: until)
        }
    }
}

struct SupporterTrain: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterTrain, name: "train") }

    @Argument(help: .people(.supporterCode))
    var code: String

    @Argument(help: .people(.modules))
    var words: [String] = []

    @Option(help: .people(.completedOn))
    var on: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.train(code, words, on: on) }
    }
}

struct SupporterTraining: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterTraining, name: "training") }

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.training() }
    }
}

struct SupporterContact: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.supporterContact, name: "contact") }

    @Argument(help: .people(.supporterCode))
    var code: String

    @Option(help: .people(.name))
    var name: String?

    @Option(help: .people(.kana))
    var kana: String?

    @Option(help: .people(.phone))
    var phone: String?

    @Option(help: .people(.email))
    var email: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.contact(code, ContactRequest(name: name, kana: kana, phone: phone, email: email))
        }
    }
}
