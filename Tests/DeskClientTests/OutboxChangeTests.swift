import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Testing

@Suite("Corrections and voids in the outbox")
struct OutboxChangeTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
        try desktop.log("メール")
        _ = desktop.console.take()
    }

    private func failure(_ work: (DeskSession) throws(ClientFailure) -> Void) -> ClientFailure? {
        desktop.failure { () throws(ClientFailure) in try work(desktop.session()) }
    }

    /// Logs the words without a network and gives the end of the record's id.
    private func logged(_ words: String) throws -> String {
        _ = desktop.failure { () throws(ClientFailure) in try desktop.log(words) }
        _ = desktop.console.take()
        return String(try #require(try desktop.outbox().items().last).record.written.suffix(6))
    }

    private func correct(_ id: String, _ words: String...) -> ClientFailure? {
        failure { session throws(ClientFailure) in
            try session.correct(id, CorrectionRequest(words: words, reason: "入力の誤り"))
        }
    }

    @Test("A record that never left is corrected in place, and arrives once, as corrected")
    func neverSent() throws {
        desktop.unplug()
        let id = try logged("地図 10分")
        #expect(correct(id, "20分")?.exitStatus == .waiting)
        #expect(desktop.console.take().data == ["訂正をこの端末に保存しました: 対応時間 10分 → 20分 [id \(id)]"])
        #expect(desktop.outboxFiles.count == 1)
        try desktop.plugIn()
        try desktop.session().sync(once: true)
        let record = try #require(desktop.desk.consultations.values.first { $0.content.topics == ["maps"] })
        #expect((record.content.minutes, record.revision) == (Minutes(20), 1))
    }

    @Test("A record that never left is taken back without a trace, by void and by undo", arguments: [true, false])
    func withdrawn(byUndo: Bool) throws {
        desktop.unplug()
        let id = try logged("地図")
        if byUndo {
            try desktop.session().undo()
        } else {
            try desktop.session().void(id, reason: "二重")
        }
        #expect(desktop.console.take().data == ["送信前の記録を取り下げました: 地図 ・ 対面 ・ 中央図書館 (11月23日 14:05) [id \(id)]"])
        #expect(desktop.outboxFiles.isEmpty)
        try desktop.plugIn()
        try desktop.session().sync(once: true)
        #expect(desktop.desk.consultations.count == 1)
    }

    @Test("Behind a record that may have left, corrections wait in their order, each on the revision that was seen")
    func mayHaveLeft() throws {
        desktop.desk.expect([.lostAnswer, .lostAnswer, .lostAnswer])
        let id = try logged("地図 10分")
        desktop.unplug()
        #expect(correct(id, "20分")?.exitStatus == .waiting)
        #expect(correct(id, "30分", "75-79")?.exitStatus == .waiting)
        #expect(desktop.console.take().data.last == "訂正をこの端末に保存しました: 年代 不詳 → 75〜79歳、対応時間 20分 → 30分 [id \(id)]")
        #expect(failure { session throws(ClientFailure) in try session.void(id, reason: "二重") }?.exitStatus == .waiting)
        #expect(correct(id, "40分") == .outbox(.changeInTheWay(isVoid: true)))
        #expect(try desktop.outbox().items().map(\.kind) == [.consultation, .correction, .correction, .void])
        try desktop.plugIn()
        try desktop.session().sync(once: true)
        let changes = desktop.server.requests.filter { $0.method == "POST" }
        #expect(changes.map { $0.headers["if-match"] } == ["\"1\"", "\"2\"", nil])
        let record = try #require(desktop.desk.consultations.values.first { $0.content.topics == ["maps"] })
        #expect((record.revision, record.content.minutes, record.isVoid) == (4, Minutes(30), true))
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test(
        "undo of a record whose answer was lost makes it void, whether it had arrived or not",
        arguments: [true, false]
    )
    func undoUncertain(arrived: Bool) throws {
        let fault = arrived ? StandInDesk.Fault.lostAnswer : .answer(.hangUp)
        desktop.desk.expect([fault, fault, fault])
        _ = try logged("地図")
        try desktop.session().undo()
        let record = try #require(desktop.desk.consultations.values.first { $0.content.topics == ["maps"] })
        #expect(record.isVoid)
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test("A correction whose answer was lost is not made twice, nor refused for having been made")
    func lostCorrection() throws {
        try desktop.log("地図 10分")
        let id = String(try #require(desktop.server.requests.last { $0.method == "PUT" }).path.suffix(6))
        desktop.desk.expect(changes: [.lostAnswer])
        // The second attempt of the same command finds out.
        #expect(correct(id, "20分") == nil)
        desktop.desk.expect(changes: [.lostAnswer, .answer(.hangUp), .answer(.hangUp)])
        #expect(correct(id, "30分")?.exitStatus == .waiting)
        try desktop.session().sync(once: true)
        let record = try #require(desktop.desk.consultations.values.first { $0.content.topics == ["maps"] })
        #expect((record.revision, record.content.minutes) == (3, Minutes(30)))
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test("A void whose answer was lost is done")
    func lostVoid() throws {
        try desktop.log("地図")
        desktop.desk.expect(changes: [.lostAnswer, .answer(.hangUp), .answer(.hangUp)])
        #expect(failure { session throws(ClientFailure) in try session.undo() }?.exitStatus == .waiting)
        try desktop.session().sync(once: true)
        #expect(desktop.desk.consultations.values.filter(\.isVoid).count == 1)
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test(
        "A correction made here while somebody else corrected the record is refused and kept, and rests on the new state when resent"
    )
    func overtaken() throws {
        try desktop.log("地図 10分")
        let record = try #require(desktop.desk.consultations.first { $0.value.content.topics == ["maps"] }).key
        let id = String(record.written.suffix(6))
        desktop.unplug()
        // The server is away, and this machine has recorded it: what it says is known here.
        #expect(correct(id, "20分")?.exitStatus == .waiting)
        try desktop.plugIn()
        try desktop.otherSession().correct(record.written, CorrectionRequest(words: ["75-79"], reason: "別の訂正"))
        let failure = failure { session throws(ClientFailure) in try session.sync(once: true) }
        #expect(failure == .outbox(.someRefused(1)))
        #expect(desktop.desk.consultations[record]?.content.minutes == Minutes(10))
        #expect(correct(id, "30分") == .outbox(.changeInTheWay(isVoid: false)))
        try desktop.session().resendOutboxItems([id], all: false)
        let content = try #require(desktop.desk.consultations[record]).content
        #expect((content.minutes, content.ageBand) == (Minutes(20), .from75))
    }

    @Test("What nobody here has seen is not corrected blindly while the server is away")
    func unseen() throws {
        desktop.unplug()
        let failure = correct("01920000-0000-7000-8000-000000000000", "20分")
        #expect(failure == .outbox(.unseen))
        #expect(failure?.exitStatus == .unavailable)
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test(
        "When the record itself is refused, what waits behind it waits on, visibly, and is folded in when the record is mended"
    )
    func behindRefused() throws {
        desktop.desk.expect([.answer(.hangUp), .answer(.hangUp), .answer(.hangUp)])
        let id = try logged("地図 10分")
        desktop.unplug()
        #expect(correct(id, "20分")?.exitStatus == .waiting)
        try desktop.plugIn()
        let refusal = StandInDesk.problem(422, "invalid-submission", "誤り")
        desktop.desk.expect([.answer(refusal)])
        _ = failure { session throws(ClientFailure) in try session.sync(once: true) }
        _ = desktop.console.take()
        try desktop.session(json: true).listOutbox()
        let json = desktop.console.take().data[0]
        #expect(json.contains(#""status":"refused""#) && json.contains(#""status":"behind""#))
        #expect(correct(id, "75-79") == nil)
        let record = try #require(desktop.desk.consultations.values.first { $0.content.topics == ["maps"] })
        #expect((record.revision, record.content.minutes, record.content.ageBand) == (1, Minutes(20), .from75))
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test("A change that waits for approval leaves the record at the revision where it stood")
    func waitsForApproval() throws {
        try desktop.log("地図 10分")
        let id = String(try #require(desktop.server.requests.last { $0.method == "PUT" }).path.suffix(6))
        desktop.desk.expect(changes: [.answer(.answer(202, SampleClosings.waiting))])
        #expect(correct(id, "20分") == nil)
        desktop.unplug()
        #expect(correct(id, "30分")?.exitStatus == .waiting)
        #expect(try desktop.outbox().items().map(\.expected) == [1])
    }

    @Test("A change that is refused while its author looks on is told, and not kept")
    func refusedAtOnce() throws {
        try desktop.log("地図")
        desktop.desk.expect(changes: [.answer(StandInDesk.problem(403, .notAllowed))])
        #expect(failure { session throws(ClientFailure) in try session.undo() }?.exitStatus == .notAllowed)
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test("A waiting record that may have left is not edited behind the server's back")
    func notEdited() throws {
        desktop.desk.expect([.lostAnswer, .lostAnswer, .lostAnswer])
        let id = try logged("地図")
        let failure = failure { session throws(ClientFailure) in
            try session.editOutboxItem(id, OutboxEdit(CorrectionRequest(words: ["20分"], reason: "")))
        }
        #expect(failure == .outbox(.alreadyLeft(id: id)))
    }
}
