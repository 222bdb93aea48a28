import FoundationEssentials
import SupportDesk
import Testing

@Suite("The rules that a consultation meets")
struct ConsultationRulesTests {
    /// A draft that is right but for one change, and what the desk then finds.
    struct Case: CustomTestStringConvertible {
        let title: String
        let problems: [FieldProblem]
        let change: @Sendable (inout ConsultationDraft) -> Void

        init(
            _ title: String,
            _ problems: FieldProblem...,
            change: @escaping @Sendable (inout ConsultationDraft) -> Void
        ) {
            (self.title, self.problems, self.change) = (title, problems, change)
        }

        var testDescription: String { title }
    }

    @Test("Each refusal names its field and its reason", arguments: refusals)
    func refusal(_ refusal: Case) {
        var draft = SampleDesk.draft
        refusal.change(&draft)
        #expect(problems(draft) == refusal.problems)
    }

    @Test("What lies just inside the limits is accepted", arguments: acceptances)
    func acceptance(_ acceptance: Case) {
        var draft = SampleDesk.draft
        acceptance.change(&draft)
        #expect(problems(draft) == [])
    }

    @Test("There is a refusal for each reason that the rules can give")
    func everyReason() {
        let shown = Set(Self.refusals.flatMap(\.problems).map(\.reason.code))
        let elsewhere: Set = [
            // Found while reading JSON or a file, when writing to the database, or when correcting.
            "unknown-property", "wrong-type", "invalid-encoding", "unreadable-minutes", "unknown-resident",
            "unknown-support-case", "nothing-changes",
        ]
        #expect(shown.isDisjoint(with: elsewhere))
        #expect(shown.count + elsewhere.count == 28)
    }

