internal import SupportDesk

/// A table as an array of objects with the headers as keys: numbers are numbers, codes are text, and nothing is null.
final class JSONSink: RowSink {
    private let table: ExportTable
    private let file: OutputFile
    /// What stands before each value, by column: `{"拠点コード":` and `,"件数":`.
    private let keys: [[UInt8]]
    private var object: [UInt8] = []
    private var values: [CopiedValue] = []
    private(set) var rows = 0

    init(_ table: ExportTable, in folder: String) throws(ExportFailure) {
        self.table = table
        keys = table.columns.enumerated().map { index, column in
            var key: [UInt8] = [index == 0 ? UInt8(ascii: "{") : UInt8(ascii: ","), UInt8(ascii: "\"")]
            for byte in column.header.utf8 { key.appendJSON(byte) }
            return key + [UInt8(ascii: "\""), UInt8(ascii: ":")]
        }
        file = try OutputFile("\(folder)/\(table.name).json")
        try file.append("[")
    }

    func append(csv chunk: UnsafeRawBufferPointer) throws(ExportFailure) {
        var copied = CopiedRows(chunk)
        while copied.next(&values) {
            object.removeAll(keepingCapacity: true)
            if rows > 0 { object.append(UInt8(ascii: ",")) }
            object.append(UInt8(ascii: "\n"))
            rows += 1
            try values.check(against: table, row: rows)
            for (index, value) in values.enumerated() {
                object.append(contentsOf: keys[index])
                try append(value, of: table.columns[index])
            }
            object.append(UInt8(ascii: "}"))
            try object.reading { bytes throws(ExportFailure) in try file.append(bytes) }
        }
    }

    private func append(_ value: CopiedValue, of column: ExportColumn) throws(ExportFailure) {
        if value.isNull {
            object.append(contentsOf: "null".utf8)
        } else if column.kind.isNumeric || column.kind == .boolean {
            guard column.kind == .boolean ? value.isTruthValue : value.isJSONNumber else {
                throw .unexpectedValue(table: table.name, row: rows, column: column.header)
            }
            object.append(contentsOf: value.bytes)
        } else {
            object.append(UInt8(ascii: "\""))
            value.forEachByte { object.appendJSON($0) }
            object.append(UInt8(ascii: "\""))
        }
    }

    func finish() throws(ExportFailure) -> PackageFile? {
        try file.append(rows == 0 ? "]\n" : "\n]\n")
        return try file.finish()
    }
}

extension [CopiedValue] {
    /// Throws `.unexpectedValue` unless there is one value for each column.
    func check(against table: ExportTable, row: Int) throws(ExportFailure) {
        guard count == table.columns.count else {
            throw .unexpectedValue(table: table.name, row: row, column: nil)
        }
    }
}

extension CopiedValue {
    var isTruthValue: Bool { bytes.elementsEqual("true".utf8) || bytes.elementsEqual("false".utf8) }

    /// Whether this is a number as JSON writes it (RFC 8259, 6): `-12.50`, but not `NaN`, `.5` or `007`.
    var isJSONNumber: Bool {
        var rest = bytes[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = rest.takeDigits()
        guard let first = whole.first, whole.count == 1 || first != UInt8(ascii: "0") else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard !rest.takeDigits().isEmpty else { return false }
        }
        if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
            guard !rest.takeDigits().isEmpty else { return false }
        }
        return rest.isEmpty
    }
}

extension Slice<UnsafeRawBufferPointer> {
    /// Cuts off the digits at the beginning.
    fileprivate mutating func takeDigits() -> Self {
        let digits = prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        self = self[digits.endIndex...]
        return digits
    }
}

extension [UInt8] {
    /// Appends a byte of a text as it stands within a JSON string.
    fileprivate mutating func appendJSON(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            append(UInt8(ascii: "\\"))
            append(byte)
        case UInt8(ascii: "\n"): append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): append(contentsOf: "\\r".utf8)
        case UInt8(ascii: "\t"): append(contentsOf: "\\t".utf8)
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            append(contentsOf: "\\u00".utf8)
            append(digits[Int(byte >> 4)])
            append(digits[Int(byte & 15)])
        default: append(byte)
        }
    }
}
