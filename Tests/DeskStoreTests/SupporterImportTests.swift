import DeskImport
import DeskStore
import DeskTestSupport
import FoundationEssentials
import Glibc
import Postgres
import SupportDesk
import Testing

@Suite("Importing a list of supporters")
struct SupporterImportTests {
    private static let rows = """
        支援員001,シニア,活動中,2025-04-01,2028-03-31,S001,日本語;手話,地図
        SD-0100,職員,活動中,2026-04-01,2027-03-31,S003,,
        SD-0101,企業,研修中,,,,,

        """

    @Test("A list is imported once: a second time all its rows are duplicates")
    func importsOnce() async throws {
        try await withDesk { desk in
            let dryRun = try await desk.importedSupporters(Self.rows, isDryRun: true)
            #expect(dryRun == [3, 0, 0])
            #expect(try await desk.store.supporter(Supporter.ID("支援員001")).present == nil)
            let first = try await desk.importedSupporters(Self.rows)
            #expect(first == [3, 0, 0])
            let second = try await desk.importedSupporters(Self.rows)
            #expect(second == [0, 3, 0])
            #expect(try await desk.entries() == ["import supporters.imported 3 rows"])
            let entry = try await desk.store.supporter(Supporter.ID("支援員001"))
            #expect(entry.profile.languages == [SpokenLanguage.ID("ja"), SpokenLanguage.ID("jsl")])
            #expect(entry.present?.from.description == "2025-04-01")
            #expect(entry.present?.appointedUntil?.description == "2027-03-31")
            #expect(entry.present?.cause == .list)
            let trainee = try await desk.store.supporter(Supporter.ID("SD-0101"))
            #expect(trainee.present?.from == TestDesk.now.day)
            #expect(try await desk.activeCount(on: TestDesk.now.day) == 2)
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A status that differs becomes a span, whatever came before; blanks take nothing away")
    func changes() async throws {
        try await withDesk { desk in
            _ = try await desk.importedSupporters(Self.rows)
            let changed = try await desk.importedSupporters(
                """
                支援員001,シニア,退任,,,,,
                SD-0100,職員,活動中,2026-04-01,2029-03-31,S003,,
                SD-0101,企業,活動中,2026-11-01,2027-10-31,,英語,

                """
            )
            #expect(changed == [3, 0, 0])
            let retired = try await desk.store.supporter(Supporter.ID("支援員001"))
            #expect(retired.history.map(\.status) == [.active, .retired])
            #expect(retired.profile.homeSite == Site.ID("S001"))
            #expect(retired.profile.skills == [Topic.ID("maps")])
            let longer = try await desk.store.supporter(Supporter.ID("SD-0100"))
            #expect(longer.history.map { $0.certifiedUntil?.description } == ["2027-03-31", "2029-03-31"])
            let active = try await desk.store.supporter(Supporter.ID("SD-0101"))
            #expect(active.history.map(\.status) == [.inTraining, .active])
            #expect(active.present?.from == TestDesk.now.day)
            #expect(active.present?.appointedUntil == nil)
        }
    }

    @Test("A row that is refused does not keep the others out")
    func refusals() async throws {
        try await withDesk { desk in
            let counts = try await desk.importedSupporters(Self.rows + "SD-0200,シニア,活動中,2026-04-01,,S001,,\n")
            #expect(counts == [3, 0, 1])
            let codes = try await desk.store.supporters(lists: PeopleLists(), today: TestDesk.now.day).map(\.code)
            #expect(!codes.contains(Supporter.ID("SD-0200")))
        }
    }
}

extension TestDesk {
    /// Imports these rows; gives how many were accepted, duplicates and rejected.
    fileprivate func importedSupporters(_ rows: String, isDryRun: Bool = false) async throws -> [Int] {
        let path = FileManager.default.temporaryDirectory.appending(path: "supporters-\(UUID()).csv").path
        try Data("支援員コード,種別,状態,認定日,有効期限,拠点コード,言語,技能\n\(rows)".utf8).write(to: URL(filePath: path))
        defer { unlink(path) }
        let tally = try await store.importSupporters(
            path: path,
            encoding: .auto,
            by: Account(name: "import", role: .administrator),
            at: Self.now,
            isDryRun: isDryRun
        )
        return [tally.accepted, tally.duplicates, tally.rejected]
    }
}
