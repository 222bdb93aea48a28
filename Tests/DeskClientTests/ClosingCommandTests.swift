import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Testing

@Suite("mado closing and mado amendment, and what waits for approval")
struct ClosingCommandTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    private var last: LoopbackServer.Request? { desktop.server.requests.last { $0.path != "/v1/desk" } }

    private func failure(
        _ language: Language = .ja,
        _ work: (DeskSession) throws(ClientFailure) -> Void
    ) -> ClientFailure? {
        desktop.failure { () throws(ClientFailure) in try work(desktop.session(language)) }
    }

    private func take() -> String { desktop.console.take().data.joined(separator: "\n") }

    // MARK: Closings

    @Test("The list tells of each period what its figures are worth, in both languages")
    func list() throws {
        desktop.desk.answer(
            "GET /v1/closings",
            #"{"items":[\#(SampleClosings.may(version: 2)),\#(SampleClosings.june),\#(SampleClosings.year)]}"#
        )
        try desktop.session().closings(fiscalYear: "令和8")
        #expect(last?.path == "/v1/closings?fiscalYear=%E4%BB%A4%E5%92%8C8")
        #expect(
            take() == """
                期間       数字     締め済みの拠点  日時            行った人
                2026年5月  訂正版2  区全体          11月20日 16:30  staff
                2026年6月  速報値   1拠点           –               –
                2026年度   速報値   –               –               –
                """
        )
        try desktop.session(.en).closings(fiscalYear: nil)
        #expect(
            take() == """
                Period            Figures      Closed sites  When          By
                2026-05           revision 2   whole ward    20 Nov 16:30  staff
                2026-06           provisional  1 site        –             –
                fiscal year 2026  provisional  –             –             –
                """
        )
    }

    @Test("A period is shown with every version that was published of it")
    func show() throws {
        desktop.desk.answer("GET /v1/closings/R8.5", SampleClosings.may(version: 2))
        try desktop.session().closing("R8.5")
        #expect(
            take() == """
                2026年5月
                  数字            訂正版2
                  締め済みの拠点  区全体

                版          日時            行った人     理由          承認した人    申請
                v1 確定値   6月5日 10:00    coordinator  –             –             –
                v2 訂正版2  11月20日 16:30  staff        紙の控えから  coordinator2  000c1a
                """
        )
        desktop.desk.answer("GET /v1/closings/2026-06", SampleClosings.june)
        try desktop.session(.en).closing("2026-06")
        #expect(
            take() == """
                2026-06
                  Figures       provisional
                  Closed sites  S001 中央図書館
                """
        )
    }

    @Test("What is missing is listed kind by kind, and what can be done about it")
    func missing() throws {
        desktop.desk.answer("GET /v1/closings/2026-05/missing", SampleClosings.missing)
        try desktop.session().missingRecords("2026-05")
        #expect(
            take() == """
                この期間の記録がない拠点:
                  S002 西荻図書館  最後の記録 4月28日(火)
                開所日なのに記録のない日:
                  S001 中央図書館  2日（7、8）
                受け付けられないままの記録:
                  5月12日(火)  S001 中央図書館  out-of-range (staff)
                承認を待っている申請:
                  mado amendment show 000c1a
                開所時間が登録されていない拠点（記録のない日は分かりません）:
                  S057 専用コールセンター
                """
        )
        try desktop.session(.en).missingRecords("2026-05")
        #expect(take().hasPrefix("Sites of which nothing is on record in it:\n  S002 西荻図書館  last record Tue 28 Apr\n"))
        desktop.desk.answer("GET /v1/closings/2026-05/missing", SampleClosings.nothingMissing)
        try desktop.session().missingRecords("2026-05")
        let nothing = desktop.console.take()
        #expect(nothing.data.isEmpty && nothing.words == ["2026年5月に足りないものはありません。"])
    }

    @Test("Closing says what the figures are worth now; a site closes for itself; a year goes out as it was written")
    func close() throws {
        desktop.desk.answer("POST /v1/closings/2026-05", SampleClosings.may(version: 1))
        try desktop.session().close("2026-05", site: nil, acknowledgesMissing: false)
        #expect(last?.body == "{}" && take() == "2026年5月を締めました（確定値）。")
        try desktop.session(.en).close("2026-05", site: nil, acknowledgesMissing: true)
        #expect(last?.body == #"{"acknowledgeMissing":true}"# && take() == "Closed: 2026-05 (final).")
        try desktop.session().close("2026-05", site: "中央", acknowledgesMissing: false)
        #expect(last?.body == #"{"site":"S001"}"# && take() == "中央図書館の2026年5月を締めました。")
        try desktop.session(json: true, quiet: true).close("2026-05", site: nil, acknowledgesMissing: false)
        #expect(take() == SampleClosings.may(version: 1) + "\n")
        desktop.desk.answer("POST /v1/closings/%E4%BB%A4%E5%92%8C8%E5%B9%B4%E5%BA%A6", SampleClosings.year)
        try desktop.session().close("令和8年度", site: nil, acknowledgesMissing: false)
        #expect(last?.path == "/v1/closings/%E4%BB%A4%E5%92%8C8%E5%B9%B4%E5%BA%A6")
    }

    @Test("Where something is missing, it is listed, nothing is closed, and the option that acknowledges it is named")
    func closeWithMissing() throws {
        let detail = DeskConflict.recordsMissing(MissingRecords())
        desktop.desk.answer("POST /v1/closings/2026-05", StandInDesk.problem(409, .conflict(detail)))
        desktop.desk.answer("GET /v1/closings/2026-05/missing", SampleClosings.missing)
        let refused = failure { session throws(ClientFailure) in
            try session.close("2026-05", site: nil, acknowledgesMissing: false)
        }
        #expect(refused?.exitStatus == .dataRefused)
        let said = desktop.console.take()
        #expect(said.data.isEmpty && said.words.first == "この期間の記録がない拠点:")
        let sentence = try #require(refused?.lines(in: .ja).first)
        #expect(sentence.hasSuffix("承知のうえで締めるには、「--acknowledge-missing」を付けてください。何も変更していません。"))
        #expect(refused?.lines(in: .en).first?.contains("add --acknowledge-missing") == true)
    }

    @Test("Another refusal is told in the server's words")
    func outOfOrder() throws {
        let april = DeskConflict.closingOutOfOrder(first: .month(CivilDate(iso: "2026-04-01") ?? SampleLists.now.day))
        desktop.desk.answer("POST /v1/closings/2026-05", StandInDesk.problem(409, .conflict(april)))
        let refused = failure { session throws(ClientFailure) in
            try session.close("2026-05", site: nil, acknowledgesMissing: true)
        }
        #expect(refused?.lines(in: .ja) == ["先に「2026年4月」を締めてください。締めは古い月から順に行います。"])
        #expect(refused?.exitStatus == .dataRefused)
    }

    @Test("Reopening asks for a reason, and waits for somebody else")
    func reopen() throws {
        let empty = failure { session throws(ClientFailure) in try session.reopen("2026-05", reason: " ") }
        #expect(empty == .client(.reasonNeeded) && desktop.asked.isEmpty)
        desktop.desk.answer("POST /v1/closings/2026-05/reopening", SampleClosings.reopening, status: 202)
        try desktop.session().reopen("2026-05", reason: "整理")
        #expect(last?.body == #"{"reason":"整理"}"#)
        #expect(
            take() == """
                締め済みの期間に関わるため、申請として受け付けました。まだ反映していません: 締めの解除 ・ 2026年5月 ・ 理由 紙の控えから [id 000c2b]
                別の人が「mado amendment approve 000c2b」で承認すると、反映されます。
                """
        )
        try desktop.session(.en).reopen("2026-05", reason: "整理")
        #expect(
            take() == """
                This concerns a closed period, so it is not done yet and waits for approval: reopening · 2026-05 · \
                Reason 紙の控えから [id 000c2b]
                It is done once somebody else runs “mado amendment approve 000c2b”.
                """
        )
    }

    // MARK: Amendments

    @Test("Amendments are listed and shown with what they say")
    func amendments() throws {
        desktop.desk.answer("GET /v1/amendments", SampleClosings.amendments)
        try desktop.session().amendments(state: "waiting", limit: 50)
        #expect(last?.path == "/v1/amendments?state=waiting&limit=50")
        #expect(
            take() == """
                番号    状態      種類        期間       拠点        理由          申請日時        申請した人
                000c1a  承認待ち  相談の追加  2026年5月  中央図書館  紙の控えから  11月20日 16:00  staff
                000c2b  却下      相談の追加  2026年5月  中央図書館  紙の控えから  11月20日 16:00  staff
                """
        )
        desktop.desk.answer("GET /v1/amendments/\(SampleClosings.late)", SampleClosings.waiting)
        try desktop.session().amendment(SampleClosings.late)
        #expect(
            take() == """
                申請 019ab000-0000-7000-8000-000000000c1a
                  種類        相談の追加
                  期間        2026年5月
                  拠点        中央図書館
                  対象        019ab000-0000-7000-8000-000000000c1a
                  理由        紙の控えから
                  申請日時    11月20日 16:00
                  申請した人  staff
                  状態        承認待ち
                  内容        相談日 5月12日
                              相談方法 電話
                              年代 70〜74歳
                              対応時間 15分
                """
        )
        desktop.desk.answer("GET /v1/amendments/\(SampleClosings.correction)", SampleClosings.waitingCorrection)
        try desktop.session(.en).amendment(SampleClosings.correction)
        #expect(take().hasSuffix("  Change       Minutes 20 min\n               Note (emptied)"))
        desktop.desk.answer("GET /v1/amendments", #"{"items":[]}"#)
        try desktop.session().amendments(state: nil, limit: 50)
        #expect(desktop.console.take().words == ["該当する申請はありません。"])
    }

    @Test("Who is not told why sees a dash there")
    func untold() throws {
        let untold = SampleClosings.waiting.replacing(#""reason":"紙の控えから""#, with: #""reason":null"#)
        desktop.desk.answer("GET /v1/amendments", #"{"items":[\#(untold)]}"#)
        try desktop.session().amendments(state: nil, limit: 50)
        let row = try #require(take().split(separator: "\n").last)
        #expect(row.contains("中央図書館  –") && row.hasSuffix("11月20日 16:00  staff"))
        desktop.desk.answer("GET /v1/amendments/\(SampleClosings.late)", untold)
        try desktop.session().amendment(SampleClosings.late)
        #expect(take().contains("\n  理由        –\n"))
        let version = SampleClosings.may(version: 2)
            .replacing(#""reason":"紙の控えから""#, with: #""reason":null"#)
            .replacing(#""amendment":"\#(SampleClosings.late)""#, with: #""amendment":null"#)
        desktop.desk.answer("GET /v1/closings/R8.5", version)
        try desktop.session().closing("R8.5")
        #expect(take().split(separator: "\n").last?.contains("staff        –     coordinator2  –") == true)
    }

    @Test("Approving and declining find the amendment by the end of its id, and say what came of it")
    func decide() throws {
        desktop.desk.answer("GET /v1/amendments", #"{"items":[\#(SampleClosings.waiting)]}"#)
        desktop.desk.answer("POST /v1/amendments/\(SampleClosings.late)/approval", SampleClosings.approved)
        desktop.desk.answer("POST /v1/amendments/\(SampleClosings.late)/decline", SampleClosings.declined)
        try desktop.session().approve("000c1a")
        #expect(take() == "承認し、反映しました: 相談の追加 ・ 2026年5月 ・ 中央図書館 ・ 理由 紙の控えから [id 000c1a]")
        try desktop.session(.en).decline("000c1a", reason: "on record")
        #expect(last?.body == #"{"remark":"on record"}"#)
        #expect(
            take() == "Declined; nothing changes: late consultation · 2026-05 · 中央図書館 · Reason 紙の控えから [id 000c1a]"
        )
        let own = StandInDesk.problem(409, .conflict(.ownAmendment))
        desktop.desk.answer("POST /v1/amendments/\(SampleClosings.late)/approval", own)
        let refused = failure { session throws(ClientFailure) in try session.approve("000c1a") }
        #expect(refused?.lines(in: .ja) == ["自分で申請したものは承認できませんので、別の人が承認してください。"])
        let unknown = failure { session throws(ClientFailure) in try session.approve("abcdef") }
        #expect(unknown == .client(.unknownPart))
    }

    // MARK: What waits

    private static let closed = DeskError.conflict(.periodClosed([CivilDate(iso: "2026-05-01") ?? SampleLists.now.day]))

    @Test("A late record asks for a reason; with one it waits, and says so")
    func lateRecord() throws {
        desktop.desk.expect([.answer(StandInDesk.problem(409, Self.closed))])
        let refused = failure { session throws(ClientFailure) in
            try session.log(LogRequest(words: ["地図", "2026-05-12"]))
        }
        #expect(refused?.exitStatus == .dataRefused)
        #expect(refused?.lines(in: .ja).first?.hasPrefix("「2026年5月」は締め済みです。") == true)
        #expect(refused?.lines(in: .ja).last?.contains("--reason 紙の控えから」のように理由を付けて") == true)
        _ = desktop.console.take()

        desktop.desk.expect([.answer(.answer(202, SampleClosings.waiting))])
        let request = LogRequest(words: ["地図", "2026-05-12"], lateReason: "紙の控えから")
        try desktop.session(.en).log(request)
        #expect(last?.body.contains(#""lateReason":"紙の控えから""#) == true)
        let id = try #require(last?.path.suffix(6))
        #expect(
            take() == """
                This concerns a closed period, so it is not done yet and waits for approval: \
                Maps · in person · 中央図書館 (12 May) [id \(id)]
                It is done once somebody else runs “mado amendment approve \(id)”.
                """
        )
        let undo = failure { session throws(ClientFailure) in try session.undo() }
        #expect(undo == .client(.lastRecordWaits(id: String(id))))
        #expect(undo?.exitStatus == .dataRefused)
    }

    @Test("A correction and a void of a closed month say that they wait, and what for")
    func changes() throws {
        try desktop.log("地図 2026-05-12 15分")
        let id = try #require(desktop.desk.consultations.keys.first)
        _ = desktop.console.take()
        let path = "/v1/consultations/" + id.uuidString.lowercased()
        desktop.desk.answer("POST \(path)/corrections", SampleClosings.waitingCorrection, status: 202)
        desktop.desk.answer("POST \(path)/void", SampleClosings.waiting, status: 202)
        try desktop.session().correct(id.uuidString, CorrectionRequest(words: ["20分"], reason: "紙の控えから"))
        #expect(
            take() == """
                締め済みの期間に関わるため、申請として受け付けました。まだ反映していません: \
                相談の訂正 ・ 2026年5月 ・ 中央図書館 ・ 理由 紙の控えから [id 000c2b]
                別の人が「mado amendment approve 000c2b」で承認すると、反映されます。
                """
        )
        try desktop.session(json: true, quiet: true).void(id.uuidString, reason: "二重")
        #expect(take() == SampleClosings.waiting + "\n")
    }

    @Test("Attendance in a closed month asks for a reason, and waits with one; so does taking it back")
    func attendance() throws {
        desktop.desk.answer("PUT /v1/courses/C12/attendances/*", StandInDesk.problem(409, Self.closed))
        let refused = failure { session throws(ClientFailure) in try session.attend("C12", ["72歳"]) }
        #expect(refused?.lines(in: .en).first?.contains("--reason") == true)
        _ = desktop.console.take()
        desktop.desk.answer("PUT /v1/courses/C12/attendances/*", SampleClosings.waiting, status: 202)
        try desktop.session().attend("C12", ["72歳"], lateReason: "名簿の転記")
        #expect(last?.body == #"{"lateReason":"名簿の転記","people":[{"ageBand":"70-74"}]}"#)
        #expect(take().contains("まだ反映していません"))
        let id = "019ab000-0000-7000-8000-0000000000aa"
        desktop.desk.answer("POST /v1/courses/C12/attendances/\(id)/void", SampleClosings.waiting, status: 202)
        try desktop.session().unattend("C12", id, reason: "二重")
        #expect(take().contains("まだ反映していません"))
    }
}
