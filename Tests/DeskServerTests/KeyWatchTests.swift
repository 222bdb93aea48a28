import DeskStore
import DeskTestSupport
import DeskText
import Logging
import SupportDesk
import Testing

@testable import DeskServer

@Suite("A service without a key that is in use")
struct KeyWatchTests {
    @Test("ends, and says which one, as soon as the database can tell")
    func ends() async throws {
        try await withDesk { desk in
            let missing = try await desk.store.missingKey(at: TestDesk.now)
            #expect(missing == nil)
            var settings = desk.settings
            settings.keys = .fixed(KeyRing())
            let other = DeskStore(settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let known = TestDesk.keys.current.description
            await #expect(throws: InstallationProblem.keyMissing(id: known)) {
                try await KeyWatch(store: other, now: { TestDesk.now }).run()
            }
            await other.shutdown()
        }
    }
}
