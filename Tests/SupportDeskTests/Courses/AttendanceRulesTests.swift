import FoundationEssentials
import SupportDesk
import Testing

@Suite("Who may be written down at a course")
struct AttendanceRulesTests {
    private typealias People = AttendanceDraft.People

    private static let resident = "019ab000-0000-7000-8000-000000000001"

    private static func draft(_ people: People...) -> AttendanceDraft {
        var draft = AttendanceDraft()
        draft.people = people
        return draft
    }

    private static func people(_ change: (inout People) -> Void = { _ in }) -> People {
        var people = People()
        change(&people)
        return people
    }

    private static func problems(_ draft: AttendanceDraft) -> [FieldProblem] {
        do {
            _ = try draft.attendees()
            return []
        } catch {
            return error.problems
        }
    }

    @Test("Those who were counted together are as many people, with the same answers")
    func count() throws {
        let attendees = try Self.draft(
            Self.people {
                $0.ageBand = "70-74"
                $0.count = 3
                $0.satisfaction = 5
            },
            Self.people { $0.resident = Self.resident }
        ).attendees()
        #expect(attendees.count == 4)
        #expect(attendees[2] == Attendee(ageBand: .from70, satisfaction: 5))
        #expect(attendees[3] == Attendee(ageBand: .unknown, resident: UUID(exactly: Self.resident)))
    }

    @Test("A resident on record is one person, and named once")
    func residents() {
        let twice = Self.people {
            $0.resident = Self.resident
            $0.count = 2
        }
        #expect(Self.problems(Self.draft(twice)) == [FieldProblem(people: .count, .outOfRange(1...1))])
        let once = Self.people { $0.resident = Self.resident.uppercased() }
        #expect(Self.problems(Self.draft(once, once)) == [FieldProblem(people: .resident, .namedTwice)])
    }

    @Test("What is wrong with many is said once")
    func eachOnce() {
        let wrong = Self.people {
            $0.ageBand = "72"
            $0.satisfaction = 6
            $0.resident = "somebody"
        }
        #expect(
            Self.problems(Self.draft(wrong, wrong)).map { "\($0.field): \($0.reason.code)" } == [
                "ageBand: unknown-age-band", "resident: unreadable-identifier", "satisfaction: out-of-range",
            ]
        )
    }

    @Test("Nobody at all is no attendance, and more than any course holds is too many")
    func limits() {
        #expect(Self.problems(AttendanceDraft()) == [FieldProblem(people: .people, .required)])
        #expect(Self.problems(Self.draft()) == [FieldProblem(people: .people, .empty)])
        let full = Self.people { $0.count = 1000 }
        #expect(Self.problems(Self.draft(full)) == [])
        #expect(
            Self.problems(Self.draft(full, Self.people())) == [FieldProblem(people: .people, .tooMany(limit: 1000))]
        )
        let none = Self.people { $0.count = 0 }
        #expect(Self.problems(Self.draft(none)) == [FieldProblem(people: .count, .outOfRange(1...1000))])
    }

    @Test("A place may be asked for by somebody anonymous")
    func places() throws {
        var draft = PlaceDraft()
        #expect(try draft.request() == PlaceRequest())
        draft.resident = "x"
        draft.ageBand = "old"
        #expect(throws: InvalidSubmission.self) { try draft.request() }
    }
}
