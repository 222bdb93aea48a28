import FoundationEssentials
import Testing

@testable import DeskServer

@Suite("Reading JSON")
struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONValue {
        try JSONReader.value(Array(text.utf8)[...])
    }

    @Test(
        "Every kind of value is read",
        arguments: [
            ("null", .null), ("true", true), ("false", false), ("0", 0), ("-0", 0), ("15", 15), ("-7", -7),
            ("15.0", 15), ("1.5e1", 15), ("1E2", 100), ("0.5", .number(0.5)), ("-1.25e-2", .number(-0.0125)),
            ("9223372036854775807", .wholeNumber(.max)), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
            (#""""#, ""), (#""a/b""#, "a/b"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""マイナ""#, "マイナ"), (#""\u30de\u30a4\u30CA""#, "マイナ"), (#""\ud842\udfb7野家""#, "𠮷野家"),
            (#""\u0000""#, "\0"), ("[]", []), ("[1, [2], \"x\"]", [1, [2], "x"]), ("{}", [:]),
            (#" { "a" : 1 , "b" : { "c" : [ null ] } } "#, ["a": 1, "b": ["c": [.null]]]),
            ("\t\r\n1\n", 1),
        ] as [(String, JSONValue)]
    )
    func values(text: String, value: JSONValue) throws {
        #expect(try read(text) == value)
    }

    @Test("Null and absent are told apart, and members keep their order")
    func members() throws {
        let value = try read(#"{"b":null,"a":1}"#)
        #expect(value["b"] == .null)
        #expect(value["c"] == nil)
        #expect(value.members?.map(\.name) == ["b", "a"])
    }

    @Test(
        "What is no JSON is refused, with the place",
        arguments: [
            ("", 0), (" ", 1), ("nul", 3), ("nulls", 4), ("True", 0), ("01", 1), ("-", 1), ("+1", 0), ("1.", 2),
            (".5", 0),
            ("1e", 2), ("1e+", 3), ("0x10", 1), ("NaN", 0), ("\"", 1), ("\"a", 2), ("'a'", 0), ("\"\n\"", 1),
            ("\"\\x\"", 2), ("\"\\u12g4\"", 5), ("[", 1), ("[1", 2), ("[1,]", 3), ("[,1]", 1), ("{", 1), ("{\"a\"}", 4),
            ("{\"a\":}", 5), ("{\"a\":1,}", 7), ("{a:1}", 1), ("{1:1}", 1), ("1 2", 2), ("{}x", 2), ("// c\n1", 0),
        ]
    )
    func malformed(text: String, offset: Int) {
        #expect(throws: MalformedJSON(reason: .unexpected, offset: offset)) { try read(text) }
    }

    @Test(
        "Bytes that are no UTF-8 and halves of surrogate pairs are refused",
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE3, 0x83, 0x22],
            Array(#""\ud842""#.utf8), Array(#""\udfb7""#.utf8), Array(#""\ud842\u0041""#.utf8),
            Array(#""\ud842x""#.utf8), [0x22, 0x5C, 0x6E, 0xFF, 0x22],
        ] as [[UInt8]]
    )
    func noText(bytes: [UInt8]) {
        let error = #expect(throws: MalformedJSON.self) { try JSONReader.value(bytes[...]) }
        #expect(error?.reason == .invalidText)
    }

    @Test("A byte order mark, Shift_JIS and UTF-16 are not guessed at")
    func otherEncodings() {
        for bytes in [[0xEF, 0xBB, 0xBF, 0x31], [0x22, 0x83, 0x7D, 0x22], [0x31, 0x00]] as [[UInt8]] {
            #expect(throws: MalformedJSON.self) { try JSONReader.value(bytes[...]) }
        }
    }

    @Test("The same name twice in one object is refused, also when spelled otherwise; in different objects it is not")
    func repeatedNames() throws {
        #expect(throws: MalformedJSON(reason: .repeatedName, offset: 7)) { try read(#"{"a":1,"a":2}"#) }
        #expect(throws: MalformedJSON(reason: .repeatedName, offset: 7)) { try read(#"{"a":1,"\u0061":2}"#) }
        #expect(try read(#"{"a":{"a":1}}"#) == ["a": ["a": 1]])
        let many = (0..<100).map { "\"n\($0)\":\($0)" }
        #expect(try read("{\(many.joined(separator: ","))}").members?.count == 100)
        for repeated in [0, 23, 24, 25, 99] {
            let text = "{\((many + ["\"n\(repeated)\":0"]).joined(separator: ","))}"
            let error = #expect(throws: MalformedJSON.self) { try read(text) }
            #expect(error?.reason == .repeatedName)
        }
    }

    @Test("Nesting is read to a depth that no document of ours has, and no deeper")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try read(nested(16))
        let error = #expect(throws: MalformedJSON.self) { try read(nested(17)) }
        #expect(error?.reason == .tooDeep)
        #expect(throws: MalformedJSON.self) { try read(String(repeating: "[", count: 1_000_000)) }
    }

    @Test("A slice is read by its own bounds, and the place counted from its start")
    func slices() throws {
        let bytes = Array("xx[1]yy".utf8)
        #expect(try JSONReader.value(bytes[2..<5]) == [1])
        #expect(throws: MalformedJSON(reason: .unexpected, offset: 3)) { try JSONReader.value(bytes[2..<6]) }
    }

    @Test("On random texts, whole and damaged, it agrees with JSONDecoder", arguments: 0..<8 as Range<UInt64>)
    func agreesWithFoundation(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        for _ in 0..<1500 {
            var bytes = RandomJSON.text(&random)
            for _ in 0..<Int.random(in: 0...2, using: &random) { RandomJSON.damage(&bytes, &random) }
            let theirs = try? JSONDecoder().decode(AnyJSON.self, from: Data(bytes)).value
            do {
                let ours = try JSONReader.value(bytes[...])
                // A number beyond all numbers is one for us, and the rules find it too large.
                if ours.holdsInfinity { continue }
                #expect(ours.sorted == theirs?.sorted, "\(String(decoding: bytes, as: UTF8.self))")
            } catch  where error.reason == .repeatedName {
                continue
            } catch {
                #expect(theirs == nil, "\(error) \(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }
}

extension JSONValue {
    /// The same with members sorted by name, for JSONDecoder gives them in no order.
    fileprivate var sorted: JSONValue {
        switch self {
        case .list(let values): .list(values.map(\.sorted))
        case .object(let members):
            .object(members.map { .init(name: $0.name, value: $0.value.sorted) }.sorted { $0.name < $1.name })
        default: self
        }
    }

    fileprivate var holdsInfinity: Bool {
        switch self {
        case .number(let number): number.isInfinite
        case .list(let values): values.contains(where: \.holdsInfinity)
        case .object(let members): members.contains(where: \.value.holdsInfinity)
        default: false
        }
    }
}

/// Any JSON as JSONDecoder sees it.
private struct AnyJSON: Decodable {
    let value: JSONValue

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Name.self) {
            value = .object(
                try container.allKeys.map {
                    .init(name: $0.stringValue, value: try container.decode(AnyJSON.self, forKey: $0).value)
                }
            )
        } else if var container = try? decoder.unkeyedContainer() {
            var values: [JSONValue] = []
            while !container.isAtEnd { values.append(try container.decode(AnyJSON.self).value) }
            value = .list(values)
        } else {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                value = .null
            } else if let flag = try? container.decode(Bool.self) {
                value = .boolean(flag)
            } else if let number = try? container.decode(Int.self) {
                value = .wholeNumber(number)
            } else if let number = try? container.decode(Double.self) {
                value = .number(number)
            } else {
                value = .text(try container.decode(String.self))
            }
        }
    }
}

