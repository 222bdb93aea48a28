import DeskStore
import DeskTestSupport
import FoundationEssentials
import Logging
import Postgres
import SupportDesk
import Testing

@Suite("Recording consultations")
struct ConsultationWriterTests {
    @Test("A consultation is on record with its first revision, its audit entry and its place in every roll-up")
    func recordsOne() async throws {
        try await withDesk { desk in
            let id = UUID()
            let content = Sample.content(topics: ["e_tax", "wifi"], resident: TestDesk.resident, note: "機種変更")
            let recorded = try await desk.store.record(content, id: id)
            let expected = Consultation(
                id: id,
                content: content,
                revision: 1,
                recordedAt: TestDesk.now,
                recordedBy: "staff",
                isVoid: false
            )
            #expect(recorded == .created(expected))
            #expect(try await desk.store.consultation(id) == expected)
            let revisions = try await desk.store.revisions(of: id)
            #expect(revisions.map(\.kind) == [.recorded])
            #expect(revisions.map(\.consultation) == [expected])
            let totals = try await desk.store.countedTotals(desk)
            #expect(totals == (1, 1, 2, 15))
            let audit = try await desk.asSuperuser { connection in
                try connection.query(
                    "SELECT actor, action, subject FROM audit_entry",
                    as: String.self,
                    String.self,
                    String.self
                )
            }
            #expect(audit.count == 1)
            #expect(audit[0] == ("staff", "consultation.recorded", "\(id.uuidString.lowercased())/1"))
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("All fields come back as they were written")
    func keepsEveryField() async throws {
        try await withDesk { desk in
            var content = Sample.content(
                receipt: "2025-00001",
                note: "髙橋様 \u{FA19} '; DROP TABLE consultation; -- $(rm)"
            )
            content.heldAt = Instant(rfc3339: "2025-05-14T00:30:00.123456+09:00")
            content.town = Town.ID("本町一丁目")
            content.supporters = ["支援員001", "支援員003"].map { Supporter.ID($0) }
            content.resident = UUID(uuidString: TestDesk.resident)
            content.supportCase = UUID(uuidString: TestDesk.supportCase)
            content.satisfaction = 5
            content.canDoOnline = false
            let id = UUID()
            _ = try await desk.store.record(content, id: id)
            let read = try await desk.store.consultation(id).content
            #expect(read == content)
            #expect(read.note.map { Array($0.unicodeScalars) } == content.note.map { Array($0.unicodeScalars) })
        }
    }

    @Test("Sending the same again changes nothing, also after a correction")
    func replays() async throws {
        try await withDesk { desk in
            let (id, content) = (UUID(), Sample.content())
            _ = try await desk.store.record(content, id: id)
            let again = try await desk.store.record(content, id: id)
            #expect(again == .replayed(try await desk.store.consultation(id)))
            let corrected = try await desk.store.correct(
                id,
                expecting: 1,
                to: Sample.content(minutes: 30),
                reason: "聞き違い",
                by: Sample.staff,
                at: TestDesk.now
            )
            #expect(try await desk.store.record(content, id: id) == .replayed(corrected))
            #expect(try await desk.store.countedTotals(desk).day == 1)
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("An id that stands for other content is refused, and the record stays as it was")
    func refusesOtherContent() async throws {
        try await withDesk { desk in
            let id = UUID()
            guard case .created(let stored) = try await desk.store.record(Sample.content(), id: id) else { return }
            let sent = Consultation(
                id: id,
                content: Sample.content(minutes: 20),
                revision: 1,
                recordedAt: stored.recordedAt,
                recordedBy: stored.recordedBy,
                isVoid: false
            )
            await #expect(
                throws: DeskError.consultationDiffers(ConsultationDifference(stored: stored, sent: sent))
            ) {
                try await desk.store.record(Sample.content(minutes: 20), id: id)
            }
            #expect(try await desk.store.consultation(id).content == Sample.content())
        }
    }

    @Test("A 受付番号 stands for one consultation")
    func refusesReceiptTwice() async throws {
        try await withDesk { desk in
            _ = try await desk.store.record(Sample.content(receipt: "2025-00001"))
            await #expect(throws: DeskError.receiptTaken) {
                try await desk.store.record(Sample.content(receipt: "2025-00001"))
            }
            #expect(try await desk.store.countedTotals(desk).day == 1)
        }
    }

    @Test("One bad record in a batch fails alone")
    func failsAlone() async throws {
        try await withDesk { desk in
            let stranger = Sample.content(resident: UUID().uuidString)
            let unknown = DeskError.invalid(InvalidSubmission([FieldProblem(.resident, .unknownResident)]))
            let failures = try await withThrowingTaskGroup(of: DeskError?.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        do {
                            _ = try await desk.store.record(number == 77 ? stranger : Sample.content())
                            return nil
                        } catch let error as DeskError {
                            return error
                        }
                    }
                }
                return try await group.reduce(into: [DeskError]()) { if let error = $1 { $0.append(error) } }
            }
            #expect(failures == [unknown])
            #expect(try await desk.store.countedTotals(desk).day == 199)
            #expect(try await desk.store.verify() == [])
        }
    }

