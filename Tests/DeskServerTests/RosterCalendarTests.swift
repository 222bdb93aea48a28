import DeskStore
import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Rosters as iCalendar")
struct RosterCalendarTests {
    private static let id = UUID(uuidString: "019E2440-1C00-7A31-8F20-5B6C7D8E9F01")

    private static func shift(_ day: String = "2026-12-31", _ starts: Int = 1110, _ ends: Int = 1440) throws -> Shift {
        Shift(
            id: try #require(id),
            booking: Booking(
                site: Site.ID("S001"),
                supporter: Supporter.ID("支援員001"),
                day: try #require(CivilDate(iso: day)),
                starts: try #require(ClockTime(minutes: starts)),
                ends: try #require(ClockTime(minutes: ends))
            ),
            recordedAt: try #require(Instant(rfc3339: "2026-12-01T08:30:15.25+09:00")),
            recordedBy: "coordinator"
        )
    }

    @Test("An event says who, where and when; 24:00 is the midnight that follows, and DTSTAMP is in UTC")
    func event() throws {
        let calendar = RosterCalendar(of: [try Self.shift()], name: "中央図書館", siteNames: [Site.ID("S001"): "中央図書館"])
        let lines = try Unfolded(calendar.text).lines
        #expect(lines.first == "BEGIN:VCALENDAR")
        #expect(lines.last == "END:VCALENDAR")
        #expect(lines.contains("TZID:Asia/Tokyo"))
        let start = try #require(lines.firstIndex(of: "BEGIN:VEVENT"))
        #expect(
            Array(lines[start...].dropLast()) == [
                "BEGIN:VEVENT", "UID:019e2440-1c00-7a31-8f20-5b6c7d8e9f01", "DTSTAMP:20261130T233015Z",
                "DTSTART;TZID=Asia/Tokyo:20261231T183000", "DTEND;TZID=Asia/Tokyo:20270101T000000",
                "SUMMARY:支援員001 中央図書館", "LOCATION:中央図書館", "STATUS:CONFIRMED", "END:VEVENT",
            ]
        )
    }

    @Test("Lines are folded at 75 octets, never within a character, and come back whole")
    func folding() throws {
        for length in 1...120 {
            let name = String(repeating: "杉並", count: length) + String(repeating: "a", count: length % 5) + "😀"
            let calendar = RosterCalendar(of: [try Self.shift()], name: name, siteNames: [Site.ID("S001"): name])
            let unfolded = try Unfolded(calendar.text)
            #expect(unfolded.longest <= 75)
            #expect(unfolded.lines.contains("X-WR-CALNAME:" + name))
            #expect(unfolded.lines.contains("LOCATION:" + name))
        }
    }

    @Test("Commas, semicolons, backslashes and line breaks in a name are escaped")
    func escaping() throws {
        let name = "図書館,本館;2階\\奥\r\n旧館"
        let calendar = RosterCalendar(of: [try Self.shift()], name: name, siteNames: [Site.ID("S001"): name])
        #expect(try Unfolded(calendar.text).lines.contains(#"LOCATION:図書館\,本館\;2階\\奥\n旧館"#))
    }

    @Test("A site's and a supporter's calendar hold the present month and the next two, without cancelled shifts")
    func calendars() async throws {
        try await withDeskServer { server, desk in
            try await desk.activateSupporters()
            let token = desk.token(.coordinator)
            var paths: [String] = []
            for (site, day) in [
                ("S001", "2026-12-01"), ("S001", "2027-01-31"), ("S001", "2027-02-01"), ("S003", "2026-12-03"),
                ("S001", "2026-12-04"),
            ] {
                let path = "/v1/shifts/\(UUID().written)"
                let body = #"{"site":"\#(site)","supporter":"支援員001","date":"\#(day)","starts":"9:00","ends":"12:00"}"#
                #expect(try await server.send("PUT", path, token: token, body).status == 201)
                paths.append(path)
            }
            let last = try #require(paths.last)
            #expect(try await server.send("POST", last + "/cancel", token: token, #"{"reason":"x"}"#).status == 200)
            func starts(_ path: String, _ token: String) async throws -> [String] {
                let answer = try await server.send("GET", path.percent, token: token)
                #expect(answer.status == 200)
                #expect(answer.headers["content-type"] == "text/calendar; charset=utf-8")
                return try Unfolded(answer.text).lines.filter { $0.hasPrefix("DTSTART;") }.map {
                    String($0.dropFirst("DTSTART;TZID=Asia/Tokyo:".count).prefix(8))
                }
            }
            #expect(try await starts("/v1/sites/S001/roster.ics", desk.tokenForOneSite) == ["20261201", "20270131"])
            #expect(try await starts("/v1/sites/S003/roster.ics?month=2027-01", token) == [])
            let person = "/v1/supporters/支援員001/roster.ics"
            #expect(try await starts(person, token) == ["20261201", "20261203", "20270131"])
            #expect(try await starts(person + "?from=2027-02-01", token) == ["20270201"])
            #expect(try await starts(person, desk.tokenForOneSite) == ["20261201", "20270131"])
            #expect(try await server.send("GET", "/v1/sites/S999/roster.ics", token: token).status == 404)
            #expect(try await server.send("GET", "/v1/supporters/X/roster.ics", token: token).status == 404)
        }
    }
}

/// A calendar's content lines, unfolded as RFC 5545 says.
private struct Unfolded {
    enum Fault: Error { case noUTF8, lineBreak }

    let lines: [String]
    /// In octets.
    let longest: Int

    init(_ text: String) throws {
        var lines: [[UInt8]] = []
        var longest = 0
        for line in Self.physicalLines(Array(text.utf8)) {
            guard String(validating: line, as: UTF8.self) != nil else { throw Fault.noUTF8 }
            guard !line.contains(0x0A), !line.contains(0x0D) else { throw Fault.lineBreak }
            longest = max(longest, line.count)
            if line.first == UInt8(ascii: " "), !lines.isEmpty {
                lines[lines.count - 1] += line.dropFirst()
            } else {
                lines.append(Array(line))
            }
        }
        self.lines = lines.map { String(decoding: $0, as: UTF8.self) }
        self.longest = longest
    }

    private static func physicalLines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while let end = rest.firstRange(of: [0x0D, 0x0A]) {
            lines.append(rest[..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
        return rest.isEmpty ? lines : lines + [rest]
    }
}
