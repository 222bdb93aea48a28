import SupportDesk

/// Everything that somebody can make of what was published, by trying all inner counts up to a ceiling: slow and simple,
/// and nothing of it shared with the search for moves.
struct PossibleTables {
    typealias Cell = SuppressionTable.Cell

    /// What was published of one version, and what it had more than the first version, which everybody knows: the worst
    /// that can be known of a correction.
    struct Version {
        var table: SuppressionTable
        var hidden: Set<Cell>

        fileprivate func tells(_ cell: Cell) -> Bool {
            !hidden.contains(cell) && table.state(of: cell) != .unpublished
        }
    }

    private let versions: [Version]
    private let ceiling: Int
    private let inner: [Cell]
    /// Per inner cell, the margins that it counts in and itself, by their place in `cells`.
    private let counted: [[Int]]
    private let cells: [Cell]
    private var sums: [Int]
    private var unknown: [Int]
    private var lowest: [Int]
    private var highest: [Int]

    init(_ versions: [Version], ceiling: Int) {
        self.versions = versions
        self.ceiling = ceiling
        let table = versions[0].table
        let cells = Array(table.cells)
        self.cells = cells
        inner = cells.filter { $0.isSensitive && ($0.layer > 0 || table.layers == 0) }
        counted = inner.map { inner in
            cells.indices.filter { index in
                [0, inner.row].contains(cells[index].row) && [0, inner.column].contains(cells[index].column)
                    && [0, inner.layer].contains(cells[index].layer)
            }
        }
        sums = Array(repeating: 0, count: cells.count)
        unknown = Array(repeating: 0, count: cells.count)
        lowest = Array(repeating: .max, count: cells.count)
        highest = Array(repeating: .min, count: cells.count)
        for places in counted {
            for place in places { unknown[place] += 1 }
        }
        fill(0)
    }

    /// The last version's true bounds, as far as counts up to the ceiling go.
    func bounds(of cell: Cell) -> ClosedRange<Int> {
        guard let index = cells.firstIndex(of: cell), lowest[index] <= highest[index] else { return 0...0 }
        let more = difference(at: index, in: versions[versions.count - 1])
        return lowest[index] + more...highest[index] + more
    }

    private func difference(at place: Int, in version: Version) -> Int {
        version.table[cells[place]] - versions[0].table[cells[place]]
    }

    private mutating func fill(_ next: Int) {
        guard next < inner.count else {
            for place in cells.indices {
                lowest[place] = min(lowest[place], sums[place])
                highest[place] = max(highest[place], sums[place])
            }
            return
        }
        for count in 0...ceiling {
            for place in counted[next] {
                sums[place] += count
                unknown[place] -= 1
            }
            if counted[next].allSatisfy(isPossible) { fill(next + 1) }
            for place in counted[next] {
                sums[place] -= count
                unknown[place] += 1
            }
        }
    }

    private func isPossible(_ place: Int) -> Bool {
        let (cell, sum, isComplete) = (cells[place], sums[place], unknown[place] == 0)
        if versions.contains(where: { $0.tells(cell) }) {
            let told = versions[0].table[cell]
            return isComplete ? sum == told : sum <= told
        }
        return !isComplete
            || versions.allSatisfy { version in
                // Whoever was hidden before and then became zero stays hidden.
                let floor = version.hidden.contains(cell) ? min(version.table[cell], 1) : 0
                return sum + difference(at: place, in: version) >= floor
            }
    }
}
