import DeskImport
import DeskStore
import DeskTestSupport
import FoundationEssentials
import Logging
import Postgres
import SupportDesk
import Testing

@Suite("Accounts and their sessions")
struct AccountTests {
    private static let minute = 60
    private static let hour = 3600

    private static func change(_ edit: (inout AccountChange) -> Void) -> AccountChange {
        var change = AccountChange()
        edit(&change)
        return change
    }

    @Test(
        "A session ends when it is not used, and in any case; one that is used lasts, and is not written to each time"
    )
    func lifetimes() async throws {
        try await withDesk { desk in
            let start = TestDesk.now.adding(seconds: -600)
            let token = try await Enrolled("desk-3", .staff, sites: ["S001"], on: desk.store).token
            func isGood(hours: Int, minutes: Int = 0) async throws -> Bool {
                // A store of its own, which knows nothing from before.
                let store = DeskStore(desk.settings, logger: Logger(label: "test"))
                let now = start.adding(seconds: hours * Self.hour + minutes * Self.minute)
                let session = try await store.session(token: token, at: now)
                await store.shutdown()
                return session != nil
            }
            func writes() async throws -> Int {
                try await desk.asSuperuser {
                    try $0.query(
                        "SELECT extract(epoch FROM max(used_at) - $1)::bigint FROM access_token WHERE kind = 'session'",
                        [start],
                        as: Int.self
                    )
                }.first ?? 0
            }
            #expect(try await isGood(hours: 0, minutes: 4))
            #expect(try await writes() == 0)
            #expect(try await isGood(hours: 11))
            #expect(try await writes() == 11 * Self.hour)
            #expect(try await isGood(hours: 22, minutes: 59))
            #expect(try await !isGood(hours: 35))
            #expect(try await isGood(hours: 34))
            for hours in stride(from: 40, to: 168, by: 11) { #expect(try await isGood(hours: hours)) }
            #expect(try await !isGood(hours: 168))
        }
    }

    @Test("Whoever is disabled or changed is out at once, with the sessions and with the tokens for programs")
    func revoked() async throws {
        let changes = [
            Self.change { $0.isDisabled = true }, Self.change { $0.sites = .sites(["S003"]) },
            Self.change { $0.role = .siteLeader },
        ]
        for change in changes {
            try await withDesk { desk in
                let account = Account(name: "desk-3", role: .staff, sites: ["S001"])
                let session = try await Enrolled("desk-3", .staff, sites: ["S001"], on: desk.store).token
                let token = try await desk.store.issueToken(to: account, at: TestDesk.now)
                for token in [session, token] {
                    #expect(try await desk.store.account(token: token, at: TestDesk.now) == account)
                }
                _ = try await desk.store.change("desk-3", change, by: DeskStore.operator, at: TestDesk.now)
                for token in [session, token] {
                    #expect(try await desk.store.account(token: token, at: TestDesk.now) == nil)
                }
                let untouched = try #require(desk.tokens[.coordinator])
                #expect(try await desk.store.account(token: untouched, at: TestDesk.now) != nil)
            }
        }
    }

    @Test("Another last day ends no session before that day")
    func lastDay() async throws {
        try await withDesk { desk in
            let token = try await Enrolled("desk-3", .staff, sites: ["S001"], on: desk.store).token
            let change = Self.change { $0.validUntil = .on(TestDesk.now.day) }
            _ = try await desk.store.change("desk-3", change, by: DeskStore.operator, at: TestDesk.now)
            #expect(try await desk.store.account(token: token, at: TestDesk.now) != nil)
            let tomorrow = Instant(startOf: TestDesk.now.day.adding(days: 1))
            #expect(try await desk.store.account(token: token, at: tomorrow) == nil)
        }
    }

    @Test("No account is made, or changed, to end on a day that is over; one whose day is over may stay as it is")
    func pastDay() async throws {
        try await withDesk { desk in
            let today = TestDesk.now.day
            let yesterday = today.adding(days: -1)
            let past = DeskError.invalid(
                InvalidSubmission([FieldProblem(account: .validUntil, .past(earliest: today))])
            )
            let account = Account(name: "desk-3", role: .staff, sites: ["S001"])
            func add(until day: CivilDate) async throws {
                _ = try await desk.store.add(
                    RegisteredAccount(account, validUntil: day),
                    invitationHours: 1,
                    by: DeskStore.operator,
                    at: TestDesk.now
                )
            }
            func change(_ edit: (inout AccountChange) -> Void, at now: Instant = TestDesk.now) async throws {
                _ = try await desk.store.change("desk-3", Self.change(edit), by: DeskStore.operator, at: now)
            }
            await #expect(throws: past) { try await add(until: yesterday) }
            #expect(try await !desk.store.accounts().contains { $0.account.name == "desk-3" })
            try await add(until: today)
            await #expect(throws: past) { try await change { $0.validUntil = .on(yesterday) } }
            try await change({ $0.isDisabled = true }, at: Instant(startOf: today.adding(days: 9)))
        }
    }

    @Test("Where there is no authenticator and none is needed, none is taken away, and nothing changes")
    func noSecondFactor() async throws {
        try await withDesk { desk in
            let token = try await Enrolled("desk-3", .staff, sites: ["S001"], on: desk.store).token
            await #expect(throws: DeskError.conflict(.noSecondFactor)) {
                try await desk.store.invite(
                    "desk-3",
                    hours: 1,
                    forgettingFactor: true,
                    by: DeskStore.operator,
                    at: TestDesk.now
                )
            }
            #expect(try await desk.store.account(token: token, at: TestDesk.now) != nil)
            #expect(try await desk.store.accounts().first { $0.account.name == "desk-3" }?.invitedUntil == nil)
        }
    }

