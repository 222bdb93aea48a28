internal import DeskText
internal import SupportDesk

/// The names that words about supporters, courses and residents are looked up in: the ward's lists, and what is the same
/// everywhere; of each only what a command asks for.
struct PeopleWordList: Sendable {
    private struct Name: Sendable {
        /// With spaces as in the name, for names of several words.
        let spaced: String
        /// Without spaces and marks.
        let key: String
        let meaning: PeopleMeaning
        let title: Title
        /// Whether it is a later part of a name.
        let isPart: Bool
    }

    /// Beginnings shorter than this fit too much.
    private static let shortestBeginning = 2

    private var names: [Name] = []

    init(_ lists: DeskLists, slots: PeopleSlots, today: CivilDate) {
        for field in slots.fields {
            switch field {
            case .kind where slots.isCourse: add(lists.people.courseKinds, field, today)
            case .kind: add(lists.people.supporterKinds, field, today)
            case .languages, .language: add(lists.people.languages, field, today)
            case .skills: add(lists.topics, field, today)
            case .module: add(lists.people.trainingModules, field, today)
            case .partnerKind: add(lists.people.partnerKinds, field, today)
            case .site: add(lists.sites)
            default: break
            }
            for (meaning, words) in Self.everywhere(field, today: today) { add(words, meaning) }
        }
    }

    // MARK: Filling

    private mutating func add<Subject>(_ terms: [DeskLists.Term<Subject>], _ field: PeopleField, _ today: CivilDate) {
        for term in terms where term.entry.isOffered(on: today) {
            let meaning = PeopleMeaning.code(field, term.entry.code.rawValue)
            for (place, key) in term.keys.enumerated() where !key.isEmpty {
                names.append(
                    .init(spaced: key, key: key.looseKey, meaning: meaning, title: term.entry.title, isPart: false)
                )
                // The first key is the code, whose parts nobody writes.
                guard place > 0 else { continue }
                for part in key.titleParts.dropFirst() where part.isTelling {
                    names.append(
                        .init(spaced: part, key: part.looseKey, meaning: meaning, title: term.entry.title, isPart: true)
                    )
                }
            }
        }
    }

    private mutating func add(_ sites: [DeskLists.SiteTerm]) {
        for term in sites {
            let title = Title(ja: term.site.name, en: term.site.name)
            for key in term.keys where !key.isEmpty {
                names.append(
                    .init(
                        spaced: key,
                        key: key.looseKey,
                        meaning: .code(.site, term.site.code.rawValue),
                        title: title,
                        isPart: false
                    )
                )
            }
        }
    }

    /// The first word is the Japanese title, the second the English one.
    private mutating func add(_ words: [String], _ meaning: PeopleMeaning) {
        let title = Title(ja: words[0], en: words.count > 1 ? words[1] : words[0])
        for word in words {
            let key = word.searchKey
            names.append(.init(spaced: key, key: key.looseKey, meaning: meaning, title: title, isPart: false))
        }
    }

    /// Words that no ward's list needs to hold.
    private static func everywhere(_ field: PeopleField, today: CivilDate) -> [(PeopleMeaning, [String])] {
        switch field {
        case .date:
            [
                (.day(today), ["今日", "today", "本日", "きょう"]),
                (.day(today.adding(days: -1)), ["昨日", "yesterday", "きのう"]),
                (.day(today.adding(days: -2)), ["一昨日", "day before yesterday", "おととい"]),
                (.day(today.adding(days: 1)), ["明日", "tomorrow", "あした", "あす"]),
                (.day(today.adding(days: 2)), ["明後日", "day after tomorrow", "あさって"]),
            ]
        case .ageBand:
            [
                (.ageBand(.unknown), ["不詳", "unknown", "不明", "年齢不明"]),
                (.ageBand(.declined), ["回答しない", "declined", "無回答"]),
            ]
        case .needs:
            [
                (.code(.needs, "hearing"), ["聴覚", "hearing", "難聴", "耳"]),
                (.code(.needs, "vision"), ["視覚", "vision", "弱視", "目"]),
                (.code(.needs, "language"), ["言語", "language", "ことば"]),
            ]
        case .purposes:
            [
                (.code(.purposes, "record"), ["記録", "record", "登録"]),
                (.code(.purposes, "contact"), ["連絡", "contact"]),
                (.code(.purposes, "courses"), ["講習会", "courses", "講習", "案内"]),
                (.code(.purposes, "supporters"), ["支援員", "supporters", "支援員募集"]),
            ]
        case .method:
            [
                (.code(.method, "paper"), ["書面", "paper", "紙", "用紙"]),
                (.code(.method, "oral"), ["口頭", "oral"]),
                (.code(.method, "online"), ["オンライン", "online", "web"]),
            ]
        case .status:
            SupporterStatus.allCases.map { status in
                (
                    .code(.status, status.rawValue),
                    [status.title(in: .ja), status.title(in: .en), status.rawValue]
                )
            }
        default: []
        }
    }

    // MARK: Looking up

    /// What has exactly this name.
    func meanings(named word: String) -> [PeopleMeaning] {
        let key = word.searchKey.looseKey
        return key.isEmpty ? [] : names.filter { !$0.isPart && $0.key == key }.map(\.meaning).each()
    }

    /// What has a name that begins like this; if nothing has, what has a name of which a later part does.
    func meanings(beginning word: String) -> [PeopleMeaning] {
        let key = word.searchKey.looseKey
        guard key.unicodeScalars.count >= Self.shortestBeginning else { return [] }
        let fitting = names.filter { $0.key.hasScalarPrefix(key) }
        let whole = fitting.filter { !$0.isPart }
        return (whole.isEmpty ? fitting : whole).map(\.meaning).each()
    }

    /// What has a name of several words that is, or begins with, these words in this order.
    func meanings(phrase words: [String]) -> [PeopleMeaning] {
        let phrase = words.joined(separator: " ").searchKey
        let fitting = names.filter { !$0.isPart && $0.spaced.hasScalarPrefix(phrase) }
        let exact = fitting.filter { $0.spaced.utf8.count == phrase.utf8.count }
        return (exact.isEmpty ? fitting : exact).map(\.meaning).each()
    }

    /// The names that come nearest to the word, best first, at most three.
    func nearest(to word: String, in language: Language) -> [String] {
        let key = word.searchKey.looseKey
        guard key.unicodeScalars.count >= Self.shortestBeginning else { return [] }
        let candidates = names.filter { !$0.isPart }.map { (key: $0.key, name: $0.title.text(in: language)) }
        return nearestNames(to: key, among: candidates)
    }

    /// How to write this so that it is understood; nil for what has no name.
    func name(of meaning: PeopleMeaning, in language: Language) -> String? {
        names.first { $0.meaning == meaning }?.title.text(in: language)
    }
}

extension [PeopleMeaning] {
    /// Each once, in the order of their first appearance.
    func each() -> [PeopleMeaning] {
        reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
