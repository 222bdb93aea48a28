import FoundationEssentials
import SupportDesk
import Testing

@testable import StatisticsExport

@Suite("The forms in which tables are written")
struct FormTests {
    private let folder = TemporaryFolder()

    private func file(_ name: String) -> [UInt8] {
        folder.files(of: "131156_2026-05-31")[name] ?? []
    }

    private static let lines = [
        "拠点コード,名称,件数,割合,開設日,中止,相談方法", "001,髙﨑①㈱〜,1234567,0.5,2026-04-01,false,phone",
        "1E5,\"改行\nと,\"\"引用\"\"\",-3,1e-7,,true,", "=1+1,\"\",,,,,",
    ]

    @Test("CSV has a byte order mark, CR LF, quotes where they are needed, and values as they are")
    func csv() throws {
        try SampleTable.deliver(in: folder.path)
        let expected = "\u{FEFF}" + Self.lines.map { $0 + "\r\n" }.joined()
        #expect(file("sample.csv") == Array(expected.utf8))
        let read = try DeliveredCSV(file("sample.csv"))
        #expect(read.rows == SampleTable.rows.map { row in row.map { $0 ?? "" } })
    }

    @Test("CP932 has no byte order mark, and otherwise the same lines")
    func cp932() throws {
        try SampleTable.deliver(in: folder.path, as: .csv(.cp932))
        let bytes = file("sample.csv")
        #expect(bytes.starts(with: [0x8B, 0x92, 0x93, 0x5F]))
        let name: [UInt8] = [0xFB, 0xFC, 0xFA, 0xB1, 0x87, 0x40, 0x87, 0x8A, 0x81, 0x60]
        let second = bytes.split(separator: 0x0A)[1]
        #expect(Array(second) == Array("001,".utf8) + name + Array(",1234567,0.5,2026-04-01,false,phone\r".utf8))
        #expect(bytes.count(where: { $0 == 0x0D }) == 4 && bytes.count(where: { $0 == 0x0A }) == 5)
    }

    @Test(
        "In CP932, which is for Excel, text that Excel would run stands behind an apostrophe, and figures stay as they are"
    )
    func formulas() throws {
        let texts = ["=1+1", "=A1,\"x\"", "-1+2", "@x", "\t=1", "-5", "1=1", "'=1"]
        let rows = texts.map { [$0, nil, "-3", "-0.5", nil, nil, nil] }
        try SampleTable.deliver(in: folder.path, as: .csv(.cp932), rows)
        let cells = ["'=1+1", "\"'=A1,\"\"x\"\"\"", "'-1+2", "'@x", "'\t=1", "-5", "1=1", "'=1"]
        let lines = cells.map { $0 + ",,-3,-0.5,,,\r\n" }.joined()
        let bytes = file("sample.csv")
        #expect(bytes.dropFirst((bytes.firstIndex(of: 0x0A) ?? 0) + 1).elementsEqual(lines.utf8))
    }

    @Test(
        "The wide forms of the signs count as well, which Japanese Excel takes for the others",
        arguments: ["＝1", "＋1", "－1", "−1", "＠1"]
    )
    func wideFormulas(text: String) throws {
        try SampleTable.deliver(in: folder.path, as: .csv(.cp932), [[text] + Array(repeating: nil, count: 6)])
        let line = file("sample.csv").split(separator: 0x0A).last ?? []
        #expect(line.first == UInt8(ascii: "'"))
        #expect(line.count == 1 + 2 + 1 + 6 + 1)
    }

    @Test(
        "A formula behind a blank of whatever width is made harmless too",
        arguments: [" =1", "\u{3000}＝1", "\u{A0}=1", "\u{FEFF}@x"]
    )
    func blanks(text: String) throws {
        try SampleTable.deliver(
            in: folder.path,
            as: .csv(.cp932),
            [[text] + Array(repeating: nil, count: 6)],
            unmappable: .replace
        )
        #expect(file("sample.csv").split(separator: 0x0A).last?.first == UInt8(ascii: "'"))
    }

    @Test("Whatever stands before a sign, the rows are made harmless where the text alone is")
    func sameRule() {
        for value in [0x01...0x33FF, 0xA000...0xA0FF, 0xFE00...0xFFFF].joined() {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            for text in ["\(scalar)=1", "\(scalar)-5", "\(scalar)"] {
                var (row, expected): ([UInt8], [UInt8]) = ([], [])
                CopyFormat.append([text, "窓口"], to: &row)
                CopyFormat.append([text.spreadsheetText, "窓口"], to: &expected)
                let defused = row.withUnsafeBytes { DefusedRows.defused($0, of: SampleTable.table) }
                #expect(defused ?? row == expected, "U+\(String(value, radix: 16))")
            }
        }
    }

