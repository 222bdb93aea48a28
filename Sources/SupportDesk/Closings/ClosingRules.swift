/// Which of a ward's months and fiscal years are closed, and what follows from that: what may be closed or reopened next, and which
/// published figures a change reaches.
package struct ClosingRules: Hashable, Sendable {
    /// The first month (its first day) of which there is a record or a closing; nil when there is none of either.
    package let firstMonth: CivilDate?
    /// First days of the months that the ward has closed.
    package let closedMonths: Set<CivilDate>
    package let closedYears: Set<FiscalYear>

    package init(firstMonth: CivilDate?, closedMonths: Set<CivilDate>, closedYears: Set<FiscalYear>) {
        self.firstMonth = firstMonth
        self.closedMonths = closedMonths
        self.closedYears = closedYears
    }

    package func isClosed(_ period: ClosingPeriod) -> Bool {
        switch period {
        case .month(let day): closedMonths.contains(day)
        case .fiscalYear(let year): closedYears.contains(year)
        }
    }

    /// Checks that `period` is over on `today` (in Japan): its last day still belongs to it.
    ///
    /// Throws `.periodNotOver`.
    package static func checkOver(_ period: ClosingPeriod, today: CivilDate) throws(DeskConflict) {
        guard period.lastDay < today else { throw .periodNotOver(lastDay: period.lastDay) }
    }

    /// Checks that the ward may close `period` on `today` (in Japan): months go in order, and a fiscal year comes after its months.
    ///
    /// Throws `.periodNotOver`, `.alreadyClosed`, `.closingOutOfOrder`.
    package func checkClosing(_ period: ClosingPeriod, today: CivilDate) throws(DeskConflict) {
        try Self.checkOver(period, today: today)
        guard !isClosed(period) else { throw .alreadyClosed }
        if let first = firstOpenMonth(before: period) { throw .closingOutOfOrder(first: .month(first)) }
    }

    /// Checks that `period` may be opened again: nothing that rests on it is closed.
    ///
    /// Throws `.notClosed`, and `.laterPeriodClosed` with the one that has to be reopened first.
    package func checkReopening(_ period: ClosingPeriod) throws(DeskConflict) {
        guard isClosed(period) else { throw .notClosed }
        let closed = closedMonths.map { ClosingPeriod.month($0) } + closedYears.map { ClosingPeriod.fiscalYear($0) }
        if let last = closed.max(), last > period { throw .laterPeriodClosed(last) }
    }

    /// The closed periods whose published figures a change in these months reaches, in order: the months themselves, the later ones
    /// of the same fiscal year, whose reports add up from 1 April on, and the year.
    ///
    /// - Parameter months: first days of months.
    package func revised(byChangesIn months: Set<CivilDate>) -> [ClosingPeriod] {
        let firstOfYears = Dictionary(grouping: months) { FiscalYear(containing: $0) }.compactMapValues { $0.min() }
        var periods: [ClosingPeriod] = []
        for (year, first) in firstOfYears {
            periods += year.months.filter { $0 >= first && closedMonths.contains($0) }.map { .month($0) }
            if closedYears.contains(year) { periods.append(.fiscalYear(year)) }
        }
        return periods.sorted()
    }

    /// The earliest month that has to be closed before `period`, and is not.
    private func firstOpenMonth(before period: ClosingPeriod) -> CivilDate? {
        guard let firstMonth else { return nil }
        let (from, end) =
            switch period {
            case .month(let day): (firstMonth, day)
            case .fiscalYear(let year): (max(firstMonth, year.firstDay), year.lastDay)
            }
        var month = from
        while month < end {
            guard closedMonths.contains(month) else { return month }
            month = month.adding(days: 31).startOfMonth
        }
        return nil
    }
}
