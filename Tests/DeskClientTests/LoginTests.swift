import DeskClient
import DeskText
import FoundationEssentials
import Glibc
import SupportDesk
import Testing

@Suite("mado login, logout, whoami and password")
struct LoginTests {
    private static let password = "夕焼けと切手と青い自転車"
    private static let session = """
        {"account":"desk-3","role":"staff","sites":["S001"],"kind":"session","expiresAt":"2026-11-30T14:00:00+09:00",\
        "idleMinutes":720,"validUntil":"2027-03-31"}
        """
    private static let login = #"{"token":"secret-token","session":\#(session)}"#

    private static func problem(_ refusal: LoginRefusal, _ status: Int) -> LoopbackServer.Reply {
        let document = ProblemDocument(
            type: refusal.type,
            title: refusal.title(in: .ja),
            status: status,
            detail: refusal.detail(in: .ja),
            requestId: "r"
        )
        let body = String(decoding: (try? JSONEncoder().encode(document)) ?? Data(), as: UTF8.self)
        return .answer(status, body)
    }

    /// A run of `mado` in which no token is configured.
    private func session(_ desktop: Desktop, _ language: Language = .ja, json: Bool = false) -> DeskSession {
        desktop.session(language, json: json, environment: ["MADO_TOKEN_FILE": ""])
    }

    private func members(_ request: LoopbackServer.Request) -> [String: String]? {
        try? JSONDecoder().decode([String: String].self, from: Data(request.body.utf8))
    }

