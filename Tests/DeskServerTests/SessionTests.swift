import DeskStore
import DeskTestSupport
import FoundationEssentials
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Login over HTTP")
struct SessionTests {
    private static let password = "夕焼けと切手と青い自転車"

    private static func body(_ members: [String: String]) -> String {
        String(decoding: (try? JSONEncoder().encode(members)) ?? Data(), as: UTF8.self)
    }

    /// An invitation for a new account.
    private func invite(_ name: String, _ role: Role, sites: Set<Site.ID>? = nil, to desk: TestDesk) async throws
        -> String
    {
        try await desk.store.add(
            RegisteredAccount(Account(name: name, role: role, sites: sites)),
            invitationHours: 1,
            by: DeskStore.operator,
            at: TestDesk.now
        )
    }

    /// Takes an invitation up; the token.
    private func enrol(_ name: String, _ invitation: String, on server: LiveServer) async throws -> LoginDocument {
        let begun = try await server.send(
            "POST",
            "/v1/enrolment",
            Self.body(["account": name, "invitation": invitation])
        )
        #expect(begun.status == 200)
        var members = ["account": name, "invitation": invitation, "password": Self.password]
        if let key = try begun.decoded(as: EnrolmentDocument.self).factorKey { members["code"] = code(of: key) }
        let done = try await server.send("POST", "/v1/enrolment/completion", Self.body(members))
        #expect(done.status == 201)
        #expect(done.headers["cache-control"] == "no-store")
        return try done.decoded(as: LoginDocument.self)
    }

    private func code(of key: String) -> String? {
        return TimedCode.code(key: TimedCode.key(written: key), step: TimedCode.step(at: TestDesk.now))
    }

