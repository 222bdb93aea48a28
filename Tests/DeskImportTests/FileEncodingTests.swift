import DeskImport
import SupportDesk
import Testing

@Suite("The encoding of a file")
struct FileEncodingTests {
    private static let text = "受付番号,備考\n1,髙橋様～㈱①ｶﾞﾗｹｰ\n2,表示の設定\n"

    @Test("UTF-8, with and without a byte order mark, and CP932 are told apart", arguments: Writing.allCases)
    func detection(writing: Writing) throws {
        let events = try DelimitedReaderTests.read(TestFile(Self.text, as: writing))
        #expect(
            events == [
                .row(1, ["受付番号", "備考"]), .row(2, ["1", "髙橋様～㈱①ｶﾞﾗｹｰ"]), .row(3, ["2", "表示の設定"]),
            ]
        )
    }

    @Test("A character that the sample cuts in two does not change the encoding", arguments: 0...3)
    func cutSample(offset: Int) throws {
        let line = String(repeating: "あ", count: 100)
        let text = String(repeating: "x", count: offset) + String(repeating: "\(line),いう\n", count: 300)
        for writing in Writing.allCases {
            let events = try DelimitedReaderTests.read(TestFile(text, as: writing))
            #expect(events.count == 300)
            #expect(events.last == .row(300, [line, "いう"]))
        }
    }

    @Test("Half-width kana alone are still CP932")
    func halfWidthKana() throws {
        let events = try DelimitedReaderTests.read(TestFile("受付番号,備考\n1,ｱﾌﾟﾘﾄﾞｳﾆｭｳ\n2,ﾃｨｰｼﾞｰ\n", as: .cp932))
        #expect(events == [.row(1, ["受付番号", "備考"]), .row(2, ["1", "ｱﾌﾟﾘﾄﾞｳﾆｭｳ"]), .row(3, ["2", "ﾃｨｰｼﾞｰ"])])
    }

    @Test("An encoding that was named is not second-guessed")
    func named() throws {
        let file = try TestFile("受付番号\n", as: .cp932)
        var reader = try DelimitedReader(path: file.path, encoding: .utf8)
        var record = DelimitedRecord()
        #expect(try reader.read(into: &record) == .record)
        #expect(record[0].contains("\u{FFFD}"))
        #expect(FileEncoding.allCases.map(\.rawValue) == ["auto", "utf-8", "cp932"])
    }

    @Test("ASCII is read as it is")
    func ascii() throws {
        #expect(try DelimitedReaderTests.read(TestFile("a,b\\~\n")) == [.row(1, ["a", "b\\~"])])
    }

    @Test("A file that is empty, missing, a directory or in another format says so")
    func errors() throws {
        let empty = try TestFile(bytes: [])
        let workbook = try TestFile(bytes: [0x50, 0x4B, 0x03, 0x04, 0x14])
        let oldWorkbook = try TestFile(bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1])
        let utf16 = try TestFile(bytes: [0xFF, 0xFE, 0x40, 0x00])
        expect(.empty, empty.path)
        expect(.spreadsheet, workbook.path)
        expect(.spreadsheet, oldWorkbook.path)
        expect(.utf16, utf16.path)
        expect(.notFound, empty.path + ".none")
        expect(.notFound, empty.path + "/within")
        expect(.isDirectory, "/")
    }

    @Test("A file that is refused is closed again")
    func closed() throws {
        let file = try TestFile(bytes: [0xFF, 0xFE, 0x40, 0x00])
        for path in ["/", file.path] {
            for _ in 0..<3000 { #expect(throws: ImportFileError.self) { _ = try TownTable.read(path: path) } }
        }
        #expect(throws: ImportFileError.utf16) { _ = try TownTable.read(path: file.path) }
    }

    private func expect(_ error: ImportFileError, _ path: String) {
        #expect(throws: error) { _ = try TownTable.read(path: path) }
    }
}
