import DeskImport
import DeskStore
import DeskTestSupport
import FoundationEssentials
import Glibc
import Logging
import Postgres
import StatisticsExport
import SupportDesk
import Synchronization
import Testing

@testable import DeskServer

/// A name, a phone number and a note that are nowhere else, put in wherever something can be put in, and then looked for.
@Suite("What is told in confidence stays where it belongs")
struct CanaryTests {
    private static let resident = TestDesk.residents[1]

    @Test(
        "A name, a phone number and a note that came in through every entrance are in no dump, log, metric, export or error",
        .timeLimit(.minutes(5))
    )
    func canary() async throws {
        let log = CapturedLog()
        try await withDesk { desk in
            var settings = desk.settings
            settings.statementTimeout = .seconds(60)
            let logger = log.logger
            let store = DeskStore(settings, logger: logger)
            let server = DeskApplication(
                store: store,
                settings: ServerSettings(),
                logger: logger,
                now: { TestDesk.now }
            )
            try await withServer(server) { live in
                let visit = Visit(server: live, desk: desk)
                try await visit.consultations()
                try await visit.people()
                try await visit.courses()
                try await visit.closedMonth()
                try await importLog(into: store)
                // What was put in is there, and is found by whoever may look for it.
                let shown = try await live.send("GET", "/v1/residents/\(Self.resident)", token: desk.token(.staff))
                #expect(shown.text.contains(Canary.name) && shown.text.contains(Canary.phone))
                let list = try await live.send("GET", "/v1/consultations", token: desk.token(.staff))
                #expect(list.text.contains(Canary.note))
                let metrics = try await live.send("GET", "/metrics").text
                Canary.expectNothing(of: Array(metrics.utf8), in: "metrics")
                for body in visit.refused.withLock(\.self) { Canary.expectNothing(of: body, in: "an error") }
                #expect(visit.refused.withLock(\.count) > 10)
            }
            Canary.expectNothing(of: try dump(desk), in: "pg_dump")
            try await expectNothingInLog(of: desk)
            for (audience, form) in [
                (ExportAudience.internal, ExportForm.csv(.utf8)), (.internal, .json), (.public, .csv(.utf8)),
            ] {
                Canary.expectNothing(
                    of: try await exported(store, audience, form),
                    in: "the export \(audience) \(form)"
                )
            }
            await store.shutdown()
        }
        Canary.expectNothing(of: Array(log.text.utf8), in: "the log at trace")
        #expect(!log.text.isEmpty)
    }

    private func importLog(into store: DeskStore) async throws {
        let path = "/tmp/canary-\(UUID().uuidString).csv"
        let rows = """
            受付番号,相談日,拠点,方法,相談内容,年代,対応時間,対応者,結果,備考
            C1,2026-11-14,S001,対面,地図,72歳,15,支援員001,自分でできた,\(Canary.note)
            C2,2026-11-14,どこか,対面,地図,72歳,15,支援員001,自分でできた,\(Canary.note)
            """
        #expect(FileManager.default.createFile(atPath: path, contents: Data(rows.utf8)))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let tally = try await store.importConsultations(
            path: path,
            encoding: .auto,
            by: Account(name: "import", role: .coordinator),
            at: TestDesk.now
        )
        #expect(tally.accepted == 1 && tally.rejected == 1)
        for rejection in tally.rejections { Canary.expectNothing(of: Array("\(rejection)".utf8), in: "a rejection") }
    }

    private func dump(_ desk: TestDesk) throws -> [UInt8] {
        let folder = try #require(getenv("MADOGUCHI_PG_BIN").map { String(cString: $0) })
        let parameters = desk.superuserSettings.parameters
        let command = """
            '\(folder)/pg_dump' -h '\(parameters["host"] ?? "")' -p '\(parameters["port"] ?? "5432")' \
            -U '\(parameters["user"] ?? "postgres")' '\(parameters["dbname"] ?? "")'
            """
        let pipe = try #require(popen(command, "r"))
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { bytes += buffer[..<count] }
        #expect(pclose(pipe) == 0 && bytes.count > 100_000)
        return bytes
    }

    /// PostgreSQL quotes statements and rows in its log when they fail.
    private func expectNothingInLog(of desk: TestDesk) async throws {
        let marker = UUID().uuidString
        await #expect(throws: PostgresError.self) {
            try await desk.asSuperuser { try $0.execute("SELECT '\(marker)' / 0") }
        }
        let path = try #require(getenv("MADOGUCHI_TEST_DATABASE_LOG").map { String(cString: $0) })
        let log = Array(FileManager.default.contents(atPath: path) ?? Data())
        #expect(log.contains(Array(marker.utf8)))
        Canary.expectNothing(of: log, in: "PostgreSQL's log")
    }

    private func exported(_ store: DeskStore, _ audience: ExportAudience, _ form: ExportForm) async throws -> [UInt8] {
        let folder = "/tmp/canary-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var settings = NightlyExport.Settings(date: TestDesk.now.day, folder: folder)
        (settings.audience, settings.form) = (audience, form)
        let result = try await NightlyExport(of: store, settings).run(by: DeskStore.exportAccount, at: TestDesk.now)
        let files = try FileManager.default.contentsOfDirectory(atPath: result.delivery.path)
        #expect(files.count > 3)
        return files.reduce(into: []) { bytes, file in
            bytes += FileManager.default.contents(atPath: "\(result.delivery.path)/\(file)") ?? Data()
        }
    }
}

