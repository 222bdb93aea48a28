import DeskText
import SupportDesk
import Testing

@Suite("What people read about a field that cannot be accepted")
struct FieldProblemDetailTests {
    /// A field, what is wrong with it, and the sentence for it in both languages.
    struct Sentence: CustomTestStringConvertible {
        let field: String
        let reason: FieldProblem.Reason
        let ja: String
        let en: String

        init(_ field: String, _ reason: FieldProblem.Reason, _ ja: String, _ en: String) {
            (self.field, self.reason, self.ja, self.en) = (field, reason, ja, en)
        }

        var testDescription: String { "\(field): \(reason.code)" }
    }

    @Test("It is one sentence that says what is wrong and what would be right", arguments: Self.sentences)
    func sentence(_ sentence: Sentence) {
        let problem = FieldProblem(sentence.field, sentence.reason)
        #expect(problem.detail(in: .ja) == sentence.ja)
        #expect(problem.detail(in: .en) == sentence.en)
    }

    @Test("Every reason has a sentence of its own")
    func everyReason() {
        let known = Set(Self.sentences.map { position($0.reason) })
        #expect(known == Set(0..<Self.reasons))
        let problems = Self.sentences.map { FieldProblem($0.field, $0.reason) }
        for language in Language.allCases {
            #expect(Set(problems.map { $0.detail(in: language) }).count == problems.count)
        }
    }

    @Test("A Japanese sentence ends in 。 and has Latin letters only in names and in what is to be typed")
    func japanese() {
        for problem in Self.sentences.map({ FieldProblem($0.field, $0.reason) }) {
            let text = problem.detail(in: .ja)
            #expect(text.hasSuffix("ください。"))
            #expect(text.count { $0 == "。" } == 1)
            #expect(text.latinWords == [])
        }
    }

    @Test("An English sentence ends in a full stop")
    func english() {
        for problem in Self.sentences.map({ FieldProblem($0.field, $0.reason) }) {
            #expect(problem.detail(in: .en).hasSuffix("."))
        }
    }

    @Test("Days are written by the eras when these are given, and by the Western calendar when not")
    func eras() throws {
        let reiwa = try JapaneseEra(name: "令和", letter: "R", firstDay: #require(CivilDate(iso: "2019-05-01")))
        let problem = try FieldProblem(.heldOn, .future(latest: #require(CivilDate(iso: "2026-05-14"))))
        #expect(problem.detail(in: .ja, eras: [reiwa]) == "相談日に未来の日は入力できませんので、令和8年5月14日までの日を入力してください。")
        #expect(problem.detail(in: .ja) == "相談日に未来の日は入力できませんので、2026年5月14日までの日を入力してください。")
        #expect(problem.detail(in: .en, eras: [reiwa]).contains("2026-05-14"))
    }

    @Test("A property's name that is not ours is never repeated: it may be personal", arguments: Language.allCases)
    func namesAreNotRepeated(language: Language) {
        for reason in Self.sentences.map(\.reason) {
            let problem = FieldProblem("杉並花子 090-1234-5678", reason)
            #expect(!problem.detail(in: language).contains("杉並花子"))
            #expect(!problem.detail(in: language).contains("5678"))
        }
    }

    @Test("Every field has a title of its own in both languages", arguments: Language.allCases)
    func titles(language: Language) {
        let titles = ConsultationField.allCases.map { $0.title(in: language) }
        #expect(Set(titles).count == ConsultationField.allCases.count)
        for field in ConsultationField.allCases {
            #expect(FieldProblem(field, .required).fieldTitle(in: language) == field.title(in: language))
        }
    }

    @Test("Every field of an indicator has a title of its own in both languages", arguments: Language.allCases)
    func indicatorTitles(language: Language) {
        let titles = IndicatorField.allCases.map { FieldProblem($0, .required).fieldTitle(in: language) }
        #expect(Set(titles).count == IndicatorField.allCases.count)
        #expect(!titles.contains(FieldProblem("whatever", .required).fieldTitle(in: language)))
    }

    @Test("Every field about people has a title of its own in both languages", arguments: Language.allCases)
    func peopleTitles(language: Language) {
        let titles = PeopleField.allCases.map { FieldProblem(people: $0, .required).fieldTitle(in: language) }
        #expect(Set(titles).count == PeopleField.allCases.count)
        #expect(!titles.contains(FieldProblem("whatever", .required).fieldTitle(in: language)))
    }

    @Test("What surrounds a consultation has titles too")
    func otherTitles() {
        let fields = [
            "id", "changes", "reason", "from", "to", "limit", "cursor", "code", "name", "kind", "aliases", "latitude",
            "longitude", "openedOn", "closedOn", "wifi", "terminals", "whatever",
        ]
        #expect(
            fields.map { FieldProblem($0, .required).fieldTitle(in: .ja) } == [
                "識別番号", "訂正内容", "理由", "期間の初日", "期間の末日", "1ページの件数", "続きの位置", "コード", "名称", "種別", "別名", "緯度",
                "経度", "開設日", "廃止日", "公衆無線LAN", "公共端末台数", "この項目",
            ]
        )
        #expect(
            fields.map { FieldProblem($0, .required).fieldTitle(in: .en) } == [
                "Id", "Changes", "Reason", "From", "To", "Limit", "Cursor", "Code", "Name", "Kind", "Aliases",
                "Latitude",
                "Longitude", "Opening date", "Closing date", "Public Wi-Fi", "Public terminals", "This field",
            ]
        )
    }

    private static let reasons = 60

    /// The place of each reason in the list; a new one does not compile until it has a place here and a sentence below.
    private func position(_ reason: FieldProblem.Reason) -> Int {
        switch reason {
        case .required: 0
        case .unknownProperty: 1
        case .wrongType: 2
        case .unknownSite: 3
        case .unknownTopic: 4
        case .unknownOutcome: 5
        case .unknownTown: 6
        case .unknownSupporter: 7
        case .unknownResident: 8
        case .unknownSupportCase: 9
        case .unknownChannel: 10
        case .unknownAgeBand: 11
        case .unreadableDate: 12
        case .unreadableTime: 13
        case .unreadableIdentifier: 14
        case .heldAtAndHeldOn: 15
        case .future: 16
        case .futureMoment: 17
        case .siteNotOpenYet: 18
        case .siteClosed: 19
        case .outOfRange: 20
        case .unreadableMinutes: 21
        case .tooLong: 22
        case .tooMany: 23
        case .empty: 24
        case .controlCharacter: 25
        case .invalidEncoding: 26
        case .holdsMyNumber: 27
        case .nothingChanges: 28
        case .unreadableFiscalYear: 29
        case .dayOutside: 30
        case .notOneOf: 31
        case .amountOutside: 32
        case .exceedsTotal: 33
        case .malformedID: 34
        case .idTaken: 35
        case .fixedByFigures: 36
        case .notFromSurvey: 37
        case .dividesByNothing: 38
        case .fiscalYearOver: 39
        case .unreadableMonth: 40
        case .unknownCode: 41
        case .unreadableClockTime: 42
        case .endsBeforeStart: 43
        case .siteClosedOnDay: 44
        case .certificateEnds: 45
        case .supporterNotActive: 46
        case .consentNeeded: 47
        case .unreadablePhone: 48
        case .namedTwice: 49
        case .unreadablePeriod: 50
        case .unreadableVersion: 51
        case .notTogether: 52
        case .periodNeeded: 53
        case .tooShort: 54
        case .tooCommon: 55
        case .malformedAccountName: 56
        case .unknownRole: 57
        case .sitesNeeded: 58
        case .past: 59
        }
    }
}
