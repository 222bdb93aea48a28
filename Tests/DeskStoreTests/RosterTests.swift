import DeskImport
import DeskTestSupport
import FoundationEssentials
import Glibc
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

@Suite("Rosters in the database")
struct RosterTests {
    private static let coordinator = Account(name: "coordinator", role: .coordinator)
    private static let hours = """
        拠点,曜日,開所,閉所,必要人数,祝日,適用開始日
        S001,月-土,9:00,17:00,2,無,
        S003,毎日,9:00,24:00,1,有,2026-12-01

        """
    private static let shifts = """
        拠点,支援員コード,日付,開始,終了
        S001,支援員001,2026-12-01,9:00,12:00
        中央図書,支援員001,令和8年12月1日,12:00,17:00
        S001,支援員002,2026-12-01,9:00,17:00
        S003,支援員002,2026-12-01,17:00,24:00

        """

    @Test("Two who book the same person for the same time at once: one of them is refused")
    func bookingAtOnce() async throws {
        try await withDesk { desk in
            try await desk.certifySupporters()
            let known = try await desk.store.currentDesk()
            for round in 0..<5 {
                let day = "2026-12-0\(round + 1)"
                let results = await withTaskGroup(of: String.self) { tasks in
                    for (site, starts) in [("S001", "9:00"), ("S003", "10:00"), ("S057", "11:00")] {
                        tasks.addTask { await desk.book(UUID(), site, day, starts, "13:00", known) }
                    }
                    return await tasks.reduce(into: []) { $0.append($1) }.sorted()
                }
                #expect(results == ["created", "double-booked", "double-booked"])
            }
            let kept = try await desk.asSuperuser { try $0.query("SELECT count(*) FROM shift", as: Int.self) }
            #expect(kept == [5])
        }
    }

    @Test("The same shift sent twice at once is booked once, and neither is refused")
    func replayAtOnce() async throws {
        try await withDesk { desk in
            try await desk.certifySupporters()
            let known = try await desk.store.currentDesk()
            for round in 0..<5 {
                let id = UUID()
                let results = await withTaskGroup(of: String.self) { tasks in
                    for _ in 0..<4 {
                        tasks.addTask { await desk.book(id, "S001", "2026-12-0\(round + 1)", "9:00", "13:00", known) }
                    }
                    return await tasks.reduce(into: []) { $0.append($1) }.sorted()
                }
                #expect(results == ["created", "unchanged", "unchanged", "unchanged"])
            }
        }
    }

    @Test("Only the database stands between two connections that write the same hours, and it refuses")
    func constraint() async throws {
        try await withDesk { desk in
            let insert = { @Sendable (starts: Int, ends: Int) in
                try await desk.asSuperuser { connection in
                    try connection.run(
                        script: """
                            INSERT INTO shift (
                                ward_code, shift_id, site_code, supporter_code, held_on, starts, ends, recorded_at,
                                recorded_by)
                            VALUES (
                                '131156', gen_random_uuid(), 'S001', '支援員001', '2026-12-01', \(starts), \(ends), now(), 'x')
                            """
                    )
                }
            }
            try await insert(540, 720)
            try await insert(720, 1440)
            let error = await #expect(throws: PostgresError.self) { try await insert(719, 720) }
            #expect(error?.constraint == "shift_double_booking")
        }
    }

