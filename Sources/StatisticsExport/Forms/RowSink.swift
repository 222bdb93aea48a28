internal import SupportDesk

/// What takes the rows of one table, in one of the forms.
protocol RowSink: AnyObject {
    /// How many rows it has taken.
    var rows: Int { get }

    /// The sheet in which they stand, where that is part of a file.
    var sheetName: String? { get }

    /// Takes whole rows as `COPY … TO STDOUT (FORMAT csv)` writes them.
    func append(csv chunk: UnsafeRawBufferPointer) throws(ExportFailure)

    /// Ends the table; the file, unless it is a part of one.
    func finish() throws(ExportFailure) -> PackageFile?
}

extension RowSink {
    var sheetName: String? { nil }
}
