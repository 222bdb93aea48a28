internal import SupportDesk

/// A table as CSV in UTF-8 with a byte order mark: the rows pass as they come, but for their ends.
final class CSVSink: RowSink {
    private let file: OutputFile
    private(set) var rows = 0

    init(_ table: ExportTable, in folder: String) throws(ExportFailure) {
        file = try OutputFile("\(folder)/\(table.name).csv")
        try file.append("\u{FEFF}")
        var header: [UInt8] = []
        CopyFormat.append(table.columns.map(\.header), to: &header)
        try header.reading { bytes throws(ExportFailure) in try append(csv: bytes) }
        rows = 0
    }

    func append(csv chunk: UnsafeRawBufferPointer) throws(ExportFailure) {
        try file.withRoom(for: chunk.count * 2) { target in
            let (written, rows) = RowEnds.convert(chunk, to: target)
            self.rows += rows
            return written
        }
    }

    func finish() throws(ExportFailure) -> PackageFile? {
        try file.finish()
    }
}

/// A table as CSV in CP932, for Excel: text that Excel would run is made harmless. What CP932 does not have becomes 〓 and is told to
/// the list.
final class CP932Sink: RowSink {
    private let table: ExportTable
    private let file: OutputFile
    private let encoder: CP932Encoder
    private let unmappable: UnmappableList
    /// The rows with their ends turned, before they are encoded.
    private var turned = [UInt8]()
    private(set) var rows = 0

    init(_ table: ExportTable, in folder: String, unmappable: UnmappableList) throws(ExportFailure) {
        self.table = table
        self.unmappable = unmappable
        encoder = try CP932Encoder()
        file = try OutputFile("\(folder)/\(table.name).csv")
        var header: [UInt8] = []
        CopyFormat.append(table.columns.map(\.header), to: &header)
        rows = -1
        try header.reading { bytes throws(ExportFailure) in try append(csv: bytes) }
    }

    func append(csv chunk: UnsafeRawBufferPointer) throws(ExportFailure) {
        guard let defused = DefusedRows.defused(chunk, of: table) else { return try encode(chunk) }
        try defused.reading { bytes throws(ExportFailure) in try encode(bytes) }
    }

    private func encode(_ chunk: UnsafeRawBufferPointer) throws(ExportFailure) {
        if turned.count < chunk.count * 2 { turned = [UInt8](repeating: 0, count: chunk.count * 2) }
        let (length, taken) = turned.withUnsafeMutableBufferPointer { turned in
            turned.baseAddress.map { RowEnds.convert(chunk, to: $0) } ?? (0, 0)
        }
        var misses = 0
        try file.withRoom(for: length) { target in
            let result = turned.withUnsafeBytes {
                encoder.encode(UnsafeRawBufferPointer(rebasing: $0[..<length]), to: target)
            }
            misses = result.unmappable
            return result.written
        }
        if misses > 0 { try tell(chunk) }
        rows += taken
    }

    /// Goes through the rows again, value by value, for those in which something was missing: they are few.
    private func tell(_ chunk: UnsafeRawBufferPointer) throws(ExportFailure) {
        var copied = CopiedRows(chunk)
        var values: [CopiedValue] = []
        let keyPositions = table.keyPositions
        var row = rows
        while copied.next(&values) {
            row += 1
            var found: [(column: Int, character: Unicode.Scalar)] = []
            for (column, value) in values.enumerated() {
                encoder.forEachUnmappable(in: value.bytes) { found.append((column, $0)) }
            }
            guard !found.isEmpty else { continue }
            let key = keyPositions.filter { $0 < values.count }.map { values[$0].text ?? "" }
            for (column, character) in found {
                try unmappable.append(
                    UnmappableCharacter(
                        table: table.name,
                        row: row,
                        key: key.isEmpty || row == 0 ? nil : key.joined(separator: "/"),
                        column: column < table.columns.count ? table.columns[column].header : "",
                        character: character
                    )
                )
            }
        }
    }

    func finish() throws(ExportFailure) -> PackageFile? {
        try file.finish()
    }
}

extension [UInt8] {
    /// Lets `body` read the bytes. `withUnsafeBytes` of the standard library forgets the error's type.
    func reading(_ body: (UnsafeRawBufferPointer) throws(ExportFailure) -> Void) throws(ExportFailure) {
        let failure: ExportFailure? = withUnsafeBytes { bytes in
            do throws(ExportFailure) {
                try body(bytes)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }
}
