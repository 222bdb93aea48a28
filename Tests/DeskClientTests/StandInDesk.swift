import DeskClient
import DeskText
import FoundationEssentials
import SupportDesk
import Synchronization

/// Answers like the server, from memory: the lists of ``SampleLists``, and the records that were put.
final class StandInDesk: Sendable {
    private struct State {
        var tag = "\"v1\""
        var desk = SampleLists.desk
        var history: [UUID: [ConsultationRevision]] = [:]
        var order: [UUID] = []
        var faults: [Fault] = []
        var changeFaults: [Fault] = []
        var batchFaults: [Fault] = []
        /// Notes of records that the server cannot digest, however often they come.
        var poison: Set<String> = []
        var time: String?
        var reports: [String: LoopbackServer.Reply] = [:]
        var answers: [String: [LoopbackServer.Reply]] = [:]
    }

    /// What goes wrong with a record that is sent, one after another.
    enum Fault: Sendable {
        /// It is kept, and the answer is lost.
        case lostAnswer
        /// It is kept, and no answer comes while the connection stays open.
        case silence
        /// Something else is answered, and nothing is kept.
        case answer(LoopbackServer.Reply)
    }

    static let token = "secret-token"
    /// Another account's.
    static let otherToken = "other-token"

    private let state = Mutex(State())

    /// The records by id, as they stand now.
    var consultations: [UUID: Consultation] { state.withLock { $0.history.compactMapValues(\.last?.consultation) } }

    /// From now on these go wrong.
    func expect(_ faults: [Fault]) {
        state.withLock { $0.faults = faults }
    }

    /// From now on these go wrong with corrections and voids.
    func expect(changes faults: [Fault]) {
        state.withLock { $0.changeFaults = faults }
    }

    /// From now on these go wrong with batches.
    func expect(batches faults: [Fault]) {
        state.withLock { $0.batchFaults = faults }
    }

    /// A record with this note, alone or in a batch, is answered with 500 and not kept.
    func choke(on note: String) {
        state.withLock { _ = $0.poison.insert(note) }
    }

    /// What the server's clock shows in its answers.
    func show(time: String) {
        state.withLock { $0.time = time }
    }

    /// From now on a report is answered with this, in any language.
    func answer(report name: String, with reply: LoopbackServer.Reply) {
        state.withLock { $0.reports[name] = reply }
    }

    /// From now on a report is answered with this document.
    func answer(report name: String, with document: some Encodable) {
        answer(report: name, with: .answer(200, Self.json(document)))
    }

    /// From now on these requests (`GET /v1/courses`, without the query) are answered so, one after another and then always as
    /// the last one; a path may end in `*`.
    func answer(_ request: String, _ replies: LoopbackServer.Reply...) {
        state.withLock { $0.answers[request] = replies }
    }

    /// From now on these requests are answered with this JSON.
    func answer(_ request: String, _ json: String, status: Int = 200) {
        answer(request, .answer(status, json))
    }

    private static func prepared(_ state: inout State, _ request: LoopbackServer.Request) -> LoopbackServer.Reply? {
        let asked = request.method + " " + request.path.prefix { $0 != "?" }
        let key = state.answers.keys.first { key in
            key.hasSuffix("*") ? asked.hasPrefix(key.dropLast()) : asked == key
        }
        guard let key, let reply = state.answers[key]?.first else { return nil }
        if (state.answers[key]?.count ?? 0) > 1 { state.answers[key]?.removeFirst() }
        return reply
    }

    /// The ward changes its lists.
    func change(tag: String, _ desk: Desk) {
        state.withLock { ($0.tag, $0.desk) = (tag, desk) }
    }

    func reply(to request: LoopbackServer.Request) -> LoopbackServer.Reply {
        state.withLock { state in
            let known = [Self.token, Self.otherToken].map { "Bearer \($0)" }
            let isOpen =
                ["/v1/session", "/v1/enrolment"].contains { request.path.hasPrefix($0) } && request.method == "POST"
            guard isOpen || known.contains(request.headers["authorization"] ?? "") else {
                return Self.problem(401, .notAuthenticated)
            }
            let parts = request.path.split { $0 == "?" || $0 == "/" }.map(String.init)
            let prepared = Self.prepared(&state, request)
            let reply: LoopbackServer.Reply =
                if let prepared { prepared } else {
                    switch (request.method, parts.count) {
                    case ("GET", 2) where parts[1] == "desk": Self.lists(state, request)
                    case ("PUT", 3): Self.put(&state, parts[2], request)
                    case ("POST", 3) where parts[2] == "batch": Self.batch(&state, request)
                    case ("GET", 3...4) where parts[1] == "reports": Self.report(state, parts[2], request)
                    case ("GET", 2...3) where parts.last?.contains("limit=") == true: Self.list(state, request)
                    case ("GET", 3): Self.show(state, parts[2])
                    case ("GET", 4): Self.revisions(state, parts[2])
                    case ("POST", 4): Self.change(&state, parts[2], parts[3], request)
                    default: Self.problem(404, "unknown-path", "該当するページがありません")
                    }
                }
            guard case .answer(let status, let body, var headers) = reply else { return reply }
            headers["Madoguchi-Desk"] = state.tag
            if let time = state.time { headers["Date"] = time }
            return .answer(status, body, headers: headers)
        }
    }

