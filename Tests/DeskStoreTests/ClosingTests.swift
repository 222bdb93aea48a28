import DeskImport
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

/// Closings and amendments, by one coordinator and approved by another.
extension Sample {
    static let approver = Account(name: "coordinator2", role: .coordinator)

    static func month(_ iso: String) -> ClosingPeriod { ClosingPeriod(monthOf: day(iso + "-01")) }

    /// A late record, filed by staff.
    static func late(_ content: ConsultationContent, id: UUID = UUID(), reason: String = "紙の控えから") -> Amendment {
        Amendment(
            id: id,
            operation: .recordConsultation,
            subject: id.written,
            site: content.site,
            months: [content.heldOn.startOfMonth],
            body: #"{"site":"\#(content.site)"}"#,
            reason: reason,
            proposedAt: TestDesk.now,
            proposedBy: staff.name
        )
    }

    static func change(
        _ operation: Amendment.Operation,
        of id: UUID,
        expecting revision: Int = 1,
        body: String = "{}"
    ) -> Amendment {
        Amendment(
            id: UUID(),
            operation: operation,
            subject: id.written,
            site: Site.ID("S001"),
            months: [day("2025-05-01")],
            expectedRevision: revision,
            body: body,
            reason: "記入誤り",
            proposedAt: TestDesk.now,
            proposedBy: staff.name
        )
    }

    static func reopening(_ period: ClosingPeriod) -> Amendment {
        Amendment(
            id: UUID(),
            operation: .reopen,
            subject: period.code,
            site: nil,
            months: [],
            body: nil,
            reason: "二重登録の整理",
            proposedAt: TestDesk.now,
            proposedBy: coordinator.name
        )
    }
}

extension TestDesk {
    @discardableResult
    func close(_ code: String, acknowledged: Bool = true) async throws(DeskError) -> Closing {
        let period = ClosingPeriod(code: code) ?? Sample.month(code)
        return try await store.close(period, acknowledged: acknowledged, by: Sample.coordinator, at: Self.now)
    }

    @discardableResult
    func approve(_ id: UUID, _ content: AmendedContent = .nothing) async throws(DeskError) -> Amendment {
        try await store.approve(id, content: content, by: Sample.approver, at: Self.now)
    }

    /// The figures of a month as a version had them, by their codes; those of 0 left out.
    func figures(_ month: String, version: Int) async throws -> [String: Int] {
        let rows = try await asSuperuser { connection in
            try connection.query(
                """
                SELECT DISTINCT ON (measure, site_code, first_code, second_code)
                    concat_ws(' ', measure, site_code, first_code, second_code), value
                FROM closed_figure WHERE month = $1 AND version <= $2
                ORDER BY measure, site_code, first_code, second_code, version DESC
                """,
                [Sample.day(month + "-01"), version],
                as: String.self,
                Int.self
            )
        }
        return Dictionary(uniqueKeysWithValues: rows.filter { $0.1 != 0 }.map { ($0.0, $0.1) })
    }

    func audited(_ action: String) async throws -> [String] {
        try await asSuperuser { connection in
            try connection.query(
                "SELECT actor || ' ' || subject FROM audit_entry WHERE action LIKE $1 ORDER BY link, ordinal",
                [action],
                as: String.self
            )
        }
    }
}

@Suite("Closings in the database")
struct ClosingTests {
    private static let may = CivilDate(iso: "2025-05-01") ?? CivilDate(daysSince1970: 0)
    private static let closed = DeskError.conflict(.periodClosed([may]))

