internal import SupportDesk

extension CourseDraft {
    /// The properties of a course that is sent whole. Null is the same as absent.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(
            members,
            known: [
                .course, .kind, .title, .site, .date, .starts, .ends, .capacity, .partnerKind, .partner, .instructors,
                .assistants,
            ]
        )
        code = reading.text(.course)
        kind = reading.text(.kind)
        title = reading.text(.title)
        site = reading.text(.site)
        date = reading.text(.date)
        starts = reading.text(.starts)
        ends = reading.text(.ends)
        capacity = reading.wholeNumber(.capacity)
        partnerKind = reading.text(.partnerKind)
        partner = reading.text(.partner)
        instructors = reading.texts(.instructors)
        assistants = reading.texts(.assistants)
        unreadable = reading.problems
    }
}

extension PlaceDraft {
    /// `{"resident"?,"ageBand"?}`.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(members, known: [.resident, .ageBand])
        resident = reading.text(.resident)
        ageBand = reading.text(.ageBand)
        unreadable = reading.problems
    }
}

extension AttendanceDraft {
    /// `{"people":[{"ageBand"?,"count"?,"resident"?,"satisfaction"?,"canDoAlone"?,"wantsToHelp"?}]}`.
    init(_ members: [JSONValue.Member]) {
        self.init()
        var reading = PropertyReading<PeopleField>(members, known: [.people])
        let entries = reading.objects(.people)?.prefix(CourseLimits.capacity.upperBound + 1)
        unreadable = reading.problems
        people = entries?.map { entry in
            let (people, problems) = People.read(entry)
            // What is wrong with a hundred people alike need be said once.
            unreadable += problems.filter { !unreadable.contains($0) }
            return people
        }
    }
}

extension AttendanceDraft.People {
    fileprivate static func read(_ members: [JSONValue.Member]) -> (Self, [FieldProblem]) {
        var reading = PropertyReading<PeopleField>(
            members,
            known: [.ageBand, .count, .resident, .satisfaction, .canDoAlone, .wantsToHelp]
        )
        var people = Self()
        people.ageBand = reading.text(.ageBand)
        people.count = reading.wholeNumber(.count)
        people.resident = reading.text(.resident)
        people.satisfaction = reading.wholeNumber(.satisfaction)
        people.canDoAlone = reading.flag(.canDoAlone)
        people.wantsToHelp = reading.flag(.wantsToHelp)
        return (people, reading.problems)
    }
}
