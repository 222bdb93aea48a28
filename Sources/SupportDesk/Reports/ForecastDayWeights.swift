internal import Glibc

/// How much a day of each kind brings; Monday to Sunday together weigh 7.
struct DayWeights: Hashable, Sendable {
    private var weights: [Double]

    subscript(kind: DayKind) -> Double { weights[kind.rawValue] }

    /// Learns from weeks, the recent ones first: after a year a day counts half.
    ///
    /// Monday to Friday are drawn towards their mean as far as chance may have parted them. Holidays begin as Sundays
    /// are and the turn of the year as closed, and three days' worth of that belief remains.
    init(learnedFrom weeks: [ArraySlice<DailyHistory.Day>]) {
        weights = Array(repeating: 1, count: DayKind.allCases.count)
        for _ in 0..<2 {
            let tallies = Tallies(of: weeks, weights: weights)
            guard tallies.expected.contains(where: { $0 > 0 }) else { return }
            weights = tallies.weights
            let sum = weights[...DayKind.sunday.rawValue].reduce(0, +)
            guard sum > 0 else {
                weights = Array(repeating: 1, count: DayKind.allCases.count)
                return
            }
            weights = weights.map { $0 * 7 / sum }
        }
    }

    private struct Tallies {
        /// By kind of day: what there was.
        var counts = Array(repeating: 0.0, count: DayKind.allCases.count)
        /// And what there would have been if its days were average ones.
        var expected = Array(repeating: 0.0, count: DayKind.allCases.count)
        var days = Array(repeating: 0.0, count: DayKind.allCases.count)

        init(of weeks: [ArraySlice<DailyHistory.Day>], weights: [Double]) {
            let sums = weeks.map { days in
                days.reduce(into: (count: 0.0, exposure: 0.0)) {
                    $0.count += $1.count
                    $0.exposure += weights[$1.kind.rawValue]
                }
            }
            for (index, (days, rate)) in zip(weeks, DailyHistory.smoothRates(sums)).enumerated() {
                let memory = exp2(-Double(weeks.count - 1 - index) / 52)
                for day in days {
                    counts[day.kind.rawValue] += memory * day.count
                    expected[day.kind.rawValue] += memory * rate
                    self.days[day.kind.rawValue] += memory
                }
            }
        }

        var weights: [Double] {
            var weights = zip(counts, expected).map { $1 > 0 ? $0 / $1 : 0 }
            let office = DayKind.monday.rawValue...DayKind.friday.rawValue
            let mean = weights[office].reduce(0, +) / 5
            let spread = weights[office].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4
            // Twice what chance alone would do, as visitors do not come one by one.
            let chance = office.map { expected[$0] > 0 ? 2 * mean / expected[$0] : 0 }
            let real = max(spread - chance.reduce(0, +) / 5, 0)
            for (kind, chance) in zip(office, chance) where real + chance > 0 {
                weights[kind] = mean + (weights[kind] - mean) * real / (real + chance)
            }
            let rate = expected.reduce(0, +) / max(days.reduce(0, +), 1)
            let holiday = DayKind.publicHoliday.rawValue
            let believed = 3 * rate * weights[DayKind.sunday.rawValue]
            weights[holiday] = (counts[holiday] + believed) / (expected[holiday] + 3 * rate)
            let turn = DayKind.turnOfYear.rawValue
            weights[turn] = counts[turn] / (expected[turn] + 3 * rate)
            return weights
        }
    }
}
