internal import DeskStore
internal import SupportDesk

/// What each table of a package is, column by column, in the order in which the database gives them.
extension DeliveredTable {
    /// The tables of the internal package.
    static let `internal`: [DeliveredTable] = [
        .consultations, .wardByMonth, .sitesByMonth, .consultationsByMonth, .mentionsByTopic, .outcomesByMonth,
        .supporters,
        .supporterHours, .courses, .conversions, .sites, .codes, .closings, .corrections,
    ]

    /// The tables of the public package.
    static let `public`: [DeliveredTable] = [
        .publicBySite, .publicByAge, .publicBySiteAndAge, .publicByTopic, .publicBySiteAndTopic, .publicByChannel,
        .publicByOutcome, .publicYearBySite, .publicYearByAge, .publicYearBySiteAndAge, .publicYearByTopic,
        .publicYearBySiteAndTopic, .sites, .codes, .publicClosings, .publicCorrections,
    ]

    /// How it is delivered.
    var table: ExportTable {
        switch self {
        case .sites: Self.sitesTable
        case .codes: Self.codesTable
        case .closings, .publicClosings: Self.closingsTable
        case .consultations: Self.consultationsTable
        case .wardByMonth: Self.wardByMonthTable
        case .sitesByMonth: Self.sitesByMonthTable
        case .consultationsByMonth: Self.consultationsByMonthTable
        case .mentionsByTopic: Self.mentionsByTopicTable
        case .outcomesByMonth: Self.outcomesByMonthTable
        case .supporters: Self.supportersTable
        case .supporterHours: Self.supporterHoursTable
        case .courses: Self.coursesTable
        case .conversions: Self.conversionsTable
        case .corrections: Self.correctionsTable
        case .publicBySite:
            Self.released("consultations_by_site", "拠点別相談件数", "Consultations by site", [.month, .site])
        case .publicByAge:
            Self.released("consultations_by_age", "年代別相談件数", "Consultations by age", [.month, .ageBand])
        case .publicBySiteAndAge:
            Self.released(
                "consultations_by_site_age",
                "拠点別・年代別相談件数",
                "Consultations by site and age",
                [.month, .site, .ageBand]
            )
        case .publicByTopic:
            Self.released("mentions_by_topic", "相談内容別延べ件数", "Mentions by topic", [.month, .topic], .mentions)
        case .publicBySiteAndTopic:
            Self.released(
                "mentions_by_site_topic",
                "拠点別・相談内容別延べ件数",
                "Mentions by site and topic",
                [.month, .site, .topic],
                .mentions
            )
        case .publicByChannel:
            Self.released("consultations_by_channel", "相談方法別相談件数", "Consultations by channel", [.month, .channel])
        case .publicByOutcome:
            Self.released("consultations_by_outcome", "対応結果別相談件数", "Consultations by outcome", [.month, .outcome])
        case .publicYearBySite:
            Self.released("consultations_by_site_year", "拠点別相談件数（年度）", "Consultations by site, year", [.year, .site])
        case .publicYearByAge:
            Self.released("consultations_by_age_year", "年代別相談件数（年度）", "Consultations by age, year", [.year, .ageBand])
        case .publicYearBySiteAndAge:
            Self.released(
                "consultations_by_site_age_year",
                "拠点別・年代別相談件数（年度）",
                "Consultations by site and age, year",
                [.year, .site, .ageBand]
            )
        case .publicYearByTopic:
            Self.released(
                "mentions_by_topic_year",
                "相談内容別延べ件数（年度）",
                "Mentions by topic, year",
                [.year, .topic],
                .mentions
            )
        case .publicYearBySiteAndTopic:
            Self.released(
                "mentions_by_site_topic_year",
                "拠点別・相談内容別延べ件数（年度）",
                "Mentions by site and topic, year",
                [.year, .site, .topic],
                .mentions
            )
        case .publicCorrections: Self.publicCorrectionsTable
        }
    }

    // MARK: The ward

