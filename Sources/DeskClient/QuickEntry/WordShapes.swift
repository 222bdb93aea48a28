internal import DeskText
internal import SupportDesk

/// What a word was found to say.
enum WordReading: Equatable {
    /// Any of these: clear when there is only one.
    case any([Meaning])
    /// All of these together.
    case all([Meaning])
    /// It is clear what it is about, and what is wrong with it.
    case problem(QuickEntryProblem)
}

/// Reads words whose form says what they are: ages, minutes, days, times and signs. `word` is always a ``Swift/String/searchKey``;
/// `written` is what problems repeat.
struct WordShapes: Sendable {
    let today: CivilDate
    let eras: [JapaneseEra]

    /// The first reading that the word's form allows; nil when it has none of these forms.
    func reading(of word: String, written: String) -> WordReading? {
        age(word, written: written) ?? minutes(word, written: written) ?? time(word, written: written)
            ?? day(word, written: written) ?? satisfaction(word, written: written) ?? receipt(word, written: written)
    }

    // MARK: Ages

    /// `72歳`, `72yo`, `70-74`, `70代`, `90+`, `60歳未満`.
    func age(_ word: String, written: String) -> WordReading? {
        var scanner = WordScanner(word)
        if scanner.take("under", "<") {
            guard let limit = scanner.number(), scanner.isAtEnd else { return nil }
            return bands(0...max(0, limit - 1), written)
        }
        guard let age = scanner.number(), age < 1000 else { return nil }
        if scanner.end("歳", "才", "yo", "y", "yrs", "years", "yearsold") {
            return AgeBand(age: age).map { .any([.ageBand($0)]) } ?? .problem(.impossibleAge(word: written))
        }
        if scanner.end("歳以上", "才以上", "以上", "+", "歳~", "歳〜") { return bands(age...max(age, 130), written) }
        if scanner.end("歳未満", "才未満", "未満") { return bands(0...max(0, age - 1), written) }
        if scanner.end("代", "歳代", "才代", "s") { return bands(age...age + 9, written) }
        _ = scanner.take("歳", "才")
        guard scanner.takeDash(), let last = scanner.number() else { return nil }
        let hasUnit = scanner.end("歳", "才", "yo")
        guard scanner.isAtEnd else { return nil }
        guard age <= last else { return .problem(.impossibleAge(word: written)) }
        let reading = bands(age...last, written)
        // 5-14 may as well be the 14th of May.
        if !hasUnit, case .any(let bands) = reading, let day = latest(month: age, day: last) {
            return .any(bands + [.day(day)])
        }
        return reading
    }

    /// The band that these ages fall into; a problem when there are several, or when nobody is so old.
    private func bands(_ ages: ClosedRange<Int>, _ written: String) -> WordReading {
        let youngest = AgeBand(age: ages.lowerBound)
        let spanned = AgeBand.allCases.filter { band in
            band == youngest || band.youngestAge.map(ages.contains) ?? false
        }
        guard ages.upperBound <= 130, youngest != nil else { return .problem(.impossibleAge(word: written)) }
        guard spanned.count > 1 else {
            return spanned.first.map { .any([.ageBand($0)]) } ?? .problem(.impossibleAge(word: written))
        }
        return .problem(.severalAgeBands(word: written, bands: spanned))
    }

    // MARK: Minutes

    /// `15分`, `15m`, `1時間半`, `1h30m`, `1.5時間`.
    func minutes(_ word: String, written: String) -> WordReading? {
        var scanner = WordScanner(word)
        _ = scanner.take("約")
        if scanner.end("半時間") { return minutes(30, written) }
        guard let number = scanner.number() else { return nil }
        if scanner.endsInMinutes() { return minutes(number, written) }
        if scanner.take(".") {
            guard let tenths = scanner.number(), tenths < 10, scanner.takeHours(), scanner.isAtEnd else { return nil }
            return minutes(number * 60 + tenths * 6, written)
        }
        guard scanner.takeHours() else { return nil }
        if scanner.isAtEnd { return minutes(number * 60, written) }
        if scanner.end("半") { return minutes(number * 60 + 30, written) }
        guard let more = scanner.number(), scanner.isAtEnd || scanner.endsInMinutes() else { return nil }
        return minutes(number * 60 + more, written)
    }

    private func minutes(_ value: Int, _ written: String) -> WordReading {
        Minutes(value).map { .any([.minutes($0)]) }
            ?? .problem(.unsuitable(word: written, FieldProblem(.minutes, .outOfRange(Minutes.range))))
    }

    // MARK: Days and times

