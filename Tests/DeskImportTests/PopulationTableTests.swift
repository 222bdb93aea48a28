import DeskImport
import SupportDesk
import Testing

@Suite("A table of population")
struct PopulationTableTests {
    private static let header = "町丁目,総世帯数,総人口,総男,総女,男,女,男,女,男,女"

    @Test("Households and people by age and sex are read, a town by its name however it is written")
    func population() throws {
        let table = try read("上荻一丁目,20,21,6,15,1,4,2,5,3,6\n西荻北二丁目,1,0,0,0,0,0,0,0,0,0")
        #expect(
            table.rows.map(\.value) == [
                TownPopulation(town: Code("上荻一丁目"), households: 20, male: [1, 2, 3], female: [4, 5, 6]),
                TownPopulation(town: Code("西荻北二丁目"), households: 1, male: [0, 0, 0], female: [0, 0, 0]),
            ]
        )
    }

    @Test("Digits may be full-width, in groups, or missing where there is nobody")
    func numbers() throws {
        let table = try read(" 上荻一丁目　,\"1,234\",２０３４,１２００,834,\"1,200\",８００,-,,－,34")
        #expect(
            table.rows.map(\.value)
                == [TownPopulation(town: Code("上荻一丁目"), households: 1234, male: [1200, 0, 0], female: [800, 0, 34])]
        )
        #expect(table.tally.rejections.isEmpty)
    }

    @Test(
        "A row that cannot be used is refused",
        arguments: [
            ("上荻一町目,1,0,0,0,,,,,,", "町丁目", "上荻一町目", Rejection.Reason.problem(.unknownTown(nearest: ["上荻一丁目"]))),
            ("上荻一丁目,x,0,0,0,,,,,,", "総世帯数", "x", .unreadableCount),
            ("上荻一丁目,1,5,2,3,1,x,1,2,,", "女(0歳)", "x", .unreadableCount),
            ("上荻一丁目,1,5,2,3,1,1,1,2,-1,", "男(2歳)", "-1", .unreadableCount),
            ("上荻一丁目,1,5,2,3,1,1,1,2,1.5,", "男(2歳)", "1.5", .unreadableCount),
            ("上荻一丁目,1,5,2,3,1,1,1,2,\"1,5\",", "男(2歳)", "1,5", .unreadableCount),
            ("上荻一丁目,1,5,3,2,1,1,1,2,,", "総男", "3", .totalDiffers(stated: 3, counted: 2)),
            ("上荻一丁目,1,5,2,4,1,1,1,2,,", "総女", "4", .totalDiffers(stated: 4, counted: 3)),
            ("上荻一丁目,1,6,2,3,1,1,1,2,,", "総人口", "6", .totalDiffers(stated: 6, counted: 5)),
        ]
    )
    func refusals(row: String, field: String, value: String, reason: Rejection.Reason) throws {
        let table = try read(row)
        #expect(table.rows.isEmpty)
        #expect(table.tally.rejections == [Rejection(line: 2, field: field, value: value, reason: reason)])
    }

    @Test(
        "The columns by age have to be pairs of 男 and 女",
        arguments: [
            "町丁目,総世帯数,総人口,総男,総女", "町丁目,総世帯数,総人口,総男,総女,男", "町丁目,総世帯数,総人口,総男,総女,女,男",
            "町丁目,総世帯数,総人口,総男,総女,男,女,計",
        ]
    )
    func pairs(header: String) throws {
        let file = try TestFile(header + "\n")
        #expect(throws: ImportFileError.unpairedAges) {
            _ = try PopulationTable.read(path: file.path, desk: SampleDesk.desk)
        }
    }

    @Test("A title, and a line of ages, may stand above the header; blank columns after it count nothing")
    func titles() throws {
        let file = try TestFile(
            "町丁別世帯数及び人口（令和4年）\n,,,,,0歳,,1歳,\n町丁目,総世帯数,総人口,総男,総女,男,女,男,女,,\n上荻一丁目,1,3,1,2,1,1,,1,,\n",
            as: .cp932,
            lineBreak: .crlf
        )
        let table = try PopulationTable.read(path: file.path, desk: SampleDesk.desk)
        #expect(table.rows.map(\.value.female) == [[1, 1]])
        #expect(table.rows.map(\.line) == [4])
    }

    private func read(_ rows: String) throws -> ImportedTable<TownPopulation> {
        let file = try TestFile("\(Self.header)\n\(rows)\n")
        return try PopulationTable.read(path: file.path, desk: SampleDesk.desk)
    }
}