    private static let sitesTable = ExportTable(
        name: "sites",
        title: Title(ja: "支援拠点", en: "Sites"),
        description: Title(ja: "支援拠点の一覧。", en: "The sites at which support is given."),
        columns: [
            .site, .name, .text("種別", "Kind", "codes.csvのsite_kind。", "site_kind of codes.csv."),
            .optionalText("町丁目コード", "Town", "所在地の町丁目。コールセンターは空。", "Where it stands; empty for a call centre."),
            .day("開設日", "Opened on", "この日から。", "From this day on."),
            .optionalDay("廃止日", "Closed on", "この日まで。続いていれば空。", "Until this day; empty while it goes on."),
        ],
        primaryKey: ["拠点コード"]
    )

    private static let codesTable = ExportTable(
        name: "codes",
        title: Title(ja: "コード表", en: "Codes"),
        description: Title(ja: "区が管理するコードの名称。廃止されたコードも残る。", en: "The ward's own codes; retired ones stay."),
        columns: [
            .text("コード表", "List", "どの一覧のコードか。", "Which list the code is of."),
            .text("コード", "Code", "ほかの表で使われるコード。", "As other tables use it."), .name,
            .text("名称（英語）", "Title in English", "英語の名称。", "In English."),
            .count("並び順", "Position", nil, "一覧での順序。", "Its place in the list."),
            .optionalDay("廃止日", "Retired on", "この日から新しい記録には使われない。", "New records do not use it from this day on."),
        ],
        primaryKey: ["コード表", "コード"]
    )

    private static let closingsTable = ExportTable(
        name: "closings",
        title: Title(ja: "締めの状態", en: "Closings"),
        description: Title(
            ja: "各月と年度の値が速報値（provisional）、確定値（final）、訂正版（revised）のいずれか。公開用では公表済みの版。",
            en:
                "Whether the figures of each month and year are provisional, final or revised; for the public, as released."
        ),
        columns: [
            .text("期間", "Period", "2026-05、または年度の2026。", "2026-05, or 2026 for a fiscal year."),
            .text("期間の種類", "Kind", "month、fiscal_year", "month or fiscal_year."),
            .text("状態", "Status", "provisional 速報値、final 確定値、revised 訂正版", "provisional, final or revised"),
            .optionalCount(
                "版",
                "Version",
                nil,
                "1が確定値、2以上が訂正版。速報値は空。",
                "1 is final, more a revision; empty while provisional."
            ),
            .optionalDay(
                "確定日",
                "Made on",
                "その版になった日。公開用では公表した日。",
                "The day of this version; for the public, of its release."
            ),
        ],
        primaryKey: ["期間"]
    )

    // MARK: Internal

    private static let consultationsTable = ExportTable(
        name: "consultations",
        title: Title(ja: "相談記録", en: "Consultations"),
        description: Title(
            ja: "相談1件につき1行。取り消された相談、利用者、対応者、備考は含まない。",
            en: "A row for each consultation; none that is void, and nothing of residents, staff or notes."
        ),
        columns: [
            .text("識別番号", "Id", "相談の識別番号。", "The consultation's id."),
            .day("相談日", "Held on", "相談を受けた日（日本時間）。", "The day on which it was held, in Japan."), .site, .channel,
            .text("相談内容", "Topics", "コードを「;」で区切る。複数計上。", "Codes with ; between them."), .ageBand,
            .optionalCount("対応時間", "Minutes", .minutes, "書かれていなければ空。", "Empty where it was not written down."),
            .optionalText("対応結果", "Outcome", "codes.csvのoutcome。", "outcome of codes.csv."),
            .optionalCount("満足度", "Satisfaction", nil, "1から5。", "1 to 5."),
            .optionalFlag(
                "オンライン手続の可否",
                "Can do it online",
                "自分でオンライン手続ができるか。聞いていなければ空。",
                "Whether the person can apply online alone; empty where not asked."
            ),
            .count("記録の版", "Revision", nil, "訂正されるたびに1増える。", "One more with each correction."),
        ],
        primaryKey: ["識別番号"],
        foreignKeys: [.sites]
    )

    private static let wardByMonthTable = ExportTable(
        name: "ward_by_month",
        title: Title(ja: "区の月別集計", en: "The ward by month"),
        description: Title(
            ja: "新規利用者数は、年度内に初めて支援を受けた登録利用者（実人数）。4月からの合計が年度の実人数になる。",
            en:
                "New residents are those on record who were first supported in the fiscal year; summed from April they are 実人数."
        ),
        columns: [
            .month, .consultations,
            .count("匿名の相談件数", "Anonymous", .consultations, "登録のない人の相談。", "Of people not on record."),
            .count("新規利用者数", "New residents", .people, "実人数。", "Distinct people."),
        ],
        primaryKey: ["年月"]
    )

