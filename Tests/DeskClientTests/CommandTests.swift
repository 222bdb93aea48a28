import DeskClient
import DeskText
import FoundationEssentials
import Glibc
import SupportDesk
import Testing

/// The program itself, beside the tests that were built with it.
private let mado: String? = {
    var path = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &path, path.count - 1)
    guard length > 0 else { return nil }
    let runner = String(decoding: path[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let program = runner.prefix(through: runner.lastIndex(of: "/") ?? runner.startIndex) + "mado"
    return access(String(program), X_OK) == 0 ? String(program) : nil
}()

@Suite("The program mado", .enabled(if: mado != nil))
struct CommandTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    /// How a run ended, and what it wrote.
    private struct Run {
        let status: Int32
        let output: String
        let words: String
    }

    /// Runs the program without a terminal, in an environment of its own.
    private func run(_ arguments: [String], _ changes: [String: String?] = [:]) throws -> Run {
        let status = try end(try start(arguments, "one", changes))
        let texts = try ["output", "words"].map { kind in
            String(decoding: try Data(contentsOf: URL(filePath: file(kind, of: "one"))), as: UTF8.self)
        }
        return Run(status: status, output: texts[0], words: texts[1])
    }

    /// Where the run of this name writes.
    private func file(_ kind: String, of name: String) -> String {
        "\(desktop.tokenFile).\(name).\(kind)"
    }

    private func start(
        _ arguments: [String],
        _ name: String,
        _ changes: [String: String?] = [:]
    ) throws -> pid_t {
        var environment: [String: String?] = [
            "MADO_SERVER": desktop.server.address, "MADO_TOKEN_FILE": desktop.tokenFile, "MADO_SITE": "S001",
            "MADO_HOME": desktop.home.folder, "LANG": "ja_JP.UTF-8", "PATH": "/usr/bin",
        ]
        environment.merge(changes) { $1 }
        let variables = environment.compactMap { name, value in value.map { "\(name)=\($0)" } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (number, kind) in ["output", "words"].enumerated() {
            let path = file(kind, of: name)
            posix_spawn_file_actions_addopen(&actions, Int32(number + 1), path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        let program = try #require(mado)
        var process = pid_t()
        let argv = ([program] + arguments).map { strdup($0) } + [nil]
        let envp = variables.map { strdup($0) } + [nil]
        defer { for text in argv + envp { free(text) } }
        try #require(posix_spawn(&process, program, &actions, nil, argv, envp) == 0)
        return process
    }

    /// Waits for a run; the status with which it ended.
    private func end(_ process: pid_t) throws -> Int32 {
        var status: Int32 = 0
        try #require(waitpid(process, &status, 0) == process)
        return (status >> 8) & 0xFF
    }

    @Test("A line logs a consultation: data on standard output, nothing else, status 0")
    func log() throws {
        // The program's clock is the real one; the stand-in's is not: the day is said.
        let run = try run(["log", "マイナンバーカード", "72歳", "15分", "自分でできた", "--at", "2026-05-14"])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("相談を記録しました: マイナンバーカード ・ 70〜74歳 ・ 15分 ・ 対面 ・ 自分でできた ・ 中央図書館 ("))
        #expect(run.words.isEmpty)
        #expect(desktop.desk.consultations.count == 1)
    }

    @Test(
        "Each kind of failure has its own status, and says so on standard error alone",
        arguments: [
            (["log"], [:], 64), (["log", "地図", "--colour"], [:], 64), (["show"], [:], 64), (["show", "x"], [:], 64),
            (["report", "targets", "--format", "xml"], [:], 64), (["report", "topics", "--radius", "5"], [:], 64),
            (["report", "divide"], ["MADO_SERVER": "http://127.0.0.1:1"], 69),
            (["report", "channels", "--site", "フォークリフト"], [:], 65), (["frobnicate"], [:], 64),
            (["log", "地図", "--lang", "fr"], [:], 64), (["void", "3f2a9c"], [:], 64),
            (["log", "フォークリフト"], [:], 65), (["log", "地図", "72"], [:], 65), (["log", "72歳"], [:], 65),
            (["log", "地図", "--note", "1234-5678-9018"], [:], 65), (["show", "abcdef"], [:], 65), (["undo"], [:], 65),
            (["log", "地図"], ["MADO_SERVER": "http://127.0.0.1:1"], 69),
            (["recent"], ["MADO_SERVER": "http://127.0.0.1:1"], 69),
            (["recent"], ["MADO_TOKEN_FILE": "/etc/hostname"], 78), (["recent"], ["MADO_TOKEN_FILE": "/nowhere"], 78),
            (["log", "地図"], ["MADO_SERVER": nil], 78),
            (["log", "地図"], ["MADO_SERVER": "http://desk.example.lg.jp"], 78),
            (["log", "地図"], ["MADO_SITE": nil], 78), (["log", "地図"], ["MADO_HOME": nil], 78),
        ] as [([String], [String: String?], Int32)]
    )
    func statuses(arguments: [String], environment: [String: String?], status: Int32) throws {
        let run = try run(arguments, environment)
        #expect(run.status == status, "\(run.words)")
        #expect(run.output.isEmpty)
        #expect(!run.words.isEmpty)
        #expect(!run.words.contains("5678"))
        #expect(desktop.desk.consultations.isEmpty)
    }

    @Test("A token that the server does not know is status 77")
    func notAllowed() throws {
        try desktop.write("token", "another", mode: 0o600)
        #expect(try run(["recent"]).status == 77)
    }

    @Test(
        "Help begins with what it is for and examples, in the language spoken",
        arguments: [
            (["--help"], [:], "OVERVIEW: 窓口で相談を記録します。\n\n例:\n  mado log マイナンバーカード 72歳 15分 自分でできた\n"),
            (
                ["--help"], ["LANG": "en_US.UTF-8"],
                "OVERVIEW: Records consultations at the desk.\n\nExamples:\n  mado log e-tax 75-79 20m phone done\n"
            ),
            (
                ["log", "--help", "--lang", "en"], [:],
                "OVERVIEW: Records a consultation.\n\nExamples:\n  mado log e-tax 75-79 20m phone done\n"
            ),
            (
                ["help", "correct"], ["MADO_LANG": "ja"],
                "OVERVIEW: 記録を訂正します。前の内容も履歴に残ります。\n\n例:\n  mado correct 3f2a9c 20分 --reason 入力の誤り\n"
            ),
            (
                ["report", "--help"], [:],
                "OVERVIEW: 年度の集計を表示します。\n\n例:\n  mado report targets\n"
            ),
            (
                ["report", "coverage", "--help"], ["MADO_LANG": "en"],
                "OVERVIEW: Shows how each site is used, and which towns no site reaches.\n\nExamples:\n"
            ),
            (["report", "targets", "--help"], [:], "OVERVIEW: 年度の目標に対する実績と、3月31日の予測を表示します。\n\n例:\n"),
            (["report", "topics", "--help"], [:], "OVERVIEW: どんな相談が多いかを表示します。\n\n例:\n"),
            (["report", "channels", "--help"], [:], "OVERVIEW: 対面・電話・オンライン・訪問の対応を比べます。\n\n例:\n"),
            (["report", "divide", "--help"], [:], "OVERVIEW: 町丁目ごとの高齢者人口と利用を表示します。\n\n例:\n"),
        ] as [([String], [String: String?], String)]
    )
    func help(arguments: [String], environment: [String: String?], beginning: String) throws {
        let run = try run(arguments, environment)
        #expect(run.status == 0)
        #expect(run.output.hasPrefix(beginning), "\(run.output.prefix(300))")
        #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE:") })
    }

    @Test(
        "Help of every command about people begins with what it is for and examples, in both languages",
        arguments: [
            ("supporter", "supporter"), ("supporter list", "supporterList"), ("supporter show", "supporterShow"),
            ("supporter add", "supporterAdd"), ("supporter change", "supporterChange"),
            ("supporter start", "supporterStart"), ("supporter certify", "supporterCertify"),
            ("supporter activate", "supporterActivate"), ("supporter pause", "supporterPause"),
            ("supporter lapse", "supporterLapse"), ("supporter retire", "supporterRetire"),
            ("supporter decline", "supporterDecline"), ("supporter renew", "supporterRenew"),
            ("supporter train", "supporterTrain"), ("supporter training", "supporterTraining"),
            ("supporter contact", "supporterContact"), ("supporter roster", "supporterRoster"),
            ("supporter shift", "supporterShift"), ("supporter unshift", "supporterUnshift"),
            ("supporter hours", "supporterHours"), ("course", "course"), ("course list", "courseList"),
            ("course show", "courseShow"), ("course add", "courseAdd"), ("course change", "courseChange"),
            ("course cancel", "courseCancel"), ("course place", "coursePlace"), ("course places", "coursePlaces"),
            ("course unplace", "courseUnplace"), ("course attend", "courseAttend"),
            ("course attendance", "courseAttendance"), ("course unattend", "courseUnattend"),
            ("resident", "resident"), ("resident add", "residentAdd"), ("resident find", "residentFind"),
            ("resident show", "residentShow"), ("resident change", "residentChange"),
            ("resident merge", "residentMerge"), ("resident unmerge", "residentUnmerge"),
            ("resident duplicates", "residentDuplicates"), ("resident distinct", "residentDistinct"),
            ("resident withdraw", "residentWithdraw"), ("conversions", "conversions"),
            ("conversions start", "conversionsStart"), ("conversions list", "conversionsList"),
            ("conversions willing", "conversionsWilling"), ("conversions void", "conversionsVoid"),
            ("report conversions", "reportConversions"), ("report supporters", "reportSupporters"),
        ]
    )
    func helpAboutPeople(command: String, name: String) throws {
        let help = try #require(PeopleHelp.allCases.first { "\($0)" == name })
        for language in Language.allCases {
            let run = try run(command.split(separator: " ").map(String.init) + ["--help", "--lang", language.rawValue])
            #expect(run.status == 0)
            let beginning =
                "OVERVIEW: \(help.abstract(in: language))\n\n\(language == .ja ? "例:" : "Examples:")\n  mado "
            #expect(run.output.hasPrefix(beginning), "\(run.output.prefix(300))")
            #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE:") })
        }
    }

    @Test(
        "Help of every command about closings begins with what it is for and examples, in both languages",
        arguments: ClosingHelp.allCases
    )
    func helpAboutClosings(help: ClosingHelp) throws {
        // closingClose is mado closing close.
        let words = "\(help)".reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : String($1) }
        for language in Language.allCases {
            let run = try run(words.split(separator: " ").map(String.init) + ["--help", "--lang", language.rawValue])
            #expect(run.status == 0)
            let examples = language == .ja ? "例:" : "Examples:"
            #expect(
                run.output.hasPrefix("OVERVIEW: \(help.abstract(in: language))\n\n\(examples)\n  mado "),
                "\(run.output.prefix(300))"
            )
            #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE:") })
        }
    }

    @Test(
        "Commands about closings end with the status for what went wrong, and change nothing",
        arguments: [
            (["closing", "close"], 64), (["closing", "reopen", "2026-05"], 64),
            (["closing", "reopen", "2026-05", "--reason", " "], 64),
            (["closing", "reopen", "2026-05", "--reason", "1234-5678-9018"], 65),
            (["closing", "close", "2026-05", "--site", "フォークリフト"], 65), (["amendment", "approve", "x"], 64),
            (["amendment", "approve", "abcdef"], 65), (["amendment", "decline", "abcdef"], 64),
            (["amendment", "list", "--limit", "0"], 64), (["log", "地図", "--reason", ""], 64),
            (["course", "attend", "C12", "72歳", "--reason", "1234-5678-9018"], 65),
        ] as [([String], Int32)]
    )
    func statusesAboutClosings(arguments: [String], status: Int32) throws {
        desktop.desk.answer("GET /v1/amendments", #"{"items":[]}"#)
        let run = try run(arguments)
        #expect(run.status == status, "\(run.words)")
        #expect(run.output.isEmpty)
        #expect(!run.words.isEmpty)
        #expect(!desktop.server.requests.contains { $0.method != "GET" })
    }

    @Test("Closing and approving run as they are typed")
    func closingCommands() throws {
        desktop.desk.answer("POST /v1/closings/2026-05", SampleClosings.may(version: 1))
        let close = try run(["closing", "close", "2026-05", "--acknowledge-missing"])
        #expect(close.output == "2026年5月を締めました（確定値）。\n" && close.status == 0, "\(close.words)")
        #expect(desktop.server.requests.last?.body == #"{"acknowledgeMissing":true}"#)
        desktop.desk.answer("GET /v1/amendments", SampleClosings.amendments)
        desktop.desk.answer("POST /v1/amendments/\(SampleClosings.late)/approval", SampleClosings.approved)
        let approve = try run(["amendment", "approve", "000c1a", "--quiet"])
        #expect(approve.output.isEmpty && approve.words.isEmpty && approve.status == 0)
        let posted = desktop.server.requests.last { $0.method == "POST" }
        #expect(posted?.path == "/v1/amendments/\(SampleClosings.late)/approval")
        _ = try run(["report", "supporters", "--month", "2026-05", "--as-published", "v1", "--json"])
        #expect(desktop.server.requests.last?.path == "/v1/reports/supporters?month=2026-05&asPublished=v1")
    }

    @Test(
        "Commands about people end with the status for what went wrong, and never ask without a terminal",
        arguments: [
            (["course", "attend", "C12", "72歳", "×0"], 65), (["course", "attend", "C12"], 64), (["course", "add"], 64),
            (["course", "add", "フォークリフト"], 65), (["course", "cancel", "C12"], 64), (["course", "show", "C99"], 65),
            (["supporter", "shift", "SD-0001"], 65), (["supporter", "renew", "--until", "2027-03-31"], 64),
            (["supporter", "roster", "--ics"], 64), (["supporter", "list", "--kind", "フォークリフト"], 65),
            (["resident", "add"], 65), (["resident", "show", "x"], 64), (["conversions", "start"], 64),
            (["report", "supporters", "--format", "xml"], 64),
        ] as [([String], Int32)]
    )
    func statusesAboutPeople(arguments: [String], status: Int32) throws {
        let run = try run(arguments)
        #expect(run.status == status, "\(run.words)")
        #expect(run.output.isEmpty)
        #expect(!run.words.isEmpty)
        #expect(!desktop.server.requests.contains { $0.method != "GET" })
    }

    @Test("The line for a course, and the report behind mado conversions, run as they are typed")
    func peopleCommands() throws {
        desktop.desk.answer("PUT /v1/courses/C12/attendances/*", "{}", status: 201)
        let run = try run(["course", "attend", "C12", "72歳", "×3", "78歳", "満足"])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("C12に4人を記録しました: 72歳 ×3（70-74）／78歳 ×1（75-79）満足 [id "), "\(run.words)")
        #expect(run.words.isEmpty)
        let quiet = try self.run(["course", "attend", "C12", "5人", "--quiet"])
        #expect(quiet.output.isEmpty && quiet.words.isEmpty && quiet.status == 0)
        _ = try self.run(["conversions", "--fiscal-year", "R8", "--json"])
        #expect(desktop.server.requests.last?.path == "/v1/reports/conversions?fiscalYear=R8")
        desktop.desk.answer("GET /v1/supporters", StandInDesk.problem(403, .notAllowed))
        #expect(try self.run(["supporter", "list"]).status == 77)
        #expect(try self.run(["supporter", "list"], ["MADO_SERVER": "http://127.0.0.1:1"]).status == 69)
        #expect(try self.run(["supporter", "list"], ["MADO_SERVER": nil]).status == 78)
    }

    @Test("Completions are there for every shell", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let run = try run(["--generate-completion-script", shell])
        #expect(run.status == 0)
        #expect(run.output.contains("recent"))
    }

    @Test("A report goes to standard output without bars; every option reaches the server, a value with a hyphen too")
    func report() throws {
        let table = try run(["report", "targets"])
        #expect(table.status == 0)
        #expect(table.output.hasPrefix("目標の達成状況  令和8年度（2026年度）"), "\(table.words)")
        #expect(!table.output.contains("█"))
        #expect(table.words.isEmpty)
        let data = try run([
            "report", "coverage", "--fiscal-year", "R8", "--as-of", "2026-11-23", "--site", "西荻", "--radius", "-5",
            "--format", "csv", "--lang", "en",
        ])
        #expect(data.status == 0)
        #expect(data.output.hasPrefix("\u{FEFF}Site code,Site,"), "\(data.words)")
        #expect(
            desktop.server.requests.last?.path
                == "/v1/reports/coverage?fiscalYear=R8&asOf=2026-11-23&site=S002&radius=-5"
        )
        _ = try run(["report", "topics", "--by", "site", "--by", "month"])
        #expect(desktop.server.requests.last?.path == "/v1/reports/topics?by=site%2Cmonth")
        let json = try run(["report", "divide", "--json"])
        #expect(json.output.hasPrefix("{") && json.output.hasSuffix("}"))
    }

    @Test("Many at one machine at once: every record that was called saved is on record once")
    func concurrent() async throws {
        _ = try run(["log", "地図", "2026-05-14"])
        desktop.unplug()
        for number in 0..<5 {
            #expect(try run(["log", "地図", "2026-05-14", "--note", "before \(number)"]).status == 75)
        }
        try desktop.plugIn()
        let runs = try (0..<24).map { number in
            try start(number % 4 == 0 ? ["sync"] : ["log", "地図", "2026-05-14", "--note", "run \(number)"], "\(number)")
        }
        for process in runs { #expect([0, 75].contains(try end(process))) }
        #expect(try run(["sync"]).status == 0)
        let notes = desktop.desk.consultations.values.compactMap(\.content.note)
        #expect(Set(notes).count == 23 && notes.count == 23)
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test("Without a network: status 75, the data on standard output; then sync, then nothing is left")
    func offline() throws {
        _ = try run(["log", "地図", "2026-05-14"])
        desktop.unplug()
        let log = try run(["log", "地図", "72歳", "2026-05-14"])
        #expect(log.status == 75)
        #expect(log.output.hasPrefix("この端末に保存しました: 地図 ・ 70〜74歳"))
        #expect(log.words.contains("未送信 1件") && !log.words.contains("エラー"))
        #expect(try run(["sync", "--once"]).status == 69)
        try desktop.plugIn()
        let sync = try run(["sync", "--lang", "en"])
        #expect(sync.status == 0)
        #expect(sync.output == "Sent: 1.\n")
        #expect(sync.words.isEmpty)
        #expect(try run(["outbox"]).output.isEmpty)
    }

    @Test("The next consultation that gets through sends what waited, in a process of its own")
    func opportunistic() throws {
        _ = try run(["log", "地図", "2026-05-14"])
        desktop.unplug()
        #expect(try run(["log", "メール", "2026-05-14"]).status == 75)
        try desktop.plugIn()
        #expect(try run(["log", "文字入力", "2026-05-14"]).status == 0)
        for _ in 0..<2000 where desktop.desk.consultations.count < 3 { usleep(5000) }
        #expect(desktop.desk.consultations.count == 3)
    }

    @Test("What is configured is used from then on")
    func configured() throws {
        let nothing: [String: String?] = ["MADO_SERVER": nil, "MADO_TOKEN_FILE": nil, "MADO_SITE": nil, "LANG": nil]
        for (key, value) in [
            ("server", desktop.server.address), ("token-file", desktop.tokenFile), ("site", "中央図書館"), ("lang", "en"),
        ] {
            #expect(try run(["config", "set", key, value], nothing).status == 0)
        }
        let run = try run(["log", "maps", "2026-05-14"], nothing)
        #expect(run.output.hasPrefix("Recorded: Maps · in person · 中央図書館 (14 May"), "\(run.words)")
        let shown = try self.run(["config", "--json"], nothing)
        #expect(shown.output.contains(#""site":"S001""#))
    }
}
