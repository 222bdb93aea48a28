import SupportDesk
import Testing

@Suite("What may be arranged as a course")
struct CourseRulesTests {
    private static let today = SampleDesk.now.day

    private static let desk = Desk(
        ward: "131156",
        wardName: "杉並区",
        siteKinds: SampleDesk.siteKinds,
        sites: SampleDesk.sites,
        topics: SampleDesk.topics,
        outcomes: SampleDesk.outcomes,
        people: PeopleLists(
            courseKinds: CodeTable([
                CodeEntry(code: "basic", title: Title(ja: "基本", en: "Basic"), aliases: ["入門"]),
                CodeEntry(code: "trial", title: Title(ja: "体験会", en: "Trial")),
            ]),
            partnerKinds: CodeTable([CodeEntry(code: "school", title: Title(ja: "学校", en: "School"))])
        ),
        supporters: ["支援員001", "支援員002"],
        eras: SampleDesk.eras
    )

    private static var draft: CourseDraft {
        var draft = CourseDraft()
        draft.kind = "入門"
        draft.site = "荻窪二図書館"
        draft.date = "令和8年5月20日"
        draft.starts = "９時３０分"
        draft.ends = "11:30"
        draft.capacity = 20
        draft.instructors = ["支援員002"]
        return draft
    }

    private static func problems(_ change: (inout CourseDraft) -> Void) -> [FieldProblem] {
        var draft = draft
        change(&draft)
        do {
            _ = try draft.judged(by: desk, today: today)
            return []
        } catch {
            return error.problems
        }
    }

    @Test("A course may lie ahead, and its words be written as people write them")
    func accepted() throws {
        var draft = Self.draft
        draft.code = "Ｃ１２ "
        draft.partnerKind = "学校"
        draft.partner = "  "
        let (code, content) = try draft.judged(by: Self.desk, today: Self.today)
        #expect(code == "C12")
        #expect(content.kind == "basic")
        #expect(content.site == "S001")
        #expect(content.heldOn.description == "2026-05-20")
        #expect(content.starts.description == "09:30")
        #expect(content.ends.description == "11:30")
        #expect(content.partnerKind == "school")
        #expect(content.partner == nil)
        #expect(content.instructors == ["支援員002"])
    }