/// Whoever tells the service the canary, in every way.
private final class Visit: Sendable {
    let server: LiveServer
    let desk: TestDesk
    /// The bodies of the answers that were errors.
    let refused = Mutex<[[UInt8]]>([])

    init(server: LiveServer, desk: TestDesk) {
        self.server = server
        self.desk = desk
    }

    @discardableResult
    private func send(
        _ method: String,
        _ path: String,
        as role: Role = .coordinator,
        headers: [String: String] = [:],
        _ body: String? = nil
    ) async throws -> Answer {
        let answer = try await server.send(method, path, token: desk.token(role), headers: headers, body)
        // A record that differs is shown to whoever may read it.
        if answer.status >= 400, answer.status != 409 { refused.withLock { $0.append(answer.body) } }
        return answer
    }

    private static func record(_ more: String, heldOn: String = "2026-11-20") -> String {
        #"{"site":"S001","heldOn":"\#(heldOn)","channel":"phone","topics":["メール"],"note":"\#(Canary.note)"\#(more)}"#
    }

    func consultations() async throws {
        let path = "/v1/consultations/\(UUID().written)"
        #expect(try await send("PUT", path, Self.record("")).status == 201)
        #expect(try await send("PUT", path, Self.record("")).status == 200)
        #expect(try await send("PUT", path, Self.record(#","minutes":5"#)).status == 409)
        #expect(try await send("PUT", path, Self.record(#","minutes":0,"x":"\#(Canary.name)""#)).status == 422)
        #expect(try await send("PUT", path, Self.record(#","town":"\#(Canary.name)""#)).status == 422)
        #expect(try await send("PUT", path, as: .statistician, Self.record("")).status == 403)
        let changed = #"{"changes":{"note":"\#(Canary.note)。","minutes":9},"reason":"書き足し"}"#
        #expect(try await send("POST", path + "/corrections", changed).status == 428)
        #expect(try await send("POST", path + "/corrections", headers: ["If-Match": "\"1\""], changed).status == 200)
        let late = changed.replacing(#""minutes":9"#, with: #""minutes":8"#)
        #expect(try await send("POST", path + "/corrections", headers: ["If-Match": "\"1\""], late).status == 412)
        #expect(try await send("GET", path + "/revisions").status == 200)
        let lines = [UUID().written, UUID().written].map { id in
            #"{"id":"\#(id)","# + Self.record("").dropFirst()
        }.joined(separator: "\n")
        let batch = try await send(
            "POST",
            "/v1/consultations/batch",
            headers: ["Content-Type": "application/x-ndjson"],
            lines + "\n{\"id\":\"\(Canary.name)\"}\n\(Canary.note)"
        )
        #expect(batch.status == 200)
        refused.withLock { $0.append(batch.body) }
        // Before the reading: what cannot be read at all, and where a name does not belong.
        #expect(try await send("PUT", path, "{\"note\":\"\(Canary.note)").status == 400)
        #expect(try await send("GET", "/v1/consultations?site=\(Canary.phone)").status < 500)
        #expect(try await send("GET", "/v1/residents/\(Canary.phone)").status >= 400)
    }

    func people() async throws {
        let path = "/v1/residents/\(CanaryResident.id)"
        let person = """
            {"name":"\(Canary.name)","kana":"\(Canary.kana)","phone":"\(Canary.phone)","needs":["hearing"],
            "consent":{"purposes":["record","contact","supporters"],"method":"paper"}}
            """
        #expect(try await send("PUT", path, person).status < 300)
        #expect(
            try await send("PUT", path, person.replacing(Canary.phone, with: "\(Canary.phone)-\(Canary.name)")).status
                == 422
        )
        #expect(
            try await send("PUT", "/v1/residents/\(UUID().written)", person.replacing("paper", with: Canary.name))
                .status
                == 422
        )
        for search in ["phone", "kana", "name"] {
            let words = ["phone": Canary.phone, "kana": Canary.kana, "name": Canary.name]
            let found = try await send("POST", "/v1/residents/search", #"{"\#(search)":"\#(words[search] ?? "")"}"#)
            #expect(found.text.contains(CanaryResident.id), "\(search)")
        }
        #expect(try await send("GET", "/v1/residents/duplicates").status == 200)
        let contact = """
            {"name":"\(Canary.name)","kana":"\(Canary.kana)","phone":"\(Canary.phone)","email":"\(Canary.email)"}
            """
        #expect(try await send("PUT", "/v1/supporters/支援員001/contact".asciiPath, contact).status == 200)
        #expect(
            try await send(
                "PUT",
                "/v1/supporters/支援員001/contact".asciiPath,
                contact.replacing(Canary.phone, with: Canary.name)
            ).status == 422
        )
        #expect(try await send("GET", "/v1/supporters/支援員001/contact".asciiPath).status == 200)
        let supporter = #"{"kind":"senior","homeSite":"S001","name":"\#(Canary.name)","phone":"\#(Canary.phone)"}"#
        #expect(try await send("POST", "/v1/supporters", supporter).status < 500)
        let consultation = Self.record(#","resident":"\#(CanaryResident.id)""#)
        #expect(try await send("PUT", "/v1/consultations/\(UUID().written)", consultation).status == 201)
        let conversion = #"{"resident":"\#(CanaryResident.id)","keepContact":true}"#
        #expect(try await send("PUT", "/v1/conversions/\(UUID().written)", conversion).status == 201)
    }

