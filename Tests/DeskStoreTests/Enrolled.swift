import DeskStore
import DeskTestSupport
import SupportDesk

/// Accounts for a test, taken up and ready to come in.
struct Enrolled: Sendable {
    static let password = "夕焼けと切手と青い自転車"

    let name: String
    /// Base32; nil without a second factor.
    let factorKey: String?
    let recoveryCodes: [String]
    let token: String

    /// Makes an account and takes its invitation up, some minutes ago, so that the code of now is a new one.
    init(_ name: String, _ role: Role, sites: Set<Site.ID>? = nil, until: CivilDate? = nil, on store: DeskStore)
        async throws
    {
        let earlier = TestDesk.now.adding(seconds: -600)
        let account = Account(name: name, role: role, sites: sites)
        let invitation = try await store.add(
            RegisteredAccount(account, validUntil: until),
            invitationHours: 1,
            by: DeskStore.operator,
            at: earlier
        )
        let attempt = InvitationAttempt(account: name, invitation: invitation, address: "192.0.2.1")
        let begun = try await store.beginEnrolment(attempt, at: earlier)
        let login = try await store.completeEnrolment(
            attempt,
            password: Self.password,
            code: begun.factorKey.flatMap { Self.code(of: $0, at: earlier) },
            at: earlier
        )
        self.name = name
        factorKey = begun.factorKey
        recoveryCodes = login.recoveryCodes ?? []
        token = login.token
    }

    func code(at now: Instant = TestDesk.now) -> String? { factorKey.flatMap { Self.code(of: $0, at: now) } }

    static func code(of key: String, at now: Instant) -> String? {
        TimedCode.code(key: TimedCode.key(written: key), step: TimedCode.step(at: now))
    }
}

extension DeskStore {
    /// Comes in, and says how it was refused if it was.
    func attempt(
        _ account: String,
        _ password: String = Enrolled.password,
        code: String? = nil,
        address: String = "192.0.2.1",
        at now: Instant = TestDesk.now
    ) async throws -> LoginRefusal? {
        do {
            _ = try await logIn(
                LoginAttempt(account: account, password: password, code: code, address: address),
                at: now
            )
            return nil
        } catch .login(let refusal) {
            return refusal
        }
    }
}
