package import SupportDesk

/// A table of a package: what it is called, what its columns mean, and how it hangs together with others.
package struct ExportTable: Sendable {
    /// The file's name without its suffix: small ASCII letters, digits and `_`.
    package let name: String
    package let title: Title
    package let description: Title
    package let columns: [ExportColumn]
    /// Headers of the columns that together tell a row from all others; empty where there is no such thing.
    package let primaryKey: [String]
    package let foreignKeys: [ExportForeignKey]

    package init(
        name: String,
        title: Title,
        description: Title,
        columns: [ExportColumn],
        primaryKey: [String] = [],
        foreignKeys: [ExportForeignKey] = []
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.columns = columns
        self.primaryKey = primaryKey
        self.foreignKeys = foreignKeys
    }

    /// Where the columns of the primary key stand, in the order of the columns.
    var keyPositions: [Int] { columns.indices.filter { primaryKey.contains(columns[$0].header) } }
}

/// Columns whose values stand in another table of the same package.
package struct ExportForeignKey: Sendable {
    /// Headers of this table's columns.
    package let columns: [String]
    /// The other table's name.
    package let table: String
    /// Headers of the other table's columns, in the same order.
    package let references: [String]

    package init(_ columns: [String], of table: String, _ references: [String]) {
        self.columns = columns
        self.table = table
        self.references = references
    }

    /// One column, which has the same header in both tables.
    package init(_ column: String, of table: String) {
        self.init([column], of: table, [column])
    }
}

/// A column of a table.
package struct ExportColumn: Sendable {
    /// What its values are, and how they are written.
    package enum Kind: String, Sendable, CaseIterable {
        /// Codes too: they keep their leading zeros.
        case text
        case integer
        /// With a decimal point, without separators of thousands.
        case number
        /// `2026-05-14`.
        case date
        /// `2026-05`.
        case yearMonth
        /// `true` or `false`, as `boolean::text` gives it.
        case boolean

        /// Whether workbooks and JSON know it as a number.
        var isNumeric: Bool { self == .integer || self == .number }
    }

    /// What stands above the column, in Japanese.
    package let header: String
    package let title: Title
    package let kind: Kind
    /// 件, 人, 分 …; nil for what is not counted or measured.
    package let unit: Title?
    /// Where the figure comes from and what it counts.
    package let description: Title
    /// Whether no row may leave it empty.
    package let isRequired: Bool
    /// The only values that occur; nil when the list is open.
    package let codes: [ExportCode]?

    /// - Parameters:
    ///   - header: is the Japanese title as well.
    ///   - english: the English title.
    package init(
        _ header: String,
        _ english: String,
        _ kind: Kind,
        unit: Title? = nil,
        description: Title,
        isRequired: Bool = true,
        codes: [ExportCode]? = nil
    ) {
        self.header = header
        title = Title(ja: header, en: english)
        self.kind = kind
        self.unit = unit
        self.description = description
        self.isRequired = isRequired
        self.codes = codes
    }
}

/// A value that a column may have, and what it says.
package struct ExportCode: Sendable {
    package let code: String
    package let title: Title

    package init(_ code: String, _ title: Title) {
        self.code = code
        self.title = title
    }
}
