import SupportDesk
import Testing

@Suite("Days by the eras of Japan")
struct JapaneseEraTests {
    static let reading = DateReading(eras: SampleDesk.eras)

    @Test(
        "A day is written in its era, the first year as 元年",
        arguments: [
            ("1912-07-29", "明治45年7月29日"), ("1912-07-30", "大正元年7月30日"), ("1926-12-24", "大正15年12月24日"),
            ("1926-12-25", "昭和元年12月25日"), ("1989-01-07", "昭和64年1月7日"), ("1989-01-08", "平成元年1月8日"),
            ("2019-04-30", "平成31年4月30日"), ("2019-05-01", "令和元年5月1日"), ("2019-12-31", "令和元年12月31日"),
            ("2020-01-01", "令和2年1月1日"), ("2026-05-14", "令和8年5月14日"),
        ]
    )
    func writing(iso: String, written: String) throws {
        let day = try #require(CivilDate(iso: iso))
        #expect(JapaneseEra.text(of: day, in: SampleDesk.eras) == written)
        #expect(Self.reading.day(written) == day)
    }

    @Test("A day before all eras is written in ISO")
    func beforeAllEras() throws {
        #expect(try JapaneseEra.text(of: #require(CivilDate(iso: "1868-01-01")), in: SampleDesk.eras) == "1868-01-01")
    }

    @Test(
        "14 May 2026 is read in every way that an office writes it",
        arguments: [
            "2026-05-14", "2026/5/14", "2026/05/14", "2026.5.14", "2026-5-14", "2026年5月14日", "2026年05月14日",
            "令和8年5月14日", "令和08年05月14日", "R8.5.14", "R8/5/14", "R8-5-14", "R08.05.14", "r8.5.14", "R8年5月14日",
            "２０２６－０５－１４", "２０２６／５／１４", "２０２６．５．１４", "２０２６年５月１４日", "令和８年５月１４日", "Ｒ８．５．１４",
            "Ｒ８／５／１４", "２０２６−５−１４", "２０２６‐５‐１４", "２０２６ー５ー１４", "  2026/5/14 ", "　２０２６年５月１４日　",
            "令和 8年 5月14日", "2026年 5月14日", "R 8. 5.14", "㋿8年5月14日",
        ]
    )
    func reading(text: String) {
        #expect(Self.reading.day(text)?.description == "2026-05-14")
    }

    @Test(
        "A first year is read as 元年 and as 1年",
        arguments: ["令和元年5月1日", "令和1年5月1日", "R1.5.1", "Ｒ元．５．１", "R元.5.1", "令和元年５月１日"]
    )
    func firstYear(text: String) {
        #expect(Self.reading.day(text)?.description == "2019-05-01")
    }

    @Test(
        "A day outside its era is refused, and so are years that no era has had",
        arguments: [
            "令和元年4月30日", "平成31年5月1日", "平成元年1月7日", "昭和64年1月8日", "昭和65年1月1日", "大正元年7月29日", "明治46年1月1日",
            "令和99年1月1日", "令和65年5月1日", "令和0年5月1日", "R0.5.1", "R99.5.1", "令和100年5月1日", "平成32年1月1日",
        ]
    )
    func outsideItsEra(text: String) {
        #expect(Self.reading.day(text) == nil)
    }

    @Test(
        "What is no day, or cannot be read with certainty, is refused",
        arguments: [
            "", " ", "昨日", "2026", "2026-05", "5月14日", "26-05-14", "8.5.14", "14/5/2026", "2026-02-29", "2026年2月30日",
            "令和8年13月1日", "R8.4.31", "2026-05/14", "2026/5.14", "2026年5月14", "2026年5/14日", "2026//14", "2026/5/",
            "2026/005/14", "2026/5/014", "R8.5.14.1", "2026-05-14-1", "2026-05-14T10:30:00+09:00", "2026/5/14 10:30",
            "20260514",
            "安政5年1月1日", "X8.5.14", "令和年5月1日", "令和元5月1日", "R", "令和", "元年5月1日", "令和八年五月十四日", "−2026/5/14",
            "2026/-5/14", "99999/5/14", "2026年月日", "日", "年月日",
        ]
    )
    func refusal(text: String) {
        #expect(Self.reading.day(text) == nil)
    }

    @Test("Without eras only the Western calendar is read")
    func withoutEras() {
        #expect(DateReading(eras: []).day("令和8年5月14日") == nil)
        #expect(DateReading(eras: []).day("2026年5月14日")?.description == "2026-05-14")
    }

    @Test("Every day of the eras is read back from how it is written")
    func roundTrip() throws {
        let days =
            try #require(CivilDate(iso: "1868-10-23"))
            .daysSince1970...#require(CivilDate(iso: "2030-12-31")).daysSince1970
        let wrong = days.lazy.filter { $0 % 23 == 0 }.map { CivilDate(daysSince1970: $0) }.filter { day in
            Self.reading.day(JapaneseEra.text(of: day, in: SampleDesk.eras)) != day
        }
        #expect(Array(wrong).isEmpty)
    }
}
