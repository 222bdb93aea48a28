/// Rows laid out in columns for a terminal, two blanks apart.
package struct TextTable: Sendable {
    package struct Column: Sendable {
        package enum Alignment: Sendable {
            case left, right
        }

        let title: String
        let alignment: Alignment
        let limit: Int?

        /// A column headed `title`; a cell wider than `limit` cells of the terminal is cut and ends in ….
        package init(_ title: String, _ alignment: Alignment = .left, limit: Int? = nil) {
            self.title = title
            self.alignment = alignment
            self.limit = limit
        }
    }

    private static let gap = 2

    private let columns: [Column]
    private var rows: [[String]]

    package init(_ columns: [Column]) {
        self.columns = columns
        rows = []
    }

    /// Adds a row. Cells beyond the last column are left out, missing ones are blank, and line breaks and tabs become blanks.
    package mutating func append(_ cells: [String]) {
        rows.append(
            columns.indices.map { column in
                column < cells.count ? Self.cell(cells[column], of: columns[column]) : ""
            }
        )
    }

    /// The titles and then the rows, a line each, without blanks at the end; no wider than `width` cells if one is given.
    package func lines(width: Int? = nil) -> [String] {
        let all = [columns.map { Self.cell($0.title, of: $0) }] + rows
        let widths = columns.indices.map { column in all.map { $0[column].cells }.max() ?? 0 }
        return all.map { row in
            let line = Self.line(row, columns: columns, widths: widths)
            return width.map { line.truncated(toCells: $0) } ?? line
        }
    }

    private static func cell(_ text: String, of column: Column) -> String {
        let oneLine = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        return column.limit.map { oneLine.truncated(toCells: $0) } ?? oneLine
    }

    private static func line(_ row: [String], columns: [Column], widths: [Int]) -> String {
        var line = ""
        var blanks = 0
        for (column, cell) in row.enumerated() {
            let padding = widths[column] - cell.cells
            let isRight = columns[column].alignment == .right
            blanks += isRight ? padding : 0
            if !cell.isEmpty {
                line += String(repeating: " ", count: blanks) + cell
                blanks = 0
            }
            blanks += gap + (isRight ? 0 : padding)
        }
        return line
    }
}
