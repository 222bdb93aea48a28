import DeskStore
import DeskTestSupport
import FoundationEssentials
import Logging
import Postgres
import SupportDesk
import Testing

@Suite("Coming in")
struct LoginTests {
    @Test(
        "The codes are those of RFC 6238",
        arguments: [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")]
    )
    func vectors(seconds: Int, code: String) {
        let key = Array("12345678901234567890".utf8)
        let step = TimedCode.step(at: Instant(microsecondsSince1970: Int64(seconds) * 1_000_000))
        #expect(TimedCode.code(key: key, step: step) == code)
        #expect(TimedCode.written(key) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(TimedCode.key(written: TimedCode.written(key)) == key)
    }

    @Test(
        "What changes while a password is being proven is not got around",
        arguments: [
            "UPDATE account SET role = 'coordinator', sites = NULL", "UPDATE account SET is_disabled = true",
            "UPDATE account SET valid_until = '2026-03-31'", "UPDATE account_credential SET password_hash = 'another'",
            "UPDATE account_credential SET invitation_hash = '\\x00', invited_until = now()",
        ]
    )
    func changedMeanwhile(change: String) async throws {
        try await withDesk { desk in
            _ = try await Enrolled("desk-3", .staff, sites: ["S001"], on: desk.store)
            let administrator = try await Connection.connect(desk.superuserSettings)
            try await administrator.run(script: "BEGIN; SELECT FROM account WHERE account = 'desk-3' FOR UPDATE")
            async let refusal = desk.store.attempt("desk-3")
            try await desk.untilWaiting()
            try await administrator.run(script: "\(change) WHERE account = 'desk-3'; COMMIT")
            #expect(try await refusal == .failed)
            let open = try await administrator.query(
                "SELECT count(*) FROM access_token WHERE account = 'desk-3' AND kind = 'session'",
                as: Int.self
            )
            // That of the enrolment.
            #expect(open == [1])
            await administrator.close()
        }
    }

    @Test("Wrong codes are counted on when the password is changed in between")
    func codesBetweenPasswords() async throws {
        try await withDesk { desk in
            let tomo = try await Enrolled("tomo", .coordinator, on: desk.store)
            let session = try #require(try await desk.store.session(token: tomo.token, at: TestDesk.now))
            func renewal() async throws -> LoginRefusal? {
                do {
                    let attempt = LoginAttempt(
                        account: "tomo",
                        password: Enrolled.password,
                        code: "000000",
                        address: "192.0.2.1"
                    )
                    _ = try await desk.store.renewRecoveryCodes(of: session, attempt, at: TestDesk.now)
                    return nil
                } catch .login(let refusal) {
                    return refusal
                }
            }
            for _ in 1...4 { #expect(try await renewal() == .wrongCode) }
            try await desk.store.changePassword(
                of: session,
                from: Enrolled.password,
                to: Enrolled.password,
                address: "192.0.2.1",
                at: TestDesk.now
            )
            #expect(try await renewal() == .wrongCode)
            guard case .throttled = try await renewal() else {
                Issue.record("it was not made to wait")
                return
            }
        }
    }

    @Test("A password opens a session of the account; a wrong one, and one of nobody, fail alike")
    func password() async throws {
        try await withDesk { desk in
            _ = try await Enrolled("desk-3", .staff, sites: ["S001"], on: desk.store)
            let attempt = LoginAttempt(account: "desk-3", password: Enrolled.password, code: nil, address: "192.0.2.1")
            let login = try await desk.store.logIn(attempt, at: TestDesk.now)
            let session = try #require(try await desk.store.session(token: login.token, at: TestDesk.now))
            #expect(session.account == Account(name: "desk-3", role: .staff, sites: ["S001"]))
            #expect(session.kind == .session)
            #expect(try await desk.store.attempt("desk-3", "夕焼けと切手と青い自転") == .failed)
            #expect(try await desk.store.attempt("desk-3", "") == .failed)
            #expect(try await desk.store.attempt("nobody") == .failed)
            #expect(try await desk.store.attempt("staff") == .failed, "an account with tokens only")
        }
    }

    @Test("The database keeps an Argon2id hash with OWASP's parameters, and a weaker one is replaced at the next login")
    func hashes() async throws {
        try await withDesk { desk in
            _ = try await Enrolled("desk-3", .staff, sites: ["S001"], on: desk.store)
            func kept() async throws -> String {
                try await desk.asSuperuser {
                    try $0.query(
                        "SELECT password_hash FROM account_credential WHERE account = 'desk-3'",
                        as: String.self
                    )
                }.first ?? ""
            }
            let first = try await kept()
            #expect(first.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
            // The same password by argon2id with 8 MiB and one pass.
            let weak = try PasswordHashes.weak(Enrolled.password)
            try await desk.asSuperuser {
                try $0.execute("UPDATE account_credential SET password_hash = $1 WHERE account = 'desk-3'", [weak])
            }
            #expect(try await desk.store.attempt("desk-3") == nil)
            #expect(try await kept().hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
            #expect(try await desk.store.attempt("desk-3") == nil)
        }
    }

    @Test("Who has a second factor needs its code, each code once, and one step early or late will do")
    func secondFactor() async throws {
        try await withDesk { desk in
            let enrolled = try await Enrolled("tomo", .coordinator, on: desk.store)
            #expect(try await desk.store.attempt("tomo") == .codeNeeded)
            #expect(try await desk.store.attempt("tomo", "wrong password", code: enrolled.code()) == .failed)
            #expect(try await desk.store.attempt("tomo", code: "00000a") == .wrongCode)
            #expect(
                try await desk.store.attempt("tomo", code: enrolled.code(at: TestDesk.now.adding(seconds: -61)))
                    == .wrongCode
            )
            let early = enrolled.code(at: TestDesk.now.adding(seconds: -30))
            #expect(try await desk.store.attempt("tomo", code: early) == nil)
            #expect(try await desk.store.attempt("tomo", code: early) == .wrongCode)
            #expect(try await desk.store.attempt("tomo", code: enrolled.code().map { " " + $0 }) == nil)
            #expect(try await desk.store.attempt("tomo", code: early) == .wrongCode)
            let late = enrolled.code(at: TestDesk.now.adding(seconds: 30))
            #expect(try await desk.store.attempt("tomo", code: late) == nil)
        }
    }

    @Test("A code that two send at once opens one session")
    func codeRace() async throws {
        try await withDesk { desk in
            let enrolled = try await Enrolled("tomo", .coordinator, on: desk.store)
            let code = enrolled.code()
            let refusals = try await withThrowingTaskGroup(of: LoginRefusal?.self) { group in
                for _ in 0..<4 { group.addTask { try await desk.store.attempt("tomo", code: code) } }
                return try await group.reduce(into: [LoginRefusal?]()) { $0.append($1) }
            }
            #expect(refusals.filter { $0 != nil } == [.wrongCode, .wrongCode, .wrongCode])
        }
    }

    @Test("A recovery code opens one session, however it is typed, and none once there are new ones")
    func recoveryCodes() async throws {
        try await withDesk { desk in
            let enrolled = try await Enrolled("tomo", .coordinator, on: desk.store)
            #expect(Set(enrolled.recoveryCodes).count == 10)
            let typed = enrolled.recoveryCodes[0].lowercased().replacing("-", with: " ")
            #expect(try await desk.store.attempt("tomo", code: typed) == nil)
            #expect(try await desk.store.attempt("tomo", code: enrolled.recoveryCodes[0]) == .wrongCode)
            let session = try #require(try await desk.store.session(token: enrolled.token, at: TestDesk.now))
            let proof = LoginAttempt(account: "tomo", password: Enrolled.password, code: enrolled.code(), address: "")
            let new = try await desk.store.renewRecoveryCodes(of: session, proof, at: TestDesk.now)
            #expect(try await desk.store.attempt("tomo", code: enrolled.recoveryCodes[1]) == .wrongCode)
            #expect(try await desk.store.attempt("tomo", code: new[0]) == nil)
        }
    }

    @Test("The key of a second factor is not in the database in the clear, and opens for no other account")
    func sealedKeys() async throws {
        try await withDesk { desk in
            let enrolled = try await Enrolled("tomo", .coordinator, on: desk.store)
            let other = try await Enrolled("other", .coordinator, on: desk.store)
            let key = try #require(enrolled.factorKey)
            let found = try await desk.asSuperuser {
                try $0.query(
                    "SELECT count(*) FROM account_credential WHERE position($1::bytea IN factor_key) > 0",
                    [Array(key.utf8)],
                    as: Int.self
                )
            }
            #expect(found == [0])
            try await desk.asSuperuser {
                try $0.execute(
                    """
                    UPDATE account_credential SET factor_key = (
                        SELECT factor_key FROM account_credential WHERE account = 'tomo') WHERE account = 'other'
                    """
                )
            }
            await #expect(throws: DeskError.internalFault) {
                try await desk.store.attempt("other", code: other.code())
            }
        }
    }

