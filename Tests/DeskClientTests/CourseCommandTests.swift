import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Testing

@Suite("mado course")
struct CourseCommandTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
    }

    private var last: LoopbackServer.Request? { desktop.server.requests.last { $0.path != "/v1/desk" } }

    private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

    // MARK: Planning

    @Test("add sends what was understood and says it in one line, in both languages")
    func add() throws {
        desktop.desk.answer("POST /v1/courses", SamplePeople.course(), status: 201)
        let line = "基本 中央図書館 12/3 10:00-12:00 20名 町会 講師SD-0001"
        try desktop.session().addCourse(CourseRequest(words(line), partner: "荻窪町会"))
        #expect(
            last?.body == """
                {"capacity":20,"date":"2026-12-03","ends":"12:00","instructors":["SD-0001"],"kind":"basic",\
                "partner":"荻窪町会","partnerKind":"town_association","site":"S001","starts":"10:00"}
                """
        )
        #expect(
            desktop.console.take().data == [
                "講習会C12を登録しました: 基本 ・ 中央図書館 ・ 12月3日(木) 10:00–12:00 ・ 定員20人 ・ 町会・自治会 荻窪町会 ・ 講師 SD-0001"
            ]
        )
        try desktop.session(.en).addCourse(CourseRequest(words("basic S001 12/3 10:00-12:00 20人")))
        #expect(
            desktop.console.take().data[0].hasPrefix(
                "Course C12 is on record: Basic · 中央図書館 · Thu 3 Dec 10:00–12:00 · 20 places · "
            )
        )
    }

    @Test("Without a site it is the configured one; what else is missing is told, and nothing is sent")
    func missing() throws {
        desktop.desk.answer("POST /v1/courses", SamplePeople.course(), status: 201)
        try desktop.session(site: "和田館").addCourse(CourseRequest(words("基本 12/3 10:00-12:00 20名")))
        #expect(last?.body.contains(#""site":"S003""#) == true)
        let failure = desktop.failure { () throws(ClientFailure) in
            try desktop.session().addCourse(CourseRequest(words("基本 中央図書館")))
        }
        #expect(failure?.lines(in: .ja) == ["日付、開始時刻、定員が入力されていません。"])
        #expect(failure?.exitStatus == .dataRefused)
        #expect(desktop.server.requests.count { $0.method == "POST" } == 1)
    }

    @Test("Too few people in charge are told beside the answer, on standard error")
    func staffing() throws {
        desktop.desk.answer("POST /v1/courses", SamplePeople.course(short: 4), status: 201)
        try desktop.session().addCourse(CourseRequest(words("基本 12/3 10:00-12:00 20名")))
        #expect(desktop.console.take().words == ["参加者18人に講師・補助が5人必要ですが、1人しかいません（4人に1人）。"])
    }

    @Test("change replaces what is named and sends all else as it is")
    func change() throws {
        desktop.desk.answer("GET /v1/courses/C12", SamplePeople.course())
        desktop.desk.answer("PUT /v1/courses/C12", SamplePeople.course())
        try desktop.session(.en).changeCourse("ｃ１２", CourseRequest(words("13:00-15:00 定員30"), title: "First steps"))
        #expect(
            last?.body == """
                {"assistants":[],"capacity":30,"date":"2026-12-03","ends":"15:00","instructors":["SD-0001"],"kind":"basic",\
                "partner":"荻窪町会","partnerKind":"town_association","site":"S001","starts":"13:00","title":"First steps"}
                """
        )
        #expect(desktop.console.take().data[0].hasPrefix("Course C12 is changed: Basic · “First steps” · 中央図書館"))
        let failure = desktop.failure { () throws(ClientFailure) in
            try desktop.session().changeCourse("C12", CourseRequest([]))
        }
        #expect(failure == .client(.nothingToChange))
    }

    @Test("list asks for what was said, and shows a table whose columns stand under each other")
    func list() throws {
        desktop.desk.answer(
            "GET /v1/courses",
            SamplePeople.list(
                SamplePeople.course(title: "スマホ入門"),
                SamplePeople.course("C3", site: "S057", short: 2, cancelled: true)
            )
        )
        try desktop.session().courses(CourseQuery(site: "中央", month: "12月", kind: "入門"))
        #expect(last?.path == "/v1/courses?site=S001&kind=basic&from=2026-12-01&to=2026-12-31")
        #expect(
            desktop.console.take().data.joined(separator: "\n") == """
                講習会  日           時間         種別  拠点                名称         申込  待ち  受講者  指導者           状態
                C12     12月3日(木)  10:00–12:00  基本  中央図書館          スマホ入門  18/20     2       5  5/5
                C3      12月3日(木)  10:00–12:00  基本  専用コールセンター              18/20     2       5  3/5 （2人不足）  中止
                """
        )
        desktop.desk.answer("GET /v1/courses", SamplePeople.list())
        try desktop.session(.en).courses(CourseQuery())
        #expect(desktop.console.take() == ([], ["There are no such courses."]))
    }

    @Test("show is a sheet, with the survey; --json is the server's, as it is")
    func show() throws {
        desktop.desk.answer("GET /v1/courses/C12", SamplePeople.course())
        try desktop.session().course("C12")
        let lines = desktop.console.take().data
        #expect(lines[0] == "講習会 C12")
        #expect(lines.contains("  満足          91.7%  (11/12)"))
        #expect(lines.contains("  年代別        70〜74歳 3、75〜79歳 2"))
        #expect(lines.contains("  一人でできる  3/4"))
        try desktop.session(json: true).course("C12")
        #expect(desktop.console.take().data == [SamplePeople.course() + "\n"])
    }

    @Test("cancel needs a reason")
    func cancel() throws {
        desktop.desk.answer("POST /v1/courses/C12/cancel", SamplePeople.course(cancelled: true))
        try desktop.session().cancelCourse("C12", reason: "講師の都合")
        #expect(last?.body == #"{"reason":"講師の都合"}"#)
        #expect(desktop.console.take().data == ["講習会C12を中止にしました。"])
        let failure = desktop.failure { () throws(ClientFailure) in
            try desktop.session().cancelCourse("C12", reason: " ")
        }
        #expect(failure == .client(.reasonNeeded))
    }

    // MARK: Attendance

    private static let attended =
        #"{"people":[{"ageBand":"70-74","count":3},{"ageBand":"75-79","satisfaction":4}]}"#

    @Test("attend sends one line under an id of its own and says who was understood", arguments: Language.allCases)
    func attend(language: Language) throws {
        desktop.desk.answer("PUT /v1/courses/C12/attendances/*", "{}", status: 201)
        try desktop.session(language).attend("C12", words("72歳 ×3 78歳 満足"))
        let request = try #require(last)
        #expect(request.body == Self.attended)
        let id = try #require(request.path.split(separator: "/").last)
        #expect(UUID(uuidString: String(id)) != nil)
        #expect(
            desktop.console.take().data == [
                language == .ja
                    ? "C12に4人を記録しました: 72歳 ×3（70-74）／78歳 ×1（75-79）満足 [id \(id.suffix(6))]"
                    : "Recorded 4 at C12: 72yo ×3 (70-74) / 78yo ×1 (75-79) satisfied [id \(id.suffix(6))]"
            ]
        )
    }

    @Test("A lost answer is asked for again under the same id; typed again later, it still is the same")
    func lostAnswer() throws {
        let answer = LoopbackServer.Reply.answer(201, "{}")
        desktop.desk.answer("PUT /v1/courses/C12/attendances/*", .hangUp, answer)
        try desktop.session().attend("C12", words("72歳"))
        #expect(Set(puts).count == 1)
        #expect(puts.count == 2)
        desktop.desk.answer("PUT /v1/courses/C12/attendances/*", .hangUp, .hangUp, answer)
        let failure = desktop.failure { () throws(ClientFailure) in try desktop.session().attend("C12", words("78歳")) }
        #expect(failure?.exitStatus == .unavailable)
        #expect(failure?.lines(in: .ja).first?.contains("二重には記録されません") == true)
        #expect(desktop.console.take().words == ["入力内容: 78歳 ×1（75-79）"])
        try desktop.session().attend("C12", words("78歳"))
        #expect(Set(puts[2...]).count == 1)
        #expect(desktop.console.take().words == [PeopleText.sentAgain.text(in: .ja)])
        // Once more is another person of that age.
        try desktop.session().attend("C12", words("78歳"))
        #expect(puts.last != puts[2])
    }

    private var puts: [String] { desktop.server.requests.filter { $0.method == "PUT" }.map(\.path) }

    @Test("Somebody on record is found by telephone number, which stands in no URL")
    func attendOnRecord() throws {
        desktop.desk.answer("POST /v1/residents/search", SamplePeople.list(SamplePeople.resident()))
        desktop.desk.answer("PUT /v1/courses/C12/attendances/*", "{}", status: 201)
        try desktop.session().attend("C12", words("090-1234-5678 とても満足 手伝いたい 72歳"))
        #expect(
            last?.body == """
                {"people":[{"resident":"\(SamplePeople.resident)","satisfaction":5,"wantsToHelp":true},\
                {"ageBand":"70-74"}]}
                """
        )
        #expect(desktop.server.requests.contains { $0.body == #"{"phone":"090-1234-5678"}"# })
        #expect(!desktop.server.requests.contains { $0.path.contains("5678") })
        #expect(desktop.console.take().data[0].hasPrefix("C12に2人を記録しました: 登録者 8e9f01 とても満足・手伝いたい／72歳 ×1"))
    }

    @Test("Nobody or several with that number: nothing is recorded")
    func unclear() throws {
        desktop.desk.answer("POST /v1/residents/search", SamplePeople.list())
        func attend() -> ClientFailure? {
            desktop.failure { () throws(ClientFailure) in try desktop.session().attend("C12", ["090-1234-5678"]) }
        }
        #expect(attend() == .peopleWords([.noSuchResident]))
        desktop.desk.answer(
            "POST /v1/residents/search",
            SamplePeople.list(SamplePeople.resident(), SamplePeople.resident(SamplePeople.other))
        )
        #expect(attend() == .peopleWords([.severalResidents(ids: [SamplePeople.resident, SamplePeople.other])]))
        #expect(puts.isEmpty)
    }

    @Test("What the server refuses is told in its words, below what was understood")
    func full() throws {
        let refusal = StandInDesk.problem(409, .conflict(.courseFull(capacity: 8, free: 1)))
        desktop.desk.answer("PUT /v1/courses/C12/attendances/*", refusal)
        let failure = desktop.failure { () throws(ClientFailure) in try desktop.session().attend("C12", ["5人"]) }
        #expect(failure?.exitStatus == .dataRefused)
        #expect(failure?.lines(in: .ja) == [DeskError.conflict(.courseFull(capacity: 8, free: 1)).detail(in: .ja)])
        #expect(desktop.console.take().words == ["入力内容: 不詳 ×5"])
        // It was refused, not lost: the next one is another.
        _ = desktop.failure { () throws(ClientFailure) in try desktop.session().attend("C12", ["5人"]) }
        #expect(Set(puts).count == 2)
    }

    @Test("A line that is not understood sends nothing")
    func notUnderstood() {
        let failure = desktop.failure { () throws(ClientFailure) in
            try desktop.session().attend("C12", words("72歳 ×0"))
        }
        #expect(failure?.exitStatus == .dataRefused)
        #expect(puts.isEmpty)
        let nothing = desktop.failure { () throws(ClientFailure) in try desktop.session().attend("C12", []) }
        #expect(nothing?.exitStatus == .usage)
    }

    private static let attendances = """
        {"items":[{"attendance":"019e2440-1c00-7a31-8f20-0000003f2a9c","course":"C12","date":"2026-12-03","people":[\
        {"ageBand":"70-74","resident":null,"satisfaction":null,"canDoAlone":null,"wantsToHelp":null},\
        {"ageBand":"70-74","resident":null,"satisfaction":null,"canDoAlone":null,"wantsToHelp":null},\
        {"ageBand":"75-79","resident":null,"satisfaction":4,"canDoAlone":true,"wantsToHelp":null}],\
        "void":false,"reason":null,"recordedAt":"2026-12-03T12:00:00+09:00","recordedBy":"staff"}]}
        """

    @Test("attendance shows people who are alike in one row, and unattend takes back by the end of an id")
    func attendances() throws {
        desktop.desk.answer("GET /v1/courses/C12/attendances", Self.attendances)
        try desktop.session().attendances("C12")
        #expect(
            desktop.console.take().data.joined(separator: "\n") == """
                番号    年代      人数  登録者  アンケート          状態
                3f2a9c  70〜74歳     2
                        75〜79歳     1          満足、一人でできる
                """
        )
        desktop.desk.answer("POST /v1/courses/C12/attendances/*", "{}")
        try desktop.session().unattend("C12", "3f2a9c", reason: "二重")
        #expect(last?.path == "/v1/courses/C12/attendances/019e2440-1c00-7a31-8f20-0000003f2a9c/void")
        #expect(desktop.console.take().data == ["C12の受講の記録を取り消しました。 [id 3f2a9c]"])
        let unknown = desktop.failure { () throws(ClientFailure) in
            try desktop.session().unattend("C12", "abcdef", reason: "二重")
        }
        #expect(unknown == .client(.unknownPart))
        let unreadable = desktop.failure { () throws(ClientFailure) in
            try desktop.session().unattend("C12", "x", reason: "二重")
        }
        #expect(unreadable == .client(.unreadablePartID))
    }

    // MARK: Places

    private static func place(_ status: String, position: Int?, movedUp: String? = nil) -> String {
        """
        {"place":"019e2440-1c00-7a31-8f20-00000000beef","course":"C12","number":21,"status":"\(status)",\
        "position":\(position.map { String($0) } ?? "null"),"resident":null,"ageBand":"70-74",\
        "movedUp":\(movedUp.map { "\"\($0)\"" } ?? "null"),"recordedAt":"2026-11-23T12:00:00+09:00","recordedBy":"staff"}
        """
    }

    @Test("place says whether there is a place or a waiting line")
    func place() throws {
        desktop.desk.answer(
            "PUT /v1/courses/C12/places/*",
            .answer(201, Self.place("booked", position: nil)),
            .answer(201, Self.place("waiting", position: 2))
        )
        try desktop.session().place("C12", ["72歳"])
        #expect(last?.body == #"{"ageBand":"70-74"}"#)
        #expect(desktop.console.take().data[0].hasPrefix("C12に申し込みました。 [id "))
        try desktop.session(.en).place("C12", [SamplePeople.resident])
        #expect(last?.body == #"{"resident":"\#(SamplePeople.resident)"}"#)
        #expect(desktop.console.take().data[0].hasPrefix("C12 is full; number 2 in the waiting line."))
        try desktop.session().place("C12", [])
        #expect(last?.body == "{}")
    }

    @Test("unplace frees a place and says who moved up")
    func unplace() throws {
        desktop.desk.answer("GET /v1/courses/C12/places", SamplePeople.list(Self.place("booked", position: nil)))
        try desktop.session().places("C12")
        #expect(desktop.console.take().data == ["番号    状態  待ち順  年代      登録者", "00beef  申込          70〜74歳"])
        desktop.desk.answer(
            "POST /v1/courses/C12/places/*",
            Self.place("cancelled", position: nil, movedUp: SamplePeople.resident)
        )
        try desktop.session().unplace("C12", "beef")
        #expect(last?.path == "/v1/courses/C12/places/019e2440-1c00-7a31-8f20-00000000beef/cancel")
        #expect(desktop.console.take().data == ["C12の申込を取り消しました。 [id 00beef] 待ちの先頭だった申込 8e9f01 が繰り上がりました。"])
    }
}
