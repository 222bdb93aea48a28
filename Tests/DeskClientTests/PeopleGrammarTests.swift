import DeskClient
import DeskText
import SupportDesk
import Testing

@Suite("Words about supporters, courses and residents")
struct PeopleGrammarTests {
    private func read(_ line: String, _ slots: PeopleSlots, _ language: Language = .ja) throws(PeopleWordsRefusal)
        -> PeopleEntry
    {
        let grammar = PeopleGrammar(
            slots,
            lists: SampleLists.lists,
            today: SampleLists.today,
            language: language
        )
        return try grammar.read(line.split(separator: " ").map(String.init))
    }

    private func problems(_ line: String, _ slots: PeopleSlots, _ language: Language = .ja) -> [PeopleWordProblem] {
        do {
            let entry = try read(line, slots, language)
            Issue.record("understood as \(entry)")
            return []
        } catch {
            return error.problems
        }
    }

    @Test(
        "A course in any order, in either language and any width",
        arguments: [
            "基本 中央図書館 12/3 10:00-12:00 20名 町会 講師SD-0001 補助SD-0002",
            "補助:SD-0002 講師:sd-0001 定員20 １０：００〜１２：００ １２月３日 S001 自治会 入門",
            "basic S001 2026-12-03 10時-12時 capacity:20 town_association instructor:SD-0001 assistant:SD-0002",
            "R8.12.3 10-12時 20人 基本 ちゅうおう 町会 講師ＳＤ－０００１ 補助ＳＤ－０００２",
        ]
    )
    func course(line: String) throws {
        let entry = try read(line, .course)
        #expect(entry.code(.kind) == "basic")
        #expect(entry.code(.site) == "S001")
        #expect(entry.day == SampleLists.day(2026, 12, 3))
        #expect(entry.span?.description == "10:00–12:00")
        #expect(entry.number(.capacity) == 20)
        #expect(entry.code(.partnerKind) == "town_association")
        #expect(entry.codes(.instructors) == ["SD-0001"])
        #expect(entry.codes(.assistants) == ["SD-0002"])
    }

    @Test(
        "A supporter: the first site is the home site, topics are skills",
        arguments: [
            "シニア 中央図書館 和田館 日本手話 メール 地図 4h", "senior S001 S003 Japanese Sign Language email maps 4時間",
            "週4時間 手話 シニアデジタル ｓ００１ 和田 mail 地図",
        ]
    )
    func supporter(line: String) throws {
        let entry = try read(line, .supporter)
        #expect(entry.code(.kind) == "senior")
        #expect(entry.codes(.site) == ["S001", "S003"])
        #expect(entry.codes(.languages) == ["jsl"])
        #expect(entry.codes(.skills) == ["email", "maps"])
        #expect(entry.number(.hoursPerWeek) == 4)
    }

    @Test(
        "A day without a year is the nearest one where people plan, the latest one where they look back",
        arguments: [
            ("12/3", SampleLists.day(2026, 12, 3), SampleLists.day(2025, 12, 3)),
            ("3/31", SampleLists.day(2027, 3, 31), SampleLists.day(2026, 3, 31)),
            ("11月20日", SampleLists.day(2026, 11, 20), SampleLists.day(2026, 11, 20)),
            ("昨日", SampleLists.day(2026, 11, 22), SampleLists.day(2026, 11, 22)),
            ("tomorrow", SampleLists.day(2026, 11, 24), SampleLists.day(2026, 11, 24)),
        ]
    )
    func days(word: String, planned: CivilDate, reported: CivilDate) throws {
        #expect(try read(word, .shift).day == planned)
        #expect(try read(word, .hours).day == reported)
    }

    @Test(
        "A span of time, and what is none",
        arguments: [
            ("9:00-10:30", "09:00–10:30"), ("9時〜10時半", "09:00–10:30"), ("13-15時", "13:00–15:00"),
            ("20:00-24:00", "20:00–24:00"), ("10時から12時まで", "10:00–12:00"),
        ]
    )
    func spans(word: String, span: String) throws {
        #expect(try read(word, .shift).span?.description == span)
    }

