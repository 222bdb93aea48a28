import SupportDesk
import Testing

@Suite("A code")
struct CodeTests {
    @Test("Codes are equal when their scalars are: U+FA19 is somebody's 神, not U+795E")
    func scalars() {
        #expect("\u{FA19}" == "\u{795E}")
        #expect(Topic.ID("\u{FA19}") != Topic.ID("\u{795E}"))
        #expect(Topic.ID("か\u{3099}") != Topic.ID("が"))
        #expect(Set([Topic.ID("\u{FA19}"), Topic.ID("\u{795E}"), Topic.ID("\u{795E}")]).count == 2)
        #expect(Topic.ID("mail") == Topic.ID(rawValue: "mail"))
        #expect(Topic.ID("mail") != Topic.ID("Mail"))
    }

    @Test("A code is text: its leading zeros stay, and its order is that of its bytes")
    func order() {
        #expect(Site.ID("007").description == "007")
        #expect(Site.ID("007") != Site.ID("7"))
        #expect(
            [Site.ID("10"), Site.ID("9"), Site.ID("S1"), Site.ID("09"), Site.ID("窓")].sorted() == [
                "09", "10", "9", "S1", "窓",
            ]
        )
        #expect(Site.ID("\u{795E}") < Site.ID("\u{FA19}"))
        #expect(!(Site.ID("\u{FA19}") < Site.ID("\u{795E}")))
    }
}

@Suite("What a consultation says")
struct ConsultationContentTests {
    static let content = ConsultationContent(
        site: "S001",
        heldOn: SampleDesk.now.day,
        channel: .phone,
        topics: ["mail"]
    )

    @Test("Notes and receipt numbers are the same only when every scalar is, for they may hold names")
    func scalars() {
        var one = Self.content
        var other = Self.content
        (one.note, other.note) = ("\u{FA19}様", "\u{795E}様")
        #expect(one != other)
        #expect(Set([one, other]).count == 2)
        other.note = one.note
        #expect(one == other)
        (one.receipt, other.receipt) = ("か\u{3099}1", "が1")
        #expect(one != other)
        other.receipt = one.receipt
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
    }

    @Test("A note that is missing is not an empty one")
    func missing() {
        var other = Self.content
        other.note = ""
        #expect(Self.content != other)
    }
}
