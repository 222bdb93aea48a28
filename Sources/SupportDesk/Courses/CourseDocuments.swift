internal import FoundationEssentials

/// 講習会 as HTTP and `--json` show it: what was arranged, who has a place, who came, and what they said afterwards.
package struct CourseDocument: Codable, Hashable, Sendable {
    /// One instructor or assistant for each four people: checked and shown, never refused.
    package struct Staffing: Codable, Hashable, Sendable {
        /// Those who came, once the course was held; until then those who have a place.
        package var people: Int
        /// Instructors and assistants that they need, at least 1.
        package var needed: Int
        /// Instructors and assistants that there are.
        package var present: Int
        /// How many are missing; 0 when enough are there.
        package var short: Int

        package init(people: Int, present: Int) {
            let each = CourseLimits.peoplePerSupporter
            self.people = people
            needed = max(1, (people + each - 1) / each)
            self.present = present
            short = max(0, needed - present)
        }
    }

    /// The answers to a question of yes and no.
    package struct Answers: Codable, Hashable, Sendable {
        package var yes: Int
        /// Those who answered.
        package var asked: Int

        package init(yes: Int, asked: Int) {
            self.yes = yes
            self.asked = asked
        }
    }

    /// The survey afterwards.
    package struct Survey: Codable, Hashable, Sendable {
        /// Those who gave a satisfaction of 1 to 5.
        package var rated: Int
        /// Those who gave 4 or 5.
        package var satisfied: Int
        /// Percent of the rated who are satisfied, to one decimal; null when nobody rated.
        @OrNull package var share: Double?
        package var canDoAlone: Answers
        package var wantsToHelp: Answers

        package init(_ tally: CourseTally) {
            rated = tally.rated
            satisfied = tally.satisfied
            let share = (Double(tally.satisfied) * 1000 / Double(max(1, tally.rated))).rounded() / 10
            _share = OrNull(wrappedValue: tally.rated > 0 ? share : nil)
            canDoAlone = Answers(yes: tally.canDoAlone.yes, asked: tally.canDoAlone.asked)
            wantsToHelp = Answers(yes: tally.wantsToHelp.yes, asked: tally.wantsToHelp.asked)
        }
    }

    /// Its code.
    package var course: String
    /// A code of the ward's kinds of courses.
    package var kind: String
    @OrNull package var title: String?
    /// The site's code.
    package var site: String
    /// ISO, in Japan.
    package var date: String
    /// `09:30`, in Japan.
    package var starts: String
    /// `11:30`, in Japan; `24:00` is the end of the day.
    package var ends: String
    package var capacity: Int
    /// A code of the ward's kinds of partners.
    @OrNull package var partnerKind: String?
    @OrNull package var partner: String?
    /// Supporters' codes.
    package var instructors: [String]
    /// Supporters' codes.
    package var assistants: [String]
    /// Places that are taken.
    package var booked: Int
    /// People in the waiting line.
    package var waiting: Int
    /// 延べ人数 of those who came.
    package var attendees: Int
    /// How many of the attendees are residents on record.
    package var onRecord: Int
    /// The attendees by age band; bands of nobody are left out.
    package var byAge: [String: Int]
    package var cancelled: Bool
    /// Why it was cancelled; null for those who do not see reasons (``Role/Field/changeReason``).
    @OrNull package var reason: String?
    package var staffing: Staffing
    package var survey: Survey
    /// 1, and one more for each change.
    package var revision: Int

    /// - Parameter today: in Japan; once the course's day is over, staffing follows from those who came.
    package init(_ tallied: TalliedCourse, for role: Role, today: CivilDate) {
        let (held, content, tally) = (tallied.course, tallied.course.content, tallied.tally)
        course = held.code.rawValue
        kind = content.kind.rawValue
        _title = OrNull(wrappedValue: content.title)
        site = content.site.rawValue
        date = content.heldOn.description
        starts = content.starts.description
        ends = content.ends.description
        capacity = content.capacity
        _partnerKind = OrNull(wrappedValue: content.partnerKind?.rawValue)
        _partner = OrNull(wrappedValue: content.partner)
        instructors = content.instructors.map(\.rawValue)
        assistants = content.assistants.map(\.rawValue)
        booked = tally.booked
        waiting = tally.waiting
        attendees = held.attendees
        onRecord = tally.onRecord
        let bands = tally.byAge.filter { $0.value > 0 }
        byAge = Dictionary(uniqueKeysWithValues: bands.map { ($0.key.rawValue, $0.value) })
        cancelled = held.isCancelled
        _reason = OrNull(wrappedValue: role.sees(.changeReason) ? held.reason : nil)
        let isHeld = held.attendees > 0 || content.heldOn < today
        staffing = Staffing(
            people: isHeld ? held.attendees : tally.booked,
            present: content.instructors.count + content.assistants.count
        )
        survey = Survey(tally)
        revision = held.revision
    }
}

