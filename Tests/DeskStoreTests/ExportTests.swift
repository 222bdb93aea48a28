import DeskStore
import DeskTestSupport
import Dispatch
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@Suite("What an export reads")
struct ExportTests {
    @Test("Every table can be read by the export's role, and has nothing of a person in it")
    func everyTable() async throws {
        try await withDesk { desk in
            let store = desk.store
            _ = try await store.record(
                Sample.content(
                    heldOn: "2026-05-14",
                    supporters: ["支援員001"],
                    receipt: "受付9999",
                    resident: TestDesk.resident,
                    note: "秘密の備考"
                )
            )
            let scope = ExportScope(date: Sample.day("2026-11-23"))
            let ward = TestDesk.ward
            for table in DeliveredTable.allCases {
                let text = try await store.exporting { connection in
                    try Self.text(of: table, scope, [Sample.day("2026-04-01"): 1], ward: ward, on: connection)
                }
                for word in ["秘密", TestDesk.resident, "支援員001", "受付9999"] {
                    #expect(!text.contains(word), "\(table) holds \(word)")
                }
            }
        }
    }

    @Test("Records are those of the days asked for that are not void, and totals of a month cut short are theirs")
    func totals() async throws {
        try await withDesk { desk in
            let store = desk.store
            var ids: [UUID] = []
            for heldOn in ["2026-03-31", "2026-04-01", "2026-05-14", "2026-05-20", "2026-05-21"] {
                let id = UUID()
                _ = try await store.record(Sample.content(heldOn: heldOn), id: id, by: Sample.staff, at: TestDesk.now)
                ids.append(id)
            }
            _ = try await store.void(ids[1], expecting: nil, reason: "二重", by: Sample.staff, at: TestDesk.now)
            let ward = TestDesk.ward
            let scope = ExportScope(date: Sample.day("2026-05-20"))
            let (records, months, sites, topics) = try await store.exporting { connection in
                (
                    try Self.rows(of: .consultations, scope, ward: ward, on: connection),
                    try Self.rows(of: .consultationsByMonth, scope, ward: ward, on: connection),
                    try Self.rows(of: .sitesByMonth, scope, ward: ward, on: connection),
                    try Self.rows(of: .mentionsByTopic, scope, ward: ward, on: connection)
                )
            }
            #expect(records.map { $0[1] } == ["2026-05-14", "2026-05-20"])
            #expect(records.map { $0[0] } == [ids[2], ids[3]].map { $0.uuidString.lowercased() })
            #expect(months.map { $0[0] } == ["2026-05"])
            #expect(months.reduce(0) { $0 + (Int($1[4]) ?? 0) } == 2)
            #expect(sites.map { $0[2] } == ["2"])
            #expect(topics.allSatisfy { $0[3] == "2" })
        }
    }

    @Test("Two exports at the same time: the second is told so")
    func oneAtATime() async throws {
        try await withDesk { desk in
            let store = desk.store
            let (started, mayEnd) = (AsyncStream.makeStream(of: Void.self), DispatchSemaphore(value: 0))
            async let first: Void = store.exporting { connection in
                _ = try connection.query("SELECT 1", as: Int.self)
                started.continuation.yield()
                mayEnd.wait()
            }
            for await _ in started.stream { break }
            await #expect(throws: DeskError.conflict(.exportUnderWay)) {
                try await store.exporting { connection in _ = try connection.query("SELECT 1", as: Int.self) }
            }
            mayEnd.signal()
            try await first
            try await store.exporting { connection in _ = try connection.query("SELECT 1", as: Int.self) }
        }
    }

    @Test("What was delivered is remembered for each audience, and the run before is that of an earlier day")
    func runs() async throws {
        try await withDesk { desk in
            let store = desk.store
            func run(_ date: String, _ audience: ExportAudience, version: Int) -> ExportRun {
                ExportRun(
                    audience: audience,
                    date: Sample.day(date),
                    finishedAt: TestDesk.now,
                    manifest: "\(date) \(version)",
                    rows: 3,
                    versions: [Sample.day("2026-04-01"): version]
                )
            }
            for run in [
                run("2026-11-21", .internal, version: 1), run("2026-11-22", .internal, version: 2),
                run("2026-11-23", .internal, version: 3), run("2026-11-22", .public, version: 1),
            ] {
                try await store.note(run, by: Sample.staff)
            }
            let before = try await store.exporting { connection in
                try DeskStore.runBefore(Sample.day("2026-11-23"), for: .internal, ward: TestDesk.ward, on: connection)
            }
            #expect(before?.versions == [Sample.day("2026-04-01"): 2])
            #expect(Set(try await store.lastExports().map(\.audience)) == [.internal, .public])
            #expect(try await store.verify() == [])
        }
    }

    private static func rows(
        of table: DeliveredTable,
        _ scope: ExportScope,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [[String]] {
        try text(of: table, scope, [:], ward: ward, on: connection).split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        }
    }

    private static func text(
        of table: DeliveredTable,
        _ scope: ExportScope,
        _ delivered: [CivilDate: Int],
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> String {
        var bytes: [UInt8] = []
        _ = try connection.copyOut(table, of: scope, since: delivered, ward: ward) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
