import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

@Suite("Amendments in the database")
struct AmendmentTests {
    /// May to July 2025 closed, with a record in May and in June.
    private func withClosedMonths(_ body: @Sendable (TestDesk, _ may: UUID, _ june: UUID) async throws -> Void)
        async throws
    {
        try await withDesk { desk in
            let (may, june) = (UUID(), UUID())
            _ = try await desk.store.record(Sample.content(), id: may)
            _ = try await desk.store.record(Sample.content(heldOn: "2025-06-02"), id: june)
            for month in ["2025-05", "2025-06", "2025-07"] { try await desk.close(month) }
            try await body(desk, may, june)
            #expect(try await desk.store.verify() == [])
        }
    }

    private static let cell = "consultations S001 in_person 70-74"

    @Test(
        "An approved late record counts, and makes a version of its month and of the later ones, which keeps the first"
    )
    func lateRecord() async throws {
        try await withClosedMonths { desk, _, _ in
            let (id, content) = (UUID(), Sample.content(heldOn: "2025-06-20"))
            let filed = try await desk.store.propose(Sample.late(content, id: id))
            guard case .created = filed else { Issue.record("not filed"); return }
            #expect(try await desk.store.propose(Sample.late(content, id: id)) == .unchanged(filed.value))
            #expect(try await desk.figures("2025-06", version: 1)[Self.cell] == 1)

            let approved = try await desk.approve(id, .consultation(content))
            #expect(approved.state == .approved && approved.body == nil)
            #expect(approved.decision?.decidedBy == "coordinator2")
            let record = try await desk.store.consultation(id)
            #expect(record.recordedBy == "staff" && record.content == content)
            #expect(try await desk.figures("2025-06", version: 1)[Self.cell] == 1)
            #expect(try await desk.figures("2025-06", version: 2)[Self.cell] == 2)
            let statuses = try await desk.store.closings(of: try #require(FiscalYear(2025))).prefix(4).map(\.status)
            #expect(statuses == [.provisional, .final, .revised(version: 2), .revised(version: 2)])
            let june = try await desk.store.closing(Sample.month("2025-06"))
            #expect(june.versions.last?.reason == "紙の控えから")
            #expect(june.versions.last?.approvedBy == "coordinator2")
            #expect(june.versions.last?.amendment == id)
            #expect(try await desk.audited("amendment.%") == ["staff \(id.written)", "coordinator2 \(id.written)"])
            #expect(try await desk.store.record(content, id: id) == .replayed(record))
        }
    }

    @Test("A correction moves a record from a closed month to another, and a void takes it away")
    func changes() async throws {
        try await withClosedMonths { desk, may, june in
            let moved = Sample.content(site: "S003", heldOn: "2025-07-01")
            let correction = Sample.change(.correctConsultation, of: june)
            _ = try await desk.store.propose(correction)
            try await desk.approve(correction.id, .consultation(moved))
            #expect(try await desk.figures("2025-06", version: 2) == [:])
            #expect(try await desk.figures("2025-07", version: 2)["consultations S003 in_person 70-74"] == 1)
            let revision = try await desk.store.revisions(of: june).last
            #expect(revision?.changedBy == "staff" && revision?.reason == "記入誤り")

            let void = Sample.change(.voidConsultation, of: may)
            _ = try await desk.store.propose(void)
            try await desk.approve(void.id)
            #expect(try await desk.store.consultation(may).isVoid)
            #expect(try await desk.figures("2025-05", version: 2) == [:])
            let versions = try await desk.store.closings(of: try #require(FiscalYear(2025))).map(\.versions.count)
            #expect(versions[1...3] == [2, 3, 3])
        }
    }

    @Test("Nobody approves what they proposed, and nothing is decided twice")
    func fourEyes() async throws {
        try await withClosedMonths { desk, may, _ in
            let void = Sample.change(.voidConsultation, of: may)
            _ = try await desk.store.propose(void)
            let proposer = Account(name: Sample.staff.name, role: .coordinator)
            let own = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.approve(void.id, content: .nothing, by: proposer, at: TestDesk.now)
            }
            #expect(own == .conflict(.ownAmendment))
            try await desk.approve(void.id)
            let twice = await Sample.failure { () throws(DeskError) in try await desk.approve(void.id) }
            #expect(twice == .conflict(.amendmentDecided))
            let declined = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.decline(void.id, remark: "不要", by: Sample.approver, at: TestDesk.now)
            }
            #expect(declined == .conflict(.amendmentDecided))
            let unknown = await Sample.failure { () throws(DeskError) in try await desk.approve(UUID()) }
            #expect(unknown == .amendmentNotFound)
        }
    }

