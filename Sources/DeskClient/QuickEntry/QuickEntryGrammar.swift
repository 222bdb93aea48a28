package import DeskText
package import SupportDesk

/// Words that were not understood, with all that is to be said about them. Never empty.
package struct QuickEntryRefusal: Error, Hashable, Sendable {
    package let problems: [QuickEntryProblem]

    package init(_ problems: [QuickEntryProblem]) {
        self.problems = problems
    }
}

/// Reads what a supporter types about a consultation: words in any order, codes or names or beginnings of them, in either
/// language and in any width. A word that fits nothing or two things is refused, and all such words at once.
package struct QuickEntryGrammar: Sendable {
    /// A name or a quantity of at most this many words (`1 hour 30 minutes`, `Online applications to the ward`).
    private static let longestPhrase = 5

    private let lists: DeskLists
    private let vocabulary: Vocabulary
    private let shapes: WordShapes
    private let language: Language

    /// - Parameters:
    ///   - today: the day in Japan (JST) that 昨日 and `5/14` are reckoned from.
    ///   - language: in which names are told when something is refused.
    package init(lists: DeskLists, today: CivilDate, language: Language) {
        self.lists = lists
        self.language = language
        vocabulary = Vocabulary(lists, today: today)
        shapes = WordShapes(today: today, eras: lists.eras)
    }

    /// What the words say. A word may stand in an argument of its own or share one with others.
    package func read(_ arguments: [String]) throws(QuickEntryRefusal) -> QuickEntry {
        let words = arguments.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        guard !words.contains(where: MyNumber.isPresent) else { throw QuickEntryRefusal([.holdsMyNumber]) }
        var notes = Notes()
        var place = 0
        while place < words.count {
            place += read(words[place...], into: &notes)
        }
        return try notes.entry()
    }

    /// Adds what the words say about this one field, where bare numbers and beginnings are clear.
    package func read(
        _ words: String,
        as field: ConsultationField,
        into entry: inout QuickEntry
    ) throws(QuickEntryRefusal) {
        guard !MyNumber.isPresent(in: words) else { throw QuickEntryRefusal([.holdsMyNumber]) }
        var notes = Notes(entry)
        note(words, labelled(words, as: field, written: words), in: &notes)
        entry = try notes.entry()
    }

    /// Reads the phrase at the beginning of `words`, or the first of them alone; gives the number of words read.
    private func read(_ words: ArraySlice<String>, into notes: inout Notes) -> Int {
        for length in stride(from: min(Self.longestPhrase, words.count), through: 2, by: -1) {
            let phrase = Array(words.prefix(length))
            let whole = meanings(ofPhrase: phrase)
            guard !whole.isEmpty else { continue }
            let written = phrase.joined(separator: " ")
            if let separate = separateMeanings(phrase), Set(separate) != Set(whole) {
                let readings = (whole + separate).map { alternative($0, to: written) }
                notes.problems.append(.ambiguous(word: written, readings: readings))
            } else {
                note(written, .any(whole), in: &notes)
            }
            return length
        }
        if let first = words.first { read(first, into: &notes) }
        return 1
    }

    private func read(_ word: String, into notes: inout Notes) {
        let parts = word.split { "、，,;；".contains($0) }.map(String.init)
        let whole = reading(of: word)
        guard whole == nil, parts.count > 1 else { return note(word, whole, in: &notes) }
        for part in parts { read(part, into: &notes) }
    }

    // MARK: One word

    /// What a word says; nil when it fits nothing.
    private func reading(of word: String) -> WordReading? {
        if let labelled = LabelledWord(word) {
            // A note has spaces and commas, and may be anyone's words.
            if labelled.field == .note { return .problem(.unknown(word: labelled.label, nearest: ["--note"])) }
            return self.labelled(labelled.value, as: labelled.field, written: word)
                ?? .problem(.unknown(word: word, nearest: vocabulary.nearest(to: labelled.value, in: language)))
        }
        let folded = word.compatibilityComposed
        if folded.hasPrefix("@") { return supporter(String(folded.dropFirst()), written: word) }
        let key = word.searchKey
        let named = vocabulary.meanings(named: word)
        let shaped = shapes.reading(of: key, written: folded)
        if case .any(let meanings) = shaped { return .any(named + meanings) }
        if !named.isEmpty { return .any(named) }
        if let shaped { return shaped }
        if let number = key.wholeNumber { return bareNumber(number, written: word) }
        let begun = vocabulary.meanings(beginning: word)
        return begun.isEmpty ? nil : .any(begun)
    }

    /// What a value says about a field that was named with it.
    private func labelled(_ value: String, as field: ConsultationField, written: String) -> WordReading? {
        let key = value.searchKey
        guard !key.isEmpty else { return nil }
        switch (field, key.wholeNumber) {
        case (.ageBand, let number?): return shapes.age("\(number)歳", written: written)
        case (.minutes, let number?): return shapes.minutes("\(number)分", written: written)
        case (.satisfaction, let number?): return shapes.satisfaction(number, written)
        case (.supporters, _): return supporters(value, written: written)
        case (.receipt, _): return .any([.receipt(value)])
        case (.town, _): return .any([.town(value)])
        case (.site, _): return site(value, written: written)
        case (.topics, _): return topics(value)
        case (.canDoOnline, _) where Self.yes.contains(key): return .any([.canDoOnline(true)])
        case (.canDoOnline, _) where Self.no.contains(key): return .any([.canDoOnline(false)])
        default: break
        }
        switch shapes.reading(of: key, written: written) {
        case .any(let meanings): return only(field, vocabulary.meanings(named: value) + meanings)
        case .problem(let problem): return .problem(problem)
        default:
            return only(field, vocabulary.meanings(named: value)) ?? only(field, vocabulary.meanings(beginning: value))
        }
    }

    private static let yes: Set<String> = ["yes", "true", "はい", "可", "できる", "online"]
    private static let no: Set<String> = ["no", "false", "いいえ", "不可", "できない"]

    private func only(_ field: ConsultationField, _ meanings: [Meaning]) -> WordReading? {
        let fitting = meanings.filter { $0.field == field }
        return fitting.isEmpty ? nil : .any(fitting)
    }

    private func topics(_ value: String) -> WordReading? {
        func find(_ word: String) -> [Meaning] {
            let named = vocabulary.meanings(named: word).filter { $0.field == .topics }
            return named.isEmpty ? vocabulary.meanings(beginning: word).filter { $0.field == .topics } : named
        }
        let whole = find(value)
        if !whole.isEmpty { return .any(whole) }
        let parts = value.split { "、，,;； 　".contains($0) }.map { find(String($0)) }
        guard parts.count > 1, parts.allSatisfy({ $0.count == 1 }) else { return nil }
        return .all(parts.flatMap(\.self))
    }

    private func supporters(_ value: String, written: String) -> WordReading? {
        var all: [Meaning] = []
        for code in value.split(whereSeparator: { "、，,;； ".contains($0) }) {
            guard case .any(let meanings) = supporter(String(code), written: written) else {
                return supporter(String(code), written: written)
            }
            all += meanings
        }
        return all.isEmpty ? nil : .all(all)
    }

    private func supporter(_ code: String, written: String) -> WordReading? {
        guard !code.isEmpty else { return nil }
        let key = code.searchKey
        let keys = lists.supporters.map(\.rawValue.searchKey)
        let exact = keys.indices.filter { keys[$0] == key }
        let found = exact.isEmpty ? keys.indices.filter { keys[$0].hasPrefix(key) || keys[$0].hasSuffix(key) } : exact
        // A code that the lists do not have may be newer than they are: the server knows.
        guard let first = found.first else { return .any([.supporter(Supporter.ID(code))]) }
        guard found.count == 1 else {
            let codes = found.prefix(5).map { lists.supporters[$0].rawValue }
            return .problem(.ambiguousSupporter(word: written, codes: codes))
        }
        return .any([.supporter(lists.supporters[first])])
    }

    private func site(_ word: String, written: String) -> WordReading {
        switch lists.site(word) {
        case .found(let site): .any([.site(site.code)])
        case .unknown(let nearest): .problem(.unknown(word: written, nearest: nearest))
        }
    }

    private func bareNumber(_ number: Int, written: String) -> WordReading {
        let age = AgeBand(age: number).map { _ in QuickEntryProblem.Reading(.ageBand, language.age(number)) }
        let minutes = Minutes(number).map {
            QuickEntryProblem.Reading(.minutes, Meaning.minutes($0).word(in: language))
        }
        return .problem(.bareNumber(word: written, readings: [age, minutes].compactMap(\.self)))
    }

    // MARK: Several words

    /// What several words say together: a name of several words, or a number and its unit with a space between.
    private func meanings(ofPhrase words: [String]) -> [Meaning] {
        let named = vocabulary.meanings(phrase: words)
        if !named.isEmpty { return named }
        let keys = words.map(\.searchKey)
        guard keys.contains(where: \.hasDigit) else { return [] }
        // Two numbers side by side stay two numbers.
        let touches = zip(keys, keys.dropFirst()).contains { $0.endsInDigit && $1.beginsWithDigit }
        guard !touches, case .any(let meanings) = shapes.reading(of: keys.joined(), written: words.joined()) else {
            return []
        }
        return meanings
    }

    /// What the words say one by one, if each says one thing and no two of them speak of the same.
    private func separateMeanings(_ words: [String]) -> [Meaning]? {
        var all: [Meaning] = []
        for word in words {
            guard case .any(let meanings) = reading(of: word), meanings.count == 1, let meaning = meanings.first,
                meaning.isRepeatable || !all.contains(where: { $0.field == meaning.field })
            else { return nil }
            all.append(meaning)
        }
        return all
    }

    // MARK: Noting

    private func note(_ word: String, _ reading: WordReading?, in notes: inout Notes) {
        switch reading {
        case .any(let meanings):
            let meanings = meanings.each()
            if meanings.count == 1 {
                notes.add(meanings[0], saidBy: word)
            } else {
                let readings = meanings.prefix(6).map { alternative($0, to: word) }
                notes.problems.append(.ambiguous(word: word, readings: readings))
            }
        case .all(let meanings):
            for meaning in meanings { notes.add(meaning, saidBy: word) }
        case .problem(let problem):
            notes.problems.append(problem)
        case nil:
            notes.problems.append(.unknown(word: word, nearest: vocabulary.nearest(to: word, in: language)))
        }
    }

    /// How to write this so that it is clear: its name, or with a label when the name is what was typed.
    private func alternative(_ meaning: Meaning, to typed: String) -> QuickEntryProblem.Reading {
        let name = vocabulary.name(of: meaning, in: language)
        guard name.searchKey == typed.searchKey else { return QuickEntryProblem.Reading(meaning.field, name) }
        let label = LabelledWord.label(of: meaning.field).text(in: language)
        return QuickEntryProblem.Reading(meaning.field, "\(label):\(name)")
    }
}

