import DeskStore
import DeskTestSupport
import Postgres
import SupportDesk
import Testing

@Suite("Maintenance: what time decides")
struct MaintenanceTests {
    /// 09:00 in Japan on this day.
    private static func morning(_ iso: String) -> Instant {
        Instant(startOf: Sample.day(iso)).adding(seconds: 9 * 3600)
    }

    private func run(_ desk: TestDesk, _ iso: String, idleMonths: Int = 60, dry: Bool = false) async throws -> [String]
    {
        let changes = try await desk.store.maintain(
            idleMonths: idleMonths,
            at: Self.morning(iso),
            isDryRun: dry
        )
        return changes.map { "\($0.supporter) \($0.from.rawValue) \($0.span.status.rawValue) \($0.span.from)" }
    }

    @Test("Late or in time, and twice, it gives the same; a dry run changes nothing")
    func lateAndTwice() async throws {
        try await withDesk { desk in
            let code = try await desk.registerActive()
            _ = try await desk.register(Supporting.listed("認定", until: "2026-12-31"))
            let inTime = try await run(desk, "2027-03-31", dry: true)
            #expect(inTime == ["SD-0002 certified lapsed 2027-01-01"])
            let expected = ["SD-0001 active lapsed 2027-04-01", "SD-0002 certified lapsed 2027-01-01"]
            let dry = try await run(desk, "2027-07-09", dry: true)
            #expect(dry == expected)
            #expect(try await desk.store.supporter(code).history.count == 1)
            let late = try await run(desk, "2027-07-09")
            #expect(late == expected)
            let twice = try await run(desk, "2027-07-10")
            #expect(twice == [])
            let span = try #require(try await desk.store.supporter(code).present)
            #expect((span.cause, span.reason, span.recordedBy) == (.time, "appointment_ended", "maintenance"))
            let entries = try await desk.entries()
            #expect(
                entries.suffix(2) == [
                    "maintenance supporter.lapsed SD-0001 2027-04-01 appointment_ended",
                    "maintenance supporter.lapsed SD-0002 2027-01-01 certificate_ended",
                ]
            )
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("Two at once do the work once")
    func atOnce() async throws {
        try await withDesk { desk in
            for _ in 0..<5 { _ = try await desk.registerActive() }
            let done = try await withThrowingTaskGroup(of: Int.self) { tasks in
                for _ in 0..<4 { tasks.addTask { try await run(desk, "2027-04-01").count } }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
            #expect(done.sorted() == [0, 0, 0, 5])
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("Renewed before 1 April, nobody lapses; renewed afterwards, they are active again")
    func renewal() async throws {
        try await withDesk { desk in
            let (early, late) = (try await desk.registerActive(), try await desk.registerActive())
            var draft = RenewalDraft()
            (draft.supporters, draft.until) = ([early.rawValue], "2028-03-31")
            _ = try await desk.renew(draft, at: Self.morning("2027-03-20"))
            let lapsed = try await run(desk, "2027-04-01")
            #expect(lapsed == ["\(late) active lapsed 2027-04-01"])
            (draft.supporters, draft.date) = (nil, "2027-04-01")
            let ofAll = draft
            // Who has lapsed comes back by name alone.
            let document = try await desk.renew(ofAll, at: Self.morning("2027-04-05"))
            #expect(document.renewed.isEmpty)
            draft.supporters = [late.rawValue]
            let named = try await desk.renew(draft, at: Self.morning("2027-04-05"))
            #expect(named.renewed == [late.rawValue])
            for day in ["2027-03-31", "2027-04-01", "2028-03-31"] {
                let count = try await desk.activeCount(on: Sample.day(day))
                #expect(count == 2, "\(day)")
            }
            #expect(try await desk.activeCount(on: Sample.day("2028-04-01")) == 0)
        }
    }

    @Test("A consultation, a course or a shift keeps somebody from being paused; a cancelled one does not")
    func sessions() async throws {
        try await withDesk { desk in
            for _ in 0..<6 { _ = try await desk.registerActive() }
            var renewal = RenewalDraft()
            renewal.until = "2028-03-31"
            _ = try await desk.renew(renewal)
            try await desk.asSuperuser { connection in
                try connection.run(
                    script: """
                        INSERT INTO supporter_day
                        VALUES ('131156', 'SD-0001', '2026-12-15', 1, 15, 0, 0), ('131156', 'SD-0006', '2027-03-15', 0, 0, 0, 0);
                        INSERT INTO course (ward_code, course_code, course_kind, site_code, held_on, starts, ends, capacity,
                            instructors, assistants, cancelled, recorded_at, recorded_by)
                        VALUES
                            ('131156', 'C1', 'basic', 'S001', '2027-01-15', 600, 660, 9, '{SD-0002}', '{SD-0003}', false, now(), 'x'),
                            ('131156', 'C2', 'basic', 'S001', '2027-01-16', 600, 660, 9, '{SD-0005}', '{}', true, now(), 'x');
                        INSERT INTO shift (ward_code, shift_id, site_code, supporter_code, held_on, starts, ends, cancelled,
                            recorded_at, recorded_by)
                        VALUES
                            ('131156', gen_random_uuid(), 'S001', 'SD-0004', '2027-02-15', 600, 660, false, now(), 'x'),
                            ('131156', gen_random_uuid(), 'S001', 'SD-0004', '2027-09-15', 600, 660, false, now(), 'x'),
                            ('131156', gen_random_uuid(), 'S001', 'SD-0006', '2027-02-15', 600, 660, true, now(), 'x');
                        """
                )
            }
            let may = try await run(desk, "2027-05-23", idleMonths: 6)
            #expect(may == ["SD-0005 active paused 2027-05-23", "SD-0006 active paused 2027-05-23"])
            let june = try await run(desk, "2027-06-16", idleMonths: 6)
            #expect(june == ["SD-0001 active paused 2027-06-15"])
            let august = try await run(desk, "2027-08-16", idleMonths: 6)
            #expect(
                august == [
                    "SD-0002 active paused 2027-07-15", "SD-0003 active paused 2027-07-15",
                    "SD-0004 active paused 2027-08-15",
                ]
            )
        }
    }
}