    func courses() async throws {
        let course = """
            {"kind":"\(Canary.name)","site":"S001","heldOn":"2026-11-20","starts":"10:00","ends":"12:00","capacity":10}
            """
        #expect(try await send("PUT", "/v1/courses/C1", course).status >= 400)
        #expect(
            try await send("PUT", "/v1/shifts/\(UUID().written)", #"{"supporter":"\#(Canary.name)"}"#).status >= 400
        )
        #expect(try await send("POST", "/v1/courses/\(Canary.phone)/places", "{}").status >= 400)
    }

    /// A change to what is closed waits with all that it says.
    func closedMonth() async throws {
        #expect(try await send("POST", "/v1/closings/2026-10", #"{"acknowledgeMissing":true}"#).status == 200)
        let late = Self.record(#","lateReason":"紙の控えから""#, heldOn: "2026-10-05")
        let filed = try await send("PUT", "/v1/consultations/\(UUID().written)", late)
        #expect(filed.status == 202)
    }
}

private enum CanaryResident {
    static let id = TestDesk.residents[1]
}

extension String {
    /// With what is not ASCII percent-encoded.
    fileprivate var asciiPath: String {
        utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16, uppercase: true) }.joined()
    }
}

/// Keeps what is logged, at every level.
private final class CapturedLog: Sendable {
    private let lines = Mutex("")

    var text: String { lines.withLock(\.self) }

    var logger: Logger {
        var logger = Logger(label: "canary") { _ in Handler(log: self) }
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let log: CapturedLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.lines.withLock { $0 += "\(event.level) \(event.message) \(metadata) \(event.metadata ?? [:])\n" }
        }
    }
}