    @Test("From the invitation to the logout")
    func wholeWay() async throws {
        try await withDeskServer { server, desk in
            let invitation = try await invite("desk-3", .staff, sites: ["S001"], to: desk)
            let first = try await enrol("desk-3", invitation, on: server)
            #expect(first.recoveryCodes == nil)
            let login = try await server.send(
                "POST",
                "/v1/session",
                Self.body(["account": " ｄｅｓｋ-3", "password": Self.password])
            )
            #expect(login.status == 201)
            let document = try login.decoded(as: LoginDocument.self)
            #expect(document.session.role == "staff")
            #expect(document.session.sites == ["S001"])
            #expect(document.session.idleMinutes == 720)
            #expect(document.session.expiresAt == "2026-11-30T14:00:00+09:00")
            let shown = try await server.send("GET", "/v1/session", token: document.token)
            #expect(try shown.decoded(as: SessionDocument.self) == document.session)
            #expect(
                try await server.send("PUT", Sample.path(UUID()), token: document.token, Sample.small()).status == 201
            )
            #expect(try await server.send("DELETE", "/v1/session", token: document.token).status == 204)
            #expect(try await server.send("GET", "/v1/session", token: document.token).status == 401)
            #expect(try await server.send("GET", "/v1/session", token: first.token).status == 200)
        }
    }

    @Test("An account with a second factor is asked for its code, and gets recovery codes once")
    func secondFactor() async throws {
        try await withDeskServer { server, desk in
            let invitation = try await invite("tomo", .coordinator, to: desk)
            let login = try await enrol("tomo", invitation, on: server)
            #expect(login.recoveryCodes?.count == 10)
            var members = ["account": "tomo", "password": Self.password]
            let asked = try await server.send("POST", "/v1/session", Self.body(members))
            #expect(asked.status == 401)
            #expect(try asked.problem.type == "code-needed")
            members["code"] = "00000a"
            #expect(try await server.send("POST", "/v1/session", Self.body(members)).problem.type == "wrong-code")
            members["code"] = login.recoveryCodes?[3]
            #expect(try await server.send("POST", "/v1/session", Self.body(members)).status == 201)
            let renewed = try await server.send(
                "POST",
                "/v1/session/recovery-codes",
                token: login.token,
                Self.body(["password": Self.password, "code": login.recoveryCodes?[4] ?? ""])
            )
            #expect(renewed.status == 200)
            #expect(try renewed.decoded(as: RecoveryCodesDocument.self).recoveryCodes.count == 10)
        }
    }

    @Test("A wrong password and a name that nobody has get the same answer, byte for byte but for the request's id")
    func sameAnswer() async throws {
        try await withDeskServer { server, desk in
            _ = try await enrol("desk-3", try await invite("desk-3", .staff, sites: ["S001"], to: desk), on: server)
            func answer(_ name: String) async throws -> String {
                let answer = try await server.send(
                    "POST",
                    "/v1/session",
                    Self.body(["account": name, "password": "something else"])
                )
                #expect(answer.status == 401)
                #expect(answer.headers["www-authenticate"] == "Bearer realm=\"madoguchi\"")
                return answer.text.replacing(try answer.problem.requestId, with: "")
            }
            let known = try await answer("desk-3")
            for name in ["nobody", "a\u{0}b", "staff"] {
                let other = try await answer(name)
                #expect(known == other, "\(name)")
            }
            #expect(!known.contains("desk-3"))
        }
    }

    @Test("After some failures the answer is 429, with the time to wait")
    func throttled() async throws {
        try await withDeskServer { server, _ in
            var answer: Answer?
            for _ in 1...60 where answer?.status != 429 {
                answer = try await server.send("POST", "/v1/session", Self.body(["account": "x-1", "password": "x"]))
            }
            let refused = try #require(answer)
            #expect(refused.status == 429)
            #expect((refused.headers["retry-after"].flatMap { Int($0) } ?? 0) > 0)
            #expect(try refused.problem.type == "too-many-attempts")
        }
    }

    @Test("What cannot be a login is told so, and nothing of it is repeated")
    func badRequests() async throws {
        try await withDeskServer { server, _ in
            for (body, codes) in [
                ("{}", ["account: required", "password: required"]),
                (#"{"account":"","password":""}"#, ["account: empty", "password: empty"]),
                (#"{"account":1,"password":"x"}"#, ["account: wrong-type"]),
                (#"{"account":"x","password":"x","user":"x"}"#, ["user: unknown-property"]),
                (#"{"account":"x","password":"\#(String(repeating: "p", count: 1025))"}"#, ["password: too-long"]),
            ] {
                let answer = try await server.send("POST", "/v1/session", body)
                #expect(answer.status == 422)
                #expect(try answer.fieldCodes.sorted() == codes)
                #expect(!answer.text.contains("ppp"))
            }
            #expect(try await server.send("POST", "/v1/session", "[]").status == 422)
            #expect(try await server.send("POST", "/v1/session", "x").status == 400)
            let large = #"{"account":"\#(String(repeating: "x", count: 20_000))","password":"x"}"#
            #expect(try await server.send("POST", "/v1/session", large).status == 413)
        }
    }

    @Test("A password is changed by who knows it, and is judged like a first one")
    func passwordChange() async throws {
        try await withDeskServer { server, desk in
            let invitation = try await invite("desk-3", .staff, sites: ["S001"], to: desk)
            let token = try await enrol("desk-3", invitation, on: server).token
            func change(_ old: String, _ new: String) async throws -> Answer {
                try await server.send(
                    "PUT",
                    "/v1/session/password",
                    token: token,
                    Self.body(["password": old, "newPassword": new])
                )
            }
            let wrong = try await change("wrong", "川べりの猫が三つまで数える")
            #expect(wrong.status == 401)
            #expect(try wrong.problem.type == "wrong-password")
            #expect(try await change(Self.password, "password2026").fieldCodes == ["newPassword: too-common"])
            #expect(try await change(Self.password, "short").fieldCodes == ["newPassword: too-short"])
            #expect(try await change(Self.password, "川べりの猫が三つまで数える").status == 204)
            let login = Self.body(["account": "desk-3", "password": "川べりの猫が三つまで数える"])
            #expect(try await server.send("POST", "/v1/session", login).status == 201)
        }
    }

    @Test("A program's token shows whose it is, and is neither logged out nor given a password")
    func programs() async throws {
        try await withDeskServer { server, desk in
            let token = desk.token(.statistician)
            let shown = try await server.send("GET", "/v1/session", token: token).decoded(as: SessionDocument.self)
            #expect(shown.account == "statistician")
            #expect(shown.kind == "service")
            #expect(shown.idleMinutes == nil)
            #expect(try await server.send("DELETE", "/v1/session", token: token).status == 403)
            let change = Self.body(["password": "x", "newPassword": "川べりの猫が三つまで数える"])
            #expect(try await server.send("PUT", "/v1/session/password", token: token, change).status == 403)
            let proof = Self.body(["password": "x"])
            #expect(try await server.send("POST", "/v1/session/recovery-codes", token: token, proof).status == 403)
            #expect(try await server.send("GET", "/v1/session", token: token).status == 200)
        }
    }

    @Test("Whoever is disabled is out with the next request, and reads why at the next login")
    func disabled() async throws {
        try await withDeskServer { server, desk in
            let invitation = try await invite("desk-3", .staff, sites: ["S001"], to: desk)
            let token = try await enrol("desk-3", invitation, on: server).token
            var change = AccountChange()
            change.isDisabled = true
            _ = try await desk.store.change("desk-3", change, by: DeskStore.operator, at: TestDesk.now)
            #expect(try await server.send("GET", "/v1/session", token: token).status == 401)
            let login = Self.body(["account": "desk-3", "password": Self.password])
            let answer = try await server.send("POST", "/v1/session", headers: ["Accept-Language": "en"], login)
            #expect(answer.status == 403)
            #expect(try answer.problem.detail == "This account is disabled.")
        }
    }
}
