import ArgumentParser
import DeskServer
import DeskStore
import DeskText
import FoundationEssentials
import SupportDesk

/// `madoguchi keys`: those that names, phone numbers and notes are sealed with.
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The keys that names, phone numbers and notes are sealed with.",
        discussion: """
            They lie in a file that only its owner may read (MADOGUCHI_KEYS_FILE, or keys in MADOGUCHI_HOME), or come from a command
            that prints them (MADOGUCHI_KEYS_COMMAND); never in the database, nor in its backups.

            Examples:
              madoguchi keys new       a first key, or one more: the new one is current
              madoguchi keys rotate    seal everything with the current key, while the service runs
              madoguchi keys list      and see that nothing is left of the old one
              madoguchi keys retire 5f3a21c0
            """,
        subcommands: [New.self, List.self, Rotate.self, Retire.self]
    )

    /// Ends the command with what is wrong.
    fileprivate static func refuse(_ text: KeysText, exitCode: ExitCode = ExitCode(78)) -> any Error {
        let terminal = Terminal()
        terminal.say("madoguchi: " + text.text(in: terminal.language))
        return exitCode
    }

    fileprivate static func write(_ ring: KeyRing, to path: String) throws {
        do {
            try KeySource.file(path: path).write(ring)
        } catch {
            throw refuse(.cannotWrite(path: path), exitCode: ExitCode(73))
        }
    }
}

extension Keys {
    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a key, in a new file or as the current one of those that are there."
        )

        @Option(help: "The file of keys (MADOGUCHI_KEYS_FILE; keys in MADOGUCHI_HOME).", completion: .file())
        var output: String?

        func run() async throws {
            let terminal = Terminal()
            let configured: String? = if case .file(let path)? = Installation.here.keySource { path } else { nil }
            guard let path = output ?? configured else { throw Keys.refuse(.noFile) }
            let isFirst = !FileManager.default.fileExists(atPath: path)
            let ring =
                try isFirst ? KeyRing() : orSayWhy { try Installation.keys(from: .file(path: path)) }.withNewKey()
            try Keys.write(ring, to: path)
            terminal.say(KeysText.made(id: "\(ring.current)", path: path, isFirst: isFirst).text(in: terminal.language))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Show the keys by their ids, and how many values are sealed with each, as the role that owns the schema."
        )

        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let terminal = Terminal()
            let ring = try orSayWhy { try Installation.here.keys() }
            let counts = try await terminal.orSayWhy {
                try await DeskStore.withInstalled(as: .owner) { try await $0.sealedCounts() }
            }
            let entries = Entry.list(ring, counts)
            if json { return try terminal.print(json: entries) }
            var table = TextTable(KeysText.titles(in: terminal.language).map { TextTable.Column($0) })
            for entry in entries {
                table.append([
                    entry.key ?? "-", KeysText.state(entry.state, in: terminal.language), String(entry.values),
                ])
            }
            terminal.print(table.lines().joined(separator: "\n"))
        }

        private struct Entry: Encodable {
            let key: String?
            let state: String
            let values: Int
            let columns: [String: Int]

            /// The keys at hand, the newest first, then what is sealed otherwise.
            static func list(_ ring: KeyRing, _ counts: [SealedCount]) -> [Entry] {
                let known = ring.ids.reversed().map(\.description)
                let others = Set(counts.map(\.key)).subtracting(known).sorted { ($0 ?? "") < ($1 ?? "") }
                return (known + others).map { key in
                    let own = counts.filter { $0.key == key }
                    let isKnown = key.map(known.contains) ?? false
                    return Entry(
                        key: key,
                        state: key == nil ? "clear" : !isKnown ? "missing" : key == known.first ? "current" : "older",
                        values: own.reduce(0) { $0 + $1.values },
                        columns: Dictionary(uniqueKeysWithValues: own.map { ($0.column, $0.values) })
                    )
                }
            }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Seal everything with the current key, as the role that owns the schema, beside a running service.",
            discussion: """
                Stopped in between, it goes on where it was the next time.
                """
        )

        @Flag(
            help: "Seal also what is not sealed at all: once, after an update from a version that had no keys."
        )
        var includeUnsealed = false

        func run() async throws {
            let terminal = Terminal()
            _ = try orSayWhy { try Installation.here.keys() }
            let rotation = try await terminal.orSayWhy {
                try await DeskStore.withInstalled(as: .owner) {
                    try await $0.rotateKeys(at: .now, includingUnsealed: includeUnsealed)
                }
            }
            terminal.say(KeysText.rotated(values: rotation.sealed).text(in: terminal.language))
            guard !rotation.unopened.isEmpty else { return }
            let places = rotation.unopened.map(\.description).sorted()
            terminal.say("madoguchi: " + KeysText.unopened(places: places).text(in: terminal.language))
            throw ExitCode(1)
        }
    }

    struct Retire: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give up an older key, once nothing is sealed with it, and take it out of its file."
        )

        @Argument(help: "The key's id, or how it begins.")
        var key: String

        func run() async throws {
            let terminal = Terminal()
            let ring = try orSayWhy { try Installation.here.keys() }
            guard let id = ring.id(beginning: key) else {
                throw Keys.refuse(.unknownKey(known: ring.ids.map(\.description)), exitCode: ExitCode(65))
            }
            try await terminal.orSayWhy {
                try await DeskStore.withInstalled(as: .owner) { try await $0.retireKey(id, at: .now) }
            }
            if case .file(let path)? = Installation.here.keySource, let rest = ring.without(id) {
                try Keys.write(rest, to: path)
            }
            terminal.say(KeysText.retired(id: "\(id)").text(in: terminal.language))
        }
    }
}
