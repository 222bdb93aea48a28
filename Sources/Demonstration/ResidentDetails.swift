internal import DeskStore
internal import FoundationEssentials
internal import SupportDesk

/// What the demonstration's residents told of themselves: some of them nothing.
struct ResidentDetails {
    let residents: [Resident]
    let merges: [WardPeople.Merge]
    /// Those who told their names, by id.
    let known: [UUID: Resident.Person]

    /// So many pairs of entries are one person, of which two have been found.
    private static let pairs = 6
    private static let merged = 2

    init(_ circle: Circle, of ward: Demonstration) {
        let converted = Set(circle.applications.map(\.resident))
        var residents = circle.visitors.map { person in
            Self.resident(
                person,
                of: ward,
                since: circle.firstVisit(of: person.id),
                isCandidate: converted.contains(person.id)
            )
        }
        var merges: [WardPeople.Merge] = []
        let places = residents.indices.filter { place in
            let resident = residents[place]
            return resident.person.name != nil && resident.person.birthYear != nil && !converted.contains(resident.id)
                && circle.courseDays(of: resident.id).isEmpty && resident.registeredOn < ward.today.adding(days: -30)
        }
        for pair in 0..<min(Self.pairs, places.count / 2) {
            let (first, second) = (places[pair * 2], places[pair * 2 + 1])
            residents[second].person = Self.again(residents[first].person, pair)
            guard pair < Self.merged else { continue }
            var random = SplitMix64(seed: ward.seed, stream: "merges", pair)
            let day = max(residents[first].registeredOn, residents[second].registeredOn).adding(days: 21)
            let decidedAt = Instant(startOf: day).adding(seconds: 11 * 3600)
            merges.append(
                WardPeople.Merge(
                    id: UUID.version7(at: decidedAt, random: &random),
                    kept: residents[first].id,
                    other: residents[second].id,
                    decidedAt: decidedAt
                )
            )
        }
        self.residents = residents
        self.merges = merges
        known = Dictionary(residents.filter { $0.person.name != nil }.map { ($0.id, $0.person) }) { first, _ in first }
    }

    /// The same person, as another desk wrote them down.
    private static func again(_ person: Resident.Person, _ pair: Int) -> Resident.Person {
        var other = person
        if pair % 2 == 0 {
            other.phone = person.phone?.replacing("-", with: "")
            other.name = nil
        } else {
            other.kana = person.kana?.replacing(" ", with: "\u{3000}")
        }
        return other
    }

    private static func resident(
        _ person: ResidentPool.Person,
        of ward: Demonstration,
        since first: CivilDate?,
        isCandidate: Bool
    ) -> Resident {
        var random = SplitMix64(seed: ward.seed, stream: "resident details", person.number)
        let day = first ?? ward.today
        return Resident(
            id: person.id,
            registeredOn: day,
            person: details(person, isCandidate: isCandidate, of: ward, &random),
            consents: [
                Consent(
                    purposes: purposes(isCandidate: isCandidate, &random),
                    method: methods.draw(&random),
                    givenOn: day
                )
            ],
            entries: [person.id]
        )
    }

    private static func details(
        _ person: ResidentPool.Person,
        isCandidate: Bool,
        of ward: Demonstration,
        _ random: inout SplitMix64
    ) -> Resident.Person {
        var details = Resident.Person()
        details.ageBand = person.ageBand
        details.town = person.town
        if random.happens(0.08) { details.needs.append(.hearing) }
        if random.happens(0.05) { details.needs.append(.vision) }
        if random.happens(0.015) {
            details.needs.append(.language)
            details.language = SpokenLanguage.ID(random.element(of: ["en", "zh", "ko", "vi", "ne"]))
        }
        guard isCandidate || random.happens(0.4) else { return details }
        let name = InventedNames.name(person.number)
        details.name = name.name
        details.kana = name.kana
        if random.happens(0.8) {
            details.phone = InventedNames.phone(person.number, isMobile: random.happens(0.55))
        }
        if random.happens(0.85), let youngest = lowestAges[person.ageBand] {
            details.birthYear = ward.pastYear.year - youngest - random.below(4)
        }
        return details
    }

    private static let lowestAges: [AgeBand: Int] = [
        .under60: 50, .from60: 60, .from65: 65, .from70: 70, .from75: 75, .from80: 80, .from85: 85, .from90: 90,
    ]

    private static func purposes(isCandidate: Bool, _ random: inout SplitMix64) -> [Consent.Purpose] {
        let shares: [(Consent.Purpose, Double)] = [
            (.record, 1), (.contact, 0.6), (.courses, 0.5), (.supporters, isCandidate ? 1 : 0.2),
        ]
        return shares.compactMap { random.happens($0.1) ? $0.0 : nil }
    }

    private static let methods = WeightedChoice<Consent.Method>([(.paper, 70), (.oral, 20), (.online, 10)])
}
