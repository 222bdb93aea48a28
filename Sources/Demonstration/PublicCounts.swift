package import SupportDesk

/// A fiscal year's counts of a ward with very unequal sites, to measure suppression with: most sites have a few
/// consultations of an age band in a month, and a few have hundreds.
package enum PublicCounts {
    /// Sites in rows, age bands in columns, months in layers. Each consultation is drawn by itself, and the same seed
    /// gives the same table.
    package static func year(
        sites: Int,
        ages: Int,
        months: Int,
        consultations: Int,
        seed: UInt64
    ) -> SuppressionTable {
        var random = SplitMix64(seed: seed, stream: "public counts")
        let site = WeightedChoice((0..<max(sites, 1)).map { ($0, siteWeight($0, &random)) })
        let age = WeightedChoice((0..<max(ages, 1)).map { ($0, ageWeight($0, of: ages)) })
        var counts: [SuppressionTable.Cell: Int] = [:]
        for _ in 0..<consultations {
            let cell = SuppressionTable.Cell(
                row: site.draw(&random) + 1,
                column: age.draw(&random) + 1,
                layer: random.below(months) + 1
            )
            counts[cell, default: 0] += 1
        }
        return SuppressionTable(rows: sites, columns: ages, layers: months) { row, column, layer in
            counts[SuppressionTable.Cell(row: row, column: column, layer: layer)] ?? 0
        }
    }

    /// Of 57 sites the largest has some hundred times as many as the smallest.
    private static func siteWeight(_ site: Int, _ random: inout SplitMix64) -> Double {
        let rank = Double(site + 2)
        return (0.7 + 0.6 * random.unit()) / (rank * rank.squareRoot())
    }

    /// A bell over the age bands, past their middle.
    private static func ageWeight(_ age: Int, of ages: Int) -> Double {
        let distance = (Double(age) - Double(ages) * 0.65) / 2
        let slope = 1 + distance * distance
        return 1 / (slope * slope)
    }
}
