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