    @Test("A second factor opens after the keys were changed, and the old key may go")
    func rotatedKeys() async throws {
        try await withDesk { desk in
            let enrolled = try await Enrolled("tomo", .coordinator, on: desk.store)
            let ring = TestDesk.keys.withNewKey()
            var (settings, owner) = (desk.settings, desk.ownerSettings)
            (settings.keys, owner.keys) = (.fixed(ring), .fixed(ring))
            let store = DeskStore(settings, logger: Logger(label: "test"))
            let keeper = DeskStore(owner, logger: Logger(label: "test"))
            #expect(try await keeper.rotateKeys(at: TestDesk.now).sealed == 1)
            #expect(try await Set(keeper.sealedCounts().map(\.key)) == [ring.current.description])
            #expect(try await store.attempt("tomo", code: enrolled.code()) == nil)
            await store.shutdown()
            await keeper.shutdown()
        }
    }

    @Test("A disabled account and one whose time is over are told so, but only to who knows the password")
    func refused() async throws {
        try await withDesk { desk in
            let last = TestDesk.now.day
            let enrolled = try await Enrolled("desk-3", .staff, sites: ["S001"], until: last, on: desk.store)
            let tomorrow = Instant(startOf: last.adding(days: 1))
            #expect(try await desk.store.session(token: enrolled.token, at: tomorrow.adding(seconds: -1)) != nil)
            #expect(try await desk.store.session(token: enrolled.token, at: tomorrow) == nil)
            #expect(try await desk.store.attempt("desk-3", at: tomorrow) == .expired(lastDay: last))
            #expect(try await desk.store.attempt("desk-3", "something else", at: tomorrow) == .failed)
            var change = AccountChange()
            change.isDisabled = true
            _ = try await desk.store.change("desk-3", change, by: DeskStore.operator, at: TestDesk.now)
            #expect(try await desk.store.attempt("desk-3") == .disabled)
            #expect(try await desk.store.attempt("desk-3", "something else") == .failed)
        }
    }

