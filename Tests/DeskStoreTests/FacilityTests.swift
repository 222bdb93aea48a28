import DeskImport
import DeskStore
import DeskTestSupport
import FoundationEssentials
import Glibc
import Postgres
import SupportDesk
import Testing

@Suite("The register of public facilities")
struct FacilityTests {
    private static let lastYear = """
        F01,杉並公会堂,ホール,有,無,0,2025-10-01
        F02,中央図書館,図書館,有,有,5,2025-10-01
        F03,旧保健所,庁舎,有,,,2025-10-01

        """
    private static let thisYear = """
        F01,杉並公会堂,ホール,有,有,2,令和8年10月1日
        F03,旧保健所,庁舎,無,無,0,令和8年10月1日

        """

    @Test("A register is imported once: a second time all its rows are duplicates")
    func importsOnce() async throws {
        try await withDesk { desk in
            let dryRun = try await desk.imported(Self.lastYear, isDryRun: true)
            #expect(dryRun == [3, 0, 0])
            #expect(try await desk.store.facilities(asOf: TestDesk.now.day) == [])
            let first = try await desk.imported(Self.lastYear)
            #expect(first == [3, 0, 0])
            let second = try await desk.imported(Self.lastYear)
            #expect(second == [0, 3, 0])
            #expect(try await desk.entries() == ["import facilities.imported 3 rows"])
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A later survey adds to the history: each day can be said again as it was")
    func history() async throws {
        try await withDesk { desk in
            _ = try await desk.imported(Self.lastYear)
            let later = try await desk.imported(Self.thisYear)
            #expect(later == [2, 0, 0])
            func facilities(_ day: String) async throws -> [String] {
                try await desk.store.facilities(asOf: Sample.day(day)).map { survey in
                    let wifi = survey.wifi.map { $0 ? "有" : "無" } ?? "?"
                    let terminals = survey.terminals.map { String($0) } ?? "?"
                    return "\(survey.facility) \(survey.isMain) \(wifi) \(terminals)"
                }
            }
            #expect(try await facilities("2025-09-30") == [])
            let before = ["F01 true 無 0", "F02 true 有 5", "F03 true ? ?"]
            #expect(try await facilities("2025-10-01") == before)
            #expect(try await facilities("2026-09-30") == before)
            #expect(try await facilities("2026-10-01") == ["F01 true 有 2", "F02 true 有 5", "F03 false 無 0"])
            let again = try await desk.imported(Self.lastYear + Self.thisYear)
            #expect(again == [0, 5, 0])
        }
    }

    @Test("A file read again after it was mended replaces what differs, and nothing else")
    func mended() async throws {
        try await withDesk { desk in
            _ = try await desk.imported(Self.lastYear)
            let changed = try await desk.imported(Self.lastYear.replacing("有,,,", with: "有,無,,"))
            #expect(changed == [1, 2, 0])
            let mended = try await desk.store.facilities(asOf: TestDesk.now.day).last
            #expect(mended?.wifi == false)
            #expect(mended?.terminals == nil)
        }
    }

    @Test("A facility that is a support site is known as one")
    func sites() async throws {
        try await withDesk { desk in
            _ = try await desk.imported(Self.lastYear + "S003,南の窓口,庁舎,有,有,1,2025-10-01\n")
            let sites = try await desk.store.facilities(asOf: TestDesk.now.day).map(\.site?.rawValue)
            #expect(sites == [nil, "S001", nil, "S003"])
        }
    }

    @Test("A row that is refused does not keep the others out")
    func refusals() async throws {
        try await withDesk { desk in
            let rows = Self.lastYear + "F04,新館,ホール,有,有,1,2026-11-24\nF05,,ホール,有,有,1,2026-11-23\n"
            let counts = try await desk.imported(rows)
            #expect(counts == [3, 0, 2])
        }
    }

    @Test("The rate of main facilities with Wi-Fi and terminals can be said for last year and for now")
    func rates() async throws {
        try await withDesk { desk in
            _ = try await desk.imported(Self.lastYear + Self.thisYear)
            var rates: [[Int]] = []
            for day in ["2025-12-31", "2026-11-23"] {
                let main = try await desk.store.facilities(asOf: Sample.day(day)).filter(\.isMain)
                rates.append([main.count { $0.wifi == true && $0.terminals ?? 0 > 0 }, main.count])
            }
            #expect(rates == [[1, 3], [2, 2]])
        }
    }
}

extension TestDesk {
    /// Imports these rows; gives how many were accepted, duplicates and rejected.
    fileprivate func imported(_ rows: String, isDryRun: Bool = false) async throws -> [Int] {
        let path = FileManager.default.temporaryDirectory.appending(path: "facilities-\(UUID()).csv").path
        try Data("施設コード,名称,種別,主要施設,公衆無線LAN,公共端末台数,調査日\n\(rows)".utf8).write(to: URL(filePath: path))
        defer { unlink(path) }
        let tally = try await store.importFacilities(
            path: path,
            encoding: .auto,
            by: Account(name: "import", role: .administrator),
            at: Self.now,
            isDryRun: isDryRun
        )
        return [tally.accepted, tally.duplicates, tally.rejected]
    }
}
