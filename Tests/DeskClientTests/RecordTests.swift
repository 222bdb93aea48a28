import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Testing

@Suite("Looking at records and changing them")
struct RecordTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    /// Logs the words and gives the end of the new record's id.
    private func logged(_ words: String) throws -> String {
        try desktop.log(words)
        _ = desktop.console.take()
        return String(try #require(desktop.server.requests.last { $0.method == "PUT" }).path.suffix(6))
    }

    private func failure(_ work: (DeskSession) throws(ClientFailure) -> Void) -> ClientFailure? {
        desktop.failure { () throws(ClientFailure) in try work(desktop.session()) }
    }

    @Test("recent shows a table whose columns stand straight under full-width words")
    func recent() throws {
        let first = try logged("マイナンバーカード 72歳 15分 自分でできた")
        let second = try logged("詐欺 メール 回答しない 1時間半 電話 継続 昨日")
        try desktop.session().recent(limit: 20)
        #expect(
            desktop.console.take().data == [
                "番号    日時            相談内容                    年代        時間  方法  結果",
                "\(second)  11月22日        メール、詐欺・セキュリティ  回答しない  90分  電話  継続",
                "\(first)  11月23日 14:05  マイナンバーカード          70〜74歳    15分  対面  自分でできた",
            ]
        )
        try desktop.session(.en).recent(limit: 20)
        #expect(
            desktop.console.take().data == [
                "ID      Held          Topics                      Age                   Time  Channel    Outcome",
                "\(second)  22 Nov        E-mail, Fraud and security  prefers not to say  90 min  phone      To be continued",
                "\(first)  23 Nov 14:05  My Number Card              70–74               15 min  in person  Did it themselves",
            ]
        )
    }

    @Test("recent says what site it asks for, what is missing, and that there is more")
    func recentWords() throws {
        try desktop.session().recent(limit: 20)
        #expect(desktop.console.take().words == ["相談の記録はまだありません。"])
        #expect(desktop.server.requests.last?.path == "/v1/consultations?limit=20&site=S001")
        _ = try logged("地図")
        _ = try logged("メール")
        try desktop.session().recent(limit: 1)
        let (data, words) = desktop.console.take()
        #expect(data.count == 2)
        #expect(words == ["これより前の記録もあります。「--limit 件数」で表示する件数を増やせます。"])
        #expect(
            failure { session throws(ClientFailure) in try session.recent(limit: 501) }
                == .client(.limitOutOfRange(1...500))
        )
    }

    @Test("recent without a site shows which site each record is of")
    func recentOfAllSites() throws {
        _ = try logged("地図")
        try desktop.session(site: nil).recent(limit: 5)
        let data = desktop.console.take().data
        #expect(data[0] == "番号    日時            拠点        相談内容  年代  時間  方法  結果")
        #expect(data[1].contains("中央図書館"))
        #expect(desktop.server.requests.last?.path == "/v1/consultations?limit=5")
    }

    @Test("--json prints what the server answered")
    func json() throws {
        let id = try logged("地図")
        try desktop.session(json: true).recent(limit: 5)
        let list = desktop.console.take().data[0]
        let items = try JSONDecoder().decode(ListDocument<ConsultationDocument>.self, from: Data(list.utf8)).items
        #expect(items.map(\.topics) == [["maps"]])
        try desktop.session(json: true).show(id)
        let record = try JSONDecoder().decode(
            ConsultationDocument.self,
            from: Data(desktop.console.take().data[0].utf8)
        )
        #expect(record == items[0])
    }

    @Test("show tells every field that says something, and the history")
    func show() throws {
        let id = try logged("地図 72歳 15分")
        try desktop.session().correct(id, CorrectionRequest(words: ["20分"], note: "一行目\n二行目", reason: "入力の誤り"))
        try desktop.session().void(id, reason: "二重に記録")
        _ = desktop.console.take()
        try desktop.session().show(id)
        let whole = try #require(desktop.desk.consultations.keys.first).uuidString.lowercased()
        #expect(
            desktop.console.take().data == [
                "相談 \(whole)", "  支援拠点  中央図書館", "  相談日時  11月23日 14:05", "  相談方法  対面", "  相談内容  地図",
                "  年代      70〜74歳", "  対応時間  20分", "  備考      一行目", "            二行目", "  記録日時  11月23日 14:05",
                "  記録者    staff", "  版        3", "  状態      取消済み", "", "版  履歴  日時            記録者  理由",
                " 1  記録  11月23日 14:05  staff", " 2  訂正  11月23日 14:05  staff   入力の誤り",
                " 3  取消  11月23日 14:05  staff   二重に記録",
            ]
        )
        try desktop.session(.en).show(id)
        #expect(
            desktop.console.take().data.suffix(2) == [
                "       2  corrected  23 Nov 14:05  staff        入力の誤り",
                "       3  made void  23 Nov 14:05  staff        二重に記録",
            ]
        )
    }

    @Test("A record is found by all of its id, or by a beginning or an end that only one of the latest has")
    func ids() throws {
        let id = try logged("地図")
        _ = try logged("メール")
        let whole = try #require(desktop.desk.consultations.first { $0.value.content.topics == ["maps"] }).key
            .uuidString
        for text in [whole, whole.lowercased(), id, id.uppercased(), String(whole.suffix(10))] {
            try desktop.session(json: true).show(text)
            #expect(desktop.console.take().data[0].contains("maps"), "\(text)")
        }
        // Both were made in the same millisecond, so that their beginnings are the same.
        let same = failure { session throws(ClientFailure) in try session.show(String(whole.prefix(8))) }
        guard case .client(.ambiguousConsultation(let ids)) = same else {
            Issue.record("\(String(describing: same))")
            return
        }
        #expect(ids.count == 2)
        #expect(
            failure { session throws(ClientFailure) in try session.show("abcdef012") } == .client(.unknownConsultation)
        )
        for text in ["abc", "窓口です", "12345g", ""] {
            #expect(failure { session throws(ClientFailure) in try session.show(text) } == .client(.unreadableID))
        }
    }

    @Test("A record that is not there is the server's word")
    func notFound() {
        let missing = failure { session throws(ClientFailure) in
            try session.show("01920000-0000-7000-8000-000000000000")
        }
        #expect(
            missing?.lines(in: .ja) == [
                DeskError.consultationNotFound.detail(in: .ja) + DeskError.consultationNotFound.nextStep(in: .ja)
            ]
        )
        #expect(missing?.exitStatus == .dataRefused)
    }

    @Test("correct replaces the fields that the words name, and tells old and new")
    func correct() throws {
        let id = try logged("地図 80-84 10分")
        try desktop.session().correct(id, CorrectionRequest(words: ["20分", "75-79"], reason: "入力の誤り"))
        #expect(desktop.console.take().data == ["訂正しました: 年代 80〜84歳 → 75〜79歳、対応時間 10分 → 20分 [id \(id)]"])
        let request = try #require(desktop.server.requests.last)
        #expect(request.method == "POST")
        #expect(request.path.hasSuffix("/corrections"))
        #expect(request.headers["if-match"] == "\"1\"")
        let body = try JSONDecoder().decode(CorrectionBody.self, from: Data(request.body.utf8))
        var changes = ConsultationDraft()
        (changes.minutes, changes.ageBand) = (20, "75-79")
        #expect(body == CorrectionBody(changes: changes, reason: "入力の誤り"))
    }

    private struct CorrectionBody: Decodable, Equatable {
        let changes: ConsultationDraft
        let reason: String
    }

    @Test("--clear sends null", arguments: ["note", "備考", "NOTE"])
    func clear(field: String) throws {
        try desktop.session().log(LogRequest(words: ["地図"], note: "個人の話"))
        _ = desktop.console.take()
        let id = try #require(desktop.desk.consultations.keys.first)
        try desktop.session(.en).correct(id.uuidString, CorrectionRequest(cleared: [field], reason: "personal"))
        #expect(desktop.server.requests.last?.body.contains(#""note":null"#) == true)
        #expect(desktop.console.take().data[0].hasPrefix("Corrected: Note 個人の話 → none [id "))
        #expect(desktop.desk.consultations[id]?.content.note == nil)
    }

    @Test(
        "A new day keeps the time of day, a new time keeps the day",
        arguments: [
            ("5/14", "2026-05-14T14:05:00+09:00"), ("10:30", "2026-11-23T10:30:00+09:00"),
            ("昨日 9:00", "2026-11-22T09:00:00+09:00"),
        ]
    )
    func moved(words: String, moment: String) throws {
        let id = try logged("地図")
        try desktop.session().correct(
            id,
            CorrectionRequest(words: words.split(separator: " ").map(String.init), reason: "日付の誤り")
        )
        #expect(desktop.desk.consultations.values.first?.content.heldAt?.description == moment)
    }

    @Test("What cannot be corrected is refused with nothing changed")
    func wrongCorrections() throws {
        let id = try logged("地図")
        func correct(_ request: CorrectionRequest) -> ClientFailure? {
            failure { session throws(ClientFailure) in try session.correct(id, request) }
        }
        #expect(correct(CorrectionRequest(reason: "x")) == .client(.nothingToCorrect))
        #expect(correct(CorrectionRequest(words: ["20分"], reason: " ")) == .client(.reasonNeeded))
        #expect(correct(CorrectionRequest(cleared: ["site"], reason: "x")) == .client(.fieldNeeded(.site)))
        #expect(correct(CorrectionRequest(words: ["72"], reason: "x"))?.exitStatus == .dataRefused)
        #expect(
            correct(CorrectionRequest(words: ["20分"], reason: "123456789018"))
                == .invalid([FieldProblem("reason", .holdsMyNumber)])
        )
        #expect(
            correct(CorrectionRequest(note: "123456789018", reason: "x"))
                == .invalid([FieldProblem(.note, .holdsMyNumber)])
        )
        let inAMonth = Instant(startOf: SampleLists.day(2026, 12, 24)).adding(seconds: 14 * 3600 + 5 * 60)
        #expect(
            correct(CorrectionRequest(words: ["2026-12-24"], reason: "x"))
                == .invalid([FieldProblem(.heldAt, .futureMoment(inAMonth, serverTime: SampleLists.now))])
        )
        #expect(desktop.desk.consultations.values.first?.revision == 1)
        #expect(!desktop.server.requests.contains { $0.method == "POST" })
    }

    @Test("void says what it took back")
    func void() throws {
        let id = try logged("地図 72歳")
        try desktop.session().void(id, reason: "二重")
        #expect(desktop.console.take().data == ["取り消しました: 地図 ・ 70〜74歳 ・ 対面 ・ 中央図書館 (11月23日 14:05) [id \(id)]"])
        let again = failure { session throws(ClientFailure) in try session.void(id, reason: "二重") }
        #expect(
            again?.lines(in: .ja)
                == [DeskError.alreadyVoid.detail(in: .ja) + DeskError.alreadyVoid.nextStep(in: .ja)]
        )
    }

    @Test("undo takes back the last record of this machine, once")
    func undo() throws {
        #expect(failure { session throws(ClientFailure) in try session.undo() } == .client(.nothingToUndo))
        _ = try logged("メール")
        let id = try logged("地図")
        try desktop.session(.en).undo()
        #expect(desktop.console.take().data == ["Made void: Maps · in person · 中央図書館 (23 Nov 14:05) [id \(id)]"])
        #expect(desktop.server.requests.last?.body == #"{"reason":"taken back at once (mado undo)"}"#)
        #expect(failure { session throws(ClientFailure) in try session.undo() } == .client(.nothingToUndo))
        #expect(desktop.desk.consultations.values.filter(\.isVoid).map(\.content.topics) == [["maps"]])
    }

    @Test("status tells server, site, lists and the last record")
    func status() throws {
        let id = try logged("地図 72歳")
        try desktop.session().status()
        let lines = desktop.console.take().data
        #expect(lines[0].hasPrefix("  サーバー    \(desktop.server.address)  接続できます（"))
        #expect(
            lines.dropFirst() == [
                "  拠点        中央図書館 (S001)", "  トークン    \(desktop.tokenFile)", "  コード表    杉並区  11月23日 14:05に確認",
                "  未送信      なし", "  最終接続    11月23日 14:05", "  時計        サーバーの時刻が分かりません",
                "  直前の記録  地図 ・ 70〜74歳 ・ 対面 ・ 中央図書館 (11月23日 14:05) [id \(id)]", "  記録者      staff",
            ]
        )
        #expect(desktop.asked.suffix(2) == ["GET desk", "GET consultations"])
    }

    @Test("status tells what it can when the server is away, and ends with the status for that")
    func statusWithoutServer() throws {
        let id = try logged("地図")
        desktop.server.stop()
        let failure = failure { session throws(ClientFailure) in try session.status() }
        #expect(failure?.exitStatus == .unavailable)
        let lines = desktop.console.take().data
        #expect(lines[0] == "  サーバー    \(desktop.server.address)  接続できません")
        #expect(lines.last?.contains("[id \(id)]") == true)
    }

    @Test("A token that the server does not know is told at every command")
    func notAuthenticated() throws {
        try desktop.write("token", "another", mode: 0o600)
        let failures = [
            failure { session throws(ClientFailure) in try session.recent(limit: 5) },
            failure { session throws(ClientFailure) in try session.log(LogRequest(words: ["地図"])) },
            failure { session throws(ClientFailure) in try session.status() },
        ]
        for failure in failures {
            #expect(failure?.exitStatus == .notAllowed)
            #expect(
                failure?.lines(in: .ja)
                    == [DeskError.notAuthenticated.detail(in: .ja) + DeskError.notAuthenticated.nextStep(in: .ja)]
            )
        }
    }
}
