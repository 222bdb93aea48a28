/// What is closed: a month, or a fiscal year once its twelve months are.
package enum ClosingPeriod: Hashable, Sendable, Comparable {
    /// By its first day.
    case month(CivilDate)
    case fiscalYear(FiscalYear)

    /// The month that `day` lies in.
    package init(monthOf day: CivilDate) {
        self = .month(day.startOfMonth)
    }

    /// Reads a code: `2026-05` or `2026`. Nil for anything else.
    package init?(code: some StringProtocol) {
        if code.utf8.count == 4, let year = Int(code).flatMap({ FiscalYear($0) }) {
            self = .fiscalYear(year)
        } else if code.utf8.count == 7, let day = CivilDate(iso: code + "-01") {
            self = .month(day)
        } else {
            return nil
        }
    }

    /// Reads what people write for a month: `2026-05`, `2026年5月`, `令和8年5月`, `R8.5`; or for a fiscal year: `2026`, `令和8年度`. Nil for
    /// anything else.
    package init?(written word: String, eras: [JapaneseEra]) {
        let key = word.searchKey
        if let period = ClosingPeriod(code: key) {
            self = period
        } else if let day = Self.firstDays(key).lazy.compactMap({ DateReading(eras: eras).day($0) }).first {
            self = ClosingPeriod(monthOf: day)
        } else if let year = FiscalYear(written: word, eras: eras) {
            self = .fiscalYear(year)
        } else {
            return nil
        }
    }

    private static func firstDays(_ key: String) -> [String] {
        key.hasSuffix("月") ? [key + "1日"] : [key + "-1", key + "/1", key + ".1"]
    }

    /// `2026-05`, or `2026` for a fiscal year.
    package var code: String {
        switch self {
        case .month(let day): String(day.description.prefix(7))
        case .fiscalYear(let year): String(year.year)
        }
    }

    /// The first of its days.
    package var startsOn: CivilDate {
        switch self {
        case .month(let day): day
        case .fiscalYear(let year): year.firstDay
        }
    }

    /// The last of its days.
    package var lastDay: CivilDate {
        switch self {
        case .month(let day): day.adding(days: 31).startOfMonth.adding(days: -1)
        case .fiscalYear(let year): year.lastDay
        }
    }

    /// The fiscal year that it is, or lies in.
    package var year: FiscalYear { FiscalYear(containing: startsOn) }

    /// In order of time; a fiscal year comes after its months.
    package static func < (lhs: ClosingPeriod, rhs: ClosingPeriod) -> Bool {
        (lhs.lastDay, rhs.startsOn) < (rhs.lastDay, lhs.startsOn)
    }
}

/// What figures of a period are worth: 速報値 until it is closed, 確定値 then, and 訂正版 n after a change to what was closed.
package enum FigureStatus: Hashable, Sendable {
    case provisional
    case final
    /// The number of the version, from 2 on: version 1 is 確定値.
    case revised(version: Int)

    /// - Parameter version: of the period while it is closed; nil while it is not.
    package init(version: Int?) {
        switch version {
        case nil: self = .provisional
        case 1: self = .final
        case .some(let version): self = .revised(version: version)
        }
    }

    /// Reads what people write for a version that was published: `v1`, `1`, `確定値`, `訂正版2`, `第2版`. Nil for anything else.
    package init?(published word: String) {
        var key = word.searchKey[...]
        if key == "確定値" { key = "1" }
        for prefix in ["v", "訂正版", "第"] where key.hasPrefix(prefix) { key.removeFirst(prefix.count) }
        if key.hasSuffix("版") { key.removeLast() }
        guard key.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let number = Int(key),
            number > 0
        else { return nil }
        self.init(version: number)
    }

    /// The version that is in force; nil for 速報値.
    package var version: Int? {
        switch self {
        case .provisional: nil
        case .final: 1
        case .revised(let version): version
        }
    }
}