    private static let sitesByMonthTable = ExportTable(
        name: "sites_by_month",
        title: Title(ja: "拠点別月別集計", en: "Sites by month"),
        description: Title(
            ja: "新規利用者数は拠点ごとに数えるので、拠点を合計しても区の実人数にならない。",
            en: "New residents are counted at each site, so that their sum over sites is not the ward's."
        ),
        columns: [
            .month, .site, .consultations, .minutes,
            .count("匿名の相談件数", "Anonymous", .consultations, "登録のない人の相談。", "Of people not on record."),
            .count("新規利用者数", "New residents", .people, "その拠点で年度内に初めて支援を受けた実人数。", "First seen at the site in the year."),
        ],
        primaryKey: ["年月", "拠点コード"],
        foreignKeys: [.sites]
    )

    private static let consultationsByMonthTable = ExportTable(
        name: "consultations_by_month",
        title: Title(ja: "拠点・相談方法・年代別集計", en: "Consultations by site, channel and age"),
        description: Title(ja: "0件の組合せは行がない。", en: "Combinations without any have no row."),
        columns: [.month, .site, .channel, .ageBand, .consultations, .minutes],
        primaryKey: ["年月", "拠点コード", "相談方法", "年代"],
        foreignKeys: [.sites]
    )

    private static let mentionsByTopicTable = ExportTable(
        name: "mentions_by_topic",
        title: Title(ja: "拠点・相談内容別延べ件数", en: "Mentions by site and topic"),
        description: Title(
            ja: "1件の相談に複数の内容があれば、それぞれに数える。相談件数と合計は一致しない。",
            en: "A consultation with several topics counts for each; the sum is not the number of consultations."
        ),
        columns: [.month, .site, .topic, .mentions],
        primaryKey: ["年月", "拠点コード", "相談内容"],
        foreignKeys: [.sites]
    )

    private static let outcomesByMonthTable = ExportTable(
        name: "outcomes_by_month",
        title: Title(ja: "拠点・相談方法・対応結果別集計", en: "Outcomes by site and channel"),
        description: Title(ja: "満足件数は満足度4と5。", en: "Satisfied are 4 and 5 of the rated."),
        columns: [
            .month, .site, .channel, .outcome, .consultations,
            .count("計時件数", "Timed", .consultations, "対応時間が書かれた相談。", "With minutes written down."), .minutes,
            .count("評価件数", "Rated", .consultations, "満足度を聞いた相談。", "Whose satisfaction was asked."),
            .count("満足件数", "Satisfied", .consultations, "満足度4または5。", "4 or 5."),
        ],
        primaryKey: ["年月", "拠点コード", "相談方法", "対応結果"],
        foreignKeys: [.sites]
    )

    private static let supportersTable = ExportTable(
        name: "supporters",
        title: Title(ja: "支援員数", en: "Supporters"),
        description: Title(ja: "基準日の状態。", en: "As of the reference date."),
        columns: [
            .text("所属拠点コード", "Home site", "所属のない支援員はunknown。", "unknown for those without one."),
            .text("支援員種別", "Kind", "codes.csvのsupporter_kind。不明はunknown。", "supporter_kind of codes.csv, or unknown."),
            .text(
                "状態",
                "Status",
                "applied 応募、in_training 研修中、certified 認定、active 活動中、paused 休止、lapsed 失効、retired 退任、declined 辞退・不採用",
                "Their status on the reference date."
            ),
            .count("人数", "People", .people, "実人数。", "Distinct people."),
            .count(
                "うち活動中",
                "Active",
                .people,
                "認定と任用が有効な活動中の人。指標に数える。",
                "Active with certificate and appointment in force."
            ),
        ],
        primaryKey: ["所属拠点コード", "支援員種別", "状態"]
    )

    private static let supporterHoursTable = ExportTable(
        name: "supporter_hours",
        title: Title(ja: "支援員の活動時間", en: "Supporters' hours"),
        description: Title(ja: "当番表と自己申告は別の出所で、足し合わせない。", en: "Two sources that are never added up."),
        columns: [
            .month, .text("拠点コード", "Site", "拠点のない申告はunknown。", "unknown for reports without one."),
            .count("当番の時間", "On shifts", .minutes, "当番表による。", "By the roster."),
            .count("申告の時間", "Reported", .minutes, "本人の申告による。", "As they report."),
        ],
        primaryKey: ["年月", "拠点コード"]
    )

