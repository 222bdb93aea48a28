/// Which cells of a table to hide.
package struct SuppressionPattern: Hashable, Sendable {
    /// Small counts that cross a row with a column, in the table's order.
    package var primary: [SuppressionTable.Cell]
    /// Hidden so that the small ones cannot be found out, or because they were hidden before; in the table's order.
    package var complementary: [SuppressionTable.Cell]

    package var hidden: Set<SuppressionTable.Cell> { Set(primary).union(complementary) }

    /// The hidden cells of one layer, as a table of two dimensions names them.
    package func hidden(inLayer layer: Int) -> Set<SuppressionTable.Cell> {
        Set(
            hidden.lazy.filter { $0.layer == layer }.map { SuppressionTable.Cell(row: $0.row, column: $0.column) }
        )
    }
}

/// Why a table cannot be published.
package enum SuppressionFailure: Error, Hashable, Sendable {
    /// Nothing but zeros would be left of what was to be published.
    case hidesEverything
    /// These can be computed too closely whatever else is hidden: small now where they were published before, or held
    /// in by what is known from elsewhere. Whoever has published the table before leaves it at that.
    case cannotProtect([SuppressionTable.Cell])
}
