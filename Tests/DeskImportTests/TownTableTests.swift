import DeskImport
import SupportDesk
import Testing

@Suite("A file of towns")
struct TownTableTests {
    @Test("The name is kept as it was written, and is the code where there is no other")
    func names() throws {
        let table = try read("町丁目,緯度,経度\n　上荻１丁目 ,３５．７,139.6\n")
        let town = try #require(table.rows.first?.value)
        #expect(town.code == Code("上荻1丁目"))
        #expect(town.name == "上荻１丁目")
        #expect(town.location == Location(latitude: 35.7, longitude: 139.6))
        #expect(table.rows.first?.line == 2)
    }

    @Test("A code is text, and keeps its leading zeros", arguments: ["町丁目コード", "コード", "ｺｰﾄﾞ"])
    func codes(title: String) throws {
        let table = try read("\(title),経度,緯度,町丁目名\n０01,139.6,35.7,上荻一丁目\n,139.6,35.7,上荻二丁目\n")
        #expect(table.rows.map(\.value.code) == [Code("001"), Code("上荻二丁目")])
    }

    @Test(
        "A row that cannot be used is refused",
        arguments: [
            (",35.7,139.6", "町丁目", nil, Rejection.Reason.problem(.required)),
            ("上荻,,", "緯度", nil, .problem(.required)),
            ("上荻,35.7,", "経度", nil, .oneCoordinateMissing),
            ("上荻,,139.6", "緯度", nil, .oneCoordinateMissing),
            ("上荻,北緯35度,139.6", "緯度", "北緯35度", .unreadableCoordinate),
            ("上荻,139.6,35.7", "緯度", "139.6", .unreadableCoordinate),
            ("上荻,35.7,181", "経度", "181", .unreadableCoordinate),
            ("上荻,nan,139.6", "緯度", "nan", .unreadableCoordinate),
            ("上荻,0x23,139.6", "緯度", "0x23", .unreadableCoordinate),
            ("上\u{0}荻,35.7,139.6", "町丁目", "上\u{FFFD}荻", .problem(.controlCharacter)),
        ]
    )
    func refusals(row: String, field: String, value: String?, reason: Rejection.Reason) throws {
        let table = try read("町丁目,緯度,経度\n\(row)\n")
        #expect(table.rows.isEmpty)
        #expect(table.tally.rejections == [Rejection(line: 2, field: field, value: value, reason: reason)])
    }

    @Test("A town that comes twice is a duplicate when it is the same, and refused when it is not")
    func repetition() throws {
        let table = try read("町丁目,緯度,経度\n上荻,35.7,139.6\n西荻,35.8,139.6\n 上荻,35.70,139.6\n上荻,35.9,139.6\n")
        #expect(table.rows.map(\.value.name) == ["上荻", "西荻"])
        #expect(table.tally.duplicates == 1)
        #expect(
            table.tally.rejections
                == [Rejection(line: 5, field: "町丁目", value: "上荻", reason: .repeatedWithOtherContent(firstLine: 2))]
        )
    }

    private func read(_ text: String) throws -> ImportedTable<Town> {
        let file = try TestFile(text)
        return try TownTable.read(path: file.path)
    }
}
