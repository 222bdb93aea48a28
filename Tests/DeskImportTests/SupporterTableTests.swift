import DeskImport
import SupportDesk
import Testing

@Suite("A file of supporters")
struct SupporterTableTests {
    private static let header = "支援員コード,種別,状態,認定日,有効期限,拠点コード,言語,技能"
    private static let today = day("2026-05-14")

    private static let desk = Desk(
        ward: SampleDesk.desk.ward,
        wardName: SampleDesk.desk.wardName,
        siteKinds: SampleDesk.desk.siteKinds,
        sites: SampleDesk.desk.sites,
        topics: SampleDesk.topics,
        outcomes: SampleDesk.outcomes,
        people: PeopleLists(
            supporterKinds: SampleDesk.table([("senior", "シニアデジタルサポーター"), ("staff", "職員")]),
            languages: SampleDesk.table([("ja", "日本語"), ("jsl", "日本手話"), ("en", "英語")])
        ),
        eras: SampleDesk.eras
    )

    private func read(_ rows: String, header: String = header) throws -> ImportedTable<ListedSupporter> {
        let file = try TestFile("\(header)\n\(rows)\n")
        return try SupporterTable.read(path: file.path, desk: Self.desk, today: Self.today)
    }

    @Test("All of a supporter is read, by codes, titles or aliases in any width")
    func supporter() throws {
        let table = try read("ＳＤ１, シニアデジタルサポーター ,活動中,R7.4.1,令和10年3月31日,おぎくぼ,日本手話；日本語,マイナンバーカード、地図")
        #expect(
            table.rows.map(\.value) == [
                ListedSupporter(
                    code: Code("SD1"),
                    kind: Code("senior"),
                    listing: SupporterListing(
                        status: .active,
                        certifiedOn: day("2025-04-01"),
                        certifiedUntil: day("2028-03-31")
                    ),
                    sites: [Code("S001")],
                    languages: [Code("ja"), Code("jsl")],
                    skills: [Code("maps"), Code("my_number_card")]
                )
            ]
        )
    }

    @Test(
        "Days, sites, languages and skills may be blank, and their columns missing",
        arguments: ["SD1,staff,applied,,,,,"]
    )
    func blanks(row: String) throws {
        let expected = ListedSupporter(
            code: Code("SD1"),
            kind: Code("staff"),
            listing: SupporterListing(status: .applied)
        )
        #expect(try read(row).rows.map(\.value) == [expected])
        #expect(try read("応募,SD1,職員", header: "状態,支援員コード,種別").rows.map(\.value) == [expected])
    }

    @Test("The first of several sites is the home site")
    func sites() throws {
        #expect(try read("SD1,staff,応募,,,S057;S001、S057,,").rows.first?.value.sites == [Code("S057"), Code("S001")])
    }

    @Test(
        "Every status is read by its Japanese word",
        arguments: zip(
            ["応募", "研修中", "認定", "休止", "失効", "退任", "辞退"],
            [
                SupporterStatus.applied, .inTraining, .certified, .paused, .lapsed, .retired, .declined,
            ]
        )
    )
    func statuses(word: String, status: SupporterStatus) throws {
        #expect(try read("SD1,staff,\(word),,,,,").rows.first?.value.listing.status == status)
    }

    @Test(
        "A row that cannot be used is refused",
        arguments: [
            (",staff,応募,,,,,", "支援員コード", nil, Rejection.Reason.problem(.required)),
            ("1234-5678-9018,staff,応募,,,,,", "支援員コード", nil, .problem(.holdsMyNumber)),
            ("SD1,,応募,,,,,", "種別", nil, .problem(.required)),
            ("SD1,先生,応募,,,,,", "種別", "先生", .problem(.unknownCode(nearest: []))),
            ("SD1,staff,,,,,,", "状態", nil, .problem(.required)),
            (
                "SD1,staff,活躍,,,,,", "状態", "活躍",
                .problem(.notOneOf(SupporterStatus.allCases.map(\.rawValue)))
            ),
            ("SD1,staff,認定,2026-04-31,,,,", "認定日", "2026-04-31", .problem(.unreadableDate)),
            ("SD1,staff,認定,2026-05-15,,,,", "認定日", "2026-05-15", .problem(.future(latest: today))),
            ("SD1,staff,活動中,2026-05-14,,,,", "有効期限", nil, .problem(.required)),
            (
                "SD1,staff,認定,2026-05-14,2026-05-13,,,", "有効期限", "2026-05-13",
                .problem(.dayOutside(day("2026-05-14")...day("2076-05-13")))
            ),
            ("SD1,staff,応募,,,S999x,,", "拠点コード", "S999x", .problem(.unknownSite(nearest: []))),
            ("SD1,staff,応募,,,,火星の言葉,", "言語", "火星の言葉", .problem(.unknownCode(nearest: []))),
            ("SD1,staff,応募,,,,,木彫り", "技能", "木彫り", .problem(.unknownCode(nearest: []))),
        ]
    )
    func refusals(row: String, field: String, value: String?, reason: Rejection.Reason) throws {
        let table = try read(row)
        #expect(table.rows.isEmpty)
        #expect(table.tally.rejections == [Rejection(line: 2, field: field, value: value, reason: reason)])
    }

    @Test("The same supporter again is a duplicate, or refused when something differs")
    func repetition() throws {
        let table = try read("SD1,staff,応募,,,,,\nＳＤ1,職員,applied,,,,,\nSD1,staff,研修中,,,,,")
        #expect(table.rows.count == 1)
        #expect(table.tally.duplicates == 1)
        #expect(
            table.tally.rejections
                == [Rejection(line: 4, field: "支援員コード", value: "SD1", reason: .repeatedWithOtherContent(firstLine: 2))]
        )
    }
}
