import DeskClient
import DeskText
import SupportDesk
import Testing

@Suite("mado report coverage")
struct CoverageReportTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    private func lines(_ language: Language = .ja, width: Int? = nil, towns: Bool = false) throws -> [String] {
        desktop.console.width = width
        try desktop.session(language).report(ReportRequest(.coverage, showsTowns: towns))
        return desktop.console.take().data
    }

    @Test(
        "At 80 columns: the rate with its radius, totals in their units, the sites, uncovered towns, the best new sites"
    )
    func narrow() throws {
        #expect(
            try lines(width: 80).joined(separator: "\n") == """
                拠点と地域の状況  令和8年度（2026年度）  令和8年11月23日現在  速報値
                地理的カバー率 97.3%: 65歳以上120,217人のうち116,970人が、開所中の拠点から半径
                500m以内（直線距離、人口は令和8年1月1日現在）
                相談 6,412件 ・ 対応時間 103,220分 ・ 利用者 3,020人（実人数）
                匿名の相談 3,110件（延べ） ・ 支援員 210人（過去12か月）

                コード  拠点                   相談件数            実人数  最寄り65+  千人当たり
                S001    中央図書館                3,600  ████████   1,800     71,234        50.5
                S002    西荻図書館                  720  █▋           360          –           –
                  令和8年9月30日に廃止
                S004    下高井戸五コミュニテ…     1,080  ██▍          540     48,983        22.1
                S057    専用コールセンター        1,012  ██▎          506          –           –
                「最寄り65+」が「–」の拠点は、開所中でないか位置の登録がないため、カバー率に入り
                ません。

                範囲に拠点のない町丁目（65歳以上の多い順）
                町丁目        65歳以上  最寄りの拠点  距離m
                久我山1丁目      1,200  中央図書館      560
                久我山2丁目      1,100  中央図書館      620
                久我山3丁目      1,000  中央図書館      680
                久我山4丁目        900  中央図書館      740
                久我山5丁目        800  中央図書館      800
                久我山6丁目        700  中央図書館      860
                久我山7丁目        600  中央図書館      920
                久我山8丁目        500  中央図書館      980
                久我山9丁目        400  中央図書館    1,040
                久我山10丁目       300  中央図書館    1,100
                ほかに2の町丁目があります（--townsですべて表示）。

                拠点を増やすと効果の大きい町丁目（上から順に増やした場合）
                町丁目        新たに範囲に入る65歳以上  カバー率
                久我山1丁目                      2,210     99.1%
                久我山7丁目                        800     99.8%
                久我山12丁目                       237     99.9%
                """
        )
        #expect(
            try lines(.en, width: 80).joined(separator: "\n") == """
                Sites and coverage  FY2026 (Apr 2026 – Mar 2027)  as of 2026-11-23  provisional
                Coverage 97.3%: 116,970 of 120,217 people of 65+ live within 500 m of an open
                site (great-circle distance; population as of 2026-01-01)
                6,412 consultations · 103,220 minutes · 3,020 residents (each once)
                3,110 anonymous contacts · 210 supporters (last 12 months)

                Code  Site                   Consult.            Residents  65+ near  Per 1,000
                S001  中央図書館                3,600  ████████      1,800    71,234       50.5
                S002  西荻図書館                  720  █▋              360         –          –
                  closed on 2026-09-30
                S004  下高井戸五コミュニテ…     1,080  ██▍             540    48,983       22.1
                S057  専用コールセンター        1,012  ██▎             506         –          –
                Sites with “–” under “65+ near” are not open or have no place on the map; they
                count for no coverage.

                Towns without a site within reach (most people of 65+ first)
                Town          Aged 65+  Nearest site  Metres
                久我山1丁目      1,200  中央図書館       560
                久我山2丁目      1,100  中央図書館       620
                久我山3丁目      1,000  中央図書館       680
                久我山4丁目        900  中央図書館       740
                久我山5丁目        800  中央図書館       800
                久我山6丁目        700  中央図書館       860
                久我山7丁目        600  中央図書館       920
                久我山8丁目        500  中央図書館       980
                久我山9丁目        400  中央図書館     1,040
                久我山10丁目       300  中央図書館     1,100
                … and 2 more; --towns lists them all.

                Where one more site would reach the most (each with those before it)
                Town          65+ reached anew  Coverage
                久我山1丁目              2,210     99.1%
                久我山7丁目                800     99.8%
                久我山12丁目               237     99.9%
                """
        )
    }

    @Test("Columns for which there is no room are named, unless it shall be quiet")
    func leftOut() throws {
        desktop.console.width = 80
        try desktop.session().report(ReportRequest(.coverage))
        #expect(
            desktop.console.take().words == [
                "幅が足りないため省いた列: 月別、匿名延べ、支援員、Wi-Fi、端末（--format csvにはすべてあります）"
            ]
        )
        try desktop.session(quiet: true).report(ReportRequest(.coverage))
        #expect(desktop.console.take().words.isEmpty)
        desktop.console.width = 140
        try desktop.session().report(ReportRequest(.coverage))
        #expect(desktop.console.take().words.isEmpty)
    }

    @Test("At 140 columns there is the year's course for each site")
    func wide() throws {
        #expect(
            try lines(width: 140)[4..<10].joined(separator: "\n") == """
                コード  拠点                            相談件数            月別      実人数  匿名延べ  支援員  Wi-Fi  端末  最寄り65+  千人当たり
                S001    中央図書館                         3,600  ████████  ▁▂▃▄▅▆▇█   1,800     1,200      36  有       12     71,234        50.5
                S002    西荻図書館                           720  █▋        ▁▂▃▄▅▆▇█     360       240       7  無        –          –           –
                  令和8年9月30日に廃止
                S004    下高井戸五コミュニティふらっと     1,080  ██▍       ▁▂▃▄▅▆▇█     540       360      10  有        0     48,983        22.1
                S057    専用コールセンター                 1,012  ██▎       ▁▂▃▄▅▆▇█     506       337      10  –         –          –           –
                """
        )
        #expect(
            try lines(.en, width: 140)[4..<10].joined(separator: "\n") == """
                Code  Site                            Consult.            By month  Residents  Anonymous  Supporters  Wi-Fi  Terminals  65+ near  Per 1,000
                S001  中央図書館                         3,600  ████████  ▁▂▃▄▅▆▇█      1,800      1,200          36  yes           12    71,234       50.5
                S002  西荻図書館                           720  █▋        ▁▂▃▄▅▆▇█        360        240           7  no             –         –          –
                  closed on 2026-09-30
                S004  下高井戸五コミュニティふらっと     1,080  ██▍       ▁▂▃▄▅▆▇█        540        360          10  yes            0    48,983       22.1
                S057  専用コールセンター                 1,012  ██▎       ▁▂▃▄▅▆▇█        506        337          10  –              –         –          –
                """
        )
    }

    @Test("Without a terminal there are the last three months instead of bars")
    func plain() throws {
        #expect(
            try lines()[4..<10].joined(separator: "\n") == """
                コード  拠点                            相談件数  9月  10月  11月  実人数  匿名延べ  支援員  Wi-Fi  端末  最寄り65+  千人当たり
                S001    中央図書館                         3,600  600   700   800   1,800     1,200      36  有       12     71,234        50.5
                S002    西荻図書館                           720  120   140   160     360       240       7  無        –          –           –
                  令和8年9月30日に廃止
                S004    下高井戸五コミュニティふらっと     1,080  180   210   240     540       360      10  有        0     48,983        22.1
                S057    専用コールセンター                 1,012  168   196   224     506       337      10  –         –          –           –
                """
        )
        #expect(
            try lines(.en)[4..<10].joined(separator: "\n") == """
                Code  Site                            Consult.  Sep  Oct  Nov  Residents  Anonymous  Supporters  Wi-Fi  Terminals  65+ near  Per 1,000
                S001  中央図書館                         3,600  600  700  800      1,800      1,200          36  yes           12    71,234       50.5
                S002  西荻図書館                           720  120  140  160        360        240           7  no             –         –          –
                  closed on 2026-09-30
                S004  下高井戸五コミュニティふらっと     1,080  180  210  240        540        360          10  yes            0    48,983       22.1
                S057  専用コールセンター                 1,012  168  196  224        506        337          10  –              –         –          –
                """
        )
    }

    @Test("What a column means is told only where the column stands")
    func reachAtNarrowTerminal() throws {
        #expect(try lines(width: 80).contains { $0.hasPrefix("「最寄り65+」が") })
        let narrow = try lines(width: 50)
        #expect(!narrow.contains { $0.contains("最寄り65+") })
        #expect(narrow.contains { $0.hasPrefix("専用コールセンター") })
    }

    @Test("Without a population there is no rate, and no town is called uncovered")
    func withoutPopulation() throws {
        desktop.desk.answer(report: "coverage", with: SampleReports.coverageWithoutPopulation)
        let inJapanese = try lines()
        #expect(inJapanese[1] == "65歳以上の人口の登録がないため、地理的カバー率は計算できません（半径800m、直線距離）。")
        #expect(inJapanese.count == 6)
        let inEnglish = try lines(.en)
        #expect(
            inEnglish[1]
                == "No coverage rate: there is no population of 65+ on record (radius 800 m, great-circle distance)."
        )
        #expect(!(inJapanese + inEnglish).contains { $0.contains("0.0") || $0.contains("inf") })
    }

    @Test("A site that will close or open says when")
    func closingAndOpening() throws {
        var document = SampleReports.coverage
        document.sites[0].closedOn = "2027-01-31"
        (document.sites[3].open, document.sites[3].openedOn) = (false, "2027-02-01")
        desktop.desk.answer(report: "coverage", with: document)
        let inJapanese = try lines()
        #expect(inJapanese.contains("  令和9年1月31日に廃止予定"))
        #expect(inJapanese.contains("  令和8年9月30日に廃止"))
        #expect(inJapanese.contains("  令和9年2月1日に開設"))
        let inEnglish = try lines(.en)
        #expect(inEnglish.contains("  closes on 2027-01-31"))
        #expect(inEnglish.contains("  opens on 2027-02-01"))
    }

    @Test("A year without consultations still has its sites, and says so")
    func empty() throws {
        var document = SampleReports.coverage
        document.ward = .init()
        document.sites = [
            .init(site: "S001", name: "中央図書館", kind: "library", openedOn: "2022-04-01", open: true, records: "/")
        ]
        desktop.desk.answer(report: "coverage", with: document)
        let lines = try lines(width: 80)
        #expect(lines.contains("データなし: この年度の相談の記録は、まだありません。"))
        #expect(lines.contains { $0.hasPrefix("S001    中央図書館") })
    }

    /// Of which two sites have not been heard from for days, one of them never.
    private func answerWithSilentSites() {
        var document = SampleReports.coverage
        document.sites[0].lastHeardAt = "2026-11-22T16:55:10.123456+09:00"
        document.sites[1].lastHeardAt = "2026-09-30T17:00:00+09:00"
        (document.sites[2].lastHeardAt, document.sites[2].silentOpenDays) = ("2025-11-16T10:00:00+09:00", 3)
        document.sites[3].silentOpenDays = 60
        desktop.desk.answer(report: "coverage", with: document)
    }

    @Test("When each site was last heard from stands in its row, and a silent site is marked below it")
    func silent() throws {
        answerWithSilentSites()
        #expect(
            try lines()[4..<12].joined(separator: "\n") == """
                コード  拠点                            相談件数  9月  10月  11月  実人数  匿名延べ  支援員  Wi-Fi  端末  最寄り65+  千人当たり  最終受信
                S001    中央図書館                         3,600  600   700   800   1,800     1,200      36  有       12     71,234        50.5  11月22日
                S002    西荻図書館                           720  120   140   160     360       240       7  無        –          –           –  9月30日
                  令和8年9月30日に廃止
                S004    下高井戸五コミュニティふらっと     1,080  180   210   240     540       360      10  有        0     48,983        22.1  2025年11月16日
                  令和7年11月16日から、開所日3日にわたって記録が届いていません
                S057    専用コールセンター                 1,012  168   196   224     506       337      10  –         –          –           –  –
                  開所日60日にわたって、まだ記録が届いていません
                """
        )
        #expect(
            try lines(.en)[4..<12].joined(separator: "\n") == """
                Code  Site                            Consult.  Sep  Oct  Nov  Residents  Anonymous  Supporters  Wi-Fi  Terminals  65+ near  Per 1,000  Last heard
                S001  中央図書館                         3,600  600  700  800      1,800      1,200          36  yes           12    71,234       50.5  22 Nov
                S002  西荻図書館                           720  120  140  160        360        240           7  no             –         –          –  30 Sep
                  closed on 2026-09-30
                S004  下高井戸五コミュニティふらっと     1,080  180  210  240        540        360          10  yes            0    48,983       22.1  16 Nov 2025
                  nothing heard since 2025-11-16: 3 open days
                S057  専用コールセンター                 1,012  168  196  224        506        337          10  –              –         –          –  –
                  nothing heard yet: 60 open days
                """
        )
    }

    @Test("How long a site may be silent can be said, within reason")
    func patience() throws {
        answerWithSilentSites()
        try desktop.session(.en).report(ReportRequest(.coverage, staleAfter: 4))
        let lines = desktop.console.take().data
        #expect(lines.contains("  nothing heard yet: 60 open days"))
        #expect(!lines.contains { $0.hasPrefix("  nothing heard since") })
        for days in [0, -1, 93] {
            let failure = desktop.failure { () throws(ClientFailure) in
                try desktop.session().report(ReportRequest(.coverage, staleAfter: days))
            }
            #expect(failure == .client(.staleAfterOutOfRange(1...92)))
            #expect(failure?.exitStatus == .usage)
        }
        #expect(desktop.console.take().data.isEmpty)
    }

    @Test("On a narrow terminal the silence is told whole below the row, on as many lines as it takes")
    func silentAtNarrowTerminal() throws {
        answerWithSilentSites()
        let lines = try lines(width: 46)
        #expect(lines.allSatisfy { $0.cells <= 46 })
        #expect(lines.map { $0.filter { $0 != " " } }.joined().contains("令和7年11月16日から、開所日3日にわたって記録が届いていません"))
    }

    @Test("--towns lists all uncovered towns and no sites")
    func towns() throws {
        let lines = try lines(towns: true)
        #expect(lines.filter { $0.hasPrefix("久我山") }.count == 12 + 3)
        #expect(!lines.contains { $0.hasPrefix("S001") || $0.contains("--towns") })
        try desktop.session().report(ReportRequest(.coverage, showsTowns: true, format: "csv"))
        let rows = desktop.console.take().data[0].replacing("\r\n", with: "\n").split(separator: "\n")
        #expect(rows.count == 13)
        #expect(rows[0] == "\u{FEFF}町丁目コード,町丁目,65歳以上人口（人）,最寄り拠点コード,最寄り拠点,最寄り拠点までの直線距離（m）")
        #expect(rows[1] == "T101,久我山1丁目,1200,S001,中央図書館,560.4")
        var document = SampleReports.coverage
        document.uncoveredTowns = []
        desktop.desk.answer(report: "coverage", with: document)
        #expect(try self.lines(towns: true).last == "範囲に拠点のない町丁目はありません。")
    }

    @Test("CSV has a row for each site with every month, channel and age, and no totals")
    func csv() throws {
        try desktop.session(.en).report(ReportRequest(.coverage, format: "csv"))
        let rows = desktop.console.take().data[0].replacing("\r\n", with: "\n").split(separator: "\n")
        #expect(rows.count == 1 + 4)
        #expect(
            rows[0] == """
                \u{FEFF}Site code,Site,Kind code,Town code,Opened on,Closed on,State,Consultations,Minutes,\
                Residents (each once),Anonymous contacts,Supporters (each once),Public Wi-Fi,Public terminals,\
                Residents 65+ with this as nearest site,"Consultations per 1,000 residents 65+",\
                Last heard from at,Open days without a record since,\
                Consultations: 2026-04,Consultations: 2026-05,Consultations: 2026-06,Consultations: 2026-07,\
                Consultations: 2026-08,Consultations: 2026-09,Consultations: 2026-10,Consultations: 2026-11,\
                Consultations: in person,Consultations: phone,Consultations: online,Consultations: visit,\
                Consultations: under 60,Consultations: 60–64,Consultations: 65–74,Consultations: 75 and over,\
                Consultations: age not known,Consultations: age not said
                """
        )
        #expect(
            rows[1] == """
                S001,中央図書館,library,131156001,2022-04-01,,open,3600,57600,1800,1200,36,yes,12,71234,50.537,,0,\
                100,200,300,400,500,600,700,800,2700,900,0,0,0,0,1800,1800,0,0
                """
        )
        #expect(
            rows[2] == """
                S002,西荻図書館,library,,2022-04-01,2026-09-30,not open,720,11520,360,240,7,no,,,,,0,\
                20,40,60,80,100,120,140,160,540,180,0,0,0,0,360,360,0,0
                """
        )
    }

    @Test("A name with quotes, commas or line breaks stays one cell of the CSV")
    func quoting() throws {
        var document = SampleReports.coverage
        document.sites[0].name = "中央\"本館\", 1階\r\n受付"
        desktop.desk.answer(report: "coverage", with: document)
        try desktop.session().report(ReportRequest(.coverage, format: "csv"))
        #expect(
            desktop.console.take().data[0].utf8.split(separator: 10).map { String(Substring($0)) }[1].hasPrefix(
                "S001,\"中央\"\"本館\"\", 1階\r"
            )
        )
    }
}
