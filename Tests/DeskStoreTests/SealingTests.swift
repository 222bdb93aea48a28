import DeskTestSupport
import FoundationEssentials
import Glibc
import Logging
import Postgres
import SupportDesk
import Testing

@testable import DeskStore

@Suite("Sealing personal fields")
struct SealingTests {
    private static let place = FieldPlace(table: "consultation_revision", row: "a/1", column: "note")

    private static func seal(_ ring: KeyRing, ward: String = "131156") -> FieldSeal {
        FieldSeal(ward: Ward.ID(ward), keys: .fixed(ring))
    }

    @Test("A text comes back as it was, to the last scalar", arguments: ["", "髙橋様 \u{FA19} 𠮷\u{E0100}", "a\nb"])
    func roundTrip(text: String) throws {
        let seal = Self.seal(KeyRing())
        let sealed = try seal.seal(text, for: Self.place)
        let opened = try seal.open(sealed, for: Self.place)
        #expect(Array(opened.unicodeScalars) == Array(text.unicodeScalars))
        #expect(try seal.seal(text, for: Self.place) != sealed)
    }

    @Test(
        "A file of keys is its owner's, or one that root hands to the service alone",
        arguments: [
            (0o600, 7, false), (0o400, 7, false), (0o640, 7, true), (0o604, 7, true), (0o600, 8, true),
            (0o600, 0, false),
            // As systemd grants a credential by an access list.
            (0o440, 0, false), (0o444, 0, true), (0o460, 0, true), (0o660, 0, true),
        ] as [(mode_t, uid_t, Bool)]
    )
    func fileModes(mode: mode_t, owner: uid_t, isOpen: Bool) {
        #expect(KeySource.isOpenToOthers(mode: mode, owner: owner, to: 7) == isOpen)
        #expect(KeySource.isOpenToOthers(mode: 0o440, owner: 0, to: 0))
    }

