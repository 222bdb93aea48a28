internal import Glibc

/// What a yearly count will stand at on 31 March, at 80 %: the decision record ForecastByLocalLevel says how it is
/// found.
package struct Forecast: Hashable, Sendable {
    package enum Method: String, Hashable, Sendable, CaseIterable {
        /// The months to come have not all been seen before: how they differ from those behind is only allowed for.
        case localLevel = "local-level"
        /// The records reach back over the same months of the year before, and these are followed.
        case seasonalLocalLevel = "seasonal-local-level"
    }

    /// The count on 31 March that is as likely to be passed as not.
    package var value: Double
    /// One time in ten the count stays below this; never below what is already there.
    package var low: Double
    /// One time in ten the count goes beyond this.
    package var high: Double
    package var method: Method
}

/// Why nothing is said about 31 March.
package enum NoForecast: String, Error, Hashable, Sendable, CaseIterable {
    /// Fewer than 56 days from the first that has a record to the last that is counted.
    case underEightWeeks = "under-eight-weeks"
    /// The last day that is counted lies behind the fiscal year.
    case yearIsOver = "year-is-over"
    /// A count of distinct residents falls from April to March; how steeply, only a whole fiscal year can tell.
    case needsPastYear = "needs-past-year"
    /// Courses and conversions go by plans, of which the counts of past days know nothing.
    case goesByPlans = "goes-by-plans"
}

extension Forecast {
    /// Looks from the last day of `counts` to the last day of `fiscalYear`.
    ///
    /// - Parameters:
    ///   - counts: the ward's total for each day, up to the day of the question.
    ///   - saturates: whether each can be counted only once in a fiscal year, as residents are who come for the first
    ///     time in it.
    ///   - shareOpen: 0…1 for each day to come: how much of the recent count came from sites that will still be open
    ///     then.
    /// - Throws: ``NoForecast``. On 31 March itself there is nothing to foresee, and low, value and high are the count.
    package init(
        of counts: DailyCounts,
        in fiscalYear: FiscalYear,
        on calendar: ServiceCalendar,
        saturates: Bool = false,
        shareOpen: (CivilDate) -> Double = { _ in 1 }
    ) throws(NoForecast) {
        let asOf = counts.lastDay
        guard asOf <= fiscalYear.lastDay else { throw .yearIsOver }
        let soFar = Double(counts.total(in: fiscalYear.days))
        let toCome = max(asOf.adding(days: 1), fiscalYear.firstDay)
        let recorded = counts.fromFirstRecord
        let method: Method =
            recorded.reachesBack(to: toCome.startOfMonth.oneYearEarlier) ? .seasonalLocalLevel : .localLevel
        guard asOf < fiscalYear.lastDay else {
            self.init(value: soFar, low: soFar, high: soFar, method: method)
            return
        }
        guard recorded.counts.count >= DailyCounts.eightWeeks else { throw .underEightWeeks }
        let pastYear = FiscalYear(containing: asOf.adding(days: 1)).firstDay.oneYearEarlier
        guard !saturates || recorded.reachesBack(to: pastYear) else { throw .needsPastYear }

        let known = recorded.last(days: DailyHistory.longest)
        let history = DailyHistory(of: saturates ? known.fromFirstWholeYear : known, on: calendar, saturates: saturates)
        let rest = history.rest(toCome...fiscalYear.lastDay, shareOpen: shareOpen)
        self.init(soFar: soFar, rest: rest.total(after: WeeklyLevel.likely(history)), method: method)
    }

    private init(soFar: Double, rest: RestOfYear.Sum, method: Method) {
        guard rest.median > 0 else {
            self.init(value: soFar, low: soFar, high: soFar, method: method)
            return
        }
        // 80 % of a normal distribution lie within 1.2816 standard deviations of its middle; a whole number stands for
        // the half below and the half above it.
        let reach = exp(1.2816 * rest.deviation)
        self.init(
            value: soFar + rest.median,
            low: soFar + max(rest.median / reach - 0.5, 0),
            high: soFar + rest.median * reach + 0.5,
            method: method
        )
    }
}

extension DailyCounts {
    /// Whether there are records from `day` on, give or take the week in which an office that is seldom open first
    /// opens.
    fileprivate func reachesBack(to day: CivilDate) -> Bool {
        firstDay < day.adding(days: 7)
    }

    /// Without a fiscal year of which the beginning is missing: whoever came then was counted late, so that its last
    /// months look fuller than they are.
    fileprivate var fromFirstWholeYear: DailyCounts {
        let year = FiscalYear(containing: firstDay)
        guard !reachesBack(to: year.firstDay) else { return self }
        return last(days: lastDay.daysSince1970 - year.lastDay.daysSince1970)
    }
}

extension CivilDate {
    /// The first of a month, a year before.
    fileprivate var oneYearEarlier: CivilDate {
        CivilDate(firstOf: month, in: year - 1)
    }
}
