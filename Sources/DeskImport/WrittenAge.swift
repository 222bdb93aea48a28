import SupportDesk

/// An age as people write it in a log: an age in years, a range of ages, 不明, 回答しない.
enum WrittenAge {
    /// The band of what `text` says; nil when it cannot be read, or when it may mean more than one band (70代).
    static func band(_ text: String) -> AgeBand? {
        let key = String(text.searchKey.filter { !$0.isWhitespace })
        switch key {
        case "", "不明", "不詳": return .unknown
        case "回答しない": return .declined
        default: break
        }
        if let band = AgeBand(rawValue: key) { return band }
        guard let ages = ages(key), let band = AgeBand(age: ages.lowerBound), band == AgeBand(age: ages.upperBound)
        else {
            return nil
        }
        return band
    }

    private static let highestAge = 130

    /// The ages that `key` speaks of.
    private static func ages(_ key: String) -> ClosedRange<Int>? {
        if key.hasSuffix("以上") { return age(key.dropLast(2)).flatMap { range($0, highestAge) } }
        if key.hasSuffix("以下") { return age(key.dropLast(2)).flatMap { range(0, $0) } }
        if key.hasSuffix("未満") { return age(key.dropLast(2)).flatMap { range(0, $0 - 1) } }
        if key.hasSuffix("代") { return age(key.dropLast()).flatMap { range($0, $0 + 9) } }
        let ends = key.split(omittingEmptySubsequences: false) { rangeMarks.contains($0) }
        switch ends.count {
        case 1: return age(ends[0]).map { $0...$0 }
        case 2:
            guard let first = age(ends[0]), let last = age(ends[1]) else { return nil }
            return range(first, last)
        default: return nil
        }
    }

    private static let rangeMarks: Set<Character> = ["-", "~", "〜", "‐", "‑", "‒", "–", "—", "―", "−", "ー"]

    private static func range(_ first: Int, _ last: Int) -> ClosedRange<Int>? {
        first <= last ? first...last : nil
    }

    /// `72`, `72歳`
    private static func age(_ text: Substring) -> Int? {
        let digits = text.hasSuffix("歳") || text.hasSuffix("才") ? text.dropLast() : text
        guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }
}
