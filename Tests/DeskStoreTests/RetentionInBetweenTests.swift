import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

/// What happens between a list and its erasure, or after.
extension RetentionTests {
    @Test("Who has come back since the list was made, or is found to be somebody who has, is not erased by it")
    func cameBack() async throws {
        try await withDesk { desk in
            let store = desk.store
            let ids = try TestDesk.residents.map { try #require(UUID(uuidString: $0)) }
            for id in ids { try await register(id, in: store) }
            try await letYearsPass(desk)
            for id in ids[3...4] { try await visit(of: id, on: "2026-05-14", in: store) }
            let proposed = try await store.proposeDisposal(of: .residents, by: Self.proposer, at: TestDesk.now)
            let disposal = try #require(proposed)
            #expect(disposal.candidates == 4)
            _ = try await store.approveDisposal(disposal.id, by: Self.approver, at: TestDesk.now)

            try await visit(of: ids[0], on: "2026-11-20", in: store)
            // A listed entry becomes one of somebody active; an active entry becomes one of somebody listed.
            for (other, id) in [(ids[1], ids[3]), (ids[4], ids[2])] {
                _ = try await store.merge(other, into: id, reason: nil, by: Self.proposer, at: TestDesk.now)
            }
            let done = try await store.eraseDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            #expect(done.erasure?.count == 1)
            for id in ids[...4] {
                #expect(try await store.resident(id, by: Sample.staff, at: TestDesk.now).person.name == "髙橋")
            }
            await #expect(throws: DeskError.residentNotFound) {
                try await store.resident(ids[5], by: Sample.staff, at: TestDesk.now)
            }
            #expect(try await store.verify() == [])
        }
    }

