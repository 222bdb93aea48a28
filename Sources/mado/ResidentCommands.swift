import ArgumentParser
import DeskClient
import DeskText

struct ResidentCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .resident,
            name: "resident",
            subcommands: [
                ResidentAdd.self, ResidentFind.self, ResidentShow.self, ResidentChange.self, ResidentMerge.self,
                ResidentUnmerge.self, ResidentDuplicates.self, ResidentDistinct.self, ResidentWithdraw.self,
            ]
        )
    }
}

struct ResidentAdd: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.residentAdd, name: "add") }

    @Argument(help: .people(.residentWords))
    var words: [String] = []

    @Option(help: .people(.name))
    var name: String?

    @Option(help: .people(.kana))
    var kana: String?

    @Option(help: .people(.phone))
    var phone: String?

    @Option(help: .people(.consent))
    var consent: String?

    @Option(help: .people(.purposes))
    var purposes: String?

    @Option(help: .people(.givenOn))
    var givenOn: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.addResident(
                ResidentRequest(
                    words,
                    name: name,
                    kana: kana,
                    phone: phone,
                    consent: consent,
                    purposes: purposes,
                    givenOn: givenOn
                )
            )
        }
    }
}

struct ResidentFind: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.residentFind, name: "find") }

    @Argument(help: .people(.searchWord))
    var words: [String]

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.findResidents(words) }
    }
}

struct ResidentShow: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.residentShow, name: "show") }

    @Argument(help: .people(.residentWord))
    var resident: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.showResident(resident) }
    }
}

struct ResidentChange: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.residentChange, name: "change") }

    @Argument(help: .people(.residentWord))
    var resident: String

    @Argument(help: .people(.residentWords))
    var words: [String] = []

    @Option(help: .people(.name))
    var name: String?

    @Option(help: .people(.kana))
    var kana: String?

    @Option(help: .people(.phone))
    var phone: String?

    @Option(help: .people(.consent))
    var consent: String?

    @Option(help: .people(.purposes))
    var purposes: String?

    @Option(help: .people(.givenOn))
    var givenOn: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.changeResident(
                resident,
                ResidentRequest(
                    words,
                    name: name,
                    kana: kana,
                    phone: phone,
                    consent: consent,
                    purposes: purposes,
                    givenOn: givenOn
                )
            )
        }
    }
}

struct ResidentMerge: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.residentMerge, name: "merge") }

    @Argument(help: .people(.residentWord))
    var resident: String

    @Argument(help: .people(.otherResident))
    var other: String

    @Option(help: .mado(.reason))
    var reason: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.merge(resident, other, reason: reason) }
    }
}

struct ResidentUnmerge: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.residentUnmerge, name: "unmerge") }

    @Argument(help: .people(.residentWord))
    var resident: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.unmerge(resident) }
    }
}

struct ResidentDuplicates: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.residentDuplicates, name: "duplicates") }

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.duplicates() }
    }
}

struct ResidentDistinct: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.residentDistinct, name: "distinct") }

    @Argument(help: .people(.residentWord))
    var resident: String

    @Argument(help: .people(.otherResident))
    var other: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.distinguish(resident, other) }
    }
}

struct ResidentWithdraw: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.residentWithdraw, name: "withdraw") }

    @Argument(help: .people(.residentWord))
    var resident: String

    @Flag(help: .people(.confirm))
    var confirm = false

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.withdraw(resident, isConfirmed: confirm) }
    }
}
