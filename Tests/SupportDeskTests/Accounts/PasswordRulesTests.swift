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

    @Test(
        "A phrase passes though others try each of its words",
        arguments: [
            "sakura dragon tokyo summer orange", "purple horse battery lamp", "monkey-orange-summer-piano",
            "blue bicycles sleep at noon", "川べりの猫が三つまで数える", "猫と窓口と青い夏の自転車", "さくらの下で弁当を三つ食べた", "ねこいぬうさぎとりさかな",
        ]
    )
    func phrases(password: String) {
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

    @Test(
        "One or two words, or a name, that many choose are refused with digits and signs around them",
        arguments: [
            "liverpool123", "fuckyou12345", "alexander123", "trustno1trust", "jesuschrist1", "barcelona123",
            "realmadrid12", "nintendo1234", "hanshin12345", "yomiuri12345", "toyota123456", "masahiro1234",
            "tanakataro2026", "dragon!monkey7",
            "阪神タイガース-2026", "とよたとよた123456", "やまだはなこ1234567", "!!8トトロ2026ととろ",
        ]
    )
    func words(password: String) {
        #expect(problem(password) == .tooCommon)
    }

    @Test(
        "Keys in a line are refused, in whatever direction they run, and what children recite",
        arguments: [
            "147258369147", "zaqxswcdevfr", "!QAZ@WSX#EDC", "q1w2e3r4t5y6", "poiuytrewq12", "qweasdzxc123",
            "!@#$%^&*()_+", "アイウエオカキクケコサシ", "いろはにほへとちりぬるを2026",
        ]
    )
    func walks(password: String) {
        #expect(problem(password) == .tooCommon)
    }

    @Test(
        "Digits and signs do not disguise letters, nor katakana a word",
        arguments: ["P@ssw0rd2026!", "p455w0rd-2026", "We1come-2026!", "サクラサクラ-2026!"]
    )
    func disguises(password: String) {
        #expect(problem(password) == .tooCommon)
    }

    @Test(
        "What everybody knows is refused as it is",
        arguments: ["correct horse battery staple", "systemofadown", "thequickbrownfox"]
    )
    func wellKnown(password: String) {
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
