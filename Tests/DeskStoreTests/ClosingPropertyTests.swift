import DeskTestSupport
import FoundationEssentials
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

@Suite("Random histories of closings")
struct ClosingPropertyTests {
    @Test("Each version's figures are what a plain count gave when it was made", arguments: [1, 2, 3, 4] as [UInt64])
    func versions(seed: UInt64) async throws {
        try await withDesk { desk in
            var history = History(desk: desk, random: SplitMix64(seed: seed))
            for _ in 0..<90 {
                try await history.step()
                try await history.takeStock()
            }
            for (version, expected) in history.published {
                let kept = try await desk.figures(version.month, version: version.number)
                #expect(kept == expected, "seed \(seed), \(version)")
            }
            #expect(history.published.count > 5)
            #expect(history.published.keys.contains { $0.number > 1 })
            #expect(try await desk.store.verify() == [])
        }
    }
}

private struct PublishedVersion: Hashable {
    /// `2025-05`.
    let month: String
    let number: Int
}

/// What happened so far, kept in the plainest way.
private struct History {
    let desk: TestDesk
    var random: SplitMix64
    /// What counts.
    var records: [UUID: ConsultationContent] = [:]
    var revisions: [UUID: Int] = [:]
    /// What waits, and what the records are once it is approved.
    var waiting: [UUID: (subject: UUID, content: ConsultationContent?, operation: Amendment.Operation)] = [:]
    var published: [PublishedVersion: [String: Int]] = [:]

    private static let months = ["2025-04", "2025-05", "2025-06", "2025-07"]

    private mutating func content() -> ConsultationContent {
        let month = Self.months.randomElement(using: &random) ?? "2025-04"
        return Sample.content(
            site: ["S001", "S003"].randomElement(using: &random) ?? "S001",
            heldOn: "\(month)-1\(Int.random(in: 0...9, using: &random))",
            channel: Bool.random(using: &random) ? .phone : .inPerson,
            topics: Bool.random(using: &random) ? ["wifi"] : ["email", "maps"],
            ageBand: Bool.random(using: &random) ? .from70 : .unknown,
            minutes: Bool.random(using: &random) ? Int.random(in: 1...60, using: &random) : nil,
            outcome: Bool.random(using: &random) ? "partly" : nil,
            resident: Bool.random(using: &random) ? TestDesk.residents.randomElement(using: &random) : nil
        )
    }

    mutating func step() async throws {
        switch Int.random(in: 0..<12, using: &random) {
        case 0..<5: try await record()
        case 5, 6: try await correct()
        case 7: try await void()
        case 8: try await close()
        case 9, 10: try await decide()
        default: try await reopen()
        }
    }

    private func isClosed(_ failure: DeskError?) throws -> Bool {
        switch failure {
        case nil: return false
        case .conflict(.periodClosed)?: return true
        case let failure?: throw failure
        }
    }

    private mutating func record() async throws {
        let (id, content) = (UUID(), content())
        let store = desk.store
        let failure = await Sample.failure { () throws(DeskError) in
            _ = try await store.record(content, id: id, by: Sample.staff, at: TestDesk.now)
        }
        guard try isClosed(failure) else {
            (records[id], revisions[id]) = (content, 1)
            return
        }
        _ = try await store.propose(Sample.late(content, id: id))
        waiting[id] = (id, content, .recordConsultation)
    }

    private mutating func correct() async throws {
        guard let id = records.keys.sorted(by: { $0.written < $1.written }).randomElement(using: &random) else {
            return
        }
        try await change(id, to: content(), .correctConsultation)
    }

    private mutating func void() async throws {
        guard let id = records.keys.sorted(by: { $0.written < $1.written }).randomElement(using: &random) else {
            return
        }
        try await change(id, to: nil, .voidConsultation)
    }

    private mutating func change(
        _ id: UUID,
        to content: ConsultationContent?,
        _ operation: Amendment.Operation
    ) async throws {
        guard !waiting.values.contains(where: { $0.subject == id }) else { return }
        let (store, revision) = (desk.store, revisions[id] ?? 1)
        let failure = await Sample.failure { () throws(DeskError) in
            if let content {
                _ = try await store.correct(
                    id,
                    expecting: revision,
                    to: content,
                    reason: "訂正",
                    by: Sample.staff,
                    at: TestDesk.now
                )
            } else {
                _ = try await store.void(id, expecting: revision, reason: "取消", by: Sample.staff, at: TestDesk.now)
            }
        }
        guard try isClosed(failure) else {
            (records[id], revisions[id]) = (content, revision + 1)
            return
        }
        let amendment = Sample.change(operation, of: id, expecting: revision)
        _ = try await store.propose(amendment)
        waiting[amendment.id] = (id, content, operation)
    }

    private mutating func close() async throws {
        for month in Self.months {
            guard try await !desk.store.closing(Sample.month(month)).isClosed else { continue }
            let store = desk.store
            let failure = await Sample.failure { () throws(DeskError) in
                _ = try await store.close(
                    Sample.month(month),
                    acknowledged: true,
                    by: Sample.coordinator,
                    at: TestDesk.now
                )
            }
            guard case nil = failure else { throw failure ?? .internalFault }
            return
        }
    }

    private mutating func decide() async throws {
        guard let id = waiting.keys.sorted(by: { $0.written < $1.written }).randomElement(using: &random),
            let change = waiting.removeValue(forKey: id)
        else { return }
        if Int.random(in: 0..<4, using: &random) == 0 {
            _ = try await desk.store.decline(id, remark: "不要", by: Sample.approver, at: TestDesk.now)
            return
        }
        try await desk.approve(id, change.content.map { .consultation($0) } ?? .nothing)
        records[change.subject] = change.content
        revisions[change.subject] = change.operation == .recordConsultation ? 1 : (revisions[change.subject] ?? 1) + 1
    }

    private mutating func reopen() async throws {
        var last: String?
        for month in Self.months where try await desk.store.closing(Sample.month(month)).isClosed { last = month }
        guard let last, Bool.random(using: &random) else { return }
        let reopening = Sample.reopening(Sample.month(last))
        _ = try await desk.store.propose(reopening)
        try await desk.approve(reopening.id)
    }

    /// Counts for each version that is new, and sees that nothing else of what is closed has changed.
    mutating func takeStock() async throws {
        for month in Self.months {
            let closing = try await desk.store.closing(Sample.month(month))
            guard closing.isClosed, let last = closing.versions.last?.number else { continue }
            let (version, count) = (PublishedVersion(month: month, number: last), count(month))
            if let kept = published[version] {
                #expect(kept == count, "\(version)")
            } else {
                published[version] = count
            }
        }
    }

    private func count(_ month: String) -> [String: Int] {
        var figures: [String: Int] = [:]
        for content in records.values where content.heldOn.description.hasPrefix(month) {
            let (site, channel) = (content.site.rawValue, content.channel.rawValue)
            let cell = "\(site) \(channel) \(content.ageBand.rawValue)"
            figures["consultations \(cell)", default: 0] += 1
            if let minutes = content.minutes { figures["minutes \(cell)", default: 0] += minutes.value }
            for topic in content.topics { figures["mentions \(site) \(topic) ", default: 0] += 1 }
            figures["outcomes \(site) \(channel) \(content.outcome?.rawValue ?? "")", default: 0] += 1
        }
        return figures
    }
}
