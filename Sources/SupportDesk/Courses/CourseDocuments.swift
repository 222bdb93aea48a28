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

        package init(people: Int, needed: Int, present: Int, short: Int) {
            self.people = people
            self.needed = needed
            self.present = present
            self.short = short
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

        package init(rated: Int, satisfied: Int, share: Double?, canDoAlone: Answers, wantsToHelp: Answers) {
            self.rated = rated
            self.satisfied = satisfied
            _share = OrNull(wrappedValue: share)
            self.canDoAlone = canDoAlone
            self.wantsToHelp = wantsToHelp
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
    /// Why it was cancelled.
    @OrNull package var reason: String?
    package var staffing: Staffing
    package var survey: Survey
    /// 1, and one more for each change.
    package var revision: Int
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
}
