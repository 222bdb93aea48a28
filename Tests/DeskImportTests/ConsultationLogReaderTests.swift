import DeskImport
import SupportDesk
import Testing

@Suite("A consultations log")
struct ConsultationLogReaderTests {
    @Test("Title and blank lines above the header, and the header again, are passed over; lines are those of the file")
    func header() throws {
        let file = try TestFile(
            """
            令和7年度 デジタル活用支援 相談記録簿

            作成,2026-04-01,,
            ,,,
            受付番号,相談日,拠点,方法,相談内容,年代,対応時間,対応者,結果,備考
            1,2025-05-14,S001,対面,地図,72,15,,,
            ,,,,,,,,,
            受付番号,相談日,拠点,方法,相談内容,年代,対応時間,対応者,結果,備考
            2,2025-05-15,S999,電話,地図,72,15,,,
            3,2025-05-16,S001,電話,地図,72,15,,,
            """
        )
        let outcome = try LogOutcome(file)
        #expect(outcome.rows.map(\.line) == [6, 10])
        #expect(outcome.rejections.map(\.line) == [9])
        #expect(outcome.rejections.map(\.receipt) == ["2"])
    }

    @Test("Columns stand in any order, others among them, under titles however they are written")
    func columns() throws {
        let file = try TestFile(
            """
            №,備考 ,結 果,対応時間（分）,年代（任意）,"相談
            内容",相談方法,支援拠点,相談日（西暦）, 受付番号,入力者
            1,良い,未解決,15,72,地図,電話,S001,2025-05-14,A-1,山田
            """
        )
        let row = try #require(try LogOutcome(file).rows.first)
        #expect(row.line == 3)
        #expect(row.receipt == "A-1")
        #expect(row.content.note == "良い")
        #expect(row.content.outcome == Code("unresolved"))
        #expect(row.content.minutes == Minutes(15))
        #expect(row.content.supporters == [])
    }

    @Test("Columns that may be blank may be missing, and are named")
    func absentColumns() throws {
        let outcome = try LogOutcome(TestFile("受付番号,相談日,拠点,方法,相談内容,年代\n1,2025-05-14,S001,対面,地図,72\n"))
        #expect(outcome.rows.count == 1)
        #expect(outcome.absentColumns == ["対応時間", "対応者", "結果", "備考"])
    }

