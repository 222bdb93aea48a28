internal import SupportDesk

/// Rows for a spreadsheet, in which no text is a formula. Figures are not touched.
enum DefusedRows {
    /// The rows of `chunk` with what a spreadsheet would run made harmless; nil when there is nothing of the kind, as there seldom is.
    static func defused(_ chunk: UnsafeRawBufferPointer, of table: ExportTable) -> [UInt8]? {
        let texts = table.columns.map { $0.kind == .text }
        guard holdsFormula(chunk, texts) else { return nil }
        var copied = CopiedRows(chunk)
        var values: [CopiedValue] = []
        var bytes: [UInt8] = []
        bytes.reserveCapacity(chunk.count + 64)
        while copied.next(&values) {
            let row = values.enumerated().map { index, value in
                index < texts.count && texts[index] ? value.text?.spreadsheetText : value.text
            }
            CopyFormat.append(row, to: &bytes)
        }
        return bytes
    }

    private static func holdsFormula(_ chunk: UnsafeRawBufferPointer, _ texts: [Bool]) -> Bool {
        var copied = CopiedRows(chunk)
        var values: [CopiedValue] = []
        while copied.next(&values) {
            for (index, value) in values.enumerated() where index < texts.count && texts[index] {
                if value.mayBeginFormula { return true }
            }
        }
        return false
    }
}

extension CopiedValue {
    /// Whether it may begin as formulas do, by the same rule as its text, which has the last word: it knows numbers.
    fileprivate var mayBeginFormula: Bool { scalars.beginFormula }

    /// Of its bytes as they stand: a quote that is doubled begins no formula either.
    private var scalars: some Sequence<Unicode.Scalar> {
        sequence(state: (decoder: Unicode.UTF8(), bytes: bytes.makeIterator())) { state -> Unicode.Scalar? in
            guard case .scalarValue(let scalar) = state.decoder.decode(&state.bytes) else { return nil }
            return scalar
        }
    }
}
