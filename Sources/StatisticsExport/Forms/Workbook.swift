internal import CXlsxWriter
internal import DeskText
internal import Glibc
internal import SupportDesk

/// `tables.xlsx`: a sheet per table, written in constant memory. The same tables give the same bytes.
final class Workbook {
    static let fileName = "tables.xlsx"

    private let folder: String
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private let temporaryFolder: UnsafeMutablePointer<CChar>?
    private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []
    private var names: Set<String> = []
    private var isClosed = false
    let bold: UnsafeMutablePointer<lxw_format>

    private var path: String { "\(folder)/\(Self.fileName)" }

    /// - Parameter date: stands in the workbook as the day of its making, instead of the moment.
    init(in folder: String, date: CivilDate) throws(ExportFailure) {
        self.folder = folder
        // Rows wait beside the package, where there is room for it, and not in a /tmp that may be memory.
        temporaryFolder = strdup(folder)
        var options = lxw_workbook_options(constant_memory: 1, tmpdir: temporaryFolder, use_zip64: 0)
        guard let workbook = workbook_new_opt("\(folder)/\(Self.fileName)", &options),
            let bold = workbook_add_format(workbook)
        else { throw .making("\(folder)/\(Self.fileName)", ENOMEM) }
        self.workbook = workbook
        self.bold = bold
        format_set_bold(bold)
        var properties = lxw_doc_properties()
        properties.created = time_t(date.daysSince1970 * 86_400)
        workbook_set_properties(workbook, &properties)
    }

    deinit {
        if !isClosed { lxw_workbook_free(workbook) }
        free(temporaryFolder)
    }

    /// Adds a sheet with the table's header, bold and frozen, and tells its name.
    func addSheet(
        for table: ExportTable
    ) throws(ExportFailure) -> (sheet: UnsafeMutablePointer<lxw_worksheet>, name: String) {
        let name = newName(for: table.title.ja)
        guard let sheet = workbook_add_worksheet(workbook, name) else { throw .making(path, errno) }
        sheets.append(sheet)
        for (index, column) in table.columns.enumerated() {
            // The header's width and a little more, in characters.
            let width = min(40, max(10, Double(column.header.cells + 3)))
            worksheet_set_column(sheet, lxw_col_t(index), lxw_col_t(index), width, nil)
        }
        worksheet_freeze_panes(sheet, 1, 0)
        for (index, column) in table.columns.enumerated() {
            worksheet_write_string(sheet, 0, lxw_col_t(index), column.header, bold)
        }
        return (sheet, name)
    }

    /// Excel takes 31 characters, none of []:*?/\, and no name twice, whatever the case of its letters.
    private func newName(for title: String) -> String {
        let allowed = String(
            String.UnicodeScalarView(title.unicodeScalars.map { "[]:*?/\\'".unicodeScalars.contains($0) ? "_" : $0 })
        )
        var name = allowed.cut(to: 31)
        var number = 2
        while !names.insert(name.lowercased()).inserted {
            let suffix = "(\(number))"
            name = allowed.cut(to: 31 - suffix.unicodeScalars.count) + suffix
            number += 1
        }
        return name
    }

    /// Puts the sheets together in the file.
    func finish() throws(ExportFailure) -> PackageFile {
        var largest = 0
        for sheet in sheets {
            guard madoguchi_sheet_trouble(sheet) == 0 else { throw .diskFull(path: path) }
            largest = max(largest, madoguchi_sheet_bytes(sheet))
        }
        // A sheet is copied as it is put together, and the library does not notice when that finds no room.
        var space = statvfs()
        if statvfs(folder, &space) == 0, Int(space.f_bavail) * Int(space.f_frsize) < largest + largest / 2 {
            throw .diskFull(path: path)
        }
        isClosed = true
        errno = 0
        let result = workbook_close(workbook)
        guard result == LXW_NO_ERROR else {
            throw errno == 0
                ? .cannotWrite(path: path, reason: String(cString: lxw_strerror(result))) : .writing(path, errno)
        }
        return try PackageFile(existing: path)
    }
}

extension String {
    /// The first `count` scalars.
    fileprivate func cut(to count: Int) -> String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
    }
}
