import DeskClient
import SupportDesk

/// A ward's lists to look words up in: the standard topics and outcomes, four sites, a few supporters.
enum SampleLists {
    static let today = day(2026, 11, 23)
    /// 14:05 on 23 November 2026 in Japan.
    static let now = at(14, 5)

    /// A time of today.
    static func at(_ hour: Int, _ minute: Int) -> Instant {
        Instant(startOf: today).adding(seconds: hour * 3600 + minute * 60)
    }

    static let lists = DeskLists(desk)

    static let desk = Desk(
        ward: "131156",
        wardName: "杉並区",
        siteKinds: CodeTable([CodeEntry(code: "library", title: Title(ja: "図書館", en: "Library"))]),
        sites: [
            Site(code: "S001", name: "中央図書館", kind: "library", openedOn: day(2022, 4, 1), aliases: ["中央", "ちゅうおう"]),
            Site(code: "S002", name: "西荻図書館", kind: "library", openedOn: day(2022, 4, 1), closedOn: day(2026, 3, 31)),
            Site(code: "S003", name: "ゆうゆう和田館", kind: "senior_centre", openedOn: day(2026, 6, 1), aliases: ["和田館"]),
            Site(code: "S057", name: "専用コールセンター", kind: "call_centre", openedOn: day(2022, 4, 1)),
        ],
        topics: CodeTable(topics),
        outcomes: CodeTable(outcomes),
        people: people,
        supporters: ["SD-0001", "SD-0002", "支援員005", "支援員052", "支援員152", "学生052"],
        eras: [
            JapaneseEra(name: "平成", letter: "H", firstDay: day(1989, 1, 8), lastDay: day(2019, 4, 30)),
            JapaneseEra(name: "令和", letter: "R", firstDay: day(2019, 5, 1)),
        ]
    )

    private static let topics: [CodeEntry<Topic>] = [
        entry("power_buttons", "電源・ボタン操作", "Power and buttons", "電源", "ボタン", "power", "buttons"),
        entry("calls_camera", "電話・カメラ", "Calls and camera", "通話", "calls"),
        entry("internet", "インターネット", "Internet", "ネット", "検索", "web", "browser"),
        entry("email", "メール", "E-mail", "mail"),
        entry("maps", "地図", "Maps", "マップ", "map"),
        entry("line_messages", "LINE・メッセージ", "LINE and messages", "ライン", "sms"),
        entry("app_install", "アプリ導入", "Installing apps", "アプリ", "app", "install"),
        entry("text_input", "文字入力", "Typing", "入力", "keyboard"),
        entry("wifi", "Wi-Fi設定", "Wi-Fi set-up", "Wi-Fi", "ワイファイ"),
        entry("my_number_card", "マイナンバーカード", "My Number Card", "マイナカード", "mynumber"),
        entry("mynaportal_insurance", "マイナポータル・保険証", "Mynaportal and insurance card", "マイナ保険証"),
        entry("e_tax", "e-Tax", "e-Tax", "確定申告"),
        entry("online_booking", "オンライン予約・診療", "Online booking and medical care", "予約", "booking"),
        entry("cashless", "キャッシュレス", "Cashless payment", "電子マネー"),
        entry("disaster_app", "防災アプリ", "Disaster apps", "防災"),
        entry("fraud_security", "詐欺・セキュリティ", "Fraud and security", "scam"),
        entry("ward_application", "区のオンライン申請", "Online applications to the ward", "電子申請"),
        entry("other", "その他", "Other", "他"),
        CodeEntry(code: "fax", title: Title(ja: "ファクス", en: "Fax"), retiredOn: day(2026, 4, 1)),
    ]

    private static let people = PeopleLists(
        supporterKinds: CodeTable([
            entry("staff", "職員", "Ward staff", "会計年度任用職員"), entry("volunteer", "区民ボランティア", "Resident volunteer"),
            entry("student", "学生", "Student"), entry("senior", "シニアデジタルサポーター", "Senior digital supporter", "シニア"),
        ]),
        languages: CodeTable([
            entry("ja", "日本語", "Japanese"), entry("jsl", "日本手話", "Japanese Sign Language", "手話", "sign"),
            entry("en", "英語", "English"), entry("zh", "中国語", "Chinese"),
        ]),
        trainingModules: CodeTable([
            entry("manner", "高齢者への接し方", "Supporting older people", "接遇"),
            entry("privacy", "個人情報の取扱い", "Handling personal data", "個人情報"),
        ]),
        courseKinds: CodeTable([
            entry("basic", "基本", "Basic", "入門"), entry("advanced", "応用", "Advanced"),
            entry("trial", "体験会", "Trial", "体験"), entry("help_session", "相談会", "Help session"),
        ]),
        partnerKinds: CodeTable([
            entry("town_association", "町会・自治会", "Neighbourhood association", "町会", "自治会"),
            entry("school", "学校", "School", "大学"),
        ])
    )

    private static let outcomes: [CodeEntry<Outcome>] = [
        entry("done_by_self", "自分でできた", "Did it themselves", "できた", "done"),
        entry("partly", "一部できた", "Partly done", "一部"),
        entry("unresolved", "未解決", "Not resolved", "未"),
        entry("sent_to_counter", "窓口へ案内", "Sent to a counter", "窓口案内"),
        entry("referred", "専門機関へ紹介", "Referred to a specialist", "紹介"),
        entry("continues", "継続", "To be continued", "続き"),
    ]

    private static func entry<Subject>(_ code: String, _ ja: String, _ en: String, _ aliases: String...)
        -> CodeEntry<Subject>
    {
        CodeEntry(code: Code(code), title: Title(ja: ja, en: en), aliases: aliases)
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        CivilDate(year: year, month: month, day: day) ?? CivilDate(daysSince1970: 0)
    }
}

extension Code: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        self.init(value)
    }
}
