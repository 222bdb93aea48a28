import DeskClient
import DeskText
import FoundationEssentials
import Glibc
import SupportDesk
import Testing

/// A machine at a desk for one test: a home of its own, a server to talk to, and a person who answers.
final class Desktop {
    let desk = StandInDesk()
    private(set) var server: LoopbackServer
    let home: ClientHome
    let console = RecordingConsole()
    /// How often a run has begun to send what waits beside it.
    private(set) var startedSyncs = 0
    private let folder: String

    init() throws {
        folder = "/tmp/mado-test-\(UUID().uuidString)"
        mkdir(folder, 0o700)
        home = ClientHome(folder: folder + "/home")
        server = try LoopbackServer { [desk] request in desk.reply(to: request) }
        try write("token", StandInDesk.token + "\n", mode: 0o600)
    }

    deinit {
        server.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    var tokenFile: String { folder + "/token" }

    func write(_ name: String, _ text: String, mode: mode_t) throws {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        try #require(chmod(path, mode) == 0)
    }

    /// A run of `mado` at 14:05 on 23 November 2026.
    func session(
        _ language: Language = .ja,
        json: Bool = false,
        quiet: Bool = false,
        site: String? = "中央図書館",
        now: Instant = SampleLists.now,
        environment: [String: String] = [:]
    ) -> DeskSession {
        var variables = ["MADO_SERVER": server.address, "MADO_TOKEN_FILE": tokenFile, "MADO_SITE": site ?? ""]
        variables.merge(environment) { $1 }
        return DeskSession(
            home: home,
            settings: ClientSettings(environment: { variables[$0] }, file: ConfigurationFile()),
            language: language,
            manner: DeskSession.Manner(json: json, quiet: quiet),
            console: console,
            now: now,
            startSync: { [unowned self] in startedSyncs += 1 }
        )
    }

    /// Logs the words in a run of their own.
    func log(_ words: String, _ language: Language = .ja) throws(ClientFailure) {
        try session(language).log(LogRequest(words: words.split(separator: " ").map(String.init)))
    }

    /// The failure with which the work ends.
    func failure(_ work: () throws(ClientFailure) -> Void) -> ClientFailure? {
        do {
            try work()
            return nil
        } catch {
            return error
        }
    }

    /// A run of the person whose token is the other one.
    func otherSession() throws -> DeskSession {
        try write("other-token", StandInDesk.otherToken, mode: 0o600)
        return session(environment: ["MADO_TOKEN_FILE": folder + "/other-token"])
    }

    /// The network is gone: nobody listens where the server was.
    func unplug() {
        server.stop()
    }

    /// The network is back, and the server where it was.
    func plugIn() throws {
        server = try LoopbackServer(port: server.port) { [desk] request in desk.reply(to: request) }
    }

    /// What is waiting and what was refused, by the files.
    func outbox() throws -> Outbox {
        let address = try ServerAddress(server.address)
        return Outbox(in: home, server: address, of: AccountKey(server: address, token: StandInDesk.token))
    }

    /// The files in the outbox, in order.
    var outboxFiles: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: home.path(of: "outbox"))) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// How often this was asked of the server: `PUT /v1/consultations/…` counts as `PUT consultations`.
    var asked: [String] {
        server.requests.map { request in
            let parts = request.path.split { $0 == "/" || $0 == "?" }
            return request.method + " " + (parts.count > 1 ? parts[1] : "")
        }
    }
}

/// Keeps what is written, and answers from a list.
final class RecordingConsole: Console {
    var data: [String] = []
    var words: [String] = []
    var steps: [String] = []
    var answers: [String]?
    /// Lines of the input where nobody sits.
    var input: [String] = []
    /// What was asked for so that nobody sees the answer.
    var secretQuestions: [String] = []
    var width: Int?

    var isInteractive: Bool { answers != nil }

    func print(_ line: String) { data.append(line) }
    func print(bytes: [UInt8]) { data.append(String(decoding: bytes, as: UTF8.self)) }
    func say(_ line: String) { words.append(line) }
    func progress(_ done: Int, of all: Int) { steps.append("\(done)/\(all)") }
    func bold(_ text: String) -> String { text }
    func red(_ text: String) -> String { text }

    func ask(_ question: String) -> String? {
        words.append(question)
        guard answers?.isEmpty == false else { return nil }
        return answers?.removeFirst()
    }

    func askSecretly(_ question: String) -> String? {
        guard isInteractive else { return input.isEmpty ? nil : input.removeFirst() }
        secretQuestions.append(question)
        return ask(question)
    }

    /// What was written since the last time, and forgets it.
    func take() -> (data: [String], words: [String]) {
        defer { (data, words) = ([], []) }
        return (data, words)
    }
}
