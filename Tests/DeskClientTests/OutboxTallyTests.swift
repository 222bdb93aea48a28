import DeskClient
import DeskText
import FoundationEssentials
import Glibc
import SupportDesk
import Testing

@Suite("How much is in the outbox is known without listing it")
struct OutboxTallyTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
        try desktop.log("メール")
        _ = desktop.console.take()
    }

    private var tally: URL { URL(filePath: desktop.home.path(of: "outbox/.tally")) }

    private func logWithoutNetwork(_ words: String = "地図") {
        _ = desktop.failure { () throws(ClientFailure) in try desktop.log(words) }
    }

    /// Writes another tally over the kept one, which leaves the folder as it was.
    private func rewriteTally(_ change: (String) -> String) throws {
        let text = String(decoding: try Data(contentsOf: tally), as: UTF8.self)
        let file = try #require(fopen(tally.path, "r+"))
        defer { fclose(file) }
        let new = Array(change(text).utf8)
        #expect(ftruncate(fileno(file), 0) == 0)
        #expect(fwrite(new, 1, new.count, file) == new.count)
    }

    @Test("Whatever happens to the items, what is counted is what is there")
    func counted() throws {
        func check(waiting: Int, refused: Int, others: Int = 0, _ location: SourceLocation = #_sourceLocation) throws {
            let counted = try desktop.outbox().survey()
            #expect(
                counted == OutboxSurvey(waiting: waiting, refused: refused, others: others),
                sourceLocation: location
            )
            let names = desktop.outboxFiles
            #expect(names.filter { $0.hasSuffix(".refused") }.count == refused, sourceLocation: location)
            #expect(names.count == waiting + 2 * refused + others, sourceLocation: location)
        }
        desktop.unplug()
        for words in ["地図", "文字入力", "e-tax"] { logWithoutNetwork(words) }
        try check(waiting: 3, refused: 0)
        try desktop.session().undo()
        try check(waiting: 2, refused: 0)
        try desktop.plugIn()
        desktop.desk.expect([.answer(StandInDesk.problem(422, "invalid-submission", "拠点が閉まっています。"))])
        logWithoutNetwork("カメラ")
        try check(waiting: 2, refused: 1)
        try desktop.session().sync(once: true)
        try check(waiting: 0, refused: 1)
        desktop.desk.expect([.answer(StandInDesk.problem(422, "invalid-submission", "拠点が閉まっています。"))])
        _ = desktop.failure { () throws(ClientFailure) in try desktop.session().resendOutboxItems([], all: true) }
        try check(waiting: 0, refused: 1)
        desktop.unplug()
        let other = try desktop.otherSession()
        _ = desktop.failure { () throws(ClientFailure) in try other.log(LogRequest(words: ["地図"])) }
        try check(waiting: 0, refused: 1, others: 1)
        try desktop.plugIn()
        try desktop.session().resendOutboxItems([], all: true)
        try check(waiting: 0, refused: 0, others: 1)
    }

    @Test("The tally is used as long as the folder is as it was, and no longer")
    func believed() throws {
        desktop.unplug()
        logWithoutNetwork()
        let folder = desktop.home.path(of: "outbox")
        try rewriteTally { $0.replacing(" 1 0 .", with: " 7 0 .") }
        #expect(try desktop.outbox().survey().waiting == 7)
        // Somebody puts a file there, or takes one away.
        try Data().write(to: URL(filePath: folder + "/stray"))
        #expect(try desktop.outbox().survey() == OutboxSurvey(waiting: 1, strangers: 1))
        logWithoutNetwork("文字入力")
        #expect(try desktop.outbox().survey() == OutboxSurvey(waiting: 2, strangers: 1))
        try FileManager.default.removeItem(atPath: folder + "/" + desktop.outboxFiles[0])
        #expect(try desktop.outbox().survey() == OutboxSurvey(waiting: 1, strangers: 1))
    }

    @Test("A tally that is torn or garbage is no tally, and numbers go on where they were", arguments: [0, 1, 2])
    func torn(way: Int) throws {
        desktop.unplug()
        logWithoutNetwork()
        logWithoutNetwork("文字入力")
        try rewriteTally { text in
            switch way {
            case 0: ""
            case 1: String(text.dropLast(3))
            default: text + " 1"
            }
        }
        #expect(try desktop.outbox().survey().waiting == 2)
        logWithoutNetwork("e-tax")
        #expect(try desktop.outbox().survey().waiting == 3)
        #expect(desktop.outboxFiles.map { $0.prefix(10) } == ["0000000001", "0000000002", "0000000003"])
    }
}