    @Test("In UTF-8, which is for programs, and in JSON, text is what it is")
    func data() throws {
        let rows: [[String?]] = [["=1+1", "-1+2", "-3", nil, nil, nil, "@x"]]
        try SampleTable.deliver(in: folder.path, rows)
        #expect(String(decoding: file("sample.csv"), as: UTF8.self).hasSuffix("\r\n=1+1,-1+2,-3,,,,@x\r\n"))
    }

    @Test("JSON has numbers as numbers, codes as text, and null for nothing")
    func json() throws {
        try SampleTable.deliver(in: folder.path, as: .json)
        let expected = """
            [
            {"拠点コード":"001","名称":"髙﨑①㈱〜","件数":1234567,"割合":0.5,"開設日":"2026-04-01","中止":false,"相談方法":"phone"},
            {"拠点コード":"1E5","名称":"改行\\nと,\\"引用\\"","件数":-3,"割合":1e-7,"開設日":null,"中止":true,"相談方法":null},
            {"拠点コード":"=1+1","名称":"","件数":null,"割合":null,"開設日":null,"中止":null,"相談方法":null}
            ]

            """
        #expect(String(decoding: file("sample.json"), as: UTF8.self) == expected)
        #expect(throws: Never.self) {
            try JSONDecoder().decode([[String: AnyValue]].self, from: Data(file("sample.json")))
        }
    }

    @Test("JSON of a table without rows is an empty list")
    func emptyJSON() throws {
        try SampleTable.deliver(in: folder.path, as: .json, [])
        #expect(String(decoding: file("sample.json"), as: UTF8.self) == "[]\n")
    }

    @Test("Every control character is escaped in JSON")
    func controlCharacters() throws {
        let text = String(String.UnicodeScalarView((1..<0x20).compactMap { Unicode.Scalar($0) })) + "\\/\u{7F}"
        try SampleTable.deliver(in: folder.path, as: .json, [["a", text] + Array(repeating: nil, count: 5)])
        let read = try JSONDecoder().decode([[String: AnyValue]].self, from: Data(file("sample.json")))
        #expect(read.first?["名称"] == .text(text))
        #expect(!file("sample.json").contains { $0 < 0x20 && $0 != 0x0A })
    }

    @Test(
        "A value that is not of its column's kind is a fault, and delivers nothing",
        arguments: [
            (ExportForm.json, 2, "x"), (.json, 2, "007"), (.json, 3, "NaN"), (.json, 3, ".5"), (.json, 5, "t"),
            (.xlsx, 2, "1,234"), (.xlsx, 3, "Infinity"), (.xlsx, 5, "yes"),
        ] as [(ExportForm, Int, String)]
    )
    func unexpectedValues(form: ExportForm, column: Int, value: String) {
        var row: [String?] = ["001"] + Array(repeating: nil, count: 6)
        row[column] = value
        let expected = ExportFailure.unexpectedValue(
            table: "sample",
            row: 1,
            column: SampleTable.table.columns[column].header
        )
        #expect(throws: expected) { try SampleTable.deliver(in: folder.path, as: form, [row]) }
        #expect(folder.entries == [])
    }

    @Test(
        "A row with a value too few is a fault in every form",
        arguments: [.csv(.utf8), .json, .xlsx] as [ExportForm]
    )
    func missingValues(form: ExportForm) {
        #expect(throws: ExportFailure.unexpectedValue(table: "sample", row: 1, column: nil)) {
            try SampleTable.deliver(in: folder.path, as: form, [["001", "名称"]])
        }
        #expect(folder.entries == [])
    }

    @Test("Rows that come in pieces from the database are the same as row by row")
    func pieces() throws {
        let name = SampleTable.name
        let package = try PackageWriter(in: folder.path, name: name, audience: .internal, form: .csv(.utf8))
        try package.add(SampleTable.table) { writer in
            let rows = Self.lines.dropFirst().map { $0 + "\n" }
            for piece in [rows[0] + rows[1], rows[2]] {
                try Array(piece.utf8).withUnsafeBytes { try writer.append(csv: $0) }
            }
        }
        let delivery = try package.finish(SampleTable.metadata)
        #expect(delivery.rows.map(\.rows) == [3])
        #expect(file("sample.csv") == Array(("\u{FEFF}" + Self.lines.map { $0 + "\r\n" }.joined()).utf8))
    }
}

/// A value of JSON, of any kind.
enum AnyValue: Decodable, Hashable {
    case none, flag(Bool), number(Double), text(String)

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .none
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try value.decode(String.self))
        }
    }
}
