internal import CSodium

/// 256 secret bits, in memory that is never swapped out, left out of core dumps, and wiped when nobody needs it any more.
final class SecretKey: @unchecked Sendable {  // Written before anyone else has it, and only read from then on.
    static let length = 32

    /// Nil when the memory cannot be had.
    private let memory: UnsafeMutableRawPointer?

    /// Random bits.
    init() {
        Sodium.start()
        memory = sodium_malloc(Self.length)
        if let memory { randombytes_buf(memory, Self.length) }
    }

    /// Reads ``written``; nil for anything else.
    init?(written: Substring) {
        Sodium.start()
        memory = sodium_malloc(Self.length)
        var text = String(written)
        let isKey = text.withUTF8 { digits in
            guard digits.count == 2 * Self.length, let memory else { return false }
            var end = 0
            return digits.withMemoryRebound(to: CChar.self) { digits in
                sodium_hex2bin(
                    memory.assumingMemoryBound(to: UInt8.self),
                    Self.length,
                    digits.baseAddress,
                    digits.count,
                    nil,
                    &end,
                    nil
                ) == 0 && end == Self.length
            }
        }
        guard isKey else { return nil }
    }

    deinit {
        if let memory { sodium_free(memory) }
    }

    /// Whether `body` did with its bytes what it was to do; false also when there was no memory for them.
    func withBytes(_ body: (UnsafePointer<UInt8>) -> Bool) -> Bool {
        memory.map { body(UnsafePointer($0.assumingMemoryBound(to: UInt8.self))) } ?? false
    }

    /// In 64 small hexadecimal digits, for the file that keeps it.
    var written: String {
        var bytes: [UInt8] = []
        _ = withBytes { address in
            bytes = Array(UnsafeBufferPointer(start: address, count: Self.length))
            return true
        }
        return Digest.hexadecimal(bytes)
    }
}

/// libsodium, which wants to be started once.
enum Sodium {
    private static let started = sodium_init() >= 0

    /// Picks the fastest ways of this machine; the first call does.
    static func start() {
        _ = started
    }
}
