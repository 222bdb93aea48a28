internal import SupportDesk

/// The columns that tables have in common, and short ways to say the others.
extension ExportColumn {
    // MARK: Keys

    static let month = ExportColumn(
        "年月",
        "Month",
        .yearMonth,
        description: Title(ja: "相談日・開催日の属する月。", en: "The month in which it was held.")
    )
    static let year = ExportColumn(
        "年度",
        "Fiscal year",
        .text,
        description: Title(ja: "4月から翌年3月。", en: "April to March, by the year of its April.")
    )
    static let site = ExportColumn(
        "拠点コード",
        "Site",
        .text,
        description: Title(ja: "sites.csvの拠点コード。", en: "拠点コード of sites.csv.")
    )
    static let channel = ExportColumn(
        "相談方法",
        "Channel",
        .text,
        description: Title(ja: "相談を受けた方法。", en: "How it was held."),
        codes: [
            ExportCode("in_person", Title(ja: "対面", en: "in person")),
            ExportCode("phone", Title(ja: "電話", en: "phone")),
            ExportCode("online", Title(ja: "オンライン", en: "online")), ExportCode("visit", Title(ja: "訪問", en: "visit")),
        ]
    )
    static let ageBand = ExportColumn(
        "年代",
        "Age band",
        .text,
        description: Title(ja: "5歳階級。不詳はunknown、回答しないはdeclined。", en: "Of five years; unknown, or declined."),
        codes: AgeBand.allCases.map { ExportCode($0.rawValue, $0.exportTitle) }
    )
    static let topic = ExportColumn(
        "相談内容",
        "Topic",
        .text,
        description: Title(ja: "codes.csvのtopic。", en: "topic of codes.csv.")
    )
    static let outcome = ExportColumn(
        "対応結果",
        "Outcome",
        .text,
        description: Title(
            ja: "codes.csvのoutcome。記入なしはunrecorded。",
            en: "outcome of codes.csv; unrecorded where none was written down."
        )
    )
    static let name = ExportColumn("名称", "Title", .text, description: Title(ja: "日本語の名称。", en: "In Japanese."))

    // MARK: Figures

    static let consultations = count("相談件数", "Consultations", .consultations, "取消を除く。", "Without void ones.")
    static let minutes = count("対応時間", "Minutes", .minutes, "書かれたものの合計。", "The sum of those written down.")
    static let mentions = count("延べ件数", "Mentions", .mentions, "複数計上。", "A consultation counts for each of its topics.")
    static let suppression = ExportColumn(
        "秘匿区分",
        "Suppressed",
        .text,
        description: Title(ja: "Xは秘匿。空は秘匿していない。", en: "X where the value is hidden."),
        isRequired: false,
        codes: [ExportCode("X", Title(ja: "秘匿", en: "hidden"))]
    )

    // MARK: Others

    static func text(_ header: String, _ english: String, _ ja: String, _ en: String) -> ExportColumn {
        ExportColumn(header, english, .text, description: Title(ja: ja, en: en))
    }

    static func optionalText(_ header: String, _ english: String, _ ja: String, _ en: String) -> ExportColumn {
        ExportColumn(header, english, .text, description: Title(ja: ja, en: en), isRequired: false)
    }

    static func count(
        _ header: String,
        _ english: String,
        _ unit: Title?,
        _ ja: String,
        _ en: String
    ) -> ExportColumn {
        ExportColumn(header, english, .integer, unit: unit, description: Title(ja: ja, en: en))
    }

    static func optionalCount(
        _ header: String,
        _ english: String,
        _ unit: Title?,
        _ ja: String,
        _ en: String
    ) -> ExportColumn {
        ExportColumn(header, english, .integer, unit: unit, description: Title(ja: ja, en: en), isRequired: false)
    }

    static func optionalNumber(_ header: String, _ english: String, _ ja: String, _ en: String)
        -> ExportColumn
    {
        ExportColumn(header, english, .number, description: Title(ja: ja, en: en), isRequired: false)
    }

    static func day(_ header: String, _ english: String, _ ja: String, _ en: String) -> ExportColumn {
        ExportColumn(header, english, .date, description: Title(ja: ja, en: en))
    }

    static func optionalDay(_ header: String, _ english: String, _ ja: String, _ en: String) -> ExportColumn {
        ExportColumn(header, english, .date, description: Title(ja: ja, en: en), isRequired: false)
    }

    static func flag(_ header: String, _ english: String, _ ja: String, _ en: String) -> ExportColumn {
        ExportColumn(header, english, .boolean, description: Title(ja: ja, en: en))
    }

    static func optionalFlag(_ header: String, _ english: String, _ ja: String, _ en: String) -> ExportColumn {
        ExportColumn(header, english, .boolean, description: Title(ja: ja, en: en), isRequired: false)
    }
}

/// The units in which is counted.
extension Title {
    static let consultations = Title(ja: "件", en: "consultations")
    static let mentions = Title(ja: "件（延べ）", en: "mentions")
    static let people = Title(ja: "人", en: "people")
    static let attendances = Title(ja: "人（延べ）", en: "attendances")
    static let minutes = Title(ja: "分", en: "minutes")
}

extension AgeBand {
    fileprivate var exportTitle: Title {
        switch self {
        case .under60: Title(ja: "60歳未満", en: "under 60")
        case .from90: Title(ja: "90歳以上", en: "90 and over")
        case .unknown: Title(ja: "不詳", en: "unknown")
        case .declined: Title(ja: "回答しない", en: "declined")
        default: Title(ja: rawValue + "歳", en: rawValue)
        }
    }
}
