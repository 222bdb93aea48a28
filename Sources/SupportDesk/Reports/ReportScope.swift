/// What a report is asked about.
package struct ReportScope: Hashable, Sendable {
    /// Fiscal years that a report may ask about.
    package static let years = 2000...2100

    /// All days of ``years``.
    package static let days =
        CivilDate(firstOf: 4, in: years.lowerBound)...CivilDate(firstOf: 4, in: years.upperBound + 1).adding(days: -1)

    package let year: FiscalYear
    /// 相談日 up to which it counts, a day of ``year``.
    package let asOf: CivilDate
    /// The one site that it is about; nil for the ward.
    package var site: Site.ID?
    /// Metres.
    package var radius = Coverage.usualRadius
    /// The period as whose figures it is asked for; nil when it is asked for by its day alone.
    private(set) package var period: ClosingPeriod?

    /// The report on `year` as of a day of it; unless said otherwise today, or the year's last day when it is over, or its first day
    /// when it has not begun. Nil when `asOf` is not in the year.
    package init?(_ year: FiscalYear, asOf: CivilDate? = nil, today: CivilDate) {
        let day = asOf ?? min(max(today, year.firstDay), year.lastDay)
        guard year.days.contains(day) else { return nil }
        self.year = year
        self.asOf = day
    }

    /// The report on all of `period`: as of its last day, or of today when it is not over, or of its first day when it has not begun.
    package init(_ period: ClosingPeriod, today: CivilDate) {
        year = period.year
        asOf = min(max(today, period.startsOn), period.lastDay)
        self.period = period
    }

    /// The periods whose closing makes its figures 確定値; of several that are closed, the first one counts.
    package var closings: [ClosingPeriod] {
        if let period { return [period] }
        let month = ClosingPeriod(monthOf: asOf)
        guard month.lastDay == asOf else { return [] }
        return asOf == year.lastDay ? [.fiscalYear(year), month] : [month]
    }

    /// The same day of the fiscal year before: 28 February for 29 February. Nil for the first year of the calendar.
    package var sameDayLastYear: ReportScope? {
        guard let last = FiscalYear(year.year - 1) else { return nil }
        let (year, month, day) = asOf.components
        let sameDay = CivilDate(year: year - 1, month: month, day: day) ?? asOf.adding(days: -366)
        var scope = ReportScope(last, asOf: sameDay, today: sameDay)
        scope?.site = site
        scope?.radius = radius
        return scope
    }
}

extension FiscalYear {
    /// Reads `2026`, `2026年度`, `FY2026`, `令和8年度`, `R8`, in half- or full-width digits; nil for anything else.
    package init?(written word: String, eras: [JapaneseEra]) {
        var key = word.searchKey
        for suffix in ["度", "年"] where key.hasSuffix(suffix) { key.removeLast() }
        if key.hasPrefix("fy") { key.removeFirst(2) }
        if let year = Int(key) {
            self.init(year)
            return
        }
        // An era's first year may begin after 1 April, and its last end before 31 December.
        let reading = DateReading(eras: eras)
        let days = ["年4月1日", ".4.1", "年12月31日", ".12.31"].lazy.compactMap { reading.day(key + $0) }
        guard let day = days.first else { return nil }
        self.init(containing: day)
    }
}
