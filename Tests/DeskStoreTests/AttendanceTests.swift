import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

@Suite("Places and attendance in the database")
struct AttendanceTests {
    @Test("Of twenty who are written down at the same moment exactly as many get in as there is room for")
    func capacity() async throws {
        try await withDesk { desk in
            let course = try await desk.arrange(try Sample.course(capacity: 17))
            let refusals = await withTaskGroup(of: DeskError?.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        await Sample.failure { () throws(DeskError) in
                            // Some come in pairs: both or neither.
                            try await desk.attend(
                                course,
                                Array(repeating: Attendee(), count: number.isMultiple(of: 2) ? 2 : 1)
                            )
                        }
                    }
                }
                return await group.reduce(into: [DeskError]()) { if let error = $1 { $0.append(error) } }
            }
            let tallied = try await desk.tallied(course)
            let written = try await desk.store.attendances(of: course, for: Sample.staff)
            #expect(tallied.course.attendees == 17)
            #expect(written.reduce(0) { $0 + $1.people.count } == 17)
            #expect(written.count + refusals.count == 20)
            #expect(
                refusals.allSatisfy { refusal in
                    if case .conflict(.courseFull(17, 0...1)) = refusal { true } else { false }
                }
            )
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test(
        "Of twenty who ask at the same moment as many get a place, and the others wait in the order in which they asked"
    )
    func waitingLine() async throws {
        try await withDesk { desk in
            let course = try await desk.arrange(try Sample.course(capacity: 8))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { try await desk.ask(course) } }
                try await group.waitForAll()
            }
            let places = try await desk.store.places(of: course, for: Sample.staff)
            #expect(places.map(\.number) == Array(1...20))
            #expect(places.prefix(8).allSatisfy { $0.status == .booked && $0.position == nil })
            #expect(places.dropFirst(8).map(\.position) == (1...12).map { $0 })

            let given = try await desk.store.cancelPlace(places[2].id, at: course, by: Sample.staff, at: TestDesk.now)
            #expect(given.place.status == .cancelled)
            #expect(given.movedUp == places[8].id)
            let left = try await desk.store.cancelPlace(places[10].id, at: course, by: Sample.staff, at: TestDesk.now)
            #expect(left.movedUp == nil)
            #expect(left.place.position == nil)

            var larger = try Sample.course(capacity: 10)
            let grown = try await desk.store.changeCourse(course, to: larger, by: Sample.coordinator, at: TestDesk.now)
            #expect(grown.tally.booked == 10)
            #expect(grown.tally.waiting == 8)
            let now = try await desk.store.places(of: course, for: Sample.staff)
            #expect(now[9].status == .booked && now[11].status == .booked)
            #expect(now.dropFirst(12).map(\.position) == (1...8).map { $0 })

            larger.capacity = 9
            let content = larger
            let refused = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.changeCourse(course, to: content, by: Sample.coordinator, at: TestDesk.now)
            }
            #expect(
                refused == .invalid(InvalidSubmission([FieldProblem(people: .capacity, .outOfRange(10...1000))]))
            )
            let again = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.cancelPlace(places[2].id, at: course, by: Sample.staff, at: TestDesk.now)
            }
            #expect(again == .conflict(.alreadyCancelled))
        }
    }

    @Test("A place that is asked for again is the same place, and another one under its id is refused")
    func placeReplay() async throws {
        try await withDesk { desk in
            let course = try await desk.arrange(try Sample.course())
            let other = try await desk.arrange(try Sample.course())
            let id = UUID()
            let place = try await desk.ask(course, id: id, resident: Sample.resident(0)).value
            let again = try await desk.ask(course, id: id, resident: Sample.resident(0))
            #expect(again == .unchanged(place))
            let differs = await Sample.failure { () throws(DeskError) in try await desk.ask(course, id: id) }
            #expect(differs == .conflict(.placeDiffers))
            let elsewhere = await Sample.failure { () throws(DeskError) in
                try await desk.ask(other, id: id, resident: Sample.resident(0))
            }
            #expect(elsewhere == .conflict(.placeDiffers))
            let twice = await Sample.failure { () throws(DeskError) in
                try await desk.ask(course, resident: Sample.resident(0))
            }
            #expect(twice == .conflict(.alreadyBooked))
            _ = try await desk.store.cancelPlace(id, at: course, by: Sample.staff, at: TestDesk.now)
            #expect(try await desk.ask(course, resident: Sample.resident(0)).value.status == .booked)
        }
    }

    @Test("Sent again it changes nothing; something else under the same id is refused")
    func replay() async throws {
        try await withDesk { desk in
            let course = try await desk.arrange(try Sample.course(capacity: 2))
            let id = UUID()
            let people = [Attendee(ageBand: .from70, satisfaction: 4), Attendee(resident: Sample.resident(0))]
            let recorded = try await desk.attend(course, people, id: id)
            guard case .created(let attendance) = recorded else { throw DeskError.internalFault }
            #expect(attendance.people == people)
            #expect(try await desk.attend(course, people, id: id) == .unchanged(attendance))
            let differs = await Sample.failure { () throws(DeskError) in
                try await desk.attend(course, people.reversed(), id: id)
            }
            #expect(differs == .conflict(.attendanceDiffers))
            #expect(try await desk.tallied(course).course.attendees == 2)
        }
    }

    @Test("What is taken back counts no more, makes room, and stays readable")
    func void() async throws {
        try await withDesk { desk in
            let course = try await desk.arrange(try Sample.course(capacity: 2))
            let id = UUID()
            try await desk.attend(course, [Attendee(resident: Sample.resident(0)), Attendee(satisfaction: 5)], id: id)
            #expect(try await desk.finishers() == 1)
            let void = try await desk.store.voidAttendance(
                id,
                at: course,
                because: "別の講習会の参加者",
                by: Sample.staff,
                at: TestDesk.now
            )
            #expect(void.isVoid)
            #expect(void.reason == "別の講習会の参加者")
            #expect(void.people.count == 2)
            let tallied = try await desk.tallied(course)
            #expect(tallied.course.attendees == 0)
            #expect(tallied.tally == CourseTally())
            #expect(try await desk.finishers() == 0)
            try await desk.attend(course, [Attendee(resident: Sample.resident(0)), Attendee()])
            #expect(try await desk.tallied(course).course.attendees == 2)
            let again = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.voidAttendance(
                    id,
                    at: course,
                    because: "また",
                    by: Sample.staff,
                    at: TestDesk.now
                )
            }
            #expect(again == .conflict(.alreadyCancelled))
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A person comes once, under whichever of their entries; nobody unknown and nobody who has withdrawn")
    func residents() async throws {
        try await withDesk { desk in
            let course = try await desk.arrange(try Sample.course())
            try await desk.asSuperuser { connection in
                try connection.execute(
                    "UPDATE resident SET merged_into = $1 WHERE resident_id = $2",
                    [Sample.resident(0), Sample.resident(1)]
                )
                try connection.execute(
                    "UPDATE resident SET withdrawn_on = '2026-11-01' WHERE resident_id = $1",
                    [Sample.resident(2)]
                )
            }
            func refusal(_ residents: UUID?...) async -> DeskError? {
                await Sample.failure { () throws(DeskError) in
                    try await desk.attend(course, [Attendee()] + residents.map { Attendee(resident: $0) })
                }
            }
            #expect(await refusal(Sample.resident(0), Sample.resident(1)) == .conflict(.alreadyAttended))
            #expect(await refusal(Sample.resident(0)) == nil)
            #expect(await refusal(Sample.resident(0)) == .conflict(.alreadyAttended))
            #expect(await refusal(Sample.resident(1)) == .conflict(.alreadyAttended))
            #expect(await refusal(Sample.resident(2)) == .conflict(.residentWithdrawn))
            let unknown = InvalidSubmission([FieldProblem(people: .resident, .unknownResident)])
            #expect(await refusal(Sample.resident(3), UUID()) == .invalid(unknown))
            #expect(await refusal(Sample.resident(3)) == nil)
            #expect(try await desk.tallied(course).course.attendees == 4)
            #expect(try await desk.tallied(course).tally.onRecord == 2)

            let place = await Sample.failure { () throws(DeskError) in
                try await desk.ask(course, resident: Sample.resident(2))
            }
            #expect(place == .conflict(.residentWithdrawn))
            try await desk.ask(course, resident: Sample.resident(1))
            let same = await Sample.failure { () throws(DeskError) in
                try await desk.ask(course, resident: Sample.resident(0))
            }
            #expect(same == .conflict(.alreadyBooked))
        }
    }

    @Test("A course on 31 March counts in the old fiscal year, and takes people from 0:00 in Japan on")
    func turnOfTheYear() async throws {
        try await withDesk { desk in
            let last = try await desk.arrange(try Sample.course(heldOn: "2026-03-31"))
            let first = try await desk.arrange(try Sample.course(heldOn: "2026-04-01"))
            let midnight = Instant(startOf: Sample.day("2026-04-01"))
            let early = await Sample.failure { () throws(DeskError) in
                try await desk.attend(first, [Attendee()], at: midnight.adding(seconds: -1))
            }
            #expect(early == .conflict(.courseNotYetHeld(on: Sample.day("2026-04-01"))))
            try await desk.attend(last, [Attendee(satisfaction: 5), Attendee()], at: midnight)
            try await desk.attend(first, [Attendee(satisfaction: 3)], at: midnight)
            for (year, participants) in [(2025, 2), (2026, 1)] {
                let days = try #require(FiscalYear(year)).days
                let totals = try await desk.totals(in: days)
                #expect(totals.participants == participants)
                #expect(totals.courses == 1)
                #expect(totals.rated == 1)
                #expect(totals.satisfied == (year == 2025 ? 1 : 0))
            }
        }
    }

    @Test(
        "Totals, days and surveys are those that a recount finds, over random histories",
        arguments: [1, 2] as [UInt64]
    )
    func recount(seed: UInt64) async throws {
        try await withDesk { desk in
            var history = CourseHistory(seed: seed)
            try await history.run(on: desk)
            let days = Sample.day("2026-02-01")...Sample.day("2026-08-31")
            let totals = try await desk.totals(in: days)
            let counted = history.people.filter { days.contains($0.day) }
            #expect(!counted.isEmpty)
            #expect(totals.participants == counted.count)
            #expect(totals.onRecord == counted.count { $0.attendee.resident != nil })
            #expect(totals.rated == counted.count { $0.attendee.satisfaction != nil })
            #expect(totals.satisfied == counted.count { ($0.attendee.satisfaction ?? 0) >= 4 })
            #expect(try await desk.days(in: days) == Dictionary(grouping: counted, by: \.day).mapValues(\.count))
            for tallied in try await desk.store.courses() {
                let came = history.people.filter { $0.course == tallied.course.code }.map(\.attendee)
                #expect(tallied.course.attendees == came.count)
                #expect(tallied.tally.byAge == Dictionary(grouping: came, by: \.ageBand).mapValues(\.count))
                #expect(tallied.tally.onRecord == came.count { $0.resident != nil })
                #expect(tallied.tally.satisfied == came.count { ($0.satisfaction ?? 0) >= 4 })
                #expect(tallied.tally.canDoAlone.yes == came.count { $0.canDoAlone == true })
                #expect(tallied.tally.canDoAlone.asked == came.count { $0.canDoAlone != nil })
                #expect(tallied.tally.wantsToHelp.yes == came.count { $0.wantsToHelp == true })
                #expect(tallied.tally.wantsToHelp.asked == came.count { $0.wantsToHelp != nil })
            }
            #expect(try await desk.store.verify() == [])
        }
    }
}

