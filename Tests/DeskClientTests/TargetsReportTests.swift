import DeskClient
import DeskText
import SupportDesk
import Testing

@Suite("mado report targets")
struct TargetsReportTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    /// The report's lines at a terminal of this width, or without one.
    private func lines(_ language: Language = .ja, width: Int? = nil) throws -> [String] {
        desktop.console.width = width
        try desktop.session(language).report(ReportRequest(.targets))
        return desktop.console.take().data
    }

    /// The lines for a report of this indicator alone.
    private func lines(
        of indicator: TargetsDocument.Indicator,
        _ language: Language = .ja,
        width: Int? = nil
    ) throws -> [String] {
        var document = SampleReports.targets(language)
        document.indicators = [indicator]
        desktop.desk.answer(report: "targets", with: document)
        return try lines(language, width: width)
    }

    @Test("At 80 columns a row tells the essential, and lines below it the rest")
    func narrow() throws {
        #expect(
            try lines(width: 80).joined(separator: "\n") == """
                目標の達成状況  令和8年度（2026年度）  令和8年11月23日現在  速報値
                3月31日までの開所日は、残り83日です。

                指標                 実績    目標  達成率          前年同日   予測  状況
                相談対応件数（件）  6,412  10,000     64%  ███▉░░     5,902  9,910  達成見込み
                  予測の幅 9,640〜10,180 ・ 実績/開所日 41.1 ・ 必要/開所日 43.2
                支援を受けた住民数 人(実人数)
                                    3,020  10,000     30%  █▊░░░░     2,871  4,700  遅れ
                  予測の幅 4,390〜5,010 ・ 実績/開所日 19.4 ・ 必要/開所日 84.1
                  延べ人数(匿名を含む): 6,412人(延べ)
                  うち匿名の相談(実人数に含まない): 3,110件
                高齢者向け講習会参加者 人(延べ)
                                        –   5,000       –                 –      –  データなし
                  もとになる台帳の登録がありません
                支援員配置数（人/1万人）
                                      6.1       3    204%  ██████         –      –  達成
                  基準日 令和8年1月1日 ・ 350/571,703
                公共施設のWi-Fi・公共端末設置率（%）
                                     62.5     100     63%  ███▊░░         –      –  遅れ
                  基準日 令和8年6月1日 ・ 25/40
                  うちWi-Fi設置: 80%（32/40）
                  うち公共端末設置: 67.5%（27/40）
                75歳以上デジタルサービス利用率（%）
                                     13.6      50     27%  █▋░░░░         –      –  遅れ
                  調査 令和8年10月1日 n=1,204
                利用満足度（%）         –      80       –                 –      –  データなし
                  調査の結果がまだ入力されていません
                  相談後の満足度(随時・調査とは別): 91.7%（1,100/1,200）
                教わる側から教える側へ 人(実人数)
                                        4  未設定       –                 –      –  –
                  予測なし: 過去1年分の記録が必要です

                地理的カバー率は、開所中の拠点から半径500m（直線距離）で計算しています。
                予測は3月31日の値、幅は80%の区間です（方法: 最近の水準と過去の季節変動）。
                """
        )
        #expect(
            try lines(.en, width: 80).joined(separator: "\n") == """
                Targets  FY2026 (Apr 2026 – Mar 2027)  as of 2026-11-23  provisional
                Open days left until 31 March: 83.

                Indicator         So far  Target  Share          Last year  Forecast  Status
                Consultations      6,412  10,000    64%  ███▉░░      5,902     9,910  On track
                  80% interval 9,640–10,180 · Per open day 41.1 · Needed/open day 43.2
                Residents supported
                                   3,020  10,000    30%  █▊░░░░      2,871     4,700  Behind
                  80% interval 4,390–5,010 · Per open day 19.4 · Needed/open day 84.1
                  contacts in all, anonymous ones included: 6,412 contacts
                  of them anonymous (not among the residents): 3,110 consultations
                Course participants (attendances)
                                       –   5,000      –                  –         –  No data
                  no register to count from yet
                Supporters per 10,000 people
                                     6.1       3   204%  ██████          –         –  Met
                  reference date 2026-01-01 · 350/571,703
                Facilities with Wi-Fi and terminals (%)
                                    62.5     100    63%  ███▊░░          –         –  Behind
                  reference date 2026-06-01 · 25/40
                  with Wi-Fi: 80% (32/40)
                  with terminals: 67.5% (27/40)
                Use of digital services at 75 and over (%)
                                    13.6      50    27%  █▋░░░░          –         –  Behind
                  survey of 2026-10-01, n = 1,204
                Satisfaction (%)       –      80      –                  –         –  No data
                  no survey result on record
                  satisfied after a consultation (running, not the survey): 91.7% (1,100/1,200)
                From being taught to teaching (residents)
                                       4    none      –                  –         –  –
                  no forecast: it needs a whole past year

                Coverage is within 500 m of an open site, by great-circle distance.
                The forecast is for 31 March, with its 80% interval (method: recent level and
                the seasons of past years).
                """
        )
    }

    @Test("At 140 columns the interval and what is needed have columns of their own")
    func wide() throws {
        #expect(
            try lines(width: 140)[3..<7].joined(separator: "\n") == """
                指標                                  実績    目標  達成率              前年同日   予測       予測の幅  実績/開所日  必要/開所日  状況
                相談対応件数（件）                   6,412  10,000     64%  ██████▍░░░     5,902  9,910  9,640〜10,180         41.1         43.2  達成見込み
                支援を受けた住民数 人(実人数)        3,020  10,000     30%  ███░░░░░░░     2,871  4,700   4,390〜5,010         19.4         84.1  遅れ
                  延べ人数(匿名を含む): 6,412人(延べ)
                """
        )
        #expect(
            try lines(.en, width: 140)[3..<7].joined(separator: "\n") == """
                Indicator                     So far  Target  Share              Last year  Forecast  80% interval  Per open day  Needed/open day  Status
                Consultations                  6,412  10,000    64%  ██████▍░░░      5,902     9,910  9,640–10,180          41.1             43.2  On track
                Residents supported            3,020  10,000    30%  ███░░░░░░░      2,871     4,700   4,390–5,010          19.4             84.1  Behind
                  contacts in all, anonymous ones included: 6,412 contacts
                """
        )
    }

    @Test("Without a terminal there are all columns and no bars")
    func plain() throws {
        #expect(
            try lines()[3..<9].joined(separator: "\n") == """
                指標                                   実績    目標  達成率  前年同日   予測       予測の幅  実績/開所日  必要/開所日  状況
                相談対応件数（件）                    6,412  10,000     64%     5,902  9,910  9,640〜10,180         41.1         43.2  達成見込み
                支援を受けた住民数 人(実人数)         3,020  10,000     30%     2,871  4,700   4,390〜5,010         19.4         84.1  遅れ
                  延べ人数(匿名を含む): 6,412人(延べ)
                  うち匿名の相談(実人数に含まない): 3,110件
                高齢者向け講習会参加者 人(延べ)           –   5,000       –         –      –              –            –            –  データなし
                """
        )
        #expect(
            try lines(.en)[3..<9].joined(separator: "\n") == """
                Indicator                                   So far  Target  Share  Last year  Forecast  80% interval  Per open day  Needed/open day  Status
                Consultations                                6,412  10,000    64%      5,902     9,910  9,640–10,180          41.1             43.2  On track
                Residents supported                          3,020  10,000    30%      2,871     4,700   4,390–5,010          19.4             84.1  Behind
                  contacts in all, anonymous ones included: 6,412 contacts
                  of them anonymous (not among the residents): 3,110 consultations
                Course participants (attendances)                –   5,000      –          –         –             –             –                –  No data
                """
        )
    }

    @Test("The report of one site says which")
    func site() throws {
        var document = SampleReports.targets(.ja)
        (document.site, document.version) = ("S001", 1)
        desktop.desk.answer(report: "targets", with: document)
        #expect(try lines().first == "目標の達成状況  中央図書館 (S001)  令和8年度（2026年度）  令和8年11月23日現在  確定値")
    }

    @Test("What its figures are worth stands in the heading", arguments: [(nil, "速報値"), (1, "確定値"), (3, "訂正版3")])
    func worth(version: Int?, words: String) throws {
        var document = SampleReports.targets(.ja)
        document.version = version
        desktop.desk.answer(report: "targets", with: document)
        #expect(try lines().first?.hasSuffix("  \(words)") == true)
    }

    @Test(
        "Why there is no forecast, and what a figure lacks, is said in words",
        arguments: [
            (
                "under-eight-weeks", "population", ["人口の登録がありません", "予測なし: 記録がまだ8週間分ありません"],
                ["no population on record", "no forecast: under eight weeks of data"]
            ),
            (
                "needs-past-year", "facilities", ["主要施設の登録がありません", "予測なし: 過去1年分の記録が必要です"],
                ["no main public facilities on record", "no forecast: it needs a whole past year"]
            ),
            (
                "year-is-over", "survey", ["調査の結果がまだ入力されていません", "予測なし: 年度が終わっています"],
                ["no survey result on record", "no forecast: the year is over"]
            ),
            (
                "made-up", "register", ["もとになる台帳の登録がありません", "予測なし: made-up"],
                ["no register to count from yet", "no forecast: made-up"]
            ),
        ]
    )
    func reasons(noForecast: String, missing: String, japanese: [String], english: [String]) throws {
        var indicator = TargetsDocument.Indicator(
            id: "x",
            title: "X",
            unit: "%",
            factor: 100,
            source: "computed",
            direction: "up"
        )
        (indicator.noForecast, indicator.missing) = (noForecast, missing)
        let inJapanese = try lines(of: indicator)
        #expect(inJapanese[5...6] == ["  " + japanese[0], "  " + japanese[1]])
        let inEnglish = try lines(of: indicator, .en)
        #expect(inEnglish[5...6] == ["  " + english[0], "  " + english[1]])
        #expect(!inEnglish[4].contains("0"))
    }

    @Test("A share that falls short of the target is never shown as all of it, and its bar is never full")
    func almost() throws {
        var indicator = SampleReports.targets(.ja).indicators[0]
        (indicator.value, indicator.share) = (9999, 0.9999)
        let row = try lines(of: indicator, width: 80)[4]
        #expect(row.contains("99%  █████▉ "))
    }

    @Test("A year without consultations still has its table, and says so")
    func empty() throws {
        var indicator = SampleReports.targets(.ja).indicators[0]
        (indicator.value, indicator.share, indicator.numerator) = (0, 0, 0)
        (indicator.sameDayLastYear, indicator.runRate, indicator.forecast) = (nil, nil, nil)
        (indicator.neededPerOpenDay, indicator.noForecast, indicator.status) = (nil, "under-eight-weeks", .noData)
        let inJapanese = try lines(of: indicator)
        #expect(inJapanese[2] == "データなし: この年度の相談の記録は、まだありません。")
        #expect(inJapanese[5].hasSuffix("データなし"))
        let inEnglish = try lines(of: indicator, .en)
        #expect(inEnglish[2] == "No data: there are no consultations on record in this fiscal year yet.")
        #expect(inEnglish[5].hasSuffix("No data"))
    }

    @Test("A title cannot steer the terminal")
    func controlCharacters() throws {
        var indicator = SampleReports.targets(.ja).indicators[0]
        indicator.title = "相談\u{1B}[31m件数\nx"
        #expect(try lines(of: indicator, width: 80).allSatisfy { !$0.unicodeScalars.contains { $0.value < 0x20 } })
    }

    @Test("CSV has a row for each indicator, plain numbers, and an empty cell for what is not known")
    func csv() throws {
        try desktop.session().report(ReportRequest(.targets, format: "csv"))
        let text = try #require(desktop.console.take().data.first)
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n")
        #expect(lines.count == 1 + SampleReports.targets(.ja).indicators.count)
        #expect(
            lines[0] == """
                \u{FEFF}指標コード,指標,単位,値,目標値,達成率（%）,分子,分母,係数,前年同日の値,開所日1日当たりの実績,3月31日の予測,\
                予測の下限（80%）,予測の上限（80%）,予測の方法,残り開所日1日当たりの必要数,状況,出所,基準日
                """
        )
        #expect(
            lines[1] == """
                consultations,相談対応件数,件,6412,10000,64.12,6412,,1,5902,41.103,9910.4,9640,10180,\
                seasonal-local-level,43.229,on_track,computed,
                """
        )
        #expect(lines[3] == "course_participants,高齢者向け講習会参加者,人(延べ),,5000,,,,1,,,,,,,,no_data,computed,")
        #expect(
            lines[6]
                == "digital_use_75plus,75歳以上デジタルサービス利用率,%,13.6,50,27.2,164,1204,100,,,,,,,,behind,survey,2026-10-01"
        )
        try desktop.session(.en).report(ReportRequest(.targets, format: "csv"))
        #expect(
            desktop.console.take().data[0].contains(
                "\r\nsupporters_per_10k,\"Supporters per 10,000 people\",\"per 10,000\",6.122,3,204.07,350,571703,10000,"
            )
        )
    }

    @Test("Sites that have been silent are named below, the most silent first, with when they were last heard from")
    func silentSites() throws {
        func last(_ language: Language, _ sites: [TargetsDocument.Site], staleAfter: Int = 3) throws -> String? {
            var document = SampleReports.targets(language)
            document.sites = sites
            desktop.desk.answer(report: "targets", with: document)
            try desktop.session(language).report(ReportRequest(.targets, staleAfter: staleAfter))
            return desktop.console.take().data.last
        }
        let sites: [TargetsDocument.Site] = [
            .init(site: "S001", name: "中央図書館", lastHeardAt: "2026-11-20T12:00:00+09:00", silentOpenDays: 0),
            .init(site: "S004", name: "下高井戸", lastHeardAt: "2026-11-16T12:00:00+09:00", silentOpenDays: 4),
            .init(site: "S057", name: "専用コールセンター", lastHeardAt: nil, silentOpenDays: 60),
        ]
        #expect(
            try last(.ja, sites)
                == "開所日で3日以上記録が届いていない拠点があり、合計に入っていない相談があるかもしれません: "
                + "専用コールセンター（一度も届いていません）、下高井戸（令和8年11月16日から）"
        )
        #expect(
            try last(.en, sites, staleAfter: 5)
                == "Nothing was heard for 5 open days or more from these sites, so the totals may lack consultations: "
                + "専用コールセンター (never heard)"
        )
        let many = (1...12).map {
            TargetsDocument.Site(site: "S1\($0)", name: "n\($0)", lastHeardAt: nil, silentOpenDays: 9)
        }
        #expect(try last(.en, many)?.hasSuffix("n7 (never heard), and 2 more") == true)
        #expect(try last(.ja, [sites[0]])?.hasPrefix("予測は") == true)
    }
}
