/// 当番表: who is on duty on some days, where somebody is missing, and when sites are closed.
package struct Roster: Hashable, Sendable {
    /// What a roster is asked for.
    package struct Scope: Hashable, Sendable {
        package var days: ClosedRange<CivilDate>
        /// Nil for all sites.
        package var sites: Set<Site.ID>?
        /// Nil for all supporters.
        package var supporter: Supporter.ID?

        package init(days: ClosedRange<CivilDate>, sites: Set<Site.ID>? = nil, supporter: Supporter.ID? = nil) {
            self.days = days
            self.sites = sites
            self.supporter = supporter
        }

        /// The most days that a roster covers.
        package static let longest = 400
    }

    /// A shift that stands.
    package struct Entry: Hashable, Sendable {
        package let id: Shift.ID
        package let booking: Booking

        package init(id: Shift.ID, booking: Booking) {
            self.id = id
            self.booking = booking
        }
    }

    package struct ClosedDay: Hashable, Sendable {
        package let site: Site.ID
        package let day: CivilDate
        package let reason: String?
    }

    package let days: ClosedRange<CivilDate>
    /// Those that stand, by day, site and start.
    package let shifts: [Entry]
    /// By day, site and time; nil when others' shifts were not looked at.
    package let gaps: [StaffingGap]?
    /// By day and site.
    package let closedDays: [ClosedDay]
    /// Sites that have no hours on record for some of the days: whether those are understaffed is not known.
    package let sitesWithoutHours: [Site.ID]

    /// - Parameters:
    ///   - calendars: of the sites that are asked for, by code.
    ///   - shifts: those that stand, by day, site and start.
    package init(_ scope: Scope, calendars: [SiteCalendar], shifts: [Entry]) {
        days = scope.days
        self.shifts = shifts
        let asksForAll = scope.supporter == nil
        let bookings = asksForAll ? Dictionary(grouping: shifts.lazy.map(\.booking)) { $0.place } : [:]
        var gaps: [StaffingGap] = []
        var closedDays: [ClosedDay] = []
        var withoutHours: Set<Site.ID> = []
        for number in scope.days.lowerBound.daysSince1970...scope.days.upperBound.daysSince1970 {
            let day = CivilDate(daysSince1970: number)
            for calendar in calendars {
                let site = calendar.site.code
                let exception = calendar.exception(on: day)
                if exception.isClosed {
                    closedDays.append(ClosedDay(site: site, day: day, reason: exception.reason))
                }
                guard asksForAll else { continue }
                if let found = calendar.gaps(on: day, shifts: bookings[SiteDay(site: site, day: day)] ?? []) {
                    gaps += found
                } else {
                    withoutHours.insert(site)
                }
            }
        }
        self.gaps = asksForAll ? gaps : nil
        self.closedDays = closedDays
        sitesWithoutHours = withoutHours.sorted()
    }
}

private struct SiteDay: Hashable {
    let site: Site.ID
    let day: CivilDate
}

extension Booking {
    fileprivate var place: SiteDay { SiteDay(site: site, day: day) }
}
