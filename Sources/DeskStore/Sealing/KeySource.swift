internal import FoundationEssentials
internal import Glibc
internal import PrivateFiles

/// Why the keys cannot be had.
package enum KeyProblem: Error, Hashable, Sendable {
    case unreadable(path: String)
    /// Others may read or change it, or it belongs to someone else.
    case openToOthers(path: String)
    case unwritable(path: String)
    /// The command did not end well.
    case commandFailed(status: Int)
    /// The line cannot be read; 0 when a key is missing.
    case malformed(line: Int)
}

/// Where an installation keeps its keys: never in the database.
package enum KeySource: Sendable {
    /// A file that only its owner may read.
    case file(path: String)
    /// What a command prints, as a hardware module or a vault does.
    case command(String)
    /// In memory, for tests and for what is not kept.
    case fixed(KeyRing)

    /// The keys as they are there now. Throws ``KeyProblem``.
    package func read() throws(KeyProblem) -> KeyRing {
        switch self {
        case .file(let path): try KeyRing(reading: try Self.content(of: path))
        case .command(let command): try KeyRing(reading: try Self.output(of: command))
        case .fixed(let ring): ring
        }
    }

    /// Puts `ring` in the place of what the file holds, whole or not at all, readable to its owner alone.
    ///
    /// Throws `.unwritable`, also of keys that are not kept in a file.
    package func write(_ ring: KeyRing) throws(KeyProblem) {
        guard case .file(let path) = self else { throw .unwritable(path: "") }
        do {
            try PrivateFile.replace(path, with: Array(ring.written.utf8), isSynced: true)
        } catch {
            throw .unwritable(path: path)
        }
    }

    /// What changes when the file does; nil for what is no file, or is not there.
    var stamp: Stamp? {
        var status = stat()
        guard case .file(let path) = self, stat(path, &status) == 0 else { return nil }
        return Stamp(inode: status.st_ino, seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }

    struct Stamp: Hashable, Sendable {
        let inode: UInt
        let seconds: Int
        let nanoseconds: Int
    }

    private static let largestFile = 1 << 16
    /// For so long a command may take to print the keys, in seconds.
    private static let commandSeconds = 30

    private static func content(of path: String) throws(KeyProblem) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path) }
        guard !isOpenToOthers(mode: status.st_mode, owner: status.st_uid, to: geteuid()) else {
            throw .openToOthers(path: path)
        }
        var bytes = [UInt8](repeating: 0, count: Self.largestFile)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        defer { for index in bytes.indices { bytes[index] = 0 } }
        guard count >= 0, let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
            throw .unreadable(path: path)
        }
        return text
    }

    /// Whether others than its owner, `user` or root, may read or change a file. What root owns and lets a group read is for `user`
    /// alone: so systemd hands over credentials where it grants by an access list, of which only the group's bits show.
    static func isOpenToOthers(mode: mode_t, owner: uid_t, to user: uid_t) -> Bool {
        let forbidden: mode_t = owner == 0 && user != 0 ? 0o037 : 0o077
        return mode & forbidden != 0 || (owner != user && owner != 0)
    }

    private static func output(of command: String) throws(KeyProblem) -> String {
        let quoted = "'" + command.replacing("'", with: #"'\''"#) + "'"
        // A vault that does not answer must not keep the service waiting for ever.
        guard let pipe = popen("exec timeout \(Self.commandSeconds) sh -c \(quoted)", "r") else {
            throw .commandFailed(status: -1)
        }
        var bytes = [UInt8](repeating: 0, count: Self.largestFile)
        defer { for index in bytes.indices { bytes[index] = 0 } }
        let count = fread(&bytes, 1, bytes.count, pipe)
        let status = pclose(pipe)
        guard status == 0, let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
            // What the shell says of it stands in the second byte.
            throw .commandFailed(status: Int(status >> 8 & 0xFF))
        }
        return text
    }
}