    @Test("All that is wrong with a course is said at once")
    func everything() {
        var draft = CourseDraft()
        draft.code = " "
        draft.kind = "基礎x"
        draft.title = String(repeating: "あ", count: 101)
        draft.date = "soon"
        draft.starts = "9:60"
        draft.capacity = 1001
        draft.partner = "123456789018"
        draft.instructors = ["支援員009"]
        draft.assistants = ["支援員001", "支援員001"]
        do {
            _ = try draft.judged(by: Self.desk, today: Self.today)
            Issue.record("It was accepted.")
        } catch {
            #expect(
                error.problems.map { "\($0.field): \($0.reason.code)" } == [
                    "course: empty", "kind: unknown-code", "title: too-long", "date: unreadable-date", "site: required",
                    "starts: unreadable-clock-time", "ends: required", "capacity: out-of-range",
                    "partner: holds-my-number", "instructors: unknown-supporter", "assistants: named-twice",
                ]
            )
        }
    }

    @Test("Site, times, day, capacity and people have their limits")
    func limits() {
        #expect(Self.problems { $0.ends = "9:30" } == [FieldProblem(people: .ends, .endsBeforeStart)])
        #expect(Self.problems { $0.ends = "24:00" } == [])
        #expect(Self.problems { $0.capacity = 0 } == [FieldProblem(people: .capacity, .outOfRange(1...1000))])
        #expect(Self.problems { $0.capacity = 1000 } == [])
        #expect(
            Self.problems {
                $0.site = "S002"
                $0.date = "2026-03-31"
            } == []
        )
        #expect(
            Self.problems {
                $0.site = "高井戸出張所"
                $0.date = "2026-04-01"
            }.map(\.reason.code) == ["site-closed"]
        )
        #expect(
            Self.problems {
                $0.site = "S043"
                $0.date = "2026-03-31"
            }.map(\.reason.code) == ["site-not-open-yet"]
        )
        #expect(
            Self.problems { $0.date = "1999-12-31" }.map(\.reason.code)
                == ["day-outside"]
        )
        #expect(Self.problems { $0.date = "2226-05-20" }.map(\.reason.code) == ["day-outside"])
        #expect(
            Self.problems { $0.assistants = ["支援員002"] } == [FieldProblem(people: .assistants, .namedTwice)]
        )
        #expect(
            Self.problems { $0.assistants = (0...50).map { "支援員\($0)" } } == [
                FieldProblem(people: .assistants, .tooMany(limit: 50))
            ]
        )
    }

    @Test("What arrives unreadable is named, and not missed as well")
    func unreadable() {
        let problem = FieldProblem(people: .capacity, .wrongType(expected: .wholeNumber))
        #expect(
            Self.problems {
                $0.capacity = nil
                $0.unreadable = [problem]
            } == [problem]
        )
    }

    private static func course(attendees: Int = 0, isCancelled: Bool = false) throws -> Course {
        let content = try draft.judged(by: desk, today: today).content
        return Course(code: "C1", content: content, attendees: attendees, isCancelled: isCancelled, revision: 3)
    }

    @Test("The same again is no change, and a change is a new revision")
    func changes() throws {
        let course = try Self.course()
        #expect(try course.changed(to: course.content, booked: 20) == .unchanged(course))
        var content = course.content
        content.title = "がくしゅう"
        let changed = try course.changed(to: content, booked: 20)
        #expect(changed.value.revision == 4)
        // The same letters in other scalars are a correction of how it is written.
        content.title = "か\u{3099}くしゅう"
        #expect(try changed.value.changed(to: content, booked: 20).value.revision == 5)
    }

    @Test("Once people came, day and site stay, and nobody loses a place to a smaller capacity")
    func fixed() throws {
        let course = try Self.course(attendees: 5)
        var content = course.content
        content.heldOn = content.heldOn.adding(days: 1)
        #expect(throws: DeskError.conflict(.courseHasAttendance)) { try course.changed(to: content, booked: 0) }
        content = course.content
        content.site = "S057"
        #expect(throws: DeskError.conflict(.courseHasAttendance)) { try course.changed(to: content, booked: 0) }
        content = course.content
        content.capacity = 6
        let problem = FieldProblem(people: .capacity, .outOfRange(7...1000))
        #expect(throws: DeskError.invalid(InvalidSubmission([problem]))) { try course.changed(to: content, booked: 7) }
        #expect(try course.changed(to: content, booked: 6).value.content.capacity == 6)
        content.capacity = 4
        #expect(throws: DeskError.invalid(InvalidSubmission([FieldProblem(people: .capacity, .outOfRange(5...1000))])))
        {
            try course.changed(to: content, booked: 0)
        }
    }

    @Test("A cancelled course changes no more, and one with people cannot be cancelled")
    func cancelled() throws {
        let course = try Self.course()
        let cancelled = try course.cancelled(because: "台風のため")
        #expect(cancelled.isCancelled)
        #expect(cancelled.reason == "台風のため")
        #expect(cancelled.revision == 4)
        #expect(throws: DeskError.conflict(.alreadyCancelled)) { try cancelled.cancelled(because: "また") }
        var content = course.content
        content.capacity = 21
        #expect(throws: DeskError.conflict(.courseCancelled)) { try cancelled.changed(to: content, booked: 0) }
        let held = try Self.course(attendees: 1)
        #expect(throws: DeskError.conflict(.courseHasAttendance)) { try held.cancelled(because: "台風のため") }
    }

    @Test("People are written down from the course's day on, up to its capacity")
    func admission() throws {
        let course = try Self.course(attendees: 18)
        let day = course.content.heldOn
        #expect(throws: DeskError.conflict(.courseNotYetHeld(on: day))) {
            try course.admit(1, today: day.adding(days: -1))
        }
        #expect(throws: DeskError.conflict(.courseFull(capacity: 20, free: 2))) { try course.admit(3, today: day) }
        #expect(throws: Never.self) { try course.admit(2, today: day) }
        let cancelled = try Self.course(isCancelled: true)
        #expect(throws: DeskError.conflict(.courseCancelled)) { try cancelled.admit(1, today: day) }
    }

    @Test(
        "One instructor or assistant is needed for each four people",
        arguments: [(0, 1), (1, 1), (4, 1), (5, 2), (8, 2), (9, 3), (1000, 250)]
    )
    func staffing(people: Int, needed: Int) {
        let staffing = CourseDocument.Staffing(people: people, present: 2)
        #expect(staffing.needed == needed)
        #expect(staffing.short == max(0, needed - 2))
    }

    @Test("Staffing follows from places before the course, and from those who came afterwards")
    func staffingOverTime() throws {
        var tally = CourseTally()
        tally.booked = 9
        let course = TalliedCourse(course: try Self.course(), tally: tally)
        let day = course.course.content.heldOn
        #expect(CourseDocument(course, for: .coordinator, today: day).staffing.people == 9)
        #expect(CourseDocument(course, for: .coordinator, today: day.adding(days: 1)).staffing.people == 0)
        let held = TalliedCourse(course: try Self.course(attendees: 3), tally: tally)
        #expect(CourseDocument(held, for: .coordinator, today: day).staffing.people == 3)
    }
}
