import SupportDesk
import Testing

@Suite("Finding what people mean")
struct LookupTests {
    @Test(
        "A topic is found by code, title or alias in either language, however it is written",
        arguments: [
            ("wifi", "wifi"), ("WIFI", "wifi"), ("Wi-Fi設定", "wifi"), ("Ｗｉ－Ｆｉ設定", "wifi"), ("wi-fi", "wifi"),
            ("Wi-Fi set-up", "wifi"), (" ﾒｰﾙ ", "mail"), ("e-mail", "mail"), ("電子メール", "mail"), ("E-TAX", "e_tax"),
            ("ｅ－ｔａｘ", "e_tax"), ("My　Number  Card", "my_number_card"), ("ﾏｲﾅｶｰﾄﾞ", "my_number_card"), ("ファクス", "fax"),
        ]
    )
    func topics(word: String, code: String) throws {
        #expect(try SampleDesk.topics.find(word).required.code == Code(code))
    }

    @Test("A code is found before another entry's alias that reads the same")
    func codesComeFirst() throws {
        #expect(try SampleDesk.topics.find("mail").required.code == "mail")
        #expect(try SampleDesk.desk.site("S002").required.code == "S002")
    }

    @Test("Every code finds its own entry, so that a record can be sent again as it stands")
    func everyCode() throws {
        for entry in SampleDesk.topics.entries {
            #expect(try SampleDesk.topics.find(entry.code.rawValue).required.code == entry.code)
        }
        for site in SampleDesk.sites {
            #expect(try SampleDesk.desk.site(site.code.rawValue).required == site)
        }
    }

    @Test("Nothing is found for a blank, even if an entry has a blank among its words", arguments: ["", " ", "　"])
    func blanks(word: String) {
        #expect(SampleDesk.topics.find(word).nearest == [])
        #expect(SampleDesk.desk.site(word).nearest == [])
        #expect(SampleDesk.desk.town(word).nearest == [])
    }

    @Test(
        "A site is found by code, name or alias, however it is written",
        arguments: [
            ("S001", "S001"), ("ｓ００１", "S001"), ("荻窪二図書館", "S001"), ("荻窪二図書", "S001"), ("ogi2", "S001"),
            ("高井戸支所", "S002"),
            ("　ゆうゆう和田館 ", "S043"), ("デンワ", "S057"), ("専用ｺｰﾙｾﾝﾀｰ", "S057"),
        ]
    )
    func sites(word: String, code: String) throws {
        #expect(try SampleDesk.desk.site(word).required.code == Code(code))
    }

    @Test("A site is found by exactly its code")
    func siteByCode() {
        #expect(SampleDesk.desk.site(code: "S043")?.name == "ゆうゆう和田館")
        #expect(SampleDesk.desk.site(code: "s043") == nil)
        #expect(SampleDesk.desk.site(code: "荻窪二図書館") == nil)
    }

    @Test("A town is found by code or name")
    func towns() throws {
        #expect(try SampleDesk.desk.town("荻窪二丁目").required.code == "131150012")
        #expect(try SampleDesk.desk.town("131150090").required.name == "和田一丁目")
        #expect(SampleDesk.desk.town("荻窪一丁目").nearest == ["荻窪二丁目", "荻窪三丁目"])
    }

    @Test("What is not found comes with the names of what is nearest")
    func nearest() {
        #expect(SampleDesk.topics.find("メイル").nearest == ["メール"])
        #expect(SampleDesk.topics.find("マイナンバー").nearest == ["マイナンバーカード"])
        #expect(SampleDesk.topics.find("e-taxx").nearest == ["e-Tax"])
        #expect(SampleDesk.topics.find("囲碁将棋").nearest == [])
        #expect(SampleDesk.desk.site("荻窪図書館").nearest == ["荻窪二図書館"])
        #expect(SampleDesk.desk.site("S044").nearest == ["ゆうゆう和田館"])
        #expect(SampleDesk.outcomes.find("一部").nearest == ["一部できた"])
    }

    @Test("The order of a table is the ward's; a code that is not in it comes last")
    func positions() {
        #expect(SampleDesk.topics.position(of: "calls_camera") == 0)
        #expect(SampleDesk.topics.position(of: "other") == SampleDesk.topics.entries.count - 1)
        #expect(SampleDesk.topics.position(of: "gone") == SampleDesk.topics.entries.count)
        #expect(SampleDesk.topics["fax"]?.retiredOn?.description == "2025-04-01")
        #expect(SampleDesk.topics["ファクス"] == nil)
    }
}

@Suite("The nearest names")
struct NearestNamesTests {
    private func nearest(_ key: String, _ names: [String]) -> [String] {
        nearestNames(to: key, among: names.map { (key: $0, name: $0) })
    }

    @Test("A third of the characters may differ, and always one")
    func distance() {
        #expect(nearest("abc", ["abd"]) == ["abd"])
        #expect(nearest("abc", ["axd"]) == [])
        #expect(nearest("abcdef", ["abxxef"]) == ["abxxef"])
        #expect(nearest("abcdef", ["abxxxf"]) == [])
        #expect(nearest("ab", ["ax"]) == ["ax"])
        #expect(nearest("abcdefg", ["bcdefgh"]) == ["bcdefgh"])
    }

    @Test("One that contains the other is near, unless it is a single character")
    func containment() {
        #expect(nearest("図書館", ["荻窪二図書館", "荻窪二出張所"]) == ["荻窪二図書館"])
        #expect(nearest("荻窪二図書館の二階", ["荻窪二図書館"]) == ["荻窪二図書館"])
        #expect(nearest("図", ["荻窪二図書館"]) == [])
    }

    @Test("They come best first, then in the list's order, at most three, each once")
    func order() {
        #expect(
            nearest("abcdef", ["abcdxx", "abcdxf", "abcxef", "xbcdef", "abcdey"]) == ["abcdxf", "abcxef", "xbcdef"]
        )
        let twoKeys = [(key: "abcdxx", name: "A"), (key: "abcdeg", name: "B"), (key: "abcdex", name: "A")]
        #expect(nearestNames(to: "abcdef", among: twoKeys) == ["A", "B"])
        #expect(
            nearestNames(to: "ab", among: [(key: "ax", name: "\u{FA19}"), (key: "ay", name: "\u{795E}")]).count == 2
        )
    }

    @Test("Nothing is near to nothing, nor to a whole paragraph")
    func extremes() {
        #expect(nearest("", ["", "a"]) == [])
        #expect(nearest("a", [""]) == [])
        #expect(nearest(String(repeating: "a", count: 65), [String(repeating: "a", count: 65)]) == [])
    }
}

extension Lookup {
    /// What was found; throws when nothing was.
    var required: Found {
        get throws {
            guard case .found(let found) = self else { throw NotFound() }
            return found
        }
    }

    /// The nearest names; nil when something was found.
    var nearest: [String]? {
        guard case .unknown(let nearest) = self else { return nil }
        return nearest
    }
}

private struct NotFound: Error {}
