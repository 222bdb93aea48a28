import DeskClient
import Testing

@Suite("Tables for spreadsheets")
struct SpreadsheetTests {
    @Test("A cell that a spreadsheet would run is made harmless, and figures stay figures")
    func formulas() {
        var table = CommaSeparatedValues(["拠点", "件数", "理由"])
        table.append(["=HYPERLINK(\"http://example.invalid\")", "-12", nil])
        table.append(["-1+2", "-3.5%", "@x"])
        let text = String(decoding: table.bytes.dropFirst(3), as: UTF8.self)
        #expect(
            text == """
                拠点,件数,理由\r
                "'=HYPERLINK(""http://example.invalid"")",-12,\r
                '-1+2,-3.5%,'@x\r

                """
        )
    }
}
