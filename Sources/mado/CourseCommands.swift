import ArgumentParser
import DeskClient
import DeskText

struct CourseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .course,
            name: "course",
            subcommands: [
                CourseList.self, CourseShow.self, CourseAdd.self, CourseChange.self, CourseCancel.self,
                CoursePlace.self, CoursePlaces.self, CourseUnplace.self, CourseAttend.self, CourseAttendance.self,
                CourseUnattend.self,
            ]
        )
    }
}

struct CourseList: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.courseList, name: "list") }

    @Option(help: .people(.filterSite))
    var site: String?

    @Option(help: .people(.month))
    var month: String?

    @Option(help: .people(.filterKind))
    var kind: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.courses(CourseQuery(site: site, month: month, kind: kind))
        }
    }
}

struct CourseShow: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.courseShow, name: "show") }

    @Argument(help: .people(.courseCode))
    var code: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.course(code) }
    }
}

struct CourseAdd: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.courseAdd, name: "add") }

    @Argument(help: .people(.courseWords))
    var words: [String]

    @Option(help: .people(.title))
    var title: String?

    @Option(help: .people(.partner))
    var partner: String?

    @Option(help: .people(.newCode))
    var code: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.addCourse(CourseRequest(words, title: title, partner: partner, code: code))
        }
    }
}

struct CourseChange: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.courseChange, name: "change") }

    @Argument(help: .people(.courseCode))
    var code: String

    @Argument(help: .people(.courseWords))
    var words: [String] = []

    @Option(help: .people(.title))
    var title: String?

    @Option(help: .people(.partner))
    var partner: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in
            try session.changeCourse(code, CourseRequest(words, title: title, partner: partner))
        }
    }
}

struct CourseCancel: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.courseCancel, name: "cancel") }

    @Argument(help: .people(.courseCode))
    var code: String

    @Option(help: .mado(.reason))
    var reason: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.cancelCourse(code, reason: reason) }
    }
}

struct CoursePlace: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.coursePlace, name: "place") }

    @Argument(help: .people(.courseCode))
    var code: String

    @Argument(help: .people(.placeWords))
    var words: [String] = []

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.place(code, words) }
    }
}

struct CoursePlaces: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.coursePlaces, name: "places") }

    @Argument(help: .people(.courseCode))
    var code: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.places(code) }
    }
}

struct CourseUnplace: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.courseUnplace, name: "unplace") }

    @Argument(help: .people(.courseCode))
    var code: String

    @Argument(help: .people(.partID))
    var id: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.unplace(code, id) }
    }
}

struct CourseAttend: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.courseAttend, name: "attend") }

    @Argument(help: .people(.courseCode))
    var code: String

    @Argument(help: .people(.attendWords))
    var words: [String] = []

    @Option(help: .mado(.lateReason))
    var reason: String?

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.attend(code, words, lateReason: reason) }
    }
}

struct CourseAttendance: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.courseAttendance, name: "attendance") }

    @Argument(help: .people(.courseCode))
    var code: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.attendances(code) }
    }
}

struct CourseUnattend: ParsableCommand {
    static var configuration: CommandConfiguration { CommandConfiguration(.courseUnattend, name: "unattend") }

    @Argument(help: .people(.courseCode))
    var code: String

    @Argument(help: .people(.partID))
    var id: String

    @Option(help: .mado(.reason))
    var reason: String

    @OptionGroup
    var common: CommonOptions

    func run() throws {
        try common.run { session throws(ClientFailure) in try session.unattend(code, id, reason: reason) }
    }
}
