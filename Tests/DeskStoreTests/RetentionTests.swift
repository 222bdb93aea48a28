import DeskTestSupport
import FoundationEssentials
import Logging
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

@Suite("Retention")
struct RetentionTests {
    static let proposer = Account(name: "coordinator", role: .coordinator)
    static let approver = Account(name: "administrator", role: .administrator)

    @Test(
        "Time is counted from the 1 April after the end",
        arguments: [
            ("2025-03-31", 1, "2026-03-31", false), ("2025-03-31", 1, "2026-04-01", true),
            ("2025-04-01", 1, "2027-03-31", false), ("2025-04-01", 1, "2027-04-01", true),
            ("2025-04-01", 3, "2029-03-31", false), ("2025-04-01", 3, "2029-04-01", true),
            ("2021-03-31", 5, "2026-04-01", true), ("2021-04-01", 5, "2026-04-01", false),
        ]
    )
    func counting(ended: String, years: Int, today: String, isDue: Bool) {
        let rule = RetentionRule(.notes, years: years)
        #expect(rule.endedBefore(today: Sample.day(today)).map { Sample.day(ended) < $0 } == isDue)
    }

    @Test("A note goes, with those of every revision, once a second person has approved; what is not due stays")
    func notes() async throws {
        try await withDesk { desk in
            let store = desk.store
            let (old, late) = (UUID(), UUID())
            try await record("2022-05-14", old, in: store)
            try await record("2023-04-01", late, in: store)
            _ = try await store.correct(
                old,
                expecting: 1,
                to: Sample.content(heldOn: "2022-05-14", note: "訂正後"),
                reason: "訂正",
                by: Sample.staff,
                at: TestDesk.now
            )
            let due = try await store.dueForDisposal(today: TestDesk.now.day)
            #expect(due.map(\.count) == [1, 0, 0, 0, 0])
            let proposed = try await store.proposeDisposal(of: .notes, by: Self.proposer, at: TestDesk.now)
            let disposal = try #require(proposed)
            #expect(disposal.candidates == 1 && disposal.endedBefore == Sample.day("2023-04-01"))

            await #expect(throws: DeskError.conflict(.disposalNotApproved)) {
                try await store.eraseDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            }
            #expect(try await erasedBehindTheBack(disposal.id, desk) == 0)
            await #expect(throws: DeskError.conflict(.ownDisposal)) {
                try await store.approveDisposal(disposal.id, by: Self.proposer, at: TestDesk.now)
            }
            await #expect(throws: DeskError.conflict(.disposalNotFound)) {
                try await store.approveDisposal(UUID(), by: Self.approver, at: TestDesk.now)
            }
            #expect(try await store.consultation(old).content.note == "訂正後")
            _ = try await store.approveDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            await #expect(throws: DeskError.conflict(.disposalDecided)) {
                try await store.approveDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            }

            let done = try await store.eraseDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
            #expect(done.erasure?.count == 1)
            #expect(try await store.revisions(of: old).map(\.consultation.content.note) == [nil, nil])
            #expect(try await store.consultation(old).content.note == nil)
            #expect(try await store.consultation(late).content.note == "メモ")
            #expect(try await store.verify() == [])
            // Once more changes nothing.
            #expect(try await store.eraseDisposal(disposal.id, by: Self.approver, at: TestDesk.now) == done)
            #expect(try await store.proposeDisposal(of: .notes, by: Self.proposer, at: TestDesk.now) == nil)
            let actions = try await store.auditEntries(
                filter(action: "disposal."),
                limit: 9,
                by: Self.approver,
                at: TestDesk.now
            ).entries.map(\.action)
            #expect(actions == ["disposal.erased", "disposal.approved", "disposal.proposed"])
        }
    }

    @Test("Somebody without contact is forgotten under all their entries; who came again, or supports, stays")
    func residents() async throws {
        try await withDesk { desk in
            let store = desk.store
            let ids = try TestDesk.residents.map { try #require(UUID(uuidString: $0)) }
            for id in ids { try await register(id, in: store) }
            try await letYearsPass(desk)
            for (id, day) in [(ids[0], "2020-05-14"), (ids[1], "2021-04-01"), (ids[2], "2019-05-14")] {
                let content = Sample.content(heldOn: day, resident: id.written)
                _ = try await store.record(content, id: UUID(), by: Sample.staff, at: TestDesk.now)
            }
            _ = try await store.merge(ids[2], into: ids[1], reason: nil, by: Self.proposer, at: TestDesk.now)
            let before = try await totals(desk)
            let disposal = try await dispose(.residents, in: store)
            // Neither the one who came on 1 April 2021 nor their other entry.
            #expect(disposal.candidates == 4 && disposal.erasure?.count == 4)
            #expect(try await totals(desk) == before)
            #expect(try await store.verify() == [])
            await #expect(throws: DeskError.residentNotFound) {
                try await store.resident(ids[0], by: Sample.staff, at: TestDesk.now)
            }
            #expect(try await store.resident(ids[1], by: Sample.staff, at: TestDesk.now).person.name == "髙橋")
        }
    }

    @Test("Refusals and what amendments asked for go after their time, those that nobody has decided as well")
    func others() async throws {
        try await withDesk { desk in
            let store = desk.store
            try await desk.asSuperuser { connection in
                try connection.run(
                    script: """
                        INSERT INTO refused_record (ward_code, id, refused_at, refused_by, problems) VALUES
                            ('131156', gen_random_uuid(), '2025-03-31 14:59Z', 'staff', '{future}'),
                            ('131156', gen_random_uuid(), '2025-03-31 15:00Z', 'staff', '{future}');
                        INSERT INTO amendment (
                            ward_code, amendment_id, operation, subject, months, body, reason, proposed_at, proposed_by,
                            decision, decided_at, decided_by, remark)
                        VALUES
                            ('131156', gen_random_uuid(), 'reopen', '2019-10', '{}', NULL, 'x', '2020-01-01', 'a',
                                'declined', '2020-01-02', 'b', '却下'),
                            ('131156', gen_random_uuid(), 'record_consultation', 'old', '{}', '\\x00', 'x', '2020-01-01', 'a',
                                NULL, NULL, NULL, NULL),
                            ('131156', gen_random_uuid(), 'record_consultation', 'new', '{}', '\\x00', 'x', '2026-01-01', 'a',
                                NULL, NULL, NULL, NULL);
                        """
                )
            }
            #expect(try await dispose(.refusedRecords, in: store).erasure?.count == 1)
            #expect(try await dispose(.amendments, in: store).erasure?.count == 2)
            let rest = try await desk.asSuperuser { connection in
                try connection.query(
                    """
                    SELECT (SELECT count(*) FROM refused_record),
                        (SELECT string_agg(subject, ' ') FROM amendment WHERE body IS NOT NULL OR remark IS NOT NULL)
                    """,
                    as: Int.self,
                    String.self
                )
            }
            #expect(rest.map { "\($0.0) \($0.1)" } == ["1 new"])
        }
    }

    @Test("A ward's own rule counts, and is in the audit trail")
    func rules() async throws {
        try await withDesk { desk in
            let store = desk.store
            try await record("2024-05-14", UUID(), in: store)
            #expect(try await store.dueForDisposal(today: TestDesk.now.day).first?.count == 0)
            try await store.setRetention(RetentionRule(.notes, years: 1), by: Self.proposer, at: TestDesk.now)
            #expect(try await store.retentionRules().first == RetentionRule(.notes, years: 1))
            #expect(try await store.dueForDisposal(today: TestDesk.now.day).first?.count == 1)
            let entry = try await store.auditEntries(
                filter(action: "retention.ruleSet"),
                limit: 1,
                by: Self.approver,
                at: TestDesk.now
            ).entries.first
            #expect(entry?.subject == "notes 1")
        }
    }

    @Test("Whatever was recorded, no total is another after all that is due has gone", arguments: [1, 2, 3])
    func totalsStay(seed: UInt64) async throws {
        try await withDesk { desk in
            let store = desk.store
            var generator = SplitMix64(seed: seed)
            let ids = try TestDesk.residents.map { try #require(UUID(uuidString: $0)) }
            for id in ids.prefix(4) { try await register(id, in: store) }
            for _ in 0..<60 {
                var content = Sample.random(&generator)
                content.note = Bool.random(using: &generator) ? "メモ" : nil
                content.resident = Bool.random(using: &generator) ? ids.prefix(4).randomElement(using: &generator) : nil
                _ = try await store.record(content, id: UUID(), by: Sample.staff, at: TestDesk.now)
            }
            let before = try await totals(desk)
            // Years later all of it is due.
            let later = Instant(startOf: Sample.day("2040-04-01"))
            for kind in [RetentionKind.notes, .residents] {
                let proposed = try await store.proposeDisposal(of: kind, by: Self.proposer, at: later)
                let disposal = try #require(proposed)
                _ = try await store.approveDisposal(disposal.id, by: Self.approver, at: later)
                let done = try await store.eraseDisposal(disposal.id, by: Self.approver, at: later)
                #expect(done.erasure?.count == done.candidates)
            }
            #expect(try await totals(desk) == before)
            #expect(try await store.verify() == [])
            let left = try await desk.asSuperuser { connection in
                try connection.query(
                    """
                    SELECT (SELECT count(*) FROM consultation_revision WHERE note IS NOT NULL),
                        (SELECT count(*) FROM consultation WHERE note IS NOT NULL), (SELECT count(*) FROM resident_person)
                    """,
                    as: Int.self,
                    Int.self,
                    Int.self
                )
            }
            #expect(left.map { [$0.0, $0.1, $0.2] } == [[0, 0, 0]])
        }
    }

    // MARK: Steps

    func record(_ heldOn: String, _ id: UUID, in store: DeskStore) async throws {
        _ = try await store.record(
            Sample.content(heldOn: heldOn, note: "メモ"),
            id: id,
            by: Sample.staff,
            at: TestDesk.now
        )
    }

    func register(_ id: UUID, in store: DeskStore) async throws {
        var resident = ResidentDraft()
        resident.name = "髙橋"
        var consent = ConsentDraft()
        (consent.purposes, consent.method) = (["record"], "paper")
        resident.consent = consent
        let desk = try await store.desk()
        _ = try await store.setResident(id, resident, judgedBy: desk, by: Sample.staff, at: TestDesk.now)
    }

    /// Nobody has been in contact since 2018-05-01, but for what is recorded.
    func letYearsPass(_ desk: TestDesk) async throws {
        try await desk.asSuperuser { connection in
            try connection.run(
                script: """
                    UPDATE resident SET registered_at = '2018-05-01';
                    UPDATE resident_consent SET given_on = '2018-05-01';
                    UPDATE support_case SET opened_on = '2018-05-01';
                    """
            )
        }
    }

    func approved(_ kind: RetentionKind, in store: DeskStore) async throws -> Disposal {
        let proposed = try await store.proposeDisposal(of: kind, by: Self.proposer, at: TestDesk.now)
        let disposal = try #require(proposed)
        return try await store.approveDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
    }

    func dispose(_ kind: RetentionKind, in store: DeskStore) async throws -> Disposal {
        let disposal = try await approved(kind, in: store)
        return try await store.eraseDisposal(disposal.id, by: Self.approver, at: TestDesk.now)
    }

    private func filter(action: String) -> AuditFilter {
        var filter = AuditFilter()
        filter.action = action
        return filter
    }

    /// What the service's role erases of a list by calling the function itself.
    private func erasedBehindTheBack(_ id: UUID, _ desk: TestDesk) async throws -> Int {
        let connection = try await Connection.connect(desk.asService)
        let erased = try await connection.query("SELECT erase_disposal($1, $2)", [TestDesk.ward, id], as: Int.self)
        await connection.close()
        return erased.first ?? -1
    }

    /// Every roll-up, as text.
    private func totals(_ desk: TestDesk) async throws -> [String] {
        try await desk.asSuperuser { connection in
            try [
                "consultation_day", "consultation_month", "topic_month", "site_month", "ward_day", "outcome_month",
                "supporter_month", "town_month", "supporter_day", "supporter_year", "journey_day",
            ].flatMap { table in
                try connection.query("SELECT '\(table) ' || t::text FROM \(table) AS t ORDER BY 1", as: String.self)
            }
        }
    }
}
