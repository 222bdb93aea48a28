internal import CSodium
internal import Postgres
package import SupportDesk
internal import Synchronization

/// Who the last tokens belonged to, for a second: a token that is revoked stops working within that time.
final class AccountCache: Sendable {
    private static let usableFor = Duration.seconds(1)
    private static let capacity = 4096

    private struct Entry {
        let account: Account?
        let readAt: ContinuousClock.Instant
    }

    private let entries = Mutex<[[UInt8]: Entry]>([:])

    /// Nil when nothing is known; inside, nil when the token is known to be nobody's.
    func account(_ hash: [UInt8]) -> Account?? {
        entries.withLock { entries in
            guard let entry = entries[hash], ContinuousClock.now - entry.readAt < Self.usableFor else { return nil }
            return .some(entry.account)
        }
    }

    func keep(_ account: Account?, for hash: [UInt8]) {
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries.removeAll() }
            entries[hash] = Entry(account: account, readAt: .now)
        }
    }
}

extension DeskStore {
    /// The account behind a bearer token; nil when the token is unknown, expired or revoked. Throws `.unavailable`.
    package func account(token: String) async throws(DeskError) -> Account? {
        let hash = Digest.sha256(token)
        if let known = accountCache.account(hash) { return known }
        let ward = ward
        let account = try await reading { connection in
            try connection.query(
                """
                SELECT account, role, sites FROM access_token
                WHERE ward_code = $1 AND token_hash = $2 AND revoked_at IS NULL
                    AND (expires_at IS NULL OR expires_at > now())
                """,
                [ward, hash],
                as: String.self,
                Role.self,
                [Site.ID]?.self
            ).first.map { Account(name: $0, role: $1, sites: $2.map { Set($0) }) }
        }
        accountCache.keep(account, for: hash)
        return account
    }

    /// Makes a token of 256 random bits for an account. Only its hash is kept: this is the one time it can be read.
    /// Throws `.unavailable`.
    package func issueToken(to account: Account, at now: Instant) async throws(DeskError) -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&bytes, bytes.count)
        let token = "mdg_" + Digest.hexadecimal(bytes)
        let ward = ward
        _ = try await changing { connection in
            try connection.execute(
                """
                INSERT INTO access_token (ward_code, token_hash, account, role, sites, issued_at)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                [ward, Digest.sha256(token), account.name, account.role, account.sites.map { $0.sorted() }, now]
            )
        }
        return token
    }
}
