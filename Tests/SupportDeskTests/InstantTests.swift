import SupportDesk
import Testing

@Suite("A moment")
struct InstantTests {
    @Test(
        "RFC 3339 is read to the microsecond",
        arguments: [
            ("1970-01-01T00:00:00Z", 0),
            ("1970-01-01T09:00:00+09:00", 0),
            ("1969-12-31T15:00:00-09:00", 0),
            ("1969-12-31T23:59:59.999999Z", -1),
            ("2026-05-14T10:30:00+09:00", 1_778_722_200_000_000),
            ("2026-05-14t01:30:00z", 1_778_722_200_000_000),
            ("2026-05-14T01:30:00-00:00", 1_778_722_200_000_000),
            ("2026-05-14T10:30:00.5+09:00", 1_778_722_200_500_000),
            ("2026-05-14T10:30:00.000001+09:00", 1_778_722_200_000_001),
            ("2026-05-14T10:30:00.1234567+09:00", 1_778_722_200_123_456),
            ("2026-05-14T10:30:00.999999999+09:00", 1_778_722_200_999_999),
            ("2026-05-14T15:15:00+13:45", 1_778_722_200_000_000),
            ("2024-02-29T00:00:00Z", 1_709_164_800_000_000),
        ]
    )
    func reading(text: String, microseconds: Int64) {
        #expect(Instant(rfc3339: text)?.microsecondsSince1970 == microseconds)
    }

    @Test(
        "What is not RFC 3339 is refused, and so is a time without an offset",
        arguments: [
            "", "2026-05-14", "2026-05-14T10:30:00", "2026-05-14T10:30+09:00", "2026-05-14 10:30:00+09:00",
            "2026-05-14T10:30:00+0900", "2026-05-14T10:30:00+09", "2026-05-14T10:30:00+24:00",
            "2026-05-14T10:30:00+09:60",
            "2026-05-14T10:30:00 09:00", "2026-05-14T10:30:00JST", "2026-05-14T10:30:00.+09:00",
            "2026-05-14T10:30:00.5",
            "2026-05-14T10:30:00.1234567890Z", "2026-05-14T10:30:00,5Z", "2026-05-14T24:00:00Z", "2026-05-14T10:60:00Z",
            "2026-05-14T10:30:60Z", "2016-12-31T23:59:60Z", "2026-02-29T10:30:00Z", "2026-05-14T1:30:00+09:00",
            "2026-05-14T10:30:00ZZ", "2026-05-14T10:30:00Z ", " 2026-05-14T10:30:00Z", "２０２６-05-14T10:30:00Z",
            "2026-05-14T10:3x:00Z", "2026-05-14T10-30-00Z", "0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z",
            "2026-05-14T10:30:00Z\u{0}", "2026-05-14T10:30:00.", "2026-05-14T10:30:00+", "2026-05-14T10:30:00 ",
        ]
    )
    func refusal(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test(
        "A moment belongs to the day in Japan, also between midnight and nine",
        arguments: [
            ("2026-03-31T14:59:59.999999Z", "2026-03-31"), ("2026-03-31T15:00:00Z", "2026-04-01"),
            ("2026-04-01T00:00:00+09:00", "2026-04-01"), ("2026-04-01T00:30:00+09:00", "2026-04-01"),
            ("2026-04-01T08:59:59+09:00", "2026-04-01"), ("2026-04-01T09:00:00+09:00", "2026-04-01"),
            ("2026-03-31T23:59:59.999999+09:00", "2026-03-31"), ("1969-12-31T14:59:59Z", "1969-12-31"),
            ("1969-12-31T15:00:00Z", "1970-01-01"), ("2328-11-11T23:59:59.999999+09:00", "2328-11-11"),
            ("9999-12-31T23:59:59.999999+09:00", "9999-12-31"), ("0001-01-01T00:00:00+09:00", "0001-01-01"),
        ]
    )
    func dayInJapan(text: String, day: String) throws {
        let moment = try #require(Instant(rfc3339: text))
        #expect(moment.day.description == day)
        #expect(Instant(startOf: moment.day) <= moment)
        #expect(moment < Instant(startOf: moment.day.adding(days: 1)))
    }

    @Test("A moment whose day in Japan has no four-digit year is refused: it could not be written back")
    func extremeYears() {
        #expect(Instant(rfc3339: "9999-12-31T14:59:59.999999Z") != nil)
        #expect(Instant(rfc3339: "9999-12-31T15:00:00Z") == nil)
        #expect(Instant(rfc3339: "0001-01-01T00:00:00+09:00") != nil)
        #expect(Instant(rfc3339: "0001-01-01T00:00:00+09:01") == nil)
    }

    @Test(
        "It is written in Japan's offset, with microseconds only when there are any",
        arguments: [
            ("2026-05-14T01:30:00Z", "2026-05-14T10:30:00+09:00"),
            ("2026-05-13T23:05:09.5-00:30", "2026-05-14T08:35:09.500000+09:00"),
            ("2026-05-14T00:00:00.000001+09:00", "2026-05-14T00:00:00.000001+09:00"),
            ("1969-12-31T14:59:59.000001Z", "1969-12-31T23:59:59.000001+09:00"),
            ("9999-12-31T23:59:59.999999+09:00", "9999-12-31T23:59:59.999999+09:00"),
            ("0001-01-01T00:00:00+09:00", "0001-01-01T00:00:00+09:00"),
        ]
    )
    func writing(text: String, written: String) {
        #expect(Instant(rfc3339: text)?.description == written)
        #expect(Instant(rfc3339: written) == Instant(rfc3339: text))
    }

    @Test("What is written is read back the same, whatever the moment")
    func roundTrip() {
        var random = SeededGenerator(seed: 2)
        let moments = (0..<2000).map { _ in
            Instant(
                microsecondsSince1970: .random(in: -62_000_000_000_000_000...253_000_000_000_000_000, using: &random)
            )
        }
        #expect(moments.allSatisfy { Instant(rfc3339: $0.description) == $0 })
    }

    @Test("The earliest and the latest moment that can be held have a day", arguments: [Int64.min, Int64.max])
    func limits(microseconds: Int64) {
        let day = Instant(microsecondsSince1970: microseconds).day
        #expect(abs(day.daysSince1970) == 106_751_991)
    }

    @Test("Seconds are added and taken away, and moments have an order")
    func arithmetic() throws {
        let moment = try #require(Instant(rfc3339: "2026-05-14T10:30:00+09:00"))
        #expect(moment.adding(seconds: 600).description == "2026-05-14T10:40:00+09:00")
        #expect(moment.adding(seconds: -37_801).description == "2026-05-13T23:59:59+09:00")
        #expect(moment < moment.adding(seconds: 1))
    }
}
