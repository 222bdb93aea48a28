internal import DeskText
internal import SupportDesk

extension ExportTable {
    /// `definitions.csv`, 項目定義書.
    static var definitions: ExportTable {
        ExportTable(
            name: "definitions",
            title: PackageText.definitions.title,
            description: PackageText.definitions.description,
            columns: DefinitionColumn.allCases.map { column in
                ExportColumn(
                    column.title.ja,
                    column.title.en,
                    column.isYesOrNo ? .boolean : .text,
                    description: column.description,
                    isRequired: column.isRequired
                )
            },
            primaryKey: [DefinitionColumn.table.title.ja, DefinitionColumn.column.title.ja]
        )
    }
}

extension ExportColumn {
    /// This column's row in `definitions.csv`.
    func definition(in table: ExportTable) -> [String?] {
        DefinitionColumn.allCases.map { column in
            switch column {
            case .table: table.name
            case .tableTitle: table.title.ja
            case .column: header
            case .columnEnglish: title.en
            case .kind: kind.title.ja
            case .unit: unit?.ja
            case .isRequired: String(isRequired)
            case .isKey: String(table.primaryKey.contains(header))
            case .codes: codes?.map { "\($0.code)=\($0.title.ja)" }.joined(separator: "; ")
            case .description: description.ja
            }
        }
    }
}

extension ExportColumn.Kind {
    fileprivate var title: Title {
        switch self {
        case .text: ColumnKindTitle.text.title
        case .integer: ColumnKindTitle.integer.title
        case .number: ColumnKindTitle.number.title
        case .date: ColumnKindTitle.date.title
        case .yearMonth: ColumnKindTitle.yearMonth.title
        case .boolean: ColumnKindTitle.boolean.title
        }
    }
}
