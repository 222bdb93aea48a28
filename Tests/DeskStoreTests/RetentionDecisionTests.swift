import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

/// Who decides, and on what.
extension RetentionTests {
    @Test("Who approves can see what is on the list and when it ended, and that they looked is in the audit trail")
    func looking() async throws {
        try await withDesk { desk in
            let store = desk.store
            let ids = [UUID(), UUID()]
            try await record("2022-05-14", ids[0], in: store)
            try await record("2021-05-14", ids[1], in: store)
            let proposed = try await store.proposeDisposal(of: .notes, by: Self.proposer, at: TestDesk.now)
            let disposal = try #require(proposed)
            let (shown, list) = try await store.disposal(disposal.id, for: Self.approver, at: TestDesk.now)
            #expect(shown == disposal)
            #expect(
                list == [
                    Disposal.Candidate(subject: ids[1].written, endedOn: Sample.day("2021-05-14")),
                    Disposal.Candidate(subject: ids[0].written, endedOn: Sample.day("2022-05-14")),
                ]
            )
            #expect(try await desk.audited("disposal.viewed") == ["administrator \(disposal.id.written)"])
            await #expect(throws: DeskError.conflict(.disposalNotFound)) {
                try await store.disposal(UUID(), for: Self.approver, at: TestDesk.now)
            }
        }
    }

    @Test("A program's token decides on nothing; a login does, of who may")
    func deciders() async throws {
        try await withDesk { desk in
            let store = desk.store
            let program = try #require(desk.tokens[.coordinator])
            await #expect(throws: DeskError.conflict(.disposalNeedsLogin)) {
                try await store.disposalDecider(token: program, at: TestDesk.now)
            }
            let tomo = try await Enrolled("tomo", .coordinator, on: store)
            #expect(try await store.disposalDecider(token: tomo.token, at: TestDesk.now)?.name == "tomo")
            let staff = try await Enrolled("desk-3", .staff, sites: [Site.ID("S001")], on: store)
            await #expect(throws: DeskError.roleNeeded([.coordinator, .administrator])) {
                try await store.disposalDecider(token: staff.token, at: TestDesk.now)
            }
            #expect(try await store.disposalDecider(token: "nobody's", at: TestDesk.now) == nil)
        }
    }

    @Test("Of two who approve at the same moment one does, and the other is told so")
    func twoApprovers() async throws {
        try await withDesk { desk in
            let store = desk.store
            try await record("2022-05-14", UUID(), in: store)
            let proposed = try await store.proposeDisposal(of: .notes, by: Self.proposer, at: TestDesk.now)
            let disposal = try #require(proposed)
            let blocker = try await Connection.connect(desk.superuserSettings)
            try await blocker.run(script: "BEGIN; SELECT FROM disposal FOR UPDATE;")
            async let failures = withTaskGroup(of: DeskError?.self) { group in
                for number in 1...2 {
                    let account = Account(name: "administrator\(number)", role: .administrator)
                    group.addTask {
                        await Sample.failure { () throws(DeskError) in
                            _ = try await store.approveDisposal(disposal.id, by: account, at: TestDesk.now)
                        }
                    }
                }
                return await group.reduce(into: [DeskError?]()) { $0.append($1) }
            }
            try await desk.untilWaiting(2)
            try await blocker.run(script: "COMMIT;")
            await blocker.close()
            let all = await failures
            #expect(all.count { $0 == nil } == 1)
            #expect(all.compactMap { $0 } == [.conflict(.disposalDecided)])
            #expect(try await desk.audited("disposal.approved").count == 1)
        }
    }
}
