import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

/// Supporters: their contacts, and residents who have become some.
extension RetentionTests {
    @Test(
        "The contact of who has left, or never began, goes after five years; the code stays, and who works again is kept"
    )
    func contacts() async throws {
        try await withDesk { desk in
            let store = desk.store
            let (retired, returning) = (try await supporter(desk), try await supporter(desk))
            let (applied, busy) = (try await supporter(desk), try await supporter(desk))
            let (working, late) = (try await supporter(desk), try await supporter(desk))
            for (code, status, day) in [
                (retired, "retired", "2019-05-01"), (returning, "lapsed", "2019-05-02"),
                (applied, "applied", "2021-03-31"), (busy, "retired", "2019-05-01"),
                (working, "active", "2019-05-01"), (late, "declined", "2021-04-01"),
            ] {
                try await set(code, status, since: day, desk)
            }
            try await desk.asSuperuser { connection in
                try connection.execute(
                    """
                    INSERT INTO shift (
                        ward_code, shift_id, site_code, supporter_code, held_on, starts, ends, recorded_at, recorded_by)
                    VALUES ('131156', gen_random_uuid(), 'S001', $1, '2024-05-01', 540, 600, '2024-04-01', 'staff')
                    """,
                    [busy]
                )
            }
            let disposal = try await approved(.contacts, in: store)
            let list = try await store.disposal(disposal.id, for: Self.approver, at: TestDesk.now).list
            #expect(list.map(\.subject) == [retired, returning, applied].map(\.rawValue))
            #expect(list.compactMap(\.endedOn) == ["2019-05-01", "2019-05-02", "2021-03-31"].map { Sample.day($0) })
            try await set(returning, "active", since: "2026-11-01", desk)

            let done = try await store.eraseDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            #expect(done.candidates == 3 && done.erasure?.count == 2)
            for code in [retired, applied] { #expect(try await name(of: code, in: store) == nil) }
            for code in [returning, busy, working, late] { #expect(try await name(of: code, in: store) == "髙橋") }
            #expect(try await store.supporter(retired).present?.status == .retired)
            #expect(try await store.proposeDisposal(of: .contacts, by: Self.proposer, at: TestDesk.now) == nil)

            // It comes back with an older backup, and goes with the record.
            let record = try await store.disposalRecord(disposal.id)
            try await setContact(of: retired, in: store)
            try await desk.asSuperuser { connection in
                try connection.run(script: "DELETE FROM disposal_candidate; DELETE FROM disposal;")
            }
            #expect(try await store.reapply(record, by: Self.approver, at: TestDesk.now) == 1)
            #expect(try await name(of: retired, in: store) == nil)
        }
    }

    @Test("A resident who supports, or did until lately, is not due; years after they have left they are")
    func residentsWhoSupported() async throws {
        try await withDesk { desk in
            let store = desk.store
            let id = try #require(UUID(uuidString: TestDesk.resident))
            let conversion = try await convert(id, desk)
            try await letYearsPass(desk)
            try await desk.asSuperuser { connection in
                try connection.run(
                    script: """
                        UPDATE consultation SET held_on = '2018-05-14';
                        UPDATE conversion SET applied_on = '2018-06-01';
                        """
                )
            }
            func isDue() async throws -> Bool {
                let proposed = try await store.proposeDisposal(of: .residents, by: Self.proposer, at: TestDesk.now)
                let disposal = try #require(proposed)
                let list = try await store.disposal(disposal.id, for: Self.approver, at: TestDesk.now).list
                return list.map(\.subject).contains(id.written)
            }
            try await set(conversion.supporter, "active", since: "2018-06-01", desk)
            #expect(try await !isDue())
            try await set(conversion.supporter, "retired", since: "2024-05-01", desk)
            #expect(try await !isDue())
            for status in ["applied", "retired"] {
                try await set(conversion.supporter, status, since: "2018-07-01", desk)
                #expect(try await isDue(), "\(status)")
            }
            let done = try await dispose(.residents, in: store)
            #expect(done.erasure?.count == done.candidates)
            #expect(try await name(of: conversion.supporter, in: store) == nil)
        }
    }

    @Test("A withdrawal takes the contact along that a voided conversion has left, unless the supporter works")
    func voidedConversion() async throws {
        try await withDesk { desk in
            let store = desk.store
            for (number, works) in [(0, false), (1, true)] {
                let id = try #require(UUID(uuidString: TestDesk.residents[number]))
                let conversion = try await convert(id, desk)
                #expect(try await name(of: conversion.supporter, in: store) == "髙橋")
                _ = try await store.voidConversion(
                    conversion.id,
                    reason: "取り違え",
                    by: Supporting.coordinator,
                    at: TestDesk.now
                )
                if works { try await set(conversion.supporter, "active", since: "2026-11-01", desk) }
                func withdraw(isConfirmed: Bool) async throws -> DeskStore.Withdrawal {
                    try await store.withdrawConsent(
                        of: id,
                        isConfirmed: isConfirmed,
                        by: Supporting.coordinator,
                        at: TestDesk.now
                    )
                }
                if works {
                    await #expect(throws: DeskError.conflict(.withdrawalNeedsConfirmation)) {
                        try await withdraw(isConfirmed: false)
                    }
                }
                #expect(try await withdraw(isConfirmed: works).keepsSupporter == works)
                #expect(try await name(of: conversion.supporter, in: store) == (works ? "髙橋" : nil))
            }
            #expect(try await store.verify() == [])
        }
    }

    // MARK: Steps

    private func supporter(_ desk: TestDesk) async throws -> Supporter.ID {
        let code = try await desk.registerActive()
        try await setContact(of: code, in: desk.store)
        return code
    }

    private func setContact(of code: Supporter.ID, in store: DeskStore) async throws {
        let draft = SupporterContactDraft(SupporterContact(name: "髙橋"))
        _ = try await store.setContact(of: code, draft, by: Supporting.coordinator, at: TestDesk.now)
    }

    private func name(of code: Supporter.ID, in store: DeskStore) async throws -> String? {
        try await store.contact(of: code, for: Supporting.coordinator, at: TestDesk.now).name
    }

    /// As if the supporter had stood like this since a day, and nothing had come before.
    private func set(_ code: Supporter.ID, _ status: String, since day: String, _ desk: TestDesk) async throws {
        try await desk.asSuperuser { connection in
            try connection.execute(
                """
                UPDATE supporter_status SET status = $2, effective_on = $3, certified_until = NULL, appointed_until = NULL
                WHERE supporter_code = $1 AND ended_on IS NULL
                """,
                [code, status, Sample.day(day)]
            )
        }
    }

    /// Somebody who was helped once, and has applied, with their name.
    private func convert(_ id: UUID, _ desk: TestDesk) async throws -> Conversion {
        try await register(id, in: desk.store)
        _ = try await desk.store.record(Sample.content(heldOn: "2026-05-14", resident: id.written))
        var draft = ConversionDraft()
        (draft.resident, draft.kind, draft.keepContact) = (id.written, "senior", true)
        let lists = try await desk.store.desk()
        return try await desk.store.convert(
            UUID(),
            draft,
            judgedBy: lists,
            by: Supporting.coordinator,
            at: TestDesk.now
        ).value
    }
}
