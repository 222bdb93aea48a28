import FoundationEssentials
import HTTPTypes
import Logging
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Small parts")
struct SmallPartsTests {
    @Test("A value in the log can end neither its line nor itself")
    func logfmt() {
        for (value, written) in [
            ("plain", "plain"), ("/v1/desk", "/v1/desk"), ("", "\"\""), ("two words", "\"two words\""),
            ("a=b", "\"a=b\""),
            ("say \"x\"\nnext", #""say \"x\"\nnext""#), ("令和", "\"令和\""), ("\u{1B}[31m", #""\u001b[31m""#),
        ] {
            #expect(LogfmtHandler.written(value) == written)
        }
    }

    @Test("The tag of an edition is that of its bytes")
    func tags() {
        #expect(EntityTag(hashing: "a".utf8) == EntityTag(hashing: "a".utf8))
        #expect(EntityTag(hashing: "a".utf8) != EntityTag(hashing: "b".utf8))
        #expect(EntityTag(hashing: "a".utf8).description == "\"af63dc4c8601ec8c\"")
        #expect(EntityTag(revision: 3).description == "\"3\"")
    }

    @Test(
        "An identifier is read and written in its one form, and nothing else is one",
        arguments: 0..<4 as Range<UInt64>
    )
    func identifiers(seed: UInt64) {
        var random = SplitMix(state: seed)
        for _ in 0..<200 {
            let id = UUID.version7(at: Instant(microsecondsSince1970: 1_795_410_000_000_000), random: &random)
            #expect(id.written == id.uuidString.lowercased())
            #expect(UUID(exactly: id.uuidString) == id)
            var damaged = Array(id.written.utf8)
            damaged[Int.random(in: 0..<36, using: &random)] = UInt8.random(in: 0...127, using: &random)
            let text = String(decoding: damaged, as: UTF8.self)
            // Foundation takes "+1bf" and " 1bf" for numbers, so what is one is spelled out here.
            let isWhole = damaged.enumerated().allSatisfy { position, byte in
                [8, 13, 18, 23].contains(position)
                    ? byte == UInt8(ascii: "-") : Character(Unicode.Scalar(byte)).isHexDigit
            }
            #expect(UUID(exactly: text) == (isWhole ? UUID(uuidString: text) : nil), "\(text)")
        }
        for text in ["", "-", String(repeating: "0", count: 36), "\(UUID())0", "０19e2440-1c00-7a31-8f20-5b6c7d8e9f"] {
            #expect(UUID(exactly: text) == nil)
        }
    }

    @Test("A query keeps its order, decodes both forms of a space, and is written back safely")
    func queries() {
        let query = QueryString("a=1&b=x+y%20z&c&a=2&d=%E3%81%82", known: ["a", "b", "c"])
        #expect(query.values == ["a": "1", "b": "x y z", "c": ""])
        #expect(query.problems.map(\.field) == ["a", "d"])
        #expect(query.text(setting: "b", to: nil) == "a=1&c=")
        #expect(query.text(setting: "z", to: "あ>;\"") == "a=1&b=x%20y%20z&c=&z=%E3%81%82%3E%3B%22")
        #expect(QueryString(nil, known: []).text(setting: "z", to: nil).isEmpty)
    }

    @Test("Unknown properties beyond the first few are not counted one by one")
    func unknownProperties() {
        let members = (0..<5000).map { JSONValue.Member(name: "x\($0)", value: .null) }
        #expect(SubmittedConsultation(members).problems.count == 20)
        let long = SubmittedConsultation([.init(name: String(repeating: "名", count: 5000), value: .null)])
        #expect(long.problems.first?.field.count == 64)
        let near = SubmittedConsultation([.init(name: "minute", value: 5)])
        #expect(near.problems.first?.reason == .unknownProperty(nearest: ["minutes"]))
    }
}
