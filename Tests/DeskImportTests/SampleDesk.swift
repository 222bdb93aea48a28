import DeskImport
import SupportDesk

/// A small ward: three sites, two towns, the default topics and outcomes.
enum SampleDesk {
    static let now = moment("2026-05-14T10:30:00+09:00")

    static let desk = Desk(
        ward: Code("131156"),
        wardName: "杉並区",
        siteKinds: table([("library", "図書館"), ("office", "区民事務所"), ("call_centre", "コールセンター")]),
        sites: [
            Site(
                code: Code("S001"),
                name: "荻窪図書館",
                kind: Code("library"),
                town: Code("上荻一丁目"),
                openedOn: day("2022-04-01"),
                aliases: ["中央図書", "おぎくぼ"]
            ),
            Site(
                code: Code("S002"),
                name: "井草区民センター",
                kind: Code("office"),
                openedOn: day("2023-08-01"),
                closedOn: day("2025-12-31")
            ),
            Site(
                code: Code("S057"),
                name: "専用コールセンター",
                kind: Code("call_centre"),
                openedOn: day("2022-04-01"),
                aliases: ["電話相談"]
            ),
        ],
        topics: topics,
        outcomes: outcomes,
        towns: [town("上荻一丁目", 35.704, 139.619), town("西荻北二丁目", 35.706, 139.601)].compactMap(\.self),
        supporters: [Code("支援員001"), Code("支援員002")],
        eras: eras
    )

    static let topics: CodeTable<Topic> = table([
        ("power_buttons", "電源・ボタン操作"), ("calls_camera", "電話・カメラ"), ("internet", "インターネット"),
        ("email", "メール"), ("maps", "地図"), ("line_messages", "LINE・メッセージ"), ("app_install", "アプリ導入"),
        ("text_input", "文字入力"), ("wifi", "Wi-Fi設定"), ("my_number_card", "マイナンバーカード"),
        ("mynaportal_insurance", "マイナポータル・保険証"), ("e_tax", "e-Tax"),
        ("online_booking", "オンライン予約・診療"), ("cashless", "キャッシュレス"), ("disaster_app", "防災アプリ"),
        ("fraud_security", "詐欺・セキュリティ"), ("ward_application", "区のオンライン申請"), ("other", "その他"),
    ])

    static let outcomes: CodeTable<Outcome> = table([
        ("done_by_self", "自分でできた"), ("partly", "一部できた"), ("unresolved", "未解決"),
        ("sent_to_counter", "窓口へ案内"), ("referred", "専門機関へ紹介"), ("continues", "継続"),
    ])

    static let eras: [JapaneseEra] = [
        JapaneseEra(name: "令和", letter: "R", firstDay: day("2019-05-01")),
        JapaneseEra(name: "平成", letter: "H", firstDay: day("1989-01-08"), lastDay: day("2019-04-30")),
        JapaneseEra(name: "昭和", letter: "S", firstDay: day("1926-12-25"), lastDay: day("1989-01-07")),
        JapaneseEra(name: "大正", letter: "T", firstDay: day("1912-07-30"), lastDay: day("1926-12-24")),
        JapaneseEra(name: "明治", letter: "M", firstDay: day("1868-01-25"), lastDay: day("1912-07-29")),
    ]

    static func table<Subject>(_ entries: [(code: String, title: String)]) -> CodeTable<Subject> {
        CodeTable(entries.map { CodeEntry(code: Code($0.code), title: Title(ja: $0.title, en: $0.code)) })
    }

    private static func town(_ name: String, _ latitude: Double, _ longitude: Double) -> Town? {
        Location(latitude: latitude, longitude: longitude).map { Town(code: Code(name), name: name, location: $0) }
    }
}

extension Desk {
    /// This desk with other topics.
    func with(topics: [(code: String, title: String)]) -> Desk {
        Desk(
            ward: ward,
            wardName: wardName,
            siteKinds: siteKinds,
            sites: sites,
            topics: SampleDesk.table(topics),
            outcomes: outcomes,
            towns: towns,
            supporters: supporters,
            eras: eras
        )
    }
}

func day(_ iso: String) -> CivilDate {
    CivilDate(iso: iso) ?? CivilDate(daysSince1970: 0)
}

func moment(_ rfc3339: String) -> Instant {
    Instant(rfc3339: rfc3339) ?? Instant(microsecondsSince1970: 0)
}
