import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Testing

@Suite("The outbox of a machine that several people use")
struct OutboxAccountTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
        try desktop.log("メール")
        _ = desktop.console.take()
    }

    @Test("Two people at one machine: each sees and sends their own, and the others' are counted")
    func accounts() throws {
        desktop.unplug()
        _ = desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }
        try desktop.plugIn()
        try desktop.otherSession().sync(once: true)
        #expect(desktop.console.take().data.last == "送信するものはありません。ほかの利用者の未送信が1件あります。")
        #expect(desktop.desk.consultations.count == 1)
        try desktop.otherSession().listOutbox()
        #expect(desktop.console.take().data.isEmpty)
        let other = try desktop.otherSession()
        #expect(desktop.failure { () throws(ClientFailure) in try other.undo() } == .client(.nothingToUndo))
        try desktop.session().sync(once: true)
        #expect(desktop.server.requests.last?.headers["authorization"] == "Bearer secret-token")
        #expect(desktop.desk.consultations.count == 2)
    }

    @Test("No token stands in the outbox, in no form but a digest")
    func noToken() throws {
        desktop.unplug()
        _ = desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }
        for name in desktop.outboxFiles {
            let text = String(
                decoding: try Data(contentsOf: URL(filePath: desktop.home.path(of: "outbox/" + name))),
                as: UTF8.self
            )
            #expect(!text.contains(StandInDesk.token) && !name.contains(StandInDesk.token))
        }
    }

    @Test("What was saved under a token that is no longer accepted is kept, and taken over under the new one")
    func claim() throws {
        try desktop.write("token", "expired", mode: 0o600)
        let failure = desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }
        #expect(failure?.exitStatus == .notAllowed)
        #expect(desktop.outboxFiles.count == 1)
        try desktop.write("token", StandInDesk.token, mode: 0o600)
        desktop.console.answers = ["y"]
        try desktop.session().claimOutboxItems(yes: false)
        #expect(desktop.console.words.last?.hasPrefix("このサーバーに送る予定の1件を引き継ぎます。") == true)
        try desktop.session().sync(once: true)
        #expect(desktop.desk.consultations.count == 2)
        #expect(desktop.outboxFiles.isEmpty)
    }
}