/// What has been understood so far, and what has not.
private struct Notes {
    private var understood: QuickEntry
    private var said: [ConsultationField: (meaning: Meaning, word: String)] = [:]
    var problems: [QuickEntryProblem] = []

    init(_ entry: QuickEntry = QuickEntry()) {
        understood = entry
    }

    mutating func add(_ meaning: Meaning, saidBy word: String) {
        if !meaning.isRepeatable, let earlier = said[meaning.field], earlier.meaning != meaning {
            problems.append(.contradiction(field: meaning.field, first: earlier.word, second: word))
        } else {
            said[meaning.field] = (meaning, word)
            understood.add(meaning)
        }
    }

    /// The entry, if everything was understood.
    func entry() throws(QuickEntryRefusal) -> QuickEntry {
        guard !problems.isEmpty else { return understood }
        // Written in groups, a My Number is a few words of which none is understood: then none of them is repeated.
        let strange = problems.compactMap(\.wordNotUnderstood).joined(separator: " ")
        throw QuickEntryRefusal(MyNumber.isPresent(in: strange) ? [.holdsMyNumber] : problems)
    }
}

extension QuickEntryProblem {
    fileprivate var wordNotUnderstood: String? {
        switch self {
        case .unknown(let word, _), .bareNumber(let word, _): word
        default: nil
        }
    }
}

extension String {
    /// The number, when it is digits from end to end.
    var wholeNumber: Int? {
        utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(self) : nil
    }

    var hasDigit: Bool { utf8.contains { (0x30...0x39).contains($0) } }

    var beginsWithDigit: Bool { utf8.first.map { (0x30...0x39).contains($0) } ?? false }

    var endsInDigit: Bool { utf8.last.map { (0x30...0x39).contains($0) } ?? false }
}
