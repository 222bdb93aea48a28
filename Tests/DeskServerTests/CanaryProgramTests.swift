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
        let port: Int

        init(_ desk: TestDesk) throws {
            self.desk = desk
            port = try Self.freePort()
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

        private static func freePort() throws -> Int {
            let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(probe) }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isBound = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(probe, $0, length) == 0 && getsockname(probe, $0, &length) == 0
                }
            }
            try #require(isBound)
            return Int(in_port_t(bigEndian: address.sin_port))
        }

        private func write(_ text: String, as name: String) throws {
            #expect(FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: Data(text.utf8)))
            try #require(chmod("\(folder)/\(name)", 0o600) == 0)
        }

        var environment: [String: String] {
            [
                "MADOGUCHI_DATABASE_URL": desk.databaseURL, "MADOGUCHI_KEYS_FILE": folder + "/keys",
                "MADOGUCHI_HOST": "127.0.0.1", "MADOGUCHI_PORT": "\(port)", "LANG": "ja_JP.UTF-8",
                "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
            ]
        }

        func mado(_ arguments: String...) async throws -> BuiltProgram.Run {
            try await #require(BuiltProgram("mado")).run(
                arguments,
                [
                    "MADO_SERVER": "http://127.0.0.1:\(port)", "MADO_HOME": folder + "/home", "MADO_SITE": "S001",
                    "MADO_TOKEN_FILE": folder + "/token", "LANG": "ja_JP.UTF-8",
                ]
            )
        }

        func madoguchi(_ arguments: String...) async throws -> BuiltProgram.Run {
            try await #require(BuiltProgram("madoguchi")).run(arguments, environment)
        }

        /// Runs a script in the folder for cores, where one may be as large as it likes.
        func start(_ script: String) throws -> pid_t {
            try BuiltProgram(path: "/bin/sh").start(
                ["-c", "cd '\(folder)/cores' && ulimit -c \"$(ulimit -H -c)\" && \(script)"],
                environment,
                output: folder + "/output",
                words: folder + "/words"
            )
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

    /// Whether this machine puts cores into the folder of the program, and not elsewhere.
    private var leavesCoresBeside: Bool {
        let pattern = FileManager.default.contents(atPath: "/proc/sys/kernel/core_pattern")?.first
        return pattern != UInt8(ascii: "|") && pattern != UInt8(ascii: "/")
    }

    @Test(
        "Nothing of it stays at the desk once it is sent, is said by a command of the service, is in its log, or in a core"
    )
    func programs() async throws {
        try await withDesk { desk in
            let place = try Place(desk)
            defer { place.remove() }
            let path = try #require(madoguchi).path
            let service = try place.start("exec '\(path)' serve --log-level trace")
            defer { kill(service, SIGKILL) }
            let deadline = ContinuousClock.now + .seconds(30)
            var reached = try await place.mado("recent")
            while reached.status != 0, ContinuousClock.now < deadline { reached = try await place.mado("recent") }
            #expect(reached.status == 0, "\(reached)")

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
                let run = try await #require(BuiltProgram("madoguchi")).run(command, place.environment)
                Canary.expectNothing(of: Array((run.output + run.words).utf8), in: command.joined(separator: " "))
            }
            Canary.expectNothing(of: try place.files("exports"), in: "the export")

            kill(service, SIGSEGV)
            #expect(await BuiltProgram.end(of: service) == 128 + SIGSEGV)
            let said = ["output", "words"].flatMap {
                FileManager.default.contents(atPath: "\(place.folder)/\($0)") ?? Data()
            }
            #expect(!said.isEmpty)
            Canary.expectNothing(of: said, in: "the service's log")
            #expect(try place.files("cores").isEmpty)
            if leavesCoresBeside {
                // There would have been one, of a program that does not forbid it.
                _ = await BuiltProgram.end(of: try place.start("kill -SEGV $$"))
                #expect(try !place.files("cores").isEmpty)
            }
        }
    }
}
