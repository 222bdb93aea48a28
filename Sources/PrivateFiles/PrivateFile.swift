internal import Glibc

/// Files that only their owner can read, in folders that only their owner can enter: keys, tokens, and what waits at a desk.
package enum PrivateFile {
    /// Why a file could not be read or written: the system's errno.
    package struct Failure: Error {
        package let number: Int32

        package init(number: Int32) {
            self.number = number
        }

        package var isMissing: Bool { number == ENOENT || number == ENOTDIR }

        /// What the system calls it.
        package var reason: String { String(cString: strerror(number)) }
    }

    /// The whole file, and whether others than its owner may read or change it.
    package static func read(_ path: String) throws(Failure) -> (bytes: [UInt8], isOpenToOthers: Bool) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Failure(number: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Failure(number: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure(number: EISDIR) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: max(4096, Int(status.st_size) + 1))
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure(number: errno)
            }
            bytes += chunk[..<count]
        }
        return (bytes, status.st_mode & 0o077 != 0)
    }

    /// Whether others than its owner may do anything with it; what is not there, they may not.
    package static func isOpenToOthers(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
    }

    /// Puts a whole file in place of what was there; whoever reads it meanwhile sees the old or the new one. A folder is not replaced.
    ///
    /// - Parameter isSynced: whether it shall be on disk, with its name, when this returns: for what cannot be fetched or typed again.
    package static func replace(_ path: String, with bytes: [UInt8], isSynced: Bool = false) throws(Failure) {
        let draft = "\(path).\(getpid()).new"
        try write(bytes, toNew: draft, isSynced: isSynced)
        guard keepOwner(of: path, for: draft), rename(draft, path) == 0 else {
            let number = errno
            unlink(draft)
            throw Failure(number: number)
        }
        if isSynced { try syncFolder(of: path) }
    }

    /// What root puts in the place of somebody's file stays theirs: they could not read it otherwise.
    private static func keepOwner(of path: String, for draft: String) -> Bool {
        var status = stat()
        guard geteuid() == 0, stat(path, &status) == 0 else { return true }
        return chown(draft, status.st_uid, status.st_gid) == 0
    }

    private static func syncFolder(of path: String) throws(Failure) {
        let folder = open(
            path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".",
            O_RDONLY | O_DIRECTORY | O_CLOEXEC
        )
        guard folder >= 0 else { throw Failure(number: errno) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Failure(number: errno) }
    }

    /// Makes the file anew. Whoever reads it meanwhile may see a part of it; but a file that takes the place of another by its
    /// name is sent to the disk at once by some file systems, which takes longer than all the rest.
    ///
    /// - Parameter isSynced: whether it shall be on disk when this returns; its name may not be.
    package static func write(_ bytes: [UInt8], toNew path: String, isSynced: Bool = false) throws(Failure) {
        unlink(path)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Failure(number: errno) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return try abandon(file, path) }
            written += count
        }
        guard !isSynced || fsync(file) == 0 else { return try abandon(file, path) }
        guard close(file) == 0 else {
            let number = errno
            unlink(path)
            throw Failure(number: number)
        }
    }

    private static func abandon(_ file: Int32, _ path: String) throws(Failure) {
        let number = errno
        close(file)
        unlink(path)
        throw Failure(number: number)
    }

    /// Makes the folder and those above it, as far as they are missing.
    package static func makeFolder(_ path: String) throws(Failure) {
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        let number = errno
        guard number == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw Failure(number: number)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw Failure(number: errno) }
    }
}