    @Test("A month that is closed takes no record, no correction and no void any more, and replays still answer")
    func frozen() async throws {
        try await withDesk { desk in
            let (id, content) = (UUID(), Sample.content())
            _ = try await desk.store.record(content, id: id)
            let june = UUID()
            _ = try await desk.store.record(Sample.content(heldOn: "2025-06-02"), id: june)
            let closing = try await desk.close("2025-05")
            #expect(closing.isClosed && closing.status == .final)
            #expect(closing.closedSites.map(\.rawValue).sorted() == ["S001", "S002", "S003", "S057"])
            #expect(closing.versions.map(\.madeBy) == ["coordinator"])

            let replay = try await desk.store.record(content, id: id)
            #expect(replay == .replayed(try await desk.store.consultation(id)))
            for content in [content, Sample.content(resident: TestDesk.resident)] {
                let late = await #expect(throws: DeskError.self) { try await desk.store.record(content) }
                #expect(late == Self.closed)
            }
            let changes: [(UUID, ConsultationContent?)] = [
                (id, Sample.content(minutes: 20)), (id, Sample.content(heldOn: "2025-06-01")), (id, nil),
                (june, Sample.content(heldOn: "2025-05-31")),
            ]
            for (id, content) in changes {
                let refused = await Sample.failure { () throws(DeskError) in
                    if let content {
                        _ = try await desk.store.correct(
                            id,
                            expecting: 1,
                            to: content,
                            reason: "訂正",
                            by: Sample.staff,
                            at: TestDesk.now
                        )
                    } else {
                        _ = try await desk.store.void(
                            id,
                            expecting: 1,
                            reason: "取消",
                            by: Sample.staff,
                            at: TestDesk.now
                        )
                    }
                }
                #expect(refused == Self.closed)
            }
            _ = try await desk.store.void(june, expecting: 1, reason: "取消", by: Sample.staff, at: TestDesk.now)
            #expect(try await desk.figures("2025-05", version: 1)["consultations S001 in_person 70-74"] == 1)
            #expect(try await desk.audited("closing.%") == ["coordinator 2025-05/1"])
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("31 March and 1 April are months of their own, by the day in Japan")
    func newYear() async throws {
        try await withDesk { desk in
            _ = try await desk.store.record(Sample.content(heldOn: "2026-03-31"))
            try await desk.close("2026-03")
            let march = await #expect(throws: DeskError.self) {
                try await desk.store.record(Sample.content(heldOn: "2026-03-31"))
            }
            #expect(march == .conflict(.periodClosed([Sample.day("2026-03-01")])))
            var content = Sample.content(heldOn: "2026-04-01")
            content.heldAt = Instant(rfc3339: "2026-04-01T00:30:00+09:00")
            _ = try await desk.store.record(content)
            // What is earlier in the same fiscal year would change what was published of March; the year before does not.
            let february = await #expect(throws: DeskError.self) {
                try await desk.store.record(Sample.content(heldOn: "2025-06-02"))
            }
            #expect(february == .conflict(.periodClosed([Sample.day("2025-06-01")])))
            _ = try await desk.store.record(Sample.content(heldOn: "2025-03-31"))
        }
    }

