import SupportDesk

@testable import StatisticsExport

/// A table with a column of each kind, and values that spreadsheets are known to spoil.
enum SampleTable {
    static let table = ExportTable(
        name: "sample",
        title: Title(ja: "見本", en: "Sample"),
        description: Title(ja: "試すための表。", en: "To try with."),
        columns: [
            ExportColumn("拠点コード", "Site", .text, description: Title(ja: "コード。", en: "A code.")),
            ExportColumn("名称", "Title", .text, description: Title(ja: "名称。", en: "Its title."), isRequired: false),
            ExportColumn(
                "件数",
                "Count",
                .integer,
                unit: Title(ja: "件", en: "consultations"),
                description: Title(ja: "数。", en: "How many."),
                isRequired: false
            ),
            ExportColumn("割合", "Share", .number, description: Title(ja: "割合。", en: "A share."), isRequired: false),
            ExportColumn("開設日", "Opened on", .date, description: Title(ja: "日。", en: "A day."), isRequired: false),
            ExportColumn(
                "中止",
                "Cancelled",
                .boolean,
                description: Title(ja: "中止。", en: "Cancelled."),
                isRequired: false
            ),
            ExportColumn(
                "相談方法",
                "Channel",
                .text,
                description: Title(ja: "方法。", en: "How."),
                isRequired: false,
                codes: [ExportCode("phone", Title(ja: "電話", en: "phone"))]
            ),
        ],
        primaryKey: ["拠点コード"]
    )

    static let rows: [[String?]] = [
        ["001", "髙﨑①㈱〜", "1234567", "0.5", "2026-04-01", "false", "phone"],
        ["1E5", "改行\nと,\"引用\"", "-3", "1e-7", nil, "true", nil],
        ["=1+1", "", nil, nil, nil, nil, nil],
    ]

    static let metadata = PackageMetadata(
        title: Title(ja: "題", en: "Title"),
        description: Title(ja: "説明", en: "Description"),
        version: "1.0.0",
        terms: Title(ja: "条件", en: "Terms"),
        months: [PackageMonth(month: day("2026-05-14"), status: .revised, version: 2, heldBack: true)]
    )

    static let name = PackageName(ward: Ward.ID("131156"), date: day("2026-05-31"))

    static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSince1970: 0) }

    /// Writes the table, or another with these rows, as a package of its own.
    @discardableResult
    static func deliver(
        in folder: String,
        as form: ExportForm = .csv(.utf8),
        for audience: ExportAudience = .internal,
        _ rows: [[String?]] = rows,
        table: ExportTable = table,
        name: PackageName = name,
        unmappable: UnmappableRule = .refuse
    ) throws -> PackageDelivery {
        let package = try PackageWriter(
            in: folder,
            name: name,
            audience: audience,
            form: form,
            unmappable: unmappable
        )
        try package.add(table) { writer in
            for row in rows { try writer.append(row: row) }
        }
        return try package.finish(metadata)
    }
}
