package import SupportDesk

/// One thing that a word about supporters, courses or residents can say.
package enum PeopleMeaning: Hashable, Sendable {
    /// A code of the ward's, or one of ours.
    case code(PeopleField, String)
    case number(PeopleField, Int)
    case day(CivilDate)
    case span(ClockSpan)
    case ageBand(AgeBand)

    /// The field that it fills.
    package var field: PeopleField {
        switch self {
        case .code(let field, _), .number(let field, _): field
        case .day: .date
        case .span: .starts
        case .ageBand: .ageBand
        }
    }
}

/// What the words of a line about supporters, courses or residents say, in the order in which they say it.
package struct PeopleEntry: Hashable, Sendable {
    package private(set) var meanings: [PeopleMeaning] = []

    package init() {}

    mutating func add(_ meaning: PeopleMeaning) {
        if !meanings.contains(meaning) { meanings.append(meaning) }
    }

    package var isEmpty: Bool { meanings.isEmpty }

    /// The codes said of a field; none when it was not named.
    package func codes(_ field: PeopleField) -> [String] {
        meanings.compactMap { if case .code(field, let code) = $0 { code } else { nil } }
    }

    package func code(_ field: PeopleField) -> String? { codes(field).first }

    package func number(_ field: PeopleField) -> Int? {
        for case .number(field, let number) in meanings { return number }
        return nil
    }

    package var day: CivilDate? {
        for case .day(let day) in meanings { return day }
        return nil
    }

    package var span: ClockSpan? {
        for case .span(let span) in meanings { return span }
        return nil
    }

    package var ageBand: AgeBand? {
        for case .ageBand(let band) in meanings { return band }
        return nil
    }
}

/// What words may say in a command.
package struct PeopleSlots: Sendable {
    /// In the order in which they are told when nothing fits.
    let fields: [PeopleField]
    /// Those that take several values.
    let repeatable: Set<PeopleField>
    /// Whether 種別 is that of a course.
    let isCourse: Bool
    /// Whether a day without a year is the latest one up to today, not the nearest.
    let lookBack: Bool

    private init(
        _ fields: [PeopleField],
        repeatable: Set<PeopleField> = [],
        isCourse: Bool = false,
        lookBack: Bool = false
    ) {
        self.fields = fields
        self.repeatable = repeatable
        self.isCourse = isCourse
        self.lookBack = lookBack
    }

    package static let supporter = PeopleSlots(
        [.kind, .site, .languages, .skills, .hoursPerWeek],
        repeatable: [.site, .languages, .skills]
    )
    package static let course = PeopleSlots(
        [.kind, .site, .date, .starts, .capacity, .partnerKind, .instructors, .assistants],
        repeatable: [.instructors, .assistants],
        isCourse: true
    )
    package static let shift = PeopleSlots([.supporter, .site, .date, .starts])
    package static let hours = PeopleSlots([.minutes, .date, .site], lookBack: true)
    package static let modules = PeopleSlots([.module], repeatable: [.module])
    package static let resident = PeopleSlots([.ageBand, .birthYear, .town, .needs, .language], repeatable: [.needs])
    package static let conversion = PeopleSlots([.kind, .site])
    package static let purposes = PeopleSlots([.purposes], repeatable: [.purposes])
    package static let method = PeopleSlots([.method])
    package static let supporterKind = PeopleSlots([.kind])
    package static let courseKind = PeopleSlots([.kind], isCourse: true)
    package static let status = PeopleSlots([.status])
    package static let ages = PeopleSlots([.ageBand])
    package static let day = PeopleSlots([.date])
    package static let language = PeopleSlots([.languages])
}