    @Test("An account that comes to a role with a second factor has to enrol one first")
    func promoted() async throws {
        try await withDesk { desk in
            _ = try await Enrolled("desk-3", .staff, sites: ["S001"], on: desk.store)
            var change = AccountChange()
            change.role = .siteLeader
            _ = try await desk.store.change("desk-3", change, by: DeskStore.operator, at: TestDesk.now)
            #expect(try await desk.store.attempt("desk-3") == .enrolmentNeeded)
        }
    }

    @Test("The trail knows who came in and who did not, and never what was typed")
    func trail() async throws {
        try await withDesk { desk in
            let enrolled = try await Enrolled("tomo", .coordinator, on: desk.store)
            _ = try await desk.store.attempt("tomo", code: enrolled.code())
            _ = try await desk.store.attempt("tomo", "wrong password", code: nil)
            _ = try await desk.store.attempt("tomo", code: "00000a")
            _ = try await desk.store.attempt("hunter2-as-a-name", "x")
            let entries = try await desk.asSuperuser {
                try $0.query(
                    "SELECT action || ' ' || subject || ' by ' || actor FROM audit_entry ORDER BY link, ordinal",
                    as: String.self
                )
            }
            #expect(
                entries.suffix(7) == [
                    "account.added tomo/coordinator/* by madoguchi", "account.enrolled tomo by tomo",
                    "login.succeeded tomo by tomo", "login.succeeded tomo by tomo", "login.failed tomo by unknown",
                    "login.refused tomo by unknown", "login.failed unknown by unknown",
                ]
            )
            #expect(!entries.joined().contains("hunter2"))
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test(
        "A wrong code and an account that is refused are in the trail, also where codes are renewed or an invitation is shown"
    )
    func trailBesideLogins() async throws {
        try await withDesk { desk in
            let last = TestDesk.now.day
            let enrolled = try await Enrolled("tomo", .coordinator, until: last, on: desk.store)
            func refused() async throws -> [String] {
                try await desk.asSuperuser {
                    try $0.query("SELECT subject FROM audit_entry WHERE action = 'login.refused'", as: String.self)
                }
            }
            let session = try #require(try await desk.store.session(token: enrolled.token, at: TestDesk.now))
            let proof = LoginAttempt(account: "tomo", password: Enrolled.password, code: "00000a", address: "")
            await #expect(throws: DeskError.login(.wrongCode)) {
                try await desk.store.renewRecoveryCodes(of: session, proof, at: TestDesk.now)
            }
            #expect(try await refused() == ["tomo"])
            let invitation = try await desk.store.invite("tomo", hours: 72, by: DeskStore.operator, at: TestDesk.now)
            let attempt = InvitationAttempt(account: "tomo", invitation: invitation, address: "")
            _ = try await desk.store.beginEnrolment(attempt, at: TestDesk.now)
            await #expect(throws: DeskError.login(.wrongCode)) {
                try await desk.store.completeEnrolment(
                    attempt,
                    password: Enrolled.password,
                    code: "00000a",
                    at: TestDesk.now
                )
            }
            #expect(try await refused() == ["tomo", "tomo"])
            await #expect(throws: DeskError.login(.expired(lastDay: last))) {
                try await desk.store.beginEnrolment(attempt, at: Instant(startOf: last.adding(days: 1)))
            }
            #expect(try await refused() == ["tomo", "tomo", "tomo"])
        }
    }
}
