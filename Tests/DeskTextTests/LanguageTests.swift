import DeskText
import Testing

@Suite("The language that people are answered in")
struct LanguageTests {
    @Test(
        "Accept-Language is read with its weights; Japanese stands when neither language is acceptable",
        arguments: [
            (nil, .ja),
            ("", .ja),
            ("ja", .ja),
            ("en", .en),
            ("EN-gb", .en),
            ("ja-JP, en-US;q=0.5", .ja),
            ("en-US,en;q=0.9,ja;q=0.8", .en),
            ("ja;q=0.8, en;q=0.9", .en),
            ("ja;q=0.800,en;q=0.801", .en),
            ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", .en),
            ("fr, de", .ja),
            ("*", .ja),
            ("fr, *;q=0.1", .ja),
            ("en;q=0.5, *", .ja),
            ("ja;q=0, *", .en),
            ("ja;q=0", .ja),
            ("en;q=0, *;q=0", .ja),
            ("en, ja", .en),
            ("ja, en", .ja),
            ("en\t; q=0.4 ,  ja ;q=0.3", .en),
            ("en;Q=1.000", .en),
            ("en;q=1.", .en),
        ] as [(String?, Language)]
    )
    func acceptLanguage(header: String?, expected: Language) {
        #expect(Language(acceptLanguage: header) == expected)
    }

    @Test(
        "An element of Accept-Language that cannot be read counts for nothing",
        arguments: [
            "en;q=1.001", "en;q=2", "en;q=-1", "en;q=0.1234", "en;q=0,5", "en;q=", "en;q", "en;q=٠.٥", "en;level=1",
            "en;q=1;q=1", ";q=1", "-en", "english", ",,,", "e", "\u{0}",
        ]
    )
    func unreadable(element: String) {
        #expect(Language(acceptLanguage: element) == .ja)
    }

    @Test("The first locale variable that is set decides, and only English is not Japanese")
    func locale() {
        #expect(Language(locale: nil, nil, "en_US.UTF-8") == .en)
        #expect(Language(locale: nil, nil, "ja_JP.UTF-8") == .ja)
        #expect(Language(locale: "en_GB.UTF-8", "ja_JP.UTF-8", "ja_JP.UTF-8") == .en)
        #expect(Language(locale: "", "en", "ja_JP.UTF-8") == .en)
        #expect(Language(locale: nil, "ja_JP.eucJP", "en_US.UTF-8") == .ja)
        #expect(Language(locale: "C", nil, "en_US.UTF-8") == .ja)
        #expect(Language(locale: nil, nil, "enm_GB") == .ja)
        #expect(Language(locale: nil, nil, nil) == .ja)
        #expect(Language(locale: "", "", "") == .ja)
    }
}
