package import SupportDesk

/// What an export is about.
package struct ExportScope: Hashable, Sendable {
    /// The last day that counts, in Japan.
    package let date: CivilDate
    /// The fiscal years that it covers, the earliest first; the last one holds ``date``.
    package let years: [FiscalYear]

    /// The fiscal year of `date`, or those given.
    package init(date: CivilDate, years: [FiscalYear] = []) {
        self.date = date
        self.years = years.isEmpty ? [FiscalYear(containing: date)] : years.sorted()
    }

    /// The days of which anything is delivered.
    package var days: ClosedRange<CivilDate> {
        let first = years.first?.firstDay ?? date
        let last = min(date, years.last?.lastDay ?? date)
        return min(first, last)...last
    }

    /// The first days of the months that it covers, the last one perhaps in part.
    package var months: [CivilDate] {
        years.flatMap(\.months).filter { $0 <= days.upperBound }
    }
}
