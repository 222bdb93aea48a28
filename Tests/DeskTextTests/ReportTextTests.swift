import DeskText
import SupportDesk
import Testing

@Suite("What reports say")
struct ReportTextTests {
    private static let eras: [JapaneseEra] = {
        func day(_ text: String) -> CivilDate { CivilDate(iso: text) ?? CivilDate(daysSince1970: 0) }
        return [
            JapaneseEra(name: "平成", letter: "H", firstDay: day("1989-01-08"), lastDay: day("2019-04-30")),
            JapaneseEra(name: "令和", letter: "R", firstDay: day("2019-05-01")),
        ]
    }()

    @Test(
        "A fiscal year is named by the era of its 1 April, 元年 for a first year",
        arguments: [
            (2026, "令和8年度（2026年度）", "FY2026 (Apr 2026 – Mar 2027)"),
            (2020, "令和2年度（2020年度）", "FY2020 (Apr 2020 – Mar 2021)"),
            (2019, "平成31年度（2019年度）", "FY2019 (Apr 2019 – Mar 2020)"),
            (1989, "平成元年度（1989年度）", "FY1989 (Apr 1989 – Mar 1990)"), (1988, "1988年度", "FY1988 (Apr 1988 – Mar 1989)"),
        ]
    )
    func fiscalYears(year: Int, japanese: String, english: String) throws {
        let year = try #require(FiscalYear(year))
        #expect(year.title(in: .ja, eras: Self.eras) == japanese)
        #expect(year.title(in: .en, eras: Self.eras) == english)
    }

    @Test("A fiscal year without eras is named by its number")
    func fiscalYearWithoutEras() throws {
        #expect(try #require(FiscalYear(2026)).title(in: .ja) == "2026年度")
    }

    @Test("Each status has a word of its own in both languages")
    func statuses() {
        for language in Language.allCases {
            let titles = TargetsDocument.Indicator.Status.allCases.map { $0.title(in: language) }
            #expect(Set(titles).count == titles.count)
        }
        #expect(TargetsDocument.Indicator.Status.allCases.map { $0.title(in: .ja) } == ["達成", "達成見込み", "遅れ", "データなし"])
    }

    @Test("The coverage rate names its radius, its distance and the day of the population")
    func coverageRate() {
        let day = CivilDate(iso: "2026-01-01")
        let rate = ReportText.coverageRate(
            percent: "97.3%",
            covered: "116,970",
            population: "120,217",
            metres: "500",
            on: day
        )
        #expect(
            rate.text(in: .ja, eras: Self.eras)
                == "地理的カバー率 97.3%: 65歳以上120,217人のうち116,970人が、開所中の拠点から半径500m以内（直線距離、人口は令和8年1月1日現在）"
        )
        #expect(
            rate.text(in: .en, eras: Self.eras) == """
                Coverage 97.3%: 116,970 of 120,217 people of 65+ live within 500 m of an open site \
                (great-circle distance; population as of 2026-01-01)
                """
        )
    }

    @Test("件, 実人数 and 延べ are told apart in both languages")
    func units() {
        let texts: [ReportText] = [.consultations("5"), .residents("5"), .anonymous("5"), .supporters("5")]
        #expect(texts.map { $0.text(in: .ja) } == ["相談 5件", "利用者 5人（実人数）", "匿名の相談 5件（延べ）", "支援員 5人（過去12か月）"])
        #expect(
            texts.map { $0.text(in: .en) } == [
                "5 consultations", "5 residents (each once)", "5 anonymous contacts", "5 supporters (last 12 months)",
            ]
        )
    }

    @Test("A reason or a method that this version does not know is shown as it is")
    func unknownCodes() {
        for language in Language.allCases {
            #expect(ReportText.noForecast(reason: "new-reason").text(in: language).hasSuffix("new-reason"))
            #expect(ReportText.missing("new-lack").text(in: language).contains("new-lack"))
            #expect(ReportText.forecastMethods(["new-method"]).text(in: language).contains("new-method"))
        }
    }
}