    /// `10:30`, `10時半`, `午後2時`, `2:30pm`.
    func time(_ word: String, written: String) -> WordReading? {
        var scanner = WordScanner(word)
        var half: Half? = scanner.take("午前", "am") ? .morning : scanner.take("午後", "pm") ? .afternoon : nil
        guard var hour = scanner.number() else { return nil }
        var minute = 0
        if scanner.take(":") {
            guard let number = scanner.number() else { return nil }
            minute = number
        } else if scanner.take("時") {
            if scanner.take("半") {
                minute = 30
            } else if let number = scanner.number() {
                _ = scanner.take("分")
                minute = number
            }
        } else if half != nil || !(scanner.end("am") || scanner.end("pm")) {
            return nil
        } else {
            half = word.hasSuffix("am") ? .morning : .afternoon
        }
        if half == nil { half = scanner.end("am") ? .morning : scanner.end("pm") ? .afternoon : nil }
        guard scanner.isAtEnd || scanner.end("頃", "ごろ") else { return nil }
        if let half {
            guard (0...12).contains(hour) else { return .problem(.noSuchTime(word: written)) }
            hour = hour % 12 + (half == .afternoon ? 12 : 0)
        }
        return TimeOfDay(hour: hour, minute: minute).map { .any([.time($0)]) }
            ?? .problem(.noSuchTime(word: written))
    }

    private enum Half {
        case morning, afternoon
    }

    /// `5/14`, `5月14日`, `2026-05-14`, `R8.5.14`, `令和8年5月14日`. A day without a year is the latest one up to today.
    func day(_ word: String, written: String) -> WordReading? {
        // Every day of these has one of the marks; most words have none.
        guard word.unicodeScalars.contains(where: { $0 == "年" || $0 == "月" || $0 == "-" || $0 == "/" || $0 == "." })
        else {
            return nil
        }
        if let day = DateReading(eras: eras).day(word) { return .any([.day(day)]) }
        var scanner = WordScanner(word)
        if let month = scanner.number(), scanner.take("/", "月"), let day = scanner.number(),
            scanner.isAtEnd || scanner.end("日")
        {
            return latest(month: month, day: day).map { .any([.day($0)]) } ?? .problem(.noSuchDay(word: written))
        }
        return looksLikeDay(word) ? .problem(.noSuchDay(word: written)) : nil
    }

    /// The latest day of this month and day that is not after today.
    private func latest(month: Int, day: Int) -> CivilDate? {
        // Four years back there was a 29 February, but for the turn of some centuries.
        (0...8).lazy.compactMap { CivilDate(year: today.year - $0, month: month, day: day) }.first { $0 <= today }
    }

    /// Three numbers with the same mark between them, or numbers before 年 and 日, with an era perhaps: meant as a day.
    private func looksLikeDay(_ word: String) -> Bool {
        var scanner = WordScanner(word)
        for era in eras where scanner.take(era.name.searchKey, era.letter.searchKey) { break }
        guard scanner.number() != nil || scanner.take("元") else { return false }
        for marks in [("年", "月"), ("-", "-"), ("/", "/"), (".", ".")] where scanner.take(marks.0) {
            return scanner.number() != nil && scanner.take(marks.1) && scanner.number() != nil
        }
        return false
    }

    // MARK: Signs

    /// `満足5`, `★4`, `sat5`, `★★★`.
    func satisfaction(_ word: String, written: String) -> WordReading? {
        var scanner = WordScanner(word)
        if !word.isEmpty, word.unicodeScalars.allSatisfy({ $0 == "★" }) {
            return satisfaction(word.unicodeScalars.count, written)
        }
        guard scanner.take("満足度", "満足", "★", "☆", "satisfaction", "sat") else { return nil }
        guard let number = scanner.number(), scanner.isAtEnd else { return nil }
        return satisfaction(number, written)
    }

    /// A value already read, by the rule for it.
    func satisfaction(_ value: Int, _ written: String) -> WordReading {
        guard ConsultationLimits.satisfaction.contains(value) else {
            let problem = FieldProblem(.satisfaction, .outOfRange(ConsultationLimits.satisfaction))
            return .problem(.unsuitable(word: written, problem))
        }
        return .any([.satisfaction(value)])
    }

    /// `#2025-00001`, and without the sign when it is a year and a running number of four digits or more.
    func receipt(_ word: String, written: String) -> WordReading? {
        if word.hasPrefix("#") { return word.utf8.count > 1 ? .any([.receipt(String(written.dropFirst()))]) : nil }
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count >= 4,
            parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return .any([.receipt(word)])
    }
}

extension WordScanner {
    fileprivate mutating func endsInMinutes() -> Bool {
        end("分", "分間", "ふん", "m", "min", "mins", "minute", "minutes")
    }

    fileprivate mutating func takeHours() -> Bool {
        take("時間", "hours", "hour", "hrs", "hr", "h")
    }
}

extension AgeBand {
    /// The age at which the band begins; nil for those that are no ages.
    fileprivate var youngestAge: Int? {
        switch self {
        case .under60: 0
        case .from60: 60
        case .from65: 65
        case .from70: 70
        case .from75: 75
        case .from80: 80
        case .from85: 85
        case .from90: 90
        case .unknown, .declined: nil
        }
    }
}
