package import DeskText
package import SupportDesk

/// Reads what is typed about supporters, courses and residents: words in any order, codes or names or beginnings of them, in
/// either language and in any width. A word that fits nothing or two things is refused, and all such words at once.
package struct PeopleGrammar: Sendable {
    /// A name of at most this many words (`Japanese Sign Language`).
    private static let longestPhrase = 5

    private enum Reading {
        /// Any of these: clear when there is only one.
        case any([PeopleMeaning])
        /// All of these together.
        case all([PeopleMeaning])
        case problem(PeopleWordProblem)
    }

    private let list: PeopleWordList
    private let shapes: PeopleShapes
    private let slots: PeopleSlots
    private let language: Language

    /// - Parameters:
    ///   - today: the day in Japan (JST) that 明日 and `12/3` are reckoned from.
    ///   - language: in which names are told when something is refused.
    package init(_ slots: PeopleSlots, lists: DeskLists, today: CivilDate, language: Language) {
        self.slots = slots
        self.language = language
        list = PeopleWordList(lists, slots: slots, today: today)
        shapes = PeopleShapes(slots: slots, lists: lists, today: today)
    }

    /// What the words say. A word may stand in an argument of its own or share one with others.
    package func read(_ arguments: [String]) throws(PeopleWordsRefusal) -> PeopleEntry {
        let words = arguments.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        guard !words.contains(where: MyNumber.isPresent) else { throw PeopleWordsRefusal([.holdsMyNumber]) }
        var notes = PeopleNotes(slots: slots)
        var place = 0
        while place < words.count {
            place += read(words[place...], into: &notes)
        }
        guard notes.problems.isEmpty else { throw PeopleWordsRefusal(notes.problems) }
        return notes.entry
    }

    /// Reads the phrase at the beginning of `words`, or the first of them alone; gives the number of words read.
    private func read(_ words: ArraySlice<String>, into notes: inout PeopleNotes) -> Int {
        for length in stride(from: min(Self.longestPhrase, words.count), through: 2, by: -1) {
            let phrase = Array(words.prefix(length))
            let named = list.meanings(phrase: phrase)
            guard !named.isEmpty else { continue }
            note(phrase.joined(separator: " "), .any(named), in: &notes)
            return length
        }
        guard let word = words.first else { return 1 }
        if let reading = reading(of: word) {
            note(word, reading, in: &notes)
        } else {
            let parts = word.split { "、，,;；".contains($0) }.map(String.init)
            for part in parts { note(part, parts.count > 1 ? reading(of: part) : nil, in: &notes) }
        }
        return 1
    }

    // MARK: One word

    /// What a word says; nil when it fits nothing.
    private func reading(of word: String) -> Reading? {
        let folded = word.compatibilityComposed
        if let mark = folded.firstIndex(where: { $0 == ":" || $0 == "=" }),
            let field = PeopleLabels.field(labelled: String(folded[..<mark]).searchKey, in: slots)
        {
            return labelled(String(folded[folded.index(after: mark)...]), as: field)
        }
        let named = list.meanings(named: word)
        let key = word.searchKey
        switch shapes.reading(of: key) {
        case .meaning(let meaning): return .any((named + [meaning]).each())
        case .problem(let problem): return named.isEmpty ? .problem(problem) : .any(named)
        case nil: break
        }
        if !named.isEmpty { return .any(named) }
        if let people = shapes.inCharge(folded) { return .all(people) }
        let begun = list.meanings(beginning: word)
        if !begun.isEmpty { return .any(begun) }
        return shapes.supporters(folded).map { .any($0) }
    }

    /// What a value says about a field that was named with it.
    private func labelled(_ value: String, as field: PeopleField) -> Reading? {
        let parts = value.split { "、，,;；".contains($0) }.map(String.init)
        switch field {
        case .instructors, .assistants, .supporter: return .all(parts.map { .code(field, shapes.code($0)) })
        case .town: return value.isEmpty ? nil : .any([.code(.town, value)])
        case .capacity, .hoursPerWeek, .birthYear:
            if let number = value.searchKey.wholeNumber { return .any([.number(field, number)]) }
        default: break
        }
        func find(_ word: String) -> [PeopleMeaning] {
            var fitting = list.meanings(named: word)
            if case .meaning(let meaning) = shapes.reading(of: word.searchKey) { fitting.append(meaning) }
            fitting = fitting.filter { $0.field == field }
            return fitting.isEmpty ? list.meanings(beginning: word).filter { $0.field == field } : fitting.each()
        }
        let whole = find(value)
        if !whole.isEmpty { return .any(whole) }
        let each = parts.map(find)
        return each.count > 1 && each.allSatisfy { $0.count == 1 } ? .all(each.flatMap(\.self)) : nil
    }

    // MARK: Noting

    private func note(_ word: String, _ reading: Reading?, in notes: inout PeopleNotes) {
        switch reading {
        case .any(let meanings) where meanings.count == 1:
            notes.add(meanings[0], saidBy: word)
        case .any(let meanings):
            let readings = meanings.prefix(6).map { alternative($0, to: word) }
            notes.problems.append(.ambiguous(word: word, readings: readings))
        case .all(let meanings):
            for meaning in meanings { notes.add(meaning, saidBy: word) }
        case .problem(let problem):
            notes.problems.append(problem)
        case nil where word.searchKey.wholeNumber != nil:
            notes.problems.append(shapes.bareNumber(word, language))
        case nil:
            notes.problems.append(
                .unknown(word: word, nearest: list.nearest(to: word, in: language), fields: slots.fields)
            )
        }
    }

    /// How to write this so that it is clear: its name, or with a label when the name is what was typed.
    private func alternative(_ meaning: PeopleMeaning, to typed: String) -> PeopleWordProblem.Reading {
        let name = list.name(of: meaning, in: language) ?? meaning.written
        guard name.searchKey == typed.searchKey else { return .init(meaning.field, name) }
        return .init(meaning.field, "\(PeopleLabels.label(of: meaning.field, in: language)):\(name)")
    }
}

/// What has been understood so far, and what has not.
private struct PeopleNotes {
    let slots: PeopleSlots
    private(set) var entry = PeopleEntry()
    var problems: [PeopleWordProblem] = []
    private var said: [PeopleField: (meaning: PeopleMeaning, word: String)] = [:]

    init(slots: PeopleSlots) {
        self.slots = slots
    }

    mutating func add(_ meaning: PeopleMeaning, saidBy word: String) {
        let field = meaning.field
        if !slots.repeatable.contains(field), let earlier = said[field], earlier.meaning != meaning {
            problems.append(.contradiction(field: field, first: earlier.word, second: word))
        } else {
            said[field] = (meaning, word)
            entry.add(meaning)
        }
    }
}

extension PeopleMeaning {
    /// As a word that needs no list.
    fileprivate var written: String {
        switch self {
        case .code(_, let code): code
        case .number(_, let number): String(number)
        case .day(let day): day.description
        case .span(let span): span.description
        case .ageBand(let band): band.rawValue
        }
    }
}
