internal import Glibc
internal import PrivateFiles

/// A private folder whose files outlive a power cut from the moment at which they are said to be there. It may be changed by
/// several processes, one after another.
struct DurableFolder: Sendable {
    typealias Failure = PrivateFile.Failure

    /// What is not in place yet ends so. Whoever made it has said nothing of it.
    static let draftEnding = ".new"
    private static let lockName = ".lock"
    /// A process that is stopped in the middle keeps the others from the folder, and must not keep them waiting for ever.
    private static let patience = (pauses: 400, microseconds: UInt32(5000))

    let path: String

    func path(of name: String) -> String { "\(path)/\(name)" }

    // MARK: Changing it

    /// Does the work while no other process changes the folder, and makes the folder first when it is missing.
    func alone<Result>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
        let lock = try openLock()
        defer { close(lock) }
        try take(lock)
        return try work()
    }

    /// Puts a new file in the folder. When it returns, the file is on disk; when it throws, there is none.
    func add(_ bytes: [UInt8], as name: String) throws(Failure) {
        try put(bytes, as: name)
        do {
            try sync()
        } catch {
            unlink(path(of: name))
            throw error
        }
    }

    /// Replaces a file. When it returns, the new one is on disk; when it throws, either of the two may be.
    func replace(_ name: String, with bytes: [UInt8]) throws(Failure) {
        try put(bytes, as: name)
        try sync()
    }

    /// Gives a file another name, which is not on disk before ``sync()``.
    func rename(_ name: String, to new: String) throws(Failure) {
        guard Glibc.rename(path(of: name), path(of: new)) == 0 else { throw Failure(number: errno) }
    }

    /// Removes a file, which is not on disk before ``sync()``; whether it was there.
    @discardableResult
    func remove(_ name: String) throws(Failure) -> Bool {
        if unlink(path(of: name)) == 0 { return true }
        guard errno == ENOENT else { throw Failure(number: errno) }
        return false
    }

    /// Sees to it that what the folder lists is on disk.
    func sync() throws(Failure) {
        try Self.sync(path)
    }

    private func put(_ bytes: [UInt8], as name: String) throws(Failure) {
        let draft = path(of: name + Self.draftEnding)
        try PrivateFile.write(bytes, toNew: draft, isSynced: true)
        guard Glibc.rename(draft, path(of: name)) == 0 else {
            let number = errno
            unlink(draft)
            throw Failure(number: number)
        }
    }

    // MARK: Reading it

    /// The names in the folder, in no order; none when there is no folder. The bytes are gone after the call.
    func forEachName(_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws(Failure) {
        guard let folder = opendir(path) else {
            let failure = Failure(number: errno)
            guard failure.isMissing else { throw failure }
            return
        }
        defer { closedir(folder) }
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return }
        while true {
            errno = 0
            guard let entry = readdir(folder) else {
                guard errno == 0 else { throw Failure(number: errno) }
                return
            }
            let name = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: UInt8.self)
            guard name.pointee != UInt8(ascii: ".") else { continue }
            body(UnsafeBufferPointer(start: name, count: strlen(name)))
        }
    }

    /// When a name in it was last added, changed or removed, as the file system tells; nil when there is no folder.
    func changedAt() -> String? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }

    func holds(_ name: String) -> Bool {
        access(path(of: name), F_OK) == 0
    }

    func read(_ name: String) throws(Failure) -> [UInt8] {
        try PrivateFile.read(path(of: name)).bytes
    }

    // MARK: Making and locking it

    /// The lock is made last: where it is, the folder itself is on disk.
    private func openLock() throws(Failure) -> Int32 {
        let lock = open(path(of: Self.lockName), O_RDWR | O_CLOEXEC)
        guard lock < 0 else { return lock }
        guard errno == ENOENT else { throw Failure(number: errno) }
        try PrivateFile.makeFolder(path)
        try syncFoldersAbove()
        let made = open(path(of: Self.lockName), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard made >= 0 else { throw Failure(number: errno) }
        return made
    }

    /// A lock of its own by this name, until it is let go; nil when another process has it. It needs the folder.
    func lock(_ name: String) -> Lock? {
        let file = open(path(of: name), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return nil }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            return nil
        }
        return Lock(file: file)
    }

    /// Held as long as it lives, and no longer than the process does.
    final class Lock: Sendable {
        private let file: Int32

        fileprivate init(file: Int32) {
            self.file = file
        }

        deinit { close(file) }
    }

    private func take(_ lock: Int32) throws(Failure) {
        for _ in 0..<Self.patience.pauses {
            if flock(lock, LOCK_EX | LOCK_NB) == 0 { return }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw Failure(number: errno) }
            usleep(Self.patience.microseconds)
        }
        throw Failure(number: EBUSY)
    }

    /// All of them: a run that made some may have ended before it could sync them.
    private func syncFoldersAbove() throws(Failure) {
        var above = path[...]
        while let slash = above.lastIndex(of: "/"), slash > above.startIndex {
            above = above[..<slash]
            do {
                try Self.sync(String(above))
            } catch  where error.number == EACCES {
                // What this user may not read, this user did not make.
                continue
            }
        }
    }

    private static func sync(_ path: String) throws(Failure) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Failure(number: errno) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Failure(number: errno) }
    }
}
