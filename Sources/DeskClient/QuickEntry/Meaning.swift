internal import DeskText
internal import SupportDesk

/// One thing that a word can say.
enum Meaning: Hashable, Sendable {
    case topic(Topic.ID)
    case outcome(Outcome.ID)
    case channel(Channel)
    case ageBand(AgeBand)
    case minutes(Minutes)
    case supporter(Supporter.ID)
    case satisfaction(Int)
    case canDoOnline(Bool)
    case receipt(String)
    case site(Site.ID)
    case town(String)
    case day(CivilDate)
    case time(TimeOfDay)

    /// The field that it fills.
    var field: ConsultationField {
        switch self {
        case .topic: .topics
        case .outcome: .outcome
        case .channel: .channel
        case .ageBand: .ageBand
        case .minutes: .minutes
        case .supporter: .supporters
        case .satisfaction: .satisfaction
        case .canDoOnline: .canDoOnline
        case .receipt: .receipt
        case .site: .site
        case .town: .town
        case .day: .heldOn
        case .time: .heldAt
        }
    }

    /// Whether a consultation can have several of these.
    var isRepeatable: Bool {
        switch self {
        case .topic, .supporter: true
        default: false
        }
    }
}

extension Meaning {
    /// How to write it so that nothing else is meant. Topics and outcomes have their titles for that.
    func word(in language: Language) -> String {
        switch self {
        case .topic(let topic): topic.rawValue
        case .outcome(let outcome): outcome.rawValue
        case .channel(let channel): channel.title(in: language)
        case .ageBand(let band): band.rawValue
        case .minutes(let minutes): language == .ja ? "\(minutes.value)分" : "\(minutes.value)m"
        case .supporter(let supporter): "@\(supporter)"
        case .satisfaction(let value): "★\(value)"
        case .canDoOnline(let can): can ? "オンライン可" : "オンライン不可"
        case .receipt(let receipt): "#\(receipt)"
        case .site(let site): site.rawValue
        case .town(let town): town
        case .day(let day): day.description
        case .time(let time): time.description
        }
    }
}

extension Language {
    /// How to write an age.
    func age(_ years: Int) -> String {
        switch self {
        case .ja: "\(years)歳"
        case .en: "\(years)yo"
        }
    }
}

extension [Meaning] {
    /// Each once, in the order of their first appearance.
    func each() -> [Meaning] {
        reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
