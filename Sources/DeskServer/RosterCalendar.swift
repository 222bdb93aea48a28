internal import FoundationEssentials
internal import SupportDesk

/// 当番 as iCalendar (RFC 5545), for the calendars that people have already. It holds codes and the names of sites, and
/// nobody's name.
struct RosterCalendar {
    private(set) var text = ""

    /// - Parameters:
    ///   - name: what calendars call it.
    ///   - siteNames: by code.
    init(of shifts: [Shift], name: String, siteNames: [Site.ID: String]) {
        line("BEGIN:VCALENDAR")
        line("VERSION:2.0")
        line("PRODID:-//Madoguchi//Roster//JA")
        line("CALSCALE:GREGORIAN")
        line("METHOD:PUBLISH")
        line("X-WR-CALNAME:" + Self.escaped(name))
        line("X-WR-TIMEZONE:" + Self.zone)
        for fixed in Self.timeZone { line(fixed) }
        for shift in shifts { event(shift, place: siteNames[shift.booking.site] ?? shift.booking.site.rawValue) }
        line("END:VCALENDAR")
    }

    private static let zone = "Asia/Tokyo"

    /// Japan has had no daylight saving time since 1951.
    private static let timeZone = [
        "BEGIN:VTIMEZONE", "TZID:\(zone)", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0900",
        "TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE",
    ]

    private mutating func event(_ shift: Shift, place: String) {
        let booking = shift.booking
        line("BEGIN:VEVENT")
        line("UID:" + shift.id.written)
        line("DTSTAMP:" + Self.universalTime(shift.recordedAt))
        line("DTSTART;TZID=\(Self.zone):" + Self.localTime(booking.day, booking.starts))
        line("DTEND;TZID=\(Self.zone):" + Self.localTime(booking.day, booking.ends))
        line("SUMMARY:" + Self.escaped("\(booking.supporter) \(place)"))
        line("LOCATION:" + Self.escaped(place))
        line("STATUS:CONFIRMED")
        line("END:VEVENT")
    }

    /// A content line of at most 75 octets, folded where it is longer: never within a character.
    private mutating func line(_ content: String) {
        var octets = 0
        for scalar in content.unicodeScalars {
            let width = UTF8.width(scalar)
            if octets + width > Self.longestLine {
                text += "\r\n "
                octets = 1
            }
            text.unicodeScalars.append(scalar)
            octets += width
        }
        text += "\r\n"
    }

    private static let longestLine = 75

    private static func escaped(_ value: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped.append(contentsOf: ["\\", scalar])
            case "\n": escaped.append(contentsOf: ["\\", "n"])
            case "\r": break
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// `20261201T093000`; 24:00 is midnight of the next day.
    private static func localTime(_ day: CivilDate, _ time: ClockTime) -> String {
        let date = day.adding(days: time.minutes / 1440)
        let minutes = time.minutes % 1440
        return basic(date) + "T" + twoDigits(minutes / 60) + twoDigits(minutes % 60) + "00"
    }

    /// `20261130T150405Z`
    private static func universalTime(_ moment: Instant) -> String {
        let inUTC = moment.adding(seconds: -Instant.japanOffset)
        let clock = inUTC.description.dropFirst(11).prefix(8)
        return basic(inUTC.day) + "T" + clock.filter { $0 != ":" } + "Z"
    }

    private static func basic(_ day: CivilDate) -> String {
        day.description.filter { $0 != "-" }
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
