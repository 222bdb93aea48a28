internal import DeskReports
internal import DeskStore
internal import DeskText
internal import SupportDesk

/// How the year stands against its targets, as a table: the same figures as in the report.
struct TargetsTable {
    let documents: [TargetsDocument]

    static let table = ExportTable(
        name: "targets",
        title: Title(ja: "目標の達成状況", en: "Targets"),
        description: Title(
            ja: "年度の基準日における指標の値と目標値。値＝分子÷分母×係数（分母がなければ分子×係数）。",
            en: "Each indicator on the reference date of its year: value = numerator ÷ denominator × factor."
        ),
        columns: [
            .year, .day("基準日", "As of", "この日までの記録による。", "By what was held up to this day."),
            .text("指標", "Indicator", "指標のコード。", "The indicator's code."), .name,
            .text("単位", "Unit", "件、人（実人数）、%など。", "What is counted, or %."),
            .optionalNumber("値", "Value", "算出できないときは空。", "Empty where there is none."),
            .optionalNumber("目標値", "Target", "定めがなければ空。", "Empty where none is set."),
            .optionalNumber("分子", "Numerator", "数えたもの。", "What was counted."),
            .optionalNumber("分母", "Denominator", "割るもの。なければ空。", "What it is divided by, if anything."),
            .optionalNumber("係数", "Factor", "百分率は100。", "100 for percentages."),
            .text("出所", "Source", "computed 記録から算出、survey 調査", "computed from records, or survey"),
            .optionalDay("調査・台帳の基準日", "Reference date", "基準日と異なるとき。", "Where it is not the day above."),
            .text("状態", "Status", "provisional 速報値、final 確定値、revised 訂正版", "provisional, final or revised"),
        ],
        primaryKey: ["年度", "指標"]
    )

    var rows: [[String?]] {
        documents.flatMap { document in
            document.indicators.map { indicator in
                [
                    String(document.fiscalYear), document.asOf, indicator.id, indicator.title, indicator.unit,
                    indicator.value.map(Self.written), indicator.target.map(Self.written),
                    indicator.numerator.map(Self.written), indicator.denominator.map(Self.written),
                    Self.written(indicator.factor), indicator.source, indicator.referenceDate,
                    document.status,
                ]
            }
        }
    }

    /// Without an exponent, and without a point where there is nothing behind it.
    private static func written(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
    }
}
