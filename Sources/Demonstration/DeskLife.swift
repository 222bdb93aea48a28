internal import FoundationEssentials
internal import SupportDesk

/// What happens at the demonstration desks: draws the consultations of a day.
struct DeskLife: Sendable {
    let sites: [Site]
    private let seed: UInt64
    private let busyness: [Double]
    let nearbyTowns: [[Town.ID]]
    private let register: SupporterRegister
    /// By the position of the site to which they go.
    let residents: [[Person]]

    /// A resident on record, with what is always the same about them.
    struct Person: Sendable {
        let id: UUID
        let ageBand: AgeBand
        let town: Town.ID
    }

    init(towns: [Town], sites: [Site], register: SupporterRegister, residents: [UUID], seed: UInt64) {
        var random = SplitMix64(seed: seed, stream: "desk life")
        self.sites = sites
        self.seed = seed
        let busyness = sites.map { site in
            let luck = random.unit()
            return (Habits.busyness[site.kind.rawValue] ?? 1) * (0.25 + 2 * luck * luck)
        }
        self.busyness = busyness
        let nearbyTowns = sites.map { Self.towns(near: $0, among: towns) }
        self.nearbyTowns = nearbyTowns

        let anySite = WeightedChoice(Array(zip(sites.indices, busyness)))
        self.register = register
        var people: [[Person]] = sites.map { _ in [] }
        for resident in residents {
            let site = anySite.draw(&random)
            let person = Person(
                id: resident,
                ageBand: Habits.knownAges.draw(&random),
                town: random.element(of: nearbyTowns[site])
            )
            people[site].append(person)
        }
        self.residents = people
    }

    /// The dozen nearest; all of them for a call centre.
    private static func towns(near site: Site, among towns: [Town]) -> [Town.ID] {
        guard let place = site.location else { return towns.map(\.code) }
        let nearest = towns.sorted {
            $0.location.squaredMetres(to: place) < $1.location.squaredMetres(to: place)
        }
        return nearest.prefix(12).map(\.code)
    }

    /// How much is going on at all sites together on `day`; only the ratio between days says something.
    func weight(of day: CivilDate) -> Double {
        choice(on: day)?.weight ?? 0
    }

    /// `count` consultations of `day` by the time of their beginning. The same day has the same ones, whatever day it is today.
    func consultations(on day: CivilDate, count: Int, stream: String) -> [Demonstration.Record] {
        guard count > 0, let choice = choice(on: day) else { return [] }
        var random = SplitMix64(seed: seed, stream: stream, day.daysSince1970)
        let records = (0..<count).map { _ in record(at: choice.draw(&random), on: day, &random) }
        // Of two that end at the same moment, the one that was drawn first.
        return records.enumerated()
            .sorted { ($0.element.recordedAt, $0.offset) < ($1.element.recordedAt, $1.offset) }
            .map(\.element)
    }

    /// The sites that are open on `day`; nil when none is.
    private func choice(on day: CivilDate) -> WeightedChoice<Int>? {
        guard !OfficeCalendar.isTurnOfYear(day) else { return nil }
        let weekday = OfficeCalendar.isHoliday(day) ? 0 : OfficeCalendar.weekday(day)
        let season = Habits.seasons[day.month - 1]
        let open = sites.indices.compactMap { position -> (Int, Double)? in
            let site = sites[position]
            let share = Habits.weekdays[site.kind.rawValue]?[weekday] ?? 1
            guard site.isOpen(on: day), share > 0 else { return nil }
            return (position, busyness[position] * share * season)
        }
        return open.isEmpty ? nil : WeightedChoice(open)
    }

    private func record(
        at position: Int,
        on day: CivilDate,
        _ random: inout SplitMix64
    ) -> Demonstration.Record {
        let site = sites[position]
        let kind = site.kind.rawValue
        let minutes = random.happens(0.97) ? Minutes(Habits.minutes.draw(&random)) : nil
        let begun = Instant(startOf: day).adding(seconds: Habits.hours.draw(&random) * 3600 + random.below(12) * 300)
        let person = random.happens(0.37) ? regular(of: residents[position], &random) : nil
        let outcome = random.happens(0.96) ? Outcome.ID(Habits.outcomes.draw(&random)) : nil
        var content = ConsultationContent(
            site: site.code,
            heldOn: day,
            heldAt: random.happens(0.9) ? begun : nil,
            channel: (Habits.channels[kind] ?? Habits.channelsAtSites).draw(&random),
            topics: topics(in: day.month, &random),
            ageBand: person?.ageBand ?? Habits.ages.draw(&random),
            minutes: minutes,
            outcome: outcome,
            town: person?.town ?? (random.happens(0.4) ? random.element(of: nearbyTowns[position]) : nil),
            supporters: team(of: register.active(at: position, on: day).map(\.code), &random),
            resident: person?.id
        )
        if random.happens(0.25) { content.satisfaction = Habits.satisfaction.draw(&random) }
        if outcome != nil, random.happens(0.2) { content.canDoOnline = outcome?.rawValue == "done_by_self" }
        if random.happens(0.08) { content.note = random.element(of: Habits.notes) }
        let ended = begun.adding(seconds: 60 * (minutes?.value ?? 15))
        return Demonstration.Record(
            id: UUID.version7(at: ended, random: &random),
            content: content,
            recordedAt: ended
        )
    }

