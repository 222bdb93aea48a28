internal import Glibc

/// How a count of people seen for the first time in a fiscal year thins out from April to March.
///
/// Residents who come at rates of their own, some often and most seldom, are met for the first time at a rate that
/// falls as a power of the time since 1 April: `(1 + days / halving)^(-steepness)`.
struct Saturation: Hashable, Sendable {
    private let halving: Double
    private let steepness: Double

    /// In proportion to 1 April, 0…1.
    func share(on day: CivilDate) -> Double {
        let days = day.daysSince1970 - FiscalYear(containing: day).firstDay.daysSince1970
        return pow(1 + Double(days) / halving, -steepness)
    }

    /// The curve that makes what was counted in the whole fiscal years among `days` most likely.
    init(fittedTo days: [DailyHistory.Day], weights: DayWeights) {
        let weeks = Self.weeksOfYears(days, weights: weights)
        var best = (halving: 1.0, steepness: 0.0, likelihood: -Double.infinity)
        for halving in [7.0, 15, 30, 60, 120, 250, 500] {
            let logs = weeks.map { $0.map { log(1 + (Double($0.week) * 7 + 3) / halving) } }
            for steepness in [0.0, 0.15, 0.3, 0.45, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4] {
                var likelihood = 0.0
                for (year, logs) in zip(weeks, logs) {
                    var expected = 0.0
                    for (week, log) in zip(year, logs) {
                        likelihood -= week.count * steepness * log
                        expected += week.exposure * exp(-steepness * log)
                    }
                    likelihood -= year.reduce(0) { $0 + $1.count } * log(max(expected, 1e-9))
                }
                if likelihood > best.likelihood { best = (halving, steepness, likelihood) }
            }
        }
        halving = best.halving
        steepness = best.steepness
    }

    private struct Week {
        /// Since 1 April, 0…52.
        var week: Int
        var count = 0.0
        var exposure = 0.0
    }

    /// Past fiscal years in weeks from 1 April, those of which no more than the first week is missing.
    private static func weeksOfYears(_ days: [DailyHistory.Day], weights: DayWeights) -> [[Week]] {
        var years: [FiscalYear: [Week]] = [:]
        guard let first = days.first?.day, let last = days.last?.day else { return [] }
        for day in days {
            let year = FiscalYear(containing: day.day)
            guard first.daysSince1970 < year.firstDay.daysSince1970 + 7, year.lastDay <= last else { continue }
            let week = (day.day.daysSince1970 - year.firstDay.daysSince1970) / 7
            years[year, default: (0...52).map { Week(week: $0) }][week].count += day.count
            years[year, default: []][week].exposure += weights[day.kind]
        }
        return years.sorted { $0.key < $1.key }.map(\.value)
    }
}
