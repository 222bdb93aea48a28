internal import DeskStore
internal import SupportDesk

/// What the tables of the public package are.
extension DeliveredTable {
    /// Figures of closed periods by these keys.
    static func released(
        _ name: String,
        _ ja: String,
        _ en: String,
        _ keys: [ExportColumn],
        _ unit: Title = .consultations
    ) -> ExportTable {
        ExportTable(
            name: name,
            title: Title(ja: ja, en: en),
            description: Title(
                ja: "締めた期間のみ。秘匿した値は空で、秘匿区分がX。0はそのまま0。",
                en: "Closed periods only. A value that is hidden is empty and marked X; zero stays zero."
            ),
            columns: keys + [
                .optionalCount("値", "Value", unit, "秘匿した場合は空。", "Empty where it is hidden."),
                .suppression,
            ],
            primaryKey: keys.map(\.header),
            foreignKeys: keys.contains { $0.header == ExportColumn.site.header } ? [.sites] : []
        )
    }

    /// What has changed of what was published before.
    static let publicCorrectionsTable = ExportTable(
        name: "corrections",
        title: Title(ja: "訂正一覧", en: "Corrections"),
        description: Title(
            ja: "前回公表した月の値のうち、その後に変わったもの。秘匿した値は示さない。",
            en: "Figures of months published before that have changed since. Hidden values are not shown."
        ),
        columns: [
            .month, .count("版", "Version", nil, "この訂正でできた訂正版。", "The revision that it made."),
            .text("表", "Measure", "age 年代別、topic 相談内容別、channel 相談方法別、outcome 対応結果別", "age, topic, channel, outcome"),
            .optionalText("拠点コード", "Site", "区全体は空。", "Empty for the whole ward."),
            .optionalText("区分", "Code", "合計は空。", "Empty for the total."),
            .optionalCount("旧", "Old value", nil, "秘匿していれば空。", "Empty where it was hidden."),
            .optionalCount("新", "New value", nil, "秘匿すれば空。", "Empty where it is hidden."),
            .text("理由", "Reason", "amended 記録の訂正", "amended: a record was amended."),
            .text("承認者", "Approved by", "coordinator 調整担当", "coordinator: somebody else than who proposed it."),
        ],
        primaryKey: []
    )
}