    @Test("The same id many times at once is one record, and everyone is answered")
    func writesOnceAnswersAll() async throws {
        try await withDesk { desk in
            let id = UUID()
            let results = try await withThrowingTaskGroup(of: Recorded?.self) { group in
                for number in 0..<100 {
                    let content = number % 10 == 0 ? Sample.content(minutes: 20) : Sample.content()
                    group.addTask { try? await desk.store.record(content, id: id) }
                }
                return try await group.reduce(into: [Recorded?]()) { $0.append($1) }
            }
            let created = results.count { if case .created = $0 { true } else { false } }
            #expect(created == 1)
            let answered = results.count { $0 != nil }
            #expect(answered == 90 || answered == 10)
            #expect(try await desk.store.countedTotals(desk).day == 1)
        }
    }

    @Test("Requests that come while a batch is being written share the next one")
    func groups() async throws {
        try await withDesk { desk in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<500 { group.addTask { _ = try await desk.store.record(Sample.content()) } }
                try await group.waitForAll()
            }
            let statistics = desk.store.writerStatistics
            #expect(statistics.consultations == 500)
            #expect(statistics.batches < 100)
            let links = try await desk.asSuperuser { try $0.query("SELECT count(*) FROM audit_link", as: Int.self) }
            #expect(links == [statistics.batches])
        }
    }

    @Test(
        "10,000 concurrent recordings with replays, corrections and voids leave every roll-up exact",
        .timeLimit(.minutes(10))
    )
    func staysExactUnderLoad() async throws {
        try await withDesk { desk in
            let second = DeskStore(desk.settings, logger: .init(label: "second"))
            let stores = [desk.store, second]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<32 {
                    group.addTask {
                        var generator = SplitMix64(seed: UInt64(worker))
                        for _ in 0..<(10_000 / 32) {
                            let store = stores[Int.random(in: 0...1, using: &generator)]
                            try await Self.act(on: store, using: &generator)
                        }
                    }
                }
                try await group.waitForAll()
            }
            await second.shutdown()
            #expect(try await desk.store.verify() == [])
        }
    }

    /// Records something; sometimes sends it twice, corrects it, or voids it.
    private static func act(on store: DeskStore, using generator: inout SplitMix64) async throws {
        let (id, content, other) = (UUID(), Sample.random(&generator), Sample.random(&generator))
        let choice = Int.random(in: 0..<10, using: &generator)
        if choice == 0 {
            async let once = untilAvailable { try await store.record(content, id: id) }
            async let twice = untilAvailable { try await store.record(content, id: id) }
            _ = try await (once, twice)
        } else {
            _ = try await untilAvailable { try await store.record(content, id: id) }
        }
        switch choice {
        case 1, 2:
            _ = try await untilAvailable {
                try await store.correct(
                    id,
                    expecting: 1,
                    to: other,
                    reason: "訂正",
                    by: Sample.staff,
                    at: TestDesk.now
                )
            }
        case 3:
            _ = try await untilAvailable {
                try await store.void(id, expecting: nil, reason: "取消", by: Sample.staff, at: TestDesk.now)
            }
        default: break
        }
    }

    /// Tries again as a client does when it is told to come back: on a machine that is busy enough, connections run short.
    private static func untilAvailable<Value: Sendable>(
        _ body: @Sendable () async throws -> Value
    ) async throws -> Value {
        for _ in 0..<20 {
            do {
                return try await body()
            } catch DeskError.unavailable {
                try await Task.sleep(for: .milliseconds(250))
            }
        }
        return try await body()
    }

    @Test(
        "When the database goes away a recording is unavailable or unknown, never acknowledged, and then all is well again"
    )
    func survivesLostSessions() async throws {
        try await withDesk { desk in
            _ = try await desk.store.record(Sample.content())
            try await desk.asSuperuser { connection in
                _ = try connection.query(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """,
                    as: Bool.self
                )
            }
            let id = UUID()
            var recorded: Recorded?
            for _ in 0..<5 where recorded == nil { recorded = try? await desk.store.record(Sample.content(), id: id) }
            #expect(recorded != nil)
            #expect(try await desk.store.consultation(id).content == Sample.content())
            #expect(try await desk.store.verify() == [])
        }
    }
}
