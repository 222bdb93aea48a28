import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Testing

@Suite("mado resident and mado conversions")
struct ResidentCommandTests {
    private let desktop: Desktop
    private let path = "/v1/residents/" + SamplePeople.resident

    init() throws {
        desktop = try Desktop()
    }

    private var last: LoopbackServer.Request? { desktop.server.requests.last { $0.path != "/v1/desk" } }

    private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

    private func failure(_ work: (DeskSession) throws(ClientFailure) -> Void) -> ClientFailure? {
        desktop.failure { () throws(ClientFailure) in try work(desktop.session()) }
    }

    // MARK: On record

    @Test("add needs a consent, says which data were given without repeating them, and prints the id")
    func add() throws {
        desktop.desk.answer("PUT /v1/residents/*", SamplePeople.resident(), status: 201)
        try desktop.session().addResident(
            ResidentRequest(
                words("1952年生 聴覚 言語:中国語"),
                kana: "ヤマダハナコ",
                phone: "090-1234-5678",
                consent: "書面",
                purposes: "記録,連絡"
            )
        )
        #expect(
            last?.body == """
                {"birthYear":1952,"consent":{"method":"paper","purposes":["record","contact"]},"kana":"ヤマダハナコ",\
                "language":"zh","needs":["hearing","language"],"phone":"090-1234-5678"}
                """
        )
        let line = desktop.console.take().data[0]
        #expect(line.hasPrefix("利用者を登録しました: 1952年生 ・ 聴覚、言語 中国語 ・ 同意 記録、連絡 (書面) ・ フリガナ、電話番号あり [id "))
        #expect(!line.contains("ヤマダ"))
        let id = try #require(last?.path.split(separator: "/").last)
        #expect(line.hasSuffix("[id \(id)]"))
        #expect(
            failure { session throws(ClientFailure) in try session.addResident(ResidentRequest(["72歳"])) }
                == .peopleWords([.missing([.consent])])
        )
        #expect(desktop.server.requests.count { $0.method == "PUT" } == 1)
    }

    @Test("What was sent of a person is never kept on this machine, even when no answer came")
    func nothingKept() throws {
        desktop.desk.answer("PUT /v1/residents/*", .hangUp)
        let lost = failure { session throws(ClientFailure) in
            try session.addResident(ResidentRequest(kana: "ヤマダハナコ", phone: "090-1234-5678", consent: "口頭"))
        }
        #expect(lost?.exitStatus == .unavailable)
        let files = try FileManager.default.contentsOfDirectory(atPath: desktop.home.folder)
        for file in files {
            let text = String(
                decoding: try Data(contentsOf: URL(filePath: desktop.home.path(of: file))),
                as: UTF8.self
            )
            #expect(!text.contains("ヤマダ") && !text.contains("5678"), "\(file)")
        }
    }

    @Test("Likely duplicates are shown beside the answer", arguments: Language.allCases)
    func likelyDuplicates(language: Language) throws {
        let duplicate = #"{"resident":"\#(SamplePeople.other)","because":["phone","kana"]}"#
        desktop.desk.answer("PUT /v1/residents/*", SamplePeople.resident(duplicates: duplicate), status: 201)
        try desktop.session(language).addResident(ResidentRequest(consent: language == .ja ? "書面" : "paper"))
        #expect(
            desktop.console.take().words == [
                language == .ja
                    ? "同じ人の可能性がある登録があります: \(SamplePeople.other)（電話番号、フリガナが一致）。"
                        + "同じ人なら「mado resident merge」でまとめられます。"
                    : "This may be the same person: \(SamplePeople.other) (by Phone, Kana). "
                        + "If so, “mado resident merge” brings them together."
            ]
        )
    }

    @Test(
        "find asks by number, kana or name, in the body alone",
        arguments: [
            ("090-1234-5678", #"{"phone":"090-1234-5678"}"#), ("０９０１２３４５６７８", #"{"phone":"０９０１２３４５６７８"}"#),
            ("ヤマダ ハナコ", #"{"kana":"ヤマダ ハナコ"}"#), ("やまだ", #"{"kana":"やまだ"}"#), ("ﾔﾏﾀﾞ", #"{"kana":"ﾔﾏﾀﾞ"}"#),
            ("山田花子", #"{"name":"山田花子"}"#), ("John", #"{"name":"John"}"#),
        ]
    )
    func find(word: String, body: String) throws {
        desktop.desk.answer("POST /v1/residents/search", SamplePeople.list(SamplePeople.resident()))
        try desktop.session().findResidents([word])
        #expect(last?.body == body)
        #expect(last?.path == "/v1/residents/search")
        #expect(desktop.console.take().data.last?.contains("山田花子") == true)
    }

    @Test("show finds by kana when exactly one fits; a sheet with what they agreed to")
    func show() throws {
        desktop.desk.answer("POST /v1/residents/search", SamplePeople.list(SamplePeople.resident()))
        desktop.desk.answer("GET " + path, SamplePeople.resident())
        try desktop.session(.en).showResident("ヤマダハナコ")
        let lines = desktop.console.take().data
        #expect(lines[0] == "Resident \(SamplePeople.resident)")
        #expect(lines.contains("  Needs            hearing, language Chinese"))
        #expect(lines.contains("  Consent          being on record, being contacted  on paper  2026-05-14"))
        #expect(
            failure { session throws(ClientFailure) in try session.showResident("abc") } == .client(.unreadableResident)
        )
    }

    @Test("change sends the whole with what is named replaced; a consent is added to those there are")
    func change() throws {
        desktop.desk.answer("GET " + path, SamplePeople.resident())
        desktop.desk.answer("PUT " + path, SamplePeople.resident())
        desktop.desk.answer("POST \(path)/consents", SamplePeople.resident())
        try desktop.session().changeResident(SamplePeople.resident, ResidentRequest(["視覚"], phone: "03-1234-5678"))
        #expect(
            last?.body == """
                {"birthYear":1952,"kana":"ヤマダハナコ","language":"zh","name":"山田花子","needs":["vision"],\
                "phone":"03-1234-5678"}
                """
        )
        try desktop.session().changeResident(
            SamplePeople.resident,
            ResidentRequest(consent: "口頭", purposes: "講習会", givenOn: "昨日")
        )
        #expect(last?.path == path + "/consents")
        #expect(last?.body == #"{"givenOn":"2026-11-22","method":"oral","purposes":["courses"]}"#)
        #expect(
            failure { session throws(ClientFailure) in
                try session.changeResident(SamplePeople.resident, ResidentRequest())
            } == .client(.nothingToChange)
        )
    }

    // MARK: The same person or not

    @Test("merge, unmerge and distinct name two entries and say how to undo")
    func merge() throws {
        let (one, two) = (SamplePeople.resident, SamplePeople.other)
        desktop.desk.answer("POST \(path)/merges", SamplePeople.resident())
        desktop.desk.answer("POST /v1/residents/\(two)/merges/undo", SamplePeople.resident(two))
        desktop.desk.answer("POST \(path)/distinctions", .answer(204))
        try desktop.session(.en).merge(one, two, reason: "same person")
        #expect(last?.body == #"{"reason":"same person","with":"\#(two)"}"#)
        #expect(
            desktop.console.take().data == [
                "\(two) now stands for the same person as \(one). “mado resident unmerge \(two)” undoes it."
            ]
        )
        try desktop.session(.en).unmerge(two)
        #expect(desktop.console.take().data == ["\(two) stands by itself again."])
        try desktop.session().distinguish(one, two)
        #expect(last?.body == #"{"with":"\#(two)"}"#)
        #expect(desktop.console.take().data == ["登録\(one)と\(two)は別の人として記録しました。"])
    }

    @Test("duplicates are listed with what they have in common")
    func duplicates() throws {
        desktop.desk.answer(
            "GET /v1/residents/duplicates",
            #"{"items":[{"residents":["a-1","b-2"],"because":["phone","birthYear"]}]}"#
        )
        try desktop.session().duplicates()
        #expect(desktop.console.take().data == ["利用者  同じ人の可能性  一致した項目", "a-1     b-2             電話番号、生年"])
    }

    // MARK: Withdrawal

    private static let needsConfirmation = DeskError.conflict(.withdrawalNeedsConfirmation)
    private static let withdrawn = """
        {"resident":"\(SamplePeople.resident)","withdrawnOn":"2026-11-23","kept":["counts","supporter"]}
        """

    @Test("Without a terminal, withdrawal of a supporter needs --confirm and says so; nothing is asked")
    func withdrawWithoutTerminal() throws {
        desktop.desk.answer("POST \(path)/withdrawal", StandInDesk.problem(409, Self.needsConfirmation))
        let refused = failure { session throws(ClientFailure) in
            try session.withdraw(SamplePeople.resident, isConfirmed: false)
        }
        #expect(refused == .client(.confirmationNeeded(why: Self.needsConfirmation.detail(in: .ja))))
        #expect(refused?.exitStatus == .usage)
        #expect(desktop.console.take() == ([], []))
        desktop.desk.answer("POST \(path)/withdrawal", Self.withdrawn)
        try desktop.session().withdraw(SamplePeople.resident, isConfirmed: true)
        #expect(last?.body == #"{"confirm":true}"#)
        #expect(
            desktop.console.take().data == [
                "登録\(SamplePeople.resident)の同意の撤回を記録し、個人の情報を消去しました。件数は残ります。支援員としての登録は残ります。"
            ]
        )
    }

    @Test(
        "On a terminal it shows what is kept and asks; only a plain yes goes on",
        arguments: [(["x", "yes"], true), (["n"], false), ([""], false), ([], false)]
    )
    func withdrawOnTerminal(answers: [String], isDone: Bool) throws {
        desktop.desk.answer(
            "POST \(path)/withdrawal",
            StandInDesk.problem(409, Self.needsConfirmation),
            .answer(200, Self.withdrawn)
        )
        desktop.console.answers = answers
        let end = desktop.failure { () throws(ClientFailure) in
            try desktop.session(.en).withdraw(SamplePeople.resident, isConfirmed: false)
        }
        #expect((end == nil) == isDone)
        #expect(desktop.server.requests.filter { $0.body.contains("confirm") }.count == (isDone ? 1 : 0))
        let said = desktop.console.take()
        #expect(said.words[0].hasPrefix(Self.needsConfirmation.detail(in: .ja)))
        if !isDone {
            #expect(end?.lines(in: .en) == ["Nothing was changed."])
            #expect(end?.exitStatus == .declined)
        }
    }

    // MARK: Conversions

    @Test("start is one command from a resident to an application", arguments: Language.allCases)
    func convert(language: Language) throws {
        desktop.desk.answer("POST /v1/residents/search", SamplePeople.list(SamplePeople.resident()))
        desktop.desk.answer("PUT /v1/conversions/*", SamplePeople.conversion, status: 201)
        try desktop.session(language).convert(
            "090-1234-5678",
            words("シニア 中央図書館"),
            on: "昨日",
            code: nil,
            keepsContact: true
        )
        #expect(
            last?.body == """
                {"appliedOn":"2026-11-22","homeSite":"S001","keepContact":true,"kind":"senior",\
                "resident":"\(SamplePeople.resident)"}
                """
        )
        #expect(
            desktop.console.take().data[0].hasPrefix(
                language == .ja
                    ? "支援員SD-0003の応募を登録しました: 利用者 8e9f01 ・ シニアデジタルサポーター ・ 中央図書館 ・ 11月22日(日) [id "
                    : "SD-0003 has applied as a supporter: Resident 8e9f01 · Senior digital supporter · 中央図書館 · Sun 22 Nov"
            )
        )
    }

    @Test("Somebody who is a supporter already is refused in the server's words")
    func alreadySupporter() {
        desktop.desk.answer("PUT /v1/conversions/*", StandInDesk.problem(409, .conflict(.alreadySupporter)))
        let refused = failure { session throws(ClientFailure) in
            try session.convert(SamplePeople.resident, [], on: nil, code: nil, keepsContact: false)
        }
        #expect(refused?.lines(in: .ja) == [DeskError.conflict(.alreadySupporter).detail(in: .ja)])
        #expect(refused?.exitStatus == .dataRefused)
    }

    @Test("list, willing and void")
    func lists() throws {
        desktop.desk.answer("GET /v1/conversions", SamplePeople.list(SamplePeople.conversion))
        try desktop.session().conversions(fiscalYear: "R8", site: "中央")
        #expect(last?.path == "/v1/conversions?fiscalYear=R8&site=S001")
        #expect(
            desktop.console.take().data == [
                "番号    支援員   きっかけ    拠点        支援        講習修了    応募        認定  活動  初支援  状態",
                "8e9faa  SD-0003  アンケート  中央図書館  2026-04-10  2026-06-01  2026-11-23  –     –     –",
            ]
        )
        desktop.desk.answer(
            "GET /v1/conversions/willing",
            #"{"items":[{"resident":"\#(SamplePeople.resident)","saidOn":"2026-06-01","course":"C7"}]}"#
        )
        try desktop.session(.en).willing()
        #expect(desktop.console.take().data.last == "\(SamplePeople.resident)  Mon 1 Jun  C7")
        desktop.desk.answer("POST /v1/conversions/*", SamplePeople.conversion)
        try desktop.session().voidConversion("9faa", reason: "人違い")
        #expect(last?.path == "/v1/conversions/019e2440-1c00-7a31-8f20-5b6c7d8e9faa/void")
    }
}
