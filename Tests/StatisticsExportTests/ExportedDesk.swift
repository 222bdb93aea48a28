import DeskStore
import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk

@testable import StatisticsExport

/// What is recorded, closed, amended and exported in these tests, by whom.
enum Sample {
    static let staff = Account(name: "職員甲田", role: .staff)
    static let coordinator = Account(name: "coordinator", role: .coordinator)
    static let approver = Account(name: "coordinator2", role: .coordinator)

    /// What no package may hold.
    static let canaries = [
        "090-1234-5678", "支援員001", "秘密の備考", "受付-77", TestDesk.resident, TestDesk.supportCase, "職員甲田", "相談花子", "支援太郎",
    ]

    static func content(
        site: String = "S001",
        heldOn: String = "2025-05-14",
        channel: Channel = .inPerson,
        topics: [String] = ["wifi"],
        ageBand: AgeBand = .from70,
        minutes: Int? = 15,
        resident: String? = nil,
        note: String? = nil
    ) -> ConsultationContent {
        ConsultationContent(
            site: Site.ID(site),
            heldOn: SampleTable.day(heldOn),
            channel: channel,
            topics: topics.map { Topic.ID($0) },
            ageBand: ageBand,
            minutes: minutes.flatMap { Minutes($0) },
            outcome: Outcome.ID("done_by_self"),
            supporters: [Supporter.ID("支援員001")],
            resident: resident.flatMap { UUID(uuidString: $0) },
            receipt: resident == nil ? nil : "受付-77-\(heldOn)",
            note: note
        )
    }

    /// As many consultations of each kind at each site as the counts say: `["S001": [.from70: 12]]`.
    static func contents(
        _ counts: [String: [AgeBand: Int]],
        heldOn: String = "2025-05-14"
    ) -> [ConsultationContent] {
        counts.flatMap { site, ages in
            ages.flatMap { age, count in
                (0..<count).map { number in
                    content(
                        site: site,
                        heldOn: heldOn,
                        channel: number.isMultiple(of: 3) ? .phone : .inPerson,
                        topics: number.isMultiple(of: 2) ? ["wifi", "email"] : ["wifi"],
                        ageBand: age
                    )
                }
            }
        }
    }
}

extension TestDesk {
    /// Side by side, as they come in.
    @discardableResult
    func record(_ contents: [ConsultationContent]) async throws -> [UUID] {
        let store = store
        return try await withThrowingTaskGroup(of: UUID.self) { group in
            for content in contents {
                group.addTask {
                    let id = UUID()
                    _ = try await store.record(content, id: id, by: Sample.staff, at: Self.now)
                    return id
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// `2025-05` a month, `2025` a fiscal year.
    func close(_ codes: String...) async throws {
        for code in codes {
            guard let period = ClosingPeriod(code: code) else { continue }
            _ = try await store.close(period, acknowledged: true, by: Sample.coordinator, at: Self.now)
        }
    }

    /// A record that comes after its month was closed, approved.
    func recordLate(_ content: ConsultationContent) async throws {
        let id = UUID()
        let amendment = amendment(.recordConsultation, of: id, content)
        _ = try await store.propose(amendment)
        _ = try await store.approve(amendment.id, content: .consultation(content), by: Sample.approver, at: Self.now)
    }

    /// A record of a closed month that is taken back, approved.
    func voidLate(_ id: UUID, _ content: ConsultationContent) async throws {
        let amendment = amendment(.voidConsultation, of: id, content)
        _ = try await store.propose(amendment)
        _ = try await store.approve(amendment.id, content: .nothing, by: Sample.approver, at: Self.now)
    }

    private func amendment(_ operation: Amendment.Operation, of id: UUID, _ content: ConsultationContent) -> Amendment {
        Amendment(
            id: operation == .recordConsultation ? id : UUID(),
            operation: operation,
            subject: id.written,
            site: content.site,
            months: [content.heldOn.startOfMonth],
            expectedRevision: operation == .recordConsultation ? nil : 1,
            body: "{}",
            reason: "紙の控えから",
            proposedAt: Self.now,
            proposedBy: Sample.staff.name
        )
    }

    /// The night's export of a day.
    @discardableResult
    func export(
        _ date: String,
        _ audience: ExportAudience = .internal,
        to folder: TemporaryFolder,
        as form: ExportForm = .csv(.utf8),
        unmappable: UnmappableRule = .refuse,
        at now: Instant = TestDesk.now
    ) async throws -> NightlyExport.Result {
        var settings = NightlyExport.Settings(date: SampleTable.day(date), folder: folder.path)
        (settings.audience, settings.form, settings.unmappable) = (audience, form, unmappable)
        return try await NightlyExport(of: store, settings).run(by: DeskStore.exportAccount, at: now)
    }

    /// What a statement counts, for the tables to be compared with.
    func count(_ statement: String) async throws -> Int {
        try await asSuperuser { connection in try connection.query(statement, as: Int.self) }.first ?? -1
    }
}

extension TemporaryFolder {
    /// A table of the package of a day.
    func table(_ name: String, of date: String) throws -> DeliveredCSV {
        try DeliveredCSV(files(of: "131156_\(date)")["\(name).csv"] ?? [])
    }

    /// What a package says of a period: its kind, its status and its version.
    func closing(_ period: String, of date: String) throws -> [String] {
        try table("closings", of: date).rows.first { $0[0] == period }.map { Array($0[1...3]) } ?? []
    }
}
