/// When a site was last heard from, and how long it had been silent on a report's day: of a site that cannot send, totals are stale.
package struct SiteFreshness: Hashable, Sendable {
    /// Silence is counted over so many days before the report's day at most.
    package static let horizon = 92
    /// Open days of silence from which on a report marks a site, unless it is told otherwise.
    package static let usualPatience = 3

    /// When the latest consultation of the site came in, by the server's clock: not when it was held, and whatever day the report is
    /// about. Void ones count, corrections do not. Nil when none has come.
    package let lastHeardAt: Instant?
    /// The days on which the site was open after that and before the report's day, which may not be over; 0 for a site that is not open
    /// on the report's day.
    package let silentOpenDays: Int

    /// - Parameter day: the report's.
    package init(lastHeardAt: Instant?, calendar: SiteCalendar, asOf day: CivilDate) {
        self.lastHeardAt = lastHeardAt
        guard calendar.site.isOpen(on: day) else {
            silentOpenDays = 0
            return
        }
        let first = max(lastHeardAt?.day.adding(days: 1) ?? calendar.site.openedOn, day.adding(days: -Self.horizon))
        silentOpenDays =
            first < day
            ? (first.daysSince1970..<day.daysSince1970).count {
                calendar.isExpectedToServe(on: CivilDate(daysSince1970: $0))
            }
            : 0
    }
}

extension SiteCalendar {
    /// Whether the site is open on `day` by its hours; where none are on record, from Monday to Friday but for holidays and the turn of
    /// the year.
    fileprivate func isExpectedToServe(on day: CivilDate) -> Bool {
        switch openness(on: day) {
        case .open: true
        case .closed: false
        case .unknown: DayKind.mondayToFriday.contains(kind(of: day))
        }
    }
}
