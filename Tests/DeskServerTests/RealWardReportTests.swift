import DeskImport
import DeskReports
import DeskStore
import DeskTestSupport
import DeskText
import FoundationEssentials
import Glibc
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

@Suite("Reports on a real ward's towns and a year's paper log")
struct RealWardReportTests {
    @Test(
        "The year's figures are exactly those of the log, and people and distances those of the ward",
        .enabled(if: RealWard.folder != nil)
    )
    func wholeYear() async throws {
        try await withDesk { desk in
            let truth = try await RealWard.load(into: desk)
            let scope = try #require(ReportScope(FiscalYear(containing: RealWard.march31), today: TestDesk.now.day))
            #expect(scope.asOf == RealWard.march31)
            let report = CoverageReport(scope: scope, facts: try await desk.store.coverageFacts(scope)).document

            #expect(report.ward.consultations == truth.valid)
            #expect(report.ward.minutes == truth.minutes)
            #expect(report.ward.anonymous == truth.valid)
            let bySite = Dictionary(report.sites.map { ($0.site, $0.consultations) }) { $1 }.filter { $0.value > 0 }
            #expect(bySite == truth.bySite)
            #expect(report.total { $0.byMonth } == truth.byMonth)
            let channels = ["対面": "in_person", "電話": "phone", "オンライン": "online", "訪問": "visit"]
            #expect(
                report.total { $0.byChannel } == Dictionary(truth.byChannel.map { (channels[$0] ?? $0, $1) }) { $1 }
            )
            let ages = report.total { $0.byAge }
            #expect(ages["65-74"] == truth.age65to74)
            #expect(ages["75+"] == truth.age75)
            #expect((ages["unknown"] ?? 0) + (ages["declined"] ?? 0) == truth.ageUnknown)

            let topics = TopicsReport(
                scope: scope,
                facts: try await desk.store.topicFacts(scope),
                topics: try await desk.store.currentDesk().topics,
                language: .ja,
                showsSites: false,
                showsMonths: false
            ).document
            #expect(Dictionary(topics.topics.map { ($0.title, $0.mentions) }) { $1 } == truth.byTopic)
            #expect(topics.consultations == truth.valid)

            let divide = DivideReport(scope: scope, facts: try await desk.store.divideFacts(scope)).document
            #expect(divide.towns.count == 139)
            #expect(divide.towns.reduce(0) { $0 + ($1.population ?? 0) } == 571_703)
            #expect(divide.towns.reduce(0) { $0 + ($1.pop65 ?? 0) } == 120_217)
            #expect(divide.towns.reduce(0) { $0 + ($1.pop75 ?? 0) } == 66_228)
            #expect(divide.populationDate == "2022-10-01")
        }
    }

    @Test(
        "The coverage rate equals an independent great-circle computation in SQL, for any radius and day",
        .enabled(if: RealWard.folder != nil)
    )
    func coverageRate() async throws {
        try await withDesk { desk in
            _ = try await RealWard.load(into: desk)
            for (asOf, radius) in [
                ("2026-03-31", 500), ("2026-03-31", 800), ("2025-12-31", 500), ("2026-01-01", 500), ("2025-04-01", 300),
                ("2025-09-30", 1), ("2025-09-30", 20_000),
            ] {
                let day = try #require(CivilDate(iso: asOf))
                var scope = try #require(ReportScope(FiscalYear(containing: day), asOf: day, today: TestDesk.now.day))
                scope.radius = radius
                let report = CoverageReport(scope: scope, facts: try await desk.store.coverageFacts(scope)).document
                let expected = try await RealWard.covered(on: day, within: radius, desk)
                #expect(report.pop65 == 120_217)
                #expect(report.pop65Covered == expected, "\(asOf) \(radius)")
                #expect(abs((report.rate ?? -1) - Double(expected) / 120_217) < 1e-6)
                #expect(report.uncoveredTowns.reduce(0) { $0 + $1.pop65 } == 120_217 - expected)
                let seniors = report.sites.compactMap(\.pop65Nearest).reduce(0, +)
                #expect(seniors == 120_217, "everybody has one nearest site")
                let gains = report.bestNewSites.map(\.pop65Gained)
                #expect(gains == gains.sorted(by: >))
                #expect(gains.count == (expected == 120_217 ? 0 : min(3, report.uncoveredTowns.count)))
            }
        }
    }
}

