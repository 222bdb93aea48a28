import DeskClient
import DeskText
import FoundationEssentials
import Glibc
import SupportDesk
import Testing

@Suite("mado sync")
struct OutboxSyncTests {
    private let desktop: Desktop

    init() throws {
        desktop = try Desktop()
        try desktop.log("メール")
        _ = desktop.console.take()
    }

    /// Saves consultations without sending them, with a note each.
    private func save(_ notes: [String]) throws {
        let outbox = try desktop.outbox()
        var random = SystemRandomNumberGenerator()
        for note in notes {
            let body =
                #"{"channel":"in_person","heldOn":"2026-11-20","note":"\#(note)","site":"S001","topics":["maps"]}"#
            let id = Consultation.ID.version7(at: SampleLists.now, random: &random)
            _ = try outbox.add(.consultation, Array(body.utf8), record: id, at: SampleLists.now)
        }
    }

    private var notes: [String] { desktop.desk.consultations.values.compactMap(\.content.note).sorted() }

    /// Syncs, and gives what it ended with and how long it paused.
    private func sync(once: Bool = false) -> (failure: ClientFailure?, pauses: [Duration]) {
        var pauses: [Duration] = []
        let failure = desktop.failure { () throws(ClientFailure) in
            try desktop.session().sync(once: once) { pauses.append($0) }
        }
        return (failure, pauses)
    }

    @Test("What waits goes out in one request, the oldest first, and progress is told")
    func batch() throws {
        try save((1...5).map { "n\($0)" })
        #expect(sync().failure == nil)
        let batches = desktop.server.requests.filter { $0.path == "/v1/consultations/batch" }
        #expect(batches.count == 1)
        #expect(batches[0].headers["content-type"] == "application/x-ndjson")
        let order = batches[0].body.split(separator: "\n").compactMap {
            $0.firstMatch(of: /n\d/).map { String($0.output) }
        }
        #expect(order == ["n1", "n2", "n3", "n4", "n5"])
        #expect(desktop.console.steps == ["5/5"])
        #expect(desktop.console.take().data == ["5件を送信しました。"])
        #expect(desktop.outboxFiles.isEmpty)
    }

    @Test("No request is larger than the server takes")
    func sizes() throws {
        let long = String(repeating: "長", count: 990)
        try save((1...600).map { "\($0)\(long)" })
        #expect(sync().failure == nil)
        let sizes = desktop.server.requests.filter { $0.path.hasSuffix("batch") }.map(\.body.utf8.count)
        #expect(sizes.count > 1 && sizes.allSatisfy { $0 <= 1 << 20 }, "\(sizes)")
        #expect(desktop.desk.consultations.count == 601)
    }

    @Test("A refused record is kept and does not hold up the others; the status says so")
    func oneRefused() throws {
        try save(["a", "123456789018", "b"])
        let (failure, pauses) = sync()
        #expect(failure == .outbox(.someRefused(1)))
        #expect(failure?.exitStatus == .dataRefused)
        #expect(pauses.isEmpty)
        #expect(notes == ["a", "b"])
        #expect(try desktop.outbox().survey() == OutboxSurvey(refused: 1))
        #expect(sync().failure == nil)
    }

    @Test("A record on which the server chokes, alone or in any batch, does not hold up the others either")
    func poison() throws {
        desktop.desk.choke(on: "毒")
        try save((1...70).map { "n\($0)" } + ["毒"] + (71...140).map { "n\($0)" })
        let (failure, _) = sync()
        #expect(failure?.exitStatus == .waiting)
        #expect(notes.count == 140)
        #expect(try desktop.outbox().survey() == OutboxSurvey(waiting: 1))
    }

    @Test("When the answer to a batch is lost, the records are there once each")
    func lostBatch() throws {
        desktop.desk.expect(batches: [.lostAnswer])
        try save(["a", "b", "c"])
        let (failure, pauses) = sync()
        #expect(failure == nil)
        #expect(pauses.count == 1)
        #expect(notes == ["a", "b", "c"])
    }