    @Test("A site that has closed a month is frozen alone; the ward's closing freezes the others too")
    func sites() async throws {
        try await withDesk { desk in
            let site = Site.ID("S001")
            let closing = try await desk.store.closeSite(Self.may, site: site, by: Sample.coordinator, at: TestDesk.now)
            #expect(!closing.isClosed && closing.closedSites == [site] && closing.status == .provisional)
            let again = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.closeSite(Self.may, site: site, by: Sample.coordinator, at: TestDesk.now)
            }
            #expect(again == .conflict(.alreadyClosed))
            let unknown = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.closeSite(
                    Self.may,
                    site: Site.ID("S999"),
                    by: Sample.coordinator,
                    at: TestDesk.now
                )
            }
            #expect(unknown == .siteNotFound)
            let late = await #expect(throws: DeskError.self) { try await desk.store.record(Sample.content()) }
            #expect(late == Self.closed)
            _ = try await desk.store.record(Sample.content(site: "S003"))
            try await desk.close("2025-05")
            let other = await #expect(throws: DeskError.self) {
                try await desk.store.record(Sample.content(site: "S003"))
            }
            #expect(other == Self.closed)
            #expect(try await desk.audited("closing.%") == ["coordinator 2025-05/S001", "coordinator 2025-05/1"])
        }
    }

    @Test("Months are closed in order, once, and not before they are over")
    func order() async throws {
        try await withDesk { desk in
            for day in ["2025-04-10", "2025-05-10", "2025-06-10"] {
                _ = try await desk.store.record(Sample.content(heldOn: day))
            }
            func refusal(_ code: String) async -> DeskError? {
                await Sample.failure { () throws(DeskError) in try await desk.close(code) }
            }
            #expect(await refusal("2025-05") == .conflict(.closingOutOfOrder(first: Sample.month("2025-04"))))
            try await desk.close("2025-04")
            #expect(await refusal("2025-04") == .conflict(.alreadyClosed))
            #expect(await refusal("2025-06") == .conflict(.closingOutOfOrder(first: Sample.month("2025-05"))))
            #expect(await refusal("2026-11") == .conflict(.periodNotOver(lastDay: Sample.day("2026-11-30"))))
            #expect(await refusal("2025") == .conflict(.closingOutOfOrder(first: Sample.month("2025-05"))))
            for month in 5...15 {
                let code =
                    "\(month > 12 ? 2026 : 2025)-\(month > 12 ? "0\(month - 12)" : month > 9 ? "\(month)" : "0\(month)")"
                try await desk.close(code)
            }
            #expect(try await desk.close("2025").versions.count == 1)
            let year = try #require(FiscalYear(2025))
            let closings = try await desk.store.closings(of: year)
            #expect(closings.count == 13)
            #expect(closings.allSatisfy { $0.isClosed && $0.status == .final })
            #expect(closings.last?.period == .fiscalYear(year))
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A log's rows of closed months are refused with a reason, and its old rows are still duplicates")
    func imports() async throws {
        let head = "受付番号,相談日,拠点,方法,相談内容,年代,対応時間,対応者,結果,備考\n"
        let first = "A-1,2025-05-14,S001,対面,メール,72,15,支援員001,自分でできた,\n"
        let more = "A-2,2025-05-15,S001,対面,メール,72,15,支援員001,自分でできた,\nA-3,2025-06-02,S001,対面,メール,72,15,,,\n"
        try await withDesk { desk in
            @Sendable func read(_ log: String) async throws -> ImportTally {
                let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().written).csv").path
                try Data(log.utf8).write(to: URL(filePath: path))
                defer { try? FileManager.default.removeItem(atPath: path) }
                return try await desk.store.importConsultations(
                    path: path,
                    encoding: .auto,
                    by: Sample.coordinator,
                    at: TestDesk.now
                )
            }
            #expect(try await read(head + first).accepted == 1)
            try await desk.close("2025-05")
            let tally = try await read(head + first + more)
            #expect([tally.accepted, tally.duplicates, tally.rejected] == [1, 1, 1])
            #expect(tally.rejections.map(\.reason) == [.monthClosed])
            #expect(tally.rejections.map(\.field) == ["相談日"])
        }
    }

    @Test("Attendance of a closed month is refused, and so is another kind for a course that was attended")
    func attendance() async throws {
        try await withDesk { desk in
            let course = try await desk.arrange(try Sample.course(heldOn: "2026-10-20"))
            let id = UUID()
            try await desk.attend(course, [Attendee(), Attendee()], id: id)
            try await desk.close("2026-10")
            #expect(try await desk.figures("2026-10", version: 1) == ["attendances S001 basic ": 2])
            let closed = DeskError.conflict(.periodClosed([Sample.day("2026-10-01")]))
            #expect(
                await Sample.failure { () throws(DeskError) in try await desk.attend(course, [Attendee()]) } == closed
            )
            _ = try await desk.attend(course, [Attendee(), Attendee()], id: id)
            let void = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.voidAttendance(
                    id,
                    at: course,
                    because: "誤り",
                    by: Sample.staff,
                    at: TestDesk.now
                )
            }
            #expect(void == closed)
            let other = try Sample.course(heldOn: "2026-10-20", kind: "advanced")
            let kind = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.changeCourse(course, to: other, by: Sample.coordinator, at: TestDesk.now)
            }
            #expect(kind == closed)
        }
    }

    @Test("What is missing is listed, and has to be known of before the month is closed")
    func missing() async throws {
        try await withDesk { desk in
            let hours = OpeningHours(
                effectiveFrom: Sample.day("2025-04-01"),
                isOpenOnHolidays: false,
                spans: [
                    OpeningSpan(
                        weekday: .wednesday,
                        opens: try #require(ClockTime(minutes: 540)),
                        closes: try #require(ClockTime(minutes: 1020)),
                        needed: 1
                    )
                ]
            )
            let site = Site.ID("S001")
            _ = try await desk.store.setHours(hours, of: site, hasDay: true, by: Sample.coordinator, at: TestDesk.now)
            // Wednesdays are 7, 14, 21 and 28 May; the 7th is a closure.
            let closure = SiteClosure(day: Sample.day("2025-05-07"), reason: "館内整理")
            _ = try await desk.store.setClosure(closure, of: site, by: Sample.coordinator, at: TestDesk.now)
            _ = try await desk.store.record(Sample.content(heldOn: "2025-05-14"))
            _ = try await desk.store.record(Sample.content(site: "S003", heldOn: "2025-06-02"))
            let refused = RefusedRecord(
                id: UUID(),
                site: site,
                heldOn: Sample.day("2025-05-20"),
                problems: ["unknown-topic"]
            )
            let mended = RefusedRecord(id: UUID(), site: nil, heldOn: Sample.day("2025-05-21"), problems: ["required"])
            await desk.store.note([refused, mended, refused], by: Sample.staff, at: TestDesk.now)
            _ = try await desk.store.record(Sample.content(heldOn: "2025-05-21"), id: mended.id)

            let missing = try await desk.store.missing(in: Sample.month("2025-05"))
            #expect(
                missing.silentSites == [
                    .init(site: Site.ID("S002"), lastHeardOf: nil),
                    .init(site: Site.ID("S003"), lastHeardOf: Sample.day("2025-06-02")),
                    .init(site: Site.ID("S057"), lastHeardOf: nil),
                ]
            )
            #expect(missing.emptyDays == [.init(site: site, days: [Sample.day("2025-05-28")])])
            #expect(missing.sitesWithoutHours.map(\.rawValue) == ["S002", "S003", "S057"])
            #expect(missing.refusals.map(\.id) == [refused.id])
            #expect(missing.refusals.map(\.problems) == [["unknown-topic"]])
            let unacknowledged = await Sample.failure { () throws(DeskError) in
                try await desk.close("2025-05", acknowledged: false)
            }
            #expect(unacknowledged == .conflict(.recordsMissing(missing)))
            try await desk.close("2025-05")
            _ = try await desk.store.propose(Sample.late(Sample.content(), id: refused.id))
            let later = try await desk.store.missing(in: Sample.month("2025-05"))
            #expect(later.refusals == [])
            #expect(later.amendments.map(\.id) == [refused.id])
            #expect(try await desk.store.missing(in: .fiscalYear(try #require(FiscalYear(2025)))).amendments.count == 1)
        }
    }

    @Test("A refusal without a day belongs to the month in which it was refused, by the day in Japan")
    func refusalsWithoutDay() async throws {
        try await withDesk { desk in
            let refusal = RefusedRecord(id: UUID(), site: nil, heldOn: nil, problems: ["required"])
            let firstOfJune = try #require(Instant(rfc3339: "2025-06-01T00:30:00+09:00"))
            await desk.store.note([refusal], by: Sample.staff, at: firstOfJune)
            #expect(try await desk.store.missing(in: Sample.month("2025-05")).refusals == [])
            #expect(try await desk.store.missing(in: Sample.month("2025-06")).refusals.map(\.id) == [refusal.id])
        }
    }

    @Test("Published reports are kept word for word, once, for each version in force")
    func published() async throws {
        try await withDesk { desk in
            _ = try await desk.store.record(Sample.content())
            try await desk.close("2025-05")
            let may = Sample.month("2025-05")
            let all = try await desk.store.unpublished(in: ["ja"])
            #expect(Set(all.map(\.report)) == Set(WardReport.allCases) && all.count == WardReport.allCases.count)
            #expect(all.allSatisfy { $0.period == may && $0.version == 1 && $0.language == "ja" })
            let topics = PublishedReport(of: may, version: 1, .topics, language: "ja")
            try await desk.store.publish([topics: #"{"topics":[]}"#])
            try await desk.store.publish([topics: "{}"])
            #expect(try await desk.store.unpublished(in: ["ja"]) == all.filter { $0.report != .topics })
            #expect(try await desk.store.document(of: topics) == #"{"topics":[]}"#)
            for (other, latest) in [
                (PublishedReport(of: may, version: 2, .topics, language: "ja"), 1),
                (PublishedReport(of: may, version: 1, .topics, language: "en"), 0),
                (PublishedReport(of: Sample.month("2025-06"), version: 1, .topics, language: "ja"), 0),
            ] {
                let none = await #expect(throws: DeskError.self) { try await desk.store.document(of: other) }
                #expect(none == .conflict(.versionNotPublished(latest: latest)))
            }
        }
    }

    @Test("Tampering with closed figures and with versions is found")
    func tampering() async throws {
        try await withDesk { desk in
            _ = try await desk.store.record(Sample.content())
            try await desk.close("2025-05")
            try await desk.asSuperuser { connection in
                _ = try connection.execute("UPDATE closed_figure SET value = value + 1 WHERE measure = 'mentions'")
            }
            #expect(try await desk.store.verify().map(\.kind) == [.closedFigure])
            try await desk.asSuperuser { connection in
                _ = try connection.execute("UPDATE closing SET version = 2")
            }
            #expect(Set(try await desk.store.verify().map(\.kind)) == [.closedFigure, .closingVersions])
        }
    }
}
