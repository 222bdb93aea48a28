import DeskText
import SupportDesk
import Testing

@Suite("What people read about indicators, targets and figures at a terminal")
struct IndicatorTextTests {
    private static let day = CivilDate(daysSince1970: 20_587)  // 2026-05-14
    private static let indicator = Indicator(
        id: Indicator.ID("paper_free"),
        position: 11,
        title: Title(ja: "ペーパーレス化率", en: "Paper-free rate"),
        unit: Title(ja: "%", en: "%"),
        source: .survey,
        numerator: "電子決裁の件数",
        denominator: "決裁の件数",
        factor: 100
    )

    private static func target(_ value: Double?) throws -> Target {
        Target(
            indicator: Indicator.ID("consultations"),
            year: try #require(FiscalYear(2026)),
            version: 2,
            value: value,
            effectiveFrom: day,
            reason: nil,
            setAt: Instant(startOf: day),
            setBy: "madoguchi"
        )
    }

    private static func figure(revision: Int) -> SurveyFigure {
        SurveyFigure(
            indicator: Indicator.ID("satisfaction"),
            referenceDate: day,
            revision: revision,
            x: 587,
            n: 1000,
            source: "区民意識調査",
            enteredAt: Instant(startOf: day),
            enteredBy: "madoguchi"
        )
    }

    @Test("What was done, in both languages")
    func done() throws {
        for (text, ja, en) in try [
            (
                OperationsText.indicatorSet(.created(Self.indicator)), "指標「ペーパーレス化率」(paper_free)を追加しました。",
                "Added the indicator “Paper-free rate” (paper_free)."
            ),
            (
                .indicatorSet(.changed(Self.indicator)), "指標「ペーパーレス化率」(paper_free)を変更しました。",
                "Changed the indicator “Paper-free rate” (paper_free)."
            ),
            (
                .targetSet(.created(Self.target(12_000))),
                "consultations の2026年度の目標値を12,000としました(第2版、2026年5月14日から)。",
                "The target of consultations for FY2026 is 12,000 from 2026-05-14 on (version 2)."
            ),
            (
                .targetSet(.created(Self.target(nil))), "consultations の2026年度の目標値をなしとしました(第2版、2026年5月14日から)。",
                "The target of consultations for FY2026 is none from 2026-05-14 on (version 2)."
            ),
            (
                .figureEntered(.created(Self.figure(revision: 1))), "satisfaction の2026年5月14日の調査値を登録しました。",
                "Entered the figure of satisfaction for 2026-05-14."
            ),
            (
                .figureEntered(.created(Self.figure(revision: 3))), "satisfaction の2026年5月14日の調査値を訂正しました(第3版)。",
                "Corrected the figure of satisfaction for 2026-05-14 (revision 3)."
            ),
            (
                .targetSet(.unchanged(Self.target(1))), "すでに同じ内容が登録されていますので、何も変更していません。",
                "The same is on record already; nothing was changed."
            ),
        ] {
            #expect(text.text(in: .ja) == ja)
            #expect(text.text(in: .en) == en)
        }
    }

    @Test("Numbers are written with commas between the thousands, and whole ones without decimals")
    func numbers() {
        #expect(
            [0, 999, 1000, 12_000, 1e12, 58.7, 0.5].map(\.written) == [
                "0", "999", "1,000", "12,000", "1,000,000,000,000", "58.7", "0.5",
            ]
        )
    }

    @Test(
        "The tables have the same columns in both languages, each with a heading of its own",
        arguments: IndicatorTable.allCases
    )
    func headings(table: IndicatorTable) {
        #expect(table.titles(in: .ja).count == table.titles(in: .en).count)
        for language in Language.allCases {
            let titles = table.titles(in: language)
            #expect(Set(titles).count == titles.count)
        }
    }
}
