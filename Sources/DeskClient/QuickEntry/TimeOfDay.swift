package import SupportDesk

/// A time of day in Japan (JST), to the minute.
package struct TimeOfDay: Hashable, Sendable {
    /// 0…23
    package let hour: Int
    /// 0…59
    package let minute: Int

    /// Nil when no clock shows it.
    package init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// The time of day in Japan at this moment.
    package init(_ instant: Instant) {
        let microseconds = instant.microsecondsSince1970 - Instant(startOf: instant.day).microsecondsSince1970
        let minutes = Int(microseconds / 60_000_000)
        (hour, minute) = (minutes / 60, minutes % 60)
    }

    /// This time on that day.
    package func moment(on day: CivilDate) -> Instant {
        Instant(startOf: day).adding(seconds: hour * 3600 + minute * 60)
    }
}

extension TimeOfDay: CustomStringConvertible {
    /// `9:05`
    package var description: String {
        "\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}