extension CoverageDocument {
    /// The sum over all sites, key by key, without zeros.
    fileprivate func total(_ counts: (Site) -> [String: Int]) -> [String: Int] {
        sites.reduce(into: [String: Int]()) { sums, site in sums.merge(counts(site)) { $0 + $1 } }
            .filter { $0.value != 0 }
    }
}

/// The data to test with, which stands beside the repository.
enum RealWard {
    static let march31 = CivilDate(year: 2026, month: 3, day: 31) ?? CivilDate(daysSince1970: 0)

    static var folder: String? {
        let repository = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let places = [getenv("MADOGUCHI_SHARED").map { String(cString: $0) }, "/\(repository)/../shared"]
        return places.compactMap { $0.map { "\($0)/data" } }.first { FileManager.default.fileExists(atPath: $0) }
    }

    struct Truth: Decodable {
        let valid: Int
        let bySite: [String: Int]
        let byMonth: [String: Int]
        let byChannel: [String: Int]
        let byTopic: [String: Int]
        let minutes: Int
        let age65to74: Int
        let age75: Int
        let ageUnknown: Int

        enum CodingKeys: String, CodingKey {
            case valid, minutes, age75
            case bySite = "by_site"
            case byMonth = "by_month"
            case byChannel = "by_channel"
            case byTopic = "by_topic"
            case age65to74 = "age65_74"
            case ageUnknown = "age_unknown"
        }
    }

    /// Imports towns, population, sites and the year's log into the desk, in place of its own towns and sites.
    static func load(into desk: TestDesk) async throws -> Truth {
        let folder = try #require(folder)
        try await desk.asSuperuser { try $0.run(script: "DELETE FROM site; DELETE FROM town") }
        let importer = Account(name: "import", role: .administrator)
        let date = try #require(CivilDate(iso: "2022-10-01"))
        _ = try await desk.store.importTowns(
            path: "\(folder)/suginami/towns.csv",
            encoding: .auto,
            by: importer,
            at: TestDesk.now
        )
        _ = try await desk.store.importPopulation(
            path: "\(folder)/suginami/population_by_town_age_sex.csv",
            encoding: .auto,
            referenceDate: date,
            by: importer,
            at: TestDesk.now
        )
        _ = try await desk.store.importSites(
            path: "\(folder)/paper_log/sites.csv",
            encoding: .auto,
            by: importer,
            at: TestDesk.now
        )
        _ = try await desk.store.importConsultations(
            path: "\(folder)/paper_log/consultations_2025.csv",
            encoding: .auto,
            by: importer,
            at: TestDesk.now
        )
        let truth = try #require(FileManager.default.contents(atPath: "\(folder)/paper_log/expected.json"))
        return try JSONDecoder().decode(Truth.self, from: truth)
    }

    /// People of 65 and over within `radius` metres of an open site: by the spherical law of cosines, from single years of age.
    static func covered(on day: CivilDate, within radius: Int, _ desk: TestDesk) async throws -> Int {
        try await desk.asSuperuser { connection in
            try connection.query(
                """
                SELECT coalesce(sum(male + female), 0)::bigint
                FROM town_population_age AS p JOIN town AS t USING (ward_code, town_code)
                WHERE p.age >= 65 AND EXISTS (
                    SELECT FROM site AS s
                    WHERE s.latitude IS NOT NULL AND s.opened_on <= $1 AND (s.closed_on IS NULL OR s.closed_on >= $1)
                        AND 6371008.8 * acos(least(1, sin(radians(s.latitude)) * sin(radians(t.latitude))
                            + cos(radians(s.latitude)) * cos(radians(t.latitude))
                                * cos(radians(s.longitude - t.longitude)))) <= $2::double precision)
                """,
                [day, Double(radius)],
                as: Int.self
            ).first ?? -1
        }
    }
}