    @Test(
        "Moved to another row, column, table or ward it does not open",
        arguments: [
            FieldPlace(table: "consultation_revision", row: "a/2", column: "note"),
            FieldPlace(table: "consultation_revision", row: "a/1", column: "reason"),
            FieldPlace(table: "consultation_revisiona", row: "/1", column: "note"),
            FieldPlace(table: "amendment", row: "a/1", column: "note"),
        ]
    )
    func moved(place: FieldPlace) throws {
        let ring = KeyRing()
        let sealed = try Self.seal(ring).seal("髙橋", for: Self.place)
        #expect(throws: SealError.doesNotOpen(place)) { try Self.seal(ring).open(sealed, for: place) }
        #expect(throws: SealError.doesNotOpen(Self.place)) {
            try Self.seal(ring, ward: "131148").open(sealed, for: Self.place)
        }
    }

    @Test("With a single bit changed, or cut short, it does not open")
    func changed() throws {
        let seal = Self.seal(KeyRing())
        let bytes = try seal.seal("髙橋", for: Self.place).bytes
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            // The first byte flipped says "not sealed": what it gives is no name.
            let opened = try? seal.open(SealedText(bytes: changed), for: Self.place)
            #expect(opened == nil || index == 0 && opened != "髙橋")
            #expect((try? seal.open(SealedText(bytes: Array(bytes[..<index])), for: Self.place)) == nil)
        }
    }

    @Test("With another key it does not open, and the search key of a ward, a column and a text is its own")
    func otherKeys() throws {
        let (one, other) = (KeyRing(), KeyRing())
        let sealed = try Self.seal(one).seal("髙橋", for: Self.place)
        #expect(throws: SealError.unknownKey(one.current)) { try Self.seal(other).open(sealed, for: Self.place) }
        #expect(throws: SealError.noKeys) {
            try FieldSeal(ward: TestDesk.ward, keys: nil).seal("髙橋", for: Self.place)
        }
        let keys = [
            try Self.seal(one).searchKey("タカハシ", in: "kana"), try Self.seal(one).searchKey("タカハシ", in: "name"),
            try Self.seal(one).searchKey("タカハシ ", in: "kana"), try Self.seal(other).searchKey("タカハシ", in: "kana"),
            try Self.seal(one, ward: "131148").searchKey("タカハシ", in: "kana"),
        ]
        #expect(Set(keys).count == keys.count)
        #expect(try Self.seal(one.withNewKey()).searchKey("タカハシ", in: "kana") == keys[0])
    }

    // MARK: Where the keys are

    @Test("Keys are read from a file of their own, or from a command")
    func sources() throws {
        try withKeyFile { path in
            let ring = KeyRing().withNewKey()
            try KeySource.file(path: path).write(ring)
            let read = try KeySource.file(path: path).read()
            #expect(read.ids == ring.ids && read.current == ring.current && read.written == ring.written)
            #expect(try KeySource.command("cat '\(path)'").read().ids == ring.ids)
            #expect(throws: KeyProblem.commandFailed(status: 3)) { try KeySource.command("exit 3").read() }
            #expect(throws: KeyProblem.malformed(line: 0)) { try KeySource.command("true").read() }
            #expect(throws: KeyProblem.malformed(line: 2)) {
                try KeySource.command("printf '# keys\\nseal 00ff\\n'").read()
            }
        }
    }

    @Test("A file that others may read or write is not taken", arguments: [0o640, 0o604, 0o620, 0o602])
    func openFile(mode: mode_t) throws {
        try withKeyFile { path in
            try KeySource.file(path: path).write(KeyRing())
            chmod(path, mode)
            #expect(throws: KeyProblem.openToOthers(path: path)) { try KeySource.file(path: path).read() }
        }
    }

    // MARK: In the database

    @Test("A note whose seal was put into another record does not open there, and verification finds it")
    func movedInDatabase() async throws {
        try await withDesk { desk in
            let (one, other) = (UUID(), UUID())
            _ = try await desk.store.record(Sample.content(note: "息子さんの連絡先を控えた"), id: one)
            _ = try await desk.store.record(Sample.content(note: "別の相談"), id: other)
            try await desk.asSuperuser { connection in
                try connection.execute(
                    "UPDATE consultation SET note = (SELECT note FROM consultation WHERE id = $1) WHERE id = $2",
                    [one, other]
                )
            }
            #expect(try await desk.store.consultation(one).content.note == "息子さんの連絡先を控えた")
            await #expect(throws: DeskError.internalFault) { try await desk.store.consultation(other) }
            #expect(try await desk.store.verify().map(\.kind) == [.revision])
        }
    }

    @Test("Without keys nothing personal is written, and the rest works")
    func noKeys() async throws {
        try await withDesk { desk in
            var settings = desk.settings
            settings.keys = nil
            let store = DeskStore(settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            _ = try await store.record(Sample.content())
            await #expect(throws: DeskError.keysMissing) { try await store.record(Sample.content(note: "x")) }
            #expect(try await store.consultations(ConsultationFilter(), after: nil, limit: 9).consultations.count == 1)
            await store.shutdown()
        }
    }

    @Test("A service with other keys is told which one it lacks")
    func missingKey() async throws {
        try await withDesk { desk in
            let missing = try await desk.store.missingKey(at: TestDesk.now)
            #expect(missing == nil)
            var settings = desk.settings
            settings.keys = .fixed(KeyRing())
            let store = DeskStore(settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let lacking = try await store.missingKey(at: TestDesk.now)
            #expect(lacking == TestDesk.keys.current.description)
            await store.shutdown()
        }
    }

    // MARK: Rotation

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
                #expect(try await keeper.rotateKeys(at: TestDesk.now) == 8)
                #expect(try await people == seen(store))
                let later = UUID()
                _ = try await store.record(Sample.content(note: "あと"), id: later)
                #expect(try await keeper.rotateKeys(at: TestDesk.now) == 0)
                #expect(try await Set(keeper.sealedCounts().map(\.key)) == [new.current.description])
                #expect(try await store.verify() == [])

                await #expect(throws: DeskError.conflict(.keyInUse)) {
                    try await keeper.retireKey(new.current, at: TestDesk.now)
                }
                try await keeper.retireKey(old.current, at: TestDesk.now)
                let rest = try #require(new.without(old.current))
                try file.write(rest)
                #expect(try await store.missingKey(at: TestDesk.now) == nil)
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

    @Test("What an earlier version left unsealed is read as it is, and sealed and found again after a rotation")
    func clearValues() async throws {
        try await withDesk { desk in
            let people = try await fill(desk.store)
            try await desk.asSuperuser { connection in try connection.run(script: Self.unsealed) }
            #expect(try await people == seen(desk.store))
            let keeper = DeskStore(desk.ownerSettings, logger: Logger(label: "test"))
            #expect(try await keeper.sealedCounts().map(\.key).contains(nil))
            #expect(try await Set(desk.store.verify().map(\.kind)) == [.unsealed])
            _ = try await keeper.rotateKeys(at: TestDesk.now)
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
            for isSealed in [false, true] {
                if isSealed { #expect(try await keeper.rotateKeys(at: TestDesk.now) == 7) }
                let people = try await seen(store)
                #expect(people.notes == ["初めのメモ"])
                #expect(people.person.name == "髙橋　花子" && people.person.needs == [.hearing, .vision])
                #expect(people.contact == SupporterContact(name: "山田　太郎", phone: "090-0000-1111"))
            }
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

private func withKeyFile(_ body: (String) throws -> Void) throws {
    let folder = "/tmp/keys-\(UUID().uuidString)"
    mkdir(folder, 0o700)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body("\(folder)/keys")
}
