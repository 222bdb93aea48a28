import FoundationEssentials
import SupportDesk
import Testing

@Suite("A record, sent again as it stands")
struct DraftRoundTripTests {
    @Test("The draft made from a consultation makes the same consultation again, also by way of JSON")
    func roundTrip() throws {
        var random = SeededGenerator(seed: 26)
        for _ in 0..<500 {
            let content = ConsultationContent.random(using: &random)
            let draft = ConsultationDraft(content)
            #expect(try SampleDesk.desk.content(of: draft, now: SampleDesk.now) == content)
            let sent = try JSONDecoder().decode(ConsultationDraft.self, from: JSONEncoder().encode(draft))
            #expect(try SampleDesk.desk.content(of: sent, now: SampleDesk.now) == content)
        }
    }

    @Test("A moment stands for its day: the draft gives one of the two")
    func oneOfTwo() {
        var content = ConsultationContent(site: "S001", heldOn: SampleDesk.now.day, channel: .visit, topics: ["other"])
        #expect(ConsultationDraft(content).heldOn == "2026-05-14")
        #expect(ConsultationDraft(content).heldAt == nil)
        content.heldAt = SampleDesk.now
        #expect(ConsultationDraft(content).heldOn == nil)
        #expect(ConsultationDraft(content).heldAt == "2026-05-14T10:30:00+09:00")
    }
}

extension ConsultationContent {
    /// Some consultation that ``SampleDesk`` could have accepted.
    fileprivate static func random(using random: inout SeededGenerator) -> ConsultationContent {
        let site = SampleDesk.sites.picked(using: &random)
        let days =
            site.openedOn.daysSince1970...min(site.closedOn ?? SampleDesk.now.day, SampleDesk.now.day).daysSince1970
        let day = CivilDate(daysSince1970: .random(in: days, using: &random))
        let midnight = Instant(startOf: day).microsecondsSince1970
        let latest = min(midnight + 86_399_999_999, SampleDesk.now.microsecondsSince1970 + 600_000_000)
        let moment = Instant(microsecondsSince1970: .random(in: midnight...latest, using: &random))
        let topics = SampleDesk.topics.entries.map(\.code).filter { _ in Bool.random(using: &random) }
        let texts = [nil, "髙橋様", "\u{FA19}田様", "か\u{3099}", " 前後に空白 ", "一行目\r\n二行目", "𠮷野家😀", "\"\\/", "葛\u{E0100}城"]
        return ConsultationContent(
            site: site.code,
            heldOn: day,
            heldAt: Bool.random(using: &random) ? moment : nil,
            channel: Channel.allCases.picked(using: &random),
            topics: topics.isEmpty ? ["other"] : topics,
            ageBand: AgeBand.allCases.picked(using: &random),
            minutes: Minutes(.random(in: 0...600, using: &random)),
            outcome: (SampleDesk.outcomes.entries.map(\.code) + [nil]).picked(using: &random),
            town: (SampleDesk.towns.map(\.code) + [nil]).picked(using: &random),
            supporters: SampleDesk.desk.supporters.sorted().filter { _ in Bool.random(using: &random) },
            resident: Bool.random(using: &random) ? .version7(at: moment, random: &random) : nil,
            supportCase: Bool.random(using: &random) ? .version7(at: moment, random: &random) : nil,
            satisfaction: [1, 2, 3, 4, 5, nil].picked(using: &random),
            canDoOnline: [true, false, nil].picked(using: &random),
            receipt: [nil, "2026-00001", "窓口 1", "R8/5"].picked(using: &random),
            note: texts.picked(using: &random)
        )
    }
}

extension Collection {
    /// One of its elements, of which there must be some.
    fileprivate func picked(using random: inout SeededGenerator) -> Element {
        self[index(startIndex, offsetBy: .random(in: 0..<count, using: &random))]
    }
}
