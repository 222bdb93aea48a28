import DeskClient
import DeskText
import SupportDesk
import Testing

@Suite("mado report topics, channels and divide")
struct OtherReportTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    private func lines(_ request: ReportRequest, _ language: Language = .ja, width: Int? = nil) throws -> [String] {
        desktop.console.width = width
        try desktop.session(language).report(request)
        return desktop.console.take().data
    }

    /// The records of the CSV without the mark and the line ends.
    private func rows(_ request: ReportRequest, _ language: Language = .ja) throws -> [Substring] {
        var request = request
        request.format = "csv"
        try desktop.session(language).report(request)
        let text = try #require(desktop.console.take().data.first)
        return text.dropFirst().replacing("\r\n", with: "\n").split(separator: "\n")
    }

    // MARK: Topics

    @Test("Topics show their mentions with bars, and that mentions and consultations are two counts")
    func topics() throws {
        #expect(
            try lines(ReportRequest(.topics), width: 80).joined(separator: "\n") == """
                相談内容別の件数  令和8年度（2026年度）  令和8年11月23日現在  速報値

                相談内容            延べ件数
                マイナンバーカード     2,400  ████████████████████
                詐欺・セキュリティ     1,200  ██████████
                地図                      31  ▎

                内容別延べ件数（複数計上）は3,631件、相談件数は2,800件です。1件の相談に内容が複
                数あればそれぞれに数えるため、2つは別の数です。
                """
        )
        #expect(
            try lines(ReportRequest(.topics), .en, width: 80).joined(separator: "\n") == """
                Topics  FY2026 (Apr 2026 – Mar 2027)  as of 2026-11-23  provisional

                Topic               Mentions
                My Number Card         2,400  ████████████████████
                Fraud and security     1,200  ██████████
                Maps                      31  ▎

                3,631 mentions (内容別延べ件数), 2,800 consultations (相談件数): two counts, for
                a consultation with several topics is counted under each of them.
                """
        )
    }

    @Test("By month there is a column for each, by site a row for each that has any")
    func groupedTopics() throws {
        #expect(
            try lines(ReportRequest(.topics, groupings: ["month"]), width: 140)[0..<6].joined(separator: "\n") == """
                相談内容別の件数  令和8年度（2026年度）  令和8年11月23日現在  速報値

                相談内容            延べ件数                         10月  11月
                マイナンバーカード     2,400  ████████████████████  2,370    30
                詐欺・セキュリティ     1,200  ██████████            1,170    30
                地図                      31  ▎                         1    30
                """
        )
        #expect(
            try lines(ReportRequest(.topics, groupings: ["site"])).joined(separator: "\n") == """
                相談内容別の件数  令和8年度（2026年度）  令和8年11月23日現在  速報値

                相談内容              延べ件数
                マイナンバーカード       2,400
                  中央図書館             2,370
                  専用コールセンター        30
                詐欺・セキュリティ       1,200
                  中央図書館             1,170
                  専用コールセンター        30
                地図                        31
                  専用コールセンター        30
                  中央図書館                 1

                内容別延べ件数（複数計上）は3,631件、相談件数は2,800件です。1件の相談に内容が複数あればそれぞれに数えるため、2つは別の数です。
                """
        )
    }

    @Test("CSV of the topics: a row for each topic, or for each topic and site or month")
    func topicsAsData() throws {
        #expect(
            try rows(ReportRequest(.topics)) == [
                "相談内容コード,相談内容,内容別延べ件数（件）", "my_number_card,マイナンバーカード,2400",
                "fraud_security,詐欺・セキュリティ,1200", "maps,地図,31",
            ]
        )
        #expect(
            try rows(ReportRequest(.topics, groupings: ["month"]), .en).prefix(3) == [
                "Topic code,Topic,Month,Mentions", "my_number_card,My Number Card,2026-10,2370",
                "my_number_card,My Number Card,2026-11,30",
            ]
        )
        #expect(
            try rows(ReportRequest(.topics, groupings: ["site"]), .en).prefix(4) == [
                "Topic code,Topic,Site code,Site,Mentions", "my_number_card,My Number Card,S001,中央図書館,2370",
                "my_number_card,My Number Card,S003,ゆうゆう和田館,0",
                "my_number_card,My Number Card,S057,専用コールセンター,30",
            ]
        )
    }

    // MARK: Channels

    @Test("Channels stand side by side with n; marks only where chance does not explain a difference")
    func channels() throws {
        #expect(
            try lines(ReportRequest(.channels), width: 80).joined(separator: "\n") == """
                方法別の対応  令和8年度（2026年度）  令和8年11月23日現在  速報値

                項目               対面      n   電話      n  オンライン      n  訪問       n
                相談件数          5,012         1,210                178           12
                平均時間 分       ▲18.4  4,990   ▼9.8  1,207        17.9    170  42.0  12(少)
                満足 %             91.7  1,203   89.3    310       100.0  4(少)     –   0(少)
                自分でできた %    ▲61.2  4,800  ▼41.0  1,100        58.8    160  75.0  12(少)
                専門機関へ紹介 %    2.0  4,800    2.0  1,100         2.0    160   2.0      12

                ▲高い、▼低い: ほかの方法全体との差が、偶然では説明できないものだけに付けています
                （有意水準5%、多重比較を補正）。(少)は件数が少なく、比べられないものです。
                """
        )
        #expect(
            try lines(ReportRequest(.channels), .en, width: 80).joined(separator: "\n") == """
                Channels  FY2026 (Apr 2026 – Mar 2027)  as of 2026-11-23  provisional

                Measure        in person      n  phone      n  online        n  visit         n
                Consultations      5,012         1,210            178              12
                Average minutes
                                   ▲18.4  4,990   ▼9.8  1,207    17.9      170   42.0  12 (few)
                Satisfied %         91.7  1,203   89.3    310   100.0  4 (few)      –   0 (few)
                Did it themselves %
                                   ▲61.2  4,800  ▼41.0  1,100    58.8      160   75.0  12 (few)
                Referred to a specialist %
                                     2.0  4,800    2.0  1,100     2.0      160    2.0        12

                ▲ higher, ▼ lower than the other channels together, where the difference is
                beyond chance (5%, corrected for many comparisons). (few): too few cases to
                compare.
                """
        )
    }

    @Test("Where the channels do not fit side by side, they stand one below the other")
    func narrowChannels() throws {
        #expect(
            try lines(ReportRequest(.channels), width: 50)[0..<9].joined(separator: "\n") == """
                方法別の対応  令和8年度（2026年度）
                令和8年11月23日現在  速報値

                対面                         n
                相談件数          5,012
                平均時間 分       ▲18.4  4,990
                満足 %             91.7  1,203
                自分でできた %    ▲61.2  4,800
                専門機関へ紹介 %    2.0  4,800
                """
        )
    }

    @Test("CSV of the channels: a row for each channel and measure, with n and the comparison")
    func channelsAsData() throws {
        let rows = try rows(ReportRequest(.channels))
        #expect(rows.count == 1 + 4 * 4)
        #expect(rows[0] == "方法コード,方法,項目コード,項目,単位,値,件数（件）,n,ほかの方法との比較")
        #expect(rows[1] == "in_person,対面,minutes,平均時間 分,分,18.44,,4990,higher")
        #expect(rows[3] == "in_person,対面,done_by_self,自分でできた,%,61.2,2506,4800,higher")
        #expect(rows[14] == "visit,訪問,satisfied,満足 %,%,,,0,too_few")
    }

    // MARK: The divide

    @Test("The divide has a row for each town, and says how many consultations have one")
    func divide() throws {
        #expect(
            try lines(ReportRequest(.divide), width: 80).joined(separator: "\n") == """
                地域ごとの利用状況  令和8年度（2026年度）  令和8年11月23日現在  速報値
                相談6,412件のうち、町丁目の分かる210件を集計しています。
                人口は令和8年1月1日現在です。

                町丁目             65歳以上  75歳以上  相談件数  千人当たり  最寄りの拠点  距離m
                方南一丁目            1,467       811       210       143.1  中央図書館    1,205
                下高井戸公園予定…         0         0         0           –  –                 –
                """
        )
        #expect(
            try lines(ReportRequest(.divide), .en, width: 80).joined(separator: "\n") == """
                Digital divide  FY2026 (Apr 2026 – Mar 2027)  as of 2026-11-23  provisional
                210 of 6,412 consultations have a town on record and are counted here.
                The population is that of 2026-01-01.

                Town               Aged 65+  Aged 75+  Consult.  Per 1,000  Nearest site  Metres
                方南一丁目            1,467       811       210      143.1  中央図書館     1,205
                下高井戸公園予定…         0         0         0          –  –                  –
                """
        )
    }

    @Test("CSV of the divide: codes and places as they are, nothing where there is nobody to divide by")
    func divideAsData() throws {
        #expect(
            try rows(ReportRequest(.divide)) == [
                """
                町丁目コード,町丁目,緯度,経度,人口（人）,65歳以上人口（人）,75歳以上人口（人）,相談件数（件）,65歳以上千人当たり相談件数（件）,\
                最寄り拠点コード,最寄り拠点,最寄り拠点までの直線距離（m）
                """, "131156001,方南一丁目,35.676313,139.6613,8177,1467,811,210,143.149,S001,中央図書館,1204.6",
                "131156139,下高井戸公園予定地,35.676313,139.6613,0,0,0,0,,,,",
            ]
        )
    }

    @Test("Without a population the divide says so")
    func divideWithoutPopulation() throws {
        let document = DivideDocument(
            fiscalYear: 2026,
            asOf: "2026-11-23",
            status: .provisional,
            populationDate: nil,
            consultations: 0,
            towns: []
        )
        desktop.desk.answer(report: "divide", with: document)
        let inJapanese = try lines(ReportRequest(.divide))
        #expect(inJapanese.contains("人口の登録がないため、人口と千人当たりの件数は表示できません。"))
        #expect(inJapanese.contains("データなし: この年度の相談の記録は、まだありません。"))
        let inEnglish = try lines(ReportRequest(.divide), .en)
        #expect(inEnglish.contains("There is no population on record, and so no figure per 1,000 people either."))
    }

    @Test(
        "A year without consultations has empty tables, and says so",
        arguments: [WardReport.topics, .channels]
    )
    func empty(report: WardReport) throws {
        desktop.desk.answer(
            report: "topics",
            with: TopicsDocument(
                fiscalYear: 2020,
                asOf: "2021-03-31",
                status: .final,
                site: nil,
                consultations: 0,
                topics: []
            )
        )
        desktop.desk.answer(
            report: "channels",
            with: ChannelsDocument(fiscalYear: 2020, asOf: "2021-03-31", status: .final, site: nil, channels: [])
        )
        for width in [nil, 80] {
            #expect(try lines(ReportRequest(report), width: width)[1] == "データなし: この年度の相談の記録は、まだありません。")
        }
    }
}
