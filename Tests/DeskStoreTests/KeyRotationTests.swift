import DeskTestSupport
import FoundationEssentials
import Glibc
import Logging
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

@Suite("Changing the keys of personal fields")
struct KeyRotationTests {
    @Test("While a service runs, everything is moved to a new key; what it reads and writes meanwhile is whole")
    func rotation() async throws {
        try await withDesk { desk in
            try await withKeyFile { path in
                let file = KeySource.file(path: path)
                let old = KeyRing()
                try file.write(old)
                var (settings, owner) = (desk.settings, desk.ownerSettings)
                (settings.keys, owner.keys) = (file, file)
                let store = DeskStore(settings, logger: Logger(label: "test"))
                let keeper = DeskStore(owner, logger: Logger(label: "test"))
                let people = try await fill(store)

                let new = old.withNewKey()
                try file.write(new)
                #expect(try await keeper.rotateKeys(at: TestDesk.now).sealed == 8)
                #expect(try await people == seen(store))
                let later = UUID()
                _ = try await store.record(Sample.content(note: "あと"), id: later)
                #expect(try await keeper.rotateKeys(at: TestDesk.now).sealed == 0)
                #expect(try await Set(keeper.sealedCounts().map(\.key)) == [new.current.description])
                #expect(try await store.verify() == [])

                await #expect(throws: DeskError.conflict(.currentKey)) {
                    try await keeper.retireKey(new.current, at: TestDesk.now)
                }
                await #expect(throws: DeskError.conflict(.keyTooNew(seconds: 120))) {
                    try await keeper.retireKey(old.current, at: TestDesk.now.adding(seconds: 119))
                }
                try await keeper.retireKey(old.current, at: TestDesk.now.adding(seconds: 120))
                let rest = try #require(new.without(old.current))
                try file.write(rest)
                #expect(try await store.noteKeys(at: TestDesk.now) == nil)
                #expect(try await people == seen(store))
                #expect(try await store.consultation(later).content.note == "あと")
                await store.shutdown()
                await keeper.shutdown()
            }
        }
    }

    @Test("A key with which something is still sealed is not given up")
    func keyInUse() async throws {
        try await withDesk { desk in
            _ = try await desk.store.record(Sample.content(note: "x"))
            var owner = desk.ownerSettings
            owner.keys = .fixed(TestDesk.keys.withNewKey())
            let keeper = DeskStore(owner, logger: Logger(label: "test"))
            await #expect(throws: DeskError.conflict(.keyInUse)) {
                try await keeper.retireKey(TestDesk.keys.current, at: TestDesk.now)
            }
            await keeper.shutdown()
        }
    }

    @Test("A damaged value holds up nothing: it is named, stays as it is, and the rest is moved to the new key")
    func damaged() async throws {
        try await withDesk { desk in
            _ = try await fill(desk.store)
            try await desk.asSuperuser { connection in
                try connection.execute(
                    "UPDATE resident_person SET phone = set_byte(phone, 40, get_byte(phone, 40) # 1)"
                )
            }
            let ring = TestDesk.keys.withNewKey()
            var owner = desk.ownerSettings
            owner.keys = .fixed(ring)
            let keeper = DeskStore(owner, logger: Logger(label: "test"))
            let rotation = try await keeper.rotateKeys(at: TestDesk.now)
            #expect(rotation.sealed == 7)
            #expect(rotation.unopened.map(\.description) == ["resident_person \(TestDesk.residents[1]) phone"])
            let left = try await keeper.sealedCounts().filter { $0.key != ring.current.description }
            #expect(
                left == [
                    SealedCount(column: "resident_person.phone", key: TestDesk.keys.current.description, values: 1)
                ]
            )
            await keeper.shutdown()
        }
    }

    @Test("Records that are corrected while keys are rotated say what they were corrected to")
    func rotationBesideCorrections() async throws {
        try await withDesk { desk in
            let ids = (0..<60).map { _ in UUID() }
            for id in ids { _ = try await desk.store.record(Sample.content(note: "初め"), id: id) }
            let ring = TestDesk.keys.withNewKey()
            var (settings, owner) = (desk.settings, desk.ownerSettings)
            (settings.keys, owner.keys) = (.fixed(ring), .fixed(ring))
            let store = DeskStore(settings, logger: Logger(label: "test"))
            let keeper = DeskStore(owner, logger: Logger(label: "test"))
            async let rotated = keeper.rotateKeys(at: TestDesk.now)
            for id in ids {
                _ = try await store.correct(
                    id,
                    expecting: 1,
                    to: Sample.content(note: "訂正後"),
                    reason: "訂正",
                    by: Sample.staff,
                    at: TestDesk.now
                )
            }
            _ = try await rotated
            for id in ids {
                let notes = try await store.revisions(of: id).map(\.consultation.content.note)
                #expect(notes == ["初め", "訂正後"])
            }
            #expect(try await Set(keeper.sealedCounts().map(\.key)) == [ring.current.description])
            #expect(try await store.verify() == [])
            await store.shutdown()
            await keeper.shutdown()
        }
    }

    @Test("What is not sealed is neither read nor sealed in passing, but sealed and found again once somebody says so")
    func clearValues() async throws {
        try await withDesk { desk in
            let people = try await fill(desk.store)
            try await desk.asSuperuser { connection in try connection.run(script: Self.unsealed) }
            await #expect(throws: DeskError.internalFault) { try await seen(desk.store) }
            let keeper = DeskStore(desk.ownerSettings, logger: Logger(label: "test"))
            let before = try await keeper.sealedCounts()
            #expect(before.map(\.key).contains(nil))
            #expect(try await Set(desk.store.verify().map(\.kind)) == [.unsealed])
            await #expect(throws: DeskError.conflict(.unsealedValues(count: 9))) {
                try await keeper.rotateKeys(at: TestDesk.now)
            }
            #expect(try await keeper.sealedCounts() == before)
            _ = try await keeper.rotateKeys(at: TestDesk.now, includingUnsealed: true)
            #expect(try await Set(keeper.sealedCounts().map(\.key)) == [TestDesk.keys.current.description])
            #expect(try await people == seen(desk.store))
            let found = try await desk.store.residents(
                with: .phone("03 1234 0000"),
                by: Sample.staff,
                at: TestDesk.now
            )
            #expect(found.map(\.id.written) == [TestDesk.residents[1]])
            #expect(try await desk.store.verify() == [])
            await keeper.shutdown()
        }
    }

    @Test(
        "A database of an earlier version is brought up to date with all that it says, and nothing of it stays unsealed"
    )
    func upgrade() async throws {
        try await withEmptyDatabase { settings in
            let before = EmbeddedSchema.migrations.filter { $0.name < "0030" }
            _ = try await Migrator(settings, migrations: before).migrate(at: TestDesk.now)
            let connection = try await Connection.connect(settings.connection)
            try await connection.run(script: Self.earlierRecords)
            await connection.close()
            _ = try await Migrator(settings).migrate(at: TestDesk.now)
            var (owner, service) = (settings, settings)
            (owner.keys, service.keys) = (.fixed(TestDesk.keys), .fixed(TestDesk.keys))
            service.connection.parameters["user"] = "madoguchi_app"
            let keeper = DeskStore(owner, logger: Logger(label: "test"))
            let store = DeskStore(service, logger: Logger(label: "test"))
            #expect(try await keeper.rotateKeys(at: TestDesk.now, includingUnsealed: true).sealed == 7)
            let people = try await seen(store)
            #expect(people.notes == ["初めのメモ"])
            #expect(people.person.name == "髙橋　花子" && people.person.needs == [.hearing, .vision])
            #expect(people.contact == SupporterContact(name: "山田　太郎", phone: "090-0000-1111"))
            #expect(try await Set(keeper.sealedCounts().map(\.key)) == [TestDesk.keys.current.description])
            let found = try await store.residents(with: .kana("たかはしはなこ"), by: Sample.staff, at: TestDesk.now)
            #expect(found.count == 1)
            await store.shutdown()
            await keeper.shutdown()
        }
    }

    private static let earlierRecords = """
        SELECT set_config('madoguchi.ward', '131156', false);
        INSERT INTO site (ward_code, site_code, name, site_kind, opened_on) VALUES
            ('131156', 'S001', '一', 'library', '2020-04-01');
        INSERT INTO supporter (ward_code, supporter_code, registered_at) VALUES ('131156', '支援員001', now());
        INSERT INTO supporter_contact (ward_code, supporter_code, name, phone)
        VALUES ('131156', '支援員001', '山田　太郎', '090-0000-1111');
        INSERT INTO resident (ward_code, resident_id, registered_at) VALUES ('131156', '\(TestDesk.residents[1])', now());
        INSERT INTO resident_person (ward_code, resident_id, name, kana, kana_key, phone, phone_key, needs)
        VALUES ('131156', '\(TestDesk.residents[1])', '髙橋　花子', 'タカハシ ハナコ', 'タカハシハナコ', '03-1234-0000', '0312340000',
            '{hearing,vision}');
        INSERT INTO consultation (
            ward_code, id, site_code, held_on, channel, topics, age_band, supporters, note, revision, recorded_at, recorded_by,
            void)
        VALUES ('131156', '\(TestDesk.supportCase)', 'S001', '2025-05-14', 'phone', '{maps}', '70-74', '{}', '初めのメモ', 1, now(),
            'staff', false);
        INSERT INTO consultation_revision (
            ward_code, id, revision, kind, changed_at, changed_by, site_code, held_on, channel, topics, age_band, supporters,
            note, void)
        SELECT ward_code, id, 1, 'recorded', now(), 'staff', site_code, held_on, channel, topics, age_band, supporters, note,
            void
        FROM consultation;
        """

    /// The values of ``fill(_:)`` as a database of before has them after its migration.
    private static let unsealed = """
        UPDATE consultation SET note = '\\x00'::bytea || convert_to('初めのメモ', 'UTF8') WHERE revision = 1;
        UPDATE consultation SET note = '\\x00'::bytea || convert_to('訂正後のメモ', 'UTF8') WHERE revision = 2;
        UPDATE consultation_revision SET note = '\\x00'::bytea || convert_to('初めのメモ', 'UTF8') WHERE revision = 1;
        UPDATE consultation_revision SET note = '\\x00'::bytea || convert_to('訂正後のメモ', 'UTF8') WHERE revision = 2;
        UPDATE resident_person SET name = '\\x00'::bytea || convert_to('髙橋　花子', 'UTF8'),
            kana = '\\x00'::bytea || convert_to('タカハシ ハナコ', 'UTF8'),
            phone = '\\x00'::bytea || convert_to('03-1234-0000', 'UTF8'),
            needs = '\\x00'::bytea || convert_to('hearing', 'UTF8'), name_key = NULL, kana_key = NULL, phone_key = NULL;
        UPDATE supporter_contact SET name = '\\x00'::bytea || convert_to('山田　太郎', 'UTF8'),
            phone = '\\x00'::bytea || convert_to('090-0000-1111', 'UTF8');
        """
}

