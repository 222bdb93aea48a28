import DeskImport
import SupportDesk
import Testing

@Suite("Delimited files")
struct DelimitedReaderTests {
    @Test("Fields are parted by commas, lines by CRLF, LF or CR", arguments: LineBreak.allCases)
    func lineBreaks(lineBreak: LineBreak) throws {
        let file = try TestFile("町丁目,緯度\n上荻,35.7\n\n西荻,35.8\n", lineBreak: lineBreak)
        #expect(try read(file) == [.row(1, ["町丁目", "緯度"]), .row(2, ["上荻", "35.7"]), .row(4, ["西荻", "35.8"])])
    }

    @Test("The last line needs no line break", arguments: LineBreak.allCases)
    func lastLine(lineBreak: LineBreak) throws {
        #expect(try read(TestFile("a,b\nc,", lineBreak: lineBreak)) == [.row(1, ["a", "b"]), .row(2, ["c", ""])])
    }

    @Test(
        "A field in quotes holds commas, doubled quotes and line breaks",
        arguments: [
            (#""a,b",c"#, ["a,b", "c"]),
            (#""a ""b"" c","""#, ["a \"b\" c", ""]),
            ("\"a\nb\",c", ["a\nb", "c"]),
            (#"a "b" c,d"#, [#"a "b" c"#, "d"]),
            (#""a" b,c"#, ["a b", "c"]),
            (#" "a",b"#, [#" "a""#, "b"]),
            ("\"\"\"\"\"\",c", ["\"\"", "c"]),
        ]
    )
    func quotes(line: String, fields: [String]) throws {
        #expect(try read(TestFile(line + "\nnext")).first == .row(1, fields))
    }

    @Test("A record that spans lines counts them", arguments: LineBreak.allCases)
    func linesOfQuotedFields(lineBreak: LineBreak) throws {
        let file = try TestFile("a,\"1\n\n2\"\nb,3\n", lineBreak: lineBreak)
        let text = ["1", "", "2"].joined(separator: lineBreak.rawValue)
        #expect(try read(file) == [.row(1, ["a", text]), .row(4, ["b", "3"])])
    }

    @Test("Lines with nothing but commas and spaces are passed over, and counted")
    func blankLines() throws {
        let file = try TestFile("\n,,,\n  ,　,\t\n\"\",\" \"\na,b\n \n")
        #expect(try read(file) == [.row(5, ["a", "b"])])
    }

    @Test("Tabs part the fields where there are more of them than commas")
    func tabs() throws {
        let file = try TestFile("受付番号\t相談内容\n1\t\"地図\tメール\"\n2\t地図,メール\n")
        #expect(
            try read(file) == [.row(1, ["受付番号", "相談内容"]), .row(2, ["1", "地図\tメール"]), .row(3, ["2", "地図,メール"])]
        )
    }

    @Test("A quote that is never closed is refused with its line; the lines after it are read")
    func strayQuote() throws {
        let file = try TestFile("a,1\nb,\"2\nc,3\nd,4\n")
        #expect(
            try read(file) == [
                .row(1, ["a", "1"]), .refused(2, .unterminatedQuote), .row(3, ["c", "3"]), .row(4, ["d", "4"]),
            ]
        )
    }

    @Test("A stray quote does not swallow more than the longest record")
    func strayQuoteInLargeFile() throws {
        let filling = String(repeating: "x", count: 200)
        let lines = (1...500).map { $0 == 100 ? "b,\"2" : "a,\($0)\(filling)" }
        let events = try read(TestFile(lines.joined(separator: "\n")))
        #expect(events.count == 500)
        #expect(events[99] == .refused(100, .unterminatedQuote))
        #expect(events[100] == .row(101, ["a", "101\(filling)"]))
        #expect(events.last == .row(500, ["a", "500\(filling)"]))
    }

    @Test("A line that is too long is refused, however long it is", arguments: [1 << 15, 1 << 16, 100_003])
    func longLine(length: Int) throws {
        let file = try TestFile("a\n" + String(repeating: "あ", count: length) + "\nb\n")
        #expect(try read(file) == [.row(1, ["a"]), .refused(2, .tooLong), .row(3, ["b"])])
    }

    @Test("A record of just the longest length is read", arguments: Writing.allCases)
    func longestRecord(writing: Writing) throws {
        let field = String(repeating: "x", count: DelimitedReader.recordLimit - 1)
        #expect(try read(TestFile("\(field)\ny\(field)\n", as: writing)) == [.row(1, [field]), .refused(2, .tooLong)])
    }

    @Test("A NUL and other control characters are data")
    func controlCharacters() throws {
        #expect(try read(TestFile("a\u{0}b,\u{1B}[31m\n")) == [.row(1, ["a\u{0}b", "\u{1B}[31m"])])
    }

    enum Event: Equatable {
        case row(Int, [String])
        case refused(Int, DelimitedReader.Refusal)
    }

    static func read(_ file: borrowing TestFile, pieceSize: Int = DelimitedReader.pieceSize) throws -> [Event] {
        var reader = try DelimitedReader(path: file.path, pieceSize: pieceSize)
        var record = DelimitedRecord()
        var events: [Event] = []
        while true {
            switch try reader.read(into: &record) {
            case .record: events.append(.row(record.line, (0..<record.count).map { record[$0] }))
            case .refused(let refusal): events.append(.refused(record.line, refusal))
            case .end: return events
            }
        }
    }

    private func read(_ file: borrowing TestFile) throws -> [Event] {
        try Self.read(file)
    }
}
