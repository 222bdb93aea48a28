import DeskClient
import DeskText
import SupportDesk
import Testing

@Suite("The quick entry")
struct QuickEntryTests {
    private func read(_ line: String, _ language: Language = .ja) throws(QuickEntryRefusal) -> QuickEntry {
        let grammar = QuickEntryGrammar(lists: SampleLists.lists, today: SampleLists.today, language: language)
        return try grammar.read(line.split(separator: " ").map(String.init))
    }

    private func problems(_ line: String, _ language: Language = .ja) -> [QuickEntryProblem] {
        do {
            let entry = try read(line, language)
            Issue.record("understood as \(entry)")
            return []
        } catch {
            return error.problems
        }
    }

    private static func entry(_ fill: (inout QuickEntry) -> Void) -> QuickEntry {
        var entry = QuickEntry()
        fill(&entry)
        return entry
    }

    @Test("The two lines that every supporter learns")
    func examples() throws {
        #expect(
            try read("マイナンバーカード 72歳 15分 自分でできた")
                == Self.entry {
                    $0.topics = ["my_number_card"]
                    $0.ageBand = .from70
                    $0.minutes = Minutes(15)
                    $0.outcome = "done_by_self"
                }
        )
        #expect(
            try read("e-tax 75-79 20m phone done")
                == Self.entry {
                    $0.topics = ["e_tax"]
                    $0.ageBand = .from75
                    $0.minutes = Minutes(20)
                    $0.channel = .phone
                    $0.outcome = "done_by_self"
                }
        )
    }

    @Test(
        "The order of the words does not matter, nor the width of the spaces, nor whether arguments hold one word or several",
        arguments: [
            ["15分", "自分でできた", "マイナンバーカード", "72歳"],
            ["マイナンバーカード　７２歳　１５分　自分でできた"],
            ["72歳 15分", "マイナンバーカード\u{3000}できた"],
        ]
    )
    func order(arguments: [String]) throws {
        let grammar = QuickEntryGrammar(lists: SampleLists.lists, today: SampleLists.today, language: .ja)
        #expect(try grammar.read(arguments) == (try read("マイナンバーカード 72歳 15分 自分でできた")))
    }

    @Test(
        "A topic is found by code, by title in either language, by alias, by a beginning and by a part of its title",
        arguments: [
            ("my_number_card", "my_number_card"), ("マイナンバーカード", "my_number_card"), ("ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ", "my_number_card"),
            ("My Number Card", "my_number_card"), ("my number", "my_number_card"), ("MYNUMBER", "my_number_card"),
            ("マイナン", "my_number_card"), ("まいなんばーかーど", "my_number_card"),
            ("ETAX", "e_tax"), ("ｅ－Ｔａｘ", "e_tax"), ("e_tax", "e_tax"), ("確定申告", "e_tax"), ("確定", "e_tax"),
            ("tax", "e_tax"),
            ("めーる", "email"), ("e-mail", "email"), ("カメラ", "calls_camera"), ("camera", "calls_camera"),
            ("保険証", "mynaportal_insurance"), ("insurance", "mynaportal_insurance"),
            ("wifi", "wifi"), ("Wi-Fi設定", "wifi"), ("Wi-Fi set-up", "wifi"),
            ("セキュ", "fraud_security"), ("詐欺", "fraud_security"), ("fraud", "fraud_security"),
            ("Online applications to the ward", "ward_application"), ("区の", "ward_application"), ("他", "other"),
        ]
    )
    func topics(words: String, code: String) throws {
        #expect(try read(words) == Self.entry { $0.topics = [Topic.ID(code)] })
    }

    @Test("Several topics may be named, with or without marks between them, and each counts once")
    func severalTopics() throws {
        for line in ["詐欺 メール 地図", "詐欺、メール、地図", "詐欺,mail；地図 メール", "内容:詐欺、メール,地図"] {
            #expect(try read(line).topics == ["fraud_security", "email", "maps"])
        }
    }

    @Test(
        "Outcomes and channels, in either language",
        arguments: [
            ("自分で", .outcome("done_by_self")), ("できた", .outcome("done_by_self")), ("done", .outcome("done_by_self")),
            ("did it themselves", .outcome("done_by_self")), ("未", .outcome("unresolved")),
            ("未解決", .outcome("unresolved")),
            ("partly", .outcome("partly")), ("窓口へ案内", .outcome("sent_to_counter")),
            ("sent", .outcome("sent_to_counter")),
            ("紹介", .outcome("referred")), ("referred", .outcome("referred")), ("継続", .outcome("continues")),
            ("対面", .channel(.inPerson)), ("窓口", .channel(.inPerson)), ("来所", .channel(.inPerson)),
            ("counter", .channel(.inPerson)), ("in_person", .channel(.inPerson)), ("in person", .channel(.inPerson)),
            ("電話", .channel(.phone)), ("ＴＥＬ", .channel(.phone)), ("℡", .channel(.phone)), ("phone", .channel(.phone)),
            ("オンライン", .channel(.online)), ("Zoom", .channel(.online)), ("online", .channel(.online)),
            ("訪問", .channel(.visit)), ("出張", .channel(.visit)), ("home visit", .channel(.visit)),
        ] as [(String, Field)]
    )
    func outcomesAndChannels(words: String, field: Field) throws {
        #expect(
            try read(words)
                == Self.entry {
                    switch field {
                    case .outcome(let code): $0.outcome = Outcome.ID(code)
                    case .channel(let channel): $0.channel = channel
                    }
                }
        )
    }

    enum Field: Sendable {
        case outcome(String), channel(Channel)
    }

    @Test(
        "Ages",
        arguments: [
            ("72歳", .from70), ("７２才", .from70), ("72yo", .from70), ("72 歳", .from70), ("age:72", .from70),
            ("年齢＝72", .from70),
            ("59歳", .under60), ("0歳", .under60), ("100歳", .from90), ("130歳", .from90),
            ("70-74", .from70), ("70〜74", .from70), ("７０～７４歳", .from70), ("70–74", .from70), ("70歳~74歳", .from70),
            ("71-73", .from70), ("40代", .under60), ("90代", .from90), ("90+", .from90), ("90歳以上", .from90),
            ("９０以上", .from90),
            ("60歳未満", .under60), ("under60", .under60), ("under 60", .under60), ("<60", .under60),
            ("不明", .unknown), ("unknown", .unknown), ("不詳", .unknown), ("回答しない", .declined), ("declined", .declined),
        ] as [(String, AgeBand)]
    )
    func ages(words: String, band: AgeBand) throws {
        #expect(try read(words) == Self.entry { $0.ageBand = band })
    }

    @Test(
        "Minutes",
        arguments: [
            ("15分", 15), ("１５分", 15), ("15m", 15), ("15min", 15), ("15 minutes", 15), ("15分間", 15), ("約15分", 15),
            ("min:15", 15),
            ("対応時間：15", 15), ("1時間", 60), ("1h", 60), ("1 hour", 60), ("1時間半", 90), ("1.5h", 90), ("1h30m", 90),
            ("1h30", 90),
            ("1時間30分", 90), ("1時間 30分", 90), ("1 hour 30 minutes", 90), ("10時間", 600), ("600分", 600), ("1分", 1),
        ]
    )
    func minutes(words: String, value: Int) throws {
        #expect(try read(words) == Self.entry { $0.minutes = Minutes(value) })
    }

    @Test(
        "Days, reckoned from 23 November 2026",
        arguments: [
            ("5/14", "2026-05-14"), ("５／１４", "2026-05-14"), ("5月14日", "2026-05-14"), ("5月 14日", "2026-05-14"),
            ("11/23", "2026-11-23"), ("11/24", "2025-11-24"), ("12/28", "2025-12-28"), ("2/29", "2024-02-29"),
            ("昨日", "2026-11-22"), ("きのう", "2026-11-22"), ("yesterday", "2026-11-22"), ("今日", "2026-11-23"),
            ("おととい", "2026-11-21"), ("2026-05-14", "2026-05-14"), ("2026/5/14", "2026-05-14"),
            ("R8.5.14", "2026-05-14"),
            ("令和8年5月14日", "2026-05-14"), ("令和８年 ５月１４日", "2026-05-14"), ("令和元年5月1日", "2019-05-01"),
            ("2026年5月14日", "2026-05-14"), ("day:5/14", "2026-05-14"), ("相談日：昨日", "2026-11-22"),
        ]
    )
    func days(words: String, iso: String) throws {
        #expect(try read(words) == Self.entry { $0.day = CivilDate(iso: iso) })
    }

    @Test(
        "Times",
        arguments: [
            ("10:30", 10, 30), ("１０：３０", 10, 30), ("9:05", 9, 5), ("10時", 10, 0), ("10時半", 10, 30), ("10時30分", 10, 30),
            ("午後2時", 14, 0), ("午後 2時", 14, 0), ("午前0時", 0, 0), ("午後12時", 12, 0), ("2pm", 14, 0), ("2:30 pm", 14, 30),
            ("12am", 0, 0), ("10時頃", 10, 0), ("time:10:30", 10, 30), ("時刻:10時", 10, 0), ("0:00", 0, 0),
            ("23:59", 23, 59),
        ]
    )
    func times(words: String, hour: Int, minute: Int) throws {
        #expect(try read(words) == Self.entry { $0.time = TimeOfDay(hour: hour, minute: minute) })
    }

    @Test("Supporters, satisfaction, whether it can be done online, a receipt, a site, a town")
    func theRest() throws {
        #expect(try read("@支援員052 ＠005 by:学生052").supporters == ["支援員052", "支援員005", "学生052"])
        #expect(try read("supporters=005,学生052").supporters == ["支援員005", "学生052"])
        #expect(try read("@新人001").supporters == ["新人001"])
        for word in ["満足5", "満足度５", "★5", "★★★★★", "sat:5", "sat5", "満足度:5"] {
            #expect(try read(word) == Self.entry { $0.satisfaction = 5 }, "\(word)")
        }
        #expect(try read("オンライン可").canDoOnline == true)
        #expect(try read("can:no").canDoOnline == false)
        for word in ["#2025-00001", "2025-00001", "受付:2025-00001", "receipt=2025-00001", "＃２０２５－００００１"] {
            #expect(try read(word) == Self.entry { $0.receipt = "2025-00001" }, "\(word)")
        }
        #expect(try read("拠点:和田館").site == "S003")
        #expect(try read("町:荻窪二丁目").town == "荻窪二丁目")
    }

    @Test("A label says what a word is for, where it could be for two things")
    func labels() throws {
        #expect(try read("topic:電話 方法:電話") == Self.entry { ($0.topics, $0.channel) = (["calls_camera"], .phone) })
        #expect(
            try read("channel:online topic:booking")
                == Self.entry { ($0.topics, $0.channel) = (["online_booking"], .online) }
        )
        #expect(try read("年代:5-14").ageBand == .under60)
    }

    @Test(
        "A number without a unit is refused with what it could be",
        arguments: [
            ("72", [.init(.ageBand, "72歳"), .init(.minutes, "72分")]),
            ("１５", [.init(.ageBand, "15歳"), .init(.minutes, "15分")]),
            ("200", [.init(.minutes, "200分")]), ("0", [.init(.ageBand, "0歳")]), ("5000", []),
        ] as [(String, [QuickEntryProblem.Reading])]
    )
    func bareNumbers(word: String, readings: [QuickEntryProblem.Reading]) {
        #expect(problems("地図 \(word) 15分") == [.bareNumber(word: word, readings: readings)])
    }

    @Test("Two numbers side by side are not glued into one")
    func numbersSideBySide() {
        #expect(
            problems("地図 5 15分") == [
                .bareNumber(word: "5", readings: [.init(.ageBand, "5歳"), .init(.minutes, "5分")])
            ]
        )
    }

    @Test(
        "A word that fits several things is refused with all of them",
        arguments: [
            ("マイナ", .ja, [.init(.topics, "マイナンバーカード"), .init(.topics, "マイナポータル・保険証")]),
            ("アプ", .ja, [.init(.topics, "アプリ導入")]),
            (
                "in", .en,
                [
                    .init(.topics, "Internet"), .init(.topics, "Installing apps"), .init(.channel, "in person"),
                ]
            ),
            ("5-14", .ja, [.init(.ageBand, "under60"), .init(.heldOn, "2026-05-14")]),
            (
                "online booking", .en,
                [
                    .init(.topics, "Online booking and medical care"), .init(.channel, "online"),
                    .init(.topics, "Online booking and medical care"),
                ]
            ),
            ("10時 30分", .ja, [.init(.heldAt, "10:30"), .init(.heldAt, "10:00"), .init(.minutes, "30分")]),
        ] as [(String, Language, [QuickEntryProblem.Reading])]
    )
    func ambiguous(words: String, language: Language, readings: [QuickEntryProblem.Reading]) throws {
        guard readings.count > 1 else {
            #expect(try read(words, language).topics == ["app_install"])
            return
        }
        #expect(problems(words, language) == [.ambiguous(word: words, readings: readings)])
    }

    @Test("A word that is the whole name of two things asks for a label")
    func sharedName() {
        let desk = Desk(
            ward: "131156",
            wardName: "杉並区",
            siteKinds: CodeTable([]),
            sites: [],
            topics: CodeTable([CodeEntry(code: "telephone", title: Title(ja: "電話", en: "Telephone"))]),
            outcomes: CodeTable([])
        )
        let grammar = QuickEntryGrammar(lists: DeskLists(desk), today: SampleLists.today, language: .ja)
        #expect(
            throws: QuickEntryRefusal([
                .ambiguous(word: "電話", readings: [.init(.topics, "内容:電話"), .init(.channel, "方法:電話")])
            ])
        ) {
            try grammar.read(["電話"])
        }
    }

    @Test(
        "A span of ages over several bands names them",
        arguments: [
            ("70代", [.from70, .from75]), ("65-74", [.from65, .from70]),
            ("75歳以上", [.from75, .from80, .from85, .from90]),
            ("70-75", [.from70, .from75]), ("80s", [.from80, .from85]), ("65歳未満", [.under60, .from60]),
        ] as [(String, [AgeBand])]
    )
    func severalBands(word: String, bands: [AgeBand]) {
        #expect(problems(word) == [.severalAgeBands(word: word, bands: bands)])
    }

    @Test(
        "Values that cannot be are refused by what is wrong with them",
        arguments: [
            ("131歳", .impossibleAge(word: "131歳")), ("74-70", .impossibleAge(word: "74-70")),
            ("0分", .unsuitable(word: "0分", FieldProblem(.minutes, .outOfRange(1...600)))),
            ("601m", .unsuitable(word: "601m", FieldProblem(.minutes, .outOfRange(1...600)))),
            ("11時間", .unsuitable(word: "11時間", FieldProblem(.minutes, .outOfRange(1...600)))),
            ("満足6", .unsuitable(word: "満足6", FieldProblem(.satisfaction, .outOfRange(1...5)))),
            ("2/30", .noSuchDay(word: "2/30")), ("13/1", .noSuchDay(word: "13/1")),
            ("2026-02-29", .noSuchDay(word: "2026-02-29")),
            ("R8.13.1", .noSuchDay(word: "R8.13.1")), ("25:00", .noSuchTime(word: "25:00")),
            ("10:60", .noSuchTime(word: "10:60")),
            ("午後13時", .noSuchTime(word: "午後13時")),
            ("@052", .ambiguousSupporter(word: "@052", codes: ["学生052", "支援員052"])),
        ] as [(String, QuickEntryProblem)]
    )
    func impossible(word: String, problem: QuickEntryProblem) {
        #expect(problems("地図 \(word)") == [problem])
    }

    @Test(
        "A word that fits nothing is refused with the nearest names, in the language spoken",
        arguments: [
            ("マイナンバカード", .ja, ["マイナンバーカード"]), ("mynumbercart", .en, ["My Number Card"]),
            ("キャシュレス", .ja, ["キャッシュレス"]), ("フォークリフト", .ja, []), ("拠点:中央図所館", .ja, ["中央図書館"]), ("年代:若い", .ja, []),
            ("m", .en, []),
        ] as [(String, Language, [String])]
    )
    func unknown(word: String, language: Language, nearest: [String]) {
        #expect(problems("72歳 \(word)", language) == [.unknown(word: word, nearest: nearest)])
    }

    @Test("All that is wrong is told at once")
    func allAtOnce() {
        #expect(
            problems("フォークリフト 72 70代 2/30") == [
                .unknown(word: "フォークリフト", nearest: []),
                .bareNumber(word: "72", readings: [.init(.ageBand, "72歳"), .init(.minutes, "72分")]),
                .severalAgeBands(word: "70代", bands: [.from70, .from75]), .noSuchDay(word: "2/30"),
            ]
        )
    }

    @Test(
        "Two values for one field are refused; the same one twice is not",
        arguments: [
            ("72歳 65-69", ConsultationField.ageBand, "72歳", "65-69"), ("15分 20m", .minutes, "15分", "20m"),
            ("電話 訪問", .channel, "電話", "訪問"), ("できた 未解決", .outcome, "できた", "未解決"), ("昨日 5/14", .heldOn, "昨日", "5/14"),
            ("10:30 11:00", .heldAt, "10:30", "11:00"),
        ]
    )
    func contradictions(words: String, field: ConsultationField, first: String, second: String) throws {
        #expect(problems(words) == [.contradiction(field: field, first: first, second: second)])
        #expect(try read("72歳 70-74 できた done 電話 phone").ageBand == .from70)
    }

    @Test("A retired topic is found by its whole name only: a record of before may need it")
    func retired() throws {
        #expect(try read("ファクス").topics == ["fax"])
        #expect(problems("ファク") == [.unknown(word: "ファク", nearest: [])])
    }

    @Test(
        "A My Number is refused without being repeated, in one word or in groups",
        arguments: [
            "123456789018", "１２３４５６７８９０１８", "1234-5678-9018", "1234 5678 9018", "受付:123456789018",
            "地図 1234 5678 9018 72歳",
        ]
    )
    func myNumber(words: String) {
        #expect(problems(words) == [.holdsMyNumber])
    }

    @Test("A note among the words is told to go to its own option, and is not repeated")
    func note() {
        #expect(problems("地図 備考:髙橋様") == [.unknown(word: "備考", nearest: ["--note"])])
    }

    @Test("Numbers and beginnings are clear where the field is known")
    func oneField() throws {
        let grammar = QuickEntryGrammar(lists: SampleLists.lists, today: SampleLists.today, language: .ja)
        var entry = QuickEntry()
        try grammar.read("７２", as: .ageBand, into: &entry)
        try grammar.read("15", as: .minutes, into: &entry)
        try grammar.read("電話", as: .channel, into: &entry)
        try grammar.read("電話・カメラ、マイナン", as: .topics, into: &entry)
        #expect(
            entry
                == Self.entry {
                    $0.topics = ["calls_camera", "my_number_card"]
                    ($0.ageBand, $0.minutes, $0.channel) = (.from70, Minutes(15), .phone)
                }
        )
        #expect(throws: QuickEntryRefusal.self) { try grammar.read("電話", as: .minutes, into: &entry) }
    }

    @Test(
        "Everything that is told as a way to write something is understood when it is written so",
        arguments: [Language.ja, .en]
    )
    func alternativesAreUnderstood(language: Language) throws {
        for words in ["72", "マイナ", "in", "5-14", "10時 30分", "75歳以上"] {
            for problem in problems(words, language) {
                switch problem {
                case .bareNumber(_, let readings), .ambiguous(_, let readings):
                    for reading in readings {
                        #expect(throws: Never.self, "\(reading)") { try read(reading.word, language) }
                    }
                case .severalAgeBands(_, let bands):
                    for band in bands { #expect(try read(band.rawValue, language).ageBand == band) }
                default: Issue.record("\(problem)")
                }
            }
        }
    }
}
