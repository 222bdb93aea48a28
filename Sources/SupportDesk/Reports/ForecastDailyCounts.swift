/// How many there were on each day, from a first day to a last one without a gap; a day on which there was nothing
/// counts 0.
package struct DailyCounts: Hashable, Sendable {
    /// The first day that is counted.
    package let firstDay: CivilDate
    /// One for each day from `firstDay` on, none below 0.
    package let counts: [Int]

    /// The least number of days with which anything is said about the future.
    static let eightWeeks = 56

    package init(firstDay: CivilDate, counts: [Int]) {
        self.firstDay = firstDay
        self.counts = counts.map { max($0, 0) }
    }

    /// Fills in the days between, from the earliest recorded day up to `asOf`; what was recorded for later days is left
    /// out.
    package init(_ recorded: [CivilDate: Int], upTo asOf: CivilDate) {
        let first = recorded.keys.min().map { min($0, asOf) } ?? asOf
        self.init(
            firstDay: first,
            counts: (first.daysSince1970...asOf.daysSince1970).map { recorded[CivilDate(daysSince1970: $0)] ?? 0 }
        )
    }

    /// The last day that is counted.
    package var lastDay: CivilDate { firstDay.adding(days: counts.count - 1) }

    /// The sum over those of `days` that are counted.
    package func total(in days: ClosedRange<CivilDate>) -> Int {
        let from = max(days.lowerBound.daysSince1970 - firstDay.daysSince1970, 0)
        let upTo = min(days.upperBound.daysSince1970 - firstDay.daysSince1970 + 1, counts.count)
        return from < upTo ? counts[from..<upTo].reduce(0, +) : 0
    }

    /// Without the days before the first that has any; no days when none has.
    var fromFirstRecord: DailyCounts {
        last(days: counts.count - (counts.firstIndex { $0 > 0 } ?? counts.count))
    }

    /// The last `days` of these days, or all when there are fewer.
    func last(days: Int) -> DailyCounts {
        DailyCounts(firstDay: firstDay.adding(days: max(counts.count - days, 0)), counts: counts.suffix(days))
    }
}
