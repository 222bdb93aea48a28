internal import SupportDesk

extension ShiftDraft {
    /// `{"site","supporter","date","starts","ends"}`.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(members, known: [.site, .supporter, .date, .starts, .ends])
        site = reading.text(.site)
        supporter = reading.text(.supporter)
        date = reading.text(.date)
        starts = reading.text(.starts)
        ends = reading.text(.ends)
        unreadable = reading.problems
    }
}

extension OpeningHoursDraft {
    /// `{"effectiveFrom"?,"openOnHolidays"?,"hours":[{"weekday","opens","closes","needed"?}]}`.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(members, known: [.effectiveFrom, .openOnHolidays, .hours])
        effectiveFrom = reading.text(.effectiveFrom)
        unreadable = reading.problems
        switch reading.value(.openOnHolidays)?.asBoolean {
        case nil: break
        case .value(let flag): isOpenOnHolidays = flag
        case .wrongType(let expected):
            unreadable.append(FieldProblem(people: .openOnHolidays, .wrongType(expected: expected)))
        }
        switch reading.value(.hours) ?? .null {
        case .null: break
        case .list(let parts): spans = parts.map { Span($0) }
        default: unreadable.append(FieldProblem(people: .hours, .wrongType(expected: .object)))
        }
    }
}

extension OpeningHoursDraft.Span {
    init(_ value: JSONValue) {
        self.init()
        guard case .object(let members) = value else {
            unreadable = [FieldProblem(people: .hours, .wrongType(expected: .object))]
            return
        }
        var reading = PropertyReading<PeopleField>(members, known: [.weekday, .opens, .closes, .needed])
        weekday = reading.wholeNumber(.weekday)
        opens = reading.text(.opens)
        closes = reading.text(.closes)
        needed = reading.wholeNumber(.needed)
        unreadable = reading.problems
    }
}

extension ClosureDraft {
    /// `{"reason"?}`.
    init(date: String, _ members: [JSONValue.Member]) {
        self.init(date: date)
        var reading = PropertyReading<PeopleField>(members, known: [.reason])
        reason = reading.text(.reason)
        unreadable = reading.problems
    }
}

extension ReportedHoursDraft {
    /// `{"supporter","date","minutes","site"?}`.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(members, known: [.supporter, .date, .minutes, .site])
        supporter = reading.text(.supporter)
        date = reading.text(.date)
        minutes = reading.wholeNumber(.minutes)
        site = reading.text(.site)
        unreadable = reading.problems
    }
}
