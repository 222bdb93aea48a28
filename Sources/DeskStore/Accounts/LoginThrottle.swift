internal import CSodium
internal import Glibc
internal import SupportDesk
internal import Synchronization

/// Makes whoever fails to come in wait, longer each time, by the account that was named and by the address that it came from.
///
/// Nobody is shut out for good: the longest wait is a quarter of an hour, and after an hour without a failure all is forgotten. Whoever has
/// come in before from where they are is counted for themselves there, so that others, elsewhere, cannot keep them out. It is kept in memory,
/// by keyed hashes: people type passwords into the field for the name.
final class LoginThrottle: Sendable {
    /// What an attempt is counted by.
    fileprivate struct Key: Hashable {
        let hash: [UInt8]
        /// How many failures cost nothing. Many people may sit behind one address.
        let allowance: Int
    }

    private struct Record {
        var failures = 0
        var lastFailure: ContinuousClock.Instant
        /// Nil while nothing is waited for. Not a moment that is over: of two attempts at once, the one that looked at the clock first may
        /// come second.
        var blockedUntil: ContinuousClock.Instant?
        /// Whether somebody was told to wait since the last failure.
        var wasTold = false

        func isBlocking(at now: ContinuousClock.Instant) -> Bool { blockedUntil.map { $0 > now } ?? false }
    }

    /// An attempt that was let through and is counted as failed until it turns out otherwise, so that many at once gain nothing.
    struct Attempt: Sendable {
        /// The account, or the account from this address alone.
        fileprivate let account: Key
        fileprivate let address: Key
        /// The account from this address.
        fileprivate let pair: Key
    }

    private static let allowancePerAccount = 5
    private static let allowancePerAddress = 50
    private static let longestWait = Duration.seconds(900)
    private static let memory = Duration.seconds(3600)
    private static let capacity = 20_000

    private let secret: [UInt8]
    private let state = Mutex(State())

    private struct State {
        var records: [Key: Record] = [:]
        /// The accounts that have come in, each from where it was.
        var acquainted: Set<Key> = []
    }

    init() {
        var secret = [UInt8](repeating: 0, count: Int(crypto_generichash_KEYBYTES))
        randombytes_buf(&secret, secret.count)
        self.secret = secret
    }

    /// Lets an attempt through, or says how long to wait.
    func begin(account: String, address: String, at now: ContinuousClock.Instant = .now) -> Result<Attempt, Refusal> {
        let network = Self.network(of: address)
        let anywhere = key("account", account, Self.allowancePerAccount)
        let pair = key("account at \(network)", account, Self.allowancePerAccount)
        let place = key("address", network, Self.allowancePerAddress)
        return state.withLock { state in
            let isAcquainted = state.acquainted.contains(pair)
            let attempt = Attempt(account: isAcquainted ? pair : anywhere, address: place, pair: pair)
            let blocked = [attempt.account, place].filter { state.records[$0]?.isBlocking(at: now) == true }
            if let longest = blocked.compactMap({ state.records[$0]?.blockedUntil }).max() {
                let isNew = blocked.contains { state.records[$0]?.wasTold == false }
                for key in blocked { state.records[key]?.wasTold = true }
                return .failure(Refusal(seconds: Int((longest - now).components.seconds) + 1, isNew: isNew))
            }
            if state.records.count > Self.capacity { Self.forget(&state.records, now) }
            for key in [attempt.account, place] { Self.count(key, in: &state.records, now) }
            return .success(attempt)
        }
    }

    struct Refusal: Error {
        let seconds: Int
        /// Whether it is the first since the last failure: one entry in the trail is enough.
        let isNew: Bool
    }

    /// The right password, and all else that was needed: the account's failures are forgotten.
    func succeeded(_ attempt: Attempt) {
        state.withLock { state in
            state.records[attempt.account] = nil
            Self.takeBack(attempt.address, in: &state.records)
            if state.acquainted.count >= Self.capacity { state.acquainted.removeAll() }
            state.acquainted.insert(attempt.pair)
        }
    }

    /// Neither a success nor a failure: only this attempt is taken back, with the wait that it would have begun.
    func takeBack(_ attempt: Attempt) {
        state.withLock { state in
            for key in [attempt.account, attempt.address] { Self.takeBack(key, in: &state.records) }
        }
    }

    /// What an address is counted by: of IPv6 the first 64 bits, since whoever has one address has all that begin like it.
    private static func network(of address: String) -> String {
        var parsed = in6_addr()
        guard inet_pton(AF_INET6, address, &parsed) == 1 else { return address }
        let bytes = withUnsafeBytes(of: &parsed) { Array($0) }
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        return isMapped ? address : Digest.hexadecimal(Array(bytes.prefix(8)))
    }

    private func key(_ kind: String, _ text: String, _ allowance: Int) -> Key {
        let bytes = Array((kind + " " + text.searchKey).utf8)
        var hash = [UInt8](repeating: 0, count: Int(crypto_generichash_BYTES))
        crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), secret, secret.count)
        return Key(hash: hash, allowance: allowance)
    }

    /// Beyond the allowance: 1, 2, 4 … seconds.
    private static func count(_ key: Key, in records: inout [Key: Record], _ now: ContinuousClock.Instant) {
        var record = records[key] ?? Record(lastFailure: now)
        if now - record.lastFailure > memory { record.failures = 0 }
        record.failures += 1
        record.lastFailure = now
        record.wasTold = false
        let beyond = record.failures - key.allowance
        record.blockedUntil = beyond < 0 ? nil : now + min(Duration.seconds(1 << min(beyond, 20)), longestWait)
        records[key] = record
    }

    private static func takeBack(_ key: Key, in records: inout [Key: Record]) {
        guard var record = records[key] else { return }
        record.failures -= 1
        record.blockedUntil = nil
        records[key] = record.failures > 0 ? record : nil
    }

    /// Makes room: first by those whose hour is over, then by those who wait for nothing.
    private static func forget(_ records: inout [Key: Record], _ now: ContinuousClock.Instant) {
        records = records.filter { now - $0.value.lastFailure <= memory }
        if records.count > capacity { records = records.filter { $0.value.isBlocking(at: now) } }
    }
}
