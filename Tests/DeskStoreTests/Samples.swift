import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk

/// Consultations to write, each different from the others where it matters.
enum Sample {
    static let staff = Account(name: "staff", role: .staff)

    static func content(
        site: String = "S001",
        heldOn: String = "2025-05-14",
        channel: Channel = .inPerson,
        topics: [String] = ["my_number_card"],
        ageBand: AgeBand = .from70,
        minutes: Int? = 15,
        outcome: String? = "done_by_self",
        town: String? = nil,
        supporters: [String] = ["支援員001"],
        satisfaction: Int? = nil,
        receipt: String? = nil,
        resident: String? = nil,
        note: String? = nil
    ) -> ConsultationContent {
        ConsultationContent(
            site: Site.ID(site),
            heldOn: day(heldOn),
            channel: channel,
            topics: topics.map { Topic.ID($0) },
            ageBand: ageBand,
            minutes: minutes.flatMap { Minutes($0) },
            outcome: outcome.map { Outcome.ID($0) },
            town: town.map { Town.ID($0) },
            supporters: supporters.map { Supporter.ID($0) },
            resident: resident.flatMap { UUID(uuidString: $0) },
            satisfaction: satisfaction,
            receipt: receipt,
            note: note
        )
    }

    static func day(_ iso: String) -> CivilDate {
        CivilDate(iso: iso) ?? CivilDate(daysSince1970: 0)
    }

    /// Deterministic, so that a failing run can be seen again.
    static func random(_ generator: inout SplitMix64) -> ConsultationContent {
        let topics = ["wifi", "email", "maps", "e_tax", "cashless"].filter { _ in Bool.random(using: &generator) }
        return content(
            site: ["S001", "S003", "S057"].randomElement(using: &generator) ?? "S001",
            heldOn: day("2025-03-25").adding(days: Int.random(in: 0...400, using: &generator)).description,
            channel: Channel.allCases.randomElement(using: &generator) ?? .phone,
            topics: topics.isEmpty ? ["other"] : topics,
            ageBand: AgeBand.allCases.randomElement(using: &generator) ?? .unknown,
            minutes: Bool.random(using: &generator) ? Int.random(in: 1...600, using: &generator) : nil,
            outcome: ["done_by_self", "partly", "referred", nil].randomElement(using: &generator) ?? nil,
            town: ["本町一丁目", "本町二丁目", nil].randomElement(using: &generator) ?? nil,
            supporters: ["支援員001", "支援員002", "支援員003"].filter { _ in Bool.random(using: &generator) },
            satisfaction: Bool.random(using: &generator) ? Int.random(in: 1...5, using: &generator) : nil,
            resident: Bool.random(using: &generator) ? TestDesk.residents.randomElement(using: &generator) : nil
        )
    }
}

struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension DeskStore {
    /// Records `content` as staff at the test's moment.
    func record(_ content: ConsultationContent, id: UUID = UUID()) async throws -> Recorded {
        try await record(content, id: id, by: Sample.staff, at: TestDesk.now)
    }

    /// How many consultations the roll-ups count at all sites and days.
    func countedTotals(_ desk: TestDesk) async throws -> (day: Int, month: Int, mentions: Int, minutes: Int) {
        try await desk.asSuperuser { connection in
            let total = try connection.query(
                """
                SELECT (SELECT coalesce(sum(consultations), 0)::bigint FROM consultation_day),
                    (SELECT coalesce(sum(consultations), 0)::bigint FROM consultation_month),
                    (SELECT coalesce(sum(mentions), 0)::bigint FROM topic_month),
                    (SELECT coalesce(sum(minutes), 0)::bigint FROM consultation_day)
                """,
                as: Int.self,
                Int.self,
                Int.self,
                Int.self
            )
            return total[0]
        }
    }
}

extension Code: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        self.init(value)
    }
}
