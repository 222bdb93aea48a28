import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Testing

@Suite("The attendance of a course in one line")
struct AttendanceGrammarTests {
    typealias Entry = AttendanceEntry
    typealias Group = AttendanceEntry.Group
    typealias Answers = AttendanceEntry.Answers

    static let id = "019e2440-1c00-7a31-8f20-5b6c7d8e9f01"

    private func read(_ line: String, _ language: Language = .ja) throws(PeopleWordsRefusal) -> Entry {
        let grammar = AttendanceGrammar(today: SampleLists.today, eras: SampleLists.desk.eras, language: language)
        return try grammar.read(line.split(separator: " ").map(String.init))
    }

    private func problems(_ line: String, _ language: Language = .ja) -> [PeopleWordProblem] {
        do {
            let entry = try read(line, language)
            Issue.record("understood as \(entry)")
            return []
        } catch {
            return error.problems
        }
    }

    @Test(
        "The line that every coordinator learns, in any width and either language",
        arguments: [
            "72歳 ×3 78歳 満足", "７２歳 ×３ ７８歳 満足", "72 x3 78 満足", "72才 3人 78才 満足４", "72yo ×3 78yo satisfied",
            "72歳×3／78歳満足", "72歳 × 3 78 歳 満足", "72yo 3 people 78yo sat4", "72歳3名、78歳 ★★★★", "3人 72歳 78歳 満足",
            "72歳x3 78 years satisfied", "72歳　＊３　78歳　満足",
        ]
    )
    func common(line: String) throws {
        #expect(
            try read(line) == Entry([Group(.age(72), count: 3), Group(.age(78), Answers(satisfaction: 4))])
        )
    }

    @Test(
        "Ages as at mado log",
        arguments: [
            ("72", .age(72)), ("72歳", .age(72)), ("70-74", .band(.from70)), ("70〜74歳", .band(.from70)),
            ("90歳以上", .band(.from90)), ("90+", .band(.from90)), ("under60", .band(.under60)),
            ("60歳未満", .band(.under60)), ("不詳", .band(.unknown)), ("unknown", .band(.unknown)),
            ("回答しない", .band(.declined)), ("prefers not to say", .band(.declined)), ("48歳", .age(48)),
            ("85-89", .band(.from85)), ("090-1234-5678", .named("090-1234-5678")),
            ("０９０１２３４５６７８", .named("09012345678")), ("利用者:ヤマダハナコ", .named("ヤマダハナコ")),
            ("resident:090-1234-5678", .named("090-1234-5678")),
        ] as [(String, Entry.Who)]
    )
    func ages(word: String, who: Entry.Who) throws {
        #expect(try read(word) == Entry([Group(who)]))
    }

    @Test(
        "What people said, in either language, whole or begun",
        arguments: [
            ("とても満足", Answers(satisfaction: 5)), ("very satisfied", Answers(satisfaction: 5)),
            ("大変満足", Answers(satisfaction: 5)), ("満足5", Answers(satisfaction: 5)), ("★5", Answers(satisfaction: 5)),
            ("満足", Answers(satisfaction: 4)), ("satisfied", Answers(satisfaction: 4)),
            ("satis", Answers(satisfaction: 4)),
            ("普通", Answers(satisfaction: 3)), ("neutral", Answers(satisfaction: 3)),
            ("不満", Answers(satisfaction: 2)), ("dissatisfied", Answers(satisfaction: 2)),
            ("not satisfied", Answers(satisfaction: 2)),
            ("とても不満", Answers(satisfaction: 1)), ("very dissatisfied", Answers(satisfaction: 1)),
            ("できる", Answers(canDoAlone: true)), ("一人でできる", Answers(canDoAlone: true)),
            ("１人でできる", Answers(canDoAlone: true)), ("alone", Answers(canDoAlone: true)),
            ("できない", Answers(canDoAlone: false)), ("not", Answers(canDoAlone: false)),
            ("not alone", Answers(canDoAlone: false)),
            ("手伝いたい", Answers(wantsToHelp: true)), ("want to help", Answers(wantsToHelp: true)),
            ("手伝わない", Answers(wantsToHelp: false)),
            ("満足 できる 手伝いたい", Answers(satisfaction: 4, canDoAlone: true, wantsToHelp: true)),
        ]
    )
    func answers(words: String, answers: Answers) throws {
        #expect(try read("72歳 " + words) == Entry([Group(.age(72), answers)]))
        #expect(try read(words + " 72歳") == Entry([Group(.age(72), answers)]))
    }

    @Test("Answers before the first age are everybody's; those behind it are the group's")
    func shared() throws {
        #expect(
            try read("満足 72歳 ×2 手伝いたい 78歳 できない")
                == Entry([
                    Group(.age(72), count: 2, Answers(satisfaction: 4, wantsToHelp: true)),
                    Group(.age(78), Answers(satisfaction: 4, canDoAlone: false)),
                ])
        )
    }

    @Test("A number without any age is that many people of unknown age")
    func numberAlone() throws {
        #expect(try read("5人") == Entry([Group(.band(.unknown), count: 5)]))
        #expect(try read("x5 満足") == Entry([Group(.band(.unknown), count: 5, Answers(satisfaction: 4))]))
        #expect(try read("1000 people").people == 1000)
    }

    @Test("Somebody on record begins a group of one")
    func onRecord() throws {
        let id = try #require(UUID(uuidString: Self.id))
        #expect(
            try read("\(Self.id) とても満足 72歳 ×2")
                == Entry([Group(.resident(id), Answers(satisfaction: 5)), Group(.age(72), count: 2)])
        )
        #expect(try read(Self.id.uppercased()) == Entry([Group(.resident(id))]))
    }

    @Test(
        "What could be understood in two ways, or in none, is refused in words, in both languages",
        arguments: [
            ("72歳 ×0", "「×0」: 人数は1〜1,000人で入力してください。", "“×0”: give 1 to 1,000 people."),
            ("72歳 1001人", "「1001人」: 人数は1〜1,000人で入力してください。", "“1001人”: give 1 to 1,000 people."),
            (
                "72歳 ×3 5人", "「72歳」の人数が2つあります:「×3」と「5人」。どちらか1つにするか、年代を書いて人を分けてください。",
                "“Count” is given twice for “72歳”: “×3” and “5人”. "
                    + "Leave one of them out, or give an age to tell the people apart."
            ),
            (
                "3人 72歳 ×2", "「72歳」の人数が2つあります:「3人」と「×2」。どちらか1つにするか、年代を書いて人を分けてください。",
                "“Count” is given twice for “72歳”: “3人” and “×2”. "
                    + "Leave one of them out, or give an age to tell the people apart."
            ),
            (
                "72歳 満足 満足", "「72歳」の満足度が2つあります:「満足」と「満足」。どちらか1つにするか、年代を書いて人を分けてください。",
                "“Satisfaction” is given twice for “72歳”: “満足” and “満足”. "
                    + "Leave one of them out, or give an age to tell the people apart."
            ),
            (
                "満足 72歳 不満", "「72歳」の満足度が2つあります:「満足」と「不満」。どちらか1つにするか、年代を書いて人を分けてください。",
                "“Satisfaction” is given twice for “72歳”: “満足” and “不満”. "
                    + "Leave one of them out, or give an age to tell the people apart."
            ),
            (
                "満足 不満 72歳", "満足度が2つあります:「満足」と「不満」。どちらか1つにするか、年代を書いて人を分けてください。",
                "“Satisfaction” is given twice: “満足” and “不満”. "
                    + "Leave one of them out, or give an age to tell the people apart."
            ),
            (
                "満足", "誰が参加したかが入力されていません。「72歳 ×3」「5人」のように、年代か人数を入力してください。",
                "The words do not say who was there. Give ages or a number of people, like 72yo ×3 or “5 people”."
            ),
            (
                "72歳 3", "「3」だけでは何の数か分かりません。「3歳」「3人」のように、単位を付けて入力してください。",
                "What does “3” count? Write “3yo” or “3 people”."
            ),
            (
                "フォークリフト 72歳", "「フォークリフト」の意味が分かりません。ここに書けるもの: 年代、人数、満足度、一人でできるか、手伝いたいか、利用者。",
                "“フォークリフト” means nothing here. "
                    + "Words may say: age band, count, satisfaction, can do it alone, wants to help, resident."
            ),
            ("72歳 満則", "「満則」の意味が分かりません。「満足」のことでしょうか。", nil),
            (
                "72歳 でき", "「でき」は2通りに読めます: 「一人でできる」（一人でできるか）、「一人ではできない」（一人でできるか）。どれか分かるように入力してください。", nil
            ),
            ("140歳", "「140歳」は年齢として正しくありません。0〜130歳で入力してください。", "“140歳” is nobody’s age. Give 0 to 130."),
            (
                "70代", "「70代」は年代の区分2つにまたがります。「70-74」「75-79」のいずれか、または年齢（「72歳」など）で入力してください。",
                "“70代” spans 2 age bands. Write “70-74” or “75-79”, or an age like 72yo."
            ),
            ("72歳 満足7", "「満足7」: 満足度は1〜5の整数で入力してください。", nil),
        ] as [(String, String, String?)]
    )
    func refusals(line: String, japanese: String, english: String?) {
        #expect(problems(line).map { $0.sentence(in: .ja) } == [japanese])
        if let english { #expect(problems(line, .en).map { $0.sentence(in: .en) } == [english]) }
    }

    @Test("Somebody on record counts once, and is named once")
    func onRecordOnce() {
        #expect(problems("\(Self.id) ×2") == [.countOfOnePerson(word: "×2")])
        #expect(problems("2人 \(Self.id)") == [.countOfOnePerson(word: "2人")])
        #expect(problems("\(Self.id) 72歳 \(Self.id)") == [.samePersonTwice])
    }

    @Test("All that was not understood is told at once")
    func several() {
        #expect(problems("72歳 ×0 フォークリフト 満足 満足").count == 3)
    }

    @Test("A My Number among the words is refused and not repeated")
    func myNumber() {
        for line in ["72歳 1234-5678-9018", "1234 5678 9018"] {
            #expect(problems(line) == [.holdsMyNumber])
            #expect(problems(line).allSatisfy { !$0.sentence(in: .ja).contains("5678") })
        }
    }

    @Test("A telephone number beside an age is no My Number, whatever its digits", arguments: 60...99)
    func telephoneBesideAge(age: Int) throws {
        #expect(try read("03-1234-5678 \(age)歳").groups.count == 2)
    }
}
