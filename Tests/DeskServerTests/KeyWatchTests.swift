import DeskStore
import DeskTestSupport
import DeskText
import Logging
import Postgres
import SupportDesk
import Testing

@testable import DeskServer

@Suite("A service without a key that is in use")
struct KeyWatchTests {
    @Test("ends, and says which one, as soon as the database can tell")
    func ends() async throws {
        try await withDesk { desk in
            let mismatch = try await desk.store.noteKeys(at: TestDesk.now)
            #expect(mismatch == nil)
            var settings = desk.settings
            settings.keys = .fixed(KeyRing())
            let other = DeskStore(settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let known = TestDesk.keys.current.description
            await #expect(throws: InstallationProblem.keyMissing(id: known)) {
                try await KeyWatch(store: other, now: { TestDesk.now }, logger: Logger(label: "test")).run()
            }
            await other.shutdown()
        }
    }

    @Test("ends also when the key that it seals with is given up while it runs")
    func retired() async throws {
        try await withDesk { desk in
            let watch = KeyWatch(store: desk.store, now: { TestDesk.now }, logger: Logger(label: "test"), pause: .zero)
            #expect(try await desk.store.noteKeys(at: TestDesk.now) == nil)
            let watching = Task { try await watch.run() }
            try await desk.asSuperuser { try $0.execute("UPDATE sealing_key SET retired_at = now()") }
            await #expect(throws: InstallationProblem.keyRetired(id: TestDesk.keys.current.description)) {
                try await watching.value
            }
        }
    }
}
