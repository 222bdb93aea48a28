import SupportDesk
import Testing

@Suite("Text for spreadsheets")
struct SpreadsheetTextTests {
    @Test(
        "What a spreadsheet would run stands behind an apostrophe",
        arguments: [
            "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "--1", "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1",
            "\t窓口", "\r窓口", "\t-3", " \t-3",
            "\n=1", "＝1", "＋1", "－1", "＠x", "=", "-", "+", "+81-3-0000-0000", "- 5", "-5件",
        ]
    )
    func formulas(text: String) {
        #expect(text.spreadsheetText == "'" + text)
    }

    @Test(
        "Blanks and what is invisible before it do not make a formula harmless",
        arguments: [
            " ", "  ", "\u{3000}", "\u{A0}", "\u{2003}", " \n\n", "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{AD}",
            "\u{0}", "\u{85}", "\u{200F}", "\u{3164}", "\u{FE0F}", " \u{FEFF}\u{3000}",
        ]
    )
    func blanks(before: String) {
        for formula in ["=HYPERLINK(\"http://example.invalid\")", "＝1", "+1+1", "-1+1", "@x"] {
            #expect((before + formula).spreadsheetText == "'" + before + formula)
        }
        for text in ["", "窓口", "-3", "+12"] { #expect((before + text).spreadsheetText == before + text) }
    }

    @Test(
        "Numbers and all other text stay as they are",
        arguments: [
            "", "1", "-3", "-0.5", "+12", "-1,234", "-3.2%", "1+1", "窓口", "'=1", "03-0000-0000", "–", "a=b",
        ]
    )
    func others(text: String) {
        #expect(text.spreadsheetText == text)
    }
}
