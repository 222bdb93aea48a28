internal import DeskImport
package import DeskStore
internal import FoundationEssentials
package import SupportDesk

extension Demonstration {
    /// By this name the records know who wrote them down.
    package static let account = StandardPeople.account

    /// Everything that a store loads.
    package var wardData: WardData<[Consultation]> {
        WardData(
            towns: towns,
            populations: populations.map {
                TownPopulation(town: $0.town, households: $0.households, male: $0.male, female: $0.female)
            },
            populationDate: populationDate,
            sites: sites,
            facilities: facilities,
            figures: figures,
            consultations: consultations.map { record in
                Consultation(
                    id: record.id,
                    content: record.content,
                    revision: 1,
                    recordedAt: record.recordedAt,
                    recordedBy: StandardPeople.account.name,
                    isVoid: false
                )
            },
            people: people
        )
    }

    /// Supporters, residents, courses, conversions and rosters as of today.
    package var people: WardPeople {
        let circle = Circle(of: self)
        let details = ResidentDetails(circle, of: self)
        let roster = RosterPlan(of: self)
        var people = WardPeople()
        people.supporters = register.members.map(\.entry)
        people.contacts = contacts(circle, details)
        people.residents = details.residents
        people.merges = details.merges
        people.courses = circle.programme.courses.map(\.course)
        people.places = places(circle)
        people.attendances = attendances(circle.programme)
        people.applications = circle.applications
        people.siteTimes = roster.siteTimes
        people.shifts = roster.shifts
        people.reportedHours = roster.reportedHours
        return people
    }

    /// Whoever was a resident keeps the contact of then; of the others, some told theirs.
    private func contacts(_ circle: Circle, _ details: ResidentDetails) -> [Supporter.ID: SupporterContact] {
        let once = Dictionary(circle.applications.map { ($0.supporter, $0.resident) }) { first, _ in first }
        var contacts: [Supporter.ID: SupporterContact] = [:]
        for (number, member) in register.members.enumerated() {
            if let resident = once[member.code] {
                guard let person = details.known[resident] else { continue }
                contacts[member.code] = SupporterContact(name: person.name, kana: person.kana, phone: person.phone)
                continue
            }
            var random = SplitMix64(seed: seed, stream: "contacts", number)
            guard random.happens(0.55) else { continue }
            // From the other end of the list of names, where no resident is.
            let name = InventedNames.name(InventedNames.count - 1 - number)
            contacts[member.code] = SupporterContact(
                name: name.name,
                kana: name.kana,
                phone: InventedNames.phone(9999 - number, isMobile: true)
            )
        }
        return contacts
    }

    /// All who came to a course were written down together, when it was over.
    private func attendances(_ programme: CourseProgramme) -> [Attendance] {
        programme.courses.enumerated().compactMap { number, held in
            guard !held.people.isEmpty else { return nil }
            var random = SplitMix64(seed: seed, stream: "attendances", number)
            let content = held.course.content
            let recordedAt = Instant(startOf: content.heldOn).adding(seconds: 60 * content.ends.minutes + 900)
            return Attendance(
                id: UUID.version7(at: recordedAt, random: &random),
                course: held.course.code,
                heldOn: content.heldOn,
                people: held.people,
                recordedAt: recordedAt,
                recordedBy: StandardPeople.account.name
            )
        }
    }

    /// Of the coming courses: booked up to the capacity, and the others in the waiting line. The nearer the day, the more have asked.
    private func places(_ circle: Circle) -> [CoursePlace] {
        let visited = Set(circle.visitors.map(\.id))
        return circle.programme.courses.enumerated().flatMap { number, held -> [CoursePlace] in
            let content = held.course.content
            guard content.heldOn >= today else { return [] }
            var random = SplitMix64(seed: seed, stream: "places", number)
            let ahead = content.heldOn.daysSince1970 - today.daysSince1970
            let asked = Int(Double(held.interest) * (random.happens(0.35) ? 1.5 : 1) * (ahead < 18 ? 1 : 0.6))
            var coming: Set<UUID> = []
            return (0..<asked).map { turn in
                let person = random.happens(0.3) ? circle.neighbour(at: held.position, &random) : nil
                let known = person.flatMap { visited.contains($0.id) && coming.insert($0.id).inserted ? $0 : nil }
                let recordedAt = Instant(startOf: today.adding(days: -20)).adding(seconds: 9 * 3600 + turn * 7200)
                return CoursePlace(
                    id: UUID.version7(at: recordedAt, random: &random),
                    course: held.course.code,
                    number: turn + 1,
                    status: turn < content.capacity ? .booked : .waiting,
                    position: turn < content.capacity ? nil : turn - content.capacity + 1,
                    request: PlaceRequest(
                        resident: known?.id,
                        ageBand: known?.ageBand ?? Habits.ages.draw(&random)
                    ),
                    recordedAt: recordedAt,
                    recordedBy: StandardPeople.account.name
                )
            }
        }
    }
}
