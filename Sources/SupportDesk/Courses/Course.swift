package import FoundationEssentials

/// 講習会: a class on one day. A series of several meetings is as many courses.
package struct Course: Hashable, Sendable {
    package typealias ID = Code<Course>

    package let code: ID
    package let content: CourseContent
    /// 延べ人数 of those who came.
    package let attendees: Int
    package let isCancelled: Bool
    /// Why it was cancelled.
    package let reason: String?
    /// 1, and one more for each change.
    package let revision: Int

    package init(
        code: ID,
        content: CourseContent,
        attendees: Int = 0,
        isCancelled: Bool = false,
        reason: String? = nil,
        revision: Int = 1
    ) {
        self.code = code
        self.content = content
        self.attendees = attendees
        self.isCancelled = isCancelled
        self.reason = reason
        self.revision = revision
    }
}

/// What was arranged.
package struct CourseContent: Hashable, Sendable {
    package var kind: CourseKind.ID
    package var title: String?
    package var site: Site.ID
    /// The day in Japan; it may lie ahead.
    package var heldOn: CivilDate
    package var starts: ClockTime
    /// After ``starts``, on the same day.
    package var ends: ClockTime
    /// 1…1000.
    package var capacity: Int
    package var partnerKind: PartnerKind.ID?
    package var partner: String?
    package var instructors: [Supporter.ID]
    package var assistants: [Supporter.ID]

    /// Instructors and assistants.
    package var inCharge: [Supporter.ID] { instructors + assistants }

    package init(
        kind: CourseKind.ID,
        title: String? = nil,
        site: Site.ID,
        heldOn: CivilDate,
        starts: ClockTime,
        ends: ClockTime,
        capacity: Int,
        partnerKind: PartnerKind.ID? = nil,
        partner: String? = nil,
        instructors: [Supporter.ID] = [],
        assistants: [Supporter.ID] = []
    ) {
        self.kind = kind
        self.title = title
        self.site = site
        self.heldOn = heldOn
        self.starts = starts
        self.ends = ends
        self.capacity = capacity
        self.partnerKind = partnerKind
        self.partner = partner
        self.instructors = instructors
        self.assistants = assistants
    }

    /// Whether both say the same, scalar by scalar.
    func isVerbatim(_ other: CourseContent) -> Bool {
        self == other && (title ?? "").isVerbatim(other.title ?? "") && (partner ?? "").isVerbatim(other.partner ?? "")
    }
}

/// What follows from a course's places and attendances.
package struct CourseTally: Hashable, Sendable {
    package var booked = 0
    package var waiting = 0
    package var onRecord = 0
    package var byAge: [AgeBand: Int] = [:]
    /// Those who gave a satisfaction.
    package var rated = 0
    /// Those who gave 4 or 5.
    package var satisfied = 0
    package var canDoAlone = YesOfAsked()
    package var wantsToHelp = YesOfAsked()

    /// How many said yes, of those who answered.
    package struct YesOfAsked: Hashable, Sendable {
        package var yes: Int
        package var asked: Int

        package init(yes: Int = 0, asked: Int = 0) {
            self.yes = yes
            self.asked = asked
        }
    }

    package init() {}
}

/// A course with what follows from its places and attendances.
package struct TalliedCourse: Hashable, Sendable {
    package let course: Course
    package let tally: CourseTally

    package init(course: Course, tally: CourseTally) {
        self.course = course
        self.tally = tally
    }
}

/// 申込: a place at a course, or in its waiting line.
package struct CoursePlace: Hashable, Sendable, Identifiable {
    package enum Status: String, Sendable, CaseIterable {
        case booked, waiting, cancelled
    }

    package let id: UUID
    package let course: Course.ID
    /// In the order in which places were asked for, from 1 on.
    package let number: Int
    package var status: Status
    /// Where it stands in the waiting line, from 1 on; nil unless it waits.
    package var position: Int?
    package let request: PlaceRequest
    package let recordedAt: Instant
    package let recordedBy: String

    package init(
        id: UUID,
        course: Course.ID,
        number: Int,
        status: Status,
        position: Int?,
        request: PlaceRequest,
        recordedAt: Instant,
        recordedBy: String
    ) {
        self.id = id
        self.course = course
        self.number = number
        self.status = status
        self.position = position
        self.request = request
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
    }
}

/// For whom a place is asked.
package struct PlaceRequest: Hashable, Sendable {
    /// Nil for somebody anonymous.
    package let resident: UUID?
    package let ageBand: AgeBand

    package init(resident: UUID? = nil, ageBand: AgeBand = .unknown) {
        self.resident = resident
        self.ageBand = ageBand
    }
}

/// 受講: people who came and were written down together.
package struct Attendance: Hashable, Sendable, Identifiable {
    package let id: UUID
    package let course: Course.ID
    package let heldOn: CivilDate
    package let people: [Attendee]
    package let isVoid: Bool
    /// Why it was taken back.
    package let reason: String?
    package let recordedAt: Instant
    package let recordedBy: String

    package init(
        id: UUID,
        course: Course.ID,
        heldOn: CivilDate,
        people: [Attendee],
        isVoid: Bool = false,
        reason: String? = nil,
        recordedAt: Instant,
        recordedBy: String
    ) {
        self.id = id
        self.course = course
        self.heldOn = heldOn
        self.people = people
        self.isVoid = isVoid
        self.reason = reason
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
    }
}

/// One person who came, with what they said in the survey afterwards.
package struct Attendee: Hashable, Sendable {
    package var ageBand: AgeBand
    /// Nil for somebody anonymous.
    package var resident: UUID?
    /// 1…5.
    package var satisfaction: Int?
    package var canDoAlone: Bool?
    package var wantsToHelp: Bool?

    package init(
        ageBand: AgeBand = .unknown,
        resident: UUID? = nil,
        satisfaction: Int? = nil,
        canDoAlone: Bool? = nil,
        wantsToHelp: Bool? = nil
    ) {
        self.ageBand = ageBand
        self.resident = resident
        self.satisfaction = satisfaction
        self.canDoAlone = canDoAlone
        self.wantsToHelp = wantsToHelp
    }
}
