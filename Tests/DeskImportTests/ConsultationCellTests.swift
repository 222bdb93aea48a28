import DeskImport
import SupportDesk
import Testing

@Suite("The cells of a consultations log")
struct ConsultationCellTests {
    @Test(
        "A site is known by code, name or alias, however it is written",
        arguments: [
            ("S001", "S001"), ("ｓ００１", "S001"), (" S001　", "S001"), ("荻窪図書館", "S001"), ("　荻窪図書館 ", "S001"),
            ("中央図書", "S001"), ("専用ｺｰﾙｾﾝﾀｰ", "S057"), ("電話相談", "S057"),
        ]
    )
    func site(cell: String, code: String) throws {
        #expect(try content(["拠点": cell]).site == Code(code))
    }

    @Test("An unknown site is refused, with the nearest names")
    func unknownSite() throws {
        #expect(try rejection(["拠点": "荻窪図書間"]) == Refused("拠点", "荻窪図書間", .problem(.unknownSite(nearest: ["荻窪図書館"]))))
        #expect(try rejection(["拠点": "第九公民館"]) == Refused("拠点", "第九公民館", .problem(.unknownSite(nearest: []))))
        #expect(try rejection(["拠点": " "]) == Refused("拠点", nil, .problem(.required)))
    }

    @Test(
        "A day is read as people in an office write it",
        arguments: [
            "2025-05-14", "2025/5/14", "2025/05/14", "2025年5月14日", "令和7年5月14日", "令和７年５月１４日", "R7.5.14",
            "Ｒ７．５．１４", "２０２５／５／１４", " 2025/5/14 ", "2025.5.14",
        ]
    )
    func day(cell: String) throws {
        #expect(try content(["相談日": cell]).heldOn == DeskImportTests.day("2025-05-14"))
    }

    @Test(
        "A day that the calendar does not have, or that cannot be read, is refused",
        arguments: ["2025/2/30", "2025/13/1", "令和99年4月1日", "不明", "5/14", "平成32年4月1日", "2025", "20250514", "昨日"]
    )
    func unreadableDay(cell: String) throws {
        #expect(try rejection(["相談日": cell]) == Refused("相談日", cell, .problem(.unreadableDate)))
    }

    @Test("A day in the future is refused; today in Japan is none")
    func future() throws {
        #expect(try content(["相談日": "2026-05-14"]).heldOn == DeskImportTests.day("2026-05-14"))
        let latest = DeskImportTests.day("2026-05-14")
        #expect(try rejection(["相談日": "2026/5/15"]) == Refused("相談日", "2026/5/15", .problem(.future(latest: latest))))
    }

