internal import SupportDesk

/// A table for spreadsheets (RFC 4180): UTF-8 with a byte order mark for them to know it by, CRLF after each record, and nothing that
/// they would run.
package struct CommaSeparatedValues {
    package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A table with these headings.
    package init(_ headings: [String]) {
        append(headings)
    }

    /// Adds a record; nil is an empty cell. A cell that holds a quote, a comma or a line break stands in quotes.
    package mutating func append(_ cells: [String?]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell?.spreadsheetText ?? "")
        }
        bytes += [0x0D, 0x0A]
    }

    private mutating func append(_ cell: String) {
        let quote = UInt8(ascii: "\"")
        guard cell.utf8.contains(where: { [quote, UInt8(ascii: ","), 0x0D, 0x0A].contains($0) }) else {
            bytes += cell.utf8
            return
        }
        bytes.append(quote)
        for byte in cell.utf8 { bytes += byte == quote ? [quote, quote] : [byte] }
        bytes.append(quote)
    }
}
