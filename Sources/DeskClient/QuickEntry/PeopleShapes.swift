internal import DeskText
internal import SupportDesk

/// The labels by which a word says which field it is for: `拠点:中央図書館`, `instructor:SD-0001`.
enum PeopleLabels {
    /// The first label of a field is the Japanese one to show, the second the English one.
    private static let all: [(field: PeopleField, labels: [String])] = [
        (.kind, ["種別", "kind"]), (.site, ["拠点", "site", "支援拠点"]), (.languages, ["言語", "language", "languages"]),
        (.language, ["言語", "language"]), (.skills, ["技能", "skill", "skills", "内容"]),
        (.hoursPerWeek, ["週", "hours", "週の時間"]), (.date, ["日", "date", "日付", "day"]),
        (.starts, ["時間", "time", "時刻"]), (.capacity, ["定員", "capacity"]),
        (.partnerKind, ["連携先", "partner", "連携"]), (.instructors, ["講師", "instructor", "instructors"]),
        (.assistants, ["補助", "assistant", "assistants", "助手"]), (.supporter, ["支援員", "supporter"]),
        (.minutes, ["時間", "minutes", "min"]), (.module, ["科目", "module"]), (.town, ["町", "town", "町丁目"]),
        (.birthYear, ["生年", "born", "birthyear"]), (.needs, ["配慮", "needs", "need"]),
        (.ageBand, ["年代", "age", "年齢"]), (.purposes, ["同意", "purpose"]), (.method, ["方法", "method"]),
        (.status, ["状態", "status"]),
    ]

    /// The field of these slots that goes by this label, given as a search key.
    static func field(labelled label: String, in slots: PeopleSlots) -> PeopleField? {
        all.first { slots.fields.contains($0.field) && $0.labels.contains(label) }?.field
    }

    static func label(of field: PeopleField, in language: Language) -> String {
        let labels = all.first { $0.field == field }?.labels ?? [field.rawValue, field.rawValue]
        return language == .ja ? labels[0] : labels[1]
    }
}

/// Reads words whose form says what they are: days, times, numbers with a unit, ages, codes of supporters. Words are given as
/// ``Swift/String/searchKey`` unless it says otherwise.
struct PeopleShapes: Sendable {
    enum Reading {
        case meaning(PeopleMeaning)
        case problem(PeopleWordProblem)
    }

    private let slots: PeopleSlots
    private let supporters: [Supporter.ID]
    private let eras: [JapaneseEra]
    private let today: CivilDate
    private let words: WordShapes

    init(slots: PeopleSlots, lists: DeskLists, today: CivilDate) {
        self.slots = slots
        self.today = today
        supporters = lists.supporters
        eras = lists.eras
        words = WordShapes(today: today, eras: lists.eras)
    }

    private func takes(_ field: PeopleField) -> Bool { slots.fields.contains(field) }

    /// The first reading that the word's form allows; nil when it has none of these forms.
    func reading(of key: String) -> Reading? {
        guard key.hasDigit || key.contains("元") else { return nil }
        return span(key) ?? capacity(key) ?? hoursPerWeek(key) ?? minutes(key) ?? birthYear(key) ?? age(key) ?? day(key)
    }

    private func span(_ key: String) -> Reading? {
        guard takes(.starts) else { return nil }
        return switch ClockSpan.reading(of: key) {
        case .none: nil
        case .span(let span): .meaning(.span(span))
        case .impossible: .problem(.noSuchTime(word: key))
        }
    }

    /// `20名`, `20人`, `定員20`, `cap20`.
    private func capacity(_ key: String) -> Reading? {
        guard takes(.capacity) else { return nil }
        var scanner = WordScanner(key)
        let isNamed = scanner.take("定員", "capacity", "cap")
        guard let number = scanner.number() else { return nil }
        guard scanner.end("名", "人", "people", "places") || isNamed && scanner.isAtEnd else { return nil }
        return .meaning(.number(.capacity, number))
    }

    /// `4h`, `週4時間`, `4 hours`.
    private func hoursPerWeek(_ key: String) -> Reading? {
        guard takes(.hoursPerWeek) else { return nil }
        var scanner = WordScanner(key)
        _ = scanner.take("週")
        guard let number = scanner.number(), scanner.end("h", "時間", "hours", "h/w", "h/week", "時間/週") else {
            return nil
        }
        return .meaning(.number(.hoursPerWeek, number))
    }

    /// `3h`, `90m`, `1時間半`: up to a day, longer than a consultation may take.
    private func minutes(_ key: String) -> Reading? {
        guard takes(.minutes) else { return nil }
        if case .any(let meanings)? = words.minutes(key, written: key), case .minutes(let minutes)? = meanings.first {
            return .meaning(.number(.minutes, minutes.value))
        }
        var scanner = WordScanner(key)
        guard let number = scanner.number() else { return nil }
        if scanner.end("h", "時間", "hours") { return .meaning(.number(.minutes, number * 60)) }
        return scanner.end("m", "分", "min", "minutes") ? .meaning(.number(.minutes, number)) : nil
    }