    @Test("It waits longer and longer, never the same time, and gives up in the end with everything kept")
    func backOff() throws {
        try save(["a"])
        desktop.unplug()
        let (failure, pauses) = sync()
        #expect(failure == .client(.notReached(server: desktop.server.address, .sending)))
        #expect(failure?.exitStatus == .unavailable)
        #expect(desktop.console.take().data.last == "0件を送信しました。未送信が1件残っています。")
        #expect(pauses.count == 7)
        for (place, pause) in pauses.enumerated() {
            let whole = Duration.milliseconds(250) * (1 << place)
            #expect(pause >= whole / 2 && pause <= whole)
        }
        #expect(try desktop.outbox().survey().waiting == 1)
        #expect(sync(once: true).pauses.isEmpty)
    }

    @Test("While another run sends what waits, a record that arrives starts none")
    func another() throws {
        desktop.unplug()
        _ = desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }
        try desktop.plugIn()
        let sending = open(desktop.home.path(of: "outbox/.sending"), O_RDWR | O_CREAT, 0o600)
        #expect(flock(sending, LOCK_EX | LOCK_NB) == 0)
        try desktop.log("文字入力")
        #expect(desktop.startedSyncs == 0)
        close(sending)
        try desktop.log("e-tax")
        #expect(desktop.startedSyncs == 1)
    }

    @Test("Retry-After is honoured")
    func retryAfter() throws {
        try save(["a", "b"])
        let busy = StandInDesk.problem(503, "unavailable", "お待ちください。", headers: ["Retry-After": "7"])
        desktop.desk.expect(batches: [.answer(busy)])
        let (failure, pauses) = sync()
        #expect(failure == nil)
        #expect(pauses == [.seconds(7)])
        let away = StandInDesk.problem(503, "unavailable", "お待ちください。", headers: ["Retry-After": "3600"])
        try save(["c", "d"])
        desktop.desk.expect(batches: [.answer(away)])
        let second = sync()
        #expect(second.failure == .unsent(.busy(said: "お待ちください。"), waiting: 2))
        #expect(second.pauses.isEmpty)
    }

    @Test("With --json it prints how many were sent, refused and wait")
    func json() throws {
        try save(["a"])
        try desktop.session(json: true).sync(once: true)
        #expect(
            desktop.console.take().data == [
                #"{"ofOthers":0,"refused":0,"sent":1,"waiting":0,"waitingForApproval":0}"# + "\n"
            ]
        )
    }

    @Test("A token that is not accepted refuses nothing: all waits")
    func notAuthenticated() throws {
        try save(["a"])
        desktop.desk.expect([.answer(StandInDesk.problem(401, .notAuthenticated))])
        let (failure, pauses) = sync()
        #expect(failure == .unsent(.notAuthenticated(byToken: true), waiting: 1))
        #expect(failure?.exitStatus == .notAllowed)
        #expect(pauses.isEmpty)
        #expect(try desktop.outbox().survey() == OutboxSurvey(waiting: 1))
    }

    @Test("A record with a topic that was retired since is sent with its old code")
    func retired() throws {
        desktop.unplug()
        _ = desktop.failure { () throws(ClientFailure) in try desktop.log("地図") }
        let desk = SampleLists.desk
        let topics = desk.topics.entries.map { entry in
            CodeEntry<Topic>(
                code: entry.code,
                title: entry.title,
                aliases: entry.aliases,
                retiredOn: entry.code == "maps" ? SampleLists.day(2026, 11, 22) : nil
            )
        }
        desktop.desk.change(
            tag: "\"v2\"",
            Desk(
                ward: desk.ward,
                wardName: desk.wardName,
                siteKinds: desk.siteKinds,
                sites: desk.sites,
                topics: CodeTable(topics),
                outcomes: desk.outcomes,
                supporters: desk.supporters,
                eras: desk.eras
            )
        )
        try desktop.plugIn()
        #expect(sync().failure == nil)
        #expect(desktop.desk.consultations.values.contains { $0.content.topics == ["maps"] })
    }
}
