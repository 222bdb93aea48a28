import Glibc
import SupportDesk

/// A ward whose consultations are drawn day by day, with a growth, a season, a week and a drift of its own.
struct InventedWard {
    var firstDay: CivilDate
    var counts: [Int] = []

    /// How a ward's days differ. All ranges are drawn from evenly.
    struct Nature {
        /// Consultations a year, evenly on a logarithmic scale.
        var volume = 600.0...300_000
        /// Of the volume, a year.
        var growth = -0.2...0.3
        /// Of a yearly wave, in proportion to the level.
        var season = 0.0...0.25
        /// Standard deviation by which the level's logarithm moves in a week.
        var drift = 0.0...0.03
        /// Relative variance of a day beyond chance.
        var unrest = 0.0...0.1
        /// Monday to Sunday, holiday and turn of the year; one of these is taken, and each day of it varied by a third.
        var patterns: [[Double]] = [
            [1, 1, 1, 1, 1, 0, 0, 0, 0],
            [1, 1, 1, 1, 1, 0.5, 0, 0, 0],
            [0, 1, 1, 1, 1, 1.2, 1, 0.9, 0],
            [1, 1, 1, 1, 1, 0.6, 0.4, 0.3, 0.05],
            [0, 0, 0, 1, 0, 0, 0, 0, 0],
        ]
    }

    init(
        _ nature: Nature,
        on days: ClosedRange<CivilDate>,
        calendar: ServiceCalendar,
        using random: inout SeededGenerator
    ) {
        firstDay = days.lowerBound
        let volume = exp(
            Double.random(in: log(nature.volume.lowerBound)...log(nature.volume.upperBound), using: &random)
        )
        let growth = log(1 + Double.random(in: nature.growth, using: &random)) / 365
        let season = Double.random(in: nature.season, using: &random)
        let phase = Double.random(in: 0...(2 * .pi), using: &random)
        let drift = Double.random(in: nature.drift, using: &random) / 7.0.squareRoot()
        let unrest = Double.random(in: nature.unrest, using: &random)
        var week = nature.patterns.randomElement(using: &random) ?? []
        week = week.map { $0 * Double.random(in: 0.67...1.33, using: &random) }
        var level = log(volume / 52 / max(week[..<7].reduce(0, +), 0.1))
        for number in days.lowerBound.daysSince1970...days.upperBound.daysSince1970 {
            let day = CivilDate(daysSince1970: number)
            level += growth + drift * random.normal()
            let wave = 1 + season * sin(2 * .pi * Double(number) / 365.25 + phase)
            let expected = exp(level) * wave * week[calendar.kind(of: day).rawValue]
            counts.append(random.poisson(expected * random.gamma(relativeVariance: unrest)))
        }
    }

    /// What is known on the evening of `asOf`.
    func counts(upTo asOf: CivilDate) -> DailyCounts {
        DailyCounts(
            firstDay: firstDay,
            counts: Array(counts.prefix(asOf.daysSince1970 - firstDay.daysSince1970 + 1))
        )
    }

    func total(in year: FiscalYear) -> Double {
        Double(DailyCounts(firstDay: firstDay, counts: counts).total(in: year.days))
    }
}

extension InventedWard {
    /// The ward's consultations as first visits in a fiscal year of `residents`, who come at rates of their own: some
    /// every week, most once or never. The busier a day, the more of them it brings.
    mutating func keepFirstVisits(ofResidents residents: Int, using random: inout SeededGenerator) {
        let variety = Double.random(in: 0.7...3, using: &random)
        let visits = Double.random(in: 0.5...3, using: &random)
        let usual = Double(counts.reduce(0, +)) / Double(counts.count) * 365
        let rates = (0..<residents).map { _ in visits * random.gamma(relativeVariance: variety) }
        var first = Array(repeating: 0, count: counts.count)
        var offset = 0
        while offset < counts.count {
            let lastDay = FiscalYear(containing: firstDay.adding(days: offset)).lastDay
            let end = min(lastDay.daysSince1970 - firstDay.daysSince1970 + 1, counts.count)
            var busy: [Double] = []
            for count in counts[offset..<end] { busy.append((busy.last ?? 0) + Double(count) / usual) }
            for rate in rates {
                let moment = -log(Double.random(in: 0..<1, using: &random).nextUp) / rate
                guard moment < busy.last ?? 0 else { continue }
                first[offset + busy.partitioningIndex { $0 > moment }] += 1
            }
            offset = end
        }
        counts = first
    }
}

extension [Double] {
    /// The first index of which `condition` holds, when it holds of all that follow.
    fileprivate func partitioningIndex(where condition: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension SeededGenerator {
    mutating func normal() -> Double {
        let radius = (-2 * log(Double.random(in: 0..<1, using: &self).nextUp)).squareRoot()
        return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &self))
    }

    /// Chance with this mean: drawn one by one when small, as a rounded normal one when large.
    mutating func poisson(_ mean: Double) -> Int {
        guard mean > 0 else { return 0 }
        guard mean < 30 else { return max(Int((mean + mean.squareRoot() * normal()).rounded()), 0) }
        var product = Double.random(in: 0..<1, using: &self)
        let limit = exp(-mean)
        var count = 0
        while product > limit {
            count += 1
            product *= Double.random(in: 0..<1, using: &self)
        }
        return count
    }

    /// With mean 1, by the method of Marsaglia and Tsang.
    mutating func gamma(relativeVariance: Double) -> Double {
        guard relativeVariance > 0.001 else { return 1 }
        let shape = 1 / relativeVariance
        let third = shape - 1.0 / 3
        while true {
            let normal = normal()
            let root = 1 + normal / (9 * third).squareRoot()
            guard root > 0 else { continue }
            let cube = root * root * root
            let uniform = Double.random(in: 0..<1, using: &self).nextUp
            if log(uniform) < normal * normal / 2 + third * (1 - cube + log(cube)) { return third * cube / shape }
        }
    }
}
