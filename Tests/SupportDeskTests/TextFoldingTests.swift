import SupportDesk
import Testing

@Suite("Text as it is compared")
struct TextFoldingTests {
    @Test(
        "A search key has no width, no case, no white space around it and one blank within",
        arguments: [
            ("", ""), ("  ", ""), ("　", ""), ("ABC", "abc"), ("ＡＢＣ１２３", "abc123"), ("ﾏﾄﾞｸﾞﾁ", "マドグチ"), ("ﾊﾟｿｺﾝ", "パソコン"),
            ("か\u{3099}", "が"), ("　荻窪　　図書館 ", "荻窪 図書館"), ("a\r\nb\tc", "a b c"), ("Ｗｉ－Ｆｉ設定", "wi-fi設定"), ("㈱", "(株)"),
            ("①", "1"), ("ｅ－Ｔａｘ", "e-tax"), ("\u{A0}x\u{3000}", "x"), ("\u{FA19}", "\u{795E}"), ("髙﨑", "髙﨑"),
            ("Ä", "ä"),
        ]
    )
    func searchKey(text: String, key: String) {
        #expect(text.searchKey.utf8.elementsEqual(key.utf8))
        #expect(key.searchKey.utf8.elementsEqual(key.utf8))
    }

    @Test("Compatibility composition leaves what it cannot fold, NUL and lone marks among them")
    func composition() {
        #expect("a\u{0}b".compatibilityComposed.utf8.elementsEqual("a\u{0}b".utf8))
        #expect("\u{3099}".compatibilityComposed.utf8.elementsEqual("\u{3099}".utf8))
        #expect("𠮷".compatibilityComposed == "𠮷")
        #expect("".compatibilityComposed.isEmpty)
        #expect("\u{1F1EF}\u{1F1F5}葛\u{E0100}".compatibilityComposed == "\u{1F1EF}\u{1F1F5}葛\u{E0100}")
    }

    @Test(
        "A code keeps its letters' case and the blanks within, and loses width and the white space around it",
        arguments: [
            ("", ""), ("　", ""), ("2026-00001", "2026-00001"), ("　Ｓ００１ ", "S001"), ("\r\nS1\t", "S1"), ("A  b", "A  b"),
            ("ﾏﾄﾞ", "マド"),
        ]
    )
    func codeForm(text: String, code: String) {
        #expect(text.codeForm.utf8.elementsEqual(code.utf8))
    }

    @Test(
        "Control characters are found, but for tabs and line breaks",
        arguments: [
            ("", false), ("備考", false), ("一行目\n二行目", false), ("a\r\nb", false), ("a\tb", false), ("\u{0}", true),
            ("a\u{7}", true), ("\u{1B}[31m", true), ("\u{7F}", true), ("\u{9B}31m", true), ("\u{80}", true),
            ("\u{A0}", false),
        ]
    )
    func controlCharacters(text: String, holds: Bool) {
        #expect(text.holdsControlCharacters == holds)
    }
}
