internal import Glibc

/// Where the level of a weekly log rate stands at the end of a history, how it may drift on, and what each month adds
/// to it.
///
/// The log rate of a week is the level plus the factor of its month plus noise. The level walks at random, with a slope
/// that stays; slope and months are believed to be small until the weeks show otherwise. A Kalman filter takes in one
/// week after the other.
struct WeeklyLevel {
    /// Standard deviations by which a level may move in one week, and how far each is believed beforehand. The least is
    /// not 0: there is always something that a desk does not know of. The last is that of a desk that fell silent or
    /// was overrun.
    private static let walks: [(deviation: Double, belief: Double)] = [
        (0.003, 1), (0.008, 1), (0.016, 1), (0.03, 1), (0.15, 0.01),
    ]

    /// What is believed beforehand of a year's growth: a standard deviation of 15 %.
    private static let slopeDeviation = 0.15 / 52
    /// And of how the months differ: a yearly wave, a half-yearly one, and a part of each month's own; 13 % in all.
    private static let monthDeviation = 0.13

    /// Level, slope per week, and the twelve months, January first.
    static let size = 14
    private(set) var mean: [Double]
    /// Row by row.
    private(set) var covariance: [Double]
    let walk: Double
    /// Logarithm of how likely the walk is after these weeks, but for a constant.
    private(set) var likelihood: Double

    /// One for each walk, after the same history.
    static func likely(_ history: DailyHistory) -> [WeeklyLevel] {
        walks.map { WeeklyLevel(walk: $0.deviation, belief: $0.belief, after: history) }
    }

    private init(walk: Double, belief: Double, after history: DailyHistory) {
        self.walk = walk
        likelihood = log(belief)
        mean = Array(repeating: 0, count: Self.size)
        covariance = Self.believed
        mean[0] = log(history.weeks.first?.smoothRate ?? 1)
        for (index, week) in history.weeks.enumerated() {
            if index > 0 { advance() }
            if week.tells { takeIn(week, noise: week.chanceVariance * history.dispersion) }
        }
    }

    private static let believed: [Double] = {
        var covariance = Array(repeating: 0.0, count: size * size)
        covariance[0] = 1
        covariance[size + 1] = slopeDeviation * slopeDeviation
        for row in 0..<12 {
            for column in 0..<12 {
                let angle = Double(row - column) * .pi / 6
                let shape = 0.6 * cos(angle) + 0.15 * cos(2 * angle) + (row == column ? 0.25 : 0)
                covariance[(row + 2) * size + column + 2] = monthDeviation * monthDeviation * shape
            }
        }
        return covariance
    }()

    private mutating func advance() {
        mean[0] += mean[1]
        for column in 0..<Self.size { covariance[column] += covariance[Self.size + column] }
        for row in 0..<Self.size { covariance[row * Self.size] += covariance[row * Self.size + 1] }
        covariance[0] += walk * walk
    }

    private mutating func takeIn(_ week: DailyHistory.Week, noise: Double) {
        var surprise = week.logRate - mean[0]
        var reach = Array(repeating: 0.0, count: Self.size)
        for row in 0..<Self.size { reach[row] = covariance[row * Self.size] }
        for (month, share) in week.months {
            surprise -= share * mean[month + 2]
            for row in 0..<Self.size { reach[row] += share * covariance[row * Self.size + month + 2] }
        }
        var variance = reach[0] + noise
        for (month, share) in week.months { variance += share * reach[month + 2] }

        // A week that stands further off than four deviations is a flood, a closure or a slip: it moves the level no
        // further.
        let deviation = variance.squareRoot()
        let off = abs(surprise) / deviation
        likelihood -= log(deviation) + (off <= 4 ? off * off / 2 : 4 * off - 8)
        surprise = off <= 4 ? surprise : surprise * 4 / off
        for row in 0..<Self.size where reach[row] != 0 {
            let gain = reach[row] / variance
            mean[row] += gain * surprise
            for column in 0..<Self.size { covariance[row * Self.size + column] -= gain * reach[column] }
        }
    }
}