/// Makes JSON texts, and damages them.
private enum RandomJSON {
    private static let scraps = [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud842", "\\u30de", "0", "1", "-", ".", "e", "E+", "true",
        "false",
        "null", " ", "\n", "\t", "マ", "𠮷", "\u{1}", "a", "\\n", "\\/",
    ]

    static func text(_ random: inout SplitMix, depth: Int = 0) -> [UInt8] {
        switch Int.random(in: 0...(depth < 3 ? 9 : 6), using: &random) {
        case 0: Array("null".utf8)
        case 1: Array(Bool.random(using: &random) ? "true".utf8 : "false".utf8)
        case 2: Array(String(Int.random(in: -1000...1000, using: &random)).utf8)
        case 3: Array(String(Double.random(in: -1e6...1e6, using: &random)).utf8)
        case 4...6: quoted(&random)
        case 7:
            wrapped("[", (0..<Int.random(in: 0...3, using: &random)).map { _ in text(&random, depth: depth + 1) }, "]")
        default:
            wrapped(
                "{",
                (0..<Int.random(in: 0...4, using: &random)).map { number in
                    Array("\"k\(number)\":".utf8) + text(&random, depth: depth + 1)
                },
                "}"
            )
        }
    }

    private static func quoted(_ random: inout SplitMix) -> [UInt8] {
        let pieces = ["a", "マイナ", "𠮷", "\\n", "\\\"", "\\u30de", "\\ud842\\udfb7", " ", "/", "\\/", "0"]
        let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            pieces.randomElement(using: &random) ?? ""
        }
        return Array("\"\(text.joined())\"".utf8)
    }

    private static func wrapped(_ opening: String, _ parts: [[UInt8]], _ closing: String) -> [UInt8] {
        Array(opening.utf8) + parts.joined(separator: Array(",".utf8)) + Array(closing.utf8)
    }

    static func damage(_ bytes: inout [UInt8], _ random: inout SplitMix) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0 where place < bytes.count: bytes.remove(at: place)
        // From 1, since JSONDecoder takes texts with zero bytes for UTF-16.
        case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 1...255, using: &random)
        default: bytes.insert(contentsOf: Array((scraps.randomElement(using: &random) ?? "").utf8), at: place)
        }
    }
}