    @Test("A roster and its hours are imported once: a second time all rows are duplicates")
    func importsOnce() async throws {
        try await withDesk { desk in
            try await desk.certifySupporters()
            let dryRun = try await desk.imported(hours: Self.hours, isDryRun: true)
            #expect(dryRun.0 == [2, 0, 0])
            let hours = try await desk.imported(hours: Self.hours)
            #expect(hours.0 == [2, 0, 0])
            let hoursAgain = try await desk.imported(hours: Self.hours)
            #expect(hoursAgain.0 == [0, 2, 0])
            let tried = try await desk.imported(shifts: Self.shifts, isDryRun: true)
            #expect(tried.0 == [4, 0, 0])
            let first = try await desk.imported(shifts: Self.shifts)
            #expect(first.0 == [4, 0, 0])
            let again = try await desk.imported(shifts: Self.shifts)
            #expect(again.0 == [0, 4, 0])
            #expect(try await desk.store.verify() == [])

            let days = Sample.day("2026-12-01")...Sample.day("2026-12-01")
            let roster = try await desk.store.roster(Roster.Scope(days: days))
            #expect(roster.shifts.count == 4)
            #expect(
                roster.gaps?.map { "\($0.site) \($0.from) \($0.to) \($0.booked)/\($0.needed)" } == [
                    "S003 09:00 17:00 0/1"
                ]
            )
            #expect(roster.sitesWithoutHours.map(\.rawValue) == ["S057"])
        }
    }

    @Test("A week of which one row is refused changes nothing; the weeks of other sites are kept")
    func halfWeek() async throws {
        try await withDesk { desk in
            _ = try await desk.imported(hours: Self.hours)
            let half = try await desk.imported(
                hours: """
                    拠点,曜日,開所,閉所,必要人数,祝日,適用開始日
                    S001,月-金,10:00,16:00,1,無,
                    S001,土,10:00,9:00,1,無,
                    S003,毎日,10:00,20:00,1,有,2026-12-01

                    """
            )
            #expect(half.0 == [1, 0, 2])
            #expect(half.1.map(\.line) == [2, 3])
            #expect(half.1.first?.reason == .otherRowOfSiteRefused(line: 3))
            let (kept, changed) = (
                try await desk.store.siteHours(of: Site.ID("S001")), try await desk.store.siteHours(of: Site.ID("S003"))
            )
            #expect(kept.versions.first?.spans.map(\.opens.description) == Array(repeating: "09:00", count: 6))
            #expect(changed.versions.first?.spans.map(\.opens.description) == Array(repeating: "10:00", count: 7))
        }
    }

    @Test("A cancelled shift does not come back by importing its file again")
    func cancelledStays() async throws {
        try await withDesk { desk in
            try await desk.certifySupporters()
            _ = try await desk.imported(shifts: Self.shifts)
            let days = Sample.day("2026-12-01")...Sample.day("2026-12-01")
            let shift = try #require(try await desk.store.shifts(Roster.Scope(days: days)).first)
            let cancelled = try await desk.store.cancelShift(
                shift.id,
                reason: "本人の都合",
                by: Self.coordinator,
                at: TestDesk.now
            )
            #expect(cancelled.value.isCancelled)
            let again = try await desk.imported(shifts: Self.shifts)
            #expect(again.0 == [0, 4, 0])
            let left = try await desk.store.shifts(Roster.Scope(days: days))
            #expect(left.count == 3)
        }
    }

    @Test("Rows that cannot be are refused with their lines, and the good ones are kept")
    func refusals() async throws {
        try await withDesk { desk in
            try await desk.certifySupporters()
            try await desk.asSuperuser { connection in
                try connection.run(
                    script: """
                        UPDATE supporter_status SET certified_until = '2026-12-01' WHERE supporter_code = '支援員002';
                        UPDATE supporter_status SET status = 'paused' WHERE supporter_code = '支援員003';
                        INSERT INTO site_closure (ward_code, site_code, closed_on) VALUES ('131156', 'S057', '2026-12-02')
                        """
                )
            }
            _ = try await desk.imported(hours: Self.hours)
            let (counts, rejections) = try await desk.imported(
                shifts: """
                    拠点,支援員コード,日付,開始,終了
                    S001,支援員001,2026-12-01,9:00,12:00
                    S003,支援員001,2026-12-01,11:00,13:00
                    S001,支援員002,2026-12-02,9:00,12:00
                    S001,支援員003,2026-12-01,9:00,12:00
                    S001,支援員999,2026-12-01,9:00,12:00
                    S001,支援員001,2026-12-06,9:00,12:00
                    S001,支援員001,2026-12-02,8:00,12:00
                    S057,支援員001,2026-12-02,9:00,12:00
                    S002,支援員001,2026-12-02,9:00,12:00
                    S001,支援員002,2026-12-01,9:00,12:00

                    """
            )
            #expect(counts == [2, 0, 8])
            let notCertified = Rejection.Reason.problem(.certificateEnds(lastDay: Sample.day("2026-12-01")))
            #expect(
                rejections.map { "\($0.line) \($0.field ?? "") \($0.reason)" } == [
                    "3 開始 \(Rejection.Reason.doubleBooked)", "4 支援員コード \(notCertified)",
                    "5 支援員コード \(Rejection.Reason.problem(.supporterNotActive))",
                    "6 支援員コード \(Rejection.Reason.problem(.unknownSupporter))",
                    "7 日付 \(Rejection.Reason.problem(.siteClosedOnDay))",
                    "8 日付 \(Rejection.Reason.problem(.siteClosedOnDay))",
                    "9 日付 \(Rejection.Reason.problem(.siteClosedOnDay))",
                    "10 日付 \(Rejection.Reason.problem(.siteClosed(lastDay: Sample.day("2025-12-31"))))",
                ]
            )
        }
    }

    @Test("What is reported without a site counts at the home site, and shifts to come do not count yet")
    func hoursBySite() async throws {
        try await withDesk { desk in
            try await desk.certifySupporters()
            _ = try await desk.imported(shifts: Self.shifts)
            _ = try await desk.store.record(Sample.content(site: "S003", heldOn: "2026-11-20"))
            try await desk.asSuperuser { connection in
                try connection.run(
                    script: """
                        UPDATE supporter SET home_site = 'S057' WHERE supporter_code = '支援員001';
                        INSERT INTO reported_hours (
                            ward_code, report_id, supporter_code, held_on, minutes, site_code, void, recorded_at, recorded_by)
                        SELECT '131156', gen_random_uuid(), supporter, '2026-11-20', minutes, site, void, now(), 'x'
                        FROM (VALUES
                            ('支援員001', 30, 'S001', false), ('支援員001', 40, NULL, false), ('支援員002', 50, NULL, false),
                            ('支援員001', 60, 'S001', true)) AS r (supporter, minutes, site, void)
                        """
                )
            }
            let days = Sample.day("2026-11-01")...Sample.day("2026-12-31")
            let (all, today) = try await desk.asSuperuser { connection in
                (
                    try DeskStore.hoursBySource(in: days, ward: TestDesk.ward, on: connection),
                    try DeskStore.hoursBySource(
                        in: days,
                        shiftsUntil: TestDesk.now.day,
                        ward: TestDesk.ward,
                        on: connection
                    )
                )
            }
            #expect(
                all == [
                    Site.ID("S001"): HoursBySource(shifts: 960, reported: 30),
                    Site.ID("S003"): HoursBySource(shifts: 420, consultations: 15),
                    Site.ID("S057"): HoursBySource(reported: 40),
                ]
            )
            #expect(
                today == [
                    Site.ID("S001"): HoursBySource(reported: 30), Site.ID("S003"): HoursBySource(consultations: 15),
                    Site.ID("S057"): HoursBySource(reported: 40),
                ]
            )
        }
    }

    @Test("Understaffed hours are asked for by site; a site without hours on record has no answer")
    func understaffed() async throws {
        try await withDesk { desk in
            try await desk.certifySupporters()
            _ = try await desk.imported(hours: Self.hours)
            _ = try await desk.imported(shifts: Self.shifts)
            let days = Sample.day("2026-12-01")...Sample.day("2026-12-01")
            let (all, one) = try await desk.asSuperuser { connection in
                (
                    try DeskStore.understaffed(in: days, site: nil, ward: TestDesk.ward, on: connection),
                    try DeskStore.understaffed(in: days, site: Site.ID("S003"), ward: TestDesk.ward, on: connection)
                )
            }
            #expect(all.mapValues(\.count) == [Site.ID("S001"): 0, Site.ID("S003"): 1])
            #expect(one.mapValues { $0.map(\.to.description) } == [Site.ID("S003"): ["17:00"]])
        }
    }

    @Test("Hours by source are those that the records add up to, for any days", arguments: [1, 2, 3])
    func hoursBySource(seed: UInt64) async throws {
        try await withDesk { desk in
            var random = SplitMix64(seed: seed)
            for _ in 0..<60 { _ = try await desk.store.record(Sample.random(&random)) }
            let supporter = Supporter.ID("支援員002")
            for _ in 0..<8 {
                let first = Sample.day("2025-03-25").adding(days: Int.random(in: 0...300, using: &random))
                let days = first...first.adding(days: Int.random(in: 0...120, using: &random))
                let found = try await desk.store.hours(of: supporter, in: days, today: days.upperBound, sites: nil)
                let expected = try await desk.asSuperuser { connection in
                    try connection.query(
                        """
                        SELECT site_code, sum(minutes)::bigint FROM consultation
                        WHERE NOT void AND supporters @> $1 AND held_on >= $2 AND held_on <= $3 AND minutes IS NOT NULL
                        GROUP BY site_code ORDER BY site_code
                        """,
                        [[supporter], days.lowerBound, days.upperBound],
                        as: String.self,
                        Int.self
                    ).map { "\($0.0) \($0.1)" }
                }
                #expect(found.map { "\($0.site?.rawValue ?? "") \($0.hours.consultations ?? 0)" } == expected)
                #expect(found.allSatisfy { $0.hours.shifts == nil && $0.hours.reported == nil })
            }
        }
    }
}

