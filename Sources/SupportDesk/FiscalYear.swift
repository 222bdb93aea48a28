/// 年度: 1 April to 31 March in Japan, named by the year in which it begins.
package struct FiscalYear: Hashable, Sendable, Comparable {
    /// The calendar year of its 1 April.
    package let year: Int

    /// The fiscal year that begins on 1 April of `year` (1…9998).
    package init?(_ year: Int) {
        guard (1...9998).contains(year) else { return nil }
        self.year = year
    }

    /// The fiscal year that `day` belongs to.
    package init(containing day: CivilDate) {
        let (year, month, _) = day.components
        self.year = month >= 4 ? year : year - 1
    }

    /// 1 April.
    package var firstDay: CivilDate { CivilDate(firstOf: 4, in: year) }

    /// 31 March of the following calendar year.
    package var lastDay: CivilDate { CivilDate(firstOf: 4, in: year + 1).adding(days: -1) }

    /// All its days.
    package var days: ClosedRange<CivilDate> { firstDay...lastDay }

    /// The first days of its twelve months, April first.
    package var months: [CivilDate] {
        (0..<12).map { CivilDate(firstOf: ($0 + 3) % 12 + 1, in: year + ($0 + 3) / 12) }
    }

    package static func < (lhs: FiscalYear, rhs: FiscalYear) -> Bool {
        lhs.year < rhs.year
    }
}
