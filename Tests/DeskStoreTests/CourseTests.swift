import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

/// Courses to arrange, and people who come to them.
extension Sample {
    static let coordinator = Account(name: "coordinator", role: .coordinator)

    static func course(
        site: String = "S001",
        heldOn: String = "2026-11-20",
        capacity: Int = 20,
        kind: String = "basic"
    ) throws -> CourseContent {
        CourseContent(
            kind: CourseKind.ID(kind),
            site: Site.ID(site),
            heldOn: day(heldOn),
            starts: try #require(ClockTime(minutes: 570)),
            ends: try #require(ClockTime(minutes: 690)),
            capacity: capacity,
            instructors: [Supporter.ID("支援員001")]
        )
    }

    static func resident(_ number: Int) -> UUID? { UUID(uuidString: TestDesk.residents[number]) }

    /// What a statement fails with; nil when it does not.
    static func failure(_ body: () async throws(DeskError) -> Void) async -> DeskError? {
        do throws(DeskError) {
            try await body()
            return nil
        } catch {
            return error
        }
    }
}

extension TestDesk {
    @discardableResult
    func arrange(_ content: CourseContent, code: Course.ID? = nil) async throws -> Course.ID {
        try await store.addCourse(content, code: code, by: Sample.coordinator, at: TestDesk.now).course.code
    }

    @discardableResult
    func attend(
        _ course: Course.ID,
        _ people: [Attendee],
        id: UUID = UUID(),
        at now: Instant = TestDesk.now
    ) async throws(DeskError) -> Settled<Attendance> {
        try await store.recordAttendance(id, of: people, at: course, by: Sample.staff, at: now)
    }

    @discardableResult
    func ask(
        _ course: Course.ID,
        id: UUID = UUID(),
        resident: UUID? = nil
    ) async throws(DeskError) -> Settled<CoursePlace> {
        let request = PlaceRequest(resident: resident, ageBand: .from70)
        return try await store.requestPlace(id, at: course, for: request, by: Sample.staff, at: TestDesk.now)
    }

    func tallied(_ course: Course.ID) async throws -> TalliedCourse {
        try await store.course(course, for: Sample.staff)
    }
}

@Suite("Courses in the database")
struct CourseTests {
    @Test("Courses that twenty people arrange at once get a code each")
    func codes() async throws {
        try await withDesk { desk in
            let content = try Sample.course()
            try await desk.arrange(content, code: Course.ID("春の教室"))
            try await desk.arrange(content, code: Course.ID("C7"))
            let codes = try await withThrowingTaskGroup(of: Course.ID.self) { group in
                for _ in 0..<20 { group.addTask { try await desk.arrange(content) } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1.rawValue) }
            }
            #expect(codes == Set((8...27).map { "C\($0)" }))
            let taken = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.addCourse(
                    content,
                    code: Course.ID("C7"),
                    by: Sample.coordinator,
                    at: TestDesk.now
                )
            }
            #expect(taken == .conflict(.courseCodeTaken))
        }
    }

    @Test("A list is narrowed down by site, kind, days, supporter and partner, the latest day first")
    func filters() async throws {
        try await withDesk { desk in
            try await desk.arrange(try Sample.course(heldOn: "2026-03-31"))
            try await desk.arrange(try Sample.course(site: "S003", heldOn: "2026-04-01", kind: "trial"))
            var third = try Sample.course(heldOn: "2027-04-01")
            third.instructors = []
            third.assistants = [Supporter.ID("支援員002")]
            third.partnerKind = PartnerKind.ID("school")
            try await desk.arrange(third)
            func codes(_ change: (inout CourseFilter) -> Void) async throws -> [String] {
                var filter = CourseFilter()
                change(&filter)
                return try await desk.store.courses(filter).map(\.course.code.rawValue)
            }
            #expect(try await codes { _ in } == ["C3", "C2", "C1"])
            #expect(try await codes { $0.sites = [Site.ID("S003")] } == ["C2"])
            #expect(try await codes { $0.sites = [] } == [])
            #expect(try await codes { $0.kind = CourseKind.ID("basic") } == ["C3", "C1"])
            #expect(try await codes { $0.to = Sample.day("2026-03-31") } == ["C1"])
            #expect(try await codes { $0.from = Sample.day("2026-04-01") } == ["C3", "C2"])
            #expect(try await codes { $0.supporter = Supporter.ID("支援員002") } == ["C3"])
            #expect(try await codes { $0.partnerKind = PartnerKind.ID("school") } == ["C3"])
        }
    }

    @Test("Every step is in the trail of changes, with codes and ids alone")
    func trail() async throws {
        try await withDesk { desk in
            let course = try await desk.arrange(try Sample.course(capacity: 1))
            let (place, waiting, came) = (UUID(), UUID(), UUID())
            try await desk.ask(course, id: place, resident: Sample.resident(0))
            try await desk.ask(course, id: waiting)
            _ = try await desk.store.cancelPlace(place, at: course, by: Sample.staff, at: TestDesk.now)
            try await desk.attend(course, [Attendee(resident: Sample.resident(0))], id: came)
            _ = try await desk.store.voidAttendance(
                came,
                at: course,
                because: "誤り",
                by: Sample.staff,
                at: TestDesk.now
            )
            _ = try await desk.store.cancelCourse(course, because: "台風", by: Sample.coordinator, at: TestDesk.now)
            let entries = try await desk.asSuperuser { connection in
                try connection.query(
                    "SELECT action || ' ' || subject FROM audit_entry WHERE actor IN ('staff', 'coordinator') "
                        + "AND (action LIKE 'course.%' OR action LIKE 'place.%' OR action LIKE 'attendance.%') "
                        + "ORDER BY link, ordinal",
                    as: String.self
                )
            }
            #expect(
                entries == [
                    "course.added C1", "place.booked C1/\(place.written)", "place.waiting C1/\(waiting.written)",
                    "place.cancelled C1/\(place.written)", "place.booked C1/\(waiting.written)",
                    "attendance.recorded C1/\(came.written)", "attendance.voided C1/\(came.written)",
                    "course.cancelled C1/2",
                ]
            )
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test(
        "A course whose attendees are not those on record is found",
        arguments: [
            "UPDATE course SET attendees = attendees + 1", "UPDATE attendance SET void = true WHERE ordinal = 1",
            "DELETE FROM attendance", "UPDATE attendance SET held_on = held_on + 1",
            "UPDATE course SET cancelled = true",
        ]
    )
    func verification(statement: String) async throws {
        try await withDesk { desk in
            let course = try await desk.arrange(try Sample.course())
            try await desk.arrange(try Sample.course())
            try await desk.attend(course, [Attendee(), Attendee()])
            #expect(try await desk.store.verify() == [])
            try await desk.asSuperuser { try $0.run(script: statement) }
            let found = try await desk.store.verify()
            #expect(found.first { $0.kind == .courseTotal }?.subject == "course C1", "found \(found)")
        }
    }
}
