import DeskImport
import SupportDesk
import Testing

@Suite("A file of public facilities")
struct FacilityTableTests {
    private static let header = "施設コード,名称,種別,主要施設(有/無),公衆無線LAN(有/無),公共端末台数,調査日"
    private static let today = day("2026-05-14")

    @Test("All of a facility is read")
    func facility() throws {
        let table = try read("Ｆ０１, 荻窪公会堂 ,ホール,有,無,２台,R8.5.14")
        #expect(
            table.rows.map(\.value) == [
                FacilitySurvey(
                    facility: Code("F01"),
                    surveyedOn: Self.today,
                    name: "荻窪公会堂",
                    kind: "ホール",
                    isMain: true,
                    wifi: false,
                    terminals: 2
                )
            ]
        )
    }

    @Test("Blank means not known for Wi-Fi and terminals, and no for a main facility; the columns may be missing too")
    func blanks() throws {
        let expected = FacilitySurvey(
            facility: Code("F01"),
            surveyedOn: day("2025-10-01"),
            name: "荻窪公会堂",
            kind: "ホール",
            isMain: false
        )
        #expect(try read("F01,荻窪公会堂,ホール,,,,2025-10-01").rows.map(\.value) == [expected])
        let file = try TestFile("調査日,施設名,施設種別,施設コード\n2025-10-01,荻窪公会堂,ホール,F01\n")
        let table = try FacilityTable.read(path: file.path, desk: SampleDesk.desk, today: Self.today)
        #expect(table.rows.map(\.value) == [expected])
    }

    @Test("A facility that is a support site by its code or by one of its names is that site")
    func sites() throws {
        let table = try read(
            """
            S001,荻窪の図書館,図書館,有,有,2,2026-04-01
            F02,井草区民センター,センター,有,有,2,2026-04-01
            F03,おぎくぼ,図書館,有,有,2,2026-04-01
            F04,桃井公会堂,ホール,有,有,2,2026-04-01
            """
        )
        #expect(table.rows.map(\.value.site?.rawValue) == ["S001", "S002", "S001", nil])
    }

    @Test(
        "A row that cannot be used is refused",
        arguments: [
            (",荻窪公会堂,ホール,有,有,2,2026-04-01", "施設コード", nil, Rejection.Reason.problem(.required)),
            ("F01,,ホール,有,有,2,2026-04-01", "名称", nil, .problem(.required)),
            ("F01,荻窪公会堂,,有,有,2,2026-04-01", "種別", nil, .problem(.required)),
            ("F01,荻窪公会堂,ホール,主要,有,2,2026-04-01", "主要施設", "主要", .unreadableYesOrNo),
            ("F01,荻窪公会堂,ホール,有,不明,2,2026-04-01", "公衆無線LAN", "不明", .unreadableYesOrNo),
            ("F01,荻窪公会堂,ホール,有,有,-1,2026-04-01", "公共端末台数", "-1", .unreadableCount),
            ("F01,荻窪公会堂,ホール,有,有,10000,2026-04-01", "公共端末台数", "10000", .unreadableCount),
            ("F01,荻窪公会堂,ホール,有,有,2,", "調査日", nil, .problem(.required)),
            ("F01,荻窪公会堂,ホール,有,有,2,2026-04-31", "調査日", "2026-04-31", .problem(.unreadableDate)),
            ("F01,荻窪公会堂,ホール,有,有,2,2026-05-15", "調査日", "2026-05-15", .problem(.future(latest: today))),
        ]
    )
    func refusals(row: String, field: String, value: String?, reason: Rejection.Reason) throws {
        let table = try read(row)
        #expect(table.rows.isEmpty)
        #expect(table.tally.rejections == [Rejection(line: 2, field: field, value: value, reason: reason)])
    }

    @Test("The same facility on two days is two rows; on one day it is a duplicate, or refused when it differs")
    func repetition() throws {
        let table = try read(
            """
            F01,荻窪公会堂,ホール,有,無,0,2025-10-01
            F01,荻窪公会堂,ホール,有,有,2,2026-04-01
            Ｆ01,荻窪公会堂,ホール,有,有,2,令和8年4月1日
            F01,荻窪公会堂,ホール,有,有,3,2026-04-01
            """
        )
        #expect(table.rows.count == 2)
        #expect(table.tally.duplicates == 1)
        #expect(
            table.tally.rejections
                == [Rejection(line: 5, field: "施設コード", value: "F01", reason: .repeatedWithOtherContent(firstLine: 3))]
        )
    }

    private func read(_ rows: String) throws -> ImportedTable<FacilitySurvey> {
        let file = try TestFile("\(Self.header)\n\(rows)\n")
        return try FacilityTable.read(path: file.path, desk: SampleDesk.desk, today: Self.today)
    }
}
