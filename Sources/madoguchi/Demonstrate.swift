import ArgumentParser
import Demonstration
import DeskImport
import DeskStore
import DeskText
import Glibc
import SupportDesk

/// `madoguchi demonstration`: invented data to show and to measure the product with.
struct Demonstrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demonstration",
        abstract: "An invented ward to try the product with: the same seed gives the same ward.",
        subcommands: [Load.self, Log.self, Suppress.self]
    )

    struct Seed: ParsableArguments {
        @Option(help: "Another seed gives another ward.")
        var seed: UInt64 = 1

        var demonstration: Demonstration { Demonstration(seed: seed, today: Instant.now.day) }
    }
}

extension Demonstrate {
    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fill an empty ward with towns, sites, people, courses, rosters and two years of consultations."
        )

        @OptionGroup var seed: Seed

        func run() async throws {
            let terminal = Terminal()
            let demonstration = seed.demonstration
            let loaded = try await terminal.orSayWhy {
                try await DeskStore.withInstalled {
                    try await $0.load(demonstration.wardData, by: Demonstration.account, at: .now)
                }
            }
            if let loaded {
                terminal.say(.demonstrationLoaded(consultations: loaded, sites: demonstration.sites.count))
            } else {
                terminal.say(.wardNotEmpty)
            }
        }
    }

    struct Log: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a year's paper log as an office keeps it, to import."
        )

        @OptionGroup var seed: Seed

        @Option(help: "How many rows.")
        var rows = 12_500

        @Option(help: "The file to write.", completion: .file())
        var output: String

        func run() throws {
            let descriptor = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
            guard descriptor >= 0 else {
                Terminal().say(.cannotWrite(path: output))
                throw ExitCode(73)
            }
            defer { close(descriptor) }
            var lines = PaperLog.header + "\r\n"
            for row in seed.demonstration.paperLog(rows: rows) {
                lines += row.text + "\r\n"
                if lines.utf8.count > 1 << 16 {
                    write(lines, to: descriptor)
                    lines = ""
                }
            }
            write(lines, to: descriptor)
        }
    }
}
