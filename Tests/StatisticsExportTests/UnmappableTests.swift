import SupportDesk
import Testing

@testable import StatisticsExport

@Suite("Characters that CP932 lacks")
struct UnmappableTests {
    private let folder = TemporaryFolder()

    private static let rows: [[String?]] = [
        ["001", "𠮷田と噓", "1"] + Array(repeating: nil, count: 4), ["002", "髙﨑", "2"] + Array(repeating: nil, count: 4),
        ["003", "葛\u{E0100}\n剝", "3"] + Array(repeating: nil, count: 4),
    ]

    private static let expected = [(1, "001", "𠮷"), (1, "001", "噓"), (3, "003", "\u{E0100}"), (3, "003", "剝")].map {
        row,
        key,
        character in
        UnmappableCharacter(
            table: "sample",
            row: row,
            key: key,
            column: "名称",
            character: character.unicodeScalars.first ?? " "
        )
    }

    @Test("All of them are told together, with record, column, character and code point, and nothing is delivered")
    func refused() {
        #expect(throws: ExportFailure.unmappable(Self.expected, count: 4)) {
            try SampleTable.deliver(in: folder.path, as: .csv(.cp932), Self.rows)
        }
        #expect(folder.entries == [])
        #expect(Self.expected.map(\.codePoint) == ["U+20BB7", "U+5653", "U+E0100", "U+525D"])
    }

    @Test("Those of several tables are told together")
    func severalTables() throws {
        let package = try PackageWriter(
            in: folder.path,
            name: SampleTable.name,
            audience: .internal,
            form: .csv(.cp932)
        )
        let other = ExportTable(
            name: "other",
            title: SampleTable.table.title,
            description: SampleTable.table.description,
            columns: SampleTable.table.columns
        )
        for table in [SampleTable.table, other] {
            try package.add(table) { writer in
                for row in Self.rows { try writer.append(row: row) }
            }
        }
        let failure = #expect(throws: ExportFailure.self) { try package.finish(SampleTable.metadata) }
        guard case .unmappable(let characters, let count)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(
            count == 8
                && characters.map(\.table) == Array(repeating: "sample", count: 4) + Array(repeating: "other", count: 4)
        )
        #expect(characters.dropFirst(4).allSatisfy { $0.key == nil })
    }

    @Test("So many that nobody would read them are counted to the last")
    func many() {
        let rows = (1...6_000).map { ["\($0)", "噓剝"] + Array(repeating: nil as String?, count: 5) }
        let failure = #expect(throws: ExportFailure.self) {
            try SampleTable.deliver(in: folder.path, as: .csv(.cp932), rows)
        }
        guard case .unmappable(let characters, let count)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(count == 12_000 && characters.count == UnmappableCharacter.kept)
        #expect(characters.last?.row == 5_000)
    }

    @Test("When they may be replaced, 〓 stands in their place and the list beside the file")
    func replaced() throws {
        let delivery = try SampleTable.deliver(
            in: folder.path,
            as: .csv(.cp932),
            Self.rows,
            unmappable: .replace
        )
        #expect(delivery.replacedCharacters == 4)
        let files = folder.files(of: "131156_2026-05-31")
        let first = Array((files["sample.csv"] ?? []).split(separator: 0x0A)[1])
        #expect(
            first == Array("001,".utf8) + [0x81, 0xAC, 0x93, 0x63, 0x82, 0xC6, 0x81, 0xAC] + Array(",1,,,,\r".utf8)
        )
        let list = try DeliveredCSV(files["unmappable.csv"] ?? [])
        #expect(list.header == ["表名", "行", "主キー", "項目名", "文字", "コードポイント"])
        #expect(
            list.rows
                == Self.expected.map {
                    [$0.table, "\($0.row)", $0.key ?? "", $0.column, String(Character($0.character)), $0.codePoint]
                }
        )
    }

    @Test("Where nothing has to be replaced there is no list")
    func nothingToReplace() throws {
        try SampleTable.deliver(in: folder.path, as: .csv(.cp932), unmappable: .replace)
        #expect(folder.files(of: "131156_2026-05-31")["unmappable.csv"] == nil)
    }
}
