import SupportDesk

/// Reads the rows of a file below its header. Titles above the header, blank lines and headers that come again are passed over.
struct TableReader<Column: TableColumn>: ~Copyable {
    enum Reading {
        /// A row is in ``TableReader/record``.
        case row
        /// What stands in ``TableReader/record`` is no row.
        case refused(Rejection)
        case end
    }

    /// How many lines with something on them may be the header.
    private static var headerLines: Int { 20 }

    private var reader: DelimitedReader
    let header: TableHeader<Column>
    private let headerRecord: DelimitedRecord
    /// The row that was read last.
    private(set) var record: DelimitedRecord

    init(path: String, encoding: FileEncoding, pieceSize: Int = DelimitedReader.pieceSize) throws(ImportFileError) {
        var reader = try DelimitedReader(path: path, encoding: encoding, pieceSize: pieceSize)
        var record = DelimitedRecord()
        header = try Self.header(&reader, into: &record)
        headerRecord = record
        self.record = record
        self.reader = reader
    }

    /// Reads the next row.
    mutating func next() throws(ImportFileError) -> Reading {
        while true {
            switch try reader.read(into: &record) {
            case .end:
                return .end
            case .refused(.unterminatedQuote):
                return .refused(rejection(nil, .unterminatedQuote))
            case .refused(.tooLong):
                return .refused(rejection(nil, .tooLongLine))
            case .record:
                if record.holdsSameFields(as: headerRecord) { continue }
                return malformation.map { .refused($0) } ?? .row
            }
        }
    }

    /// The text of a cell without white space around it; empty when the row or the file has no such cell.
    func cell(_ column: Column) -> String {
        header.position(of: column).map { record[$0].trimmed } ?? ""
    }

    /// The present row, refused for what `column` holds, or as a whole.
    func rejection(_ column: Column?, _ reason: Rejection.Reason) -> Rejection {
        let value = column.flatMap { $0.holdsFreeText ? nil : cell($0) }
        return rejection(field: column?.rawValue, value: value, reason)
    }

    /// The present row, refused for `value` in a column that has no name of ours.
    func rejection(field: String?, value: String?, _ reason: Rejection.Reason) -> Rejection {
        Rejection(
            line: record.line,
            receipt: Column.receiptColumn.map { cell($0).codeForm },
            field: field,
            value: value,
            reason: reason
        )
    }

    /// What is wrong with the row before its cells are looked at.
    private var malformation: Rejection? {
        if record.isDamaged { return rejection(damagedColumn, .problem(.invalidEncoding)) }
        guard record.count > header.width else { return nil }
        let hasMore = (header.width..<record.count).contains { !record[$0].trimmed.isEmpty }
        return hasMore ? rejection(nil, .moreCellsThanHeader) : nil
    }

    private var damagedColumn: Column? {
        Column.allCases.first { column in
            guard let position = header.position(of: column) else { return false }
            return record.bytes[record.range(of: position)].contains(TextStream.undecodable)
        }
    }

    /// The first line that names all required columns.
    private static func header(
        _ reader: inout DelimitedReader,
        into record: inout DelimitedRecord
    ) throws(ImportFileError) -> TableHeader<Column> {
        var missing = TableHeader<Column>.required.map(\.rawValue)
        for lineWithText in 0..<headerLines {
            switch try reader.read(into: &record) {
            case .record:
                let header = TableHeader<Column>(record)
                if header.missing.isEmpty { return header }
                if header.missing.count < missing.count { missing = header.missing }
            case .refused:
                break
            case .end:
                throw lineWithText == 0 ? .empty : .missingColumns(missing)
            }
        }
        throw .missingColumns(missing)
    }
}
