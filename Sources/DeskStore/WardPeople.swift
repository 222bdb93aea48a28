package import FoundationEssentials
package import SupportDesk

/// A ward's people as a whole, and what they do: to fill an empty database with.
package struct WardPeople: Sendable {
    /// An application by which a resident became a supporter.
    package struct Application: Hashable, Sendable {
        package let id: Conversion.ID
        package let supporter: Supporter.ID
        package let resident: Resident.ID
        package let appliedOn: CivilDate
        package let via: Conversion.Via

        package init(
            id: Conversion.ID,
            supporter: Supporter.ID,
            resident: Resident.ID,
            appliedOn: CivilDate,
            via: Conversion.Via
        ) {
            self.id = id
            self.supporter = supporter
            self.resident = resident
            self.appliedOn = appliedOn
            self.via = via
        }
    }

    /// Two entries that are the same person.
    package struct Merge: Hashable, Sendable {
        package let id: UUID
        package let kept: Resident.ID
        package let other: Resident.ID
        package let decidedAt: Instant

        package init(id: UUID, kept: Resident.ID, other: Resident.ID, decidedAt: Instant) {
            self.id = id
            self.kept = kept
            self.other = other
            self.decidedAt = decidedAt
        }
    }

    /// A site's week, and the days on which it is closed against it.
    package struct SiteTimes: Hashable, Sendable {
        package let site: Site.ID
        package let hours: OpeningHours
        package let closures: [SiteClosure]

        package init(site: Site.ID, hours: OpeningHours, closures: [SiteClosure]) {
            self.site = site
            self.hours = hours
            self.closures = closures
        }
    }

    package var supporters: [Supporter.Entry] = []
    package var contacts: [Supporter.ID: SupporterContact] = [:]
    /// None is merged with another yet.
    package var residents: [Resident] = []
    package var merges: [Merge] = []
    /// Their attendees are counted from ``attendances``.
    package var courses: [Course] = []
    package var places: [CoursePlace] = []
    package var attendances: [Attendance] = []
    package var applications: [Application] = []
    package var siteTimes: [SiteTimes] = []
    package var shifts: [Shift] = []
    package var reportedHours: [ReportedHours] = []

    package init() {}
}
