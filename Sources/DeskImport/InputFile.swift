import Glibc
internal import SupportDesk

/// A file opened for reading; closed when it goes out of scope.
struct InputFile: ~Copyable {
    private let descriptor: Int32

    /// - Throws: why it cannot be read.
    init(path: String) throws(ImportFileError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(errno) }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { throw .isDirectory }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Appends at most `count` bytes, at least one unless the file has ended.
    /// - Returns: how many; 0 at the end.
    func read(_ count: Int, appendingTo bytes: inout [UInt8]) throws(ImportFileError) -> Int {
        let descriptor = descriptor
        let (received, failure) = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { buffer in
            while true {
                let received = Glibc.read(descriptor, buffer.baseAddress, count)
                if received < 0, errno == EINTR { continue }
                let failure = errno
                bytes.append(contentsOf: buffer.prefix(max(0, received)))
                return (received, failure)
            }
        }
        guard received >= 0 else { throw Self.failure(failure) }
        return received
    }

    private static func failure(_ number: Int32) -> ImportFileError {
        switch number {
        case ENOENT, ENOTDIR: .notFound
        case EISDIR: .isDirectory
        case EACCES, EPERM: .notPermitted
        default: .unreadable(errno: number)
        }
    }
}
