import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Testing

@Suite("The lists that the client keeps")
struct DeskListsTests {
    private func kept(_ lists: DeskLists, in desktop: Desktop) throws -> DeskListsFile? {
        try DeskListsFile(server: "https://a.example", tag: "\"v1\"", fetchedAt: SampleLists.now, lists: lists)
            .write(in: desktop.home)
        return DeskListsFile.read(in: desktop.home)
    }

    @Test("What is kept is read as it was")
    func roundTrip() throws {
        let desktop = try Desktop()
        let file = try #require(try kept(SampleLists.lists, in: desktop))
        #expect((file.server, file.tag, file.fetchedAt) == ("https://a.example", "\"v1\"", SampleLists.now))
        let lists = file.lists
        #expect((lists.ward, lists.wardName) == ("131156", "杉並区"))
        #expect(lists.topics.map(\.entry.title) == SampleLists.lists.topics.map(\.entry.title))
        #expect(lists.topics.map(\.entry.aliases) == SampleLists.lists.topics.map(\.entry.aliases))
        #expect(lists.topics.last?.entry.retiredOn == SampleLists.day(2026, 4, 1))
        #expect(lists.outcomes.map(\.entry.code) == SampleLists.lists.outcomes.map(\.entry.code))
        #expect(lists.sites.map(\.site) == SampleLists.lists.sites.map(\.site))
        let (people, sample) = (lists.people, SampleLists.lists.people)
        #expect(people.supporterKinds.map(\.entry.title) == sample.supporterKinds.map(\.entry.title))
        #expect(people.languages.map(\.entry.aliases) == sample.languages.map(\.entry.aliases))
        #expect(people.trainingModules.map(\.entry.code) == sample.trainingModules.map(\.entry.code))
        #expect(people.courseKinds.map(\.entry.title) == sample.courseKinds.map(\.entry.title))
        #expect(people.partnerKinds.map(\.entry.title) == sample.partnerKinds.map(\.entry.title))
        #expect(people.courseKinds.count == 4)
        #expect(lists.supporters == SampleLists.lists.supporters)
        #expect(lists.eras == SampleLists.lists.eras)
    }

    @Test("Words are found in lists that were kept as in those that were fetched")
    func sameWords() throws {
        let desktop = try Desktop()
        let lists = try #require(try kept(SampleLists.lists, in: desktop)).lists
        for words in ["マイナン", "ｅ－Ｔａｘ", "カメラ", "my number", "did it themselves", "令和8年5月14日", "拠点:ちゅうおう", "@学生052"] {
            let entries = try [lists, SampleLists.lists].map { lists in
                try QuickEntryGrammar(lists: lists, today: SampleLists.today, language: .ja).read([words])
            }
            #expect(entries[0] == entries[1], "\(words)")
        }
    }

    @Test("A tab or a line break in a name does not break the file")
    func tabs() throws {
        let desktop = try Desktop()
        let topic = CodeEntry<Topic>(code: "x", title: Title(ja: "一\t二", en: "one\ntwo"), aliases: ["三\t四"])
        let desk = Desk(
            ward: "131156",
            wardName: "杉並区",
            siteKinds: CodeTable([]),
            sites: [],
            topics: CodeTable([topic]),
            outcomes: CodeTable([])
        )
        let lists = try #require(try kept(DeskLists(desk), in: desktop)).lists
        #expect(lists.topics.map(\.entry.title) == [Title(ja: "一 二", en: "one two")])
        #expect(lists.topics[0].entry.aliases == ["三 四"])
    }

    @Test(
        "What cannot be read is fetched anew",
        arguments: ["", "mado-lists-0\ta\tb\t1\n", "mado-lists-1\thttps://a\tv1\tsoon\n", "\u{0}\u{1}", "{}", "\n\n"]
    )
    func garbage(text: String) throws {
        let desktop = try Desktop()
        _ = try kept(SampleLists.lists, in: desktop)
        try desktop.write("home/" + DeskListsFile.name, text, mode: 0o600)
        #expect(DeskListsFile.read(in: desktop.home) == nil)
        try desktop.log("地図")
        #expect(desktop.asked == ["GET desk", "PUT consultations"])
        #expect(DeskListsFile.read(in: desktop.home)?.server == desktop.server.address)
    }

    @Test("Lists that were kept before they held those about people are fetched anew")
    func olderForm() throws {
        let desktop = try Desktop()
        let file = try #require(try kept(SampleLists.lists, in: desktop))
        let bytes = try #require(FileManager.default.contents(atPath: desktop.home.path(of: DeskListsFile.name)))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(file.lists.people.languages.count == 4)
        try desktop.write(
            "home/" + DeskListsFile.name,
            text.replacing("mado-lists-2", with: "mado-lists-1"),
            mode: 0o600
        )
        #expect(DeskListsFile.read(in: desktop.home) == nil)
    }

    @Test("Lists of another server are not used")
    func otherServer() throws {
        let desktop = try Desktop()
        _ = try kept(SampleLists.lists, in: desktop)
        try desktop.log("地図")
        #expect(desktop.asked == ["GET desk", "PUT consultations"])
    }

    @Test(
        "A site is found by code, name, alias or a beginning that only one has",
        arguments: [
            ("S001", "S001"), ("ｓ００１", "S001"), ("中央図書館", "S001"), ("ちゅうおう", "S001"), ("ゆうゆう", "S003"),
            ("専用コール", "S057"),
        ]
    )
    func sites(word: String, code: String) {
        guard case .found(let site) = SampleLists.lists.site(word) else {
            Issue.record("not found")
            return
        }
        #expect(site.code.rawValue == code)
    }

    @Test("A beginning that several sites have is not one of them", arguments: ["S0", "S", "図書館", ""])
    func unclearSites(word: String) {
        if case .found(let site) = SampleLists.lists.site(word) { Issue.record("\(site)") }
    }
}
