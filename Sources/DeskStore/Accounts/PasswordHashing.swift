internal import CSodium
internal import Dispatch
internal import SupportDesk
internal import Synchronization

/// Hashes passwords by Argon2id, away from where requests are answered and from the database's connections.
///
/// Each hash takes 19 MiB for tens of milliseconds: only so many run at once, and whoever finds a long line is told to come back.
final class PasswordHashing: Sendable {
    /// OWASP's parameters of 2024: 19 MiB, two passes, one lane.
    static let passes: UInt64 = 2
    static let memory = 19 << 20

    /// libsodium picks what is fastest on this machine.
    private static let isReady = sodium_init() >= 0

    /// How many may wait or run in each lane.
    private static let longestLine = 16

    /// The hash of a password that nobody has: what an account that does not exist, or has none, is compared with. It takes as long.
    private static let nobody =
        "$argon2id$v=19$m=19456,t=2,p=1$FCo8njAtU6isIc1SYSAqXA$ytRSITllvz4wOP3NpJrNdC87a8dKN2vZjZx27y3+z6E"

    /// One hash at a time each.
    private let lanes = (1...2).map { DispatchQueue(label: "password.hashing.\($0)") }
    /// How many wait or run in each.
    private let lines = Mutex([0, 0])

    /// Whether `password` is the one behind `hash`, and whether it deserves a new hash, by the parameters of today. Throws `.unavailable`.
    func check(_ password: String, against hash: String?) async throws(DeskError) -> (isRight: Bool, isOutdated: Bool) {
        let bytes = Self.bytes(of: password)
        return try await run {
            let isRight = crypto_pwhash_str_verify(hash ?? Self.nobody, bytes, UInt64(bytes.count)) == 0
            guard let hash, isRight else { return (false, false) }
            return (true, crypto_pwhash_str_needs_rehash(hash, Self.passes, Self.memory) != 0)
        }
    }

    /// The hash to keep, with its parameters and a salt of its own. Throws `.unavailable`.
    func hash(_ password: String) async throws(DeskError) -> String {
        let bytes = Self.bytes(of: password)
        let hash = try await run { () -> String? in
            var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
            guard crypto_pwhash_str(&text, bytes, UInt64(bytes.count), Self.passes, Self.memory) == 0 else {
                return nil
            }
            return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        // There was no memory for it.
        guard let hash else { throw .unavailable(retryAfter: 5) }
        return hash
    }

    private static func bytes(of password: String) -> [CChar] {
        PasswordRules.canonical(password).utf8.map { CChar(bitPattern: $0) }
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws(DeskError) -> Value {
        let lane = lines.withLock { lines -> Int? in
            let lane = lines[0] <= lines[1] ? 0 : 1
            guard lines[lane] < Self.longestLine else { return nil }
            lines[lane] += 1
            return lane
        }
        guard Self.isReady, let lane else { throw .unavailable(retryAfter: 2) }
        let value = await withCheckedContinuation { continuation in
            lanes[lane].async { continuation.resume(returning: work()) }
        }
        lines.withLock { $0[lane] -= 1 }
        return value
    }
}
