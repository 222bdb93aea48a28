/// Where the cells of a ``SuppressionTable`` lie in a flat array.
struct SuppressionShape: Hashable, Sendable {
    /// How many indices each dimension has, its total at 0 among them. Layers are 1 in a table of two dimensions.
    let rows: Int
    let columns: Int
    let layers: Int

    init(rows: Int, columns: Int, layers: Int) {
        self.rows = max(rows, 0) + 1
        self.columns = max(columns, 0) + 1
        self.layers = max(layers, 0) + 1
    }

    var cellCount: Int { rows * columns * layers }
    var hasLayers: Bool { layers > 1 }
    var layerStride: Int { rows * columns }

    func offset(_ row: Int, _ column: Int, _ layer: Int) -> Int {
        (layer * rows + row) * columns + column
    }

    func offset(of cell: SuppressionTable.Cell) -> Int? {
        guard 0..<rows ~= cell.row, 0..<columns ~= cell.column, 0..<layers ~= cell.layer else { return nil }
        return offset(cell.row, cell.column, cell.layer)
    }

    func cell(at offset: Int) -> SuppressionTable.Cell {
        SuppressionTable.Cell(
            row: offset / columns % rows,
            column: offset % columns,
            layer: offset / layerStride
        )
    }
}
