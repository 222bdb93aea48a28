import SupportDesk

/// A small ward to judge consultations by.
enum SampleDesk {
    /// 10:30 on 14 May 2026 in Japan.
    static let now = Instant(startOf: day(2026, 5, 14)).adding(seconds: 10 * 3600 + 30 * 60)

    static let eras = [
        JapaneseEra(name: "明治", letter: "M", firstDay: day(1868, 1, 25), lastDay: day(1912, 7, 29)),
        JapaneseEra(name: "大正", letter: "T", firstDay: day(1912, 7, 30), lastDay: day(1926, 12, 24)),
        JapaneseEra(name: "昭和", letter: "S", firstDay: day(1926, 12, 25), lastDay: day(1989, 1, 7)),
        JapaneseEra(name: "平成", letter: "H", firstDay: day(1989, 1, 8), lastDay: day(2019, 4, 30)),
        JapaneseEra(name: "令和", letter: "R", firstDay: day(2019, 5, 1)),
    ]

    static let sites = [
        Site(
            code: "S001",
            name: "荻窪二図書館",
            kind: "library",
            town: "131150012",
            location: Location(latitude: 35.696364, longitude: 139.621266),
            openedOn: day(2023, 5, 1),
            wifi: true,
            terminals: 1,
            aliases: ["荻窪二図書", "ＯＧＩ２"]
        ),
        Site(
            code: "S002",
            name: "高井戸出張所",
            kind: "local_office",
            openedOn: day(2022, 4, 1),
            closedOn: day(2026, 3, 31),
            aliases: ["高井戸支所"]
        ),
        Site(code: "S043", name: "ゆうゆう和田館", kind: "senior_centre", openedOn: day(2026, 4, 1)),
        Site(
            code: "S057",
            name: "専用コールセンター",
            kind: "call_centre",
            openedOn: day(2022, 4, 1),
            aliases: ["S002", "ﾃﾞﾝﾜ"]
        ),
    ]

    static let topics = CodeTable<Topic>([
        CodeEntry(code: "calls_camera", title: Title(ja: "電話・カメラ", en: "Calls and camera"), aliases: ["カメラ", "mail"]),
        CodeEntry(code: "mail", title: Title(ja: "メール", en: "E-mail"), aliases: ["電子メール"]),
        CodeEntry(code: "wifi", title: Title(ja: "Wi-Fi設定", en: "Wi-Fi set-up"), aliases: ["Wi-Fi"]),
        CodeEntry(code: "my_number_card", title: Title(ja: "マイナンバーカード", en: "My Number Card"), aliases: ["マイナカード"]),
        CodeEntry(code: "e_tax", title: Title(ja: "e-Tax", en: "e-Tax"), aliases: ["確定申告"]),
        CodeEntry(
            code: "fax",
            title: Title(ja: "ファクス", en: "Fax"),
            aliases: ["", "　"],
            retiredOn: day(2025, 4, 1)
        ),
        CodeEntry(code: "other", title: Title(ja: "その他", en: "Other")),
    ])

    static let outcomes = CodeTable<Outcome>([
        CodeEntry(code: "done_by_self", title: Title(ja: "自分でできた", en: "Did it themselves"), aliases: ["できた", "done"]),
        CodeEntry(code: "partly", title: Title(ja: "一部できた", en: "Partly done")),
        CodeEntry(code: "unresolved", title: Title(ja: "未解決", en: "Not resolved")),
    ])

    static let siteKinds = CodeTable<SiteKind>([
        CodeEntry(code: "library", title: Title(ja: "図書館", en: "Library")),
        CodeEntry(code: "local_office", title: Title(ja: "出張所", en: "Local office")),
    ])

    static let towns = [("131150012", "荻窪二丁目"), ("131150013", "荻窪三丁目"), ("131150090", "和田一丁目")].compactMap {
        code,
        name in
        Location(latitude: 35.7, longitude: 139.6).map { Town(code: Code(code), name: name, location: $0) }
    }

    static let desk = Desk(
        ward: "131156",
        wardName: "杉並区",
        siteKinds: siteKinds,
        sites: sites,
        topics: topics,
        outcomes: outcomes,
        towns: towns,
        supporters: ["支援員001", "支援員002", "支援員010"],
        eras: eras
    )

    /// A draft that this desk accepts.
    static var draft: ConsultationDraft {
        var draft = ConsultationDraft()
        draft.site = "S001"
        draft.heldAt = "2026-05-14T10:00:00+09:00"
        draft.channel = "in_person"
        draft.topics = ["wifi"]
        return draft
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        CivilDate(year: year, month: month, day: day) ?? CivilDate(daysSince1970: 0)
    }
}

extension Code: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        self.init(value)
    }
}
