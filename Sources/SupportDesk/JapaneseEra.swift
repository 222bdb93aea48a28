/// 元号: an era of the Japanese calendar. The eras themselves are data (a table that every ward shares), not code.
package struct JapaneseEra: Hashable, Sendable {
    /// 令和
    package let name: String
    /// R, as in R8.5.14.
    package let letter: String
    package let firstDay: CivilDate
    /// Nil for the present era.
    package let lastDay: CivilDate?

    package init(name: String, letter: String, firstDay: CivilDate, lastDay: CivilDate? = nil) {
        self.name = name
        self.letter = letter
        self.firstDay = firstDay
        self.lastDay = lastDay
    }

    /// No era has lasted longer than 昭和; a higher year is a slip of the pen.
    static let years = 1...64

    /// The day that `year`, `month` and `day` name in this era; nil when it lies outside.
    func day(year: Int, month: Int, day: Int) -> CivilDate? {
        guard Self.years.contains(year),
            let found = CivilDate(year: firstDay.year + year - 1, month: month, day: day),
            firstDay <= found, found <= (lastDay ?? found)
        else { return nil }
        return found
    }

    /// `令和8年5月14日`, with 元年 for a first year; ISO when the day lies in none of `eras`.
    package static func text(of day: CivilDate, in eras: [JapaneseEra]) -> String {
        guard let era = eras.first(where: { $0.firstDay <= day && day <= ($0.lastDay ?? day) }) else {
            return day.description
        }
        let (year, month, dayOfMonth) = day.components
        let eraYear = year - era.firstDay.year + 1
        return "\(era.name)\(eraYear == 1 ? "元" : String(eraYear))年\(month)月\(dayOfMonth)日"
    }
}

/// Reads a day as people in a Japanese office write it: `2026-05-14`, `2026/5/14`, `2026年5月14日`, `令和8年5月14日`,
/// `令和元年5月1日`, `R8.5.14`, in half- or full-width characters, with white space around.
package struct DateReading: Sendable {
    private let eras: [JapaneseEra]

    package init(eras: [JapaneseEra]) {
        self.eras = eras
    }

    /// What the key with the hyphen gives in full-width writing, depending on the keyboard.
    private static let hyphens: Set<Character> = ["\u{2010}", "\u{2212}", "ー"]

    /// Nil when it cannot be read or when the calendar has no such day.
    package func day(_ text: String) -> CivilDate? {
        if let iso = CivilDate(iso: text) { return iso }
        let written = String(text.searchKey.lazy.filter { $0 != " " }.map { Self.hyphens.contains($0) ? "-" : $0 })
        for era in eras {
            for prefix in [era.name.searchKey, era.letter.searchKey] where written.hasPrefix(prefix) {
                let rest = String(written.dropFirst(prefix.count))
                let numbers = Self.numbers(rest.hasPrefix("元") ? "1" + rest.dropFirst() : rest, yearDigits: 1...2)
                return numbers.flatMap { era.day(year: $0.year, month: $0.month, day: $0.day) }
            }
        }
        guard let (year, month, day) = Self.numbers(written, yearDigits: 4...4) else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// Three numbers parted by one and the same mark (`-`, `/`, `.`), or written out with 年, 月, 日.
    private static func numbers(_ text: String, yearDigits: ClosedRange<Int>) -> (year: Int, month: Int, day: Int)? {
        var parts: [Substring]
        if text.hasSuffix("日") {
            parts = text.dropLast().split(separator: "年", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            parts = [parts[0]] + parts[1].split(separator: "月", omittingEmptySubsequences: false)
        } else {
            guard let mark = text.first(where: { !$0.isNumber }), "-/.".contains(mark) else { return nil }
            parts = text.split(separator: mark, omittingEmptySubsequences: false)
        }
        guard parts.count == 3, yearDigits.contains(parts[0].utf8.count), parts[1].utf8.count <= 2,
            parts[2].utf8.count <= 2, let year = Int(digits: parts[0].utf8), let month = Int(digits: parts[1].utf8),
            let day = Int(digits: parts[2].utf8)
        else { return nil }
        return (year, month, day)
    }
}
