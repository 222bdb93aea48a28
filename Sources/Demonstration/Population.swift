package import SupportDesk

extension Demonstration {
    /// A town's households and people by sex and single year of age, on ``Demonstration/populationDate``.
    package struct Population: Hashable, Sendable {
        package let town: Town.ID
        package let households: Int
        /// Men and boys by age in completed years, 0…105.
        package let male: [Int]
        /// Women and girls by age in completed years, 0…105.
        package let female: [Int]
    }
}

/// People by age and sex as in a ward of Tokyo: many in their twenties and thirties, 65 and over about 21 %.
enum AgePyramid {
    static let oldest = 105
    static let people = 570_000.0

    /// Shares of the whole at some ages, in per mille for one year of age, straight lines between.
    private static let shares: [(age: Int, share: Double)] = [
        (0, 6.6), (5, 7.0), (10, 7.0), (17, 7.2), (20, 11.5), (25, 19.5), (30, 18.8), (38, 16.2), (44, 16.3),
        (50, 17.0),
        (56, 14.3), (62, 10.3), (66, 9.2), (70, 9.6), (74, 11.2), (78, 8.8), (82, 6.9), (86, 5.3), (90, 3.0), (95, 1.0),
        (100, 0.2), (105, 0),
    ]

    /// The share of women at some ages, straight lines between.
    private static let womenShares: [(age: Int, share: Double)] = [
        (0, 0.488), (18, 0.49), (25, 0.515), (40, 0.505), (60, 0.505), (70, 0.53), (80, 0.60), (90, 0.72), (105, 0.88),
    ]

    static func populations(of towns: [Town], seed: UInt64) -> [Demonstration.Population] {
        var random = SplitMix64(seed: seed, stream: "population")
        let sizes = towns.map { _ in 0.35 + random.unit() + random.unit() * random.unit() }
        let perSize = people / sizes.reduce(0, +)
        let total = (0...oldest).map { value(at: $0, of: shares) }.reduce(0, +)
        return zip(towns, sizes).map { town, size in
            // Some towns are older than others: an estate of the 1960s here, new flats there.
            let tilt = 0.75 + 0.5 * random.unit()
            let scale = size * perSize / total
            var (male, female) = ([Int](), [Int]())
            for age in 0...oldest {
                let here = value(at: age, of: shares) * scale * (age >= 65 ? tilt : 1 + (1 - tilt) * 0.27)
                let women = value(at: age, of: womenShares)
                female.append(count(here * women, &random))
                male.append(count(here * (1 - women), &random))
            }
            let all = (male + female).reduce(0, +)
            return Demonstration.Population(
                town: town.code,
                households: Int(Double(all) / (1.7 + 0.35 * random.unit())),
                male: male,
                female: female
            )
        }
    }

    /// A whole number near `expected`, not negative.
    private static func count(_ expected: Double, _ random: inout SplitMix64) -> Int {
        max(0, Int(expected + expected.squareRoot() * 0.6 * random.deviation() + random.unit()))
    }

    private static func value(at age: Int, of curve: [(age: Int, share: Double)]) -> Double {
        for (from, to) in zip(curve, curve.dropFirst()) where age <= to.age {
            return from.share + (to.share - from.share) * Double(age - from.age) / Double(to.age - from.age)
        }
        return 0
    }
}
