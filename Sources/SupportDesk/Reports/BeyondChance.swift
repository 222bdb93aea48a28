internal import Glibc

/// Whether figures of several groups differ by more than chance makes: each group against all the others together, at 5 % for all
/// comparisons of a report taken together (Holm's correction).
package enum BeyondChance {
    package enum Verdict: Hashable, Sendable {
        case higher, lower, withinChance
        /// Too few to say anything.
        case tooFew
    }

    /// `hits` of `n`, as in “12 of 40 were satisfied”.
    package struct Proportion: Hashable, Sendable {
        package let hits: Int
        package let n: Int

        package init(hits: Int, n: Int) {
            self.hits = hits
            self.n = n
        }
    }

    /// The sum and the sum of squares of `n` values.
    package struct Sample: Hashable, Sendable {
        package let n: Int
        package let sum: Double
        package let squares: Double

        package init(n: Int, sum: Double, squares: Double) {
            self.n = n
            self.sum = sum
            self.squares = squares
        }

        package var mean: Double? { n == 0 ? nil : sum / Double(n) }
        fileprivate var variance: Double { max(0, squares - sum * sum / Double(n)) / Double(n - 1) }
    }

    private static let level = 0.05
    /// Below this expectation in any cell, the normal approximation of a proportion is not to be trusted.
    private static let smallestExpectation = 5.0
    /// Below this, a mean's distribution depends too much on that of the values.
    private static let smallestSample = 30

    /// How far each proportion lies from that of the others together, in standard errors (score test); nil where there are too few.
    package static func scores(_ groups: [Proportion]) -> [Double?] {
        let hits = groups.reduce(0) { $0 + $1.hits }
        let n = groups.reduce(0) { $0 + $1.n }
        return groups.map { group in
            let others = Proportion(hits: hits - group.hits, n: n - group.n)
            guard group.n > 0, others.n > 0 else { return nil }
            let pooled = Double(hits) / Double(n)
            let fewest = Double(min(group.n, others.n)) * min(pooled, 1 - pooled)
            guard fewest >= smallestExpectation else { return nil }
            let error = (pooled * (1 - pooled) * (1 / Double(group.n) + 1 / Double(others.n))).squareRoot()
            return (Double(group.hits) / Double(group.n) - Double(others.hits) / Double(others.n)) / error
        }
    }

    /// How far each mean lies from that of the others together, in standard errors (Welch); nil where there are too few.
    package static func scores(_ groups: [Sample]) -> [Double?] {
        let all = Sample(
            n: groups.reduce(0) { $0 + $1.n },
            sum: groups.reduce(0) { $0 + $1.sum },
            squares: groups.reduce(0) { $0 + $1.squares }
        )
        return groups.map { group in
            let others = Sample(n: all.n - group.n, sum: all.sum - group.sum, squares: all.squares - group.squares)
            guard group.n >= smallestSample, others.n >= smallestSample, let mean = group.mean,
                let rest = others.mean
            else { return nil }
            let error = (group.variance / Double(group.n) + others.variance / Double(others.n)).squareRoot()
            if error == 0 { return mean == rest ? 0 : (mean > rest ? .infinity : -.infinity) }
            return (mean - rest) / error
        }
    }

    /// A verdict for each score, in order. Holm: the smallest p-value must be below 5 % ÷ number of comparisons, the next one below 5 % ÷ (number − 1), and so on until
    /// one is not.
    ///
    /// - Parameter scores: of all that is compared at once.
    package static func verdicts(_ scores: [Double?]) -> [Verdict] {
        var verdicts = scores.map { $0 == nil ? Verdict.tooFew : .withinChance }
        var tested = scores.indices.compactMap { place in scores[place].map { (place: place, score: $0) } }
        tested.sort { abs($0.score) > abs($1.score) }
        for (rank, test) in tested.enumerated() {
            let chance = erfc(abs(test.score) / 2.0.squareRoot())
            guard chance < level / Double(tested.count - rank) else { break }
            verdicts[test.place] = test.score > 0 ? .higher : .lower
        }
        return verdicts
    }
}
