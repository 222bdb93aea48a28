internal import CSodium
internal import Postgres
package import SupportDesk
internal import Synchronization

/// What a bearer token opens.
package struct Session: Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// For a program: made at a terminal of the service, and ended there.
        case service
        /// From a login.
        case session
    }

    package let registered: RegisteredAccount
    package let kind: Kind
    /// When it ends in any case; nil for never.
    package let expiresAt: Instant?
    /// When it ends unless it is used; nil for never.
    let idleUntil: Instant?
    let tokenHash: [UInt8]

    package var account: Account { registered.account }

    package var document: SessionDocument {
        let idle = kind == .session ? account.role.sessionLifetime.idleHours * 60 : nil
        return SessionDocument(registered, kind: kind.rawValue, expiresAt: expiresAt, idleMinutes: idle)
    }

    /// Whether it still opens what it opened when it was read.
    func isGood(at now: Instant) -> Bool {
        registered.refusal(on: now.day) == nil && (expiresAt.map { now < $0 } ?? true)
            && (idleUntil.map { now < $0 } ?? true)
    }
}

/// What the last tokens opened, for a fifth of a second: one that another process revokes stops working within that time.
final class AccountCache: Sendable {
    private static let usableFor = Duration.milliseconds(200)
    private static let capacity = 4096

    private struct Entry {
        let session: Session?
        let readAt: ContinuousClock.Instant
    }

    private let entries = Mutex<[[UInt8]: Entry]>([:])

    /// Nil when nothing is known; inside, nil when the token is known to be nobody's.
    func session(_ hash: [UInt8]) -> Session?? {
        entries.withLock { entries in
            guard let entry = entries[hash], ContinuousClock.now - entry.readAt < Self.usableFor else { return nil }
            return .some(entry.session)
        }
    }

    func keep(_ session: Session?, for hash: [UInt8]) {
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries.removeAll() }
            entries[hash] = Entry(session: session, readAt: .now)
        }
    }

    func forgetAll() {
        entries.withLock { $0.removeAll() }
    }
}

extension DeskStore {
    /// How old the note of a session's last use may become before it is renewed: reading must not mean writing each time.
    private static let usedAtPrecision = 300

    /// What a bearer token opens at the moment `now`; nil when it is unknown, has ended or was revoked, or when its account is not to be
    /// used. Throws `.unavailable`.
    package func session(token: String, at now: Instant) async throws(DeskError) -> Session? {
        let hash = Digest.sha256(token)
        let session: Session?
        if let known = accountCache.session(hash) {
            session = known
        } else {
            let ward = ward
            session = try await reading { connection in
                try Self.session(hash, of: ward, at: now, on: connection)
            }
            accountCache.keep(session, for: hash)
        }
        return session.flatMap { $0.isGood(at: now) ? $0 : nil }
    }

    /// The account behind a bearer token, as ``session(token:at:)`` finds it.
    package func account(token: String, at now: Instant) async throws(DeskError) -> Account? {
        try await session(token: token, at: now)?.account
    }

    private static func session(
        _ hash: [UInt8],
        of ward: Ward.ID,
        at now: Instant,
        on connection: isolated Connection
    ) throws -> Session? {
        let found = try connection.query(
            """
            SELECT a.account, a.role, a.sites, a.valid_until, a.is_disabled, t.kind, t.expires_at,
                coalesce(t.used_at, t.issued_at)
            FROM access_token AS t JOIN account AS a ON a.ward_code = t.ward_code AND a.account = t.account
            WHERE t.ward_code = $1 AND t.token_hash = $2 AND t.revoked_at IS NULL
            """,
            [ward, hash],
            decode: { row in
                let registered = try RegisteredAccount(&row)
                let kindName: String = try row.next()
                guard let kind = Session.Kind(rawValue: kindName) else { throw DeskError.internalFault }
                return (registered, kind, try row.next() as Instant?, try row.next() as Instant)
            }
        ).first
        guard let (registered, kind, expiresAt, usedAt) = found else { return nil }
        func session(usedAt: Instant) -> Session {
            let idle = registered.account.role.sessionLifetime.idleHours * 3600
            return Session(
                registered: registered,
                kind: kind,
                expiresAt: expiresAt,
                idleUntil: kind == .session ? usedAt.adding(seconds: idle) : nil,
                tokenHash: hash
            )
        }
        let known = session(usedAt: usedAt)
        guard kind == .session, known.isGood(at: now), usedAt.adding(seconds: usedAtPrecision) <= now else {
            return known
        }
        try connection.execute(
            "UPDATE access_token SET used_at = $3 WHERE ward_code = $1 AND token_hash = $2 AND used_at < $3",
            [ward, hash, now]
        )
        return session(usedAt: now)
    }

