package import SupportDesk

/// Makes a data package in a folder of its own beside the place where it will stand, and puts it there whole.
///
/// For the thread that made it. Nothing is delivered unless ``finish(_:)`` returns; what was written before is removed.
package final class PackageWriter {
    private let name: PackageName
    private let audience: ExportAudience
    private let form: ExportForm
    private let draft: PackageDraft
    private let unmappable: UnmappableList
    private var workbook: Workbook?
    private var tables: [WrittenTable] = []
    /// The table whose rows are coming, or that was never ended.
    private var openTable: String?

    /// Begins a package under `folder`, which is made if it is missing. Takes away what dead runs have left there for this
    /// ward, so no other run may be under way: the caller holds the lock that sees to that.
    ///
    /// Throws ``ExportFailure``: `.otherAudience` and `.notAPackage` at once, before there is any work to lose.
    package init(
        in folder: String,
        name: PackageName,
        audience: ExportAudience,
        form: ExportForm,
        unmappable rule: UnmappableRule = .refuse
    ) throws(ExportFailure) {
        self.name = name
        self.audience = audience
        self.form = form
        let packages = PackageFolder(folder)
        try packages.make()
        packages.removeDrafts(of: name.ward)
        try packages.checkPlace(of: name, for: audience)
        draft = try PackageDraft(of: name, in: packages)
        unmappable = UnmappableList(rule: rule, folder: draft.path)
    }

    /// Adds a table with the rows that `body` gives, and tells how many they were. Throws what `body` throws, and
    /// ``ExportFailure``.
    @discardableResult
    package func add(_ table: ExportTable, _ body: (TableWriter) throws -> Void) throws -> Int {
        openTable = table.name
        let writer = TableWriter(table, into: try sink(for: table))
        try body(writer)
        return try end(table, writer)
    }

    private func end(_ table: ExportTable, _ writer: TableWriter) throws(ExportFailure) -> Int {
        let (file, rows) = try writer.finish()
        tables.append(WrittenTable(table: table, file: file, form: form, sheet: writer.sheetName, rows: rows))
        openTable = nil
        return rows
    }

    private func sink(for table: ExportTable) throws(ExportFailure) -> any RowSink {
        switch form {
        case .csv(.utf8): return try CSVSink(table, in: draft.path)
        case .csv(.cp932): return try CP932Sink(table, in: draft.path, unmappable: unmappable)
        case .json: return try JSONSink(table, in: draft.path)
        case .xlsx:
            return try SheetSink(table, in: try openWorkbook())
        }
    }

    private func openWorkbook() throws(ExportFailure) -> Workbook {
        if let workbook { return workbook }
        let opened = try Workbook(in: draft.path, date: name.date)
        workbook = opened
        return opened
    }

    /// Writes what describes the tables, and puts the package in its place. No table may be added afterwards.
    ///
    /// Throws ``ExportFailure``: `.unmappable` for all tables together.
    package func finish(_ metadata: PackageMetadata) throws(ExportFailure) -> PackageDelivery {
        // Whoever goes on after a table has failed must not deliver the rest as if it were all.
        if let openTable { throw .unexpectedValue(table: openTable, row: 0, column: nil) }
        let described = tables
        tables.append(try definitions(of: described.map(\.table)))
        let replaced = unmappable.count
        if let list = try unmappable.finish() {
            tables.append(WrittenTable(table: .unmappable, file: list.file, form: .csv(.utf8), rows: list.rows))
        }
        var files = tables.compactMap(\.file)
        if let workbook {
            let file = try workbook.finish()
            for index in tables.indices where tables[index].file == nil { tables[index].file = file }
            files.append(file)
            self.workbook = nil
        }
        let document = DataPackageDocument(name, audience, metadata, tables)
        files.append(try draft.write("datapackage.json", document.json()))
        let manifest = Manifest(files)
        try draft.write(Manifest.fileName, manifest.text)
        let isNew = try draft.deliver(for: audience, manifest)
        return PackageDelivery(
            path: draft.place,
            isUnchanged: !isNew,
            manifestDigest: SHA256.hexadecimal(of: Array(manifest.text.utf8)),
            files: files.count + 1,
            bytes: files.reduce(manifest.text.utf8.count) { $0 + $1.size },
            rows: described.map { (table: $0.table.name, rows: $0.rows) },
            replacedCharacters: replaced
        )
    }

    /// 項目定義書: a row for each column of each table, its own too. Always CSV.
    private func definitions(of described: [ExportTable]) throws(ExportFailure) -> WrittenTable {
        let table = ExportTable.definitions
        let form = ExportForm.csv(form.encoding)
        let sink: any RowSink =
            form.encoding == .utf8
            ? try CSVSink(table, in: draft.path) : try CP932Sink(table, in: draft.path, unmappable: unmappable)
        let writer = TableWriter(table, into: sink)
        for described in described + [table] {
            for column in described.columns { try writer.append(row: column.definition(in: described)) }
        }
        let (file, rows) = try writer.finish()
        return WrittenTable(table: table, file: file, form: form, rows: rows)
    }
}

/// A table of a package with the file that holds it.
struct WrittenTable {
    let table: ExportTable
    /// Nil as long as the workbook that it is a sheet of is not written.
    var file: PackageFile?
    let form: ExportForm
    /// The sheet's name in that workbook.
    var sheet: String?
    let rows: Int
}

/// What became of an export.
package struct PackageDelivery: Sendable {
    /// The folder.
    package let path: String
    /// Whether the same package stood there already, to the byte, and was left alone.
    package let isUnchanged: Bool
    /// SHA-256 of `manifest.sha256`, which holds those of all other files: 64 small hexadecimal digits.
    package let manifestDigest: String
    /// How many files there are, and how large they are together.
    package let files: Int
    package let bytes: Int
    /// By table, in the order in which they were added.
    package let rows: [(table: String, rows: Int)]
    /// How many characters CP932 does not have, and are 〓 now.
    package let replacedCharacters: Int
}

/// `manifest.sha256`: what `sha256sum --check` verifies.
struct Manifest {
    static let fileName = "manifest.sha256"

    let files: [PackageFile]

    init(_ files: [PackageFile]) {
        self.files = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    var text: String { files.map { "\($0.sha256)  \($0.name)\n" }.joined() }
}
