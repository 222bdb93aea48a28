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
            #expect((try? seal.open(SealedText(bytes: changed), for: Self.place)) == nil)
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

    @Test("Keys that a command prints are asked for again, and those from before stay in use when it fails or hangs")
    func refreshed() throws {
        try withKeyFile { path in
            let ring = KeyRing()
            try KeySource.file(path: path).write(ring)
            let holder = KeyHolder(.command("cat '\(path)'"))
            #expect(try holder.ring().current == ring.current)
            let new = ring.withNewKey()
            try KeySource.file(path: path).write(new)
            try holder.refresh()
            #expect(try holder.ring().current == new.current)
            unlink(path)
            #expect(throws: KeyProblem.commandFailed(status: 1)) { try holder.refresh() }
            #expect(try holder.ring().current == new.current)
        }
    }

    @Test("A file of keys that root renews stays its owner's", .enabled(if: geteuid() == 0))
    func owner() throws {
        try withKeyFile { path in
            try KeySource.file(path: path).write(KeyRing())
            #expect(chown(path, 65534, 65534) == 0)
            try KeySource.file(path: path).write(KeyRing())
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_uid == 65534 && status.st_gid == 65534)
            #expect(status.st_mode & 0o777 == 0o600)
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

    @Test("A text that somebody without a key puts into the database is not shown, and is named by the verification")
    func planted() async throws {
        try await withDesk { desk in
            let id = UUID()
            _ = try await desk.store.record(Sample.content(note: "本人が電話する"), id: id)
            try await desk.asSuperuser { connection in
                try connection.run(
                    script: "UPDATE consultation SET note = '\\x00'::bytea || convert_to('この番号へ', 'UTF8')"
                )
            }
            await #expect(throws: DeskError.internalFault) { try await desk.store.consultation(id) }
            #expect(try await desk.store.verify().map(\.kind) == [.revision])
        }
    }

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

    @Test(
        "Keys that are not those of the database are noticed: one is missing, is given up, or searches are made with another"
    )
    func otherKeysThanInUse() async throws {
        try await withDesk { desk in
            #expect(try await desk.store.noteKeys(at: TestDesk.now) == nil)
            let current = TestDesk.keys.current.description
            func mismatch(_ ring: KeyRing) async throws -> KeyMismatch? {
                var settings = desk.settings
                settings.keys = .fixed(ring)
                let store = DeskStore(settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
                let mismatch = try await store.noteKeys(at: TestDesk.now)
                await store.shutdown()
                return mismatch
            }
            #expect(try await mismatch(KeyRing()) == .missing(current))
            let search = try #require(TestDesk.keys.written.firstRange(of: "search "))
            let written = TestDesk.keys.written.replacing(
                TestDesk.keys.written[search.upperBound...].prefix(64),
                with: KeyRing().search.written
            )
            #expect(try await mismatch(KeyRing(reading: written)) == .otherSearchKey)
            try await desk.asSuperuser { try $0.execute("UPDATE sealing_key SET retired_at = now()") }
            #expect(try await desk.store.noteKeys(at: TestDesk.now) == .retired(current))
            let trail = try await desk.asSuperuser {
                try $0.query("SELECT subject FROM audit_entry WHERE action = 'keys.used'", as: String.self)
            }
            #expect(trail == [current])
        }
    }
}

/// A path for a file of keys in a folder of its own.
private func withKeyFile(_ body: (String) throws -> Void) throws {
    let folder = "/tmp/keys-\(UUID().uuidString)"
    mkdir(folder, 0o700)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body("\(folder)/keys")
}
