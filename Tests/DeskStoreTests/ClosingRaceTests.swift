import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

@Suite("Closing while others write", .serialized)
struct ClosingRaceTests {
    @Test("What is written while a month is closed is either in its figures or refused")
    func hammered() async throws {
        try await withDesk { desk in
            let course = try await desk.arrange(try Sample.course(heldOn: "2026-10-20", capacity: 400))
            let seeded = (0..<60).map { _ in UUID() }
            for id in seeded { _ = try await desk.store.record(Sample.content(heldOn: "2026-10-05"), id: id) }
            let refused = try await withThrowingTaskGroup(of: Int.self) { group in
                for writer in 0..<6 {
                    group.addTask {
                        var refused = 0
                        for number in 0..<200 where refused < 10 {
                            let failure = await Self.write(writer, number, seeded, course, desk)
                            guard let failure else { continue }
                            guard case .conflict(.periodClosed) = failure else { throw failure }
                            refused += 1
                        }
                        return refused
                    }
                }
                group.addTask {
                    try await Task.sleep(for: .milliseconds(300))
                    try await desk.close("2026-10")
                    return 0
                }
                return try await group.reduce(0, +)
            }
            #expect(refused > 0)
            let counted = try await desk.asSuperuser { connection in
                try connection.query(
                    """
                    SELECT (SELECT count(*) FROM consultation WHERE NOT void AND held_on BETWEEN '2026-10-01' AND '2026-10-31'),
                        (SELECT sum(value)::bigint FROM closed_figure WHERE measure = 'consultations'),
                        (SELECT count(*) FROM attendance WHERE NOT void),
                        (SELECT coalesce(sum(value), 0)::bigint FROM closed_figure WHERE measure = 'attendances')
                    """,
                    as: Int.self,
                    Int.self,
                    Int.self,
                    Int.self
                )
            }[0]
            #expect(counted.0 == counted.1)
            #expect(counted.2 == counted.3)
            #expect(counted.0 > seeded.count / 2)
            #expect(try await desk.store.verify() == [])
        }
    }

    /// Records, corrects, voids and writes attendances down, each in its turn; nil when that was done.
    private static func write(
        _ writer: Int,
        _ number: Int,
        _ seeded: [UUID],
        _ course: Course.ID,
        _ desk: TestDesk
    ) async -> DeskError? {
        let resident = number.isMultiple(of: 3) ? TestDesk.residents[writer] : nil
        return await Sample.failure { () throws(DeskError) in
            switch (writer, number) {
            case (4, 0..<30):
                _ = try await desk.store.correct(
                    seeded[number],
                    expecting: 1,
                    to: Sample.content(heldOn: "2026-10-06", minutes: 30),
                    reason: "訂正",
                    by: Sample.staff,
                    at: TestDesk.now
                )
            case (4, 30..<60):
                _ = try await desk.store.void(
                    seeded[number],
                    expecting: 1,
                    reason: "取消",
                    by: Sample.staff,
                    at: TestDesk.now
                )
            case (5, _):
                try await desk.attend(course, [Attendee()])
            default:
                _ = try await desk.store.record(
                    Sample.content(heldOn: "2026-10-\(10 + number % 20)", resident: resident),
                    id: UUID(),
                    by: Sample.staff,
                    at: TestDesk.now
                )
            }
        }
    }
}
