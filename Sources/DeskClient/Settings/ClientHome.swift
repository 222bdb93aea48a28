package import DeskText
internal import Glibc
internal import PrivateFiles

/// The folder in which the client keeps its settings and what it remembers.
package struct ClientHome: Sendable {
    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    /// `MADO_HOME`, else `mado` in `XDG_CONFIG_HOME`, else `~/.config/mado`.
    package init(environment: (String) -> String?) throws(ConfigurationProblem) {
        if let folder = environment("MADO_HOME"), !folder.isEmpty {
            self.init(folder: folder)
        } else if let configurations = environment("XDG_CONFIG_HOME"), configurations.hasPrefix("/") {
            self.init(folder: configurations + "/mado")
        } else if let home = environment("HOME"), home.hasPrefix("/") {
            self.init(folder: home + "/.config/mado")
        } else {
            throw .noHome
        }
    }

    /// Where the file of this name stands.
    package func path(of name: String) -> String {
        "\(folder)/\(name)"
    }

    /// The file's bytes; nil when there is none.
    func read(_ name: String) throws(ConfigurationProblem) -> [UInt8]? {
        do {
            return try PrivateFile.read(path(of: name)).bytes
        } catch  where error.isMissing {
            return nil
        } catch {
            throw .unreadableFile(path: path(of: name), reason: error.reason)
        }
    }

    /// Replaces the file, mode 0600, and makes the folder first when it is missing. Readers see the old or the new one.
    func write(_ bytes: [UInt8], to name: String) throws(ConfigurationProblem) {
        try inFolder(name) { path throws(PrivateFile.Failure) in try PrivateFile.replace(path, with: bytes) }
    }

    /// The same for a file that nobody misses: faster, and readers may see a part of it.
    func writeQuickly(_ bytes: [UInt8], to name: String) throws(ConfigurationProblem) {
        try inFolder(name) { path throws(PrivateFile.Failure) in try PrivateFile.write(bytes, toNew: path) }
    }

    private func inFolder(
        _ name: String,
        write: (String) throws(PrivateFile.Failure) -> Void
    ) throws(ConfigurationProblem) {
        let path = path(of: name)
        do {
            do {
                try write(path)
            } catch  where error.isMissing {
                try PrivateFile.makeFolder(folder)
                try write(path)
            }
        } catch {
            throw .unwritableFile(path: path, reason: error.reason)
        }
    }

    /// Removes the file if it is there.
    func remove(_ name: String) {
        unlink(path(of: name))
    }
}
