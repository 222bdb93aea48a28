import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Testing

@Suite("mado supporter")
struct SupporterCommandTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    private var last: LoopbackServer.Request? { desktop.server.requests.last { $0.path != "/v1/desk" } }

    private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

    @Test("list asks for what was said and aligns its columns, full-width characters and all")
    func list() throws {
        desktop.desk.answer(
            "GET /v1/supporters",
            SamplePeople.list(SamplePeople.supporter(), SamplePeople.supporter("支援員052", status: "in_training"))
        )
        try desktop.session().supporters(
            SupporterQuery(site: "中央", kind: "シニア", status: "活動中", language: "手話", ending: 60)
        )
        #expect(last?.path == "/v1/supporters?site=S001&kind=senior&status=active&language=jsl&endingWithin=60")
        #expect(
            desktop.console.take().data.joined(separator: "\n") == """
                支援員     種別                      状態    開始日      認定の期限  任用の期限  主な拠点    言語
                SD-0001    シニアデジタルサポーター  活動中  2026-05-01  2029-03-31  2027-03-31  中央図書館  日本語、日本手話
                支援員052  シニアデジタルサポーター  研修中  2026-05-01  2029-03-31  2027-03-31  中央図書館  日本語、日本手話
                """
        )
        for status in ["in training", "in_training", "研修中", "training"] {
            _ = desktop.failure { () throws(ClientFailure) in
                try desktop.session(.en).supporters(SupporterQuery(status: status))
            }
        }
        #expect(last?.path == "/v1/supporters?status=in_training")
    }

    @Test("show has history and training; what time did is told in words")
    func show() throws {
        desktop.desk.answer("GET /v1/supporters/SD-0001", SamplePeople.supporter(isWhole: true))
        try desktop.session().supporter("ｓｄ－０００１")
        let lines = desktop.console.take().data
        #expect(lines[0] == "支援員 SD-0001")
        #expect(lines.contains("  未修了科目    高齢者への接し方"))
        #expect(lines.contains("  修了科目      個人情報の取扱い 2026-04-10"))
        #expect(lines.last?.contains("任用の満了") == true)
        try desktop.session(.en, json: true).supporter("0001")
        #expect(desktop.console.take().data == [SamplePeople.supporter(isWhole: true) + "\n"])
    }

    @Test("add sends profile and contact at once, and says nothing of the contact", arguments: Language.allCases)
    func add(language: Language) throws {
        desktop.desk.answer("POST /v1/supporters", SamplePeople.supporter("SD-0003", status: "applied"), status: 201)
        try desktop.session(language).addSupporter(
            words("シニア 中央図書館 日本手話 メール 4h"),
            ContactRequest(name: "山田花子", phone: "090-1234-5678"),
            code: nil
        )
        #expect(
            last?.body == """
                {"homeSite":"S001","hoursPerWeek":4,"kind":"senior","languages":["jsl"],"name":"山田花子","otherSites":[],\
                "phone":"090-1234-5678","skills":["email"]}
                """
        )
        #expect(
            desktop.console.take().data == [
                language == .ja
                    ? "支援員SD-0003を登録しました: シニアデジタルサポーター ・ 中央図書館 ・ 日本手話 ・ メール ・ 週4時間"
                    : "Supporter SD-0003 is on the register: Senior digital supporter · 中央図書館 · Japanese Sign Language"
                        + " · E-mail · 4 h a week"
            ]
        )
        let missing = desktop.failure { () throws(ClientFailure) in
            try desktop.session(language).addSupporter(["日本手話"], ContactRequest(), code: nil)
        }
        #expect(missing == .peopleWords([.missing([.kind])]))
        let number = desktop.failure { () throws(ClientFailure) in
            try desktop.session().addSupporter(["シニア"], ContactRequest(name: "1234-5678-9018"), code: nil)
        }
        #expect(number == .invalid([FieldProblem(people: .name, .holdsMyNumber)]))
    }

    @Test(
        "Each step is one transition",
        arguments: [
            (SupporterStatus.inTraining, "in_training"), (.certified, "certified"), (.active, "active"),
            (.paused, "paused"), (.lapsed, "lapsed"), (.retired, "retired"), (.declined, "declined"),
        ]
    )
    func transition(status: SupporterStatus, word: String) throws {
        desktop.desk.answer("POST /v1/supporters/SD-0001/transitions", SamplePeople.supporter(status: word))
        try desktop.session().change(
            TransitionRequest(status, ["0001"], on: "昨日", until: "R9.3.31", reason: "理由")
        )
        #expect(
            last?.body == #"{"date":"2026-11-22","reason":"理由","status":"\#(word)","until":"2027-03-31"}"#
        )
        #expect(
            desktop.console.take().data == [
                "SD-0001: \(status.title(in: .ja))（認定の期限 2029-03-31、任用の期限 2027-03-31）"
            ]
        )
    }

    @Test("Of several, one refusal does not stop the others, and is told with the code")
    func several() throws {
        let refusal = DeskError.conflict(.trainingMissing([Title(ja: "接遇", en: "Manner")]))
        desktop.desk.answer("POST /v1/supporters/SD-0001/transitions", StandInDesk.problem(409, refusal))
        desktop.desk.answer("POST /v1/supporters/SD-0002/transitions", SamplePeople.supporter("SD-0002"))
        let failure = desktop.failure { () throws(ClientFailure) in
            try desktop.session().change(TransitionRequest(.certified, ["SD-0001", "SD-0002"]))
        }
        #expect(failure == .client(.someRefused))
        #expect(failure?.exitStatus == .dataRefused)
        let said = desktop.console.take()
        #expect(said.data.count == 1)
        #expect(said.words == ["SD-0001: " + refusal.detail(in: .ja)])
    }

    @Test("renew is one line: how many, and who was passed over and why", arguments: Language.allCases)
    func renew(language: Language) throws {
        desktop.desk.answer(
            "POST /v1/supporters/renewals",
            #"{"renewed":["SD-0001"],"passedOver":[{"supporter":"SD-0002","reason":"certificate_ended"}]}"#
        )
        try desktop.session(language).renew([], kind: "シニア", all: false, until: "R9.3.31")
        #expect(last?.body == #"{"kind":"senior","until":"2027-03-31"}"#)
        let said = desktop.console.take()
        #expect(
            said.data == [language == .ja ? "1人の任用・認定を2027-03-31まで更新しました。" : "1 supporter is renewed until 2027-03-31."]
        )
        #expect(
            said.words == [
                language == .ja ? "更新していません: SD-0002（認定の期限切れ）" : "Passed over: SD-0002 (the certificate ended)"
            ]
        )
        try desktop.session().renew([], kind: nil, all: true, until: "2027-03-31")
        #expect(last?.body == #"{"until":"2027-03-31"}"#)
        try desktop.session().renew(["0001", "SD-0002"], kind: nil, all: false, until: "2027-03-31")
        #expect(last?.body == #"{"supporters":["SD-0001","SD-0002"],"until":"2027-03-31"}"#)
        for (codes, all) in [([], false), (["SD-0001"], true)] as [([String], Bool)] {
            let failure = desktop.failure { () throws(ClientFailure) in
                try desktop.session().renew(codes, kind: nil, all: all, until: "2027-03-31")
            }
            #expect(failure == .client(.someSupportersNeeded))
        }
    }

    @Test("train records each module, training tells what is missing for whom")
    func training() throws {
        desktop.desk.answer("POST /v1/supporters/SD-0001/completions", SamplePeople.supporter(), status: 201)
        try desktop.session().train("SD-0001", words("個人情報 接遇"), on: "11/20")
        #expect(last?.body == #"{"completedOn":"2026-11-20","module":"manner"}"#)
        #expect(
            desktop.console.take().data == [
                "SD-0001: 個人情報の取扱いを11月20日(金)に修了（残り: 高齢者への接し方）", "SD-0001: 高齢者への接し方を11月20日(金)に修了（残り: 高齢者への接し方）",
            ]
        )
        desktop.desk.answer(
            "GET /v1/training",
            """
            {"items":[{"supporter":"SD-0001","kind":"senior","status":"in_training","missing":["manner","privacy"]}],\
            "modules":[],"kinds":[]}
            """
        )
        try desktop.session(.en).training()
        #expect(
            desktop.console.take().data == [
                "Supporter  Kind                      Status       Missing",
                "SD-0001    Senior digital supporter  in training  Supporting older people, Handling personal data",
            ]
        )
    }

    @Test("contact shows, and changes what is named; an empty text takes away")
    func contact() throws {
        let contact = #"{"name":"山田花子","kana":null,"phone":"090-1234-5678","email":"h@example.jp"}"#
        desktop.desk.answer("GET /v1/supporters/SD-0001/contact", contact)
        desktop.desk.answer("PUT /v1/supporters/SD-0001/contact", contact)
        try desktop.session().contact("SD-0001", ContactRequest())
        #expect(
            desktop.console.take().data == [
                "支援員 SD-0001", "  氏名      山田花子", "  電話番号  090-1234-5678", "  メール    h@example.jp",
            ]
        )
        try desktop.session().contact("SD-0001", ContactRequest(phone: "03-1234-5678", email: ""))
        #expect(last?.body == #"{"name":"山田花子","phone":"03-1234-5678"}"#)
        #expect(desktop.console.take().data == ["SD-0001の連絡先を変更しました。"])
    }

    // MARK: Roster

    private static let roster = """
        {"from":"2026-12-01","to":"2026-12-31","shifts":[\
        {"id":"019e2440-1c00-7a31-8f20-0000003f2a9c","site":"S001","supporter":"SD-0001","date":"2026-12-03",\
        "starts":"10:00","ends":"12:00"},{"id":"019e2440-1c00-7a31-8f20-0000003f2a9d","site":"S057",\
        "supporter":"支援員052","date":"2026-12-03","starts":"13:00","ends":"15:00"}],"understaffed":[{"site":"S001",\
        "date":"2026-12-03","from":"09:00","to":"10:00","needed":1,"booked":0}],"closedDays":[{"site":"S001",\
        "date":"2026-12-29","reason":"年末年始"}],"sitesWithoutHours":["S003"]}
        """

    @Test("roster is a table by day, with understaffed hours and closed days beneath")
    func roster() throws {
        desktop.desk.answer("GET /v1/roster", Self.roster)
        try desktop.session().roster(RosterQuery(site: "中央", supporter: "SD-0001", month: "2026-12"))
        #expect(last?.path == "/v1/roster?site=S001&supporter=SD-0001&from=2026-12-01&to=2026-12-31")
        #expect(
            desktop.console.take().data.joined(separator: "\n") == """
                日           時間         拠点                支援員     番号
                12月3日(木)  10:00–12:00  中央図書館          SD-0001    3f2a9c
                             13:00–15:00  専用コールセンター  支援員052  3f2a9d

                支援員の足りない時間
                日           時間         拠点        必要  配置
                12月3日(木)  09:00–10:00  中央図書館     1     0

                休館日
                日            拠点        理由
                12月29日(火)  中央図書館  年末年始

                開所時間の登録がないため、人数の過不足が分からない拠点: ゆうゆう和田館
                """
        )
    }

    @Test("--ics prints the calendar as the server gave it; it is of one site or one supporter")
    func calendar() throws {
        let calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
        desktop.desk.answer("GET /v1/sites/S001/roster.ics", calendar)
        try desktop.session().roster(RosterQuery(site: "S001", month: "12", asCalendar: true))
        #expect(desktop.console.take().data == [calendar])
        #expect(last?.path == "/v1/sites/S001/roster.ics?from=2026-12-01&to=2026-12-31")
        let failure = desktop.failure { () throws(ClientFailure) in
            try desktop.session().roster(RosterQuery(asCalendar: true))
        }
        #expect(failure == .client(.calendarOfOne))
    }

    @Test("shift books in any order of words; unshift finds the shift by the end of its id")
    func shift() throws {
        desktop.desk.answer("PUT /v1/shifts/*", "{}", status: 201)
        try desktop.session().shift(words("10:00-12:00 12/3 0001 中央図書館"))
        #expect(
            last?.body == """
                {"date":"2026-12-03","ends":"12:00","site":"S001","starts":"10:00","supporter":"SD-0001"}
                """
        )
        #expect(
            desktop.console.take().data[0].hasPrefix("シフトを登録しました: SD-0001 ・ 中央図書館 ・ 12月3日(木) 10:00–12:00 [id ")
        )
        desktop.desk.answer("PUT /v1/shifts/*", StandInDesk.problem(409, .conflict(.doubleBooked)))
        let refused = desktop.failure { () throws(ClientFailure) in
            try desktop.session().shift(words("SD-0001 12/3 10:00-12:00"))
        }
        #expect(refused?.lines(in: .ja) == [DeskError.conflict(.doubleBooked).detail(in: .ja)])
        desktop.desk.answer("GET /v1/roster", Self.roster)
        desktop.desk.answer("POST /v1/shifts/*", "{}")
        try desktop.session().unshift("3f2a9c", reason: "体調不良")
        #expect(last?.path == "/v1/shifts/019e2440-1c00-7a31-8f20-0000003f2a9c/cancel")
    }

    @Test("hours are reported in one line, and shown by source without a sum", arguments: Language.allCases)
    func hours(language: Language) throws {
        desktop.desk.answer("PUT /v1/reported-hours/*", "{}", status: 201)
        try desktop.session(language).hours("SD-0001", words("1時間半 11/20 中央図書館"), month: nil)
        #expect(last?.body == #"{"date":"2026-11-20","minutes":90,"site":"S001","supporter":"SD-0001"}"#)
        desktop.desk.answer(
            "GET /v1/supporters/SD-0001/hours",
            """
            {"supporter":"SD-0001","from":"2026-11-01","to":"2026-11-30","shifts":480,"consultations":null,"reported":90,\
            "bySite":[{"site":"S001","shifts":480,"consultations":null,"reported":90}]}
            """
        )
        _ = desktop.console.take()
        try desktop.session(language).hours("SD-0001", [], month: nil)
        #expect(last?.path == "/v1/supporters/SD-0001/hours?from=2026-11-01&to=2026-11-30")
        let lines = desktop.console.take().data
        #expect(
            lines[2]
                == (language == .ja ? "中央図書館   8時間           –  1時間30分" : "中央図書館     8 h              –  1 h 30 min")
        )
    }
}
