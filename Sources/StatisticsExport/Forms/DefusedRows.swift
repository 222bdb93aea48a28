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
    /// Whether it may begin as formulas do.
    fileprivate var mayBeginFormula: Bool {
        guard let first = bytes.first else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: return true
        // ＋ － ＝ ＠ and − (U+2212) stand among other characters that begin so; the text itself decides.
        case 0xE2, 0xEF: return text.map { $0.spreadsheetText.utf8.count != $0.utf8.count } ?? false
        default: return false
        }
    }
}
