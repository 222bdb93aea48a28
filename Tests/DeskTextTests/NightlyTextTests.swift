import DeskText
import SupportDesk
import Testing

@Suite("What people read about the nightly export")
struct NightlyTextTests {
    private static let day = CivilDate(daysSince1970: 20_000)
    private static let missing = UnmappableCharacter(table: "sites", row: 2, key: "S001", column: "名称", character: "𠮷")

    private static let failures: [ExportFailure] = [
        .unmappable([missing], count: 1), .tooManyRows(table: "consultations", limit: 10),
        .textTooLong(table: "sites", row: 1, column: "名称", limit: 10),
        .unexpectedValue(table: "sites", row: 1, column: nil), .encodingMissing,
        .cannotMake(path: "/x", reason: "y"), .cannotWrite(path: "/x", reason: "y"), .diskFull(path: "/x"),
        .cannotExchange(path: "/x"), .otherAudience(path: "/x", .internal), .notAPackage(path: "/x"),
    ]

    @Test("Every failure says that nothing was delivered, and what to do next", arguments: Self.failures)
    func failed(failure: ExportFailure) {
        let (japanese, english) = (failure.detail(in: .ja), failure.detail(in: .en))
        if case .cannotExchange = failure {
            #expect(japanese.contains("前回の出力はそのまま") && english.contains("the previous package stays"))
        } else {
            #expect(japanese.contains("何も出力していません") && english.lowercased().contains("nothing was delivered"))
        }
        #expect(japanese.contains("ください") && japanese.hasSuffix("。"))
        #expect(english.hasSuffix("."))
        // The list says which; the sentence holds nothing of the data.
        #expect(!japanese.contains("𠮷") && !english.contains("𠮷"))
    }

    @Test("A period that cannot be made public is named, with what may be reconsidered")
    func publication() {
        let month = ClosingPeriod.month(Self.day)
        for text in [
            PublicationText.hidesEverything(month, in: .ja), PublicationText.cannotProtect(month, cells: 2, in: .ja),
            PublicationText.hidesEverything(month, in: .en), PublicationText.cannotProtect(month, cells: 2, in: .en),
        ] {
            #expect(text.contains("--threshold") && text.contains("--audience internal"))
        }
        #expect(PublicationText.hidesEverything(month, in: .ja).hasPrefix(month.title(in: .ja)))
    }

    @Test("What was done is said in one sentence of each language")
    func done() {
        let texts: [NightlyText] = [
            .delivered(path: "/x", rows: 3), .unchanged(path: "/x"), .alreadyDelivered(path: "/x"), .replaced(2),
            .heldBack([.month(Self.day)]), .pruned(2), .notPruned(folder: "/x"), .taken, .notTaken(status: 3),
            .unknownDate, .future, .noFolder, .outside(option: "--keep", 1...10),
        ]
        for text in texts {
            #expect(text.text(in: .ja).hasSuffix("。"))
            #expect(text.text(in: .en).hasSuffix("."))
        }
        #expect(Set(texts.map { $0.text(in: .ja) }).count == texts.count)
        #expect(Set(texts.map { $0.text(in: .en) }).count == texts.count)
    }

    @Test("A character is found by its table, record, column and code point")
    func place() {
        #expect(Self.missing.place(in: .ja) == "sites S001 名称: 𠮷(U+20BB7)")
        #expect(Self.missing.place(in: .en) == "sites S001 名称: 𠮷 (U+20BB7)")
    }
}