    @Test("A change that changes nothing says so and ends nothing")
    func unchanged() async throws {
        try await withDesk { desk in
            let token = try await Enrolled("desk-3", .staff, sites: ["S001"], on: desk.store).token
            let change = Self.change { $0.sites = .sites(["S001"]) }
            let settled = try await desk.store.change("desk-3", change, by: DeskStore.operator, at: TestDesk.now)
            if case .unchanged = settled {} else { Issue.record("\(settled)") }
            #expect(try await desk.store.account(token: token, at: TestDesk.now) != nil)
        }
    }

    @Test("After a logout the token opens nothing, and others of the account still do")
    func logout() async throws {
        try await withDesk { desk in
            let first = try await Enrolled("desk-3", .staff, sites: ["S001"], on: desk.store).token
            let attempt = LoginAttempt(account: "desk-3", password: Enrolled.password, code: nil, address: "")
            let second = try await desk.store.logIn(attempt, at: TestDesk.now)
            try await desk.store.end(second.session, at: TestDesk.now)
            #expect(try await desk.store.session(token: second.token, at: TestDesk.now) == nil)
            #expect(try await desk.store.session(token: first, at: TestDesk.now) != nil)
            let program = try #require(desk.tokens[.staff])
            let session = try #require(try await desk.store.session(token: program, at: TestDesk.now))
            await #expect(throws: DeskError.notAllowed) { try await desk.store.end(session, at: TestDesk.now) }
        }
    }

