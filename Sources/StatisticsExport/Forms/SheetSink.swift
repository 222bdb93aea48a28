internal import CXlsxWriter
internal import Glibc
internal import SupportDesk

/// A table as a sheet of a workbook: texts, codes and dates are text, whatever they begin with; figures are numbers.
final class SheetSink: RowSink {
    /// Rows of data that a sheet holds beside its header.
    static let limit = 1_048_575
    /// Characters that a cell holds.
    private static let textLimit = 32_767

    private let table: ExportTable
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    let sheetName: String?
    private var values: [CopiedValue] = []
    /// A value as C takes it, with a zero at its end.
    private var text: [CChar] = []
    private(set) var rows = 0

    init(_ table: ExportTable, in workbook: Workbook) throws(ExportFailure) {
        self.table = table
        (sheet, sheetName) = try workbook.addSheet(for: table)
    }

    func append(csv chunk: UnsafeRawBufferPointer) throws(ExportFailure) {
        var copied = CopiedRows(chunk)
        while copied.next(&values) {
            guard rows < Self.limit else { throw .tooManyRows(table: table.name, limit: Self.limit) }
            rows += 1
            try values.check(against: table, row: rows)
            for (index, value) in values.enumerated() where !value.bytes.isEmpty {
                try write(value, at: index)
            }
        }
    }

    private func write(_ value: CopiedValue, at index: Int) throws(ExportFailure) {
        let column = table.columns[index]
        let (row, position) = (lxw_row_t(rows), lxw_col_t(index))
        text.removeAll(keepingCapacity: true)
        value.forEachByte { text.append(CChar(bitPattern: $0)) }
        text.append(0)
        let result: lxw_error
        switch column.kind {
        case .integer, .number:
            guard value.isJSONNumber else {
                throw .unexpectedValue(table: table.name, row: rows, column: column.header)
            }
            result = worksheet_write_number(sheet, row, position, strtod(text, nil), nil)
        case .boolean:
            guard value.isTruthValue else {
                throw .unexpectedValue(table: table.name, row: rows, column: column.header)
            }
            result = worksheet_write_boolean(sheet, row, position, value.bytes.count == 4 ? 1 : 0, nil)
        case .text, .date, .yearMonth:
            result = worksheet_write_string(sheet, row, position, text, nil)
        }
        guard result != LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED else {
            throw .textTooLong(table: table.name, row: rows, column: column.header, limit: Self.textLimit)
        }
        guard result == LXW_NO_ERROR else {
            throw .unexpectedValue(table: table.name, row: rows, column: column.header)
        }
    }

    func finish() throws(ExportFailure) -> PackageFile? { nil }
}