    private static func lists(_ state: State, _ request: LoopbackServer.Request) -> LoopbackServer.Reply {
        guard request.headers["if-none-match"] != state.tag else { return .answer(304) }
        return .answer(200, json(DeskDocument(state.desk)), headers: ["ETag": state.tag])
    }

    private static func report(_ state: State, _ name: String, _ request: LoopbackServer.Request)
        -> LoopbackServer.Reply
    {
        if let reply = state.reports[name] { return reply }
        let language = Language(acceptLanguage: request.headers["accept-language"])
        return switch name {
        case "targets": .answer(200, json(SampleReports.targets(language)))
        case "coverage": .answer(200, json(SampleReports.coverage))
        case "topics":
            .answer(
                200,
                json(
                    SampleReports.topics(
                        language,
                        bySite: request.path.contains("by=site"),
                        byMonth: request.path.contains("month")
                    )
                )
            )
        case "channels": .answer(200, json(SampleReports.channels(language)))
        case "divide": .answer(200, json(SampleReports.divide))
        default: problem(404, "unknown-path", "該当するページがありません")
        }
    }

    private static func put(_ state: inout State, _ text: String, _ request: LoopbackServer.Request)
        -> LoopbackServer.Reply
    {
        let fault = state.faults.isEmpty ? nil : state.faults.removeFirst()
        if case .answer(let reply) = fault { return reply }
        let reply = record(&state, text, request.body)
        switch fault {
        case .lostAnswer: return .hangUp
        case .silence: return .silence
        default: return reply
        }
    }

    private static func record(_ state: inout State, _ text: String, _ body: String) -> LoopbackServer.Reply {
        guard let id = UUID(uuidString: text),
            let draft = try? JSONDecoder().decode(ConsultationDraft.self, from: Data(body.utf8)),
            let content = try? state.desk.content(of: draft, now: SampleLists.now)
        else { return problem(422, "invalid-submission", "入力内容に誤りがあります") }
        guard !state.poison.contains(content.note ?? "") else { return problem(500, .internalFault) }
        let known = state.history[id]?.last?.consultation
        if known == nil {
            let consultation = record(id, content, revision: 1)
            state.history[id] = [revision(consultation, .recorded, nil)]
            state.order.insert(id, at: 0)
        } else if state.history[id]?.first?.consultation.content != content {
            return problem(409, .consultationDiffers(nil))
        }
        return .answer(
            known == nil ? 201 : 200,
            json(ConsultationDocument(known ?? record(id, content, revision: 1)))
        )
    }

    private static func batch(_ state: inout State, _ request: LoopbackServer.Request) -> LoopbackServer.Reply {
        let fault = state.batchFaults.isEmpty ? nil : state.batchFaults.removeFirst()
        if case .answer(let reply) = fault { return reply }
        struct Line: Decodable { let id: String }
        var answers = ""
        for line in request.body.split(separator: "\n") {
            let id = (try? JSONDecoder().decode(Line.self, from: Data(line.utf8)))?.id ?? ""
            guard case .answer(let status, let body, _) = record(&state, id, String(line)) else { continue }
            if status == 500 { return problem(500, .internalFault) }
            let problem = try? JSONDecoder().decode(ProblemDocument.self, from: Data(body.utf8))
            answers += json(BatchLineDocument(id: id, status: status, problem: status < 400 ? nil : problem)) + "\n"
        }
        switch fault {
        case .lostAnswer: return .hangUp
        case .silence: return .silence
        default: return .answer(200, answers)
        }
    }

