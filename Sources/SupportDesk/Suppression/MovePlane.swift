/// A plane of a table in which a move is sought: a network of which each cell is an arc between its row and its column.
///
/// With the totals' signs turned, what a move adds sums up to zero along every row and every column of the plane, so that
/// a move is a circulation. In a table of three dimensions the plane's partner, a parallel one, takes back what the plane
/// adds, or adds it as well when one of the two holds the totals.
struct MovePlane {
    var base: Int
    var rowStride: Int
    var columnStride: Int
    var rowCount: Int
    var columnCount: Int
    /// From a cell to the one in the partner plane; 0 without a partner.
    var partner = 0
    /// Whether the partner takes back what the plane adds.
    var isOpposed = false
    /// The row and the column, within the plane, of the cell that it was laid through.
    var row: Int
    var column: Int

    @inline(__always)
    func offset(_ row: Int, _ column: Int) -> Int {
        base + row * rowStride + column * columnStride
    }
}

extension SuppressionShape {
    /// How many planes with a partner can be laid through a cell.
    var planeCount: Int {
        hasLayers ? rows + columns + layers - 3 : 1
    }

    /// The planes through a cell by number, 0..<`planeCount`: first those across rows and columns with each other layer
    /// as a partner, then those of a column and those of a row.
    func plane(_ number: Int, through offset: Int) -> MovePlane {
        let cell = cell(at: offset)
        if !hasLayers {
            return MovePlane(
                base: 0,
                rowStride: columns,
                columnStride: 1,
                rowCount: rows,
                columnCount: columns,
                row: cell.row,
                column: cell.column
            )
        }
        if number < layers - 1 {
            return pair(number, at: cell.layer, stride: layerStride)
                .plane(in: (rows, columns, cell.row), (columns, 1, cell.column))
        }
        if number < layers + columns - 2 {
            return pair(number - layers + 1, at: cell.column, stride: 1)
                .plane(in: (rows, columns, cell.row), (layers, layerStride, cell.layer))
        }
        return pair(number - layers - columns + 2, at: cell.row, stride: columns)
            .plane(in: (layers, layerStride, cell.layer), (columns, 1, cell.column))
    }

    private func pair(_ number: Int, at own: Int, stride: Int) -> PlanePair {
        PlanePair(own: own, other: number < own ? number : number + 1, stride: stride)
    }
}

/// A plane and its partner, by their indices along the third dimension.
private struct PlanePair {
    var own: Int
    var other: Int
    var stride: Int

    func plane(
        in rows: (count: Int, stride: Int, index: Int),
        _ columns: (count: Int, stride: Int, index: Int)
    ) -> MovePlane {
        MovePlane(
            base: own * stride,
            rowStride: rows.stride,
            columnStride: columns.stride,
            rowCount: rows.count,
            columnCount: columns.count,
            partner: (other - own) * stride,
            isOpposed: own > 0 && other > 0,
            row: rows.index,
            column: columns.index
        )
    }
}
