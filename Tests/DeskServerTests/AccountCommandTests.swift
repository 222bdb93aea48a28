import DeskStore
import DeskTestSupport
import FoundationEssentials
import Glibc
import SupportDesk
import Testing

@testable import DeskServer

private let madoguchi = BuiltProgram("madoguchi")
private let mado = BuiltProgram("mado")

@Suite("Accounts at the terminal", .enabled(if: madoguchi != nil && mado != nil))
struct AccountCommandTests {
    private static let password = "夕焼けと切手と青い自転車"

    /// As the programs have it.
    private static var now: Instant {
        Instant(microsecondsSince1970: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }

    /// Runs `madoguchi user` with these arguments.
    private func user(
        _ desk: TestDesk,
        _ arguments: String...,
        language: String = "en_US.UTF-8"
    ) async throws -> BuiltProgram.Run {
        let environment = ["MADOGUCHI_DATABASE_URL": desk.databaseURL, "LANG": language]
        return try await #require(madoguchi).run(["user"] + arguments, environment)
    }

    /// Somebody's machine, with a home of its own.
    private struct Machine {
        let home = "/tmp/mado-test-\(UUID().uuidString)"
        let server: LiveServer

        func mado(_ arguments: String..., input: String...) async throws -> BuiltProgram.Run {
            let environment = [
                "MADO_SERVER": "http://127.0.0.1:\(server.port)", "MADO_HOME": home, "MADO_SITE": "S001",
                "LANG": "en_US.UTF-8",
            ]
            let lines = input.map { "\($0)\n" }.joined()
            return try await #require(DeskServerTests.mado).run(arguments, environment, input: lines)
        }

        /// Starts it at a terminal, and gives its process.
        func start(at terminal: Pseudoterminal, _ arguments: String...) throws -> pid_t {
            let environment = [
                "MADO_SERVER": "http://127.0.0.1:\(server.port)", "MADO_HOME": home, "MADO_SITE": "S001",
                "LANG": "en_US.UTF-8", "TERM": "dumb",
            ]
            let (program, path) = (try #require(BuiltProgram("mado")), terminal.path)
            return try program.start(arguments, environment, input: path, output: path, words: path)
        }

        func remove() {
            try? FileManager.default.removeItem(atPath: home)
        }
    }

    @Test("From the invitation to the first record, and out as soon as the account is disabled")
    func wholeWay() async throws {
        try await withDesk { desk in
            try await withServer(over: desk.store, now: { Self.now }) { server in
                let machine = Machine(server: server)
                defer { machine.remove() }
                let added = try await user(desk, "add", "desk-3", "--role", "staff", "--site", "S001", "--yearly")
                #expect(added.status == 0 && InvitationCode.looksLike(added.output), "\(added)")
                let invitation = added.output.trimmed
                let enrolled = try await machine.mado("login", "desk-3", input: invitation, Self.password)
                #expect(enrolled.status == 0, "\(enrolled)")
                let logged = try await machine.mado("log", "地図", "72歳", "15分")
                #expect(logged.status == 0, "\(logged)")
                let records = try await desk.store.consultations(ConsultationFilter(), after: nil, limit: 9)
                #expect(records.consultations.map(\.recordedBy) == ["desk-3"])

                #expect(try await machine.mado("logout").status == 0)
                #expect(try await machine.mado("whoami").status == 78)
                let wrong = try await machine.mado("login", "desk-3", input: "wrong")
                #expect(wrong.status == 77 && wrong.words.contains("is not right"), "\(wrong)")
                #expect(try await machine.mado("login", "desk-3", input: Self.password).status == 0)
                let shown = try await machine.mado("whoami", "--json")
                #expect(shown.status == 0 && shown.output.contains("\"account\":\"desk-3\""), "\(shown)")

                #expect(try await user(desk, "disable", "desk-3").status == 0)
                let deadline = ContinuousClock.now + .seconds(5)
                var after = try await machine.mado("whoami")
                while after.status == 0, ContinuousClock.now < deadline { after = try await machine.mado("whoami") }
                #expect(after.status == 77, "\(after)")
                let refused = try await machine.mado("login", "desk-3", input: Self.password)
                #expect(refused.status == 77 && refused.words.contains("This account is disabled."), "\(refused)")
            }
        }
    }

    @Test(
        "The trail is searched from a day of any calendar on, and says when there is more",
        arguments: ["R8.1.1", "2026-01-01"]
    )
    func audit(from: String) async throws {
        try await withDesk { desk in
            for name in ["desk-1", "desk-2"] {
                #expect(try await user(desk, "add", name, "--role", "staff", "--site", "S001").status == 0)
            }
            func audit(_ arguments: String...) async throws -> BuiltProgram.Run {
                let environment = ["MADOGUCHI_DATABASE_URL": desk.databaseURL, "LANG": "en_US.UTF-8"]
                return try await #require(madoguchi).run(
                    ["audit", "--action", "account.added"] + arguments,
                    environment
                )
            }
            let one = try await audit("--from", from, "--actor", "madoguchi", "--limit", "1")
            #expect(one.status == 0 && one.output.contains("desk-2") && !one.output.contains("desk-1"), "\(one)")
            #expect(one.words.contains("There are earlier entries than these 1;"), "\(one)")
            let all = try await audit("--from", from, "--actor", "madoguchi")
            #expect(all.output.contains("desk-1") && all.words.isEmpty, "\(all)")
            #expect(try await audit("--to", "令和7年").status == 64)
        }
    }

    @Test("At a terminal an authenticator is set up, what was typed wrong is asked for again, and no secret is shown")
    func secondFactor() async throws {
        try await withDesk { desk in
            try await withServer(over: desk.store, now: { Self.now }) { server in
                let machine = Machine(server: server)
                defer { machine.remove() }
                let added = try await user(desk, "add", "tomo", "--role", "coordinator")
                let invitation = added.output.trimmed

                let first = try Pseudoterminal()
                let enrolling = try machine.start(at: first, "login", "tomo")
                _ = try await first.untilItShows("the invitation): ")
                first.type(invitation)
                for word in ["みじかい", Self.password] {
                    _ = try await first.untilItShows("or more): ")
                    first.type(word)
                }
                _ = try await first.untilItShows("once more: ")
                first.type(Self.password)
                let shown = try await first.untilItShows("The six digits that the authenticator shows: ")
                let line = try #require(shown.split(whereSeparator: \.isNewline).last)
                let key = TimedCode.key(written: String(line))
                #expect(key.count == 20)
                func code() throws -> String {
                    try #require(TimedCode.code(key: key, step: TimedCode.step(at: Self.now)))
                }
                let wrong = String(try code().reversed().map { $0 == "0" ? "1" : "0" })
                first.type(wrong)
                _ = try await first.untilItShows("The six digits that the authenticator shows: ")
                first.type(try code())
                let codes = try await first.untilItShows("keep them safe.")
                #expect(codes.contains("Logged in as “tomo” (coordinator)."), "\(codes)")
                #expect(await BuiltProgram.end(of: enrolling) == 0)
                let recovery = first.rest().split(whereSeparator: \.isWhitespace)
                #expect(recovery.count == 10)

                #expect(try await machine.mado("logout").status == 0)
                let second = try Pseudoterminal()
                let returning = try machine.start(at: second, "login", "tomo")
                _ = try await second.untilItShows("the invitation): ")
                second.type(Self.password)
                _ = try await second.untilItShows("recovery code): ")
                second.type(try #require(recovery.first.map(String.init)))
                #expect(await BuiltProgram.end(of: returning) == 0)
                #expect(try await machine.mado("whoami").output.contains("coordinator"))
                for secret in [invitation, Self.password, "みじかい"] {
                    #expect(!first.shown.contains(secret) && !second.shown.contains(secret))
                }
            }
        }
    }

    @Test("What cannot be done to an account is said in either language, with a status of its own")
    func refusals() async throws {
        try await withDesk { desk in
            #expect(try await user(desk, "add", "desk-3", "--role", "staff", "--site", "S001").status == 0)
            let taken = try await user(desk, "add", "desk-3", "--role", "staff", "--site", "S001")
            #expect(taken.status == 65 && taken.output == "", "\(taken)")
            let nowhere = try await user(desk, "add", "desk-4", "--role", "staff", "--site", "S999")
            #expect(nowhere.status == 65, "\(nowhere)")
            let missing = try await user(desk, "disable", "desk-5", language: "ja_JP.UTF-8")
            #expect(missing.status == 66 && missing.words.contains("この名前のアカウントは、登録されていません。"), "\(missing)")
            #expect(try await user(desk, "add", "desk-6", "--role", "mayor").status == 64)
            let accounts = try await desk.store.accounts().map(\.account.name).filter { $0.hasPrefix("desk-") }
            #expect(accounts == ["desk-3"])
        }
    }

    @Test("A token is written for its owner alone, in the place of a file, and never in that of a folder")
    func tokenFile() async throws {
        try await withDesk { desk in
            let folder = "/tmp/tokens-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let file = folder + "/counter.token"
            for content in ["", "worn out"] {
                if !content.isEmpty {
                    #expect(FileManager.default.createFile(atPath: file, contents: Data(content.utf8)))
                }
                #expect(try await user(desk, "token", "--role", "auditor", "--output", file).status == 0)
                var status = stat()
                #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
            }
            let refused = try await user(desk, "token", "--role", "auditor", "--output", folder)
            #expect(refused.status == 73, "\(refused)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["counter.token"])
        }
    }

    @Test("The list of 1 April is tried first, then applied, and a row that is refused stops all of it")
    func list() async throws {
        try await withDesk { desk in
            #expect(try await user(desk, "add", "desk-3", "--role", "staff", "--site", "S001").status == 0)
            let path = "/tmp/accounts-\(UUID().uuidString).csv"
            defer { try? FileManager.default.removeItem(atPath: path) }
            func write(_ rows: String) {
                let text = "アカウント名,権限,支援拠点,有効期限,状態\n" + rows
                #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
            }
            write("desk-3,,S003,令和9年3月31日,\ndesk-4,職員,S001,2027-03-31,\n")
            let before = try await desk.store.accounts()
            let tried = try await user(desk, "import", path, "--dry-run")
            #expect(tried.status == 0 && tried.output.contains("S001 → S003"), "\(tried)")
            #expect(try await desk.store.accounts() == before)
            let done = try await user(desk, "import", path)
            #expect(done.status == 0 && done.output.contains("invited  MADO-"), "\(done)")
            let accounts = try await desk.store.accounts().filter { $0.account.name.hasPrefix("desk-") }
            #expect(accounts.map(\.account.sites) == [["S003"], ["S001"]])
            #expect(accounts.map(\.validUntil?.description) == ["2027-03-31", "2027-03-31"])
            write("desk-3,,S001,,\ndesk-5,区長,S001,,\n")
            let refused = try await user(desk, "import", path)
            #expect(refused.status == 65 && refused.words.contains("Line 3"), "\(refused)")
            #expect(try await desk.store.accounts().first { $0.account.name == "desk-3" }?.account.sites == ["S003"])
        }
    }
}

extension String {
    fileprivate var trimmed: String { String(split(whereSeparator: \.isWhitespace).first ?? "") }
}
