internal import DeskText

/// A table that makes itself fit a terminal: first one column gives way, then whole ones go, the least important first.
struct ReportTable {
    /// What happens to a column for which there is no room. Lower ranks go first.
    enum Yielding {
        case never
        /// It is left out.
        case dropped(Int)
        /// Its cells are told in words below each row.
        case folded(Int)

        var rank: Int? {
            switch self {
            case .never: nil
            case .dropped(let rank), .folded(let rank): rank
            }
        }
    }

    struct Column {
        let title: String
        let alignment: TextTable.Column.Alignment
        let yielding: Yielding

        init(_ title: String, _ alignment: TextTable.Column.Alignment = .left, _ yielding: Yielding = .never) {
            self.title = title
            self.alignment = alignment
            self.yielding = yielding
        }
    }

    struct Row {
        var cells: [String]
        /// Told below the row, a line each.
        var notes: [String] = []
    }

    /// The column that gives way.
    struct Flexible {
        enum Manner {
            /// A cell too wide for its column stands on a line of its own above the row.
            case hangs
            /// A cell too wide for its column ends in ….
            case cut
        }

        let column: Int
        /// Cells that it keeps.
        let minimum: Int
        let manner: Manner
    }

    /// For nothing: there is no such figure.
    static let nothing = "–"
    /// Blanks between two columns, as ``TextTable`` sets them.
    private static let gap = 2

    let columns: [Column]
    let flexible: Flexible
    var rows: [Row] = []

    /// The headings and then the rows with their notes, no wider than the terminal; and the titles of what was left out.
    func laidOut(in manner: ReportManner) -> (lines: [String], leftOut: [String]) {
        let width = manner.width
        let (kept, limit) = fitted(to: width)
        let lines = table(kept, limit: limit).lines(width: width)
        var all = [lines[0]]
        for (row, line) in zip(rows, lines.dropFirst()) {
            if let limit, hangs(row, limit) { all += row.cells[flexible.column].wrapped(toCells: width) }
            if !line.isEmpty { all.append(line) }
            let folded = foldedCells(of: row, besides: kept)
            all += folded.flowing(separator: manner.separator, width: width, indent: 2)
            all += row.notes.flatMap { $0.wrapped(toCells: width, indent: 2) }
        }
        let leftOut = columns.enumerated().filter { place, column in
            if case .dropped = column.yielding, !column.title.isEmpty { !kept.contains(place) } else { false }
        }
        return (all, leftOut.map(\.element.title))
    }

    /// Whether the table stands within the terminal's width without losing a column.
    func fits(_ width: Int?) -> Bool {
        guard let width else { return true }
        let (kept, limit) = fitted(to: width)
        return kept.count == columns.count && (limit ?? .max) >= flexible.minimum
    }

    /// The columns for which there is room, and how wide the flexible one may be.
    private func fitted(to width: Int?) -> (columns: [Int], limit: Int?) {
        var kept = Array(columns.indices)
        guard let width else { return (kept, nil) }
        let widths = kept.map { place in
            ([columns[place].title] + rows.map { $0.cells[place] }).map(\.cells).max() ?? 0
        }
        while true {
            let natural = kept.map { widths[$0] + Self.gap }.reduce(-Self.gap, +)
            if natural <= width { return (kept, nil) }
            let limit = widths[flexible.column] - (natural - width)
            if limit >= flexible.minimum { return (kept, limit) }
            let next = kept.min { (columns[$0].yielding.rank ?? .max) < (columns[$1].yielding.rank ?? .max) }
            guard let next, columns[next].yielding.rank != nil else { return (kept, max(limit, 4)) }
            kept.removeAll { $0 == next }
        }
    }

    private func hangs(_ row: Row, _ limit: Int) -> Bool {
        flexible.manner == .hangs && row.cells[flexible.column].cells > limit
    }

    private func table(_ kept: [Int], limit: Int?) -> TextTable {
        var table = TextTable(
            kept.map { place in
                TextTable.Column(
                    columns[place].title,
                    columns[place].alignment,
                    limit: place == flexible.column ? limit : nil
                )
            }
        )
        for row in rows {
            let isHanging = limit.map { hangs(row, $0) } ?? false
            table.append(kept.map { isHanging && $0 == flexible.column ? "" : row.cells[$0] })
        }
        return table
    }

    private func foldedCells(of row: Row, besides kept: [Int]) -> [String] {
        columns.enumerated().compactMap { place, column in
            let cell = row.cells[place]
            guard case .folded = column.yielding, !kept.contains(place), !cell.isEmpty, cell != Self.nothing else {
                return nil
            }
            return "\(column.title) \(cell)"
        }
    }
}
