import DeskStore
import DeskTestSupport
import FoundationEssentials
import Glibc
import SupportDesk
import Testing

@testable import DeskServer

private let madoguchi = BuiltProgram("madoguchi")
private let mado = BuiltProgram("mado")

/// The programs as they are installed, with the canary typed at a desk and imported.
@Suite("What is told in confidence, through the programs", .enabled(if: madoguchi != nil && mado != nil))
struct CanaryProgramTests {
    /// A folder for the service and for a desk, with what both need to know; no trace of a crash, as the units have it.
    private struct Place {
        let folder = "/tmp/canary-\(UUID().uuidString)"
        let desk: TestDesk

        init(_ desk: TestDesk) throws {
            self.desk = desk
            try FileManager.default.createDirectory(atPath: folder + "/cores", withIntermediateDirectories: true)
            try KeySource.file(path: folder + "/keys").write(TestDesk.keys)
            try write(desk.token(.coordinator), as: "token")
            try write(
                """
                受付番号,相談日,拠点,方法,相談内容,年代,対応時間,対応者,結果,備考
                C1,2026-11-14,S001,対面,地図,72歳,15,支援員001,自分でできた,\(Canary.note)
                C2,2026-11-14,どこか,対面,地図,72歳,15,支援員001,自分でできた,\(Canary.note)
                """,
                as: "log.csv"
            )
        }

        private func write(_ text: String, as name: String) throws {
            #expect(FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: Data(text.utf8)))
            try #require(chmod("\(folder)/\(name)", 0o600) == 0)
        }

        var environment: [String: String] {
            [
                "MADOGUCHI_DATABASE_URL": desk.databaseURL, "MADOGUCHI_KEYS_FILE": folder + "/keys",
                "MADOGUCHI_HOST": "127.0.0.1", "MADOGUCHI_PORT": "0", "LANG": "ja_JP.UTF-8",
                "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
            ]
        }

        /// Runs it for the service, which listens.
        func mado(_ arguments: String...) async throws -> BuiltProgram.Run {
            try await #require(BuiltProgram("mado")).run(
                arguments,
                [
                    "MADO_SERVER": "http://127.0.0.1:\(#require(port))", "MADO_HOME": folder + "/home",
                    "MADO_SITE": "S001",
                    "MADO_TOKEN_FILE": folder + "/token", "LANG": "ja_JP.UTF-8",
                ]
            )
        }

        /// Starts the service in the folder for cores, where one may be as large as this machine lets it.
        func serve() throws -> pid_t {
            let program = try #require(madoguchi).path
            return try BuiltProgram(path: "/bin/sh").start(
                [
                    "-c",
                    "cd '\(folder)/cores' && ulimit -c \"$(ulimit -H -c)\" && exec '\(program)' serve --log-level trace",
                ],
                environment,
                output: folder + "/output",
                words: folder + "/words"
            )
        }

        /// What the service has written so far.
        var said: [UInt8] {
            ["output", "words"].flatMap { FileManager.default.contents(atPath: "\(folder)/\($0)") ?? Data() }
        }

        /// The port that the service says it listens on.
        private var port: Int? {
            String(decoding: said, as: UTF8.self).firstMatch(of: /listening on 127\.0\.0\.1:(\d+)/)
                .flatMap { Int($0.1) }
        }

        /// Waits until the service listens.
        func untilItListens() async throws {
            let deadline = ContinuousClock.now + .seconds(60)
            while port == nil {
                try #require(ContinuousClock.now < deadline, "\(String(decoding: said, as: UTF8.self))")
                try await Task.sleep(for: .milliseconds(20))
            }
        }

        /// The content of every file below a folder.
        func files(_ name: String) throws -> [UInt8] {
            try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/\(name)").reduce(into: []) { bytes, file in
                bytes += FileManager.default.contents(atPath: "\(folder)/\(name)/\(file)") ?? Data()
            }
        }

        func remove() {
            try? FileManager.default.removeItem(atPath: folder)
        }
    }

    @Test(
        "Nothing of it stays at the desk once it is sent, is said by a command of the service, is in its log, or in a core"
    )
    func programs() async throws {
        try await withDesk { desk in
            let place = try Place(desk)
            defer { place.remove() }
            let service = try place.serve()
            defer { kill(service, SIGKILL) }
            try await place.untilItListens()
            let added = try await place.mado(
                "resident",
                "add",
                "72歳",
                "--name",
                Canary.name,
                "--kana",
                Canary.kana,
                "--phone",
                Canary.phone,
                "--consent",
                "paper"
            )
            #expect(added.status == 0, "\(added)")
            let logged = try await place.mado(
                "log",
                "地図",
                "72歳",
                "15分",
                "--resident",
                Canary.phone,
                "--note",
                Canary.note
            )
            #expect(logged.status == 0, "\(logged)")
            #expect(try await place.mado("log", "地図", Canary.name).status != 0)
            #expect(try await place.mado("recent", "--json").output.contains(Canary.note))
            Canary.expectNothing(of: try place.files("home"), in: "the home of mado")

            for command in [
                ["import", "consultations", place.folder + "/log.csv"], ["audit"], ["database", "verify"],
                ["user", "list"], ["export", "nightly", "--out", place.folder + "/exports"], ["maintenance"],
                ["user", "add", Canary.kana, "--role", "staff"], ["import", "sites", place.folder + "/log.csv"],
            ] {
                let run = try await #require(madoguchi).run(command, place.environment)
                Canary.expectNothing(of: Array((run.output + run.words).utf8), in: command.joined(separator: " "))
            }
            Canary.expectNothing(of: try place.files("exports"), in: "the export")

            let limits = try String(contentsOfFile: "/proc/\(service)/limits", encoding: .utf8)
            // Of itself it has the limit of this process, which shows nothing where that is none already.
            #expect(limits.contains(/Max core file size +0 +0\b/), "\(limits)")
            kill(service, SIGSEGV)
            #expect(await BuiltProgram.end(of: service) == 128 + SIGSEGV)
            #expect(!place.said.isEmpty)
            Canary.expectNothing(of: place.said, in: "the service's log")
            #expect(try place.files("cores").isEmpty)
        }
    }
}
