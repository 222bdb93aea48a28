import FoundationEssentials
import Glibc
import SupportDesk

/// A folder for one test, which goes with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        path = "/tmp/madoguchi-export-\(UUID().uuidString)"
        mkdir(path, 0o700)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// What it holds, drafts among it.
    var entries: [String] { entries(of: "") }

    /// What a folder in it holds.
    func entries(of folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []).sorted()
    }

    /// Every file below a folder by its name, byte for byte.
    func files(of folder: String) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in entries(of: folder) {
            files[name] = FileManager.default.contents(atPath: "\(path)/\(folder)/\(name)").map { [UInt8]($0) }
        }
        return files
    }

    func write(_ text: String, to name: String) throws {
        let folder = "\(path)/\(name)"[..<(("\(path)/\(name)").lastIndex(of: "/") ?? path.endIndex)]
        try FileManager.default.createDirectory(atPath: String(folder), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
    }
}
