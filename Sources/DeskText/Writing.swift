package import SupportDesk

extension CivilDate {
    /// The day as a sentence writes it: 令和8年5月14日 in Japanese (2026年5月14日 without `eras`), ISO in English.
    package func written(in language: Language, eras: [JapaneseEra] = []) -> String {
        switch language {
        case .ja where eras.isEmpty: "\(year)年\(month)月\(day)日"
        case .ja: JapaneseEra.text(of: self, in: eras)
        case .en: description
        }
    }
}

extension Instant {
    /// The moment in Japan (JST) as a sentence writes it, to the minute: 2026年5月14日10時30分, 2026-05-14 10:30.
    package func written(in language: Language, eras: [JapaneseEra] = []) -> String {
        let minutes = Int((microsecondsSince1970 - Instant(startOf: day).microsecondsSince1970) / 60_000_000)
        let (hour, minute) = (minutes / 60, minutes % 60)
        let date = day.written(in: language, eras: eras)
        return switch language {
        case .ja: "\(date)\(hour)時\(minute)分"
        case .en: "\(date) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
        }
    }
}

extension [String] {
    /// The names in quotation marks: 「中央図書館」「西荻図書館」, “A”, “B” or “C”.
    func quoted(in language: Language) -> String {
        switch language {
        case .ja:
            return map { "「\($0)」" }.joined()
        case .en:
            let quoted = map { "“\($0)”" }
            guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
            return quoted.dropLast().joined(separator: ", ") + " or " + last
        }
    }
}

extension Int {
    /// With commas between the thousands: 120,217.
    package var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + text
    }
}

extension Double {
    /// As a sentence or a table shows it: 12,000 or 58.7.
    package var written: String {
        guard let whole = Int(exactly: self) else { return description }
        return whole.grouped
    }
}