    /// Some people come often, most once or twice.
    private func regular(of people: [Person], _ random: inout SplitMix64) -> Person? {
        guard !people.isEmpty else { return nil }
        let luck = random.unit()
        return people[Int(luck * luck * Double(people.count))]
    }

    private func team(of supporters: [Supporter.ID], _ random: inout SplitMix64) -> [Supporter.ID] {
        guard !supporters.isEmpty, random.happens(0.92) else { return [] }
        let first = random.element(of: supporters)
        let second = random.happens(0.1) ? random.element(of: supporters) : first
        return first == second ? [first] : [first, second].sorted()
    }

    /// One to three, each once, in the ward's order.
    private func topics(in month: Int, _ random: inout SplitMix64) -> [Topic.ID] {
        let choice = (1...3).contains(month) ? Habits.topicsInTaxSeason : Habits.topics
        let positions = Set((0..<Habits.topicCounts.draw(&random)).map { _ in choice.draw(&random) })
        return positions.sorted().map { StandardCodes.topics.entries[$0].code }
    }
}

/// How often what happens; weights, not facts about any ward.
enum Habits {
    static let busyness: [String: Double] = [
        "ward_office": 3, "library": 1.5, "branch_office": 1.5, "local_office": 0.7, "community_centre": 1.2,
        "senior_centre": 0.8, "community_lounge": 0.7, "call_centre": 4,
    ]

    /// Sunday first; a national holiday is like a Sunday.
    static let weekdays: [String: [Double]] = [
        "ward_office": [0, 1.2, 1, 1, 0.9, 1, 0],
        "library": [0.8, 0, 0.9, 1, 1, 1, 1.1],
        "branch_office": [0, 1.2, 1, 1, 0.9, 1, 0.3],
        "local_office": [0, 1.1, 1, 1, 1, 1, 0],
        "community_centre": [0.4, 0.9, 1, 1, 1, 1, 0.7],
        "senior_centre": [0, 1, 1.1, 1, 1.1, 1, 0.4],
        "community_lounge": [0.5, 0.8, 1, 1, 1, 1, 0.9],
        "call_centre": [0, 1.3, 1, 1, 0.9, 1, 0.4],
    ]

    /// January first. The tax return brings people in February and March, the heat keeps them at home in August.
    static let seasons = [1.0, 1.15, 1.12, 0.9, 0.95, 1.05, 1.0, 0.82, 1.03, 1.1, 1.08, 0.9]

    static let hours = WeightedChoice([
        (9, 1.0), (10, 1.7), (11, 1.5), (12, 0.4), (13, 1.4), (14, 1.6), (15, 1.2), (16, 0.6),
    ])

    static let minutes = WeightedChoice([
        (5, 6.0), (10, 14), (15, 24), (20, 15), (30, 22), (40, 4), (45, 6), (60, 7), (90, 1.5), (120, 0.5),
    ])

    static let channelsAtSites = WeightedChoice<Channel>([(.inPerson, 88), (.phone, 5), (.online, 3), (.visit, 4)])
    static let channels: [String: WeightedChoice<Channel>] = [
        "call_centre": WeightedChoice([(.phone, 95), (.online, 5)])
    ]

    private static let ageWeights: [(AgeBand, Double)] = [
        (.under60, 8), (.from60, 7), (.from65, 12), (.from70, 21), (.from75, 22), (.from80, 15), (.from85, 7),
        (.from90, 2.5),
    ]
    static let knownAges = WeightedChoice(ageWeights)
    static let ages = WeightedChoice(ageWeights + [(.unknown, 3.5), (.declined, 2)])

    static let outcomes = WeightedChoice([
        ("done_by_self", 60.0), ("partly", 20), ("unresolved", 5), ("sent_to_counter", 5), ("referred", 4),
        ("continues", 6),
    ])

    static let satisfaction = WeightedChoice([(5, 45.0), (4, 35), (3, 14), (2, 4), (1, 2)])

    static let topicCounts = WeightedChoice([(1, 70.0), (2, 22), (3, 8)])
    /// In the order of ``StandardCodes/topics``.
    private static let topicWeights = [6.0, 7, 6, 5, 4, 12, 7, 4, 4, 12, 6, 2, 4, 4, 3, 5, 4, 5]
    private static let taxReturn = 11
    static let topics = WeightedChoice(Array(topicWeights.enumerated()).map { ($0.offset, $0.element) })
    static let topicsInTaxSeason = WeightedChoice(
        Array(topicWeights.enumerated()).map { ($0.offset, $0.offset == taxReturn ? 12 : $0.element) }
    )

    static let notes = ["次回予約あり", "家族同席", "機種変更", "持参の機種は古いOS", "再訪希望", "講習会を案内", "資料を渡した"]
}
