/// Chooses which cells of a public table to hide: the small ones, and as few others as leave nobody able to compute any
/// hidden cell more closely than the threshold.
///
/// The decision record SuppressionByMoves says how. The same table always gives the same pattern.
package struct Suppression: Sendable {
    /// What is hidden unless a ward says otherwise: 1 to 9.
    package static let usualThreshold = 10

    /// Counts from 1 to one below this are hidden where they cross a row with a column, and the bounds of every hidden
    /// cell are at least this far apart.
    package let threshold: Int

    package init(threshold: Int = usualThreshold) {
        self.threshold = max(threshold, 1)
    }

    /// The cells to hide, which ``SuppressionAudit`` then finds nothing against.
    package func pattern(for table: SuppressionTable) throws(SuppressionFailure) -> SuppressionPattern {
        let audit = SuppressionAudit(threshold: threshold)
        var choice = Choice(table, threshold: threshold)
        try choice.refuseShown()
        try choice.protectAll()
        var tooTight = audit.findings(in: table, hiding: choice.hidden)
        while !tooTight.isEmpty {
            // The audit began from the truth again and did not find a way that was there.
            try choice.protectAgain(tooTight.map(\.cell))
            tooTight = audit.findings(in: table, hiding: choice.hidden)
        }
        choice.giveBack(by: audit)
        guard !choice.hidesEverything else { throw .hidesEverything }
        return choice.pattern
    }
}

/// The cells chosen so far.
private struct Choice {
    /// Giving back asks the audit once for each complementary cell. Beyond this many planes that it would have to look
    /// into, as in a large year, it takes longer than the few cells are worth.
    private static let mostPlanes = 1_000_000

    let table: SuppressionTable
    let threshold: Int
    private let fullPrices: [Int32]
    private var isHidden: [Bool]
    private var search: MoveSearch
    private var toProtect: [Int] = []

    init(_ table: SuppressionTable, threshold: Int) {
        self.table = table
        self.threshold = threshold
        let offsets = 0..<table.shape.cellCount
        isHidden = offsets.map { offset in
            table.states[offset] == .hidden
                || table.states[offset] == .free && table.isSmall(offset, below: threshold)
        }
        fullPrices = offsets.map { table.price(at: $0) }
        search = MoveSearch(table, prices: fullPrices)
        for offset in offsets where isHidden[offset] {
            search.free(offset)
            toProtect.append(offset)
        }
    }

    var hidden: Set<SuppressionTable.Cell> {
        Set(isHidden.indices.lazy.filter { isHidden[$0] }.map { table.shape.cell(at: $0) })
    }

    var pattern: SuppressionPattern {
        let hidden = isHidden.indices.filter { isHidden[$0] }
        let isPrimary = { table.isSmall($0, below: threshold) }
        return SuppressionPattern(
            primary: hidden.filter(isPrimary).map { table.shape.cell(at: $0) },
            complementary: hidden.filter { !isPrimary($0) }.map { table.shape.cell(at: $0) }
        )
    }

    /// Whether something was left to decide and nothing of it can be seen.
    var hidesEverything: Bool {
        let undecided = isHidden.indices.filter { table.states[$0] == .free && table.values[$0] > 0 }
        return !undecided.isEmpty && undecided.allSatisfy { isHidden[$0] }
    }

    func refuseShown() throws(SuppressionFailure) {
        let small = isHidden.indices.filter { table.states[$0] == .shown && table.isSmall($0, below: threshold) }
        guard small.isEmpty else { throw .cannotProtect(small.map { table.shape.cell(at: $0) }) }
    }

    mutating func protectAll() throws(SuppressionFailure) {
        var hopeless: [Int] = []
        var next = 0
        while next < toProtect.count {
            if !protect(toProtect[next]) { hopeless.append(toProtect[next]) }
            next += 1
        }
        toProtect = []
        guard hopeless.isEmpty else { throw .cannotProtect(hopeless.sorted().map { table.shape.cell(at: $0) }) }
    }

    /// Protects cells of which something had been found that is not found again.
    mutating func protectAgain(_ cells: [SuppressionTable.Cell]) throws(SuppressionFailure) {
        let before = isHidden
        var prices = fullPrices
        for offset in isHidden.indices where isHidden[offset] { prices[offset] = 0 }
        search = MoveSearch(table, prices: prices)
        toProtect = isHidden.indices.filter { isHidden[$0] }
        try protectAll()
        guard isHidden != before else { throw .cannotProtect(cells) }
    }

    /// Hides what it takes to protect one cell; false if nothing does.
    private mutating func protect(_ cell: Int) -> Bool {
        search.widen(cell, to: threshold)
        while search.width(at: cell) < threshold {
            guard let more = cheapest(for: cell) else { return false }
            for other in more {
                isHidden[other] = true
                search.free(other)
                toProtect.append(other)
            }
            search.widen(cell, to: threshold)
        }
        return true
    }

    /// What to hide so that the cell's bounds come apart further: cheapest for each unit that it brings, both ways.
    private mutating func cheapest(for cell: Int) -> [Int]? {
        var best: (price: Int, gain: Int32, cells: [Int])?
        for up in [true, false] {
            search.drive(cell, up: up, untilWidth: .max)
            var wanted = Int32(threshold - search.width(at: cell))
            while wanted > 0 {
                for number in 0..<search.shape.planeCount {
                    let plane = search.shape.plane(number, through: cell)
                    let limit = best.map { ($0.price * Int(wanted) - 1) / Int($0.gain) + 1 } ?? .max
                    guard let path = search.path(in: plane, up: up, atLeast: wanted, below: limit) else { continue }
                    best = (path.price, wanted, search.unmovingCells(along: plane))
                }
                wanted /= 2
            }
        }
        return best?.cells
    }

    /// Shows again what turns out not to be needed, the dearest first.
    mutating func giveBack(by audit: SuppressionAudit) {
        let complementary = isHidden.indices.filter {
            isHidden[$0] && table.states[$0] == .free && !table.isSmall($0, below: threshold)
        }
        let planes = complementary.count * isHidden.count(where: { $0 }) * search.shape.planeCount
        guard planes <= Self.mostPlanes else { return }
        for offset in complementary.sorted(by: { (fullPrices[$0], $0) > (fullPrices[$1], $1) }) {
            isHidden[offset] = false
            if !audit.findings(in: table, hiding: hidden).isEmpty { isHidden[offset] = true }
        }
    }
}

extension SuppressionTable {
    /// What hiding a cell costs its readers: more for margins, for large counts, and most of all for the grand total.
    fileprivate func price(at offset: Int) -> Int32 {
        switch states[offset] {
        case .unpublished: return 0
        case .shown: return MoveSearch.unmoving
        case .hidden: return 0
        case .free: break
        }
        guard values[offset] > 0 else { return MoveSearch.unmoving }
        let cell = shape.cell(at: offset)
        let totals = (cell.row == 0 ? 1 : 0) + (cell.column == 0 ? 1 : 0) + (shape.hasLayers && cell.layer == 0 ? 1 : 0)
        let isGrandTotal = totals == (shape.hasLayers ? 3 : 2)
        let size = Int32(Int.bitWidth - values[offset].leadingZeroBitCount)
        return (12 + size) * (isGrandTotal ? 1024 : [1, 6, 36][totals])
    }
}
