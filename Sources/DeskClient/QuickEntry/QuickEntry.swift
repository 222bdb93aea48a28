package import SupportDesk

/// What the words of a quick entry say. What they do not name is nil, or empty.
package struct QuickEntry: Hashable, Sendable {
    package var topics: [Topic.ID] = []
    package var outcome: Outcome.ID?
    package var channel: Channel?
    package var ageBand: AgeBand?
    package var minutes: Minutes?
    package var supporters: [Supporter.ID] = []
    package var satisfaction: Int?
    package var canDoOnline: Bool?
    package var receipt: String?
    package var site: Site.ID?
    package var town: String?
    package var day: CivilDate?
    package var time: TimeOfDay?

    package init() {}
}

extension QuickEntry {
    /// Adds what a word says. A field that holds one value keeps the last one given.
    mutating func add(_ meaning: Meaning) {
        switch meaning {
        case .topic(let topic): if !topics.contains(topic) { topics.append(topic) }
        case .outcome(let value): outcome = value
        case .channel(let value): channel = value
        case .ageBand(let value): ageBand = value
        case .minutes(let value): minutes = value
        case .supporter(let supporter): if !supporters.contains(supporter) { supporters.append(supporter) }
        case .satisfaction(let value): satisfaction = value
        case .canDoOnline(let value): canDoOnline = value
        case .receipt(let value): receipt = value
        case .site(let value): site = value
        case .town(let value): town = value
        case .day(let value): day = value
        case .time(let value): time = value
        }
    }
}
