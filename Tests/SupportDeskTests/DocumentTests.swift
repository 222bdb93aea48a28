import FoundationEssentials
import SupportDesk
import Testing

@Suite("What HTTP and --json show")
struct DocumentTests {
    /// 019e2440-1c00-7a31-8f20-5b6c7d8e9f01
    static let id = UUID(
        uuid: (0x01, 0x9E, 0x24, 0x40, 0x1C, 0x00, 0x7A, 0x31, 0x8F, 0x20, 0x5B, 0x6C, 0x7D, 0x8E, 0x9F, 0x01)
    )

    static let full = Consultation(
        id: id,
        content: ConsultationContent(
            site: "S001",
            heldOn: SampleDesk.now.day,
            heldAt: SampleDesk.now,
            channel: .inPerson,
            topics: ["wifi", "e_tax"],
            ageBand: .from90,
            minutes: Minutes(15),
            outcome: "done_by_self",
            town: "131150012",
            supporters: ["支援員001"],
            resident: id,
            supportCase: id,
            satisfaction: 5,
            canDoOnline: false,
            receipt: "2026-00001",
            note: "髙橋様"
        ),
        revision: 2,
        recordedAt: SampleDesk.now.adding(seconds: 5),
        recordedBy: "staff",
        isVoid: false
    )

    static let bare = Consultation(
        id: id,
        content: ConsultationContent(site: "S001", heldOn: SampleDesk.now.day, channel: .phone, topics: ["other"]),
        revision: 1,
        recordedAt: SampleDesk.now,
        recordedBy: "staff",
        isVoid: true
    )

    @Test("A consultation in full")
    func fullConsultation() throws {
        #expect(
            try json(ConsultationDocument(Self.full)) == """
                {"ageBand":"90+","canDoOnline":false,"channel":"in_person","heldAt":"2026-05-14T10:30:00+09:00",\
                "heldOn":"2026-05-14","id":"019e2440-1c00-7a31-8f20-5b6c7d8e9f01","minutes":15,"note":"髙橋様",\
                "outcome":"done_by_self","receipt":"2026-00001","recordedAt":"2026-05-14T10:30:05+09:00","recordedBy":"staff",\
                "resident":"019e2440-1c00-7a31-8f20-5b6c7d8e9f01","revision":2,"satisfaction":5,"site":"S001",\
                "supportCase":"019e2440-1c00-7a31-8f20-5b6c7d8e9f01","supporters":["支援員001"],"topics":["wifi","e_tax"],\
                "town":"131150012","void":false}
                """
        )
    }

    @Test("A consultation with nothing but what is required: what is not known is left out")
    func bareConsultation() throws {
        #expect(
            try json(ConsultationDocument(Self.bare)) == """
                {"ageBand":"unknown","channel":"phone","heldOn":"2026-05-14","id":"019e2440-1c00-7a31-8f20-5b6c7d8e9f01",\
                "recordedAt":"2026-05-14T10:30:00+09:00","recordedBy":"staff","revision":1,"site":"S001","supporters":[],\
                "topics":["other"],"void":true}
                """
        )
    }

    @Test("A document is the same after its way through JSON")
    func roundTrips() throws {
        for consultation in [Self.full, Self.bare] {
            try #expect(returned(ConsultationDocument(consultation)) == ConsultationDocument(consultation))
            for kind in [ConsultationRevision.Kind.recorded, .corrected, .voided] {
                let revision = ConsultationRevision(
                    consultation: consultation,
                    kind: kind,
                    changedAt: SampleDesk.now,
                    changedBy: "coordinator",
                    reason: kind == .recorded ? nil : "聞き間違い"
                )
                let document = ConsultationRevisionDocument(revision)
                try #expect(returned(document) == document)
                #expect(document.revision == consultation.revision)
                #expect(document.kind == kind.rawValue)
            }
        }
        let list = ListDocument(items: [ConsultationDocument(Self.full), ConsultationDocument(Self.bare)])
        try #expect(returned(list).items == list.items)
        let problem = ProblemDocument(
            type: "invalid-submission",
            title: "入力内容に誤りがあります",
            status: 422,
            detail: "対応時間は1〜600分で入力してください。",
            requestId: "r-1",
            errors: [.init(field: "minutes", code: "out-of-range", detail: "対応時間は1〜600分で入力してください。")]
        )
        try #expect(returned(problem) == problem)
        let line = BatchLineDocument(id: nil, status: 422, problem: problem)
        try #expect(returned(line) == line)
        try #expect(returned(BatchLineDocument(id: "x", status: 201)) == BatchLineDocument(id: "x", status: 201))
        try #expect(returned(ConsultationDraft(Self.full.content)) == ConsultationDraft(Self.full.content))
    }

    @Test("A draft takes what is missing for unsaid")
    func draft() throws {
        let draft = try JSONDecoder().decode(ConsultationDraft.self, from: Data("{}".utf8))
        #expect(draft == ConsultationDraft())
    }

    @Test("A desk that was sent to the client judges as the one on the server, but for towns")
    func desk() throws {
        let document = DeskDocument(SampleDesk.desk)
        let received = try returned(document).desk
        #expect(DeskDocument(received) == document)
        #expect(received.sites.map(\.code) == SampleDesk.desk.sites.map(\.code))
        #expect(received.sites.map(\.openedOn) == SampleDesk.desk.sites.map(\.openedOn))
        #expect(received.sites.map(\.closedOn) == SampleDesk.desk.sites.map(\.closedOn))
        #expect(received.supporters == SampleDesk.desk.supporters)
        #expect(received.eras == SampleDesk.eras)
        #expect(try received.site("高井戸支所").required.code == "S002")
        #expect(try received.topics.find("確定申告").required.code == "e_tax")
        #expect(received.topics["fax"]?.retiredOn == SampleDesk.topics["fax"]?.retiredOn)
        #expect(try received.outcomes.find("did it themselves").required.code == "done_by_self")
        #expect(try received.content(of: SampleDesk.draft, now: SampleDesk.now).site == "S001")
        #expect(received.towns.isEmpty)
    }

    private func json(_ document: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try String(decoding: encoder.encode(document), as: UTF8.self)
    }

    private func returned<Document: Codable>(_ document: Document) throws -> Document {
        try JSONDecoder().decode(Document.self, from: JSONEncoder().encode(document))
    }
}