    /// `1952年生`, `昭和27年生まれ`, `s27年生`, `born1952`.
    private func birthYear(_ key: String) -> Reading? {
        guard takes(.birthYear) else { return nil }
        for ending in ["年生まれ", "年生"] where key.hasSuffix(ending) {
            let text = String(key.dropLast(ending.count))
            if let year = text.wholeNumber { return .meaning(.number(.birthYear, year)) }
            // An era may begin or end within the year: any day of it that the era has will do.
            let ends = ["7月1日", "12月31日", "1月31日", "1月1日"]
            let day = ends.lazy.compactMap { DateReading(eras: eras).day("\(text)年\($0)") }.first
            return day.map { .meaning(.number(.birthYear, $0.year)) } ?? .problem(.noSuchDay(word: key))
        }
        guard key.hasScalarPrefix("born"), let year = String(key.dropFirst(4)).wholeNumber else { return nil }
        return .meaning(.number(.birthYear, year))
    }

    private func age(_ key: String) -> Reading? {
        guard takes(.ageBand) else { return nil }
        switch words.age(key, written: key) {
        case .any(let meanings):
            for case .ageBand(let band) in meanings { return .meaning(.ageBand(band)) }
            return nil
        case .problem(let problem): return .problem(.entry(problem))
        default: return nil
        }
    }

    // MARK: Days

    /// `12/3`, `12月3日`, `2026-12-03`, `R8.12.3`.
    private func day(_ key: String) -> Reading? {
        guard takes(.date) else { return nil }
        if let day = DateReading(eras: eras).day(key) { return .meaning(.day(day)) }
        var scanner = WordScanner(key)
        if let month = scanner.number(), scanner.take("/", "月"), let day = scanner.number(),
            scanner.isAtEnd || scanner.end("日")
        {
            return nearest(month: month, day: day).map { .meaning(.day($0)) } ?? .problem(.noSuchDay(word: key))
        }
        if case .problem? = words.day(key, written: key) { return .problem(.noSuchDay(word: key)) }
        return nil
    }

    /// The day of this month and day that is nearest to today; where people look back, the latest up to today.
    private func nearest(month: Int, day: Int) -> CivilDate? {
        let years = (today.year - 8)...(today.year + 8)
        let all = years.compactMap { CivilDate(year: $0, month: month, day: day) }
        let possible = slots.lookBack ? all.filter { $0 <= today } : all
        return possible.min {
            abs($0.daysSince1970 - today.daysSince1970) < abs($1.daysSince1970 - today.daysSince1970)
        }
    }

    // MARK: Supporters

    /// `講師SD-0001`, `補助SD-0002`, written as it was but for its width; nil unless it begins so.
    func inCharge(_ word: String) -> [PeopleMeaning]? {
        guard takes(.instructors) else { return nil }
        for (label, field) in [("講師", PeopleField.instructors), ("補助", .assistants), ("助手", .assistants)]
        where word.hasScalarPrefix(label) && word.unicodeScalars.count > label.unicodeScalars.count {
            let codes = word.dropFirst(label.count).split { "、，,;；".contains($0) }
            return codes.map { .code(field, code(String($0))) }
        }
        return nil
    }

    /// The supporters of whose codes the word is the whole, the beginning or the end; nil when there is none.
    func supporters(_ word: String) -> [PeopleMeaning]? {
        guard takes(.supporter) else { return nil }
        let key = (word.hasPrefix("@") ? String(word.dropFirst()) : word).searchKey
        let exact = supporters.filter { $0.rawValue.searchKey == key }
        let found =
            exact.isEmpty && key.utf8.count >= 2
            ? supporters.filter { $0.rawValue.searchKey.hasPrefix(key) || $0.rawValue.searchKey.hasSuffix(key) } : exact
        if !found.isEmpty { return found.map { .code(.supporter, $0.rawValue) } }
        // A code with the sign may be newer than the lists: the server knows.
        return word.hasPrefix("@") && !key.isEmpty ? [.code(.supporter, String(word.dropFirst()).codeForm)] : nil
    }

    /// The code as the lists have it, however it was written; as written when they do not have it.
    func code(_ word: String) -> String {
        let key = (word.hasPrefix("@") ? String(word.dropFirst()) : word).searchKey
        return supporters.first { $0.rawValue.searchKey == key }?.rawValue
            ?? (word.hasPrefix("@") ? String(word.dropFirst()) : word).codeForm
    }

    // MARK: Numbers

    /// What a number without a unit may count here.
    func bareNumber(_ word: String, _ language: Language) -> PeopleWordProblem {
        let number = word.searchKey
        var writings: [String] = []
        func add(_ field: PeopleField, _ ja: String, _ en: String) {
            if takes(field) { writings.append(language == .ja ? ja : en) }
        }
        add(.capacity, "\(number)名", "capacity:\(number)")
        add(.hoursPerWeek, "週\(number)時間", "\(number)h")
        add(.minutes, "\(number)分", "\(number)m")
        add(.ageBand, "\(number)歳", "\(number)yo")
        add(.birthYear, "\(number)年生", "born:\(number)")
        guard !writings.isEmpty else { return .unknown(word: word, nearest: [], fields: slots.fields) }
        return .bareNumber(word: word, writings: writings)
    }
}
