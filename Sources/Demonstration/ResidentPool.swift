internal import FoundationEssentials
internal import SupportDesk

/// Those who may come onto the demonstration's record of residents, each with what is always the same about them.
struct ResidentPool {
    struct Person: Hashable {
        let id: UUID
        let ageBand: AgeBand
        let town: Town.ID?
        /// Where they stand among all, from 0 on.
        let number: Int
    }

    /// By the position of the site to which they go.
    let regulars: [[Person]]
    /// Those who come to courses alone, from the beginning on.
    let learners: [Person]
    private let seed: UInt64
    private let firstCandidate: Int
    private let towns: [Town]
    private let registration: Instant

    private static let learnerCount = 1400

    init(of ward: Demonstration) {
        var number = 0
        regulars = ward.life.residents.map { people in
            people.map { person in
                defer { number += 1 }
                return Person(id: person.id, ageBand: person.ageBand, town: person.town, number: number)
            }
        }
        let start = (FiscalYear(FiscalYear(containing: ward.today).year - 2) ?? ward.pastYear).firstDay
        registration = Instant(startOf: start)
        seed = ward.seed
        towns = ward.towns
        var random = SplitMix64(seed: ward.seed, stream: "learners")
        var learners: [Person] = []
        for _ in 0..<Self.learnerCount {
            learners.append(Self.person(number: number, towns, registration, &random))
            number += 1
        }
        self.learners = learners
        firstCandidate = number
    }

    /// Whoever is going to begin this career.
    func candidate(ofCareer career: Int) -> Person {
        var random = SplitMix64(seed: seed, stream: "candidates", career)
        return Self.person(number: firstCandidate + career, towns, registration, &random)
    }

    private static func person(
        number: Int,
        _ towns: [Town],
        _ registration: Instant,
        _ random: inout SplitMix64
    ) -> Person {
        let band = Habits.knownAges.draw(&random)
        return Person(
            id: UUID.version7(at: registration, random: &random),
            ageBand: band,
            town: random.happens(0.8) ? random.element(of: towns).code : nil,
            number: number
        )
    }
}
