import FoundationEssentials
import NIOCore
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Writing consultations as JSON")
struct ConsultationJSONTests {
    private func consultation(_ content: ConsultationContent) -> Consultation {
        Consultation(
            id: UUID(),
            content: content,
            revision: 3,
            recordedAt: Instant(microsecondsSince1970: 1_795_410_000_123_456),
            recordedBy: "staff",
            isVoid: true
        )
    }

    private var full: ConsultationContent {
        ConsultationContent(
            site: "S001",
            heldOn: CivilDate(daysSince1970: 20_000),
            heldAt: Instant(microsecondsSince1970: 20_000 * 86_400_000_000),
            channel: .online,
            topics: ["mail", "map"],
            ageBand: .from75,
            minutes: Minutes(15),
            outcome: "partly",
            town: "本町一丁目",
            supporters: ["支援員001"],
            resident: UUID(),
            supportCase: UUID(),
            satisfaction: 5,
            canDoOnline: false,
            receipt: "R-1",
            note: "\"引用\" \\ 改行\n\r\t と \u{8} 𠮷"
        )
    }

    private var sparse: ConsultationContent {
        ConsultationContent(site: "S001", heldOn: CivilDate(daysSince1970: 20_000), channel: .phone, topics: ["mail"])
    }

    @Test("It says exactly what JSONEncoder says of the same document")
    func sameAsEncoder() throws {
        for content in [full, sparse] {
            let consultation = consultation(content)
            let bytes = ByteBuffer(consultation).readableBytesView
            let document = ConsultationDocument(consultation)
            #expect(try JSONDecoder().decode(ConsultationDocument.self, from: Data(bytes)) == document)
            let ours = try JSONReader.value(Array(bytes)[...])
            let theirs = try JSONReader.value(Array(try JSONEncoder().encode(document))[...])
            let names = ours.members.map { Set($0.map(\.name)) }
            #expect(names == theirs.members.map { Set($0.map(\.name)) })
        }
    }

    @Test("A page is an object with its items, also when there are none")
    func page() throws {
        let none = try JSONReader.value(Array(ByteBuffer([Consultation]()).readableBytesView)[...])
        #expect(none == ["items": []])
        let page = ByteBuffer([consultation(full), consultation(sparse)])
        let list = try JSONDecoder().decode(ListDocument<ConsultationDocument>.self, from: Data(page.readableBytesView))
        #expect(list.items.map(\.minutes) == [15, nil])
    }

    @Test("What is written can be read again", arguments: 0..<4 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        for _ in 0..<300 {
            let scalars = (0..<12).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...(Bool.random(using: &random) ? 0x7F : 0x10FFFF), using: &random))
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            let value: JSONValue = ["t": .text(String(text)), "l": [1, .null, true, .number(0.25), ["n": -3]]]
            var writer = JSONWriter()
            writer.value(value)
            #expect(try JSONReader.value(writer.bytes[...]) == value)
        }
    }
}

extension Code: ExpressibleByStringLiteral, ExpressibleByExtendedGraphemeClusterLiteral,
    ExpressibleByUnicodeScalarLiteral
{
    public init(stringLiteral value: String) { self.init(value) }
}
