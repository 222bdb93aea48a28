package import DeskText
internal import Glibc

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

    /// Replaces the file, mode 0600, and makes the folder first when it is missing.
    func write(_ bytes: [UInt8], to name: String) throws(ConfigurationProblem) {
        do {
            do {
                try PrivateFile.write(bytes, to: path(of: name))
            } catch  where error.isMissing {
                try PrivateFile.makeFolder(folder)
                try PrivateFile.write(bytes, to: path(of: name))
            }
        } catch {
            throw .unwritableFile(path: path(of: name), reason: error.reason)
        }
    }
}
