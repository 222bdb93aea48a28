import SupportDesk
import Testing

@Suite("Text for spreadsheets")
struct SpreadsheetTextTests {
    @Test(
        "What a spreadsheet would run stands behind an apostrophe",
        arguments: [
            "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "--1", "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1",
            "\n=1", "＝1", "＋1", "－1", "＠x", "=", "-", "+", "+81-3-0000-0000", "- 5", "-5件",
        ]
    )
    func formulas(text: String) {
        #expect(text.spreadsheetText == "'" + text)
    }

    @Test(
        "Numbers and all other text stay as they are",
        arguments: [
            "", "1", "-3", "-0.5", "+12", "-1,234", "-3.2%", "1+1", "窓口", "'=1", " =1", "03-0000-0000", "–", "a=b",
        ]
    )
    func others(text: String) {
        #expect(text.spreadsheetText == text)
    }
}
