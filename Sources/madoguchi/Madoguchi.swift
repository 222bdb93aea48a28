import ArgumentParser
import DeskServer

/// The service and its operations; the work is done in the targets below.
@main
struct Madoguchi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "madoguchi",
        abstract: "The service of a ward's digital-inclusion support desk, and its operations.",
        discussion: """
            Examples:
              madoguchi serve --port 8080
              madoguchi version

            Environment: MADOGUCHI_HOME, MADOGUCHI_HOST, MADOGUCHI_PORT, MADOGUCHI_WARD, MADOGUCHI_DATABASE_URL; each but the
            first also as …_FILE, with the name of a file that holds the value. A flag goes before the environment.
            MADOGUCHI_KEYS_FILE (or MADOGUCHI_KEYS_COMMAND, which prints them): the keys of personal data.
            """,
        version: Release.version,
        subcommands: [
            Serve.self, Database.self, Import.self, Export.self, Maintenance.self, IndicatorCommand.self, User.self,
            Keys.self, Audit.self, Retention.self,
            Demonstrate.self,
            Version.self,
        ]
    )
}
