import DeskImport
import FoundationEssentials
import SupportDesk
import Testing

@Suite("The result of an import")
struct ImportResultTests {
    @Test("It has exactly the keys of the contract, null where nothing is known")
    func json() throws {
        var tally = ImportTally()
        tally.accept(3)
        tally.passOver()
        tally.reject(Rejection(line: 7, reason: .unterminatedQuote))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(tally.result { _ in "引用符が閉じていません。" }), as: UTF8.self)
        #expect(
            json == """
                {"accepted":3,"duplicates":1,"read":5,"rejected":1,"rejections":[\
                {"field":null,"line":7,"reason":"引用符が閉じていません。","receipt":null,"value":null}]}
                """
        )
        let decoded = try JSONDecoder().decode(ImportResult.self, from: Data(json.utf8))
        #expect(decoded.read == 5)
        #expect(decoded.rejections.first?.line == 7)
    }

    @Test("All rejections are counted; the first thousand are kept, in the order of the file")
    func limit() {
        var tally = ImportTally()
        for line in (1...600).reversed() + Array(601...1500) {
            tally.reject(Rejection(line: line, reason: .unterminatedQuote))
        }
        #expect(tally.rejected == 1500)
        #expect(tally.rejections.map(\.line) == Array(1...1000))
    }
}
