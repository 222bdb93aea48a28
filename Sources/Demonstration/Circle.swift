internal import DeskStore
internal import FoundationEssentials
internal import SupportDesk

/// How the demonstration's residents come to courses, and some of them to helping others.
struct Circle {
    private struct Visit {
        let day: CivilDate
        var wantsToHelp: Bool?
    }

    private let ward: Demonstration
    private let pool: ResidentPool
    private(set) var programme: CourseProgramme
    /// The day of the first consultation.
    private let firstHelp: [UUID: CivilDate]
    private var courses: [UUID: [Visit]] = [:]
    private(set) var applications: [WardPeople.Application] = []
    /// Everybody who has been to a desk or a course before today, by number.
    private(set) var visitors: [ResidentPool.Person] = []

    init(of ward: Demonstration) {
        self.ward = ward
        pool = ResidentPool(of: ward)
        programme = CourseProgramme(of: ward)
        var firstHelp: [UUID: CivilDate] = [:]
        for record in ward.consultations {
            guard let resident = record.content.resident, firstHelp[resident] == nil else { continue }
            firstHelp[resident] = record.content.heldOn
        }
        self.firstHelp = firstHelp
        putLearnersOnRecord()
        begin()
        let all = pool.regulars.flatMap(\.self) + pool.learners + candidates
        visitors = all.filter { firstVisit(of: $0.id) != nil }.sorted { $0.number < $1.number }
    }

    private var candidates: [ResidentPool.Person] = []

    /// The day of the first consultation or course before today.
    func firstVisit(of resident: UUID) -> CivilDate? {
        [firstHelp[resident], courses[resident]?.map(\.day).min()].compactMap(\.self).min()
    }

    /// The days of the courses to which somebody came.
    func courseDays(of resident: UUID) -> [CivilDate] {
        courses[resident]?.map(\.day) ?? []
    }

    /// Somebody who could come to a course at the site of this position.
    func neighbour(at position: Int, _ random: inout SplitMix64) -> ResidentPool.Person {
        let regulars = pool.regulars[position]
        return regulars.isEmpty || random.happens(0.35)
            ? random.element(of: pool.learners) : random.element(of: regulars)
    }

    /// A part of those who came let themselves be put on record; in the first year all of them come for the first time.
    private mutating func putLearnersOnRecord() {
        for place in programme.courses.indices {
            let held = programme.courses[place]
            var people = held.people
            var random = SplitMix64(seed: ward.seed, stream: "on record", place)
            let day = held.course.content.heldOn
            var coming: Set<UUID> = []
            let isFirstYear = day < ward.pastYear.firstDay
            for number in people.indices where random.happens(isFirstYear ? 0.55 : 0.22) {
                let person =
                    isFirstYear
                    ? random.element(of: pool.learners) : neighbour(at: held.position, &random)
                guard coming.insert(person.id).inserted else { continue }
                people[number].resident = person.id
                people[number].ageBand = person.ageBand
                courses[person.id, default: []].append(Visit(day: day, wantsToHelp: people[number].wantsToHelp))
            }
            programme.setPeople(people, at: place)
        }
    }

    /// Brings those who are to become supporters to a desk or a course first.
    private mutating func begin() {
        var taken: Set<UUID> = []
        let careers = ward.careers
        for number in careers.indices where careers[number].wasResident {
            var random = SplitMix64(seed: ward.seed, stream: "circle", number)
            let applied = careers[number].appliedOn
            let helped = random.happens(0.3) ? regular(helpedBefore: applied, careers[number], taken, &random) : nil
            let person: ResidentPool.Person
            if let helped {
                person = helped
            } else {
                person = pool.candidate(ofCareer: number)
                guard comesToCourse(person, before: applied, &random) else { continue }
                candidates.append(person)
            }
            taken.insert(person.id)
            guard number < ward.register.members.count else { continue }
            let visits = (courses[person.id] ?? []).filter { $0.day <= applied }
            let via: Conversion.Via =
                visits.contains { $0.wantsToHelp == true } ? .survey : visits.isEmpty ? .helped : .course
            applications.append(
                WardPeople.Application(
                    id: UUID.version7(at: Instant(startOf: applied), random: &random),
                    supporter: ward.register.members[number].code,
                    resident: person.id,
                    appliedOn: applied,
                    via: via
                )
            )
        }
    }

    /// Somebody of the same site whom nobody has chosen yet.
    private func regular(
        helpedBefore applied: CivilDate,
        _ career: Career,
        _ taken: Set<UUID>,
        _ random: inout SplitMix64
    ) -> ResidentPool.Person? {
        let position = ward.sites.firstIndex { $0.code == career.profile.homeSite } ?? 0
        let latest = applied.adding(days: -20)
        let known = pool.regulars[position].filter { person in
            guard let first = firstHelp[person.id], !taken.contains(person.id) else { return false }
            return first <= latest
        }
        return known.isEmpty ? nil : random.element(of: known)
    }

    /// Puts somebody at the place of an anonymous participant of a course in the months before; false when there is none.
    private mutating func comesToCourse(
        _ person: ResidentPool.Person,
        before applied: CivilDate,
        _ random: inout SplitMix64
    ) -> Bool {
        let days = applied.adding(days: -130)...applied.adding(days: -12)
        let places = programme.courses.indices.filter { days.contains(programme.courses[$0].course.content.heldOn) }
        let (said, sure) = (random.happens(0.55), random.happens(0.25))
        for place in random.shuffled(places).prefix(12) {
            var people = programme.courses[place].people
            guard let number = people.firstIndex(where: { $0.resident == nil && $0.satisfaction != nil }) else {
                continue
            }
            people[number].resident = person.id
            people[number].ageBand = person.ageBand
            people[number].wantsToHelp = said ? true : sure ? false : nil
            programme.setPeople(people, at: place)
            let visit = Visit(
                day: programme.courses[place].course.content.heldOn,
                wantsToHelp: people[number].wantsToHelp
            )
            courses[person.id, default: []].append(visit)
            return true
        }
        return false
    }
}
