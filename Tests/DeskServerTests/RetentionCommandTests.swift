import DeskTestSupport
import FoundationEssentials
import Glibc
import Postgres
import SupportDesk
import Testing

@testable import DeskServer
@testable import DeskStore

private let madoguchi = BuiltProgram("madoguchi")

@Suite("Retention at the terminal", .enabled(if: madoguchi != nil))
struct RetentionCommandTests {
    @Test("Two people who have logged in dispose of a list that both can see; programs and records made by hand do not")
    func wholeWay() async throws {
        try await withDesk { desk in
            let home = "/tmp/madoguchi-retention-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: home) }
            func file(_ name: String, _ text: String) throws -> String {
                let path = "\(home)/\(name)"
                try Data(text.utf8).write(to: URL(filePath: path))
                chmod(path, 0o600)
                return path
            }
            let environment = [
                "MADOGUCHI_DATABASE_URL": desk.databaseURL, "MADOGUCHI_HOME": home, "LANG": "en_US.UTF-8",
                "MADOGUCHI_KEYS_FILE": try file("keys", TestDesk.keys.written),
            ]
            func retention(_ arguments: String...) async throws -> BuiltProgram.Run {
                try await #require(madoguchi).run(["retention"] + arguments, environment)
            }
            func login(_ role: Role) async throws -> String {
                let token = UUID().uuidString
                try await desk.asSuperuser { connection in
                    try connection.execute(
                        """
                        INSERT INTO access_token (ward_code, token_hash, account, issued_at, expires_at, kind)
                        VALUES ($1, $2, $3, now(), now() + interval '1 hour', 'session')
                        """,
                        [TestDesk.ward, Digest.sha256(token), role.rawValue]
                    )
                }
                return try file("\(role.rawValue).json", #"{"account":"x","server":"http://x","token":"\#(token)"}"#)
            }
            let id = UUID()
            var content = ConsultationContent.sample
            content.note = "電話で再度相談"
            _ = try await desk.store.record(
                content,
                id: id,
                by: Account(name: "staff", role: .staff),
                at: TestDesk.now
            )
            let (proposer, approver) = (try await login(.coordinator), try await login(.administrator))
            let program = try file("program", desk.token(.administrator))

            let proposed = try await retention("propose", "notes", "--token-file", proposer)
            let number = String(proposed.output.split(whereSeparator: \.isWhitespace).first ?? "")
            #expect(proposed.status == 0 && proposed.words.contains("retention show \(number)"), "\(proposed)")
            let byProgram = try await retention("approve", number, "--token-file", program)
            #expect(byProgram.status == 65 && byProgram.words.contains("mado login"), "\(byProgram)")
            let shown = try await retention("show", number, "--token-file", approver)
            #expect(shown.status == 0 && shown.output.contains("\(id.written)"), "\(shown)")
            #expect(shown.output.contains("2022-05-14") && !shown.output.contains("電話"), "\(shown)")
            let json = try await retention("show", number, "--token-file", approver, "--json")
            #expect(json.status == 0 && json.output.contains(#""endedOn" : "2022-05-14""#), "\(json)")
            let own = try await retention("approve", number, "--token-file", proposer)
            #expect(own.status == 65, "\(own)")
            #expect(try await retention("approve", number, "--token-file", approver).status == 0)
            let erased = try await retention("erase", number)
            #expect(erased.status == 0, "\(erased)")
            #expect(try await desk.store.consultation(id).content.note == nil)

            let record = "\(home)/disposals/\(number).json"
            let again = try await retention("reapply", record)
            #expect(again.status == 0, "\(again)")
            let text = String(decoding: try Data(contentsOf: URL(filePath: record)), as: UTF8.self)
            let changed = try file("changed.json", text.replacing("coordinator", with: "somebody"))
            let refused = try await retention("reapply", changed)
            #expect(refused.status == 65 && refused.words.contains("not as this installation"), "\(refused)")
        }
    }
}

extension ConsultationContent {
    fileprivate static var sample: ConsultationContent {
        ConsultationContent(
            site: Site.ID("S001"),
            heldOn: CivilDate(iso: "2022-05-14") ?? CivilDate(daysSince1970: 0),
            channel: .inPerson,
            topics: [Topic.ID("my_number_card")],
            ageBand: .from70
        )
    }
}
