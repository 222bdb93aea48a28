internal import DeskText
internal import FoundationEssentials
internal import SupportDesk

/// What somebody said after a course.
enum AttendanceAnswer: Hashable, Sendable {
    case satisfaction(Int)
    case canDoAlone(Bool)
    case wantsToHelp(Bool)

    var field: PeopleField {
        switch self {
        case .satisfaction: .satisfaction
        case .canDoAlone: .canDoAlone
        case .wantsToHelp: .wantsToHelp
        }
    }
}

/// What a word about attendance says.
enum AttendanceReading: Hashable {
    case who(AttendanceEntry.Who)
    case count(Int)
    case answer(AttendanceAnswer)
    /// It is clear what it is about, and what is wrong with it.
    case problem(PeopleWordProblem)

    var field: PeopleField {
        switch self {
        case .who(let who): who.isOnRecord ? .resident : .ageBand
        case .count, .problem: .count
        case .answer(let answer): answer.field
        }
    }
}

/// The words about attendance: names, and forms that say what they are.
struct AttendanceWordList: Sendable {
    struct Name: Hashable, Sendable {
        let reading: AttendanceReading
        let spaced: String
        let key: String

        var field: PeopleField { reading.field }

        /// How to write it so that nothing else is meant.
        func name(in language: Language) -> String {
            switch reading {
            case .who(let who): who.ageBand?.title(in: language) ?? spaced
            case .answer(let answer): PeopleLabel(answer).text(in: language)
            case .count, .problem: spaced
            }
        }
    }

    /// Beginnings shorter than this fit too much.
    private static let shortestBeginning = 2

    let shapes: WordShapes

    // MARK: Words

    /// What a word says by its name or its form, or as the beginning of one name; nil when it says nothing, or too much.
    func reading(of word: String) -> AttendanceReading? {
        if let reading = exactReading(of: word) { return reading }
        let begun = begun(by: word)
        return begun.count == 1 ? begun[0].reading : nil
    }

    /// What several words say together: a name of several words, or a number and its unit with a space between.
    func reading(ofPhrase words: [String]) -> AttendanceReading? {
        let phrase = words.joined(separator: " ").searchKey
        if let name = Self.names.first(where: { $0.spaced == phrase }) { return name.reading }
        let keys = words.map(\.searchKey)
        let touches = zip(keys, keys.dropFirst()).contains { $0.endsInDigit && $1.beginsWithDigit }
        guard !touches, keys.contains(where: \.hasDigit) else { return nil }
        let joined = keys.joined()
        // A number by itself is for one word to say.
        return joined.wholeNumber == nil ? shape(joined, written: words.joined(separator: " ")) : nil
    }

    /// The names of which the word is a beginning, one for each thing.
    func begun(by word: String) -> [Name] {
        let key = word.searchKey.looseKey
        guard key.unicodeScalars.count >= Self.shortestBeginning else { return [] }
        return Self.names.reduce(into: []) { found, name in
            if name.key.hasScalarPrefix(key), !found.contains(where: { $0.reading == name.reading }) {
                found.append(name)
            }
        }
    }

    func nearest(to word: String, in language: Language) -> [String] {
        let key = word.searchKey.looseKey
        guard key.unicodeScalars.count >= Self.shortestBeginning else { return [] }
        return nearestNames(to: key, among: Self.names.map { (key: $0.key, name: $0.name(in: language)) })
    }

    /// What a word without spaces says in parts: `72歳×3`, `3人72歳満足`; nil unless every part says something.
    func parts(of word: String) -> [(word: String, reading: AttendanceReading)]? {
        let scalars = Array(word.compatibilityComposed.unicodeScalars)
        guard scalars.count <= 40 else { return nil }
        return parts(of: scalars[...])
    }

    private func parts(of rest: ArraySlice<Unicode.Scalar>) -> [(word: String, reading: AttendanceReading)]? {
        guard !rest.isEmpty else { return [] }
        for end in stride(from: rest.endIndex, to: rest.startIndex, by: -1) {
            if end < rest.endIndex, ("0"..."9").contains(rest[end - 1]), ("0"..."9").contains(rest[end]) { continue }
            var word = ""
            word.unicodeScalars.append(contentsOf: rest[..<end])
            guard let reading = exactReading(of: word), let others = parts(of: rest[end...]) else { continue }
            return [(word, reading)] + others
        }
        return nil
    }

    private func exactReading(of word: String) -> AttendanceReading? {
        let key = word.searchKey
        if let id = UUID(exactly: key) { return .who(.resident(id)) }
        let loose = key.looseKey
        if !loose.isEmpty, let name = Self.names.first(where: { $0.key == loose }) { return name.reading }
        return shape(key, written: word.compatibilityComposed)
    }

    // MARK: Forms

    private func shape(_ key: String, written: String) -> AttendanceReading? {
        count(key) ?? satisfaction(key) ?? age(key, written: written) ?? person(key, written: written)
    }

