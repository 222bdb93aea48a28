import Testing

@testable import Demonstration

@Suite("SplitMix64")
struct SplitMix64Tests {
    @Test("It gives the numbers that its authors' program gives")
    func reference() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(
            (0..<5).map { _ in random.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ]
        )
    }

    @Test("Streams of one seed differ by name and by number")
    func streams() {
        let first = [("a", 0), ("a", 1), ("b", 0)].map { name, number in
            var random = SplitMix64(seed: 7, stream: name, number)
            return random.next()
        }
        #expect(Set(first).count == 3)
    }

    @Test("A weighted choice draws in proportion to the weights, and what weighs nothing never")
    func weights() {
        var random = SplitMix64(seed: 3)
        let choice = WeightedChoice([("never", 0.0), ("seldom", 1), ("often", 3), ("never too", 0)])
        let drawn = (0..<4000).map { _ in choice.draw(&random) }
        #expect(!drawn.contains { $0.hasPrefix("never") })
        #expect((900...1100).contains(drawn.count { $0 == "seldom" }))
    }
}