    private static func list(_ state: State, _ request: LoopbackServer.Request) -> LoopbackServer.Reply {
        let all = state.order.compactMap { state.history[$0]?.last?.consultation }
        let shown = all.filter { !$0.isVoid || request.path.contains("void=true") }
        let limit = request.path.split(separator: "limit=").last.flatMap { Int($0.prefix { $0.isNumber }) } ?? 50
        let body = json(ListDocument(items: shown.prefix(limit).map { ConsultationDocument($0) }))
        let next = "</v1/consultations?cursor=x>; rel=\"next\", "
        return .answer(
            200,
            body,
            headers: ["Link": (shown.count > limit ? next : "") + "</v1/consultations>; rel=\"first\""]
        )
    }

    private static func show(_ state: State, _ text: String) -> LoopbackServer.Reply {
        guard let consultation = UUID(uuidString: text).flatMap({ state.history[$0]?.last?.consultation }) else {
            return problem(404, .consultationNotFound)
        }
        return .answer(
            200,
            json(ConsultationDocument(consultation)),
            headers: ["ETag": "\"\(consultation.revision)\""]
        )
    }

    private static func revisions(_ state: State, _ text: String) -> LoopbackServer.Reply {
        let revisions = UUID(uuidString: text).flatMap { state.history[$0] } ?? []
        return .answer(200, json(ListDocument(items: revisions.map { ConsultationRevisionDocument($0) })))
    }

    private static func change(_ state: inout State, _ text: String, _ what: String, _ request: LoopbackServer.Request)
        -> LoopbackServer.Reply
    {
        let fault = state.changeFaults.isEmpty ? nil : state.changeFaults.removeFirst()
        if case .answer(let reply) = fault { return reply }
        let reply = made(&state, text, what, request)
        switch fault {
        case .lostAnswer: return .hangUp
        case .silence: return .silence
        default: return reply
        }
    }

    private static func made(_ state: inout State, _ text: String, _ what: String, _ request: LoopbackServer.Request)
        -> LoopbackServer.Reply
    {
        guard let id = UUID(uuidString: text), let old = state.history[id]?.last?.consultation,
            let body = try? JSONDecoder().decode(ChangeBody.self, from: Data(request.body.utf8))
        else { return problem(404, .consultationNotFound) }
        guard !old.isVoid else { return problem(409, .alreadyVoid) }
        if what == "void" {
            let new = record(id, old.content, revision: old.revision + 1, isVoid: true)
            state.history[id]?.append(revision(new, .voided, body.reason))
            return .answer(200, json(ConsultationDocument(new)))
        }
        guard request.headers["if-match"] == "\"\(old.revision)\"" else {
            return problem(412, .revisionDiffers(current: old.revision))
        }
        var content = old.content
        if let minutes = body.changes?.minutes { content.minutes = Minutes(minutes) }
        if let ageBand = body.changes?.ageBand.flatMap(AgeBand.init(rawValue:)) { content.ageBand = ageBand }
        if let note = body.changes?.note { content.note = note }
        if request.body.contains("\"note\":null") { content.note = nil }
        if let heldAt = body.changes?.heldAt.flatMap({ Instant(rfc3339: $0) }) {
            (content.heldAt, content.heldOn) = (heldAt, heldAt.day)
        }
        let new = record(id, content, revision: old.revision + 1)
        state.history[id]?.append(revision(new, .corrected, body.reason))
        return .answer(200, json(ConsultationDocument(new)))
    }

    private struct ChangeBody: Decodable {
        let changes: ConsultationDraft?
        let reason: String
    }

    private static func record(_ id: UUID, _ content: ConsultationContent, revision: Int, isVoid: Bool = false)
        -> Consultation
    {
        Consultation(
            id: id,
            content: content,
            revision: revision,
            recordedAt: SampleLists.now,
            recordedBy: "staff",
            isVoid: isVoid
        )
    }

    private static func revision(_ consultation: Consultation, _ kind: ConsultationRevision.Kind, _ reason: String?)
        -> ConsultationRevision
    {
        ConsultationRevision(
            consultation: consultation,
            kind: kind,
            changedAt: SampleLists.now,
            changedBy: "staff",
            reason: reason
        )
    }

    static func problem(_ status: Int, _ type: String, _ detail: String, headers: [String: String] = [:])
        -> LoopbackServer.Reply
    {
        .answer(
            status,
            json(ProblemDocument(type: type, title: type, status: status, detail: detail, requestId: "r-1")),
            headers: headers
        )
    }

    static func problem(_ status: Int, _ error: DeskError) -> LoopbackServer.Reply {
        problem(status, error.type, error.detail(in: .ja))
    }

    static func json(_ value: some Encodable) -> String {
        (try? JSONEncoder().encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
