internal import Postgres
internal import SupportDesk

/// What an account proves itself by.
struct Credential: Sendable {
    let registered: RegisteredAccount
    let passwordHash: String?
    /// As ``TimedCode/written(_:)`` gives it.
    let factorKey: SealedText?
    let offeredFactorKey: SealedText?
    let invitationHash: [UInt8]?
}

extension FieldPlace {
    static func factorKey(of account: String) -> FieldPlace {
        FieldPlace(table: "account_credential", row: account, column: "factor_key")
    }

    static func offeredFactorKey(of account: String) -> FieldPlace {
        FieldPlace(table: "account_credential", row: account, column: "offered_factor_key")
    }
}

extension Connection {
    /// Runs `body` in the role that alone reads and changes credentials; it can touch nothing else. Within a transaction.
    @discardableResult
    func withCredentials<Value>(_ body: () throws -> Value) throws -> Value {
        try execute("SET LOCAL ROLE madoguchi_credentials")
        let value = try body()
        // After an error the transaction is rolled back, and the role with it.
        try execute("RESET ROLE")
        return value
    }
}

extension DeskStore {
    /// Nil when there is no such account.
    static func credential(
        of name: String,
        _ ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Credential? {
        let registered = try connection.query(
            "SELECT account, role, sites, valid_until, is_disabled FROM account WHERE ward_code = $1 AND account = $2",
            [ward, name],
            decode: { try RegisteredAccount(&$0) }
        ).first
        let secrets = try connection.withCredentials {
            try connection.query(
                """
                SELECT password_hash, factor_key, offered_factor_key, invitation_hash, invited_until FROM account_credential
                WHERE ward_code = $1 AND account = $2
                """,
                [ward, name],
                as: String?.self,
                SealedText?.self,
                SealedText?.self,
                [UInt8]?.self,
                Instant?.self
            )
        }.first
        guard var registered else { return nil }
        registered.hasPassword = secrets?.0 != nil
        registered.hasSecondFactor = secrets?.1 != nil
        registered.invitedUntil = secrets?.4
        return Credential(
            registered: registered,
            passwordHash: secrets?.0,
            factorKey: secrets?.1,
            offeredFactorKey: secrets?.2,
            invitationHash: secrets?.3
        )
    }

    /// The same account as it is now, locked until the commit: an administrator changes nothing of it meanwhile. Throws `.login(.failed)`
    /// when it is not what it was any more: with an old password nobody comes in behind a new one, nor as what the account has become since.
    static func unchanged(
        _ proven: Credential,
        _ ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Credential {
        let name = proven.registered.account.name
        try connection.execute(
            "SELECT FROM account WHERE ward_code = $1 AND account = $2 FOR NO KEY UPDATE",
            [ward, name]
        )
        guard let present = try credential(of: name, ward, on: connection), present.registered == proven.registered,
            present.passwordHash == proven.passwordHash, present.invitationHash == proven.invitationHash
        else { throw DeskError.login(.failed) }
        return present
    }

    // What follows runs in the role of the credentials.

    static func setInvitation(
        _ invitation: String,
        until: Instant,
        of name: String,
        _ ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO account_credential (ward_code, account, invitation_hash, invited_until) VALUES ($1, $2, $3, $4)
            ON CONFLICT (ward_code, account) DO UPDATE SET
                invitation_hash = excluded.invitation_hash, invited_until = excluded.invited_until,
                offered_factor_key = NULL
            """,
            [ward, name, OneTimeCode.hash(invitation), until]
        )
    }

    static func setPasswordHash(
        _ hash: String,
        of name: String,
        at now: Instant,
        _ ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            "UPDATE account_credential SET password_hash = $3, password_set_at = $4 WHERE ward_code = $1 AND account = $2",
            [ward, name, hash, now]
        )
    }

    /// Marks a step, and those before it, as used; false when it was used already.
    static func use(
        step: Int64,
        of name: String,
        _ ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Bool {
        try connection.execute(
            """
            UPDATE account_credential SET last_step = $3
            WHERE ward_code = $1 AND account = $2 AND (last_step IS NULL OR last_step < $3)
            """,
            [ward, name, step]
        ) == 1
    }

    /// Marks a recovery code as used; false when there is no such code, or when it was used already.
    static func use(
        recoveryCode: String,
        of name: String,
        at now: Instant,
        _ ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Bool {
        try connection.execute(
            """
            UPDATE recovery_code SET used_at = $4
            WHERE ward_code = $1 AND account = $2 AND code_hash = $3 AND used_at IS NULL
            """,
            [ward, name, OneTimeCode.hash(recoveryCode), now]
        ) == 1
    }

    /// New recovery codes in the place of those before.
    static func renewRecoveryCodes(
        of name: String,
        _ ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [String] {
        let codes = (0..<OneTimeCode.recoveryCodes).map { _ in OneTimeCode.recovery() }
        try connection.execute("DELETE FROM recovery_code WHERE ward_code = $1 AND account = $2", [ward, name])
        for code in codes {
            try connection.execute(
                "INSERT INTO recovery_code (ward_code, account, code_hash) VALUES ($1, $2, $3)",
                [ward, name, OneTimeCode.hash(code)]
            )
        }
        return codes
    }

    static func forgetFactor(of name: String, _ ward: Ward.ID, on connection: isolated Connection) throws {
        try connection.execute(
            """
            UPDATE account_credential SET factor_key = NULL, offered_factor_key = NULL, last_step = NULL
            WHERE ward_code = $1 AND account = $2
            """,
            [ward, name]
        )
        try connection.execute("DELETE FROM recovery_code WHERE ward_code = $1 AND account = $2", [ward, name])
    }
}
