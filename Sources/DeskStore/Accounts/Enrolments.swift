internal import CSodium
internal import Postgres
package import SupportDesk

/// An invitation that somebody shows.
package struct InvitationAttempt: Sendable {
    package let account: String
    package let invitation: String
    /// Where it comes from.
    package let address: String

    package init(account: String, invitation: String, address: String) {
        (self.account, self.invitation, self.address) = (account, invitation, address)
    }
}

extension DeskStore {
    /// The first step: what the invitation is for, and the key for the authenticator where the role needs one. A new key each time.
    ///
    /// Throws `.login`, `.keysMissing`, `.unavailable`.
    package func beginEnrolment(
        _ attempt: InvitationAttempt,
        at now: Instant
    ) async throws(DeskError) -> EnrolmentDocument {
        let admission = try await admit(attempt.account, from: attempt.address, at: now)
        let credential = try await invited(attempt, at: now)
        loginThrottle.takeBack(admission)
        let account = credential.registered.account
        guard account.role.needsSecondFactor else {
            return EnrolmentDocument(account: account, factorKey: nil, factorAddress: nil)
        }
        let key = TimedCode.newKey()
        let (ward, seal) = (ward, seal)
        _ = try await changing { connection in
            let sealed = try seal.seal(TimedCode.written(key), for: .offeredFactorKey(of: account.name))
            try connection.withCredentials {
                try connection.execute(
                    "UPDATE account_credential SET offered_factor_key = $3 WHERE ward_code = $1 AND account = $2",
                    [ward, account.name, sealed]
                )
            }
        }
        return EnrolmentDocument(
            account: account,
            factorKey: TimedCode.written(key),
            factorAddress: TimedCode.address(of: key, account: account.name)
        )
    }

    /// The second step: sets the password, takes the authenticator into use by its first code, uses the invitation up, and opens a
    /// session. Whoever was in before is out.
    ///
    /// Throws `.invalid` for the password, `.login`, `.keysMissing`, `.unavailable`.
    package func completeEnrolment(
        _ attempt: InvitationAttempt,
        password: String,
        code: String?,
        at now: Instant
    ) async throws(DeskError) -> Login {
        let admission = try await admit(attempt.account, from: attempt.address, at: now)
        let credential = try await invited(attempt, at: now)
        let account = credential.registered.account
        let factor: EnrolledFactor?
        do {
            try await check(password, field: .password, for: account.name)
            factor = try enrolledFactor(code, of: credential, at: now)
        } catch {
            // A wrong code is counted; what else was wrong cost nobody anything.
            if error != .login(.wrongCode) { loginThrottle.takeBack(admission) }
            await noteIfRefused(error, of: account.name, at: now)
            throw error
        }
        let hash = try await passwordHashing.hash(password)
        let ward = ward
        let login = try await changing { connection in
            _ = try Self.unchanged(credential, ward, on: connection)
            let codes = try connection.withCredentials {
                try Self.enrol(credential, hash: hash, factor, at: now, ward, on: connection)
            }
            try Self.revokeTokens(of: [account.name], at: now, ward: ward, on: connection)
            try ChangeStatement.log(
                "account.enrolled",
                of: account.name,
                by: account,
                at: now,
                ward: ward,
                on: connection
            )
            var login = try Self.open(credential.registered, at: now, ward: ward, on: connection)
            login.recoveryCodes = codes
            return login
        }
        loginThrottle.succeeded(admission)
        accountCache.forgetAll()
        return login
    }

    /// An authenticator that has shown its first code.
    private struct EnrolledFactor {
        let key: SealedText
        /// Of that code.
        let step: Int64
    }

    /// The authenticator whose first code this is; nil where the role needs none.
    private func enrolledFactor(_ code: String?, of credential: Credential, at now: Instant) throws(DeskError)
        -> EnrolledFactor?
    {
        let account = credential.registered.account
        guard account.role.needsSecondFactor else { return nil }
        guard let code, !code.isEmpty, let offered = credential.offeredFactorKey else { throw .login(.codeNeeded) }
        do {
            let key = try seal.open(offered, for: .offeredFactorKey(of: account.name))
            guard let step = TimedCode.step(of: code, key: TimedCode.key(written: key), at: now) else {
                throw DeskError.login(.wrongCode)
            }
            return EnrolledFactor(key: try seal.seal(key, for: .factorKey(of: account.name)), step: step)
        } catch {
            throw DeskError(error, changed: false)
        }
    }

    /// Writes what the account proves itself by from now on; the recovery codes, with a second factor. Throws `.login(.failed)` when the
    /// invitation was used meanwhile.
    private static func enrol(
        _ credential: Credential,
        hash: String,
        _ factor: EnrolledFactor?,
        at now: Instant,
        _ ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [String]? {
        let name = credential.registered.account.name
        let written = try connection.execute(
            """
            UPDATE account_credential
            SET password_hash = $4, password_set_at = $5, factor_key = $6, last_step = $7,
                offered_factor_key = NULL, invitation_hash = NULL, invited_until = NULL
            WHERE ward_code = $1 AND account = $2 AND invitation_hash = $3
            """,
            [ward, name, credential.invitationHash, hash, now, factor?.key, factor?.step]
        )
        guard written == 1 else { throw DeskError.login(.failed) }
        guard factor != nil else {
            try connection.execute("DELETE FROM recovery_code WHERE ward_code = $1 AND account = $2", [ward, name])
            return nil
        }
        return try renewRecoveryCodes(of: name, ward, on: connection)
    }

    /// The account that was invited so. Throws `.login`, `.unavailable`.
    private func invited(_ attempt: InvitationAttempt, at now: Instant) async throws(DeskError) -> Credential {
        let ward = ward
        let credential = try await changing { connection in
            try Self.credential(of: attempt.account, ward, on: connection)
        }
        let given = OneTimeCode.hash(attempt.invitation)
        guard let credential, let hash = credential.invitationHash, sodium_memcmp(hash, given, given.count) == 0,
            let until = credential.registered.invitedUntil, now < until
        else {
            await note("enrolment.failed", of: attempt.account, at: now)
            throw .login(.failed)
        }
        if let refusal = credential.registered.refusal(on: now.day) {
            await noteIfRefused(.login(refusal), of: attempt.account, at: now)
            throw .login(refusal)
        }
        return credential
    }
}