    @Test("A file without the columns that it must have is refused with their names")
    func missingColumns() throws {
        let log = try TestFile("相談記録簿\n受付番号,拠点,相談内容\n1,S001,地図\n")
        #expect(throws: ImportFileError.missingColumns(["相談日", "方法"])) { _ = try LogOutcome(log) }
        let other = try TestFile("町丁目,緯度,経度\n")
        #expect(throws: ImportFileError.missingColumns(["受付番号", "相談日", "拠点", "方法", "相談内容"])) {
            _ = try LogOutcome(other)
        }
        let late = try TestFile(String(repeating: "題名\n", count: 20) + LogFile().text)
        #expect(throws: ImportFileError.self) { _ = try LogOutcome(late) }
        let blank = try TestFile("\n,,\n　\n")
        #expect(throws: ImportFileError.empty) { _ = try LogOutcome(blank) }
    }

    @Test("Every way to write the same log reads the same", arguments: Writing.allCases, LineBreak.allCases)
    func writings(writing: Writing, lineBreak: LineBreak) throws {
        var log = LogFile()
        log.append(["備考": "髙橋様、㈱〇〇①～"])
        log.append(["拠点": "専用ｺｰﾙｾﾝﾀｰ", "備考": "「はい」,\"いいえ\""])
        log.append(["拠点": "第九公民館"])
        let file = try TestFile(log.text, as: writing, lineBreak: lineBreak)
        let outcome = try LogOutcome(file)
        #expect(outcome.rows.map(\.content.note) == ["髙橋様、㈱〇〇①～", "「はい」,\"いいえ\""])
        #expect(outcome.rows.map(\.content.site) == [Code("S001"), Code("S057")])
        #expect(outcome.rejections.map(\.line) == [4])
    }

    @Test("Tab-separated logs read the same")
    func tabs() throws {
        let file = try TestFile("受付番号\t相談日\t拠点\t方法\t相談内容\n1\t2025-05-14\tS001\t対面\t地図,メール\n")
        #expect(try LogOutcome(file).rows.first?.content.topics == [Code("email"), Code("maps")])
    }

    @Test("A row with bytes that are no characters is refused, with its receipt number and the column")
    func damage() throws {
        let bytes =
            Writing.cp932.bytes("受付番号,相談日,拠点,方法,相談内容,備考\n1,2025-05-14,S001,対面,地図,表")
            + [0x81, 0x0A] + Writing.cp932.bytes("2,2025-05-14,S001,対面,地図,表\n")
        let outcome = try LogOutcome(TestFile(bytes: bytes))
        #expect(outcome.rows.map(\.receipt) == ["2"])
        #expect(
            outcome.rejections == [Rejection(line: 2, receipt: "1", field: "備考", reason: .problem(.invalidEncoding))]
        )
    }

    @Test("One broken byte does not turn a UTF-8 log into CP932")
    func damagedUTF8() throws {
        var log = LogFile()
        for _ in 0..<50 { log.append(["備考": "次回予約あり"]) }
        var bytes = Array(log.text.utf8)
        bytes[bytes.count - 3] = 0x41
        let outcome = try LogOutcome(TestFile(bytes: bytes))
        #expect(outcome.rows.count == 49)
        #expect(outcome.rejections.map(\.reason) == [.problem(.invalidEncoding)])
    }

    @Test("A stray quote costs one row, and is told with its receipt number")
    func strayQuote() throws {
        let header = LogFile.titles.joined(separator: ",")
        let right = "2025-05-14,S001,対面,地図,72,15,,,"
        let outcome = try LogOutcome(TestFile("\(header)\n1,\(right)\n2,\(right)\"良い\n3,\(right)\n"))
        #expect(outcome.rows.map(\.receipt) == ["1", "3"])
        #expect(outcome.rejections == [Rejection(line: 3, receipt: "2", reason: .unterminatedQuote)])
    }

    @Test("A row with more cells than the header is refused: a comma is not in quotes")
    func moreCells() throws {
        let file = try TestFile("受付番号,相談日,拠点,方法,相談内容\n1,2025-05-14,S001,対面,地図,メール\n2,2025-05-14,S001,対面,地図,, ,\n")
        let outcome = try LogOutcome(file)
        #expect(outcome.rows.map(\.receipt) == ["2"])
        #expect(outcome.rejections == [Rejection(line: 2, receipt: "1", reason: .moreCellsThanHeader)])
    }

    @Test("Cells that are missing at the end of a row are blank")
    func fewerCells() throws {
        let file = try TestFile(
            LogFile.titles.joined(separator: ",") + "\n1,2025-05-14,S001,対面,地図\n2,2025-05-14,S001\n"
        )
        let outcome = try LogOutcome(file)
        #expect(outcome.rows.map(\.content.ageBand) == [.unknown])
        #expect(outcome.rejections.map(\.field) == ["方法"])
    }

    @Test("Rows come in chunks, all of them and in order", arguments: [1, 2, 3, 7, 10, 11])
    func chunks(size: Int) throws {
        var log = LogFile()
        for number in 0..<10 { log.append(number % 3 == 2 ? ["拠点": "第九公民館"] : [:]) }
        let outcome = try LogOutcome(TestFile(log.text), chunkSize: size)
        #expect(outcome.rows.map(\.line) == [2, 3, 5, 6, 8, 9, 11])
        #expect(outcome.rejections.map(\.line) == [4, 7, 10])
        #expect(outcome.chunks == (10 + size - 1) / size)
    }

    @Test("A log without rows gives no chunk")
    func noRows() throws {
        #expect(try LogOutcome(TestFile(LogFile().text)).chunks == 0)
    }

    @Test("Supporters that the desk does not know are named once, and only those of accepted rows")
    func newSupporters() throws {
        var log = LogFile()
        log.append(["対応者": "支援員001、支援員077"])
        log.append(["対応者": "支援員077；支援員002"])
        log.append(["対応者": "支援員099", "対応時間": "0"])
        log.append(["対応者": "支援員０８８"])
        log.append(["対応者": "支援員０８８"])
        let outcome = try LogOutcome(TestFile(log.text), chunkSize: 1)
        #expect(outcome.newSupporters == [Code("支援員077"), Code("支援員088")])
    }

    @Test("A log may have far more spellings than are remembered")
    func manySpellings() throws {
        var log = LogFile()
        for number in 0..<9000 { log.append(["対応者": "支援員\(number)"]) }
        let outcome = try LogOutcome(TestFile(log.text))
        #expect(outcome.rows.enumerated().allSatisfy { $0.element.content.supporters == [Code("支援員\($0.offset)")] })
        #expect(outcome.rows.count == 9000)
    }

    @Test("What was accepted is what the desk itself accepts")
    func sameRules() throws {
        var log = LogFile()
        log.append()
        log.append(["相談内容": "メール、地図、メール", "年代": "90歳以上", "対応時間": "", "結果": "", "備考": " 良い"])
        log.append(["拠点": "電話相談", "方法": "TEL", "対応者": "支援員002、支援員001"])
        for row in try LogOutcome(TestFile(log.text)).rows {
            let judged = try SampleDesk.desk.content(of: ConsultationDraft(row.content), now: SampleDesk.now)
            #expect(judged == row.content)
        }
    }

    @Test("A receipt number that came with other content names the line where it came first")
    func receiptDiffers() throws {
        var log = LogFile()
        log.append()
        let row = try #require(try LogOutcome(TestFile(log.text)).rows.first)
        #expect(
            row.receiptDiffers(firstLine: 7)
                == Rejection(
                    line: 2,
                    receipt: "2025-1",
                    field: "受付番号",
                    value: "2025-1",
                    reason: .receiptDiffers(firstLine: 7)
                )
        )
    }

    @Test("A receipt number of twelve digits is accepted, whatever its last digit says")
    func twelveDigits() throws {
        var log = LogFile()
        for digit in 0...9 { log.append(["受付番号": "20250514000\(digit)"]) }
        #expect(try LogOutcome(TestFile(log.text)).rows.count == 10)
    }
}
