/// Reckons how closely the hidden cells of a table can be computed from everything published, without regard to how they
/// were chosen.
///
/// Each bound it states belongs to a table that anybody must take for possible, so a cell's true bounds are never tighter.
/// In two dimensions they are the true ones; in three they may be wider, and a cell is then found too tight that is not.
package struct SuppressionAudit: Sendable {
    /// What can be computed of a hidden cell.
    package struct Bounds: Hashable, Sendable {
        package var cell: SuppressionTable.Cell
        package var lower: Int
        /// 2^28 and more stands for a count that nothing limits.
        package var upper: Int

        package var width: Int { upper - lower }
    }

    /// How far apart the bounds of a hidden cell must be.
    package let threshold: Int

    package init(threshold: Int) {
        self.threshold = max(threshold, 1)
    }

    /// The cells that can be computed too closely, in the table's order: hidden ones whose bounds are less than the
    /// threshold apart, and small ones that cross a row with a column and are not hidden at all.
    package func findings(in table: SuppressionTable, hiding hidden: Set<SuppressionTable.Cell>) -> [Bounds] {
        reckon(table, hidden, upTo: threshold).filter { $0.width < threshold }
    }

    /// The bounds of every hidden cell, and of small ones that ought to be, as wide as can be shown.
    package func bounds(in table: SuppressionTable, hiding hidden: Set<SuppressionTable.Cell>) -> [Bounds] {
        reckon(table, hidden, upTo: .max)
    }

    private func reckon(
        _ table: SuppressionTable,
        _ hidden: Set<SuppressionTable.Cell>,
        upTo width: Int
    ) -> [Bounds] {
        let isHidden = table.cells.map { hidden.contains($0) && table.state(of: $0) != .unpublished }
        let prices = isHidden.indices.map { offset in
            table.states[offset] == .unpublished || isHidden[offset] && table.mayMoveWhenHidden(offset)
                ? 0 : MoveSearch.unmoving
        }
        var search = MoveSearch(table, prices: prices)
        let judged = isHidden.indices.filter { isHidden[$0] || table.isSmall($0, below: threshold) }
        var isProven = true
        // Far from the truth a way is harder to find in three dimensions: so what suffices first, and twice.
        for limit in table.shape.hasLayers ? [min(threshold, width), width] : [width] {
            for offset in judged where search.width(at: offset) < limit {
                search.widen(offset, to: limit)
                isProven = isProven && search.holds
            }
        }
        return judged.map { offset in
            let count = table.values[offset]
            return Bounds(
                cell: table.shape.cell(at: offset),
                lower: isProven ? count + Int(search.lowest[offset]) : count,
                upper: isProven ? count + Int(search.highest[offset]) : count
            )
        }
    }
}

extension SuppressionTable {
    /// Whether it is a small count that crosses a row with a column and is, or was, to be published.
    func isSmall(_ offset: Int, below threshold: Int) -> Bool {
        values[offset] > 0 && values[offset] < threshold && states[offset] != .unpublished
            && shape.cell(at: offset).isSensitive
    }

    /// Whether hiding a cell leaves the public in doubt of it: not if it was shown before, and not if it is the zero that
    /// is shown wherever it stands.
    func mayMoveWhenHidden(_ offset: Int) -> Bool {
        switch states[offset] {
        case .free: values[offset] > 0
        case .hidden: true
        case .shown: false
        case .unpublished: true
        }
    }
}

extension MoveSearch {
    /// Whether the present table adds up along every line and keeps every limit: counted afresh, without any plane or path.
    var holds: Bool {
        for offset in moved.indices where moved[offset] != 0 {
            guard prices[offset] == 0, -falls[offset]...rises[offset] ~= moved[offset] else { return false }
        }
        return addsUp(shape.rows, by: shape.columns, across: [(shape.columns, 1), (shape.layers, shape.layerStride)])
            && addsUp(shape.columns, by: 1, across: [(shape.rows, shape.columns), (shape.layers, shape.layerStride)])
            && addsUp(shape.layers, by: shape.layerStride, across: [(shape.rows, shape.columns), (shape.columns, 1)])
    }

    private func addsUp(_ count: Int, by stride: Int, across others: [(count: Int, stride: Int)]) -> Bool {
        guard count > 1 else { return true }
        for first in 0..<others[0].count {
            for second in 0..<others[1].count {
                let total = first * others[0].stride + second * others[1].stride
                var sum = 0
                for index in 1..<count { sum += Int(moved[total + index * stride]) }
                guard sum == Int(moved[total]) else { return false }
            }
        }
        return true
    }
}