extension TestDesk {
    /// Makes the three supporters active, without an end.
    fileprivate func certifySupporters() async throws {
        try await asSuperuser { connection in
            try connection.run(
                script: """
                    INSERT INTO supporter_status (
                        ward_code, supporter_code, number, status, effective_on, cause, recorded_at, recorded_by)
                    SELECT ward_code, supporter_code, 1, 'active', '2026-04-01', 'person', now(), 'x' FROM supporter
                    """
            )
        }
    }

    /// What becomes of booking 支援員001.
    fileprivate func book(
        _ id: UUID,
        _ site: String,
        _ day: String,
        _ starts: String,
        _ ends: String,
        _ desk: Desk
    ) async -> String {
        var draft = ShiftDraft()
        draft.site = site
        draft.supporter = "支援員001"
        draft.date = day
        draft.starts = starts
        draft.ends = ends
        do {
            let account = Account(name: "coordinator", role: .coordinator)
            switch try await store.bookShift(id, draft, desk: desk, by: account, at: Self.now) {
            case .created: return "created"
            case .changed: return "changed"
            case .unchanged: return "unchanged"
            }
        } catch {
            return error == .conflict(.doubleBooked) ? "double-booked" : "\(error)"
        }
    }

    fileprivate func imported(hours: String, isDryRun: Bool = false) async throws -> ([Int], [Rejection]) {
        try await imported(hours) { path, account in
            try await store.importHours(path: path, encoding: .auto, by: account, at: Self.now, isDryRun: isDryRun)
        }
    }

    fileprivate func imported(shifts: String, isDryRun: Bool = false) async throws -> ([Int], [Rejection]) {
        try await imported(shifts) { path, account in
            try await store.importShifts(path: path, encoding: .auto, by: account, at: Self.now, isDryRun: isDryRun)
        }
    }

    /// How many were accepted, duplicates and rejected, and the rejections.
    private func imported(
        _ text: String,
        _ importing: (String, Account) async throws -> ImportTally
    ) async throws -> ([Int], [Rejection]) {
        let path = FileManager.default.temporaryDirectory.appending(path: "roster-\(UUID()).csv").path
        try Data(text.utf8).write(to: URL(filePath: path))
        defer { unlink(path) }
        let tally = try await importing(path, Account(name: "import", role: .administrator))
        return ([tally.accepted, tally.duplicates, tally.rejected], tally.rejections)
    }
}
