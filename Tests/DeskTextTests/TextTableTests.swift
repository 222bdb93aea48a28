import DeskText
import Testing

@Suite("A table on a terminal")
struct TextTableTests {
    @Test(
        "A full-width character takes two cells, a combining mark none",
        arguments: [
            ("", 0), ("abc", 3), ("窓口", 4), ("ﾏﾄﾞｸﾞﾁ", 6), ("ｶﾞ", 2), ("が", 2), ("か\u{3099}", 2), ("e\u{301}", 1),
            ("〜", 2), ("…", 1), ("①", 1), ("㈱", 2), ("髙﨑", 4), ("𠮷", 2), ("葛\u{E0100}", 2), ("😀", 2), ("🇯🇵", 2),
            ("Wi-Fi設定", 9), ("\u{200B}", 0), ("（区）", 6), ("(区)", 4),
        ]
    )
    func cells(text: String, expected: Int) {
        #expect(text.cells == expected)
    }

    @Test(
        "A text that is too wide is cut before the character that does not fit, and ends in …",
        arguments: [
            ("窓口", 4, "窓口"), ("窓口案内", 8, "窓口案内"), ("窓口案内", 7, "窓口案…"), ("窓口案内", 6, "窓口…"), ("窓口", 1, "…"),
            ("窓口", 2, "…"), ("窓口", 3, "窓…"), ("窓口", 0, ""), ("abcdef", 4, "abc…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ]
    )
    func truncation(text: String, width: Int, expected: String) {
        #expect(text.truncated(toCells: width) == expected)
        #expect(text.truncated(toCells: width).cells <= width)
    }

    @Test("Columns align although full-width characters are two cells wide, and no line ends in blanks")
    func alignment() {
        var table = TextTable([.init("相談日"), .init("支援拠点"), .init("時間", .right), .init("備考")])
        table.append(["2026-05-14", "荻窪二図書館", "5分", ""])
        table.append(["2026-05-14", "S043", "120分", "機種変更"])
        #expect(
            table.lines() == [
                "相談日      支援拠点       時間  備考",
                "2026-05-14  荻窪二図書館    5分",
                "2026-05-14  S043          120分  機種変更",
            ]
        )
    }

    @Test("A column has a limit, and a table a width")
    func limits() {
        var table = TextTable([.init("Site", limit: 7), .init("Note")])
        table.append(["荻窪二図書館", "機種変更について"])
        #expect(table.lines() == ["Site     Note", "荻窪二…  機種変更について"])
        #expect(table.lines(width: 14) == ["Site     Note", "荻窪二…  機種…"])
    }

    @Test("A line break within a cell does not break the row; missing cells are blank, extra ones left out")
    func cellsThatDoNotFit() {
        var table = TextTable([.init("A"), .init("B", .right), .init("C")])
        table.append(["one\r\ntwo\tthree"])
        table.append(["", "2", "3", "4"])
        #expect(table.lines() == ["A              B  C", "one two three", "               2  3"])
    }

    @Test("An empty table is its heading; one without columns has an empty line")
    func empty() {
        #expect(TextTable([.init("A"), .init("B")]).lines() == ["A  B"])
        #expect(TextTable([]).lines() == [""])
    }
}
