import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Testing

@Suite("mado report conversions and supporters")
struct CircleReportTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
        desktop.desk.answer("GET /v1/reports/conversions", Self.conversions)
        desktop.desk.answer("GET /v1/reports/supporters", Self.supporters)
    }

    private static let counts = """
        "supported":120,"finishedCourse":60,"applied":12,"certified":10,"active":9,"firstSession":8,"stillActive":0
        """

    private static let conversions = """
        {"fiscalYear":2026,"asOf":"2026-11-23","provisional":true,"status":"provisional","version":null,"site":null,"steps":[\
        {"step":"supported","title":"支援を受けた","inYear":1200,"cohort":1200,"ofPrevious":null,"ofFirst":1,"medianDays":null},\
        {"step":"applied","title":"支援員に応募した","inYear":14,"cohort":12,"ofPrevious":0.2,"ofFirst":0.01,"medianDays":45.5}],\
        "medianDaysToActive":120,"sites":[{"site":"S001","name":"中央図書館",\(counts)},\
        {"site":"S057","name":"専用コールセンター","supported":0,"finishedCourse":0,"applied":0,"certified":0,"active":0,\
        "firstSession":0,"stillActive":0}],"months":[{"month":"2026-04",\(counts)}],\
        "cohorts":[{"fiscalYear":2025,\(counts)}],"activeSupporters":{"total":350,"onceResidents":42,"share":0.12},\
        "given":[{"group":"once_residents","title":"利用者だった支援員","consultations":1500,"rated":12,"satisfied":11,\
        "share":0.9167},{"group":"staff","title":"職員","consultations":0,"rated":0,"satisfied":0,"share":null}]}
        """

    private static let supporters = """
        {"asOf":"2026-11-23","provisional":true,"status":"provisional","version":null,"site":null,"supporters":{"active":350,"certified":360,"inTraining":12,"applied":5,"paused":3},\
        "per10k":{"value":6.1,"population":570000,"referenceDate":"2026-11-01"},"sites":[{"site":"S001",\
        "name":"中央図書館","active":9,"certified":10,"endingSoon":2,"languages":{"jsl":1,"ja":9},\
        "hours":{"shifts":2430,"consultations":1200,"reported":null},"vacancies":{"hours":6.5,"needed":40}},\
        {"site":"S057","name":"専用コールセンター","active":0,"certified":0,"endingSoon":0,"languages":{},\
        "hours":{"shifts":null,"consultations":null,"reported":null},"vacancies":null}],\
        "kinds":[{"kind":"senior","title":"シニアデジタルサポーター","active":350}],"endingWithinDays":60}
        """

    private func lines(_ request: ReportRequest, _ language: Language = .ja, width: Int? = nil) throws -> [String] {
        desktop.console.width = width
        try desktop.session(language).report(request)
        return desktop.console.take().data
    }

    @Test("The funnel, who were once residents, what they gave, by site, month and cohort")
    func funnel() throws {
        #expect(
            try lines(ReportRequest(.conversions)).joined(separator: "\n") == """
                教わる側から教える側へ  令和8年度（2026年度）  令和8年11月23日現在  速報値

                段階              今年度  今年度の利用者  前段階比  利用者比  日数（中央値）
                支援を受けた       1,200           1,200         –    100.0%               –
                支援員に応募した      14              12     20.0%      1.0%            45.5
                今年度の利用者: 今年度に初めて支援を受けた人のうち、基準日までにその段階に達した人。
                初めての支援から活動開始まで: 120日（中央値）
                活動中の支援員350人のうち、利用者だった人は42人（12.0%）です。

                支援員が対応した相談
                対応した人          相談件数  評価   満足
                利用者だった支援員     1,500    12  91.7%
                職員                       0     0      –

                拠点別（今年度に初めて支援を受けた人）
                拠点        支援  講習  応募  認定  活動  初支援  12か月後
                中央図書館   120    60    12    10     9       8         0

                月別（その月に段階に達した人）
                月   支援  講習  応募  認定  活動  初支援  12か月後
                4月   120    60    12    10     9       8         0

                初めて支援を受けた年度別
                年度  支援  講習  応募  認定  活動  初支援  12か月後
                2025   120    60    12    10     9       8         0
                """
        )
        let english = try lines(ReportRequest(.conversions), .en)
        #expect(english[0].hasPrefix("From being taught to teaching  FY2026"))
        #expect(english.contains("42 of 350 active supporters were once residents (12.0%)."))
    }

    @Test("Supporters site by site; what is not known is – and not 0")
    func supporters() throws {
        #expect(
            try lines(ReportRequest(.supporters)).joined(separator: "\n") == """
                支援員の状況  令和8年11月23日現在  速報値
                活動中350人 ・ 認定360人 ・ 研修中12人 ・ 応募5人 ・ 休止3人
                人口1万人当たり6.1人（人口570,000人、令和8年11月1日現在）

                種別                      活動
                シニアデジタルサポーター   350

                拠点                活動  認定  期限間近  言語                  シフト  相談  自己申告  不足時間
                中央図書館             9    10         2  日本語 9、日本手話 1    40.5    20         –       6.5
                専用コールセンター     0     0         0  –                          –     –         –         –
                期限間近: 認定か任用が60日以内に終わる人
                時間は今月分です。3つは別々の記録で、足し合わせられません。不足時間は今後28日分です。
                """
        )
    }

    @Test("Neither is wider than the terminal", arguments: [60, 80, 120], Language.allCases)
    func narrow(width: Int, language: Language) throws {
        for report in [WardReport.conversions, .supporters] {
            for line in try lines(ReportRequest(report), language, width: width) {
                #expect(line.cells <= width, "\(line)")
            }
        }
    }

    @Test("CSV has the rows alone, JSON is the server's")
    func data() throws {
        try desktop.session(.en).report(ReportRequest(.conversions, format: "csv"))
        #expect(
            desktop.console.take().data == [
                "\u{FEFF}Step code,Step,In the year,Year's cohort,Of the previous step (%),Of those supported (%),"
                    + "Median days\r\nsupported,支援を受けた,1200,1200,,100,\r\napplied,支援員に応募した,14,12,20,1,45.5\r\n"
            ]
        )
        try desktop.session().report(ReportRequest(.supporters, format: "csv"))
        let rows = try #require(desktop.console.take().data.first?.replacing("\r\n", with: "\n").split(separator: "\n"))
        #expect(rows[1] == "S001,中央図書館,9,10,2,日本語 9、日本手話 1,2430,1200,,6.5,40")
        #expect(rows[2] == "S057,専用コールセンター,0,0,0,,,,,,")
        try desktop.session(json: true).report(ReportRequest(.supporters))
        #expect(desktop.console.take().data == [Self.supporters])
    }

    @Test("Only what was said is asked for")
    func paths() throws {
        try desktop.session().report(ReportRequest(.conversions, fiscalYear: "R8", asOf: "2026-11-23", site: "中央"))
        try desktop.session().report(ReportRequest(.supporters, asOf: "R8.9.30"))
        #expect(
            desktop.server.requests.map(\.path).filter { $0.contains("reports") } == [
                "/v1/reports/conversions?fiscalYear=R8&asOf=2026-11-23&site=S001",
                "/v1/reports/supporters?asOf=R8.9.30",
            ]
        )
    }
}
