import DeskImport
import DeskStore
import DeskTestSupport
import FoundationEssentials
import Glibc
import Postgres
import SupportDesk
import Testing

@Suite("Imports")
struct ImportTests {
    private static let importer = Account(name: "import", role: .administrator)

    @Test("A log is imported once: a second time all its rows are duplicates")
    func importsOnce() async throws {
        let log = """
            受付番号,相談日,拠点,方法,相談内容,年代,対応時間,対応者,結果,備考
            2025-00001,R7.5.14,中央図書館,来所,e-Tax、メール,７２歳,15分,支援員099,自分でできた,機種変更
            2025-00002,2025/5/15,S003,TEL,Wi-Fi設定,,30,支援員001,,
            2025-00003,2025/5/15,第九公民館,TEL,Wi-Fi設定,,30,支援員001,,
            2025-00002,2025/5/15,S003,TEL,Wi-Fi設定,,30,支援員001,,
            2025-00001,2025/5/14,S001,来所,メール,72,15,支援員099,自分でできた,機種変更

            """
        try await withDesk { desk in
            let path = try file(log)
            defer { unlink(path) }
            let dryRun = try await desk.store.importConsultations(
                path: path,
                encoding: .auto,
                by: Self.importer,
                at: TestDesk.now,
                isDryRun: true
            )
            #expect([dryRun.read, dryRun.accepted, dryRun.duplicates, dryRun.rejected] == [5, 2, 1, 2])
            #expect(try await desk.store.countedTotals(desk).day == 0)

            let first = try await desk.store.importConsultations(
                path: path,
                encoding: .auto,
                by: Self.importer,
                at: TestDesk.now
            )
            #expect([first.read, first.accepted, first.duplicates, first.rejected] == [5, 2, 1, 2])
            #expect(first.rejections.map(\.line) == [4, 6])
            #expect(first.rejections.last?.reason == .receiptDiffers(firstLine: 2))
            #expect(try await desk.store.countedTotals(desk) == (2, 2, 3, 45))

            let second = try await desk.store.importConsultations(
                path: path,
                encoding: .auto,
                by: Self.importer,
                at: TestDesk.now
            )
            #expect([second.read, second.accepted, second.duplicates, second.rejected] == [5, 0, 3, 2])
            #expect(try await desk.store.countedTotals(desk) == (2, 2, 3, 45))
            #expect(try await desk.store.currentDesk().supporters.contains(Supporter.ID("支援員099")))
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("A 受付番号 that a desk has recorded is a duplicate with the same content, and refused with other content")
    func meetsRecordsOfTheDesk() async throws {
        let log = """
            受付番号,相談日,拠点,方法,相談内容,年代,対応時間,対応者,結果,備考
            A-1,2025-05-14,S001,対面,マイナンバーカード,72,15,支援員001,自分でできた,
            A-2,2025-05-14,S001,対面,マイナンバーカード,72,16,支援員001,自分でできた,

            """
        try await withDesk { desk in
            let path = try file(log)
            defer { unlink(path) }
            for receipt in ["A-1", "A-2"] { _ = try await desk.store.record(Sample.content(receipt: receipt)) }
            let tally = try await desk.store.importConsultations(
                path: path,
                encoding: .auto,
                by: Self.importer,
                at: TestDesk.now
            )
            #expect([tally.accepted, tally.duplicates, tally.rejected] == [0, 1, 1])
            #expect(tally.rejections.first?.reason == .receiptDiffers(firstLine: nil))
        }
    }

    @Test(
        "A year's paper log gives exactly the counts that are known to be true, and again nothing the second time",
        .enabled(if: shared != nil, "../shared does not stand beside the repository")
    )
    func paperLog() async throws {
        let shared = try #require(Self.shared)
        try await withDesk { desk in
            try await desk.asSuperuser {
                try $0.run(script: "DELETE FROM site; DELETE FROM town; DELETE FROM supporter")
            }
            let towns = try await desk.store.importTowns(
                path: "\(shared)/suginami/towns.csv",
                encoding: .auto,
                by: Self.importer,
                at: TestDesk.now
            )
            #expect([towns.accepted, towns.rejected] == [139, 0])
            let day = Sample.day("2022-10-01")
            for expected in [[139, 0], [0, 139]] {
                let population = try await desk.store.importPopulation(
                    path: "\(shared)/suginami/population_by_town_age_sex.csv",
                    encoding: .auto,
                    referenceDate: day,
                    by: Self.importer,
                    at: TestDesk.now
                )
                #expect([population.accepted, population.duplicates] == expected)
            }
            for expected in [[57, 0], [0, 57]] {
                let sites = try await desk.store.importSites(
                    path: "\(shared)/paper_log/sites.csv",
                    encoding: .auto,
                    by: Self.importer,
                    at: TestDesk.now
                )
                #expect([sites.accepted, sites.duplicates] == expected)
            }
            let truth = try JSONDecoder().decode(
                Truth.self,
                from: Data(contentsOf: URL(filePath: "\(shared)/paper_log/expected.json"))
            )
            for round in 1...2 {
                let tally = try await desk.store.importConsultations(
                    path: "\(shared)/paper_log/consultations_2025.csv",
                    encoding: .auto,
                    by: Self.importer,
                    at: TestDesk.now
                )
                #expect(tally.accepted == (round == 1 ? truth.valid : 0))
                #expect(tally.duplicates == truth.duplicates + (round == 1 ? 0 : truth.valid))
                #expect(tally.rejections.compactMap(\.receipt).sorted() == truth.rejectedReceipts)
            }
            try await compare(desk, with: truth)
            #expect(try await desk.store.verify() == [])
        }
    }

    private func compare(_ desk: TestDesk, with truth: Truth) async throws {
        func counts(_ statement: String) async throws -> [String: Int] {
            let rows = try await desk.asSuperuser { try $0.query(statement, as: String.self, Int.self) }
            return Dictionary(rows.map { ($0.0, $0.1) }) { first, _ in first }
        }
        let month = "SELECT %, sum(consultations)::bigint FROM consultation_month GROUP BY 1"
        #expect(try await counts(month.replacing("%", with: "site_code")) == truth.bySite)
        #expect(try await counts(month.replacing("%", with: "to_char(month, 'YYYY-MM')")) == truth.byMonth)
        let channels = ["対面": "in_person", "電話": "phone", "オンライン": "online", "訪問": "visit"]
        let byChannel = Dictionary(uniqueKeysWithValues: truth.byChannel.map { (channels[$0] ?? $0, $1) })
        #expect(try await counts(month.replacing("%", with: "channel")) == byChannel)
        let topics = """
            SELECT title_ja, sum(mentions)::bigint FROM topic_month AS m
            JOIN topic AS t ON t.ward_code = m.ward_code AND t.code = m.topic GROUP BY 1
            """
        #expect(try await counts(topics) == truth.byTopic)
        let ages = try await counts(month.replacing("%", with: "age_band"))
        #expect((ages["65-69"] ?? 0) + (ages["70-74"] ?? 0) == truth.age65to74)
        #expect(["75-79", "80-84", "85-89", "90+"].reduce(0) { $0 + (ages[$1] ?? 0) } == truth.age75)
        #expect((ages["unknown"] ?? 0) + (ages["declined"] ?? 0) == truth.ageUnknown)
        #expect(try await desk.store.countedTotals(desk).minutes == truth.minutes)
        let people = try await counts(
            """
            SELECT label, sum(male + female)::bigint FROM town_population_age
            CROSS JOIN (VALUES ('all', 0), ('65', 65), ('75', 75)) AS l (label, least)
            WHERE age >= least GROUP BY 1
            """
        )
        #expect(people == ["all": 571_703, "65": 120_217, "75": 66_228])
    }

    @Test("A renamed site is found under its former name, and its records stay")
    func renamesSite() async throws {
        let header = "拠点コード,名称,種別,町丁目,緯度,経度,開設日,廃止日,公衆無線LAN,公共端末台数,別名\n"
        try await withDesk { desk in
            _ = try await desk.store.record(Sample.content())
            let path = try file(header + "S001,新中央図書館,図書館,本町一丁目,35.70,139.63,2022-04-01,,有,3,新図書\n")
            defer { unlink(path) }
            for expected in [[1, 0], [0, 1]] {
                let tally = try await desk.store.importSites(
                    path: path,
                    encoding: .auto,
                    by: Self.importer,
                    at: TestDesk.now
                )
                #expect([tally.accepted, tally.duplicates] == expected)
            }
            let read = try await desk.store.currentDesk()
            for name in ["新中央図書館", "中央図書館", "中央図書", "新図書"] {
                guard case .found(let site) = read.site(name) else {
                    Issue.record("\(name) is not found")
                    continue
                }
                #expect(site.code == Site.ID("S001"))
            }
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("Sites can be imported before the ward's towns, and afterwards have to stand in one of them")
    func sitesBeforeTowns() async throws {
        let rows = """
            拠点コード,名称,種別,町丁目,緯度,経度,開設日,廃止日,公衆無線LAN,公共端末台数,別名
            S100,新館,図書館,新町一丁目,35.70,139.63,2022-04-01,,有,3,

            """
        try await withDesk { desk in
            let path = try file(rows)
            defer { unlink(path) }
            let refused = try await desk.store.importSites(
                path: path,
                encoding: .auto,
                by: Self.importer,
                at: TestDesk.now
            )
            #expect([refused.accepted, refused.rejected] == [0, 1])
            try await desk.asSuperuser { try $0.run(script: "DELETE FROM town") }
            let accepted = try await desk.store.importSites(
                path: path,
                encoding: .auto,
                by: Self.importer,
                at: TestDesk.now
            )
            #expect([accepted.accepted, accepted.rejected] == [1, 0])
            #expect(try await desk.store.currentDesk().site(code: Site.ID("S100"))?.town == Town.ID("新町一丁目"))
        }
    }

    @Test("A file that cannot be read changes nothing and says why")
    func unreadableFile() async throws {
        try await withDesk { desk in
            await #expect(throws: ImportFileError.notFound) {
                try await desk.store.importConsultations(
                    path: "/nowhere/log.csv",
                    encoding: .auto,
                    by: Self.importer,
                    at: TestDesk.now
                )
            }
            await #expect(throws: ImportFileError.isDirectory) {
                try await desk.store.importTowns(path: "/tmp", encoding: .auto, by: Self.importer, at: TestDesk.now)
            }
        }
    }

    private func file(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "import-\(UUID().uuidString).csv").path
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    /// The data to test with, which stands beside the repository.
    private static var shared: String? {
        let repository = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let places = [getenv("MADOGUCHI_SHARED").map { String(cString: $0) }, "/\(repository)/../shared"]
        return places.compactMap { $0.map { "\($0)/data" } }.first { FileManager.default.fileExists(atPath: $0) }
    }
}

/// `expected.json`.
private struct Truth: Decodable {
    let valid: Int
    let rejected: [[String]]
    let duplicates: Int
    let bySite: [String: Int]
    let byMonth: [String: Int]
    let byChannel: [String: Int]
    let byTopic: [String: Int]
    let minutes: Int
    let age65to74: Int
    let age75: Int
    let ageUnknown: Int

    var rejectedReceipts: [String] { rejected.compactMap(\.first).sorted() }

    enum CodingKeys: String, CodingKey {
        case valid, rejected, duplicates, minutes, age75
        case bySite = "by_site"
        case byMonth = "by_month"
        case byChannel = "by_channel"
        case byTopic = "by_topic"
        case age65to74 = "age65_74"
        case ageUnknown = "age_unknown"
    }
}