    @Test("Of two who approve at the same moment one does, and there is one new version")
    func twoApprovers() async throws {
        try await withClosedMonths { desk, may, _ in
            let void = Sample.change(.voidConsultation, of: may)
            _ = try await desk.store.propose(void)
            let failures = await withTaskGroup(of: DeskError?.self) { group in
                for number in 1...4 {
                    let account = Account(name: "approver\(number)", role: .coordinator)
                    group.addTask {
                        await Sample.failure { () throws(DeskError) in
                            _ = try await desk.store.approve(void.id, content: .nothing, by: account, at: TestDesk.now)
                        }
                    }
                }
                return await group.reduce(into: [DeskError?]()) { $0.append($1) }
            }
            #expect(failures.count { $0 == nil } == 1)
            #expect(failures.compactMap { $0 }.allSatisfy { $0 == .conflict(.amendmentDecided) })
            #expect(try await desk.store.closing(Sample.month("2025-05")).versions.count == 2)
        }
    }

    @Test("A change to a record that has changed since fails, and waits on")
    func changedMeanwhile() async throws {
        try await withClosedMonths { desk, may, _ in
            let first = Sample.change(.correctConsultation, of: may, body: #"{"minutes":20}"#)
            _ = try await desk.store.propose(first)
            let second = Sample.change(.voidConsultation, of: may)
            let busy = await Sample.failure { () throws(DeskError) in _ = try await desk.store.propose(second) }
            #expect(busy == .conflict(.amendmentWaiting))
            _ = try await desk.asSuperuser { connection in
                try connection.execute("UPDATE consultation SET revision = 2")
                try connection.execute(
                    "INSERT INTO consultation_revision SELECT (r).* FROM (SELECT jsonb_populate_record(r, "
                        + #"'{"revision":2,"kind":"corrected","reason":"x"}') AS r FROM consultation_revision AS r) AS s"#
                )
            }
            let stale = await Sample.failure { () throws(DeskError) in
                try await desk.approve(first.id, .consultation(Sample.content(minutes: 20)))
            }
            #expect(stale == .revisionDiffers(current: 2))
            let waiting = try await desk.store.amendment(first.id, for: Sample.coordinator)
            #expect(waiting.state == .waiting && waiting.body == first.body)
            #expect(try await desk.store.closing(Sample.month("2025-05")).versions.count == 1)
        }
    }

    @Test("What was declined changes nothing, and does not come again")
    func declined() async throws {
        try await withClosedMonths { desk, _, _ in
            let late = Sample.late(Sample.content())
            _ = try await desk.store.propose(late)
            let differs = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.propose(Sample.late(Sample.content(site: "S003"), id: late.id))
            }
            #expect(differs == .conflict(.amendmentDiffers))
            let declined = try await desk.store.decline(
                late.id,
                remark: "別の番号で登録済み",
                by: Sample.approver,
                at: TestDesk.now
            )
            #expect(declined.state == .declined && declined.decision?.remark == "別の番号で登録済み")
            #expect(declined.body == late.body)
            let again = await Sample.failure { () throws(DeskError) in _ = try await desk.store.propose(late) }
            #expect(again == .conflict(.amendmentDecided))
            let gone = await Sample.failure { () throws(DeskError) in _ = try await desk.store.consultation(late.id) }
            #expect(gone == .consultationNotFound)
        }
    }

