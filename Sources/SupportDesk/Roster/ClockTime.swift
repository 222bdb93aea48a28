/// A time of the day in Japan, to the minute: 0:00 to 24:00, the end of the day.
package struct ClockTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Since midnight, 0…1440.
    package let minutes: Int

    package init?(minutes: Int) {
        guard (0...1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// `9:00`, `09:00`, `9時`, `9時30分`, in half- or full-width digits.
    package init?(written text: String) {
        let folded = text.codeForm
        let parts: [Substring]
        if folded.hasSuffix("分") || folded.hasSuffix("時") {
            parts = folded.split(whereSeparator: { $0 == "時" || $0 == "分" })
        } else {
            parts = folded.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1].count == 2 else { return nil }
        }
        guard (1...2).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) }) else { return nil }
        let numbers = parts.map { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil }
        guard let hour = numbers[0] else { return nil }
        let minute = numbers.count == 2 ? numbers[1] : 0
        guard let minute, minute < 60 else { return nil }
        self.init(minutes: hour * 60 + minute)
    }

    /// `09:00`
    package var description: String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.minutes < rhs.minutes }
}
