/// In which form the tables are written.
package enum ExportForm: Hashable, Sendable {
    /// A file per table.
    case csv(ExportEncoding)
    /// A file per table, an array of objects with the headers as keys. Always UTF-8, as JSON is.
    case json
    /// One workbook, `tables.xlsx`, with a sheet per table.
    case xlsx

    /// Of the tables, and in CSV of the definitions.
    var encoding: ExportEncoding {
        if case .csv(let encoding) = self { encoding } else { .utf8 }
    }
}

/// How the text of CSV files is encoded.
package enum ExportEncoding: String, Hashable, Sendable, CaseIterable {
    /// With the byte order mark by which Excel knows it.
    case utf8 = "utf-8"
    /// Windows-31J, as older Excel and mainframes take it.
    case cp932
}

/// What becomes of characters that CP932 does not have.
package enum UnmappableRule: Sendable {
    /// The whole export fails with the list of all of them.
    case refuse
    /// 〓 stands in their place, and `unmappable.csv` in the package lists them.
    case replace
}
