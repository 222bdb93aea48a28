import DeskImport
import SupportDesk
import Testing

@Suite("My Numbers in the notes of a log")
struct MyNumberInNotesTests {
    @Test("A number is found whichever character stands for its first or last digits")
    func everyDigit() throws {
        var log = LogFile()
        var characters: [String] = []
        for scalar in Self.scalars {
            let composed = String(scalar).compatibilityComposed
            guard scalar.value > 0x7F else { continue }
            let (leading, trailing) = (
                composed.prefix(while: Self.isDigit), composed.reversed().prefix(while: Self.isDigit)
            )
            if !trailing.isEmpty {
                log.append([
                    "備考": "\(scalar)\(Self.number(beginning: String(trailing.reversed())).dropFirst(trailing.count))"
                ])
                characters.append("\(scalar) first")
            }
            if !leading.isEmpty {
                log.append(["備考": "\(Self.number(ending: String(leading)).dropLast(leading.count))\(scalar)"])
                characters.append("\(scalar) last")
            }
        }
        let outcome = try LogOutcome(TestFile(log.text))
        #expect(characters.count > 400)
        #expect(outcome.rows.map { characters[$0.line - 2] } == [])
        #expect(outcome.rejections.allSatisfy { $0.reason == .problem(.holdsMyNumber) && $0.value == nil })
    }

    @Test("Twelve digits that are no My Number are a note like any other")
    func otherNumbers() throws {
        var log = LogFile()
        log.append(["備考": "123456789012"])
        log.append(["備考": "電話 03-1234-5678、内線 9018"])
        #expect(try LogOutcome(TestFile(log.text)).rejections == [])
    }

    private static let scalars: [Unicode.Scalar] = {
        let ranges = [0x80...0xD7FF, 0xE000...0xFFFD, 0x1D400...0x1D7FF, 0x1F100...0x1F2FF, 0x1FB00...0x1FBFF]
        return ranges.flatMap { $0.compactMap { Unicode.Scalar(UInt32($0)) } }
    }()

    private static func isDigit(_ character: Character) -> Bool {
        ("0"..."9").contains(character)
    }

    /// A My Number that begins with these digits.
    private static func number(beginning: String) -> String {
        let eleven = beginning + "23456789012".dropFirst(beginning.count)
        return (0...9).map { eleven + String($0) }.first(where: isNumber) ?? ""
    }

    /// A My Number that ends in these digits.
    private static func number(ending: String) -> String {
        let beginnings = (0...999).lazy.map { String(123_456_789_000 + $0 * 7).suffix(12 - ending.count) }
        return beginnings.map { $0 + ending }.first(where: isNumber) ?? ""
    }

    private static func isNumber(_ text: String) -> Bool {
        MyNumber.isValid(text.compactMap(\.wholeNumberValue))
    }
}
