import DeskStore
import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@Suite("Corrections and voids")
struct ConsultationChangesTests {
    @Test("A correction is a new revision, and moves what the record counted for")
    func corrects() async throws {
        try await withDesk { desk in
            let id = UUID()
            _ = try await desk.store.record(Sample.content(), id: id)
            let content = Sample.content(
                site: "S003",
                heldOn: "2026-04-01",
                channel: .phone,
                topics: ["wifi", "email"],
                ageBand: .from90,
                minutes: 45,
                resident: TestDesk.resident
            )
            let corrected = try await desk.store.correct(
                id,
                expecting: 1,
                to: content,
                reason: "拠点の誤り",
                by: Account(name: "leader", role: .coordinator),
                at: TestDesk.now.adding(seconds: 60)
            )
            #expect(corrected.revision == 2)
            #expect(corrected.content == content)
            #expect(corrected.recordedBy == "staff")
            #expect(try await desk.store.consultation(id) == corrected)
            let revisions = try await desk.store.revisions(of: id)
            #expect(revisions.map(\.kind) == [.recorded, .corrected])
            #expect(revisions.map(\.consultation.content) == [Sample.content(), content])
            #expect(revisions[1].reason == "拠点の誤り")
            #expect(revisions[1].changedBy == "leader")
            #expect(revisions[1].changedAt == TestDesk.now.adding(seconds: 60))
            #expect(try await desk.store.countedTotals(desk) == (1, 1, 2, 45))
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A void record stays readable and counts nowhere")
    func voids() async throws {
        try await withDesk { desk in
            let id = UUID()
            _ = try await desk.store.record(Sample.content(), id: id)
            let void = try await desk.store.void(
                id,
                expecting: nil,
                reason: "二重登録",
                by: Sample.staff,
                at: TestDesk.now
            )
            #expect(void.isVoid)
            #expect(void.revision == 2)
            #expect(try await desk.store.consultation(id) == void)
            #expect(try await desk.store.countedTotals(desk) == (0, 0, 0, 0))
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("What was void stays void")
    func voidIsFinal() async throws {
        try await withDesk { desk in
            let id = UUID()
            _ = try await desk.store.record(Sample.content(), id: id)
            _ = try await desk.store.void(id, expecting: 1, reason: "二重登録", by: Sample.staff, at: TestDesk.now)
            await #expect(throws: DeskError.alreadyVoid) {
                try await desk.store.void(id, expecting: 2, reason: "もう一度", by: Sample.staff, at: TestDesk.now)
            }
            await #expect(throws: DeskError.alreadyVoid) {
                try await desk.store.correct(
                    id,
                    expecting: 2,
                    to: Sample.content(minutes: 1),
                    reason: "訂正",
                    by: Sample.staff,
                    at: TestDesk.now
                )
            }
            #expect(try await desk.store.revisions(of: id).count == 2)
        }
    }

    @Test("Of two who correct the same revision one is told that it has moved on")
    func refusesStaleRevision() async throws {
        try await withDesk { desk in
            let id = UUID()
            _ = try await desk.store.record(Sample.content(), id: id)
            let outcomes = await withTaskGroup(of: DeskError?.self) { group in
                for minutes in [20, 30] {
                    group.addTask {
                        do {
                            _ = try await desk.store.correct(
                                id,
                                expecting: 1,
                                to: Sample.content(minutes: minutes),
                                reason: "訂正",
                                by: Sample.staff,
                                at: TestDesk.now
                            )
                            return nil
                        } catch {
                            return error as? DeskError
                        }
                    }
                }
                return await group.reduce(into: [DeskError?]()) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.contains(.revisionDiffers(current: 2)))
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("What is not there cannot be changed")
    func refusesUnknown() async throws {
        try await withDesk { desk in
            await #expect(throws: DeskError.consultationNotFound) {
                try await desk.store.void(UUID(), expecting: nil, reason: "取消", by: Sample.staff, at: TestDesk.now)
            }
            await #expect(throws: DeskError.consultationNotFound) { try await desk.store.consultation(UUID()) }
            await #expect(throws: DeskError.consultationNotFound) { try await desk.store.revisions(of: UUID()) }
        }
    }

    @Test("A correction to a 受付番号 that is taken changes nothing")
    func refusesTakenReceipt() async throws {
        try await withDesk { desk in
            let id = UUID()
            _ = try await desk.store.record(Sample.content(receipt: "2025-00001"))
            _ = try await desk.store.record(Sample.content(receipt: "2025-00002"), id: id)
            await #expect(throws: DeskError.receiptTaken) {
                try await desk.store.correct(
                    id,
                    expecting: 1,
                    to: Sample.content(receipt: "2025-00001"),
                    reason: "番号",
                    by: Sample.staff,
                    at: TestDesk.now
                )
            }
            #expect(try await desk.store.consultation(id).revision == 1)
            #expect(try await desk.store.verify() == [])
        }
    }
}