    /// `×3`, `x3`, `3人`, `3名`, `3 people`.
    private func count(_ key: String) -> AttendanceReading? {
        var scanner = WordScanner(key)
        if scanner.take("×", "✕", "✖", "x", "*") {
            guard let number = scanner.number(), scanner.isAtEnd || scanner.end("人", "名") else { return nil }
            return .count(number)
        }
        guard let number = scanner.number() else { return nil }
        return scanner.end("人", "名", "people", "persons", "person", "x", "×") ? .count(number) : nil
    }

    /// `満足5`, `★4`, `sat5`, `★★★`.
    private func satisfaction(_ key: String) -> AttendanceReading? {
        switch shapes.satisfaction(key, written: key) {
        case .any(let meanings):
            guard case .satisfaction(let value)? = meanings.first else { return nil }
            return .answer(.satisfaction(value))
        case .problem(let problem): return .problem(.entry(problem))
        default: return nil
        }
    }

    /// `72`, `72歳`, `70-74`, `90+`, `60歳未満`.
    private func age(_ key: String, written: String) -> AttendanceReading? {
        if let number = key.wholeNumber {
            // Below the ages of those who come, a number may as well be one of people.
            return (40...130).contains(number) ? .who(.age(number)) : nil
        }
        var scanner = WordScanner(key)
        if let years = scanner.number(), scanner.end("歳", "才", "yo", "y", "yrs", "years", "yearsold"),
            AgeBand(age: years) != nil
        {
            return .who(.age(years))
        }
        switch shapes.age(key, written: written) {
        case .any(let meanings):
            for case .ageBand(let band) in meanings { return .who(.band(band)) }
            return nil
        case .problem(let problem): return .problem(.entry(problem))
        default: return nil
        }
    }

    /// A telephone number, or `利用者:` before a number, a name or an id.
    private func person(_ key: String, written: String) -> AttendanceReading? {
        for label in ["利用者:", "登録:", "resident:"] where key.hasScalarPrefix(label) {
            let name = String(key.dropFirst(label.count))
            return name.isEmpty ? nil : .who(UUID(exactly: name).map { .resident($0) } ?? .named(name))
        }
        return key.isTelephoneNumber ? .who(.named(key)) : nil
    }

    // MARK: Names

    private static let names: [Name] = [
        name(.who(.band(.unknown)), "不詳", "unknown", "不明", "年齢不詳", "年齢不明", "年代不明"),
        name(.who(.band(.declined)), "回答しない", "declined", "無回答", "prefers not to say"),
        name(.answer(.satisfaction(5)), "とても満足", "very satisfied", "大変満足", "非常に満足"),
        name(.answer(.satisfaction(4)), "満足", "satisfied", "やや満足"),
        name(.answer(.satisfaction(3)), "普通", "neutral", "ふつう", "どちらでもない"),
        name(.answer(.satisfaction(2)), "不満", "dissatisfied", "やや不満", "unsatisfied", "not satisfied"),
        name(.answer(.satisfaction(1)), "とても不満", "very dissatisfied", "大変不満", "非常に不満", "very unsatisfied"),
        name(
            .answer(.canDoAlone(true)),
            "一人でできる",
            "alone",
            "できる",
            "ひとりでできる",
            "1人でできる",
            "can",
            "can do alone",
            "can do it alone"
        ),
        name(
            .answer(.canDoAlone(false)),
            "できない",
            "not alone",
            "一人でできない",
            "ひとりでできない",
            "1人でできない",
            "not",
            "cannot",
            "cannot do alone"
        ),
        name(
            .answer(.wantsToHelp(true)),
            "手伝いたい",
            "want to help",
            "wants to help",
            "help",
            "helps",
            "支援員になりたい"
        ),
        name(.answer(.wantsToHelp(false)), "手伝わない", "does not want to help", "no help", "手伝いたくない"),
    ].flatMap(\.self)

    private static func name(_ reading: AttendanceReading, _ words: String...) -> [Name] {
        words.map { Name(reading: reading, spaced: $0.searchKey, key: $0.searchKey.looseKey) }
    }
}

extension PeopleLabel {
    init(_ answer: AttendanceAnswer) {
        switch answer {
        case .satisfaction(let value): self = .satisfaction(value)
        case .canDoAlone(let can): self = can ? .canDoAlone : .cannotDoAlone
        case .wantsToHelp(let wants): self = wants ? .wantsToHelp : .doesNotWantToHelp
        }
    }
}

extension String {
    /// Whether a search key is a Japanese telephone number: ten or eleven digits that begin with 0, or +81 and nine or ten.
    var isTelephoneNumber: Bool {
        guard utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-() ".utf8.contains($0) }) else { return false }
        let digits = filter { $0.isNumber }
        if hasPrefix("+81") { return (11...12).contains(digits.utf8.count) }
        return digits.hasPrefix("0") && (10...11).contains(digits.utf8.count)
    }
}
