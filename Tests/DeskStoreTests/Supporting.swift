import DeskStore
import DeskTestSupport
import Postgres
import SupportDesk

@testable import DeskStore

/// Supporters to put on the register.
enum Supporting {
    static let coordinator = Account(name: "coordinator", role: .coordinator)

    static var senior: SupporterDraft {
        var draft = SupporterDraft()
        draft.profile.kind = .set("senior")
        draft.profile.homeSite = .set("S001")
        return draft
    }

    /// One who stands like this since 2026-04-01.
    static func listed(_ status: String, until: String?, from: String = "2026-04-01") -> SupporterDraft {
        var draft = senior
        (draft.status, draft.certifiedOn, draft.certifiedUntil) = (status, from, until)
        return draft
    }
}

extension TestDesk {
    /// The service's own session, which sees this ward.
    var asService: ConnectionSettings {
        var connection = settings.connection
        connection.options["madoguchi.ward"] = Self.ward.rawValue
        return connection
    }

    func register(_ draft: SupporterDraft) async throws -> Supporter.Entry {
        try await store.registerSupporter(draft, by: Supporting.coordinator, at: Self.now)
    }

    /// Active since 2026-04-01, certified to 2028-03-31, appointed to 2027-03-31.
    func registerActive() async throws -> Supporter.ID {
        try await register(Supporting.listed("活動中", until: "2028-03-31")).code
    }

    @discardableResult
    func move(
        _ code: Supporter.ID,
        _ status: String,
        _ date: String?,
        reason: String? = nil
    ) async throws -> Supporter.Entry {
        var draft = TransitionDraft()
        (draft.status, draft.date, draft.reason) = (status, date, reason)
        return try await store.changeStatus(of: code, draft, by: Supporting.coordinator, at: Self.now)
    }

    func complete(_ code: Supporter.ID, _ module: String, _ day: String) async throws -> Settled<Supporter.Entry> {
        var draft = CompletionDraft()
        (draft.module, draft.completedOn) = (module, day)
        return try await store.complete(draft, of: code, by: Supporting.coordinator, at: Self.now)
    }

    func renew(_ draft: RenewalDraft, at now: Instant = TestDesk.now) async throws -> RenewalDocument {
        try await store.renewSupporters(draft, by: Supporting.coordinator, at: now)
    }

    /// By the condition that reports use.
    func activeCount(on day: CivilDate) async throws -> Int {
        try await asSuperuser { connection in
            try connection.query(
                """
                SELECT count(*) FROM supporter_status AS s WHERE s.ward_code = $1 AND \(SupporterSQL.active(on: 2))
                """,
                [Self.ward, day],
                as: Int.self
            )
        }.first ?? -1
    }
}
