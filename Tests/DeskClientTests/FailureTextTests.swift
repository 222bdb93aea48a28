import DeskClient
import DeskText
import SupportDesk
import Testing

@Suite("What people read when something did not work")
struct FailureTextTests {
    @Test(
        "Words that were not understood",
        arguments: [
            (
                QuickEntryProblem.unknown(word: "マイナンバカード", nearest: ["マイナンバーカード"]),
                "「マイナンバカード」の意味が分かりません。「マイナンバーカード」のことでしょうか。",
                "“マイナンバカード” means nothing here. Did you mean “マイナンバーカード”?"
            ),
            (
                .ambiguous(word: "マイナ", readings: [.init(.topics, "マイナンバーカード"), .init(.topics, "マイナポータル・保険証")]),
                "「マイナ」は2通りに読めます: 「マイナンバーカード」（相談内容）、「マイナポータル・保険証」（相談内容）。どれか分かるように入力してください。",
                "“マイナ” could be “マイナンバーカード” (topics) or “マイナポータル・保険証” (topics). Write it so that only one fits."
            ),
            (
                .bareNumber(word: "72", readings: [.init(.ageBand, "72歳"), .init(.minutes, "72分")]),
                "「72」だけでは何の数か分かりません。「72歳」（年代）、「72分」（対応時間）のように、単位を付けて入力してください。",
                "What does “72” count? Write “72歳” (age band) or “72分” (minutes)."
            ),
            (
                .severalAgeBands(word: "70代", bands: [.from70, .from75]),
                "「70代」は年代の区分2つにまたがります。「70-74」「75-79」のいずれか、または年齢（「72歳」など）で入力してください。",
                "“70代” spans 2 age bands. Write “70-74” or “75-79”, or an age like 72yo."
            ),
            (
                .contradiction(field: .channel, first: "電話", second: "訪問"),
                "相談方法が2つあります:「電話」と「訪問」。どちらか1つにしてください。",
                "“Channel” is given twice: “電話” and “訪問”. Leave one of them out."
            ),
            (
                .unsuitable(word: "601分", FieldProblem(.minutes, .outOfRange(1...600))),
                "「601分」: 対応時間は1〜600分で入力してください。",
                "“601分”: “Minutes” must be a whole number from 1 to 600."
            ),
            (
                .holdsMyNumber, "マイナンバー（個人番号）と思われる12桁の番号があります。記録できませんので、取り除いてください。",
                "There is what looks like a My Number (個人番号) of 12 digits. It must not be recorded; please remove it."
            ),
        ]
    )
    func words(problem: QuickEntryProblem, japanese: String, english: String) {
        #expect(problem.sentence(in: .ja) == japanese)
        #expect(problem.sentence(in: .en) == english)
    }

    private static let server = "https://desk.example.lg.jp"

    @Test(
        "Exchanges that failed, each with what to do now",
        arguments: [
            (
                ClientRefusal.notReached(server: server, .sending),
                "サーバー（https://desk.example.lg.jp）に接続できないため、何も送信していません。未送信のものは、この端末に残っています。",
                "The server (https://desk.example.lg.jp) cannot be reached, so nothing was sent. What waits is kept on this machine."
            ),
            (
                .noAnswer(server: server, .writingOnce),
                "サーバー（https://desk.example.lg.jp）から返事がなく、記録されたかどうか確認できません。"
                    + "同じコマンドをもう一度実行してください（同じ番号で送り直すため、二重には記録されません）。",
                "The server (https://desk.example.lg.jp) did not answer, so it is not certain that this is on record. "
                    + "Run the same command again: it goes out under the same id and cannot count twice."
            ),
        ]
    )
    func exchanges(refusal: ClientRefusal, japanese: String, english: String) {
        #expect(refusal.sentence(in: .ja) == japanese)
        #expect(refusal.sentence(in: .en) == english)
    }

    @Test("A token file that others can read is told with the command that mends it")
    func tokenFile() {
        let problem = ConfigurationProblem.tokenFileOpenToOthers(path: "/home/a/token")
        #expect(
            problem.sentence(in: .ja)
                == "アクセストークンのファイル「/home/a/token」を、ほかの利用者も読める状態です。「chmod 600 /home/a/token」を実行してから、もう一度お試しください。"
        )
        #expect(
            problem.sentence(in: .en)
                == "Others on this machine can read the token file “/home/a/token”. Run “chmod 600 /home/a/token”, then try again."
        )
    }

    @Test("What is repeated to a terminal holds no control characters, and not too much")
    func shown() {
        #expect("a\u{1B}[31mb\u{7}\u{9B}".shown == "a\u{FFFD}[31mb\u{FFFD}\u{FFFD}")
        #expect(String(repeating: "長", count: 100).shown == String(repeating: "長", count: 59) + "…")
        let sentence = QuickEntryProblem.unknown(word: "\u{1B}]0;x\u{7}", nearest: []).sentence(in: .en)
        #expect(!sentence.unicodeScalars.contains { $0.value < 0x20 })
    }
}