    @Test("A password typed unseen is traded for a token, which is kept for its owner alone and used from then on")
    func login() throws {
        let desktop = try Desktop()
        desktop.desk.answer("POST /v1/session", Self.login, status: 201)
        desktop.desk.answer("GET /v1/session", Self.session)
        desktop.console.answers = [Self.password]
        try session(desktop).logIn(account: "desk-3")
        #expect(desktop.console.secretQuestions == ["「desk-3」のパスワード（初めての場合は招待コード）: "])
        #expect(desktop.console.take().words.last == "「desk-3」でログインしました（職員・支援員）。")
        let sent = try #require(desktop.server.requests.last)
        #expect(members(sent) == ["account": "desk-3", "password": Self.password])
        #expect(sent.headers["authorization"] == nil)
        #expect(!sent.path.contains("password"))
        var status = stat()
        #expect(stat(desktop.home.path(of: "login.json"), &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        try session(desktop).whoAmI()
        #expect(desktop.server.requests.last?.headers["authorization"] == "Bearer secret-token")
        #expect(
            desktop.console.take().data == [
                "  アカウント名    desk-3", "  権限            職員・支援員", "  支援拠点        S001", "  ログインの期限  11月30日 14:00",
                "  有効期限        2027年3月31日",
            ]
        )
    }

    @Test("Where a code is needed it is asked for, and the password is sent with it once more")
    func code() throws {
        let desktop = try Desktop()
        desktop.desk.answer("POST /v1/session", Self.problem(.codeNeeded, 401), .answer(201, Self.login))
        desktop.console.answers = [Self.password, "492039"]
        try session(desktop).logIn(account: "desk-3")
        let sent = try #require(desktop.server.requests.last)
        #expect(members(sent) == ["account": "desk-3", "password": Self.password, "code": "492039"])
    }

    @Test("A script gives the password and the code as lines of its input, and is asked nothing")
    func script() throws {
        let desktop = try Desktop()
        desktop.desk.answer("POST /v1/session", Self.problem(.codeNeeded, 401), .answer(201, Self.login))
        desktop.console.input = [Self.password, "492039"]
        try session(desktop).logIn(account: "desk-3")
        #expect(desktop.console.take().words == ["「desk-3」でログインしました（職員・支援員）。"])
        #expect(
            desktop.failure { () throws(ClientFailure) in try session(desktop).logIn(account: nil) }
                == .client(.accountNeeded)
        )
        #expect(
            desktop.failure { () throws(ClientFailure) in try session(desktop).logIn(account: "x") }
                == .client(.passwordNeeded)
        )
    }

    @Test("An invitation in the place of the password leads through the enrolment")
    func enrolment() throws {
        let desktop = try Desktop()
        desktop.desk.answer(
            "POST /v1/enrolment",
            #"{"account":"tomo","role":"coordinator","factorKey":"GEZDGNBVGY3TQOJQ","factorAddress":"otpauth://totp/x"}"#
        )
        desktop.desk.answer(
            "POST /v1/enrolment/completion",
            #"{"token":"secret-token","session":\#(Self.session),"recoveryCodes":["AAAAA-BBBBB","CCCCC-DDDDD"]}"#,
            status: 201
        )
        let invitation = "MADO-7QK2M-XW4DA-5RTYB-NC63P-ZFHJ2"
        desktop.console.answers = [invitation, "tomo-tomo-tomo", Self.password, Self.password, "492039"]
        try session(desktop).logIn(account: "tomo")
        #expect(
            desktop.console.take().data
                == ["otpauth://totp/x", "GEZD GNBV GY3T QOJQ", "AAAAA-BBBBB", "CCCCC-DDDDD"]
        )
        let sent = try #require(desktop.server.requests.last)
        #expect(
            members(sent) == [
                "account": "tomo", "invitation": invitation, "password": Self.password, "code": "492039",
            ]
        )
    }

    @Test("A first code that is wrong may be typed again, for the authenticator is set up already")
    func wrongFirstCode() throws {
        let desktop = try Desktop()
        desktop.desk.answer(
            "POST /v1/enrolment",
            #"{"account":"tomo","role":"coordinator","factorKey":"GEZDGNBVGY3TQOJQ","factorAddress":"otpauth://totp/x"}"#
        )
        desktop.desk.answer("POST /v1/enrolment/completion", Self.problem(.wrongCode, 401))
        let invitation = "MADO-7QK2M-XW4DA-5RTYB-NC63P-ZFHJ2"
        desktop.console.answers = [invitation, Self.password, Self.password, "111111", "222222"]
        let failure = desktop.failure { () throws(ClientFailure) in try session(desktop).logIn(account: "tomo") }
        #expect(failure?.exitStatus == .notAllowed)
        #expect(desktop.console.take().words.filter { $0.contains(LoginRefusal.wrongCode.detail(in: .ja)) }.count == 2)
        #expect(desktop.server.requests.suffix(2).map { members($0)?["code"] } == ["111111", "222222"])
    }

    @Test("A new password that is too short, or is not typed twice the same, is not sent, and is asked for again")
    func newPassword() throws {
        let desktop = try Desktop()
        desktop.desk.answer("PUT /v1/session/password", "", status: 204)
        func failure(_ answers: [String]) -> ClientFailure? {
            desktop.console.answers = answers
            return desktop.failure { () throws(ClientFailure) in try desktop.session().changePassword() }
        }
        let tooShort = ClientFailure.invalid([FieldProblem(account: .newPassword, .tooShort(minimum: 12))])
        let differ = ClientFailure.client(.passwordsDiffer)
        #expect(failure(["old", "short"]) == .client(.passwordNeeded))
        #expect(desktop.console.take().words.contains(tooShort.lines(in: .ja)[0]))
        #expect(failure(["old", "川べりの猫が三つまで数える", "川べりの猫が四つまで数える"]) == .client(.passwordNeeded))
        #expect(desktop.console.take().words.contains(differ.lines(in: .ja)[0]))
        desktop.console.answers = nil
        desktop.console.input = ["old", "short"]
        #expect(
            desktop.failure { () throws(ClientFailure) in try desktop.session().changePassword() } == tooShort
        )
        #expect(desktop.server.requests.isEmpty)
        #expect(failure(["old", "short", "川べりの猫が三つまで数える", "川べりの猫が三つまで数える"]) == nil)
        let sent = try #require(desktop.server.requests.last)
        #expect(members(sent) == ["password": "old", "newPassword": "川べりの猫が三つまで数える"])
    }

    @Test("A present password that was typed wrong is asked for again, and the new one is not")
    func oldPassword() throws {
        let desktop = try Desktop()
        let new = "川べりの猫が三つまで数える"
        desktop.desk.answer(
            "PUT /v1/session/password",
            Self.problem(.wrongPassword, 401),
            .answer(204)
        )
        desktop.console.answers = ["odl", new, new, "old"]
        try desktop.session().changePassword()
        let sent = desktop.server.requests.map { members($0) }
        #expect(sent == [["password": "odl", "newPassword": new], ["password": "old", "newPassword": new]])
        let refusal = LoginRefusal.wrongPassword
        #expect(desktop.console.take().words.contains(refusal.detail(in: .ja) + refusal.nextStep(in: .ja)))
    }

    @Test("For new recovery codes, too, a wrong password and a wrong code are asked for again")
    func recoveryCodes() throws {
        let desktop = try Desktop()
        desktop.desk.answer(
            "POST /v1/session/recovery-codes",
            Self.problem(.wrongPassword, 401),
            Self.problem(.wrongCode, 401),
            .answer(200, #"{"recoveryCodes":["AAAA-BBBB"]}"#)
        )
        desktop.console.answers = ["odl", "111111", "old", "222222", "old", "333333"]
        try desktop.session().renewRecoveryCodes()
        #expect(desktop.server.requests.map { members($0)?["password"] } == ["odl", "old", "old"])
        #expect(desktop.server.requests.map { members($0)?["code"] } == ["111111", "222222", "333333"])
        #expect(desktop.console.take().data == ["AAAA-BBBB"])
    }

    @Test("Refusals say what is the matter and what to do, with the exit status for it")
    func refusals() throws {
        let desktop = try Desktop()
        let last = try #require(CivilDate(iso: "2027-03-31"))
        for (refusal, status, exit) in [
            (.failed, 401, .notAllowed), (.wrongPassword, 401, .notAllowed), (.wrongCode, 401, .notAllowed),
            (.disabled, 403, .notAllowed), (.expired(lastDay: last), 403, .notAllowed),
            (.enrolmentNeeded, 403, .notAllowed),
            (.throttled(retryAfter: 90), 429, .unavailable),
        ] as [(LoginRefusal, Int, CommandStatus)] {
            desktop.desk.answer("POST /v1/session", Self.problem(refusal, status))
            desktop.console.answers = [Self.password]
            let failure = desktop.failure { () throws(ClientFailure) in try session(desktop).logIn(account: "desk-3") }
            #expect(failure?.exitStatus == exit)
            #expect(failure?.lines(in: .ja) == [refusal.detail(in: .ja) + refusal.nextStep(in: .ja)])
        }
        #expect(access(desktop.home.path(of: "login.json"), F_OK) != 0)
    }

    @Test("Whoever works at one site need not say which, unless another one is meant; and the login is shown")
    func oneSite() throws {
        let desktop = try Desktop()
        func session(json: Bool = false, site: String? = nil) -> DeskSession {
            desktop.session(json: json, site: site, environment: ["MADO_TOKEN_FILE": ""])
        }
        desktop.desk.answer("POST /v1/session", Self.login, status: 201)
        desktop.console.answers = [Self.password]
        try session().logIn(account: "desk-3")
        desktop.console.answers = nil
        try session().log(LogRequest(words: ["地図"]))
        try session(site: "和田館").log(LogRequest(words: ["メール"]))
        #expect(Set(desktop.desk.consultations.values.map(\.content.site.rawValue)) == ["S001", "S003"])
        _ = desktop.console.take()
        try session().status()
        let shown = desktop.console.take().data
        #expect(shown.contains("  拠点        中央図書館 (S001)"), "\(shown)")
        #expect(shown.contains("  ログイン    desk-3"), "\(shown)")
        try session(json: true).status()
        #expect(desktop.console.take().data.joined().contains(#""account":"desk-3""#))
        try session().showConfiguration()
        #expect(desktop.console.take().data.contains { $0.hasPrefix("site") && $0.hasSuffix("ログイン") })
    }

    @Test("Whoever logs in where another site is set is told so")
    func otherSite() throws {
        let desktop = try Desktop()
        desktop.desk.answer("POST /v1/session", Self.login, status: 201)
        // Somebody has worked here before.
        try desktop.log("地図")
        for (site, isTold) in [("和田館", true), ("中央図書館", false)] {
            desktop.console.answers = [Self.password]
            try desktop.session(.en, site: site, environment: ["MADO_TOKEN_FILE": ""]).logIn(account: "desk-3")
            let told =
                "The configured site, “\(site)”, is not one of this account’s; "
                + "set another one with “mado config set site SITE”."
            #expect(desktop.console.take().words.contains(told) == isTold)
        }
    }

    @Test("A login that has ended is to be renewed, a token to be replaced; and what was typed is kept")
    func ended() throws {
        let desktop = try Desktop()
        desktop.desk.answer("POST /v1/session", Self.login, status: 201)
        desktop.console.answers = [Self.password]
        try session(desktop).logIn(account: "desk-3")
        let unknown = LoopbackServer.Reply.answer(
            401,
            #"{"type":"not-authenticated","title":"t","status":401,"detail":"d","requestId":"r"}"#
        )
        desktop.desk.expect([.answer(unknown)])
        let failure = try #require(
            desktop.failure { () throws(ClientFailure) in try session(desktop).log(LogRequest(words: ["地図"])) }
        )
        #expect(failure == .unsent(.notAuthenticated(byToken: false), waiting: 1))
        #expect(failure.exitStatus == .notAllowed)
        #expect(
            failure.lines(in: .ja) == [
                "サーバーがこのログインを認めないため、まだ送信していません（未送信 1件）。「mado login」で同じアカウントにログインし直し、"
                    + "「mado sync」で送信してください。入力し直す必要はありません。"
            ]
        )
        desktop.console.answers = [Self.password]
        try session(desktop).logIn(account: "desk-3")
        try session(desktop).sync(once: true)
        #expect(desktop.desk.consultations.count == 1)
    }

    @Test("An account of several sites says at which it works")
    func severalSites() throws {
        let desktop = try Desktop()
        let login = Self.login.replacing(#"["S001"]"#, with: #"["S001","S003"]"#)
        desktop.desk.answer("POST /v1/session", login, status: 201)
        desktop.console.answers = [Self.password]
        try session(desktop).logIn(account: "desk-3")
        let failure = desktop.failure { () throws(ClientFailure) in
            try desktop.session(site: nil, environment: ["MADO_TOKEN_FILE": ""]).log(LogRequest(words: ["地図"]))
        }
        #expect(failure == .configuration(.noSite))
    }

    @Test("A logout removes the login here even when the server cannot be told")
    func logout() throws {
        let desktop = try Desktop()
        desktop.desk.answer("POST /v1/session", Self.login, status: 201)
        desktop.desk.answer("DELETE /v1/session", "", status: 204)
        desktop.console.answers = [Self.password]
        try session(desktop).logIn(account: "desk-3")
        try session(desktop).logOut()
        #expect(desktop.asked.last == "DELETE session")
        #expect(desktop.console.take().words.last == "「desk-3」をログアウトしました。")
        #expect(
            desktop.failure { () throws(ClientFailure) in try session(desktop).whoAmI() }
                == .configuration(.noTokenFile)
        )
        try session(desktop).logOut()
        #expect(desktop.console.take().words == ["ログインしていません。"])
        desktop.console.answers = [Self.password]
        try session(desktop).logIn(account: "desk-3")
        desktop.server.stop()
        #expect(
            desktop.failure { () throws(ClientFailure) in try session(desktop).logOut() }?.exitStatus == .unavailable
        )
        #expect(access(desktop.home.path(of: "login.json"), F_OK) != 0)
    }

    @Test(
        "The token of a login is shown to no other server, gives way to a configured one, and is refused when others can read it"
    )
    func whose() throws {
        let desktop = try Desktop()
        desktop.desk.answer("POST /v1/session", Self.login, status: 201)
        desktop.desk.answer("GET /v1/session", Self.session)
        desktop.console.answers = [Self.password]
        try session(desktop).logIn(account: "desk-3")
        let elsewhere = desktop.session(environment: [
            "MADO_TOKEN_FILE": "", "MADO_SERVER": "https://other.example.lg.jp",
        ])
        #expect(desktop.failure { () throws(ClientFailure) in try elsewhere.whoAmI() } == .configuration(.noTokenFile))
        try desktop.write("other", "another-token\n", mode: 0o600)
        let path = desktop.tokenFile.replacing("/token", with: "/other")
        let configured = desktop.session(environment: ["MADO_TOKEN_FILE": path])
        _ = desktop.failure { () throws(ClientFailure) in try configured.whoAmI() }
        #expect(desktop.server.requests.last?.headers["authorization"] == "Bearer another-token")
        let file = desktop.home.path(of: "login.json")
        #expect(chmod(file, 0o644) == 0)
        #expect(
            desktop.failure { () throws(ClientFailure) in try session(desktop).whoAmI() }
                == .configuration(.tokenFileOpenToOthers(path: file))
        )
    }

    @Test("What was saved under one login goes out under the next one, and under nobody else's")
    func outbox() throws {
        let desktop = try Desktop()
        func logIn(_ account: String, token: String) throws {
            let login = Self.login.replacing("secret-token", with: token).replacing("desk-3", with: account)
            desktop.desk.answer("POST /v1/session", login, status: 201)
            desktop.console.answers = [Self.password]
            try session(desktop).logIn(account: account)
        }
        try logIn("desk-3", token: StandInDesk.token)
        _ = try? session(desktop).log(LogRequest(words: ["地図"]))
        #expect(desktop.desk.consultations.count == 1)
        try logIn("desk-3", token: "ended")
        #expect(
            desktop.failure { () throws(ClientFailure) in
                try session(desktop).log(LogRequest(words: ["地図"]))
            }?.exitStatus == .notAllowed
        )
        try logIn("desk-4", token: StandInDesk.token)
        try session(desktop).sync(once: true)
        #expect(desktop.desk.consultations.count == 1)
        try logIn("desk-3", token: StandInDesk.otherToken)
        try session(desktop).sync(once: true)
        #expect(desktop.desk.consultations.count == 2)
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test("A password is not sent in the open to another machine")
    func encryption() throws {
        let desktop = try Desktop()
        desktop.console.answers = [Self.password]
        let open = desktop.session(environment: ["MADO_TOKEN_FILE": "", "MADO_SERVER": "http://desk.example.lg.jp"])
        let failure = desktop.failure { () throws(ClientFailure) in try open.logIn(account: "desk-3") }
        #expect(failure == .configuration(.serverNotEncrypted("http://desk.example.lg.jp")))
        #expect(desktop.console.take().words == [])
    }
}
