import DeskClient
import DeskText
import FoundationEssentials
import Glibc
import SupportDesk
import Synchronization
import Testing

@Suite("The outbox")
struct OutboxTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
        // A run with the network there: the lists are known from now on.
        try desktop.log("メール")
        _ = desktop.console.take()
    }

    private func failure(_ work: (DeskSession) throws(ClientFailure) -> Void) -> ClientFailure? {
        desktop.failure { () throws(ClientFailure) in try work(desktop.session()) }
    }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test("A consultation is in a private file before it leaves, and the file is gone when it has arrived")
    func savedFirst() throws {
        let seen = Mutex<[String]>([])
        let folder = desktop.home.path(of: "outbox")
        let server = try LoopbackServer { [desk = desktop.desk] request in
            if request.method == "PUT" {
                seen.withLock { $0 = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }
            }
            return desk.reply(to: request)
        }
        defer { server.stop() }
        try desktop.session(environment: ["MADO_SERVER": server.address]).log(LogRequest(words: ["地図"]))
        #expect(seen.withLock { $0.filter { $0.hasSuffix(".consultation") } }.count == 1)
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test(
        "Without a network it is saved, which both languages say with how many wait; the next run that gets through sends it"
    )
    func offline() throws {
        desktop.unplug()
        let japanese = desktop.failure { () throws(ClientFailure) in try desktop.log("地図 72歳") }
        let id = try #require(try desktop.outbox().items().first).record.written.suffix(6)
        #expect(japanese?.exitStatus == .waiting)
        #expect(
            desktop.console.take().data == ["この端末に保存しました: 地図 ・ 70〜74歳 ・ 対面 ・ 中央図書館 (11月23日 14:05) [id \(id)]"]
        )
        #expect(
            japanese?.lines(in: .ja) == [
                "サーバー（\(desktop.server.address)）に接続できないため、まだ送信していません（未送信 1件）。"
                    + "つながったときに、次の「mado log」か「mado sync」で送信されます。入力し直す必要はありません。"
            ]
        )
        let english = desktop.failure { () throws(ClientFailure) in try desktop.log("maps", .en) }
        #expect(
            english?.lines(in: .en) == [
                "Not sent yet: the server (\(desktop.server.address)) cannot be reached (2 waiting). "
                    + "The next “mado log” that gets through sends it, and so does “mado sync”; there is no need to type it again."
            ]
        )
        #expect(desktop.console.take().data.first?.hasPrefix("Saved on this machine: Maps · in person") == true)
        let folder = desktop.home.path(of: "outbox")
        #expect(mode(folder) == 0o700)
        #expect(desktop.outboxFiles.count == 2)
        for name in desktop.outboxFiles { #expect(mode(folder + "/" + name) == 0o600) }

        try desktop.plugIn()
        #expect(desktop.startedSyncs == 0)
        try desktop.log("文字入力")
        #expect(desktop.startedSyncs == 1)
        try desktop.session().sync(once: true)
        #expect(desktop.desk.consultations.count == 4)
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test("With --json what was saved is data, too")
    func offlineJSON() throws {
        desktop.unplug()
        let failure = desktop.failure { () throws(ClientFailure) in
            try desktop.session(json: true).log(LogRequest(words: ["地図"]))
        }
        #expect(failure?.exitStatus == .waiting)
        let id = try #require(try desktop.outbox().items().first).record.written
        #expect(desktop.console.take().data == [#"{"id":"\#(id)","status":"waiting","waiting":1}"# + "\n"])
    }

    @Test("When the answer is lost, it waits, and is on record once however often it goes out")
    func lostAnswer() throws {
        desktop.desk.expect([.lostAnswer, .lostAnswer, .lostAnswer])
        let failure = desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }
        #expect(failure?.exitStatus == .waiting)
        #expect(desktop.desk.consultations.count == 2)
        try desktop.session().sync(once: true)
        #expect(desktop.desk.consultations.count == 2)
        #expect(
            Set(
                desktop.server.requests.filter { $0.path.contains("/v1/consultations/") && $0.method == "PUT" }.suffix(
                    4
                ).map(\.body)
            ).count == 1
        )
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test("Silence is borne for a second and a half, no longer")
    func silence() throws {
        desktop.desk.expect([.silence, .silence])
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }?.exitStatus == .waiting)
        }
        #expect(time < .seconds(4), "\(time)")
        #expect(try desktop.outbox().survey().waiting == 1)
    }

    @Test("A page that is not our server's sends nothing away", arguments: [200, 201, 302, 404])
    func strangePage(status: Int) throws {
        desktop.desk.expect([.answer(.answer(status, "<html>Please log in to the hotel's network</html>"))])
        #expect(desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }?.exitStatus == .waiting)
        #expect(try desktop.outbox().survey() == OutboxSurvey(waiting: 1))
        try desktop.session().sync(once: true)
        #expect(desktop.desk.consultations.count == 2)
    }

    @Test("Files that are torn, garbage or left over by a crash are set aside and told of, and hold up nothing")
    func damaged() throws {
        desktop.unplug()
        for words in ["地図", "文字入力", "e-tax"] {
            _ = desktop.failure { () throws(ClientFailure) in try desktop.log(words) }
        }
        let folder = desktop.home.path(of: "outbox") + "/"
        let names = desktop.outboxFiles
        let first = try Data(contentsOf: URL(filePath: folder + names[0]))
        try first.dropLast(3).write(to: URL(filePath: folder + names[0]))
        try Data([0, 255, 10, 13]).write(to: URL(filePath: folder + names[1]))
        try Data("half".utf8).write(to: URL(filePath: folder + names[2] + ".new"))
        try desktop.plugIn()
        try desktop.session().sync(once: true)
        #expect(desktop.desk.consultations.values.contains { $0.content.topics == ["e_tax"] })
        _ = desktop.console.take()
        try desktop.session().listOutbox()
        #expect(desktop.console.take().words.last?.hasPrefix("読み取れないファイルが2件あります。") == true)
        #expect(desktop.outboxFiles.filter { $0.hasSuffix(".damaged") }.count == 2)
        // The next record clears away what nobody was told of.
        try desktop.log("地図")
        #expect(!desktop.outboxFiles.contains { $0.hasSuffix(".new") })
    }

    @Test("What the server refuses is kept with its reason in codes and words, until it is mended")
    func refused() throws {
        desktop.desk.expect([.answer(StandInDesk.problem(422, "invalid-submission", "拠点が閉まっています。"))])
        let failure = desktop.failure { () throws(ClientFailure) in try desktop.log("地図 72歳") }
        #expect(failure?.exitStatus == .dataRefused)
        let item = try #require(try desktop.outbox().items().first)
        let id = String(item.record.written.suffix(6))
        _ = desktop.console.take()
        try desktop.session().listOutbox()
        #expect(
            desktop.console.take().data == [
                "No.  番号    種類  状態      保存日時        内容                                                     サーバーの返事",
                "  1  \(id)  相談  受付不可  11月23日 14:05  地図 ・ 70〜74歳 ・ 対面 ・ 中央図書館 (11月23日 14:05)  拠点が閉まっています。",
            ]
        )
        try desktop.session(.en).showOutboxItem(id)
        #expect(desktop.console.take().data.last == "  Server’s answer  拠点が閉まっています。 (invalid-submission, 422)")
        // It stays, whatever else is sent.
        try desktop.session().sync(once: true)
        #expect(try desktop.outbox().survey() == OutboxSurvey(refused: 1))
        _ = desktop.console.take()
        try desktop.session().editOutboxItem(id, OutboxEdit(CorrectionRequest(words: ["20分"], reason: "")))
        #expect(desktop.console.take().data.first?.hasPrefix("相談を記録しました: 地図 ・ 70〜74歳 ・ 20分 ") == true)
        #expect(desktop.outboxFiles.isEmpty)
        #expect(desktop.desk.consultations[item.record]?.content.minutes == Minutes(20))
    }

    @Test("recent, which lists what the server has, tells that more waits here")
    func recent() throws {
        desktop.desk.expect([.lostAnswer, .lostAnswer, .lostAnswer])
        _ = desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }
        _ = desktop.console.take()
        try desktop.session().recent(limit: 5)
        #expect(desktop.console.take().words == ["ほかに、この端末に未送信のものが1件あります（「mado outbox」で確認できます）。"])
    }

    @Test("resend sends what was refused as it is")
    func resend() throws {
        desktop.desk.expect([.answer(StandInDesk.problem(403, .notAllowed))])
        #expect(desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }?.exitStatus == .notAllowed)
        try desktop.session().resendOutboxItems([], all: true)
        #expect(desktop.desk.consultations.count == 2)
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test("A late reason goes along with a record whose month was closed meanwhile")
    func lateReason() throws {
        desktop.desk.expect([.answer(StandInDesk.problem(409, "period-closed", "締められています。"))])
        _ = desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }
        let edit = OutboxEdit(CorrectionRequest(reason: ""), lateReason: "通信の復旧が月をまたいだため")
        try desktop.session().editOutboxItem("1", edit)
        #expect(desktop.server.requests.last?.body.contains(#""lateReason":"通信の復旧が月をまたいだため""#) == true)
    }

    @Test("discard says what is lost and wants a plain yes")
    func discard() throws {
        desktop.desk.expect([.answer(StandInDesk.problem(422, "invalid-submission", "誤り"))])
        _ = desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }
        let id = String(try #require(try desktop.outbox().items().first).record.written.suffix(6))
        func discard(yes: Bool = false) -> ClientFailure? {
            failure { session throws(ClientFailure) in
                try session.discardOutboxItems([id], all: false, yes: yes)
            }
        }
        #expect(discard() == .outbox(.yesNeeded))
        desktop.console.answers = [""]
        _ = desktop.console.take()
        #expect(discard() == .declinedChange)
        #expect(
            desktop.console.take().words == [
                "次の1件を削除します。元には戻せません。\n  1  相談  地図 ・ 対面 ・ 中央図書館 (11月23日 14:05) [id \(id)]\n削除しますか？ [y/N] "
            ]
        )
        #expect(desktop.outboxFiles.count == 2)
        #expect(discard(yes: true) == nil)
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test("export writes every item as a line of JSON or of CSV")
    func export() throws {
        desktop.unplug()
        _ = desktop.failure { () throws(ClientFailure) in
            try desktop.session().log(LogRequest(words: ["地図"], note: "一、\"二\""))
        }
        _ = desktop.console.take()
        try desktop.session().exportOutbox(format: nil)
        #expect(desktop.console.take().data[0].contains(#""kind":"consultation""#))
        try desktop.session().exportOutbox(format: "csv")
        let csv = desktop.console.take().data[0]
        #expect(csv.hasPrefix("\u{FEFF}number,kind,id,status,savedAt,site,"))
        #expect(csv.contains(#""一、""二""""#))
    }

    @Test(
        "A clock that is off by more than two minutes is told of, once, with what to do",
        arguments: [
            ("Mon, 23 Nov 2026 05:03:30 GMT", nil), ("Mon, 23 Nov 2026 05:01:00 GMT", "この端末の時計がサーバーより4分進んでいます。"),
            ("Tue, 24 Nov 2026 05:05:00 GMT", "この端末の時計がサーバーより24時間遅れています。"),
        ] as [(String, String?)]
    )
    func clock(time: String, sentence: String?) throws {
        desktop.desk.show(time: time)
        let session = desktop.session()
        try session.log(LogRequest(words: ["地図"]))
        session.noteContact()
        #expect(desktop.console.words.count == (sentence == nil ? 0 : 1))
        if let sentence { #expect(desktop.console.words[0].hasPrefix(sentence), "\(desktop.console.words)") }
    }

    @Test("status and doctor tell what waits, since when, when the server was reached, and whether the clock is right")
    func status() throws {
        desktop.desk.show(time: "Mon, 23 Nov 2026 05:00:00 GMT")
        desktop.unplug()
        _ = desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }
        try desktop.plugIn()
        _ = desktop.console.take()
        try desktop.session().status()
        let lines = desktop.console.take().data
        #expect(lines.contains("  未送信      1件（11月23日 14:05から）"))
        #expect(lines.contains("  最終接続    11月23日 14:05"))
        #expect(lines.contains("  時計        サーバーより300秒進んでいます"))
        try desktop.session(json: true).status()
        let json = desktop.console.take().data[0]
        #expect(json.contains(#""clockSecondsAhead":300"#) && json.contains(#""waiting":1"#))
        try desktop.session(.en).doctor()
        let findings = desktop.console.take().data
        #expect(findings.count == 4)
        #expect(findings[1] == "  Folder    ok  \(desktop.home.folder)  can be written, and nobody else can read it")
        #expect(findings[2] == "  Not sent  ok  1 (since 23 Nov 14:05)")
        #expect(findings[3] == "  Clock     NO  300 s ahead of the server’s")
    }

    @Test("doctor names a home that others can read, and a server that is away")
    func doctor() throws {
        chmod(desktop.home.folder, 0o755)
        desktop.unplug()
        let failure = failure { session throws(ClientFailure) in try session.doctor() }
        #expect(failure?.exitStatus == .unavailable)
        let findings = desktop.console.take().data
        #expect(findings[0].contains("×") && findings[1].contains("ほかの利用者も読める状態です"))
    }
}
