package import SupportDesk

/// Takes the rows of one table of a ``PackageWriter``, in the order in which they are to stand.
package final class TableWriter {
    /// How much is gathered of single rows before they go on together, in bytes.
    private static let room = 64 << 10

    private let sink: any RowSink
    private let table: ExportTable
    private var waiting: [UInt8] = []
    private var isFirst = true

    init(_ table: ExportTable, into sink: any RowSink) {
        self.table = table
        self.sink = sink
    }

    /// Takes whole rows as `COPY (SELECT …) TO STDOUT (FORMAT csv)` writes them: UTF-8, ended by a line feed, no header,
    /// NULL as nothing at all. Throws ``ExportFailure``.
    package func append(csv chunk: UnsafeRawBufferPointer) throws(ExportFailure) {
        guard !chunk.isEmpty else { return }
        try flush()
        try pass(chunk)
    }

    /// Takes a row: a value for each column, nil for none. Throws ``ExportFailure``.
    package func append(row: [String?]) throws(ExportFailure) {
        guard row.count == table.columns.count else {
            throw .unexpectedValue(table: table.name, row: sink.rows + 1, column: nil)
        }
        CopyFormat.append(row, to: &waiting)
        if waiting.count >= Self.room { try flush() }
    }

    private func flush() throws(ExportFailure) {
        guard !waiting.isEmpty else { return }
        try waiting.reading { bytes throws(ExportFailure) in try pass(bytes) }
        waiting.removeAll(keepingCapacity: true)
    }

    private func pass(_ chunk: UnsafeRawBufferPointer) throws(ExportFailure) {
        // A query and a table that have grown apart show in the first row.
        if isFirst {
            isFirst = false
            var copied = CopiedRows(chunk)
            var values: [CopiedValue] = []
            if copied.next(&values) { try values.check(against: table, row: 1) }
        }
        try sink.append(csv: chunk)
    }

    /// The sheet in which the rows stand, where that is part of a file.
    var sheetName: String? { sink.sheetName }

    /// Ends the table. Returns its file unless it is a part of one, and its rows.
    func finish() throws(ExportFailure) -> (file: PackageFile?, rows: Int) {
        try flush()
        return (try sink.finish(), sink.rows)
    }
}