extension FiscalYear {
    fileprivate var days: ClosedRange<CivilDate> { firstDay...lastDay }
}

private struct Totals: Sendable {
    let participants: Int
    let onRecord: Int
    let courses: Int
    let rated: Int
    let satisfied: Int
}

extension TestDesk {
    fileprivate func totals(in days: ClosedRange<CivilDate>) async throws -> Totals {
        try await store.reading { connection in
            let totals = try DeskStore.courseTotals(in: days, ward: TestDesk.ward, on: connection)
            return Totals(
                participants: totals.participants,
                onRecord: totals.onRecord,
                courses: totals.courses,
                rated: totals.rated,
                satisfied: totals.satisfied
            )
        }
    }

    /// Residents who finished a course, as reports on conversions count them.
    fileprivate func finishers() async throws -> Int? {
        try await store.reading { connection in
            try connection.query(
                "SELECT coalesce(sum(residents), 0)::bigint FROM journey_day WHERE ward_code = $1 AND finished_on < 'infinity'",
                [TestDesk.ward],
                as: Int.self
            ).first
        }
    }

    fileprivate func days(in days: ClosedRange<CivilDate>) async throws -> [CivilDate: Int] {
        try await store.reading { connection in
            try DeskStore.courseDays(in: days, ward: TestDesk.ward, on: connection)
        }
    }
}

