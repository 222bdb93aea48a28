import FoundationEssentials
import Testing

/// A table as a reader of CSV finds it, read by the book (RFC 4180) and without any of the code that wrote it.
struct DeliveredCSV {
    let header: [String]
    let rows: [[String]]

    /// Reads a file in UTF-8 with a byte order mark.
    init(_ bytes: [UInt8]) throws {
        try #require(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let text = try #require(String(validating: bytes.dropFirst(3), as: UTF8.self))
        var lines: [[String]] = []
        var (row, value, isQuoted) = ([String](), String.UnicodeScalarView(), false)
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            switch scalar {
            case "\"" where isQuoted && next == "\"":
                value.append(scalar)
                next = scalars.next()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                row.append(String(value))
                value = String.UnicodeScalarView()
            case "\r" where !isQuoted:
                try #require(next == "\n")
                next = scalars.next()
                lines.append(row + [String(value)])
                (row, value) = ([], String.UnicodeScalarView())
            case "\n" where !isQuoted: throw Malformed()
            default: value.append(scalar)
            }
        }
        try #require(row.isEmpty && value.isEmpty && !isQuoted)
        header = try #require(lines.first)
        rows = Array(lines.dropFirst())
        try #require(rows.allSatisfy { $0.count == header.count })
    }

    private struct Malformed: Error {}

    /// A column's values.
    subscript(name: String) -> [String] {
        guard let index = header.firstIndex(of: name) else {
            Issue.record("no column \(name) in \(header)")
            return []
        }
        return rows.map { $0[index] }
    }

    /// The sum of a column of whole numbers.
    func sum(_ name: String) -> Int {
        self[name].reduce(0) { $0 + (Int($1) ?? 0) }
    }
}
