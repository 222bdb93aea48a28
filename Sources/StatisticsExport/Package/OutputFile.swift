internal import CSodium
internal import Glibc
internal import SupportDesk

/// A file of a package while it is written: gathered into large writes and hashed on the way.
final class OutputFile {
    /// How much is gathered before it is written, in bytes.
    private static let room = 512 << 10

    private let path: String
    private let descriptor: Int32
    private var buffer: UnsafeMutableRawBufferPointer
    private var used = 0
    private var size = 0
    private var hash = SHA256()

    /// Makes the file, readable for its owner and group; throws `.cannotMake`, or `.diskFull`.
    init(_ path: String) throws(ExportFailure) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .making(path, errno) }
        buffer = .allocate(byteCount: Self.room, alignment: 16)
    }

    /// Writes to what is open already, such as a device; for tests.
    init(writing path: String) throws(ExportFailure) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .making(path, errno) }
        buffer = .allocate(byteCount: Self.room, alignment: 16)
    }

    deinit {
        if descriptor >= 0 {
            close(descriptor)
            buffer.deallocate()
        }
    }

    func append(_ bytes: UnsafeRawBufferPointer) throws(ExportFailure) {
        try withRoom(for: bytes.count) { target in
            if let start = bytes.baseAddress { memcpy(target, start, bytes.count) }
            return bytes.count
        }
    }

    func append(_ text: String) throws(ExportFailure) {
        var text = text
        let failure: ExportFailure? = text.withUTF8 { utf8 in
            do throws(ExportFailure) {
                try append(UnsafeRawBufferPointer(utf8))
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    /// Lets `body` put at most `count` bytes where it is told to; it returns how many it did put there.
    @inline(__always)
    func withRoom(
        for count: Int,
        _ body: (UnsafeMutablePointer<UInt8>) -> Int
    ) throws(ExportFailure) {
        if buffer.count - used < count { try makeRoom(for: count) }
        guard let start = buffer.baseAddress else { return }
        used += body(start.assumingMemoryBound(to: UInt8.self) + used)
    }

    private func makeRoom(for count: Int) throws(ExportFailure) {
        try flush()
        guard buffer.count < count else { return }
        buffer.deallocate()
        buffer = .allocate(byteCount: count, alignment: 16)
    }

    private func flush() throws(ExportFailure) {
        hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<used]))
        var written = 0
        while written < used {
            let count = write(descriptor, buffer.baseAddress.map { $0 + written }, used - written)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .writing(path, errno) }
            written += count
        }
        size += used
        used = 0
    }

    /// Writes what is left and waits until all is on the disk. Nothing may be appended afterwards.
    func finish() throws(ExportFailure) -> PackageFile {
        try flush()
        guard fsync(descriptor) == 0 else { throw .writing(path, errno) }
        return PackageFile(name: path.lastComponent, size: size, sha256: hash.finish())
    }
}

/// A finished file of a package.
struct PackageFile: Sendable {
    let name: String
    /// In bytes.
    let size: Int
    /// 64 small hexadecimal digits.
    let sha256: String
}

extension PackageFile {
    /// Reads what another library wrote, and sees to it that it is on the disk; throws `.cannotWrite`.
    init(existing path: String) throws(ExportFailure) {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw .writing(path, errno) }
        defer { close(descriptor) }
        guard fchmod(descriptor, 0o640) == 0, fsync(descriptor) == 0 else { throw .writing(path, errno) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        defer { buffer.deallocate() }
        var hash = SHA256()
        var size = 0
        while true {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .writing(path, errno) }
            if count == 0 { break }
            hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            size += count
        }
        self.init(name: path.lastComponent, size: size, sha256: hash.finish())
    }
}

/// SHA-256, by libsodium.
struct SHA256 {
    private var state = crypto_hash_sha256_state()

    init() {
        crypto_hash_sha256_init(&state)
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        crypto_hash_sha256_update(&state, bytes.assumingMemoryBound(to: UInt8.self).baseAddress, UInt64(bytes.count))
    }

    /// In 64 small hexadecimal digits, as `sha256sum` prints it.
    mutating func finish() -> String {
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256_final(&state, &digest)
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    static func hexadecimal(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update($0) }
        return hash.finish()
    }
}

extension String {
    /// Of a path, what stands behind the last slash.
    var lastComponent: String {
        lastIndex(of: "/").map { String(self[index(after: $0)...]) } ?? self
    }
}

extension ExportFailure {
    /// Why something could not be made, from errno.
    static func making(_ path: String, _ number: Int32) -> ExportFailure {
        isFull(number) ? .diskFull(path: path) : .cannotMake(path: path, reason: String(cString: strerror(number)))
    }

    /// Why something that was made could not be written, from errno.
    static func writing(_ path: String, _ number: Int32) -> ExportFailure {
        isFull(number) ? .diskFull(path: path) : .cannotWrite(path: path, reason: String(cString: strerror(number)))
    }

    private static func isFull(_ number: Int32) -> Bool {
        number == ENOSPC || number == EDQUOT || number == EFBIG
    }
}
