import SupportDesk
import Testing

@Suite("Differences beyond chance")
struct BeyondChanceTests {
    private func proportions(_ groups: [(Int, Int)]) -> [BeyondChance.Proportion] {
        groups.map { BeyondChance.Proportion(hits: $0.0, n: $0.1) }
    }

    private func verdicts(_ groups: [BeyondChance.Proportion]) -> [BeyondChance.Verdict] {
        BeyondChance.verdicts(BeyondChance.scores(groups))
    }

    private func verdicts(_ groups: [BeyondChance.Sample]) -> [BeyondChance.Verdict] {
        BeyondChance.verdicts(BeyondChance.scores(groups))
    }

    @Test("A clear difference is named, a small one is not, and too few say nothing")
    func verdicts() {
        #expect(verdicts(proportions([(900, 1000), (700, 1000)])) == [.higher, .lower])
        #expect(verdicts(proportions([(52, 100), (48, 100)])) == [.withinChance, .withinChance])
        #expect(verdicts(proportions([(3, 4), (900, 1000), (0, 0)])) == [.tooFew, .tooFew, .tooFew])
        #expect(verdicts([BeyondChance.Proportion]()) == [])
        #expect(verdicts(proportions([(0, 500), (0, 500)])) == [.tooFew, .tooFew])
    }

    @Test("Lengths are compared by their averages and how much they vary")
    func means() {
        func sample(_ n: Int, mean: Double, deviation: Double) -> BeyondChance.Sample {
            let variance = deviation * deviation * Double(n - 1)
            return BeyondChance.Sample(n: n, sum: mean * Double(n), squares: variance + mean * mean * Double(n))
        }
        let clear = [sample(200, mean: 30, deviation: 10), sample(200, mean: 20, deviation: 10)]
        #expect(verdicts(clear) == [.higher, .lower])
        let noise = [sample(200, mean: 30, deviation: 20), sample(200, mean: 28, deviation: 20)]
        #expect(verdicts(noise) == [.withinChance, .withinChance])
        let few = [sample(200, mean: 30, deviation: 1), sample(29, mean: 60, deviation: 1)]
        #expect(verdicts(few) == [.tooFew, .tooFew])
        #expect(clear[0].mean == 30)
        #expect(BeyondChance.Sample(n: 0, sum: 0, squares: 0).mean == nil)
    }

    @Test("Where there is no difference, one is named in about one report out of twenty at most")
    func falseAlarms() {
        var random = SeededGenerator(seed: 5)
        var alarms = 0
        for _ in 0..<600 {
            let groups = [400, 200, 120, 60].map { n in
                BeyondChance.Proportion(
                    hits: (0..<n).count { _ in Double.random(in: 0..<1, using: &random) < 0.6 },
                    n: n
                )
            }
            if verdicts(groups).contains(where: { $0 == .higher || $0 == .lower }) { alarms += 1 }
        }
        #expect(alarms > 5, "a test that never speaks tells nothing")
        #expect(alarms <= 45)
    }

    @Test("A difference of fifteen points is found nine times out of ten in a few hundred answers")
    func power() {
        var random = SeededGenerator(seed: 6)
        let found = (0..<200).count { _ in
            let groups = [(400, 0.6), (400, 0.75)].map { n, rate in
                BeyondChance.Proportion(
                    hits: (0..<n).count { _ in Double.random(in: 0..<1, using: &random) < rate },
                    n: n
                )
            }
            return verdicts(groups) == [.lower, .higher]
        }
        #expect(found > 180)
    }
}
