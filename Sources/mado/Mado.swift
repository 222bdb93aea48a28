import ArgumentParser
import DeskClient
import DeskText

@main
struct Mado: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .mado,
            name: "mado",
            version: "0.1.0",
            subcommands: [
                LogCommand.self, RecentCommand.self, ShowCommand.self, CorrectCommand.self, VoidCommand.self,
                UndoCommand.self, SyncCommand.self, OutboxCommand.self, CourseCommand.self, SupporterCommand.self,
                ResidentCommand.self, ConversionsCommand.self, ReportCommand.self, ClosingCommand.self,
                AmendmentCommand.self, LoginCommand.self, LogoutCommand.self, WhoamiCommand.self,
                PasswordCommand.self, RecoveryCodesCommand.self, AuditCommand.self, StatusCommand.self,
                DoctorCommand.self, ConfigCommand.self,
            ]
        )
    }

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            // What is wrong with options and arguments is told in English only: say at least what it is about.
            if !(error is ExitCode), exitCode(for: error) == .validationFailure {
                Invocation.console.say(ClientText.wronglyWritten.text(in: Invocation.language))
            }
            exit(withError: error)
        }
    }
}
