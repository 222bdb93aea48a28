internal import Glibc

/// What is still to come of a fiscal year, as exposures by week and month.
struct RestOfYear {
    /// Days of one month in one week.
    private struct Part {
        /// 0 is the week of the last known day.
        var week: Int
        /// January is 0.
        var month: Int
        /// In days of average weight.
        var exposure: Double
    }

    /// A sum whose logarithm is normally distributed.
    struct Sum: Hashable, Sendable {
        var median: Double
        /// Of its logarithm.
        var deviation: Double
    }

    private var parts: [Part] = []
    private let dispersion: Double
    /// No two years have quite the same months: a standard deviation of what a month's factor changes from one to the
    /// next.
    private static let yearToYear = 0.03
    /// A year with more visitors runs dry sooner than the curve of the year before: a standard deviation of the whole
    /// rest.
    private static let dryingUp = 0.06
    private let saturates: Bool

    fileprivate init(
        _ days: ClosedRange<CivilDate>,
        after history: DailyHistory,
        shareOpen: (CivilDate) -> Double
    ) {
        dispersion = history.dispersion
        saturates = history.saturation != nil
        for number in days.lowerBound.daysSince1970...days.upperBound.daysSince1970 {
            let day = CivilDate(daysSince1970: number)
            let open = min(max(shareOpen(day), 0), 1)
            let exposure =
                history.weights[history.calendar.kind(of: day)] * open * (history.saturation?.share(on: day) ?? 1)
            let week = history.weeksAhead(to: day)
            let month = day.month - 1
            if parts.last?.week != week || parts.last?.month != month {
                parts.append(Part(week: week, month: month, exposure: 0))
            }
            parts[parts.count - 1].exposure += exposure
        }
        parts.removeAll { $0.exposure <= 0 }
    }

    /// What the rest adds up to. Each walk of the level has its say, in proportion to how likely it made the past.
    func total(after levels: [WeeklyLevel]) -> Sum {
        guard !parts.isEmpty, let most = levels.map(\.likelihood).max() else { return Sum(median: 0, deviation: 0) }
        var (weight, mean, square) = (0.0, 0.0, 0.0)
        for level in levels {
            let (logTotal, variance) = logTotal(after: level)
            let say = exp(level.likelihood - most)
            weight += say
            mean += say * logTotal
            square += say * (variance + logTotal * logTotal)
        }
        mean /= weight
        return Sum(median: exp(mean), deviation: max(square / weight - mean * mean, 0).squareRoot())
    }

    /// The logarithm of the sum and its variance, to first order.
    private func logTotal(after level: WeeklyLevel) -> (mean: Double, variance: Double) {
        let expected = parts.map {
            $0.exposure * exp(level.mean[0] + Double($0.week) * level.mean[1] + level.mean[$0.month + 2])
        }
        let total = expected.reduce(0, +)
        // How the logarithm of the sum follows each part of the level.
        var slope = Array(repeating: 0.0, count: WeeklyLevel.size)
        var byWeek = Array(repeating: 0.0, count: (parts.last?.week ?? 0) + 1)
        slope[0] = 1
        for (part, expected) in zip(parts, expected) {
            slope[1] += Double(part.week) * expected / total
            slope[part.month + 2] += expected / total
            byWeek[part.week] += expected / total
        }
        var variance = dispersion / total + (saturates ? Self.dryingUp * Self.dryingUp : 0)
        for row in slope.indices where slope[row] != 0 {
            for column in slope.indices {
                variance += slope[row] * slope[column] * level.covariance[row * WeeklyLevel.size + column]
            }
            if row >= 2 { variance += slope[row] * slope[row] * Self.yearToYear * Self.yearToYear }
        }
        // What the level walks in a week, all later weeks walk along.
        var later = 0.0
        for share in byWeek.dropFirst().reversed() {
            later += share
            variance += later * later * level.walk * level.walk
        }
        return (log(total), variance)
    }
}

extension DailyHistory {
    /// What is to come on `days`, all of them after the last known one.
    func rest(_ days: ClosedRange<CivilDate>, shareOpen: (CivilDate) -> Double) -> RestOfYear {
        RestOfYear(days, after: self, shareOpen: shareOpen)
    }
}