    @Test("The first and the last day of a site's service count; the days before and after are refused")
    func service() throws {
        for open in ["2023-08-01", "2025-12-31"] {
            #expect(try content(["拠点": "S002", "相談日": open]).heldOn == DeskImportTests.day(open))
        }
        #expect(
            try rejection(["拠点": "S002", "相談日": "2023-07-31"])
                == Refused("拠点", "S002", .problem(.siteNotOpenYet(opens: DeskImportTests.day("2023-08-01"))))
        )
        #expect(
            try rejection(["拠点": "S002", "相談日": "2026-01-01"])
                == Refused("拠点", "S002", .problem(.siteClosed(lastDay: DeskImportTests.day("2025-12-31"))))
        )
    }

    @Test(
        "A channel has several names",
        arguments: [
            ("対面", Channel.inPerson), ("窓口", .inPerson), ("来所", .inPerson), ("in_person", .inPerson),
            ("電話", .phone), ("TEL", .phone), ("ｔｅｌ", .phone), ("Tel ", .phone), ("phone", .phone),
            ("オンライン", .online), ("ｵﾝﾗｲﾝ", .online), ("Zoom", .online), ("ＺＯＯＭ", .online), ("online", .online),
            ("訪問", .visit), ("出張", .visit), ("visit", .visit),
        ]
    )
    func channel(cell: String, channel: Channel) throws {
        #expect(try content(["方法": cell]).channel == channel)
    }

    @Test("An unknown channel is refused", arguments: ["FAX", "窓", "対面電話"])
    func unknownChannel(cell: String) throws {
        #expect(try rejection(["方法": cell]) == Refused("方法", cell, .problem(.unknownChannel)))
    }

    @Test(
        "Topics are parted by commas and semicolons of any width, and stand once each in the ward's order",
        arguments: [
            ("地図", ["maps"]), ("e-Tax、電話・カメラ", ["calls_camera", "e_tax"]), ("メール,地図", ["email", "maps"]),
            ("メール;地図", ["email", "maps"]), ("メール，地図", ["email", "maps"]), ("メール；地図", ["email", "maps"]),
            ("ﾒｰﾙ､地図", ["email", "maps"]), ("地図\nメール", ["email", "maps"]), ("地図、地図、maps", ["maps"]),
            (" 地図 、 Ｗｉ－Ｆｉ設定 ", ["maps", "wifi"]), ("地図、", ["maps"]), ("、地図", ["maps"]),
        ]
    )
    func topics(cell: String, codes: [String]) throws {
        #expect(try content(["相談内容": cell]).topics == codes.map { Topic.ID($0) })
    }

    @Test("A topic that the ward does not have is refused, with the nearest ones; so is none")
    func unknownTopic() throws {
        #expect(
            try rejection(["相談内容": "地図、アプリの導入"])
                == Refused("相談内容", "地図、アプリの導入", .problem(.unknownTopic(nearest: ["アプリ導入"])))
        )
        #expect(try rejection(["相談内容": ""]) == Refused("相談内容", nil, .problem(.required)))
        #expect(try rejection(["相談内容": "、"]) == Refused("相談内容", "、", .problem(.required)))
    }

    @Test("A topic whose own title holds a comma is found")
    func topicWithComma() throws {
        let desk = SampleDesk.desk.with(topics: [("photos", "写真、動画"), ("maps", "地図")])
        let row = try #require(try LogFile.outcome(of: ["相談内容": "写真、動画"], desk: desk).rows.first)
        #expect(row.content.topics == [Code("photos")])
    }

    @Test(
        "An age is a number, a band or a limit",
        arguments: [
            ("72", AgeBand.from70), ("72歳", .from70), ("７２歳", .from70), ("72才", .from70), ("59", .under60),
            ("60", .from60),
            ("65", .from65), ("89歳", .from85), ("90", .from90), ("104歳", .from90), ("0", .under60),
            ("70-74", .from70), ("70～74歳", .from70), ("70〜74", .from70), ("７０－７４", .from70), ("70歳～74歳", .from70),
            ("60-64", .from60), ("65ー69", .from65), ("30-34", .under60), ("55～59歳", .under60), ("90-94", .from90),
            ("90歳以上", .from90), ("90以上", .from90), ("９０歳以上", .from90), ("60歳未満", .under60), ("60未満", .under60),
            ("59歳以下", .under60), ("30代", .under60), ("90代", .from90), ("under60", .under60), ("90+", .from90),
            ("", .unknown), ("　", .unknown), ("不明", .unknown), ("不詳", .unknown), ("unknown", .unknown),
            ("回答しない", .declined), ("declined", .declined),
        ]
    )
    func age(cell: String, band: AgeBand) throws {
        #expect(try content(["年代": cell]).ageBand == band)
    }

    @Test(
        "An age that fits several bands or none is refused",
        arguments: [
            "70代", "60歳以上", "65歳未満", "70-79", "74-70", "131", "-5", "高齢", "72.5", "7 0-", "70-74-78", "以上", "60歳未",
        ]
    )
    func unknownAge(cell: String) throws {
        #expect(try rejection(["年代": cell]) == Refused("年代", cell, .problem(.unknownAgeBand)))
    }

    @Test(
        "Minutes are a number with or without 分",
        arguments: [("1", 1), ("15", 15), ("15分", 15), ("１５分", 15), (" 15 分 ", 15), ("600", 600), ("005", 5)]
    )
    func minutes(cell: String, value: Int) throws {
        #expect(try content(["対応時間": cell]).minutes == Minutes(value))
    }

    @Test("Minutes may be missing")
    func noMinutes() throws {
        #expect(try content(["対応時間": " "]).minutes == nil)
    }

    @Test("Minutes outside 1…600 are refused", arguments: ["0", "601", "3000分", "０分"])
    func minutesOutOfRange(cell: String) throws {
        #expect(try rejection(["対応時間": cell]) == Refused("対応時間", cell, .problem(.outOfRange(1...600))))
    }

    @Test(
        "Minutes that cannot be read are refused",
        arguments: ["短め", "-5分", "15.5", "1時間", "分", "10-20", "99999999999999999999"]
    )
    func unreadableMinutes(cell: String) throws {
        #expect(try rejection(["対応時間": cell]) == Refused("対応時間", cell, .problem(.unreadableMinutes)))
    }

    @Test("Supporters are codes, parted like topics")
    func supporters() throws {
        #expect(try content(["対応者": "支援員００２、 支援員001"]).supporters == [Code("支援員001"), Code("支援員002")])
        #expect(try content(["対応者": ""]).supporters == [])
    }

    @Test("Too many supporters, or one that is no code, are refused")
    func refusedSupporters() throws {
        let eleven = (1...11).map { "a\($0)" }.joined(separator: ";")
        #expect(try rejection(["対応者": eleven])?.reason == .problem(.tooMany(limit: 10)))
        #expect(try rejection(["対応者": String(repeating: "a", count: 41)])?.reason == .problem(.tooLong(limit: 40)))
        #expect(try rejection(["対応者": "a\u{1}"]) == Refused("対応者", "a\u{FFFD}", .problem(.controlCharacter)))
    }

    @Test("An outcome is one of the ward's, or none")
    func outcome() throws {
        #expect(try content(["結果": "専門機関へ紹介"]).outcome == Code("referred"))
        #expect(try content(["結果": "　"]).outcome == nil)
        #expect(
            try rejection(["結果": "自分で出来た"])
                == Refused("結果", "自分で出来た", .problem(.unknownOutcome(nearest: ["自分でできた"])))
        )
    }

    @Test("A receipt number is kept as a code: NFKC, without white space around it")
    func receipt() throws {
        let row = try #require(try LogFile.outcome(of: ["受付番号": " ２０２５－００００１ "]).rows.first)
        #expect(row.receipt == "2025-00001")
        #expect(row.content.receipt == "2025-00001")
    }

    @Test("A row without a receipt number, or with one too long, is refused")
    func refusedReceipt() throws {
        #expect(try rejection(["受付番号": "　"]) == Refused("受付番号", nil, .problem(.required)))
        #expect(try rejection(["受付番号": String(repeating: "1", count: 41)])?.reason == .problem(.tooLong(limit: 40)))
    }

    @Test(
        "A note is kept exactly as it was written",
        arguments: ["髙橋様", " ①再訪希望　", "1行目\n2行目", "ｶﾅ", "～30分延長", "\u{FA19}谷"]
    )
    func note(cell: String) throws {
        let note = try #require(try content(["備考": cell]).note)
        #expect(Array(note.unicodeScalars) == Array(cell.unicodeScalars))
    }

    @Test("White space alone is no note", arguments: ["", " ", "　\t"])
    func noNote(cell: String) throws {
        #expect(try content(["備考": cell]).note == nil)
    }

    @Test("A note that is too long or holds a control character is refused, and not shown")
    func refusedNote() throws {
        #expect(try content(["備考": String(repeating: "あ", count: 1000)]).note?.count == 1000)
        #expect(
            try rejection(["備考": String(repeating: "あ", count: 1001)])
                == Refused("備考", nil, .problem(.tooLong(limit: 1000)))
        )
        for control in ["\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}"] {
            #expect(try rejection(["備考": "a\(control)b"]) == Refused("備考", nil, .problem(.controlCharacter)))
        }
    }

    @Test(
        "A My Number in a note is refused and not shown, however it is written",
        arguments: [
            "1234 5678 9018", "番号は123456789018です", "１２３４５６７８９０１８", "1234-5678-9018", "1234－5678－9018", "①②③④⑤⑥⑦⑧⑨018",
            "⑫34 5678 9018",
        ]
    )
    func myNumber(cell: String) throws {
        #expect(try rejection(["備考": cell]) == Refused("備考", nil, .problem(.holdsMyNumber)))
    }

    @Test("A My Number that strayed into another column is not shown", arguments: ["相談日", "拠点", "年代", "対応時間", "対応者"])
    func strayMyNumber(column: String) throws {
        let rejection = try #require(try rejection([column: "1234 5678 9018"]))
        #expect(rejection.field == column)
        #expect(rejection.value == nil)
    }

    @Test("What is shown of a cell is cut")
    func longValue() throws {
        let rejection = try rejection(["拠点": String(repeating: "長", count: 100)])
        #expect(rejection?.value == String(repeating: "長", count: 40))
    }

    @Test("Of several faults the site comes first, then the day")
    func order() throws {
        let faults = ["拠点": "S999", "相談日": "不明", "方法": "FAX", "対応時間": "短め"]
        #expect(try rejection(faults)?.field == "拠点")
        #expect(try rejection(faults.filter { $0.key != "拠点" })?.field == "相談日")
        #expect(try rejection(faults.filter { !["拠点", "相談日"].contains($0.key) })?.field == "方法")
    }

    /// A rejection without where it stands.
    struct Refused: Equatable {
        let field: String?
        let value: String?
        let reason: Rejection.Reason

        init(_ field: String?, _ value: String?, _ reason: Rejection.Reason) {
            self.field = field
            self.value = value
            self.reason = reason
        }
    }

    private func content(_ cells: [String: String]) throws -> ConsultationContent {
        let outcome = try LogFile.outcome(of: cells)
        return try #require(outcome.rows.first?.content, "\(outcome.rejections)")
    }

    private func rejection(_ cells: [String: String]) throws -> Refused? {
        try LogFile.outcome(of: cells).rejections.first.map { Refused($0.field, $0.value, $0.reason) }
    }
}
