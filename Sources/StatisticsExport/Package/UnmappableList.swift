internal import DeskText
internal import SupportDesk

/// All characters of all tables that CP932 does not have: the first of them kept, or all of them written beside the files.
final class UnmappableList {
    private let rule: UnmappableRule
    private let folder: String
    private var file: CSVSink?
    private(set) var kept: [UnmappableCharacter] = []
    private(set) var count = 0

    init(rule: UnmappableRule, folder: String) {
        self.rule = rule
        self.folder = folder
    }

    func append(_ character: UnmappableCharacter) throws(ExportFailure) {
        count += 1
        if kept.count < UnmappableCharacter.kept { kept.append(character) }
        guard rule == .replace else { return }
        let sink: CSVSink
        if let file {
            sink = file
        } else {
            sink = try CSVSink(.unmappable, in: folder)
            file = sink
        }
        var row: [UInt8] = []
        CopyFormat.append(
            [
                character.table, String(character.row), character.key, character.column,
                String(Character(character.character)), character.codePoint,
            ],
            to: &row
        )
        try row.reading { bytes throws(ExportFailure) in try sink.append(csv: bytes) }
    }

    /// Ends `unmappable.csv`; nil when there is nothing to list. Throws `.unmappable` unless they may be replaced.
    func finish() throws(ExportFailure) -> (file: PackageFile, rows: Int)? {
        guard count > 0 else { return nil }
        guard rule == .replace, let file else { throw .unmappable(kept, count: count) }
        return try file.finish().map { ($0, file.rows) }
    }
}

extension ExportTable {
    /// `unmappable.csv`: which characters were replaced, and where. Always UTF-8, for it is about what CP932 cannot say.
    static var unmappable: ExportTable {
        func column(_ column: UnmappableColumn, _ kind: ExportColumn.Kind = .text, isRequired: Bool = true)
            -> ExportColumn
        {
            ExportColumn(
                column.title.ja,
                column.title.en,
                kind,
                description: column.description,
                isRequired: isRequired
            )
        }
        return ExportTable(
            name: "unmappable",
            title: PackageText.unmappable.title,
            description: PackageText.unmappable.description,
            columns: [
                column(.table), column(.row, .integer), column(.key, isRequired: false), column(.column),
                column(.character), column(.codePoint),
            ]
        )
    }
}