    /// Ends this session. Tokens for programs are ended where they are made: throws `.notAllowed` for those; `.unavailable`.
    package func end(_ session: Session, at now: Instant) async throws(DeskError) {
        guard session.kind == .session else { throw .notAllowed }
        let ward = ward
        try await changing { connection in
            try connection.execute(
                "UPDATE access_token SET revoked_at = $3 WHERE ward_code = $1 AND token_hash = $2 AND revoked_at IS NULL",
                [ward, session.tokenHash, now]
            )
            try ChangeStatement.log(
                "login.ended",
                of: session.account.name,
                by: session.account,
                at: now,
                ward: ward,
                on: connection
            )
        }
        accountCache.forgetAll()
    }

    /// Makes a token for a program, for an account of this name, role and sites, which is made too where there is none. A program may
    /// work at all sites in every role; a person who works at sites has some that are named (``add(_:invitationHours:by:at:)``).
    ///
    /// - Parameter days: how long it is good.
    /// Throws `.invalid` for a new account's name and for sites that do not exist, `.conflict(.accountDiffers)`,
    /// `.conflict(.accountDisabled)`, `.unavailable`.
    package func issueToken(
        to account: Account,
        days: Int = AccountRules.usualTokenDays,
        at now: Instant
    ) async throws(DeskError) -> String {
        let ward = ward
        let author = Self.operator
        return try await changing { connection in
            let registered = RegisteredAccount(account)
            if try Self.insert(registered, ward: ward, at: now, on: connection) {
                guard AccountRules.isName(account.name) else {
                    throw DeskError.invalid(InvalidSubmission([FieldProblem(account: .account, .malformedAccountName)]))
                }
                if account.sites != nil { try Self.check(registered, from: nil, at: now, ward, on: connection) }
                try Self.log("account.added", registered, by: author, at: now, ward: ward, on: connection)
            }
            let known = try Self.accounts([account.name], of: ward, on: connection).first
            guard known?.account == account else { throw DeskError.conflict(.accountDiffers) }
            guard known?.isDisabled == false else { throw DeskError.conflict(.accountDisabled) }
            try ChangeStatement.log("token.issued", of: account.name, by: author, at: now, ward: ward, on: connection)
            return try Self.insertToken(
                .service,
                of: account.name,
                until: now.adding(seconds: days * 86_400),
                at: now,
                ward: ward,
                on: connection
            )
        }
    }

    /// A token of 256 random bits. Only its hash is kept: this is the one time it can be read.
    static func insertToken(
        _ kind: Session.Kind,
        of name: String,
        until: Instant,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> String {
        var bytes = [UInt8](repeating: 0, count: 32)
        randombytes_buf(&bytes, bytes.count)
        let token = "mdg_" + Digest.hexadecimal(bytes)
        try connection.execute(
            """
            INSERT INTO access_token (ward_code, token_hash, account, kind, issued_at, used_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $5, $6)
            """,
            [ward, Digest.sha256(token), name, kind.rawValue, now, until]
        )
        return token
    }

    /// By this name the trail knows whoever is at a terminal of the service.
    package static let `operator` = Account(name: "madoguchi", role: .administrator)
}