    @Test("An erasure that was stopped goes on from there, and its record counts all who are gone")
    func stopped() async throws {
        try await withDesk { desk in
            let store = desk.store
            let ids = try TestDesk.residents.map { try #require(UUID(uuidString: $0)) }
            for id in ids { try await register(id, in: store) }
            try await letYearsPass(desk)
            let proposed = try await store.proposeDisposal(of: .residents, by: Self.proposer, at: TestDesk.now)
            let disposal = try #require(proposed)
            _ = try await store.approveDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            try await desk.asSuperuser { connection in
                try connection.run(
                    script: """
                        CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS
                            $$ BEGIN RAISE EXCEPTION 'stopped'; END $$;
                        CREATE TRIGGER stop BEFORE UPDATE OF withdrawn_on ON resident FOR EACH ROW
                            WHEN (NEW.resident_id = '\(TestDesk.residents[2])') EXECUTE FUNCTION stop();
                        """
                )
            }
            await #expect(throws: DeskError.self) {
                try await store.eraseDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            }
            await #expect(throws: DeskError.residentNotFound) {
                try await store.resident(ids[1], by: Sample.staff, at: TestDesk.now)
            }
            #expect(try await store.resident(ids[2], by: Sample.staff, at: TestDesk.now).person.name == "髙橋")
            #expect(try await store.disposals().map(\.erasure) == [nil])

            try await desk.asSuperuser { try $0.run(script: "DROP TRIGGER stop ON resident") }
            let done = try await store.eraseDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            #expect(done.candidates == 6 && done.erasure?.count == 6)
        }
    }

    @Test(
        "After an older backup was restored, from before the list or before its approval, the kept record does it again",
        arguments: [
            "DELETE FROM disposal_candidate; DELETE FROM disposal;",
            "UPDATE disposal SET erased_at = NULL, erased = NULL, approved_at = NULL, approved_by = NULL;",
            "UPDATE disposal SET erased_at = NULL, erased = NULL;",
        ]
    )
    func reapply(asInBackup: String) async throws {
        try await withDesk { desk in
            let store = desk.store
            let id = UUID()
            try await record("2022-05-14", id, in: store)
            let sealed = try await desk.asSuperuser {
                try $0.query("SELECT note FROM consultation", as: SealedText.self)
            }
            let disposal = try await dispose(.notes, in: store)
            let json = try JSONEncoder().encode(try await store.disposalRecord(disposal.id))
            // As the backup has it: with the note, without what was decided since.
            try await desk.asSuperuser { connection in
                try connection.execute("UPDATE consultation SET note = $1", [sealed[0]])
                try connection.execute("UPDATE consultation_revision SET note = $1", [sealed[0]])
                try connection.run(script: asInBackup)
            }
            #expect(try await store.consultation(id).content.note == "メモ")
            let record = try JSONDecoder().decode(DisposalDocument.self, from: json)
            #expect(try await store.reapply(record, by: Self.approver, at: TestDesk.now) == 1)
            #expect(try await store.consultation(id).content.note == nil)
            #expect(try await store.reapply(record, by: Self.approver, at: TestDesk.now) == 0)
            let all = try await store.disposals()
            #expect(all.map(\.approval) == [disposal.approval] && all.map(\.erasure?.count) == [1])
            #expect(try await store.verify() == [])
        }
    }

    @Test("A record that is made by hand, was changed, or is of another list than the one that waits erases nothing")
    func foreignRecord() async throws {
        try await withDesk { desk in
            let store = desk.store
            let (id, late) = (UUID(), UUID())
            try await record("2022-05-14", id, in: store)
            try await record("2026-05-14", late, in: store)
            let proposed = try await store.proposeDisposal(of: .notes, by: Self.proposer, at: TestDesk.now)
            var claimed = try #require(proposed)
            claimed.approval = Disposal.Approval(at: TestDesk.now, by: Self.approver.name)

            for seal in [nil, "", String(repeating: "0", count: 64)] {
                var document = DisposalDocument(claimed, subjects: [id.written])
                document.seal = seal
                let byHand = document
                await #expect(throws: DeskError.conflict(.disposalRecordNotOurs)) {
                    try await store.reapply(byHand, by: Self.approver, at: TestDesk.now)
                }
            }
            // Of an installation with the same keys, but not of a list that could have been due.
            let early = Disposal(
                id: UUID(),
                rule: claimed.rule,
                endedBefore: Sample.day("2099-04-01"),
                candidates: 1,
                proposedAt: TestDesk.now,
                proposedBy: "a",
                approval: claimed.approval
            )
            var ofTheFuture = DisposalDocument(early, subjects: [late.written])
            ofTheFuture.seal = try ofTheFuture.expectedSeal(by: store.seal)
            let early2099 = ofTheFuture
            await #expect(throws: DeskError.conflict(.disposalRecordNotOurs)) {
                try await store.reapply(early2099, by: Self.approver, at: TestDesk.now)
            }
            var ofAnother = DisposalDocument(claimed, subjects: [id.written, late.written])
            ofAnother.seal = try ofAnother.expectedSeal(by: store.seal)
            let another = ofAnother
            await #expect(throws: DeskError.conflict(.disposalNotApproved)) {
                try await store.reapply(another, by: Self.approver, at: TestDesk.now)
            }
            #expect(try await store.disposals().map(\.approval) == [nil])
            #expect(try await store.consultation(id).content.note == "メモ")
            #expect(try await store.consultation(late).content.note == "メモ")
        }
    }

    @Test("A correction that is under way when notes are erased ends first, and leaves no note behind")
    func correctionUnderWay() async throws {
        try await withDesk { desk in
            let store = desk.store
            let id = UUID()
            try await record("2022-05-14", id, in: store)
            let disposal = try await approved(.notes, in: store)
            let blocker = try await Connection.connect(desk.superuserSettings)
            try await blocker.run(script: "BEGIN; SELECT FROM audit_head FOR UPDATE;")
            async let corrected = store.correct(
                id,
                expecting: 1,
                to: Sample.content(heldOn: "2022-05-14", note: "訂正後"),
                reason: "訂正",
                by: Sample.staff,
                at: TestDesk.now
            )
            try await desk.untilWaiting(1)
            async let erased = store.eraseDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            try await desk.untilWaiting(2)
            try await blocker.run(script: "COMMIT;")
            await blocker.close()
            #expect(try await corrected.revision == 2)
            #expect(try await erased.erasure?.count == 1)
            #expect(try await store.revisions(of: id).map(\.consultation.content.note) == [nil, nil])
            #expect(try await store.verify() == [])
        }
    }

    @Test("A correction that was made out before the note was erased does not bring it back")
    func staleCorrection() async throws {
        try await withDesk { desk in
            let store = desk.store
            let id = UUID()
            try await record("2022-05-14", id, in: store)
            let read = try await store.consultation(id).content
            _ = try await dispose(.notes, in: store)
            func correct(from read: ConsultationContent) async throws -> Consultation {
                var content = read
                content.minutes = Minutes(45)
                return try await store.correct(
                    id,
                    expecting: 1,
                    reading: read,
                    to: content,
                    reason: "訂正",
                    by: Sample.staff,
                    at: TestDesk.now
                )
            }
            await #expect(throws: DeskError.revisionDiffers(current: 1)) { try await correct(from: read) }
            let again = try await correct(from: try await store.consultation(id).content)
            #expect(again.content.note == nil && again.content.minutes == Minutes(45))
            #expect(try await store.verify() == [])
        }
    }

    @Test("A note is kept whose consultation was held on another day after all")
    func anotherDay() async throws {
        try await withDesk { desk in
            let store = desk.store
            let id = UUID()
            try await record("2022-05-14", id, in: store)
            let disposal = try await approved(.notes, in: store)
            _ = try await store.correct(
                id,
                expecting: 1,
                to: Sample.content(heldOn: "2026-05-14", note: "メモ"),
                reason: "年の誤り",
                by: Sample.staff,
                at: TestDesk.now
            )
            let done = try await store.eraseDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            #expect(done.candidates == 1 && done.erasure?.count == 0)
            #expect(try await store.consultation(id).content.note == "メモ")
        }
    }

    @Test("With a note goes what amendments of the same record say, and of no other")
    func copiesInAmendments() async throws {
        try await withDesk { desk in
            let store = desk.store
            let (old, late) = (UUID(), UUID())
            try await record("2022-05-14", old, in: store)
            try await record("2026-05-14", late, in: store)
            let body = #"{"note":"メモ"}"#
            let changes = [old, late].map { Sample.change(.correctConsultation, of: $0, body: body) }
            for change in changes { _ = try await store.propose(change) }
            _ = try await dispose(.notes, in: store)
            var bodies: [String?] = []
            for change in changes { bodies.append(try await store.amendment(change.id, for: Sample.approver).body) }
            #expect(bodies == [nil, body])
        }
    }

    @Test("A change that does not open any more keeps nobody from going, and is emptied")
    func damagedChange() async throws {
        try await withDesk { desk in
            let store = desk.store
            let id = try #require(UUID(uuidString: TestDesk.residents[1]))
            try await register(id, in: store)
            try await letYearsPass(desk)
            let disposal = try await approved(.residents, in: store)
            _ = try await store.propose(Sample.late(Sample.content()))
            try await desk.asSuperuser { connection in
                try connection.execute("UPDATE amendment SET body = set_byte(body, 40, get_byte(body, 40) # 1)")
            }
            let done = try await store.eraseDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            #expect(done.erasure?.count == done.candidates)
            let bodies = try await desk.asSuperuser {
                try $0.query("SELECT body IS NULL FROM amendment", as: Bool.self)
            }
            #expect(bodies == [true])
        }
    }

    @Test("Who is spoken of in a change that waits for approval stays; who has withdrawn is named in none")
    func waitingChanges() async throws {
        try await withDesk { desk in
            let store = desk.store
            let ids = try TestDesk.residents.map { try #require(UUID(uuidString: $0)) }
            for id in ids.prefix(2) { try await register(id, in: store) }
            try await letYearsPass(desk)
            let disposal = try await approved(.residents, in: store)
            func late(_ resident: UUID) -> Amendment {
                let late = Sample.late(Sample.content())
                return Amendment(
                    id: late.id,
                    operation: late.operation,
                    subject: late.subject,
                    site: late.site,
                    months: late.months,
                    body: #"{"note":"メモ","resident":"\#(resident.written)"}"#,
                    reason: late.reason,
                    proposedAt: late.proposedAt,
                    proposedBy: late.proposedBy
                )
            }
            _ = try await store.propose(late(ids[0]))
            let done = try await store.eraseDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            #expect(done.erasure?.count == done.candidates - 1)
            #expect(try await store.resident(ids[0], by: Sample.staff, at: TestDesk.now).person.name == "髙橋")
            await #expect(throws: DeskError.invalid(InvalidSubmission([FieldProblem(.resident, .unknownResident)]))) {
                try await store.propose(late(ids[1]))
            }
        }
    }

    private func visit(of id: UUID, on day: String, in store: DeskStore) async throws {
        _ = try await store.record(Sample.content(heldOn: day, resident: id.written))
    }
}
