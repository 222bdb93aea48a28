package import FoundationEssentials

/// 当番: a supporter is on duty at a site, for a part of a day.
package struct Shift: Hashable, Sendable {
    package typealias ID = UUID

    package let id: ID
    package let booking: Booking
    package var isCancelled: Bool
    /// Why it was cancelled.
    package var reason: String?
    package let recordedAt: Instant
    package let recordedBy: String

    package init(
        id: ID,
        booking: Booking,
        isCancelled: Bool = false,
        reason: String? = nil,
        recordedAt: Instant,
        recordedBy: String
    ) {
        self.id = id
        self.booking = booking
        self.isCancelled = isCancelled
        self.reason = reason
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
    }
}

/// What a shift says: who is where, when.
package struct Booking: Hashable, Sendable {
    package let site: Site.ID
    package let supporter: Supporter.ID
    package let day: CivilDate
    package let starts: ClockTime
    /// After ``starts``; the moment itself is free again.
    package let ends: ClockTime

    package init(site: Site.ID, supporter: Supporter.ID, day: CivilDate, starts: ClockTime, ends: ClockTime) {
        self.site = site
        self.supporter = supporter
        self.day = day
        self.starts = starts
        self.ends = ends
    }

    /// Whether the same person would be needed twice at a time. Shifts that touch do not overlap.
    package func overlaps(_ other: Booking) -> Bool {
        supporter == other.supporter && day == other.day && starts < other.ends && other.starts < ends
    }
}

/// A stretch of a site's open hours for which too few supporters are booked.
package struct StaffingGap: Hashable, Sendable {
    package let site: Site.ID
    package let day: CivilDate
    package let from: ClockTime
    package let to: ClockTime
    /// Supporters wanted at a time.
    package let needed: Int
    /// Supporters on duty, fewer than ``needed``.
    package let booked: Int

    package init(site: Site.ID, day: CivilDate, from: ClockTime, to: ClockTime, needed: Int, booked: Int) {
        self.site = site
        self.day = day
        self.from = from
        self.to = to
        self.needed = needed
        self.booked = booked
    }
}
