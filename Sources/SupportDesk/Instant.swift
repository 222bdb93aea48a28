/// A moment, to the microsecond (what PostgreSQL keeps).
package struct Instant: Hashable, Sendable, Comparable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    package let microsecondsSince1970: Int64

    package init(microsecondsSince1970: Int64) {
        self.microsecondsSince1970 = microsecondsSince1970
    }

    /// Japan's offset from UTC in seconds. There is no daylight saving time.
    package static let japanOffset = 9 * 3600

    private static let microsecondsPerDay: Int64 = 86_400_000_000

    /// The day in Japan (JST) on which this moment falls.
    package var day: CivilDate {
        let seconds = Self.floorDivision(microsecondsSince1970, by: 1_000_000) + Int64(Self.japanOffset)
        return CivilDate(daysSince1970: Int(Self.floorDivision(seconds, by: 86_400)))
    }

    /// Midnight in Japan (JST) at the start of `day`.
    package init(startOf day: CivilDate) {
        microsecondsSince1970 =
            Int64(day.daysSince1970) * Self.microsecondsPerDay - Int64(Self.japanOffset) * 1_000_000
    }

    /// The moment `seconds` later; earlier when negative.
    package func adding(seconds: Int) -> Instant {
        Instant(microsecondsSince1970: microsecondsSince1970 + Int64(seconds) * 1_000_000)
    }

    /// Division that rounds down, also below zero: an hour before 1970 is the 23rd hour of the day before.
    private static func floorDivision(_ value: Int64, by divisor: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    package static func < (lhs: Instant, rhs: Instant) -> Bool {
        lhs.microsecondsSince1970 < rhs.microsecondsSince1970
    }
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 with Japan's offset: `2026-05-14T10:30:00+09:00`, with microseconds only when there are any.
    package var description: String {
        written { micros in micros == 0 ? "" : "." + micros.padded(to: 6) }
    }

    /// The same with milliseconds, always: `2026-05-14T10:30:00.000+09:00`.
    package var toTheMillisecond: String {
        written { micros in "." + (micros / 1000).padded(to: 3) }
    }

    private func written(fraction: (_ microseconds: Int) -> String) -> String {
        let day = day
        let sinceMidnight = microsecondsSince1970 - Instant(startOf: day).microsecondsSince1970
        let (seconds, micros) = (Int(sinceMidnight / 1_000_000), Int(sinceMidnight % 1_000_000))
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        let time = "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
        return "\(day)T\(time)\(fraction(micros))+09:00"
    }

    /// Reads RFC 3339: `2026-05-14T10:30:00+09:00`, `…Z`, with up to nine digits of a second (beyond six are cut off).
    ///
    /// A time without an offset is refused: which day it belongs to would be a guess. So are a leap second, and a moment
    /// whose day in Japan is not in the years 1…9999.
    package init?(rfc3339 text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let day = CivilDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            let timeOfDay = Self.secondsOfDay(bytes[11..<19], withSeconds: true)
        else { return nil }
        var position = 19
        var microseconds = 0
        if bytes[position] == UInt8(ascii: ".") {
            let fraction = bytes[(position + 1)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard (1...9).contains(fraction.count) else { return nil }
            let six = (Array(fraction) + Array(repeating: UInt8(ascii: "0"), count: 6)).prefix(6)
            guard let value = Int(digits: six) else { return nil }
            microseconds = value
            position += 1 + fraction.count
        }
        guard let offset = Self.offset(bytes[position...]) else { return nil }
        let seconds = day.daysSince1970 * 86_400 + timeOfDay - offset
        self.init(microsecondsSince1970: Int64(seconds) * 1_000_000 + Int64(microseconds))
        guard CivilDate.years.contains(self.day.year) else { return nil }
    }

    /// `10:30:00` or `10:30` as seconds since midnight.
    private static func secondsOfDay(_ bytes: ArraySlice<UInt8>, withSeconds: Bool) -> Int? {
        let start = bytes.startIndex
        guard bytes.count == (withSeconds ? 8 : 5), bytes[start + 2] == UInt8(ascii: ":"),
            let hour = Int(digits: bytes[start..<start + 2]), hour < 24,
            let minute = Int(digits: bytes[start + 3..<start + 5]), minute < 60
        else { return nil }
        guard withSeconds else { return hour * 3600 + minute * 60 }
        guard bytes[start + 5] == UInt8(ascii: ":"), let second = Int(digits: bytes[start + 6..<start + 8]),
            second < 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// `Z` or `+09:00` in seconds.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let sign = bytes.first else { return nil }
        if bytes.count == 1 { return sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") ? 0 : nil }
        guard let seconds = secondsOfDay(bytes.dropFirst(), withSeconds: false) else { return nil }
        switch sign {
        case UInt8(ascii: "+"): return seconds
        case UInt8(ascii: "-"): return -seconds
        default: return nil
        }
    }
}
