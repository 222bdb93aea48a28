import DeskImport
import FoundationEssentials
import Glibc
import SupportDesk
import Testing

/// The files of a real ward, and the truth about a log made for it. They are not part of the repository: they stand beside it,
/// or where `MADOGUCHI_SHARED` says.
enum SharedData {
    static let directory: String = {
        if let named = ProcessInfo.processInfo.environment["MADOGUCHI_SHARED"] { return named + "/data/" }
        let here = realpath(#filePath, nil).map { String(cString: $0) } ?? #filePath
        return here.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/shared/data/"
    }()

    static var isThere: Bool { access(directory + "paper_log/expected.json", R_OK) == 0 }

    /// The ward's towns and sites, as imported from its files.
    static func desk() throws -> Desk {
        let towns = try TownTable.read(path: directory + "suginami/towns.csv").rows.map(\.value)
        let bare = desk(towns: towns, sites: [])
        return desk(
            towns: towns,
            sites: try SiteTable.read(path: directory + "paper_log/sites.csv", desk: bare).rows.map(\.value)
        )
    }

    static func desk(towns: [Town], sites: [Site]) -> Desk {
        let kinds = ["図書館", "区民事務所", "地域区民センター", "ゆうゆう館", "コミュニティふらっと", "コールセンター"]
        return Desk(
            ward: Code("131156"),
            wardName: "杉並区",
            siteKinds: SampleDesk.table(kinds.map { ($0, $0) }),
            sites: sites,
            topics: SampleDesk.topics,
            outcomes: SampleDesk.outcomes,
            towns: towns,
            eras: SampleDesk.eras
        )
    }

    /// `expected.json`
    struct Expected: Decodable {
        let valid: Int
        /// 受付番号 and kind of fault.
        let rejected: [[String]]
        let duplicates: Int
        let rows: Int
        let bySite: [String: Int]
        let byMonth: [String: Int]
        let byChannel: [String: Int]
        let byTopic: [String: Int]
        let minutes: Int
        let from65To74: Int
        let from75: Int
        let ageUnknown: Int

        enum CodingKeys: String, CodingKey {
            case valid, rejected, duplicates, minutes
            case rows = "rows_in_file"
            case bySite = "by_site"
            case byMonth = "by_month"
            case byChannel = "by_channel"
            case byTopic = "by_topic"
            case from65To74 = "age65_74"
            case from75 = "age75"
            case ageUnknown = "age_unknown"
        }
    }

    static func expected() throws -> Expected {
        let path = directory + "paper_log/expected.json"
        return try JSONDecoder().decode(Expected.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }
}

@Suite("A real ward's files", .enabled(if: SharedData.isThere, "the shared data is not at \(SharedData.directory)"))
struct SharedDataTests {
    @Test("139 towns and 57 sites are read, and nothing is refused")
    func townsAndSites() throws {
        let desk = try SharedData.desk()
        #expect(desk.towns.count == 139)
        #expect(desk.sites.count == 57)
        #expect(desk.sites.filter { $0.closedOn != nil }.isEmpty == false)
        #expect(desk.sites.filter { $0.location == nil }.map(\.name) == ["専用コールセンター"])
    }

    @Test("The population is the published one: 571,703, of 65 and over 120,217, of 75 and over 66,228")
    func population() throws {
        let path = SharedData.directory + "suginami/population_by_town_age_sex.csv"
        let table = try PopulationTable.read(path: path, desk: try SharedData.desk())
        #expect(table.rows.count == 139)
        #expect(table.tally.read == 0)
        func people(from age: Int) -> Int {
            table.rows.map { ($0.value.male.dropFirst(age) + $0.value.female.dropFirst(age)).reduce(0, +) }.reduce(0, +)
        }
        #expect(people(from: 0) == 571_703)
        #expect(people(from: 65) == 120_217)
        #expect(people(from: 75) == 66_228)
        #expect(table.rows.allSatisfy { $0.value.male.count == $0.value.female.count })
    }

    @Test("The log of 2025 gives exactly the counts that are true of it")
    func log() throws {
        let expected = try SharedData.expected()
        let path = SharedData.directory + "paper_log/consultations_2025.csv"
        let now = moment("2026-04-01T09:00:00+09:00")
        let outcome = try LogOutcome(path: path, desk: try SharedData.desk(), now: now)
        let (kept, duplicates) = try unique(outcome.rows)
        #expect(outcome.rows.count + outcome.rejections.count == expected.rows)
        #expect(kept.count == expected.valid)
        #expect(duplicates == expected.duplicates)
        #expect(outcome.rejections.map { [$0.receipt ?? "", kind($0)] } == expected.rejected)
        #expect(count(kept) { [$0.site.rawValue] } == expected.bySite)
        #expect(count(kept) { [String($0.heldOn.description.prefix(7))] } == expected.byMonth)
        #expect(count(kept) { [title($0.channel)] } == expected.byChannel)
        #expect(count(kept) { $0.topics.compactMap { SampleDesk.topics[$0]?.title.ja } } == expected.byTopic)
        #expect(kept.compactMap(\.minutes?.value).reduce(0, +) == expected.minutes)
        #expect(kept.count { [.from65, .from70].contains($0.ageBand) } == expected.from65To74)
        #expect(kept.count { [.from75, .from80, .from85, .from90].contains($0.ageBand) } == expected.from75)
        #expect(kept.count { [.unknown, .declined].contains($0.ageBand) } == expected.ageUnknown)
    }

    /// The rows whose receipt number is new, and how many came again.
    private func unique(_ rows: [ConsultationLogRow]) throws -> (kept: [ConsultationContent], duplicates: Int) {
        var first: [String: ConsultationContent] = [:]
        var duplicates = 0
        for row in rows {
            if let known = first[row.receipt] {
                #expect(known == row.content)
                duplicates += 1
            } else {
                first[row.receipt] = row.content
            }
        }
        return (Array(first.values), duplicates)
    }

    private func count(
        _ contents: [ConsultationContent],
        by keys: (ConsultationContent) -> [String]
    ) -> [String: Int] {
        contents.flatMap(keys).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    private func kind(_ rejection: Rejection) -> String {
        switch rejection.reason {
        case .problem(.unknownSite): "site"
        case .problem(.unreadableDate): "date"
        case .problem(.future): "future"
        case .problem(.outOfRange), .problem(.unreadableMinutes): "minutes"
        default: "\(rejection.reason)"
        }
    }

    private func title(_ channel: Channel) -> String {
        switch channel {
        case .inPerson: "対面"
        case .phone: "電話"
        case .online: "オンライン"
        case .visit: "訪問"
        }
    }
}