/// 受講 as HTTP and `--json` show it: those who were written down together.
package struct AttendanceDocument: Codable, Hashable, Sendable {
    package struct Person: Codable, Hashable, Sendable {
        package var ageBand: String
        /// The opaque id of a resident on record; null for somebody anonymous.
        @OrNull package var resident: String?
        /// 1 to 5.
        @OrNull package var satisfaction: Int?
        @OrNull package var canDoAlone: Bool?
        @OrNull package var wantsToHelp: Bool?

        package init(_ attendee: Attendee) {
            ageBand = attendee.ageBand.rawValue
            _resident = OrNull(wrappedValue: attendee.resident?.written)
            _satisfaction = OrNull(wrappedValue: attendee.satisfaction)
            _canDoAlone = OrNull(wrappedValue: attendee.canDoAlone)
            _wantsToHelp = OrNull(wrappedValue: attendee.wantsToHelp)
        }
    }

    /// The id under which they were sent.
    package var attendance: String
    package var course: String
    /// ISO, in Japan: the course's day.
    package var date: String
    /// One entry for each person, in the order in which they were sent.
    package var people: [Person]
    /// Whether it was taken back, and counts no more.
    package var void: Bool
    /// Why it was taken back.
    @OrNull package var reason: String?
    /// RFC 3339 in Japan's offset.
    package var recordedAt: String
    package var recordedBy: String

    package init(_ attendances: Attendance) {
        attendance = attendances.id.written
        course = attendances.course.rawValue
        date = attendances.heldOn.description
        people = attendances.people.map { Person($0) }
        void = attendances.isVoid
        _reason = OrNull(wrappedValue: attendances.reason)
        recordedAt = attendances.recordedAt.description
        recordedBy = attendances.recordedBy
    }
}

/// 申込: a place at a course as HTTP and `--json` show it.
package struct PlaceDocument: Codable, Hashable, Sendable {
    /// The id under which it was asked for.
    package var place: String
    package var course: String
    /// In the order in which places were asked for, from 1 on; numbers of cancelled ones are not given again.
    package var number: Int
    /// `booked`, `waiting` or `cancelled`.
    package var status: String
    /// Where it stands in the waiting line, from 1 on; null unless it waits.
    @OrNull package var position: Int?
    /// The opaque id of a resident on record; null for somebody anonymous.
    @OrNull package var resident: String?
    package var ageBand: String
    /// In the answer to a cancellation the id of the place that moved up from the waiting line; null otherwise, and when none did.
    @OrNull package var movedUp: String?
    /// RFC 3339 in Japan's offset.
    package var recordedAt: String
    package var recordedBy: String

    /// - Parameter movedUp: the place that moved up because this one was cancelled.
    package init(_ asked: CoursePlace, movedUp: CoursePlace.ID? = nil) {
        place = asked.id.written
        course = asked.course.rawValue
        number = asked.number
        status = asked.status.rawValue
        _position = OrNull(wrappedValue: asked.position)
        _resident = OrNull(wrappedValue: asked.request.resident?.written)
        ageBand = asked.request.ageBand.rawValue
        _movedUp = OrNull(wrappedValue: movedUp?.written)
        recordedAt = asked.recordedAt.description
        recordedBy = asked.recordedBy
    }
}