    @Test("Late attendance and its void make versions as well")
    func attendance() async throws {
        try await withDesk { desk in
            let course = try await desk.arrange(try Sample.course(heldOn: "2026-10-20"))
            try await desk.attend(course, [Attendee()])
            try await desk.close("2026-10")
            func amendment(_ operation: Amendment.Operation, _ id: UUID, of subject: UUID) -> Amendment {
                Amendment(
                    id: id,
                    operation: operation,
                    subject: subject.written,
                    course: course,
                    site: Site.ID("S001"),
                    months: [Sample.day("2026-10-01")],
                    body: "{}",
                    reason: "名簿の確認",
                    proposedAt: TestDesk.now,
                    proposedBy: Sample.staff.name
                )
            }
            let late = UUID()
            _ = try await desk.store.propose(amendment(.recordAttendance, late, of: late))
            try await desk.approve(late, .attendance([Attendee(), Attendee()]))
            #expect(try await desk.figures("2026-10", version: 2) == ["attendances S001 basic ": 3])
            #expect(try await desk.store.attendances(of: course, for: Sample.staff).last?.recordedBy == "staff")
            let void = amendment(.voidAttendance, UUID(), of: late)
            _ = try await desk.store.propose(void)
            try await desk.approve(void.id)
            #expect(try await desk.figures("2026-10", version: 3) == ["attendances S001 basic ": 1])
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A reopened month takes records again, and is a 訂正版 with the reason once it is closed again")
    func reopening() async throws {
        try await withClosedMonths { desk, _, _ in
            let early = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.propose(Sample.reopening(Sample.month("2025-06")))
            }
            #expect(early == .conflict(.laterPeriodClosed(Sample.month("2025-07"))))
            let open = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.propose(Sample.reopening(Sample.month("2025-08")))
            }
            #expect(open == .conflict(.notClosed))
            let reopening = Sample.reopening(Sample.month("2025-07"))
            _ = try await desk.store.propose(reopening)
            try await desk.approve(reopening.id)
            let july = try await desk.store.closing(Sample.month("2025-07"))
            #expect(!july.isClosed && july.closedSites.isEmpty && july.status == .provisional)
            #expect(july.versions.count == 1)
            _ = try await desk.store.record(Sample.content(heldOn: "2025-07-03"))
            let closed = try await desk.close("2025-07")
            #expect(closed.status == .revised(version: 2))
            #expect(closed.versions.last?.reason == "二重登録の整理")
            #expect(closed.versions.last?.approvedBy == "coordinator2")
            #expect(closed.versions.last?.amendment == reopening.id)
            #expect(try await desk.figures("2025-07", version: 1) == [:])
            #expect(try await desk.figures("2025-07", version: 2)[Self.cell] == 1)
            #expect(try await desk.audited("closing.reopened") == ["coordinator2 2025-07"])
        }
    }

    @Test("A withdrawal erases what names the resident, and that can only be declined")
    func withdrawal() async throws {
        try await withClosedMonths { desk, _, _ in
            let resident = try #require(Sample.resident(1))
            let content = Sample.content(resident: TestDesk.residents[1])
            var late = Sample.late(content)
            late = Amendment(
                id: late.id,
                operation: late.operation,
                subject: late.subject,
                site: late.site,
                months: late.months,
                body: #"{"resident":"\#(TestDesk.residents[1])"}"#,
                reason: late.reason,
                proposedAt: late.proposedAt,
                proposedBy: late.proposedBy
            )
            _ = try await desk.store.propose(late)
            _ = try await desk.store.withdrawConsent(
                of: resident,
                isConfirmed: true,
                by: Sample.coordinator,
                at: TestDesk.now
            )
            let erased = await Sample.failure { () throws(DeskError) in
                try await desk.approve(late.id, .consultation(content))
            }
            #expect(erased == .conflict(.amendmentErased))
            _ = try await desk.store.decline(late.id, remark: "撤回", by: Sample.approver, at: TestDesk.now)
        }
    }

    @Test("Accounts of certain sites see those sites' amendments, page by page")
    func lists() async throws {
        try await withClosedMonths { desk, _, _ in
            for number in 1...5 {
                _ = try await desk.store.propose(
                    Sample.late(Sample.content(site: number.isMultiple(of: 2) ? "S003" : "S001"))
                )
            }
            let here = Account(name: "here", role: .staff, sites: [Site.ID("S003")])
            let mine = try await desk.store.amendments(for: here, limit: 10)
            #expect(mine.amendments.count == 2 && mine.next == nil)
            let hidden = try await desk.store.amendments(for: Sample.staff, limit: 1).amendments[0].id
            let foreign = Account(name: "there", role: .staff, sites: [Site.ID("S057")])
            let failure = await Sample.failure { () throws(DeskError) in
                _ = try await desk.store.amendment(hidden, for: foreign)
            }
            #expect(failure == .amendmentNotFound)
            var (seen, cursor): ([UUID], AmendmentCursor?) = ([], nil)
            repeat {
                let page = try await desk.store.amendments(.waiting, for: Sample.staff, after: cursor, limit: 2)
                seen += page.amendments.map(\.id)
                cursor = page.next.flatMap { AmendmentCursor(text: $0.text) }
            } while cursor != nil
            #expect(seen.count == 5 && Set(seen).count == 5)
            #expect(try await desk.store.amendments(.approved, for: Sample.staff, limit: 10).amendments.isEmpty)
        }
    }
}
