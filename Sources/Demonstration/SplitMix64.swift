/// Steele, Lea and Flood's generator: small, fast, and the same numbers for the same seed on every machine and for ever,
/// which the standard library promises of none of its own.
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A generator for one purpose: what one part of the demonstration draws does not move what another draws.
    init(seed: UInt64, stream: String, _ number: Int = 0) {
        // FNV-1a, since Swift's own hashes differ from run to run.
        let name = stream.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        state = seed ^ name
        state = next() &+ UInt64(bitPattern: Int64(number)) &* 0xD134_2543_DE82_EF95
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// 0..<1
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// 0..<`bound`, and 0 when there is nothing below it.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(max(bound, 1))).high)
    }

    mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// Whether something that happens in this share of cases (0…1) happens now.
    mutating func happens(_ share: Double) -> Bool {
        unit() < share
    }

    /// Near enough to a normal distribution: mean 0, standard deviation 1, within ±6. Needs no library of mathematics.
    mutating func deviation() -> Double {
        (0..<12).reduce(-6.0) { sum, _ in sum + unit() }
    }

    mutating func element<Element>(of elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// Fisher and Yates.
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var shuffled = elements
        for last in stride(from: shuffled.count - 1, to: 0, by: -1) {
            shuffled.swapAt(last, below(last + 1))
        }
        return shuffled
    }
}

/// Things that are drawn in proportion to their weights.
struct WeightedChoice<Element: Sendable>: Sendable {
    private let elements: [Element]
    private let sums: [Double]

    /// At least one element; weights are not negative.
    init(_ weighted: [(Element, Double)]) {
        elements = weighted.map(\.0)
        var sum = 0.0
        sums = weighted.map { pair in
            sum += pair.1
            return sum
        }
    }

    /// The sum of all weights.
    var weight: Double { sums.last ?? 0 }

    func draw(_ random: inout SplitMix64) -> Element {
        let point = random.unit() * weight
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > point { high = middle } else { low = middle + 1 }
        }
        return elements[low]
    }
}
