import DeskImport
import SupportDesk
import Testing

@Suite("A file of shifts")
struct ShiftTableTests {
    @Test("Shifts are read, with other titles, in CP932, and once each")
    func shifts() throws {
        let file = try TestFile(
            """
            当番表（12月分）
            拠点コード,支援員,日付,開始時刻,終了時刻
            S001,支援員001,令和8年12月1日,9:00,１２時
            おぎくぼ,支援員００１,2026/12/1,12:00,24:00

            S001,支援員001,2026-12-01,09:00,12:00
            """,
            as: .cp932,
            lineBreak: .crlf
        )
        let table = try ShiftTable.read(path: file.path, desk: SampleDesk.desk)
        #expect(
            table.rows.map { row in
                let shift = row.value
                return "\(row.line) \(shift.site) \(shift.supporter) \(shift.day) \(shift.starts) \(shift.ends)"
            } == ["3 S001 支援員001 2026-12-01 09:00 12:00", "4 S001 支援員001 2026-12-01 12:00 24:00"]
        )
        #expect(table.tally.duplicates == 1)
        #expect(table.tally.rejected == 0)
    }

    @Test(
        "A row that cannot be read is refused",
        arguments: [
            (
                "西図書館,支援員001,2026-12-01,9:00,12:00", "拠点", "西図書館" as String?,
                Rejection.Reason.problem(.unknownSite(nearest: []))
            ),
            ("S001,,2026-12-01,9:00,12:00", "支援員コード", nil, .problem(.required)),
            ("S001,支援員001,,9:00,12:00", "日付", nil, .problem(.required)),
            ("S001,支援員001,2026-11-31,9:00,12:00", "日付", "2026-11-31", .problem(.unreadableDate)),
            ("S001,支援員001,2026-12-01,朝,12:00", "開始", "朝", .problem(.unreadableClockTime)),
            ("S001,支援員001,2026-12-01,9:00,24:01", "終了", "24:01", .problem(.unreadableClockTime)),
            ("S001,支援員001,2026-12-01,9:00,9:00", "終了", "9:00", .problem(.endsBeforeStart)),
        ]
    )
    func refusals(row: String, field: String, value: String?, reason: Rejection.Reason) throws {
        let file = try TestFile("拠点,支援員コード,日付,開始,終了\n\(row)\n")
        let table = try ShiftTable.read(path: file.path, desk: SampleDesk.desk)
        #expect(table.rows.isEmpty)
        let rejection = try #require(table.tally.rejections.first)
        #expect((rejection.line, rejection.field, rejection.value) == (2, field, value))
        if case .problem(.unknownSite) = rejection.reason { return }
        #expect(rejection.reason == reason)
    }
}

@Suite("A file of opening hours")
struct SiteHoursTableTests {
    @Test(
        "Days of the week are read as people write them",
        arguments: [
            ("月", [1]), ("火曜日", [2]), ("水曜", [3]), ("平日", [1, 2, 3, 4, 5]), ("毎日", [1, 2, 3, 4, 5, 6, 7]),
            ("月-金", [1, 2, 3, 4, 5]), ("月曜日〜水曜日", [1, 2, 3]), ("月～水", [1, 2, 3]), ("土から月", [1, 6, 7]), ("土日", [6, 7]),
            ("月・水・金", [1, 3, 5]), ("火、木", [2, 4]), ("日", [7]), ("日曜日", [7]),
        ]
    )
    func weekdays(text: String, expected: [Int]) {
        #expect(Weekday.all(written: text)?.map(\.rawValue) == expected)
    }

    @Test("What names no days of the week is refused", arguments: ["", "祝", "月-", "Monday", "月-木-金", "8", "月火?"])
    func noWeekdays(text: String) {
        #expect(Weekday.all(written: text) == nil)
    }

    @Test("The rows of a site and a day make one week")
    func weeks() throws {
        let file = try TestFile(
            """
            拠点,曜日,開所,閉所,必要人数,祝日(有/無),適用開始日
            S001,平日,9:00,17:00,2人,無,
            荻窪図書館,土,9:00,12:00,,無,
            S001,日,休館,,,,
            S001,毎日,10:00,18:00,1,有,令和9年4月1日
            S057,月,9:00,25:00,1,無,
            S057,月,9:00,17:00,51,無,
            S057,祝,9:00,17:00,1,無,
            """
        )
        let table = try SiteHoursTable.read(path: file.path, desk: SampleDesk.desk)
        #expect(table.tally.rejections.map(\.line) == [6, 7, 8])
        #expect(table.tally.rejections.map(\.reason).last == .unreadableWeekdays)
        let weeks = SiteHoursTable.weeks(of: table.rows.map(\.value))
        #expect(weeks.map(\.site.rawValue) == ["S001", "S001"])
        #expect(weeks.map(\.hours.effectiveFrom) == [day("2022-04-01"), day("2027-04-01")])
        #expect(weeks.map(\.hours.isOpenOnHolidays) == [false, true])
        #expect(weeks.map(\.hours.spans.count) == [6, 7])
        #expect(weeks.first?.hours.spans.map(\.needed) == [2, 2, 2, 2, 2, 1])
    }

    @Test(
        "A row that is refused takes all rows of its site with it, however the site was meant",
        arguments: ["S001,火,9:00,25:00", "荻窪図書舘,火,9:00,17:00", "S001,火,9:00,17:00,1,無,,余り", ",火,9:00,17:00"]
    )
    func wholeWeeksOnly(faulty: String) throws {
        let file = try TestFile(
            """
            拠点,曜日,開所,閉所,必要人数,祝日,適用開始日
            S057,月,9:00,17:00
            S001,月,9:00,17:00
            \(faulty)
            荻窪図書館,水,9:00,17:00,1,無,2027-04-01
            """
        )
        let table = try SiteHoursTable.read(path: file.path, desk: SampleDesk.desk)
        #expect(table.rows.map(\.value.site.rawValue) == ["S057"])
        #expect(table.tally.rejections.map(\.line) == [3, 4, 5])
        let reasons = table.tally.rejections.map(\.reason)
        #expect(reasons.first == .otherRowOfSiteRefused(line: 4))
        #expect(reasons.last == .otherRowOfSiteRefused(line: 4))
    }
}
