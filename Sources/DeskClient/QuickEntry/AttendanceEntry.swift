package import FoundationEssentials
package import SupportDesk

/// Who was at a course, group by group, as a line of words says it.
package struct AttendanceEntry: Hashable, Sendable {
    /// Whom a group is of.
    package enum Who: Hashable, Sendable {
        /// Completed years.
        case age(Int)
        case band(AgeBand)
        /// Somebody on record.
        case resident(UUID)
        /// Somebody on record, by telephone number or name: to be looked up.
        case named(String)
    }

    /// What people said after the course. Nil where they did not say.
    package struct Answers: Hashable, Sendable {
        /// 1…5
        package var satisfaction: Int?
        package var canDoAlone: Bool?
        package var wantsToHelp: Bool?

        package init(satisfaction: Int? = nil, canDoAlone: Bool? = nil, wantsToHelp: Bool? = nil) {
            self.satisfaction = satisfaction
            self.canDoAlone = canDoAlone
            self.wantsToHelp = wantsToHelp
        }
    }

    package struct Group: Hashable, Sendable {
        package var who: Who
        /// 1…1000
        package var count: Int
        package var answers: Answers

        package init(_ who: Who, count: Int = 1, _ answers: Answers = Answers()) {
            self.who = who
            self.count = count
            self.answers = answers
        }
    }

    package var groups: [Group]

    package init(_ groups: [Group]) {
        self.groups = groups
    }

    /// How many people it speaks of.
    package var people: Int { groups.reduce(0) { $0 + $1.count } }
}

extension AttendanceEntry.Who {
    /// The band that an anonymous person counts in; nil for somebody on record.
    package var ageBand: AgeBand? {
        switch self {
        case .age(let years): AgeBand(age: years)
        case .band(let band): band
        case .resident, .named: nil
        }
    }

    /// Whether it is one person whom the ward has on record.
    var isOnRecord: Bool {
        switch self {
        case .resident, .named: true
        case .age, .band: false
        }
    }
}
