import ArgumentParser
import DeskStore
import DeskText
import FoundationEssentials
import PrivateFiles
import SupportDesk

extension Retention {
    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase what is on an approved list, and write the record of it into a file."
        )

        @Argument(help: "The disposal's id.")
        var id: String

        @Option(help: "The file to write (disposals/ID.json in MADOGUCHI_HOME).", completion: .file())
        var record: String?

        func run() async throws {
            let terminal = Terminal()
            let id = try Retention.id(id)
            guard let path = record ?? usualPath(id) else { throw refusal(.noPlaceForRecord, 78) }
            let (disposal, document) = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    let disposal = try await store.eraseDisposal(id, by: DeskStore.operator, at: .now)
                    return (disposal, try await store.disposalRecord(id))
                }
            }
            try write(document, to: path)
            terminal.say(
                RetentionText.erased(count: disposal.erasure?.count ?? 0, path: path).text(in: terminal.language)
            )
        }

        private func usualPath(_ id: Disposal.ID) -> String? {
            guard let home = ProcessInfo.processInfo.environment["MADOGUCHI_HOME"], !home.isEmpty else { return nil }
            return "\(home)/disposals/\(id.written).json"
        }

        private func write(_ document: DisposalDocument, to path: String) throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.withoutEscapingSlashes, .prettyPrinted, .sortedKeys]
            let data = try encoder.encode(document)
            do {
                if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
                    try PrivateFile.makeFolder(String(path[..<slash]))
                }
                try PrivateFile.replace(path, with: Array(data), isSynced: true)
            } catch {
                throw refusal(.cannotWrite(path: path), 73)
            }
        }
    }

    struct Reapply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "After an older backup was restored: erase again what these records of disposals say."
        )

        @Argument(help: "Files that retention erase has written.", completion: .file())
        var records: [String]

        func run() async throws {
            let terminal = Terminal()
            let read = try records.map { path in
                let document = FileManager.default.contents(atPath: path).flatMap {
                    try? JSONDecoder().decode(DisposalDocument.self, from: $0)
                }
                guard let document else { throw refusal(.unreadableRecord(path: path), 66) }
                return document
            }
            let count = try await terminal.orSayWhy {
                try await DeskStore.withInstalled { store in
                    var count = 0
                    for record in read {
                        count += try await store.reapply(record, by: DeskStore.operator, at: .now)
                    }
                    return count
                }
            }
            terminal.say(RetentionText.reapplied(count: count).text(in: terminal.language))
        }
    }
}
