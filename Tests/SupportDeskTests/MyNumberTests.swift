import SupportDesk
import Testing

@Suite("A My Number is recognised so that it can be refused")
struct MyNumberTests {
    @Test(
        "A valid number is found however it is written, and whatever stands beside it",
        arguments: [
            "123456789018", "番号は123456789018です", "１２３４５６７８９０１８", "1234 5678 9018", "1234-5678-9018", "1234－5678－9018",
            "１２３４　５６７８　９０１８", "1234‐5678‐9018", "1234−5678−9018", "1234ー5678ー9018", "1234―5678―9018", "1234–5678–9018",
            "1234 - 5678 - 9018", "1234  5678  9018", "1234\t5678\t9018", "1234・5678・9018", "123456 789018",
            "123 456 789 018",
            "1 2 3 4 5 6 7 8 9 0 1 8", "5 1234 5678 9018", "1234 5678 9018 72", "令和8年5月14日 1234-5678-9018",
            "電話03-1234-5678、番号123456789018", "999999999999 123456789018", "72歳123456789018", "①２３４５６７８９０１８",
            "123456789018\n", "No.123456789018.", "1234\u{A0}5678\u{A0}9018",
        ]
    )
    func found(text: String) {
        #expect(MyNumber.isPresent(in: text))
    }

    @Test(
        "Nothing is found where no twelve digits stand together, where the check digit does not hold, or in a longer run",
        arguments: [
            "", "備考", "12345678901", "123456789019", "123456789010", "1234567890180", "0123456789018",
            "1234567890181234",
            "03-3312-2111", "2026-05-14", "123456789、018", "1234 5678 901", "1234/5678/9018", "1234-5678-9019",
            "090-1234-5678 10-30", "12345678901八", "1234     5678     9018",
        ]
    )
    func notFound(text: String) {
        #expect(!MyNumber.isPresent(in: text))
    }

    @Test("Of the ten last digits exactly one holds, the one that the ordinance gives")
    func checkDigits() {
        var random = SeededGenerator(seed: 12)
        for _ in 0..<500 {
            let eleven = (0..<11).map { _ in Int.random(in: 0...9, using: &random) }
            let valid = (0...9).filter { MyNumber.isValid(eleven + [$0]) }
            #expect(valid == [checkDigit(of: eleven)])
        }
    }

    @Test("Twelve digits are needed", arguments: [0, 11, 13])
    func length(count: Int) {
        #expect(!MyNumber.isValid(Array(repeating: 0, count: count)))
        #expect(MyNumber.isValid(Array(repeating: 0, count: 12)))
    }

    @Test(
        "Long text takes time in proportion to its length",
        .timeLimit(.minutes(1)),
        arguments: ["1 ", "1234 ", "12345678901", "備考", "- ", "9"]
    )
    func longText(piece: String) {
        let text = String(repeating: piece, count: 60_000 / piece.utf8.count)
        #expect(!MyNumber.isPresent(in: text + "x"))
        #expect(MyNumber.isPresent(in: text + "x123456789018"))
    }

    /// As the ordinance puts it: the n-th digit from the right (the check digit not counted) is weighed with n + 1 up to the
    /// sixth, with n − 5 from the seventh.
    private func checkDigit(of eleven: [Int]) -> Int {
        let sum = eleven.reversed().enumerated().reduce(0) { sum, digit in
            let n = digit.offset + 1
            return sum + digit.element * (n <= 6 ? n + 1 : n - 5)
        }
        return sum % 11 <= 1 ? 0 : 11 - sum % 11
    }
}
