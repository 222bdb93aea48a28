import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Testing

@Suite("mado log")
struct LogTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    /// The end of the id of the record sent last.
    private func ending() throws -> String {
        String(try #require(desktop.server.requests.last { $0.method == "PUT" }).path.suffix(6))
    }

    @Test(
        "It echoes what it understood in one line",
        arguments: [
            (
                Language.ja, "マイナンバーカード 72歳 15分 自分でできた",
                "相談を記録しました: マイナンバーカード ・ 70〜74歳 ・ 15分 ・ 対面 ・ 自分でできた ・ 中央図書館 (11月23日 14:05) [id ID]"
            ),
            (
                .en, "e-tax 75-79 20m phone done",
                "Recorded: e-Tax · age 75–79 · 20 min · phone · Did it themselves · 中央図書館 (23 Nov 14:05) [id ID]"
            ),
            (
                .ja, "詐欺 メール 回答しない 1時間半 訪問 @支援員052 満足4 受付:2026-00007 昨日 10:30 拠点:和田館",
                "相談を記録しました: 詐欺・セキュリティ、メール ・ 年代 回答しない ・ 90分 ・ 訪問 ・ @支援員052 ・ 満足度 4 ・ "
                    + "受付番号 2026-00007 ・ ゆうゆう和田館 (11月22日 10:30) [id ID]"
            ),
            (
                .en, "map under60 2025-12-28", "Recorded: Maps · age under 60 · in person · 中央図書館 (28 Dec 2025) [id ID]"
            ),
            (.ja, "地図 12/28", "相談を記録しました: 地図 ・ 対面 ・ 中央図書館 (2025年12月28日) [id ID]"),
        ]
    )
    func echo(language: Language, words: String, line: String) throws {
        try desktop.log(words, language)
        #expect(desktop.console.data == [line.replacing("ID", with: try ending())])
        #expect(desktop.console.words.isEmpty)
    }

    @Test(
        "A resident on record goes along by id, found by a number that stands in no URL; the next record is somebody else's"
    )
    func onRecord() throws {
        desktop.desk.answer("POST /v1/residents/search", SamplePeople.list(SamplePeople.resident()))
        try desktop.session().log(LogRequest(words: ["e-tax"], resident: "090-1234-5678"))
        #expect(desktop.server.requests.contains { $0.body == #"{"phone":"090-1234-5678"}"# })
        #expect(!desktop.server.requests.contains { $0.path.contains("5678") })
        func residents() throws -> [String?] {
            try desktop.server.requests.filter { $0.method == "PUT" }.map {
                try JSONDecoder().decode(ConsultationDraft.self, from: Data($0.body.utf8)).resident
            }
        }
        #expect(try residents() == [SamplePeople.resident])
        #expect(desktop.console.data.first?.contains(ClientLabel.hasResident.text(in: .ja)) == true)
        try desktop.session().log(LogRequest(words: [], repeatsLast: true))
        #expect(try residents() == [SamplePeople.resident, nil])
    }

    @Test("What goes out is the draft that was meant, and nothing that was not said")
    func document() throws {
        try desktop.session().log(
            LogRequest(words: ["マイナンバーカード", "72歳", "15分", "自分でできた"], note: "再訪を希望")
        )
        let body = try #require(desktop.server.requests.last).body
        let draft = try JSONDecoder().decode(ConsultationDraft.self, from: Data(body.utf8))
        var expected = ConsultationDraft()
        (expected.site, expected.heldAt) = ("S001", "2026-11-23T14:05:00+09:00")
        (expected.channel, expected.topics) = ("in_person", ["my_number_card"])
        (expected.ageBand, expected.minutes, expected.outcome) = ("70-74", 15, "done_by_self")
        expected.note = "再訪を希望"
        #expect(draft == expected)
        #expect(!body.contains("null"))
    }

    @Test("The id is a UUID of version 7, made now, and another one each time")
    func identifier() throws {
        try desktop.log("地図")
        try desktop.log("地図")
        let ids = Array(desktop.desk.consultations.keys)
        #expect(ids.count == 2)
        let milliseconds = SampleLists.now.microsecondsSince1970 / 1000
        for id in ids {
            let digits = id.uuidString.replacing("-", with: "")
            #expect(Int64(digits.prefix(12), radix: 16) == milliseconds)
            #expect(digits.dropFirst(12).first == "7")
        }
    }

    @Test(
        "--at says when it was held",
        arguments: [
            ("10:30", "2026-11-23T10:30:00+09:00"), ("昨日 10:30", "2026-11-22T10:30:00+09:00"),
            ("2026-05-14 10:30", "2026-05-14T10:30:00+09:00"), ("2026-05-14T10:30", "2026-05-14T10:30:00+09:00"),
            ("2026-05-14T10:30:15+09:00", "2026-05-14T10:30:15+09:00"), ("R8.5.14", "2026-05-14"),
            ("5/14", "2026-05-14"),
        ]
    )
    func at(text: String, held: String) throws {
        try desktop.session().log(LogRequest(words: ["地図"], at: text))
        let content = try #require(desktop.desk.consultations.values.first).content
        #expect((content.heldAt?.description ?? content.heldOn.description) == held)
    }

    @Test(
        "--at with something else in it, or against the words, is refused",
        arguments: [
            ("地図", "72歳", QuickEntryProblem.noSuchMoment(word: "72歳")), ("地図", "いつか", .noSuchMoment(word: "いつか")),
            ("地図 昨日", "5/14", .contradiction(field: .heldOn, first: "2026-11-22", second: "5/14")),
            ("地図 10:00", "11:00", .contradiction(field: .heldAt, first: "10:00", second: "11:00")),
        ]
    )
    func wrongAt(words: String, text: String, problem: QuickEntryProblem) {
        let request = LogRequest(words: words.split(separator: " ").map(String.init), at: text)
        #expect(desktop.failure { () throws(ClientFailure) in try desktop.session().log(request) } == .words([problem]))
        #expect(desktop.desk.consultations.isEmpty)
    }

    @Test("With --json the server's record is the data, and the line goes to the words")
    func json() throws {
        try desktop.session(json: true).log(LogRequest(words: ["地図"]))
        let record = try JSONDecoder().decode(ConsultationDocument.self, from: Data(desktop.console.data[0].utf8))
        #expect(record.topics == ["maps"])
        #expect(desktop.console.data[0].hasSuffix("}\n"))
        #expect(desktop.console.words.count == 1)
        #expect(desktop.console.words[0].hasPrefix("相談を記録しました: 地図"))
    }

    @Test("With --quiet nothing is said when all goes well")
    func quiet() throws {
        try desktop.session(quiet: true).log(LogRequest(words: ["地図"]))
        #expect(desktop.console.data.isEmpty && desktop.console.words.isEmpty)
        try desktop.session(json: true, quiet: true).log(LogRequest(words: ["地図"]))
        #expect(desktop.console.data.count == 1 && desktop.console.words.isEmpty)
    }

    @Test("The lists are fetched once; from then on a consultation costs one request")
    func oneRequest() throws {
        try desktop.log("地図")
        #expect(desktop.asked == ["GET desk", "PUT consultations"])
        try desktop.log("メール")
        #expect(desktop.asked == ["GET desk", "PUT consultations", "PUT consultations"])
    }

    @Test("When the ward has changed its lists, they are fetched after the record is saved")
    func newLists() throws {
        try desktop.log("地図")
        desktop.desk.change(tag: "\"v2\"", Self.deskWithDrones)
        try desktop.log("メール")
        #expect(desktop.asked.suffix(2) == ["PUT consultations", "GET desk"])
        #expect(desktop.server.requests.last?.headers["if-none-match"] == "\"v1\"")
        try desktop.log("ドローン")
        #expect(desktop.asked.last == "PUT consultations")
        #expect(desktop.desk.consultations.values.contains { $0.content.topics == ["drone"] })
    }

    @Test("A word that the known lists do not have is looked up in new ones before it is refused")
    func unknownWordInOldLists() throws {
        try desktop.log("地図")
        desktop.desk.change(tag: "\"v2\"", Self.deskWithDrones)
        try desktop.log("ドローン")
        #expect(desktop.asked == ["GET desk", "PUT consultations", "GET desk", "PUT consultations"])
    }

    @Test("A site that has opened since the lists were fetched is not refused for their age")
    func newSite() throws {
        try desktop.log("地図")
        desktop.desk.change(tag: "\"v2\"", Self.deskWithDrones)
        try desktop.session(site: "新館").log(LogRequest(words: ["地図"]))
        #expect(desktop.desk.consultations.values.contains { $0.content.site == "S099" })
    }

    @Test(
        "What is not understood, or cannot be, is refused with nothing sent",
        arguments: [
            (["フォークリフト", "72歳"], nil, "中央図書館", ClientFailure.words([.unknown(word: "フォークリフト", nearest: [])])),
            (
                ["72"], nil, "中央図書館",
                .words([.bareNumber(word: "72", readings: [.init(.ageBand, "72歳"), .init(.minutes, "72分")])])
            ),
            (["地図"], "1234-5678-9018", "中央図書館", .invalid([FieldProblem(.note, .holdsMyNumber)])),
            (["地図", "1234", "5678", "9018"], nil, "中央図書館", .words([.holdsMyNumber])),
            (
                ["地図", "受付:" + String(repeating: "1", count: 41)], nil, "中央図書館",
                .invalid([FieldProblem(.receipt, .tooLong(limit: 40))])
            ),
            (
                ["地図"], String(repeating: "長", count: 1001), "中央図書館",
                .invalid([FieldProblem(.note, .tooLong(limit: 1000))])
            ),
            (["地図"], "\u{0}", "中央図書館", .invalid([FieldProblem(.note, .controlCharacter)])),
            (
                ["地図", "2026-11-24"], nil, "中央図書館",
                .invalid([FieldProblem(.heldOn, .future(latest: SampleLists.today))])
            ),
            (
                ["地図", "23:30"], nil, "中央図書館",
                .invalid([FieldProblem(.heldAt, .futureMoment(SampleLists.at(23, 30), serverTime: SampleLists.now))])
            ),
            (["地図"], nil, "西荻図書館", .invalid([FieldProblem(.site, .siteClosed(lastDay: SampleLists.day(2026, 3, 31)))])),
            (
                ["地図", "5/14"], nil, "S003",
                .invalid([FieldProblem(.site, .siteNotOpenYet(opens: SampleLists.day(2026, 6, 1)))])
            ),
            (["地図"], nil, "東図書館", .invalid([FieldProblem(.site, .unknownSite(nearest: ["西荻図書館"]))])),
        ] as [([String], String?, String, ClientFailure)]
    )
    func refused(words: [String], note: String?, site: String, failure: ClientFailure) {
        let session = desktop.session(site: site)
        let found = desktop.failure { () throws(ClientFailure) in try session.log(LogRequest(words: words, note: note))
        }
        if site == "東図書館" {
            guard case .invalid(let problems) = found else { return #expect(found == failure) }
            #expect(problems.map(\.reason.code) == ["unknown-site"])
        } else {
            #expect(found == failure)
        }
        #expect(found?.exitStatus == .dataRefused)
        #expect(!desktop.asked.contains("PUT consultations"))
    }

    @Test("A My Number in the note does not even fetch the lists")
    func myNumberStaysHere() {
        _ = desktop.failure { () throws(ClientFailure) in
            try desktop.session().log(LogRequest(words: ["地図"], note: "番号は 1234 5678 9018"))
        }
        #expect(desktop.server.requests.isEmpty)
    }

    @Test("Without a topic it names the ward's topics, in the language spoken")
    func noTopic() {
        let japanese = desktop.failure { () throws(ClientFailure) in try desktop.log("72歳 15分") }
        #expect(
            japanese?.lines(in: .ja) == [
                "相談内容がありません。次の中から1つ以上入力してください（先頭の数文字でも入力できます）: 電源・ボタン操作、電話・カメラ、インターネット、メール、地図、"
                    + "LINE・メッセージ、アプリ導入、文字入力、Wi-Fi設定、マイナンバーカード、マイナポータル・保険証、e-Tax、オンライン予約・診療、キャッシュレス、"
                    + "防災アプリ、詐欺・セキュリティ、区のオンライン申請、その他。"
            ]
        )
        let english = desktop.failure { () throws(ClientFailure) in try desktop.log("72yo 15m", .en) }
        #expect(english?.lines(in: .en).first?.hasPrefix("There is no topic. Give at least one of these") == true)
    }

    @Test("Without words and without a terminal it is a wrong call, not a wait")
    func noTerminal() {
        let failure = desktop.failure { () throws(ClientFailure) in try desktop.session().log(LogRequest(words: [])) }
        #expect(failure == .client(.noWords))
        #expect(failure?.exitStatus == .usage)
        #expect(desktop.console.words.isEmpty)
    }

    @Test("Without a site nothing can be recorded", arguments: [nil, ""] as [String?])
    func noSite(site: String?) {
        let session = desktop.session(site: site)
        let failure = desktop.failure { () throws(ClientFailure) in try session.log(LogRequest(words: ["地図"])) }
        #expect(failure == .configuration(.noSite))
        #expect(failure?.exitStatus == .configuration)
    }

    @Test("The server has the last word, and what was understood is told beside it")
    func serverRefuses() throws {
        desktop.desk.expect([.answer(StandInDesk.problem(409, .receiptTaken))])
        let failure = desktop.failure { () throws(ClientFailure) in try desktop.log("地図 受付:2026-00007") }
        let id = try ending()
        #expect(
            failure?.lines(in: .ja) == [
                DeskError.receiptTaken.detail(in: .ja) + DeskError.receiptTaken.nextStep(in: .ja),
                "入力した内容はこの端末に残してあります。「mado outbox edit \(id)」で直すか、「mado outbox resend \(id)」で送り直してください。",
            ]
        )
        #expect(failure?.exitStatus == .dataRefused)
        #expect(desktop.console.words == ["入力内容: 地図 ・ 対面 ・ 受付番号 2026-00007 ・ 中央図書館 (11月23日 14:05)"])
        #expect(desktop.console.data.isEmpty)
    }

    @Test("--last repeats the last record but for what the words say, and nothing that was one visitor's own")
    func last() throws {
        #expect(
            desktop.failure { () throws(ClientFailure) in
                try desktop.session().log(LogRequest(words: [], repeatsLast: true))
            } == .client(.nothingToRepeat)
        )
        try desktop.session().log(
            LogRequest(
                words: ["詐欺", "72歳", "15分", "電話", "継続", "@支援員052", "満足5", "受付:2026-1", "昨日", "10:30"],
                note: "備考"
            )
        )
        _ = desktop.console.take()
        try desktop.session().log(LogRequest(words: ["20分"], repeatsLast: true))
        #expect(
            desktop.console.data == [
                "相談を記録しました: 詐欺・セキュリティ ・ 70〜74歳 ・ 20分 ・ 電話 ・ 継続 ・ @支援員052 ・ 中央図書館 (11月23日 14:05) [id \(try ending())]"
            ]
        )
    }

    @Test("A home that cannot be written costs a request, not the record")
    func readOnlyHome() throws {
        let session = desktop.session()
        try desktop.write("home", "a file where the folder would be", mode: 0o600)
        try session.log(LogRequest(words: ["地図"]))
        #expect(desktop.desk.consultations.count == 1)
    }

    private static var deskWithDrones: Desk {
        let desk = SampleLists.desk
        return Desk(
            ward: desk.ward,
            wardName: desk.wardName,
            siteKinds: desk.siteKinds,
            sites: desk.sites + [
                Site(code: "S099", name: "新館", kind: "library", openedOn: SampleLists.day(2026, 11, 1))
            ],
            topics: CodeTable(
                desk.topics.entries + [CodeEntry(code: "drone", title: Title(ja: "ドローン", en: "Drones"))]
            ),
            outcomes: desk.outcomes,
            supporters: desk.supporters,
            eras: desk.eras
        )
    }
}

