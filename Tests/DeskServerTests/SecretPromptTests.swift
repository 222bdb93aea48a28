import DeskTestSupport
import FoundationEssentials
import Glibc
import Testing

private let mado = BuiltProgram("mado")

@Suite("A password that is being typed", .enabled(if: mado != nil))
struct SecretPromptTests {
    /// `mado login` at the moment at which it waits for a password. Nothing is sent before.
    private struct Prompt {
        let terminal: Pseudoterminal
        let process: pid_t

        init() async throws {
            terminal = try Pseudoterminal()
            let environment = [
                "MADO_SERVER": "http://127.0.0.1:9", "MADO_HOME": "/tmp/mado-test-\(UUID().uuidString)",
                "LANG": "en_US.UTF-8", "TERM": "dumb",
            ]
            let path = terminal.path
            process = try #require(mado)
                .start(["login", "desk-3"], environment, input: path, output: path, words: path)
            _ = try await terminal.untilItShows("the invitation): ")
        }

        /// Whether the terminal shows what is typed.
        func shows() throws -> Bool {
            let file = open(terminal.path, O_RDWR | O_NOCTTY)
            defer { close(file) }
            var state = termios()
            let result = tcgetattr(file, &state)
            try #require(result == 0)
            return state.c_lflag & tcflag_t(ECHO) != 0
        }

        /// The signals that the process ignores, as bits.
        func ignored() throws -> UInt64 {
            let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
            let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("SigIgn:") })
            return try #require(UInt64(line.dropFirst("SigIgn:".count).filter { !$0.isWhitespace }, radix: 16))
        }
    }

    @Test(
        "Whatever signal ends the program, the terminal shows again what is typed",
        arguments: [SIGINT, SIGTERM, SIGQUIT, SIGHUP]
    )
    func ends(signal: Int32) async throws {
        let prompt = try await Prompt()
        #expect(try !prompt.shows())
        kill(prompt.process, signal)
        #expect(await BuiltProgram.end(of: prompt.process) == 128 + signal)
        #expect(try prompt.shows())
    }

    @Test("Ctrl-Z does nothing meanwhile, for what is typed after coming back would be shown")
    func stop() async throws {
        let prompt = try await Prompt()
        #expect(try prompt.ignored() & 1 << (SIGTSTP - 1) != 0)
        prompt.terminal.type("夕焼けと切手と青い自転車")
        _ = await BuiltProgram.end(of: prompt.process)
        #expect(try prompt.shows())
        #expect(!prompt.terminal.shown.contains("夕焼け"))
    }
}
