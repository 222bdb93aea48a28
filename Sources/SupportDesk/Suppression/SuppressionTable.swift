/// A table of counts with all its margins, in two dimensions or three, and what the public knows or may learn of each
/// cell of it.
///
/// Rows are sites and columns what a consultation is counted by: age bands or topics. A table of a fiscal year has months
/// as layers. Index 0 is the total along a dimension, 1… are its codes. Only the inner counts are given and the margins
/// are added up from them, so that no table can contradict itself.
///
/// What crosses a row with a column, of one month or of all, is sensitive: a small count there is close to a person.
package struct SuppressionTable: Sendable {
    /// Where a count stands; 0 is the total along that dimension. A table of two dimensions knows layer 0 alone.
    package struct Cell: Hashable, Comparable, Sendable {
        package var row: Int
        package var column: Int
        package var layer: Int

        package init(row: Int, column: Int, layer: Int = 0) {
            self.row = row
            self.column = column
            self.layer = layer
        }

        /// Whether it crosses a row with a column.
        package var isSensitive: Bool { row > 0 && column > 0 }

        package static func < (left: Cell, right: Cell) -> Bool {
            (left.layer, left.row, left.column) < (right.layer, right.row, right.column)
        }
    }

    /// What may become of a cell.
    package enum State: Hashable, Sendable, CaseIterable {
        /// May be published or hidden.
        case free
        /// Has been hidden before, or is to be hidden whatever it holds.
        case hidden
        /// Has been published and cannot be taken back.
        case shown
        /// Is no part of what is published. It needs no protection, and may be zero without anybody knowing.
        case unpublished
    }

    let shape: SuppressionShape
    private(set) var values: [Int]
    private(set) var states: [State]
    private var floors: [Int]
    private var ceilings: [Int]
    /// How far each cell could fall or rise in the tightest of the earlier publications.
    private var earlierFall: [Int]
    private var earlierRise: [Int]

    /// A table of two dimensions; `count` is asked for rows and columns from 1 on. Less than nothing counts as nothing.
    package init(rows: Int, columns: Int, count: (_ row: Int, _ column: Int) -> Int) {
        let shape = SuppressionShape(rows: rows, columns: columns, layers: 0)
        self.init(shape: shape) { count($0.row, $0.column) }
    }

    /// A table of three dimensions; `count` is asked for rows, columns and layers from 1 on.
    package init(rows: Int, columns: Int, layers: Int, count: (_ row: Int, _ column: Int, _ layer: Int) -> Int) {
        let shape = SuppressionShape(rows: rows, columns: columns, layers: layers)
        self.init(shape: shape) { count($0.row, $0.column, $0.layer) }
    }

    private init(shape: SuppressionShape, count: (Cell) -> Int) {
        self.shape = shape
        var values = Array(repeating: 0, count: shape.cellCount)
        for offset in 0..<shape.cellCount {
            let cell = shape.cell(at: offset)
            guard cell.isSensitive, cell.layer > 0 || !shape.hasLayers else { continue }
            let counted = max(count(cell), 0)
            for row in [0, cell.row] {
                for column in [0, cell.column] {
                    for layer in shape.hasLayers ? [0, cell.layer] : [0] {
                        values[shape.offset(row, column, layer)] += counted
                    }
                }
            }
        }
        self.values = values
        states = Array(repeating: .free, count: shape.cellCount)
        floors = Array(repeating: 0, count: shape.cellCount)
        ceilings = Array(repeating: .max, count: shape.cellCount)
        earlierFall = ceilings
        earlierRise = ceilings
    }

    package var rows: Int { shape.rows - 1 }
    package var columns: Int { shape.columns - 1 }
    /// 0 in a table of two dimensions.
    package var layers: Int { shape.layers - 1 }

    /// The count at a cell; 0 outside the table.
    package subscript(cell: Cell) -> Int {
        shape.offset(of: cell).map { values[$0] } ?? 0
    }

    /// What may become of a cell; outside the table it is shown, as the zero that a missing line stands for.
    package func state(of cell: Cell) -> State {
        shape.offset(of: cell).map { states[$0] } ?? .shown
    }

    /// All cells, margins among them, in their order.
    package var cells: some RandomAccessCollection<Cell> & Sendable {
        (0..<shape.cellCount).lazy.map { [shape] in shape.cell(at: $0) }
    }
}

// What is known from elsewhere

extension SuppressionTable {
    /// Says what may become of a cell; a cell outside the table is passed over, here as below.
    package mutating func set(_ state: State, at cell: Cell) {
        guard let offset = shape.offset(of: cell) else { return }
        states[offset] = state
    }

    /// Leaves the sums over all columns out of what is published: a consultation has several topics, and how many
    /// topics came up in all is told nowhere.
    package mutating func leaveOutRowTotals() {
        for cell in cells where cell.column == 0 { set(.unpublished, at: cell) }
    }

    /// Everybody knows that the cell holds at least this much. At least 1 is known of every hidden cell without it.
    package mutating func limit(_ cell: Cell, toAtLeast floor: Int) {
        guard let offset = shape.offset(of: cell) else { return }
        floors[offset] = max(floors[offset], floor)
    }

    /// Everybody knows that the cell holds no more than this.
    package mutating func limit(_ cell: Cell, toAtMost ceiling: Int) {
        guard let offset = shape.offset(of: cell) else { return }
        ceilings[offset] = min(ceilings[offset], ceiling)
    }

    /// Everybody knows that none of the counts across a row goes beyond this, as no topic comes up in more consultations
    /// than the site has had; nil where nobody knows, because that number is hidden itself.
    package mutating func limitColumns(ofRow row: Int, layer: Int = 0, toAtMost ceiling: Int?) {
        guard let ceiling, shape.columns > 1 else { return }
        for column in 1..<shape.columns { limit(Cell(row: row, column: column, layer: layer), toAtMost: ceiling) }
    }

    /// By how much the cell, hidden or unpublished, could be less for all that anybody knows of it alone.
    ///
    /// A cell that was hidden before it became zero stays hidden and so may be zero: nothing then.
    func fall(at offset: Int) -> Int {
        let floor = max(floors[offset], states[offset] == .unpublished ? 0 : 1)
        return max(min(values[offset] - floor, earlierFall[offset]), 0)
    }

    /// By how much the cell, hidden or unpublished, could be more for all that anybody knows of it alone.
    func rise(at offset: Int) -> Int {
        let ceiling = ceilings[offset]
        return max(min(ceiling == .max ? .max : ceiling - values[offset], earlierRise[offset]), 0)
    }

    /// Narrows what the cell may do to what it also could have done before.
    mutating func narrow(at offset: Int, fall: Int, rise: Int) {
        earlierFall[offset] = min(earlierFall[offset], fall)
        earlierRise[offset] = min(earlierRise[offset], rise)
    }
}
