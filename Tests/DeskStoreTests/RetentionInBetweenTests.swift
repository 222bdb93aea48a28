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
            #expect(try await store.disposalRecord(disposal.id).disposal.erasure == nil)

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
            let subjects = try await store.disposalRecord(disposal.id).subjects
            let json = try JSONEncoder().encode(DisposalDocument(disposal, subjects: subjects))
            // As the backup has it: with the note, without what was decided since.
            try await desk.asSuperuser { connection in
                try connection.execute("UPDATE consultation SET note = $1", [sealed[0]])
                try connection.execute("UPDATE consultation_revision SET note = $1", [sealed[0]])
                try connection.run(script: asInBackup)
            }
            #expect(try await store.consultation(id).content.note == "メモ")
            let record = try #require(try JSONDecoder().decode(DisposalDocument.self, from: json).record)
            #expect(try await store.reapply(record, by: Self.approver, at: TestDesk.now) == 1)
            #expect(try await store.consultation(id).content.note == nil)
            #expect(try await store.reapply(record, by: Self.approver, at: TestDesk.now) == 0)
            let all = try await store.disposals()
            #expect(all.map(\.approval) == [disposal.approval] && all.map(\.erasure?.count) == [1])
            #expect(try await store.verify() == [])
        }
    }

    @Test("A record of another list, or of an approval by its proposer, approves nothing of what is only proposed")
    func foreignRecord() async throws {
        try await withDesk { desk in
            let store = desk.store
            let id = UUID()
            try await record("2022-05-14", id, in: store)
            let proposed = try await store.proposeDisposal(of: .notes, by: Self.proposer, at: TestDesk.now)
            var claimed = try #require(proposed)
            claimed.approval = Disposal.Approval(at: TestDesk.now, by: Self.approver.name)
            let ofAnotherList = (disposal: claimed, subjects: [id, UUID()])
            claimed.approval = Disposal.Approval(at: TestDesk.now, by: Self.proposer.name)
            let ofOneAlone = (disposal: claimed, subjects: [id])
            await #expect(throws: DeskError.conflict(.disposalNotApproved)) {
                try await store.reapply(ofAnotherList, by: Self.approver, at: TestDesk.now)
            }
            await #expect(throws: DeskError.conflict(.ownDisposal)) {
                try await store.reapply(ofOneAlone, by: Self.approver, at: TestDesk.now)
            }
            #expect(try await store.disposals().map(\.approval) == [nil])
            #expect(try await store.consultation(id).content.note == "メモ")
        }
    }

    private func visit(of id: UUID, on day: String, in store: DeskStore) async throws {
        _ = try await store.record(Sample.content(heldOn: day, resident: id.written))
    }
}