    private static let coursesTable = ExportTable(
        name: "courses",
        title: Title(ja: "講習会", en: "Courses"),
        description: Title(ja: "受講者数は延べ人数。", en: "Participants are attendances."),
        columns: [
            .text("講習会コード", "Course", "講習会のコード。", "The course's code."), .day("開催日", "Held on", "日本時間。", "In Japan."),
            .text("講習会種別", "Kind", "codes.csvのcourse_kind。", "course_kind of codes.csv."), .site,
            .optionalText("連携先種別", "Partner's kind", "codes.csvのpartner_kind。", "partner_kind of codes.csv."),
            .count("定員", "Capacity", .people, "受け入れる人数。", "Places."),
            .flag("中止", "Cancelled", "中止されたか。", "Whether it was cancelled."),
            .count("受講者数", "Participants", .attendances, "延べ人数。", "Attendances."),
            .count("満足度回答数", "Rated", .people, "満足度に答えた人。", "Who rated it."),
            .count("満足数", "Satisfied", .people, "満足度4または5。", "4 or 5."),
            .count(
                "自力可否回答数",
                "Asked whether they can do it",
                .people,
                "自分でできるかに答えた人。",
                "Who answered whether they can do it alone now."
            ),
            .count("自力でできる数", "Can do it alone", .people, "うち、できると答えた人。", "Of them, who can."),
            .count(
                "参加意向回答数",
                "Asked whether they want to help",
                .people,
                "支援員になりたいかに答えた人。",
                "Who answered whether they want to help."
            ),
            .count("手伝いたい数", "Want to help", .people, "うち、手伝いたいと答えた人。", "Of them, who do."),
        ],
        primaryKey: ["講習会コード"],
        foreignKeys: [.sites]
    )

    private static let conversionsTable = ExportTable(
        name: "conversions",
        title: Title(ja: "教わる側から教える側へ", en: "From being taught to teaching"),
        description: Title(
            ja: "支援を受けた人が支援員になるまでの各段階に達した人数（達した月で数える）。",
            en:
                "People who reached a step on the way from being supported to being a supporter, by the month in which they did."
        ),
        columns: [
            .month, .text("拠点コード", "Site", "拠点のない移行はunknown。", "unknown for those without one."),
            .text(
                "段階",
                "Step",
                "applied 応募、certified 認定、active 活動開始、first_session 初めての相談対応、still_active 12か月後も活動中",
                "applied, certified, active, first_session, still_active (after 12 months)"
            ),
            .count("人数", "People", .people, "実人数。", "Distinct people."),
        ],
        primaryKey: ["年月", "拠点コード", "段階"]
    )

    private static let correctionsTable = ExportTable(
        name: "corrections",
        title: Title(ja: "訂正一覧", en: "Corrections"),
        description: Title(
            ja: "前回の出力で確定値または訂正版として渡した月の値のうち、その後に変わったもの。",
            en: "Figures of months that the export before delivered as closed, and that have changed since."
        ),
        columns: [
            .month, .count("版", "Version", nil, "この訂正でできた訂正版。", "The revision that it made."),
            .text(
                "表",
                "Measure",
                "consultations 相談件数、minutes 対応時間、mentions 内容別延べ件数、outcomes 対応結果別、attendances 受講者数",
                "Which figure: consultations, minutes, mentions, outcomes or attendances."
            ),
            .site, .optionalText("区分1", "First code", "相談方法、相談内容、または講習会種別。", "Channel, topic or kind of course."),
            .optionalText("区分2", "Second code", "年代または対応結果。", "Age band or outcome."),
            .count("旧", "Old value", nil, "訂正前の値。", "Before."), .count("新", "New value", nil, "訂正後の値。", "After."),
            .text("理由", "Reason", "申請に書かれた理由。", "As given in the amendment."),
            .text("承認者", "Approved by", "アカウント名。", "The account."), .day("承認日", "Approved on", "日本時間。", "In Japan."),
        ],
        primaryKey: []
    )
}

extension ExportForeignKey {
    static let sites = ExportForeignKey("拠点コード", of: "sites")
}
