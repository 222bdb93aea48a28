import DeskImport
import Testing

@Suite("Files read in pieces")
struct PieceBorderTests {
    @Test("Where a piece ends changes nothing: within a character, a CRLF or a quote", arguments: Writing.allCases)
    func borders(writing: Writing) throws {
        var random = SeededGenerator(seed: 20_260_514)
        for _ in 0..<3 {
            let document = Document(&random)
            let file = try TestFile(bytes: writing.bytes(document.text))
            for pieceSize in 1...17 {
                let events = try DelimitedReaderTests.read(file, pieceSize: pieceSize)
                #expect(events == document.records, "pieces of \(pieceSize) bytes of \(document.text.debugDescription)")
            }
        }
    }

    @Test("Bytes that are no characters are found wherever a piece ends", arguments: 1...17)
    func damage(pieceSize: Int) throws {
        let bytes: [UInt8] = Array("受付番号,備考\n1,良い\n2,悪".utf8) + [0xE6, 0x81, 0x0A] + Array("3,良い\n4,".utf8) + [0xE6]
        let file = try TestFile(bytes: bytes)
        let events = try DelimitedReaderTests.read(file, pieceSize: pieceSize)
        #expect(
            events == [
                .row(1, ["受付番号", "備考"]), .row(2, ["1", "良い"]), .row(3, ["2", "悪\u{FFFD}\u{FFFD}"]),
                .row(4, ["3", "良い"]),
                .row(5, ["4", "\u{FFFD}"]),
            ]
        )
    }

    /// A made-up file, and what it says.
    struct Document {
        private(set) var text = ""
        private(set) var records: [DelimitedReaderTests.Event] = []

        init(_ random: inout SeededGenerator) {
            let lineBreak = random.pick(LineBreak.allCases)
            var line = 1
            // The beginning decides on encoding and separator, and is read at once.
            let beginning = ["受付番号", String(repeating: "相談日", count: 120)]
            text = beginning.joined(separator: ",") + lineBreak.rawValue
            records = [.row(1, beginning)]
            for _ in 0..<20 {
                line += 1
                let fields = (0..<Int.random(in: 1...4, using: &random)).map { _ in Self.field(&random) }
                text += fields.map { Self.written($0, &random) }.joined(separator: ",") + lineBreak.rawValue
                if fields.contains(where: { !$0.allSatisfy(\.isWhitespace) }) { records.append(.row(line, fields)) }
                line += fields.joined().unicodeScalars.reduce(0) { $0 + ($1 == "\n" ? 1 : 0) }
            }
        }

        private static let pieces = ["a", "髙", "ｶﾞ", "～", "\"", ",", "\n", " ", "　", "表", "ソ", "7", "①"]

        private static func field(_ random: inout SeededGenerator) -> String {
            (0..<Int.random(in: 0...5, using: &random)).map { _ in random.pick(pieces) }.joined()
        }

        private static func written(_ field: String, _ random: inout SeededGenerator) -> String {
            let needsQuotes = field.contains { "\",\n".contains($0) }
            guard needsQuotes || Bool.random(using: &random) else { return field }
            return "\"" + field.replacing("\"", with: "\"\"") + "\""
        }
    }
}
