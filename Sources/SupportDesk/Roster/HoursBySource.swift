package import FoundationEssentials

/// Minutes that a supporter, or all at a site, gave, by where they are known from. The sources overlap, and are never
/// added up.
package struct HoursBySource: Hashable, Sendable {
    /// Of booked shifts; nil when there are none.
    package var shifts: Int?
    /// Of consultations; nil when no minutes were noted.
    package var consultations: Int?
    /// 自己申告; nil when nothing was reported.
    package var reported: Int?

    package init(shifts: Int? = nil, consultations: Int? = nil, reported: Int? = nil) {
        self.shifts = shifts
        self.consultations = consultations
        self.reported = reported
    }
}

/// 自己申告: minutes that a supporter says they gave on a day.
package struct ReportedHours: Hashable, Sendable {
    package typealias ID = UUID

    /// What is said.
    package struct Content: Hashable, Sendable {
        package let supporter: Supporter.ID
        package let day: CivilDate
        /// ``ReportedHours/range``.
        package let minutes: Int
        package let site: Site.ID?

        package init(supporter: Supporter.ID, day: CivilDate, minutes: Int, site: Site.ID?) {
            self.supporter = supporter
            self.day = day
            self.minutes = minutes
            self.site = site
        }
    }

    /// Minutes that one can say of a day.
    package static let range = 1...1440

    package let id: ID
    package let content: Content
    package var isVoid: Bool
    package let recordedAt: Instant
    package let recordedBy: String

    package init(id: ID, content: Content, isVoid: Bool = false, recordedAt: Instant, recordedBy: String) {
        self.id = id
        self.content = content
        self.isVoid = isVoid
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
    }
}
