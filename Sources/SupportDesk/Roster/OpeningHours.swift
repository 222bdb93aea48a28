/// A day of the week, 1 (Monday) to 7 (Sunday).
package enum Weekday: Int, Hashable, Sendable, CaseIterable, Comparable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    package init(_ day: CivilDate) {
        // 1970-01-01 was a Thursday.
        let sinceMonday = (day.daysSince1970 % 7 + 7 + 3) % 7
        self = Self.allCases[sinceMonday]
    }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// A stretch of a weekday in which a site is open.
package struct OpeningSpan: Hashable, Sendable {
    package let weekday: Weekday
    package let opens: ClockTime
    /// After ``opens``.
    package let closes: ClockTime
    /// Supporters wanted at a time; where spans lie over one another, the one that wants most counts.
    package let needed: Int

    /// How many a site may want.
    package static let neededRange = 0...50

    package init(weekday: Weekday, opens: ClockTime, closes: ClockTime, needed: Int) {
        self.weekday = weekday
        self.opens = opens
        self.closes = closes
        self.needed = needed
    }
}

/// 開所時間: a site's week from a day on, until the next one.
package struct OpeningHours: Hashable, Sendable {
    package let effectiveFrom: CivilDate
    /// Whether public holidays are days like others; otherwise the site is closed on them.
    package let isOpenOnHolidays: Bool
    /// By weekday and time.
    package let spans: [OpeningSpan]

    package init(effectiveFrom: CivilDate, isOpenOnHolidays: Bool, spans: [OpeningSpan]) {
        self.effectiveFrom = effectiveFrom
        self.isOpenOnHolidays = isOpenOnHolidays
        self.spans = spans.sorted {
            ($0.weekday, $0.opens, $0.closes, $0.needed) < ($1.weekday, $1.opens, $1.closes, $1.needed)
        }
    }
}

/// 臨時休館: a day on which a site is closed against its week.
package struct SiteClosure: Hashable, Sendable {
    package let day: CivilDate
    package let reason: String?
    /// It was taken back.
    package var isCancelled: Bool

    package init(day: CivilDate, reason: String?, isCancelled: Bool = false) {
        self.day = day
        self.reason = reason
        self.isCancelled = isCancelled
    }
}

/// When a site is open: its dates, its weeks, its closures and the public holidays.
package struct SiteCalendar: Sendable {
    /// What is known of a day.
    package enum Openness: Hashable, Sendable {
        /// No hours are on record; the site is open at some time.
        case unknown
        case closed
        /// In these spans, at least one.
        case open([OpeningSpan])
    }

    package let site: Site
    /// By ``OpeningHours/effectiveFrom``.
    package let weeks: [OpeningHours]
    private let closures: [CivilDate: SiteClosure]
    /// Names by day.
    private let holidays: [CivilDate: String]

    /// - Parameter closures: those that were taken back count for nothing.
    package init(
        site: Site,
        weeks: [OpeningHours] = [],
        closures: [SiteClosure] = [],
        holidays: [CivilDate: String] = [:]
    ) {
        self.site = site
        self.weeks = weeks.sorted { $0.effectiveFrom < $1.effectiveFrom }
        self.closures = Dictionary(closures.filter { !$0.isCancelled }.map { ($0.day, $0) }) { first, _ in first }
        self.holidays = holidays
    }

    /// The week that is in effect on `day`.
    package func week(on day: CivilDate) -> OpeningHours? {
        weeks.last { $0.effectiveFrom <= day }
    }

    package func openness(on day: CivilDate) -> Openness {
        guard site.isOpen(on: day), closures[day] == nil else { return .closed }
        guard let week = week(on: day) else { return .unknown }
        guard week.isOpenOnHolidays || holidays[day] == nil else { return .closed }
        let spans = Self.spans(of: week, on: day)
        return spans.isEmpty ? .closed : .open(spans)
    }

    /// What kind of day it is, whatever the site's hours.
    func kind(of day: CivilDate) -> DayKind {
        ServiceCalendar.kind(of: day, isHoliday: holidays[day] != nil)
    }

    /// Whether the site is open on `day` from `starts` to `ends` without a break, as far as is known.
    package func isOpen(on day: CivilDate, from starts: ClockTime, to ends: ClockTime) -> Bool {
        switch openness(on: day) {
        case .unknown: return true
        case .closed: return false
        case .open(let spans):
            var covered = starts
            for span in spans where span.opens <= covered { covered = max(covered, span.closes) }
            return covered >= ends
        }
    }

    /// Whether the site, in service on `day`, is closed against its week; and why, if that is known.
    package func exception(on day: CivilDate) -> (isClosed: Bool, reason: String?) {
        guard site.isOpen(on: day) else { return (false, nil) }
        if let closure = closures[day] { return (true, closure.reason) }
        guard let holiday = holidays[day], let week = week(on: day), !week.isOpenOnHolidays,
            !Self.spans(of: week, on: day).isEmpty
        else { return (false, nil) }
        return (true, holiday)
    }

    private static func spans(of week: OpeningHours, on day: CivilDate) -> [OpeningSpan] {
        let weekday = Weekday(day)
        return week.spans.filter { $0.weekday == weekday }
    }

    /// Where fewer supporters are booked than are wanted, by time; nil when no hours are on record for the day.
    ///
    /// - Parameter shifts: those of this site on this day that stand.
    package func gaps(on day: CivilDate, shifts: [Booking]) -> [StaffingGap]? {
        switch openness(on: day) {
        case .unknown: nil
        case .closed: []
        case .open(let spans): Self.gaps(at: site.code, on: day, spans: spans, shifts: shifts)
        }
    }

    /// Goes through the moments at which anything changes; between two of them everything stays as it is.
    private static func gaps(
        at site: Site.ID,
        on day: CivilDate,
        spans: [OpeningSpan],
        shifts: [Booking]
    ) -> [StaffingGap] {
        let moments = Set(spans.flatMap { [$0.opens, $0.closes] } + shifts.flatMap { [$0.starts, $0.ends] }).sorted()
        var gaps: [StaffingGap] = []
        for (from, to) in zip(moments, moments.dropFirst()) {
            let needed = spans.lazy.filter { $0.opens <= from && from < $0.closes }.map(\.needed).max() ?? 0
            let booked = shifts.count { $0.starts <= from && from < $0.ends }
            guard booked < needed else { continue }
            var start = from
            if let last = gaps.last, last.to == from, last.needed == needed, last.booked == booked {
                start = last.from
                gaps.removeLast()
            }
            gaps.append(StaffingGap(site: site, day: day, from: start, to: to, needed: needed, booked: booked))
        }
        return gaps
    }
}