    @Test(
        "A span that ends before it starts, and a day that no calendar has, are refused",
        arguments: Language.allCases
    )
    func impossible(language: Language) {
        #expect(problems("12:00-10:00", .shift, language) == [.noSuchTime(word: "12:00-10:00")])
        #expect(problems("10:00-10:00", .shift, language) == [.noSuchTime(word: "10:00-10:00")])
        #expect(problems("2/30", .shift, language) == [.noSuchDay(word: "2/30")])
        #expect(problems("2026-13-01", .shift, language) == [.noSuchDay(word: "2026-13-01")])
        for problem in problems("12:00-10:00 2/30", .shift, language) {
            #expect(!problem.sentence(in: language).isEmpty)
        }
    }

    @Test(
        "Hours, up to a day",
        arguments: [("3h", 180), ("90m", 90), ("1時間半", 90), ("20時間", 1200), ("９０分", 90), ("1h30m", 90)]
    )
    func hours(word: String, minutes: Int) throws {
        #expect(try read(word, .hours).number(.minutes) == minutes)
    }

    @Test("A resident: an age or a year of birth in any era, needs, a language, a town")
    func resident() throws {
        let entry = try read("72歳 聴覚 視覚 言語:中国語 町:荻窪一丁目", .resident)
        #expect(entry.ageBand == .from70)
        #expect(entry.codes(.needs) == ["hearing", "vision"])
        #expect(entry.code(.language) == "zh")
        #expect(entry.code(.town) == "荻窪一丁目")
        for word in ["1952年生", "１９５２年生まれ", "born1952", "生年:1952"] {
            #expect(try read(word, .resident).number(.birthYear) == 1952, "\(word)")
        }
        #expect(try read("平成2年生", .resident).number(.birthYear) == 1990)
        #expect(try read("H31年生", .resident).number(.birthYear) == 2019)
    }

    @Test("A supporter of a shift is found by the whole code, by its end, and with @ when the lists do not have it")
    func supporters() throws {
        for word in ["SD-0001", "ｓｄ－０００１", "0001", "@sd-0001"] {
            #expect(try read(word, .shift).code(.supporter) == "SD-0001", "\(word)")
        }
        #expect(try read("@SD-0099", .shift).code(.supporter) == "SD-0099")
        #expect(
            problems("SD-00", .shift)
                == [.ambiguous(word: "SD-00", readings: [.init(.supporter, "SD-0001"), .init(.supporter, "SD-0002")])]
        )
    }

    @Test("A word that fits nothing or two things says what it could have been, in both languages")
    func strange() {
        #expect(
            problems("体験回", .course).map { $0.sentence(in: .ja) } == ["「体験回」の意味が分かりません。「体験会」のことでしょうか。"]
        )
        #expect(
            problems("S001 S003", .course, .en).map { $0.sentence(in: .en) }
                == ["“Site” is given twice: “S001” and “S003”. Leave one of them out."]
        )
        #expect(
            problems("フォークリフト", .shift).map { $0.sentence(in: .ja) }
                == ["「フォークリフト」の意味が分かりません。ここに書けるもの: 支援員コード、支援拠点、日付、開始時刻。"]
        )
        #expect(
            problems("20", .course, .en).map { $0.sentence(in: .en) }
                == ["What does “20” count? Write “capacity:20”."]
        )
        #expect(problems("基本 1234-5678-9018", .course) == [.holdsMyNumber])
        #expect(problems("フォークリフト 2/30 20", .course).count == 3)
    }

    @Test("Every problem has a sentence of its own in each language")
    func sentences() {
        let all: [PeopleWordProblem] = [
            .missing([.kind, .date]), .noSuchResident, .severalResidents(ids: ["a", "b"]), .nobody, .samePersonTwice,
            .contradiction(field: .site, first: "a", second: "b"), .holdsMyNumber,
        ]
        for language in Language.allCases {
            #expect(Set(all.map { $0.sentence(in: language) }).count == all.count)
        }
    }
}