/// What is sealed of a person, a contact and a record.
private struct Seen: Equatable {
    let person: Resident.Person
    let contact: SupporterContact
    let notes: [String?]
}

/// Eight sealed values: of a record with a correction, a resident and a supporter's contact.
private func fill(_ store: DeskStore) async throws -> Seen {
    let id = try #require(UUID(uuidString: TestDesk.supportCase))
    _ = try await store.record(Sample.content(note: "初めのメモ"), id: id)
    _ = try await store.correct(
        id,
        expecting: 1,
        to: Sample.content(note: "訂正後のメモ"),
        reason: "訂正",
        by: Sample.staff,
        at: TestDesk.now
    )
    var resident = ResidentDraft()
    (resident.name, resident.kana, resident.phone) = ("髙橋　花子", "タカハシ ハナコ", "03-1234-0000")
    resident.needs = ["hearing"]
    var consent = ConsentDraft()
    (consent.purposes, consent.method) = (["record"], "paper")
    resident.consent = consent
    _ = try await store.setResident(
        try #require(UUID(uuidString: TestDesk.residents[1])),
        resident,
        judgedBy: try await store.desk(),
        by: Sample.staff,
        at: TestDesk.now
    )
    _ = try await store.setContact(
        of: Supporter.ID("支援員001"),
        SupporterContactDraft(SupporterContact(name: "山田　太郎", phone: "090-0000-1111")),
        by: Supporting.coordinator,
        at: TestDesk.now
    )
    return try await seen(store)
}

private func seen(_ store: DeskStore) async throws -> Seen {
    Seen(
        person: try await store.resident(
            try #require(UUID(uuidString: TestDesk.residents[1])),
            by: Sample.staff,
            at: TestDesk.now
        ).person,
        contact: try await store.contact(
            of: Supporter.ID("支援員001"),
            for: Supporting.coordinator,
            at: TestDesk.now
        ),
        notes: try await store.revisions(of: try #require(UUID(uuidString: TestDesk.supportCase))).map(
            \.consultation.content.note
        )
    )
}

/// A path for a file of keys in a folder of its own.
private func withKeyFile<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = "/tmp/keys-\(UUID().uuidString)"
    mkdir(folder, 0o700)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body("\(folder)/keys")
}
