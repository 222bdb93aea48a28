/// A table as it was published once: its counts of that time, and which of them were hidden.
package struct SuppressionPublication: Sendable {
    package var table: SuppressionTable
    package var hidden: Set<SuppressionTable.Cell>

    package init(table: SuppressionTable, hidden: Set<SuppressionTable.Cell>) {
        self.table = table
        self.hidden = hidden
    }

    fileprivate func hides(_ cell: SuppressionTable.Cell) -> Bool { hidden.contains(cell) }

    fileprivate func shows(_ cell: SuppressionTable.Cell) -> Bool {
        !hides(cell) && table.state(of: cell) != .unpublished
    }
}

extension SuppressionTable {
    /// Takes over what has become of one layer in its earlier publications, each a table of two dimensions: what was
    /// hidden stays hidden, what was shown cannot be taken back, and nobody may learn from the difference of two
    /// publications what neither tells.
    ///
    /// Whoever compares two publications knows by how much a hidden cell has changed at most as well as we do. So we
    /// only reckon with what moves all versions by the same amount: a hidden cell has the room it had when it was
    /// tightest, and a cell that was shown once has none.
    ///
    /// - Parameters:
    ///   - earlier: all of them, of a month restated; in a year's table the months' last ones give its layers' counts,
    ///     and the ones before narrow them. Rows and columns that one lacks were zero then, and seen to be.
    ///   - layer: 0 in a table of two dimensions, and for the year's own layer.
    package mutating func follow(_ earlier: [SuppressionPublication], inLayer layer: Int = 0) {
        guard !earlier.isEmpty, 0..<shape.layers ~= layer else { return }
        for row in 0..<shape.rows {
            for column in 0..<shape.columns {
                follow(
                    earlier,
                    from: Cell(row: row, column: column),
                    at: shape.offset(row, column, layer),
                    in: Cell(row: row, column: column, layer: layer)
                )
            }
        }
    }

    private mutating func follow(_ earlier: [SuppressionPublication], from then: Cell, at offset: Int, in now: Cell) {
        let shown = earlier.contains { $0.shows(then) }
        if earlier.contains(where: { $0.hides(then) }) {
            set(.hidden, at: now)
        } else {
            set(shown ? .shown : .unpublished, at: now)
        }
        if shown {
            // Should it have been hidden at another time, it still is known from this one.
            narrow(at: offset, fall: 0, rise: 0)
        }
        for publication in earlier {
            guard let offsetThen = publication.table.shape.offset(of: then) else { continue }
            narrow(
                at: offset,
                fall: publication.table.fall(at: offsetThen),
                rise: publication.table.rise(at: offsetThen)
            )
        }
    }

    /// A fiscal year's table whose months are published already, so that only the year's own layer is to be decided.
    ///
    /// - Parameter months: of each month all publications, the last one standing; tables of two dimensions.
    package init(rows: Int, columns: Int, months: [[SuppressionPublication]]) {
        self.init(rows: rows, columns: columns, layers: months.count) { row, column, layer in
            months[layer - 1].last?.table[Cell(row: row, column: column)] ?? 0
        }
        for (index, publications) in months.enumerated() { follow(publications, inLayer: index + 1) }
    }
}