@Suite("mado log without words")
struct QuestionTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    private func ask(_ answers: [String], _ language: Language = .ja) -> ClientFailure? {
        desktop.console.answers = answers
        return desktop.failure { () throws(ClientFailure) in
            try desktop.session(language).log(LogRequest(words: []))
        }
    }

    @Test("It asks one thing after another, takes numbers and names, and shows what it will record")
    func asks() throws {
        #expect(ask(["10 地図", "マイナンバーカード、地図", "７２", "15", "2", "できた", ""]) == nil)
        let content = try #require(desktop.desk.consultations.values.first).content
        #expect(content.topics == ["maps", "my_number_card"])
        #expect(content.ageBand == .from70)
        #expect(content.minutes == Minutes(15))
        #expect(content.channel == .phone)
        #expect(content.outcome == "done_by_self")
        #expect(desktop.console.words.contains(" 1 自分でできた     3 未解決           5 専門機関へ紹介"))
        #expect(
            desktop.console.words.last
                == "マイナンバーカード、地図 ・ 70〜74歳 ・ 15分 ・ 電話 ・ 自分でできた ・ 中央図書館 (11月23日 14:05)\nこの内容で記録しますか？ [Y/n] "
        )
    }

    @Test("Enter leaves out all but the topic")
    func enter() throws {
        #expect(ask(["", " ", "12", "", "", "", "", "はい"]) == nil)
        let content = try #require(desktop.desk.consultations.values.first).content
        #expect(content.topics == ["e_tax"])
        #expect((content.ageBand, content.channel) == (.unknown, .inPerson))
        #expect(content.minutes == nil && content.outcome == nil)
        #expect(desktop.console.words.count { $0.hasPrefix("相談内容は1つ以上") } == 2)
    }

    @Test("An answer that is not understood is explained and asked again")
    func askedAgain() throws {
        #expect(ask(["99", "マイナ", "mail", "70s", "70-74", "0", "20", "zoom", "", "perhaps", "y"], .en) == nil)
        let words = desktop.console.words
        #expect(
            words.contains(
                "“99” means nothing here. Give a topic, an age, minutes, a channel or an outcome (see “mado log --help”)."
            )
        )
        #expect(words.contains("“70s” spans 2 age bands. Write “70-74” or “75-79”, or an age like 72yo."))
        #expect(words.contains("“0”: “Minutes” must be a whole number from 1 to 600."))
        #expect(words.contains("Please answer y or n."))
        #expect(desktop.desk.consultations.values.first?.content.channel == .online)
    }

    @Test("No, and the end of the input, record nothing", arguments: [["12", "", "", "", "", "n"], ["12", "72"], []])
    func declined(answers: [String]) {
        let failure = ask(answers)
        #expect(failure == .declined)
        #expect(failure?.exitStatus == .declined)
        #expect(failure?.lines(in: .ja) == ["記録しませんでした。"])
        #expect(desktop.desk.consultations.isEmpty)
    }
}
