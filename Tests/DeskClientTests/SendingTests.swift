import DeskClient
import DeskText
import FoundationEssentials
import Glibc
import SupportDesk
import Testing

@Suite("Sending a consultation")
struct SendingTests {
    private static let id = Consultation.ID(uuidString: "01920000-0000-7000-8000-0000003f2a9c") ?? UUID()
    private static let document = Array(
        #"{"site":"S001","heldOn":"2026-11-23","channel":"in_person","topics":["maps"],"note":"備考"}"#.utf8
    )

    /// What became of a new item, by a sender that waits less than a person would.
    private func outcome(_ server: LoopbackServer) throws -> Result<Int, ClientFailure> {
        let home = ClientHome(folder: "/tmp/mado-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: home.folder) }
        let address = try ServerAddress(server.address)
        let outbox = Outbox(in: home, server: address, of: AccountKey(server: address, token: StandInDesk.token))
        let item = try outbox.add(.consultation, Self.document, record: Self.id, at: SampleLists.now)
        var patience = ItemSender.Patience()
        patience.pauses = [.milliseconds(5), .milliseconds(20)]
        patience.attempt = .milliseconds(700)
        patience.whole = .seconds(4)
        patience.shortestAttempt = .milliseconds(50)
        let connection = DeskConnection(address, token: StandInDesk.token, language: "ja")
        switch ItemSender(connection, patience: patience).send(item, isNew: true) {
        case .delivered(let delivery): return .success(delivery.status)
        case .refused(let problem): return .failure(.refused(problem))
        case .stopped(let failure), .failed(let failure, _, _): return .failure(failure)
        }
    }

    @Test("It goes out once, under its own id, with token and language")
    func once() throws {
        let desk = StandInDesk()
        let server = try LoopbackServer(desk.reply)
        defer { server.stop() }
        #expect(try outcome(server).get() == 201)
        let request = try #require(server.requests.first)
        #expect(server.requests.count == 1)
        #expect(request.method == "PUT")
        #expect(request.path == "/v1/consultations/01920000-0000-7000-8000-0000003f2a9c")
        #expect(request.headers["authorization"] == "Bearer secret-token")
        #expect(request.headers["accept-language"] == "ja")
        #expect(request.headers["content-type"] == "application/json")
        #expect(Array(request.body.utf8) == Self.document)
    }

    @Test(
        "When the answer is lost it goes out again as it was, and is there once",
        arguments: [[StandInDesk.Fault.lostAnswer], [.silence], [.lostAnswer, .lostAnswer], [.silence, .lostAnswer]]
    )
    func lostAnswer(faults: [StandInDesk.Fault]) throws {
        let desk = StandInDesk()
        desk.expect(faults)
        let server = try LoopbackServer(desk.reply)
        defer { server.stop() }
        #expect(try outcome(server).get() == 200)
        #expect(server.requests.count == faults.count + 1)
        #expect(Set(server.requests.map(\.path)).count == 1)
        #expect(Set(server.requests.map(\.body)).count == 1)
        #expect(Array(desk.consultations.keys) == [Self.id])
    }

    @Test("After the third attempt it gives up, and says that it cannot know")
    func noAnswer() throws {
        let desk = StandInDesk()
        desk.expect([.lostAnswer, .lostAnswer, .lostAnswer])
        let server = try LoopbackServer(desk.reply)
        defer { server.stop() }
        let failure = ClientFailure.client(.noAnswer(server: server.address, .sending))
        #expect(try outcome(server) == .failure(failure))
        #expect(failure.exitStatus == .unavailable)
        #expect(server.requests.count == 3)
    }

    @Test("A server that may have it and then cannot be reached leaves it open, too")
    func vanishes() throws {
        let stopping = StoppingServer()
        let server = try LoopbackServer { request in stopping.reply(to: request) }
        stopping.server = server
        #expect(try outcome(server) == .failure(.client(.noAnswer(server: server.address, .sending))))
    }

    @Test("Where nobody listens, nothing was sent")
    func notReached() throws {
        let server = try LoopbackServer { _ in .hangUp }
        server.stop()
        usleep(20_000)
        let failure = ClientFailure.client(.notReached(server: server.address, .sending))
        #expect(try outcome(server) == .failure(failure))
        #expect(failure.exitStatus == .unavailable)
        #expect(server.requests.isEmpty)
    }

    @Test("An answer that will pass is tried again", arguments: [503, 502, 504, 429, 408])
    func passing(status: Int) throws {
        let desk = StandInDesk()
        desk.expect([.answer(StandInDesk.problem(status, "unavailable", "お待ちください。"))])
        let server = try LoopbackServer(desk.reply)
        defer { server.stop() }
        #expect(try outcome(server).get() == 201)
        #expect(server.requests.count == 2)
    }

    @Test("Retry-After is heeded: what asks for more time than there is, is not tried again now")
    func retryAfter() throws {
        let desk = StandInDesk()
        desk.expect([.answer(StandInDesk.problem(503, "unavailable", "お待ちください。", headers: ["Retry-After": "5"]))])
        let server = try LoopbackServer(desk.reply)
        defer { server.stop() }
        guard case .failure(let failure) = try outcome(server) else {
            Issue.record("sent")
            return
        }
        #expect(failure.exitStatus == .unavailable)
        #expect(failure.lines(in: .ja) == ["お待ちください。"])
        #expect(server.requests.count == 1)
    }

    @Test(
        "What the server refuses is refused at once, with its words and a status of its own",
        arguments: [
            (401, CommandStatus.notAllowed), (403, .notAllowed), (404, .dataRefused), (409, .dataRefused),
            (413, .dataRefused),
            (422, .dataRefused), (500, .unavailable),
        ]
    )
    func refused(status: Int, exit: CommandStatus) throws {
        let desk = StandInDesk()
        desk.expect([.answer(StandInDesk.problem(status, "some-type", "サーバーの言葉です。"))])
        let server = try LoopbackServer(desk.reply)
        defer { server.stop() }
        guard case .failure(let failure) = try outcome(server) else {
            Issue.record("sent")
            return
        }
        #expect(failure.exitStatus == exit)
        #expect(failure.lines(in: .ja) == ["サーバーの言葉です。" + (status == 500 ? "[r-1]" : "")])
        #expect(server.requests.count == 1)
    }

    @Test("What is no answer of ours is not taken for one", arguments: [200, 302, 404])
    func strange(status: Int) throws {
        let server = try LoopbackServer { _ in
            .answer(status == 200 ? 204 : status, "<html>", headers: ["Location": "/"])
        }
        defer { server.stop() }
        let failure = ClientFailure.client(
            .strangeAnswer(server: server.address, status: status == 200 ? 204 : status)
        )
        #expect(try outcome(server) == .failure(failure))
        #expect(server.requests.count == 1)
    }
}

/// Reads one request, and stops for good.
private final class StoppingServer: @unchecked Sendable {
    // Set once, before the first request is sent.
    var server: LoopbackServer?

    func reply(to request: LoopbackServer.Request) -> LoopbackServer.Reply {
        server?.stop()
        return .hangUp
    }
}
