import SupportDesk
import Testing

@Suite("What a new password has to be")
struct PasswordRulesTests {
    private func problem(_ password: String, knowing words: [String] = ["desk-3", "杉並区"]) -> FieldProblem.Reason? {
        PasswordRules.problem(with: password, knowing: words)
    }

    @Test(
        "Twelve characters do, of whatever kind",
        arguments: ["vkqzhtwmxjpr", "夕焼けと切手と青い自転車", "correct horse", "8305 9271 6640"]
    )
    func accepted(password: String) {
        #expect(problem(password) == nil)
    }

    @Test("Eleven characters are too few, and so are twelve that NFKC makes eleven of")
    func length() {
        #expect(problem("vkqzhtwmxjp") == .tooShort(minimum: 12))
        #expect(problem("vkqzhtwmxka\u{3099}") == nil)
        #expect(problem("vkqzhtwmxj\u{30AB}\u{3099}") == .tooShort(minimum: 12))
        #expect(problem("") == .tooShort(minimum: 12))
        #expect(problem(String(repeating: "ab c", count: 300)) == .tooLong(limit: 1024))
    }

    @Test("Full-width and half-width spellings are one password")
    func canonical() {
        #expect(PasswordRules.canonical("ｖｋｑｚ７") == "vkqz7")
        #expect(PasswordRules.canonical("ｶﾞ") == "ガ")
    }

    @Test(
        "What others try first is refused",
        arguments: [
            "password1234", "Password!2026", "PASSWORDPASSWORD", "ｐａｓｓｗｏｒｄ１２３４", "qwertyuiop@[", "1qaz2wsx3edc",
            "qwertyuiop123",
            "123456789012", "abcdefghijkl", "zyxwvutsrqpo", "aaaaaaaaaaaa", "abcabcabcabc", "19450401194504011945",
            "たろうたろうたろうたろう", "ぬふあうえおやゆよわほへ", "たていすかんなにらせ12", "パスワードパスワード12", "杉並区窓口デジタル支援員", "desk-3-desk-3-2026",
            "Suginami-2026", "sakurasakura1", "iloveyou2026!", "madoguchi2026", "令和8杉並区役所2026", "あいうえおかきくけこ12",
        ]
    )
    func common(password: String) {
        #expect(problem(password) == .tooCommon)
    }

    @Test("What is refused depends on whose it is and where")
    func ownWords() {
        #expect(problem("yamamiya-3-2026", knowing: ["yamamiya-3"]) == .tooCommon)
        #expect(problem("yamamiya-3-2026", knowing: ["desk-3"]) == nil)
    }

    @Test("A control character is refused")
    func controlCharacter() {
        #expect(problem("vkqzhtwm\u{0}xjprs") == .controlCharacter)
    }
}
