package import DeskText
internal import FoundationEssentials
package import SupportDesk

/// Words that were not understood, with all that is to be said about them. Never empty.
package struct PeopleWordsRefusal: Error, Hashable, Sendable {
    package let problems: [PeopleWordProblem]

    /// Written in groups, a My Number is a few words of which none is understood: then none of them is repeated.
    package init(_ problems: [PeopleWordProblem]) {
        let strange = problems.compactMap(\.wordNotUnderstood).joined(separator: " ")
        self.problems = MyNumber.isPresent(in: strange) ? [.holdsMyNumber] : problems
    }
}

extension PeopleWordProblem {
    fileprivate var wordNotUnderstood: String? {
        switch self {
        case .unknown(let word, _, _), .bareNumber(let word, _): word
        default: nil
        }
    }
}

/// Reads who was at a course: `72歳 ×3 78歳 満足`.
///
/// An age, or somebody on record, begins a group. A number of people belongs to the group that it follows, or to the first one
/// when it comes before it. What people said belongs to the group in which it stands, and to all when it stands before the
/// first. Without any age, a number alone is that many people of unknown age.
package struct AttendanceGrammar: Sendable {
    /// What a group may count.
    package static let counts = 1...1000
    /// An answer of at most this many words (`can do it alone`).
    private static let longestPhrase = 4

    private let words: AttendanceWordList
    private let language: Language

    /// - Parameter language: in which names are told when something is refused.
    package init(today: CivilDate, eras: [JapaneseEra], language: Language) {
        words = AttendanceWordList(shapes: WordShapes(today: today, eras: eras))
        self.language = language
    }

    /// Who was there. A word may stand in an argument of its own or share one with others.
    package func read(_ arguments: [String]) throws(PeopleWordsRefusal) -> AttendanceEntry {
        let written = arguments.flatMap { argument in
            argument.split { $0.isWhitespace || "、，,;；／".contains($0) }.map(String.init)
        }
        guard !written.contains(where: { UUID(exactly: $0.searchKey) == nil && MyNumber.isPresent(in: $0) }) else {
            throw PeopleWordsRefusal([.holdsMyNumber])
        }
        var notes = AttendanceNotes(language: language)
        var place = 0
        while place < written.count {
            place += read(written[place...], into: &notes)
        }
        return try notes.entry()
    }

    /// Reads the phrase at the beginning of `words`, or the first of them alone; gives the number of words read.
    private func read(_ written: ArraySlice<String>, into notes: inout AttendanceNotes) -> Int {
        for length in stride(from: min(Self.longestPhrase, written.count), through: 2, by: -1) {
            let phrase = Array(written.prefix(length))
            guard let reading = words.reading(ofPhrase: phrase) else { continue }
            notes.add(reading, phrase.joined(separator: " "))
            return length
        }
        guard let word = written.first else { return 1 }
        if let reading = words.reading(of: word) {
            notes.add(reading, word)
        } else if let parts = words.parts(of: word) {
            for part in parts { notes.add(part.reading, part.word) }
        } else {
            notes.problems.append(problem(with: word))
        }
        return 1
    }

    private func problem(with word: String) -> PeopleWordProblem {
        let key = word.searchKey
        if let number = key.wholeNumber {
            let people = language == .ja ? "\(number)人" : "\(number) people"
            return .bareNumber(word: word, writings: [language.age(number), people])
        }
        let begun = words.begun(by: word)
        if begun.count > 1 {
            return .ambiguous(word: word, readings: begun.map { .init($0.field, $0.name(in: language)) })
        }
        return .unknown(
            word: word,
            nearest: words.nearest(to: word, in: language),
            fields: [.ageBand, .count, .satisfaction, .canDoAlone, .wantsToHelp, .resident]
        )
    }
}

/// What has been understood so far, and what has not.
private struct AttendanceNotes {
    private typealias Said = [PeopleField: String]

    let language: Language
    var problems: [PeopleWordProblem] = []

    private var groups: [AttendanceEntry.Group] = []
    /// What was said of each group, word by word.
    private var said: [Said] = []
    private var shared = AttendanceEntry.Answers()
    private var saidOfAll: Said = [:]
    private var firstCount: Int?

    init(language: Language) {
        self.language = language
    }

    mutating func add(_ reading: AttendanceReading, _ word: String) {
        switch reading {
        case .who(let who): begin(who, word)
        case .count(let count): add(count: count, word)
        case .answer(let answer): add(answer, word)
        case .problem(let problem): problems.append(problem)
        }
    }

    private mutating func begin(_ who: AttendanceEntry.Who, _ word: String) {
        if who.isOnRecord, groups.contains(where: { $0.who == who }) { problems.append(.samePersonTwice) }
        groups.append(.init(who))
        said.append([.ageBand: word])
        guard groups.count == 1, let firstCount, let countWord = saidOfAll[.count] else { return }
        set(count: firstCount, countWord)
    }

    private mutating func add(count: Int, _ word: String) {
        guard AttendanceGrammar.counts.contains(count) else {
            return problems.append(.countOutside(word: word, AttendanceGrammar.counts))
        }
        guard groups.isEmpty else { return set(count: count, word) }
        if let first = saidOfAll[.count] {
            problems.append(.twice(field: .count, group: nil, first: first, second: word))
        } else {
            (firstCount, saidOfAll[.count]) = (count, word)
        }
    }

    private mutating func set(count: Int, _ word: String) {
        let place = groups.count - 1
        if groups[place].who.isOnRecord { return problems.append(.countOfOnePerson(word: word)) }
        if let first = said[place][.count] {
            problems.append(.twice(field: .count, group: said[place][.ageBand], first: first, second: word))
        } else {
            groups[place].count = count
            said[place][.count] = word
        }
    }

    private mutating func add(_ answer: AttendanceAnswer, _ word: String) {
        let field = answer.field
        // An answer for all and one for a group would be two for those in it.
        let earlier = groups.isEmpty ? saidOfAll[field] : said[said.count - 1][field] ?? saidOfAll[field]
        if let earlier {
            let group = said.last?[.ageBand]
            return problems.append(.twice(field: field, group: group, first: earlier, second: word))
        }
        if groups.isEmpty {
            shared.take(answer)
            saidOfAll[field] = word
        } else {
            groups[groups.count - 1].answers.take(answer)
            said[said.count - 1][field] = word
        }
    }

    /// The entry, if everything was understood.
    func entry() throws(PeopleWordsRefusal) -> AttendanceEntry {
        var groups = groups
        if groups.isEmpty, let firstCount { groups = [.init(.band(.unknown), count: firstCount)] }
        guard problems.isEmpty else { throw PeopleWordsRefusal(problems) }
        guard !groups.isEmpty else { throw PeopleWordsRefusal([.nobody]) }
        for place in groups.indices { groups[place].answers.fill(from: shared) }
        return AttendanceEntry(groups)
    }
}

extension AttendanceEntry.Answers {
    fileprivate mutating func take(_ answer: AttendanceAnswer) {
        switch answer {
        case .satisfaction(let value): satisfaction = value
        case .canDoAlone(let can): canDoAlone = can
        case .wantsToHelp(let wants): wantsToHelp = wants
        }
    }

    /// Takes from `others` what is not said here.
    fileprivate mutating func fill(from others: Self) {
        satisfaction = satisfaction ?? others.satisfaction
        canDoAlone = canDoAlone ?? others.canDoAlone
        wantsToHelp = wantsToHelp ?? others.wantsToHelp
    }
}