    @Test("An empty draft lacks four things")
    func emptyDraft() {
        #expect(
            problems(ConsultationDraft()) == [
                FieldProblem(.heldOn, .required), FieldProblem(.site, .required), FieldProblem(.channel, .required),
                FieldProblem(.topics, .required),
            ]
        )
    }

    @Test("People learn of everything at once, in the order of the fields")
    func everythingAtOnce() {
        var draft = ConsultationDraft()
        draft.site = "荻窪図書館"
        draft.heldOn = "2026-02-30"
        draft.channel = "fax"
        draft.topics = ["メイル", "wifi", "囲碁将棋"]
        draft.ageBand = "72"
        draft.minutes = 0
        draft.outcome = "完璧"
        draft.town = "荻窪二丁"
        draft.supporters = ["支援員999"]
        draft.resident = "1"
        draft.supportCase = ""
        draft.satisfaction = 6
        draft.receipt = "\u{0}"
        draft.note = "番号は1234 5678 9018\u{7}"
        #expect(
            problems(draft) == [
                FieldProblem(.heldOn, .unreadableDate),
                FieldProblem(.site, .unknownSite(nearest: ["荻窪二図書館"])),
                FieldProblem(.channel, .unknownChannel),
                FieldProblem(.topics, .unknownTopic(nearest: ["メール"])),
                FieldProblem(.topics, .unknownTopic(nearest: [])),
                FieldProblem(.ageBand, .unknownAgeBand),
                FieldProblem(.minutes, .outOfRange(1...600)),
                FieldProblem(.outcome, .unknownOutcome(nearest: [])),
                FieldProblem(.town, .unknownTown(nearest: ["荻窪二丁目"])),
                FieldProblem(.supporters, .unknownSupporter),
                FieldProblem(.resident, .unreadableIdentifier),
                FieldProblem(.supportCase, .unreadableIdentifier),
                FieldProblem(.satisfaction, .outOfRange(1...5)),
                FieldProblem(.receipt, .controlCharacter),
                FieldProblem(.note, .controlCharacter),
                FieldProblem(.note, .holdsMyNumber),
            ]
        )
    }

    @Test("Words become codes: topics each once and in the ward's order, supporters sorted")
    func understanding() throws {
        var draft = SampleDesk.draft
        draft.site = " ｏｇｉ２ "
        draft.topics = ["その他", "確定申告", "Ｗｉ－Ｆｉ", "e_tax", "wifi"]
        draft.ageBand = "75-79"
        draft.minutes = 15
        draft.outcome = "できた"
        draft.town = "荻窪二丁目"
        draft.supporters = ["支援員010", "支援員001", "支援員010"]
        draft.resident = "019E2440-1C00-7A31-8F20-5B6C7D8E9F01"
        draft.satisfaction = 5
        draft.canDoOnline = true
        draft.receipt = "2026-00001"
        draft.note = " 髙橋様\n\u{FA19}田様 "
        let content = try SampleDesk.desk.content(of: draft, now: SampleDesk.now)
        #expect(
            content
                == ConsultationContent(
                    site: "S001",
                    heldOn: SampleDesk.now.day,
                    heldAt: SampleDesk.now.adding(seconds: -1800),
                    channel: .inPerson,
                    topics: ["wifi", "e_tax", "other"],
                    ageBand: .from75,
                    minutes: Minutes(15),
                    outcome: "done_by_self",
                    town: "131150012",
                    supporters: ["支援員001", "支援員010"],
                    resident: UUID(uuidString: "019e2440-1c00-7a31-8f20-5b6c7d8e9f01"),
                    satisfaction: 5,
                    canDoOnline: true,
                    receipt: "2026-00001",
                    note: " 髙橋様\n\u{FA19}田様 "
                )
        )
    }

    @Test("A receipt number is a code: however it was typed, it is the same one")
    func receiptNumber() throws {
        for written in ["2026-00001", "２０２６－００００１", " 2026-00001　", "2026-00001\n"] {
            var draft = SampleDesk.draft
            draft.receipt = written
            #expect(try SampleDesk.desk.content(of: draft, now: SampleDesk.now).receipt == "2026-00001")
        }
    }

    @Test("What was not said stays unsaid: the age is 不詳, a text of blanks is none")
    func unsaid() throws {
        var draft = SampleDesk.draft
        draft.receipt = " "
        draft.note = "　\n"
        let content = try SampleDesk.desk.content(of: draft, now: SampleDesk.now)
        #expect(content.ageBand == .unknown)
        #expect(content.receipt == nil)
        #expect(content.note == nil)
        #expect(content.minutes == nil && content.outcome == nil && content.town == nil && content.supporters.isEmpty)
        #expect(content.resident == nil && content.satisfaction == nil && content.canDoOnline == nil)
    }

    @Test("A record made with a topic that has since been retired is still accepted")
    func retiredCode() throws {
        var draft = SampleDesk.draft
        draft.topics = ["fax"]
        #expect(try SampleDesk.desk.content(of: draft, now: SampleDesk.now).topics == ["fax"])
    }

    @Test("A consultation at 00:30 in Japan belongs to the day that has just begun, wherever its offset was taken")
    func dayInJapan() throws {
        for written in ["2026-05-14T00:30:00+09:00", "2026-05-13T15:30:00Z"] {
            var draft = SampleDesk.draft
            draft.heldAt = written
            let content = try SampleDesk.desk.content(of: draft, now: SampleDesk.now)
            #expect(content.heldOn.description == "2026-05-14")
            #expect(content.heldAt?.description == "2026-05-14T00:30:00+09:00")
        }
    }

    @Test("Just after midnight in Japan that day may be entered, although it is still yesterday in UTC")
    func justAfterMidnight() throws {
        let midnight = Instant(startOf: SampleDesk.now.day)
        var draft = SampleDesk.draft
        (draft.heldAt, draft.heldOn) = (nil, "2026-05-14")
        #expect(throws: Never.self) { try SampleDesk.desk.content(of: draft, now: midnight) }
        #expect(throws: InvalidSubmission([FieldProblem(.heldOn, .future(latest: midnight.day.adding(days: -1)))])) {
            try SampleDesk.desk.content(
                of: draft,
                now: Instant(microsecondsSince1970: midnight.microsecondsSince1970 - 1)
            )
        }
    }

    private func problems(_ draft: ConsultationDraft) -> [FieldProblem] {
        do {
            _ = try SampleDesk.desk.content(of: draft, now: SampleDesk.now)
            return []
        } catch {
            return error.problems
        }
    }
}
