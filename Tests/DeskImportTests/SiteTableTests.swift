import DeskImport
import SupportDesk
import Testing

@Suite("A file of sites")
struct SiteTableTests {
    private static let header = "拠点コード,名称,種別,町丁目,緯度,経度,開設日,廃止日,公衆無線LAN(有/無),公共端末台数,別名"

    @Test("All of a site is read")
    func site() throws {
        let table = try read("０01, 西荻図書館 ,図書館,西荻北二丁目,35.706,139.601,R4.8.1,2025/12/31,有,２台,西荻;西荻分館；本館、西荻")
        #expect(
            table.rows.map(\.value) == [
                Site(
                    code: Code("001"),
                    name: "西荻図書館",
                    kind: Code("library"),
                    town: Code("西荻北二丁目"),
                    location: Location(latitude: 35.706, longitude: 139.601),
                    openedOn: day("2022-08-01"),
                    closedOn: day("2025-12-31"),
                    wifi: true,
                    terminals: 2,
                    aliases: ["西荻", "西荻分館", "本館"]
                )
            ]
        )
    }

    @Test("A call centre stands nowhere")
    func callCentre() throws {
        let table = try read("S057,専用コールセンター,コールセンター,,,,2022-04-01,,,,")
        #expect(
            table.rows.map(\.value) == [
                Site(code: Code("S057"), name: "専用コールセンター", kind: Code("call_centre"), openedOn: day("2022-04-01"))
            ]
        )
    }

    @Test(
        "Wi-Fi is 有, 無 or not known, under either title",
        arguments: [("有", true), ("無", false), ("", nil), (" 有り ", true), ("なし", false), ("○", true), ("×", false)],
        ["公衆無線LAN(有/無)", "公衆無線LAN", "公衆無線ＬＡＮ（有／無）"]
    )
    func wifi(cell: (String, Bool?), title: String) throws {
        let file = try TestFile("拠点コード,名称,種別,開設日,\(title)\nS1,西荻図書館,図書館,2022-04-01,\(cell.0)\n")
        #expect(try SiteTable.read(path: file.path, desk: SampleDesk.desk).rows.map(\.value.wifi) == [cell.1])
    }

    @Test(
        "A row that cannot be used is refused",
        arguments: [
            (",西荻,図書館,,,,2022-04-01,,,,", "拠点コード", nil, Rejection.Reason.problem(.required)),
            ("S1,,図書館,,,,2022-04-01,,,,", "名称", nil, .problem(.required)),
            ("S1,西荻,図書舘,,,,2022-04-01,,,,", "種別", "図書舘", .unknownSiteKind(nearest: ["図書館"])),
            ("S1,西荻,,,,,2022-04-01,,,,", "種別", nil, .problem(.required)),
            ("S1,西荻,図書館,西荻北三丁目,,,2022-04-01,,,,", "町丁目", "西荻北三丁目", .problem(.unknownTown(nearest: ["西荻北二丁目"]))),
            ("S1,西荻,図書館,,35.7,,2022-04-01,,,,", "経度", nil, .oneCoordinateMissing),
            ("S1,西荻,図書館,,135.7,35.7,2022-04-01,,,,", "緯度", "135.7", .unreadableCoordinate),
            ("S1,西荻,図書館,,,,,,,,", "開設日", nil, .problem(.required)),
            ("S1,西荻,図書館,,,,2022-04-31,,,,", "開設日", "2022-04-31", .problem(.unreadableDate)),
            ("S1,西荻,図書館,,,,2022-04-01,未定,,,", "廃止日", "未定", .problem(.unreadableDate)),
            (
                "S1,西荻,図書館,,,,2022-04-01,2022-03-31,,,", "廃止日", "2022-03-31",
                .closesBeforeOpening(opens: day("2022-04-01"))
            ),
            ("S1,西荻,図書館,,,,2022-04-01,,多分,,", "公衆無線LAN", "多分", .unreadableYesOrNo),
            ("S1,西荻,図書館,,,,2022-04-01,,有,-1,", "公共端末台数", "-1", .unreadableCount),
            ("S1,西荻,図書館,,,,2022-04-01,,有,数台,", "公共端末台数", "数台", .unreadableCount),
            ("S1,西荻,図書館,,,,2022-04-01,,有,2,a\u{1B}b", "別名", "a\u{FFFD}b", .problem(.controlCharacter)),
        ]
    )
    func refusals(row: String, field: String, value: String?, reason: Rejection.Reason) throws {
        let table = try read(row)
        #expect(table.rows.isEmpty)
        #expect(table.tally.rejections == [Rejection(line: 2, field: field, value: value, reason: reason)])
    }

    @Test("A code that comes twice is a duplicate when the site is the same, and refused when it is not")
    func repetition() throws {
        let row = "S1,西荻,図書館,,,,2022-04-01,,有,2,"
        let table = try read("\(row)\n\(row)\nＳ１,西荻図書館,図書館,,,,2022-04-01,,有,2,")
        #expect(table.rows.count == 1)
        #expect(table.tally.duplicates == 1)
        #expect(
            table.tally.rejections
                == [Rejection(line: 4, field: "拠点コード", value: "Ｓ１", reason: .repeatedWithOtherContent(firstLine: 2))]
        )
    }

    private func read(_ rows: String) throws -> ImportedTable<Site> {
        let file = try TestFile("\(Self.header)\n\(rows)\n")
        return try SiteTable.read(path: file.path, desk: SampleDesk.desk)
    }
}