    @Test("A new password needs the old one, is judged, and ends the other sessions")
    func passwordChange() async throws {
        try await withDesk { desk in
            let other = try await Enrolled("desk-3", .staff, sites: ["S001"], on: desk.store).token
            let attempt = LoginAttempt(account: "desk-3", password: Enrolled.password, code: nil, address: "")
            let login = try await desk.store.logIn(attempt, at: TestDesk.now)
            func change(from old: String, to new: String) async throws {
                try await desk.store.changePassword(
                    of: login.session,
                    from: old,
                    to: new,
                    address: "",
                    at: TestDesk.now
                )
            }
            await #expect(throws: DeskError.login(.wrongPassword)) {
                try await change(from: "x", to: "川べりの猫が三つまで数える")
            }
            let common = FieldProblem(account: .newPassword, .tooCommon)
            await #expect(throws: DeskError.invalid(InvalidSubmission([common]))) {
                try await change(from: Enrolled.password, to: "desk-3-desk-3!")
            }
            try await change(from: Enrolled.password, to: "川べりの猫が三つまで数える")
            #expect(try await desk.store.session(token: other, at: TestDesk.now) == nil)
            #expect(try await desk.store.session(token: login.token, at: TestDesk.now) != nil)
            #expect(try await desk.store.attempt("desk-3") == .failed)
            #expect(try await desk.store.attempt("desk-3", "川べりの猫が三つまで数える") == nil)
        }
    }

    @Test("An invitation is good once, for its time, for its account, with a password that is accepted")
    func invitations() async throws {
        try await withDesk { desk in
            let account = Account(name: "desk-3", role: .staff, sites: ["S001"])
            let invitation = try await desk.store.add(
                RegisteredAccount(account),
                invitationHours: 1,
                by: DeskStore.operator,
                at: TestDesk.now
            )
            #expect(InvitationCode.looksLike(invitation))
            func complete(
                _ invitation: String,
                _ name: String = "desk-3",
                password: String = Enrolled.password,
                after seconds: Int = 0
            ) async throws {
                let attempt = InvitationAttempt(account: name, invitation: invitation, address: "")
                _ = try await desk.store.completeEnrolment(
                    attempt,
                    password: password,
                    code: nil,
                    at: TestDesk.now.adding(seconds: seconds)
                )
            }
            let failed = DeskError.login(.failed)
            await #expect(throws: failed) { try await complete("MADO-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA") }
            await #expect(throws: failed) { try await complete(invitation, "staff") }
            await #expect(throws: failed) { try await complete(invitation, after: 3600) }
            let short = FieldProblem(account: .password, .tooShort(minimum: 12))
            await #expect(throws: DeskError.invalid(InvalidSubmission([short]))) {
                try await complete(invitation, password: "short")
            }
            try await complete(invitation.lowercased(), after: 3599)
            await #expect(throws: failed) { try await complete(invitation) }
            await #expect(throws: DeskError.conflict(.accountNameTaken)) {
                try await desk.store.add(
                    RegisteredAccount(account),
                    invitationHours: 1,
                    by: DeskStore.operator,
                    at: TestDesk.now
                )
            }
        }
    }

    @Test("Taking an invitation up anew replaces password and second factor, and ends what was open")
    func reinvited() async throws {
        try await withDesk { desk in
            let old = try await Enrolled("tomo", .coordinator, on: desk.store)
            let invitation = try await desk.store.invite("tomo", hours: 1, by: DeskStore.operator, at: TestDesk.now)
            #expect(try await desk.store.session(token: old.token, at: TestDesk.now) != nil)
            let attempt = InvitationAttempt(account: "tomo", invitation: invitation, address: "")
            let begun = try await desk.store.beginEnrolment(attempt, at: TestDesk.now)
            let key = try #require(begun.factorKey)
            #expect(
                begun.factorAddress
                    == "otpauth://totp/Madoguchi:tomo?secret=\(key)&issuer=Madoguchi&algorithm=SHA1&digits=6&period=30"
            )
            await #expect(throws: DeskError.login(.wrongCode)) {
                try await desk.store.completeEnrolment(
                    attempt,
                    password: Enrolled.password,
                    code: old.code(),
                    at: TestDesk.now
                )
            }
            let login = try await desk.store.completeEnrolment(
                attempt,
                password: Enrolled.password,
                code: Enrolled.code(of: key, at: TestDesk.now),
                at: TestDesk.now
            )
            #expect(try await desk.store.session(token: old.token, at: TestDesk.now) == nil)
            #expect(try await desk.store.session(token: login.token, at: TestDesk.now) != nil)
            let later = TestDesk.now.adding(seconds: 30)
            #expect(try await desk.store.attempt("tomo", code: old.code(at: later), at: later) == .wrongCode)
            #expect(try await desk.store.attempt("tomo", code: old.recoveryCodes[0], at: later) == .wrongCode)
        }
    }

    @Test("A lost authenticator is of no use from the moment on at which it is reset")
    func factorReset() async throws {
        try await withDesk { desk in
            let enrolled = try await Enrolled("tomo", .coordinator, on: desk.store)
            _ = try await desk.store.invite(
                "tomo",
                hours: 1,
                forgettingFactor: true,
                by: DeskStore.operator,
                at: TestDesk.now
            )
            #expect(try await desk.store.session(token: enrolled.token, at: TestDesk.now) == nil)
            #expect(try await desk.store.attempt("tomo", code: enrolled.code()) == .enrolmentNeeded)
            #expect(try await desk.store.attempt("tomo", code: enrolled.recoveryCodes[0]) == .enrolmentNeeded)
        }
    }

    @Test("An account has a name of its own, sites that exist, and some where its role works at sites")
    func accountRules() async throws {
        try await withDesk { desk in
            func problems(_ account: Account) async -> [FieldProblem] {
                do throws(DeskError) {
                    _ = try await desk.store.add(
                        RegisteredAccount(account),
                        invitationHours: 1,
                        by: DeskStore.operator,
                        at: TestDesk.now
                    )
                    return []
                } catch {
                    guard case .invalid(let submission) = error else { return [FieldProblem("?", .required)] }
                    return submission.problems
                }
            }
            #expect(
                await problems(Account(name: "Desk 3", role: .coordinator))
                    == [FieldProblem(account: .account, .malformedAccountName)]
            )
            #expect(
                await problems(Account(name: "desk-3", role: .siteLeader)) == [
                    FieldProblem(account: .sites, .sitesNeeded)
                ]
            )
            #expect(
                await problems(Account(name: "desk-3", role: .staff, sites: ["S001", "S999"]))
                    == [FieldProblem(account: .sites, .unknownSite(nearest: []))]
            )
            #expect(await problems(Account(name: "desk-3", role: .staff, sites: ["S001"])) == [])
            await #expect(throws: DeskError.accountNotFound) {
                try await desk.store.change("nobody", AccountChange(), by: DeskStore.operator, at: TestDesk.now)
            }
        }
    }

    @Test("A program's token belongs to the account of its name, lasts its days, and is refused for another")
    func tokens() async throws {
        try await withDesk { desk in
            let account = Account(name: "nightly", role: .statistician)
            let token = try await desk.store.issueToken(to: account, days: 30, at: TestDesk.now)
            let end = TestDesk.now.adding(seconds: 30 * 86_400)
            #expect(try await desk.store.account(token: token, at: end.adding(seconds: -1)) == account)
            #expect(try await desk.store.account(token: token, at: end) == nil)
            await #expect(throws: DeskError.conflict(.accountDiffers)) {
                try await desk.store.issueToken(to: Account(name: "nightly", role: .coordinator), at: TestDesk.now)
            }
            #expect(try await desk.store.accounts().contains { $0.account == account && !$0.hasPassword })
            let name = InvalidSubmission([FieldProblem(account: .account, .malformedAccountName)])
            await #expect(throws: DeskError.invalid(name)) {
                try await desk.store.issueToken(to: Account(name: "keys", role: .auditor), at: TestDesk.now)
            }
            #expect(try await !desk.store.accounts().contains { $0.account.name == "keys" })
        }
    }

    @Test("A program may work at all sites, as staff too, but at none that does not exist")
    func sitesOfPrograms() async throws {
        try await withDesk { desk in
            func issue(_ sites: Set<Site.ID>?) async throws -> String {
                let account = Account(name: "counter", role: .staff, sites: sites)
                return try await desk.store.issueToken(to: account, at: TestDesk.now)
            }
            let unknown = InvalidSubmission([FieldProblem(account: .sites, .unknownSite(nearest: []))])
            await #expect(throws: DeskError.invalid(unknown)) { try await issue(["S0O1"]) }
            await #expect(throws: DeskError.invalid(unknown)) { try await issue(["S001", "S999"]) }
            #expect(try await !desk.store.accounts().contains { $0.account.name == "counter" })
            let token = try await issue(nil)
            let account = try #require(try await desk.store.account(token: token, at: TestDesk.now))
            #expect(account == Account(name: "counter", role: .staff))
        }
    }

    // MARK: The list of 1 April

    private func importing(_ text: String, to desk: TestDesk, isDryRun: Bool = false) async throws -> AccountImport {
        let path = "/tmp/accounts-\(UUID().uuidString).csv"
        try Data(text.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await desk.store.importAccounts(
            path: path,
            encoding: .auto,
            by: DeskStore.operator,
            at: TestDesk.now,
            isDryRun: isDryRun
        )
    }

    @Test(
        "A list changes what it names, leaves blank cells as they are, and invites who is new; a dry run only says so"
    )
    func list() async throws {
        try await withDesk { desk in
            let staying = try await Enrolled("desk-1", .staff, sites: ["S001"], on: desk.store)
            let moving = try await Enrolled("desk-2", .staff, sites: ["S001"], on: desk.store)
            let list = """
                令和9年度の異動
                アカウント名,権限,支援拠点,有効期限,状態
                desk-1,,,令和9年3月31日,
                desk-2,拠点責任者,S001、南区民事務所,,
                desk-4,職員,中央図書館,2027-03-31,有効

                """
            let before = try await desk.store.accounts()
            let trial = try await importing(list, to: desk, isDryRun: true)
            #expect(trial.differences.map(\.new.account.name) == ["desk-1", "desk-2", "desk-4"])
            #expect(trial.rejections == [])
            #expect(try await desk.store.accounts() == before)
            let done = try await importing(list, to: desk)
            #expect(done.differences.map { $0.invitation == nil } == [true, true, false])
            let accounts = try await desk.store.accounts()
            let leader = try #require(accounts.first { $0.account.name == "desk-2" })
            #expect(leader.account == Account(name: "desk-2", role: .siteLeader, sites: ["S001", "S003"]))
            #expect(accounts.first { $0.account.name == "desk-1" }?.validUntil == CivilDate(iso: "2027-03-31"))
            #expect(try await desk.store.session(token: staying.token, at: TestDesk.now) != nil)
            #expect(try await desk.store.session(token: moving.token, at: TestDesk.now) == nil)
            #expect(try await importing(list, to: desk).differences == [])
        }
    }

    @Test("One row that is refused keeps the whole list from being applied")
    func refusedList() async throws {
        try await withDesk { desk in
            _ = try await Enrolled("desk-1", .staff, sites: ["S001"], on: desk.store)
            let before = try await desk.store.accounts()
            let result = try await importing(
                """
                アカウント名,権限,支援拠点,有効期限,状態
                desk-1,,S003,,
                desk-2,区長,S001,,
                desk-3,職員,,,
                desk-4,,S001,,
                Desk 5,職員,S001,,
                desk-6,職員,S999,,
                desk-7,職員,S001,いつか,
                desk-8,職員,S001,,休み
                desk-9,職員,S001,2020-03-31,

                """,
                to: desk
            )
            #expect(result.rejections.map(\.line) == [3, 4, 5, 6, 7, 8, 9, 10])
            #expect(
                result.rejections.map(\.field) == [
                    "権限", "支援拠点", "権限", "アカウント名", "支援拠点", "有効期限", "状態", "有効期限",
                ]
            )
            #expect(try await desk.store.accounts() == before)
        }
    }
}
