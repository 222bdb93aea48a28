internal import DeskText
internal import SupportDesk

/// The names that words are looked up in: the ward's topics and outcomes, and what is the same everywhere.
struct Vocabulary: Sendable {
    /// A name, or a later part of one (`カメラ` in 電話・カメラ), and what it stands for.
    private struct Name: Sendable {
        /// With spaces as in the name, for names of several words.
        let spaced: String
        /// Without spaces and marks, hiragana as katakana.
        let key: String
        let meaning: Meaning
        /// Whether words may be a beginning of it, and whether it is offered when words fit nothing.
        let isCurrent: Bool
        let isPart: Bool
    }

    /// Beginnings shorter than this fit too much.
    private static let shortestBeginning = 2
    /// Words that stand within titles and mean nothing by themselves.
    private static let fillers: Set<String> = ["and", "the", "for", "with", "them", "themselves"]

    private var names: [Name] = []
    private let lists: DeskLists

    /// The names in `lists`. A term that was retired by `today` is found by its whole name only.
    init(_ lists: DeskLists, today: CivilDate) {
        self.lists = lists
        for term in lists.topics { add(term, .topic(term.entry.code), today: today) }
        for term in lists.outcomes { add(term, .outcome(term.entry.code), today: today) }
        for (meaning, words) in Self.everywhere(today: today) {
            for word in words { add(word, meaning, isCurrent: true) }
        }
    }

    private mutating func add<Subject>(_ term: DeskLists.Term<Subject>, _ meaning: Meaning, today: CivilDate) {
        let isCurrent = term.entry.isOffered(on: today)
        for (place, key) in term.keys.enumerated() where !key.isEmpty {
            add(key, meaning, isCurrent: isCurrent)
            // The first key is the code, whose parts nobody writes.
            guard isCurrent, place > 0 else { continue }
            for part in key.titleParts.dropFirst() where part.isTelling && !Self.fillers.contains(part) {
                names.append(Name(spaced: part, key: part.looseKey, meaning: meaning, isCurrent: true, isPart: true))
            }
        }
    }

    private mutating func add(_ searchKey: String, _ meaning: Meaning, isCurrent: Bool) {
        names.append(
            Name(
                spaced: searchKey,
                key: searchKey.looseKey,
                meaning: meaning,
                isCurrent: isCurrent,
                isPart: false
            )
        )
    }

    /// What has exactly this name.
    func meanings(named word: String) -> [Meaning] {
        let key = word.searchKey.looseKey
        guard !key.isEmpty else { return [] }
        return names.filter { !$0.isPart && $0.key == key }.map(\.meaning).each()
    }

    /// What has a name that begins like this; if nothing has, what has a name of which a later part does.
    func meanings(beginning word: String) -> [Meaning] {
        let key = word.searchKey.looseKey
        guard key.unicodeScalars.count >= Self.shortestBeginning else { return [] }
        let fitting = names.filter { $0.isCurrent && $0.key.hasScalarPrefix(key) }
        let whole = fitting.filter { !$0.isPart }
        return (whole.isEmpty ? fitting : whole).map(\.meaning).each()
    }

    /// What has a name of several words that is, or begins with, these words in this order.
    func meanings(phrase words: [String]) -> [Meaning] {
        let phrase = words.joined(separator: " ").searchKey
        let fitting = names.filter { $0.isCurrent && !$0.isPart && $0.spaced.hasScalarPrefix(phrase) }
        let exact = fitting.filter { $0.spaced.utf8.count == phrase.utf8.count }
        return (exact.isEmpty ? fitting : exact).map(\.meaning).each()
    }

    /// The names that come nearest to the word, best first, at most three.
    func nearest(to word: String, in language: Language) -> [String] {
        let key = word.searchKey.looseKey
        guard key.unicodeScalars.count >= Self.shortestBeginning else { return [] }
        let current = names.filter { $0.isCurrent && !$0.isPart }
        return nearestNames(
            to: key,
            among: current.map { (key: $0.key, name: name(of: $0.meaning, in: language)) }
        )
    }

    /// How to write this so that it is understood.
    func name(of meaning: Meaning, in language: Language) -> String {
        switch meaning {
        case .topic(let topic): lists.title(of: topic).text(in: language)
        case .outcome(let outcome): lists.title(of: outcome).text(in: language)
        default: meaning.word(in: language)
        }
    }

    /// Words that no ward's list needs to hold.
    private static func everywhere(today: CivilDate) -> [(Meaning, [String])] {
        [
            (.channel(.inPerson), ["in_person", "in person", "対面", "窓口", "来所", "来館", "counter"]),
            (.channel(.phone), ["phone", "電話", "tel", "telephone", "call"]),
            (.channel(.online), ["online", "オンライン", "zoom", "ビデオ通話", "video call"]),
            (.channel(.visit), ["visit", "訪問", "出張", "home visit"]),
            (.ageBand(.unknown), ["unknown", "不明", "不詳", "年齢不明", "年代不明"]),
            (.ageBand(.declined), ["declined", "回答しない", "無回答"]),
            (.day(today), ["today", "今日", "本日", "きょう"]),
            (.day(today.adding(days: -1)), ["yesterday", "昨日", "きのう"]),
            (.day(today.adding(days: -2)), ["一昨日", "おととい"]),
            (.canDoOnline(true), ["オンライン可", "can online"]),
            (.canDoOnline(false), ["オンライン不可", "cannot online"]),
        ]
    }
}

extension String {
    /// A search key with its marks and spaces taken away and its hiragana as katakana: `e-tax`, `E_TAX` and `etax` are one.
    ///
    /// It must be called on a ``Swift/String/searchKey``.
    var looseKey: String {
        var key = ""
        key.unicodeScalars.reserveCapacity(unicodeScalars.count)
        for scalar in unicodeScalars where !Self.marks.contains(scalar) {
            switch scalar.value {
            case 0x3041...0x3096: key.unicodeScalars.append(Unicode.Scalar(scalar.value + 0x60) ?? scalar)
            default: key.unicodeScalars.append(scalar)
            }
        }
        return key
    }

    private static let marks = Array(" -_.,/&()'\u{2010}\u{2011}\u{2013}\u{30FB}".unicodeScalars)

    /// The parts of a title: 電話 and カメラ of 電話・カメラ.
    var titleParts: [String] {
        unicodeScalars.split { Self.marks.contains($0) && $0 != "'" }.map { String(Substring($0)) }
    }

    /// Long enough to stand for the whole: three Latin letters, or two of other characters.
    var isTelling: Bool {
        unicodeScalars.count >= (utf8.allSatisfy { $0 < 0x80 } ? 3 : 2)
    }

    /// `hasPrefix` by scalars: not by canonical equivalence, nor by whole characters.
    func hasScalarPrefix(_ prefix: String) -> Bool {
        utf8.starts(with: prefix.utf8)
    }
}