/// Courses of a year, people who come to them, some of whom are taken back, and a course that is cancelled: what happened, beside
/// what the database makes of it.
private struct CourseHistory {
    private var generator: SplitMix64
    private(set) var people: [(course: Course.ID, day: CivilDate, attendee: Attendee)] = []

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
    }

    mutating func run(on desk: TestDesk) async throws {
        for _ in 0..<12 {
            let day = Sample.day("2026-01-01").adding(days: Int.random(in: 0..<320, using: &generator))
            let course = try await desk.arrange(try Sample.course(heldOn: day.description, capacity: 30))
            guard Int.random(in: 0..<6, using: &generator) > 0 else {
                _ = try await desk.store.cancelCourse(course, because: "台風", by: Sample.coordinator, at: TestDesk.now)
                continue
            }
            var known = (0..<6).shuffled(using: &generator)
            for _ in 0..<4 {
                let came = (0..<Int.random(in: 1...7, using: &generator)).map { _ in attendee(&known) }
                let id = UUID()
                try await desk.attend(course, came, id: id)
                if Int.random(in: 0..<4, using: &generator) == 0 {
                    _ = try await desk.store.voidAttendance(
                        id,
                        at: course,
                        because: "誤り",
                        by: Sample.staff,
                        at: TestDesk.now
                    )
                } else {
                    people += came.map { (course, day, $0) }
                }
            }
        }
    }

    private mutating func attendee(_ known: inout [Int]) -> Attendee {
        let isOnRecord = Int.random(in: 0..<4, using: &generator) == 0
        return Attendee(
            ageBand: AgeBand.allCases.randomElement(using: &generator) ?? .unknown,
            resident: isOnRecord ? known.popLast().flatMap { Sample.resident($0) } : nil,
            satisfaction: Bool.random(using: &generator) ? Int.random(in: 1...5, using: &generator) : nil,
            canDoAlone: [true, false, nil].randomElement(using: &generator) ?? nil,
            wantsToHelp: [true, false, nil].randomElement(using: &generator) ?? nil
        )
    }
}
