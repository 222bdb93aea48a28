internal import Postgres
package import SupportDesk

/// What somebody shows to come in.
package struct LoginAttempt: Sendable {
    package let account: String
    package let password: String
    /// Of the authenticator, or a recovery code.
    package let code: String?
    /// Where it comes from.
    package let address: String

    package init(account: String, password: String, code: String?, address: String) {
        (self.account, self.password, self.code, self.address) = (account, password, code, address)
    }
}

/// What has come of a login: the token, which can be read this one time, and what it opens.
package struct Login: Sendable {
    package let token: String
    package let session: Session
    /// After an enrolment with a second factor.
    package var recoveryCodes: [String]?

    package var document: LoginDocument {
        LoginDocument(token: token, session: session.document, recoveryCodes: recoveryCodes)
    }
}

extension DeskStore {
    /// Trades password and code for a session. Whether there is such an account takes as long to refuse as a wrong password.
    ///
    /// Throws `.login`, `.keysMissing`, `.unavailable`.
    package func logIn(_ attempt: LoginAttempt, at now: Instant) async throws(DeskError) -> Login {
        let admission = try await admit(attempt.account, from: attempt.address, at: now)
        let ward = ward
        do {
            let (credential, isOutdated) = try await proven(attempt, admission, at: now)
            let newHash = try await isOutdated ? passwordHashing.hash(attempt.password) : nil
            let name = credential.registered.account.name
            let login = try await changing { connection in
                let credential = try Self.unchanged(credential, ward, on: connection)
                try Self.checkFactor(attempt.code, of: credential, seal: seal, at: now, ward, on: connection)
                if let newHash {
                    try connection.withCredentials {
                        try Self.setPasswordHash(newHash, of: name, at: now, ward, on: connection)
                    }
                }
                return try Self.open(credential.registered, at: now, ward: ward, on: connection)
            }
            loginThrottle.succeeded(admission)
            return login
        } catch {
            if error == .login(.codeNeeded) { loginThrottle.takeBack(admission) }
            await noteIfRefused(error, of: attempt.account, at: now)
            throw error
        }
    }

    /// Replaces the password of whoever is in, and ends their other sessions. Throws `.login`, `.invalid`, `.unavailable`.
    package func changePassword(
        of session: Session,
        from old: String,
        to new: String,
        address: String,
        at now: Instant
    ) async throws(DeskError) {
        let name = session.account.name
        try await check(new, field: .newPassword, for: name)
        let admission = try await admit(name, from: address, at: now)
        let (credential, _) = try await proven(
            LoginAttempt(account: name, password: old, code: nil, address: address),
            admission,
            orElse: .wrongPassword,
            at: now
        )
        // Not a success: wrong codes are counted on, of whoever knows the password and has none.
        loginThrottle.takeBack(admission)
        let hash = try await passwordHashing.hash(new)
        let ward = ward
        try await changing { connection in
            _ = try Self.unchanged(credential, ward, on: connection)
            try connection.withCredentials { try Self.setPasswordHash(hash, of: name, at: now, ward, on: connection) }
            try connection.execute(
                """
                UPDATE access_token SET revoked_at = $4
                WHERE ward_code = $1 AND account = $2 AND token_hash <> $3 AND kind = 'session' AND revoked_at IS NULL
                """,
                [ward, name, session.tokenHash, now]
            )
            try ChangeStatement.log(
                "password.changed",
                of: name,
                by: session.account,
                at: now,
                ward: ward,
                on: connection
            )
        }
        accountCache.forgetAll()
    }

    /// New recovery codes for whoever is in and shows the password and a code once more. Throws `.login`, `.unavailable`.
    package func renewRecoveryCodes(
        of session: Session,
        _ attempt: LoginAttempt,
        at now: Instant
    ) async throws(DeskError) -> [String] {
        let admission = try await admit(session.account.name, from: attempt.address, at: now)
        let (name, ward) = (session.account.name, ward)
        do {
            let (credential, _) = try await proven(attempt, admission, orElse: .wrongPassword, at: now)
            let codes = try await changing { connection in
                let credential = try Self.unchanged(credential, ward, on: connection)
                guard credential.factorKey != nil else { throw DeskError.login(.enrolmentNeeded) }
                try Self.checkFactor(attempt.code, of: credential, seal: seal, at: now, ward, on: connection)
                try ChangeStatement.log(
                    "recovery-codes.renewed",
                    of: name,
                    by: session.account,
                    at: now,
                    ward: ward,
                    on: connection
                )
                return try connection.withCredentials { try Self.renewRecoveryCodes(of: name, ward, on: connection) }
            }
            loginThrottle.succeeded(admission)
            return codes
        } catch {
            await noteIfRefused(error, of: name, at: now)
            throw error
        }
    }
}

extension DeskStore {
    /// Throws `.login(.throttled)`, with one entry in the trail for each time of waiting.
    func admit(
        _ name: String,
        from address: String,
        at now: Instant
    ) async throws(DeskError) -> LoginThrottle.Attempt {
        switch loginThrottle.begin(account: name, address: address) {
        case .success(let admission): return admission
        case .failure(let refusal):
            if refusal.isNew { await note("login.throttled", of: name, at: now) }
            throw .login(.throttled(retryAfter: refusal.seconds))
        }
    }

    /// The account whose password was shown, and whether its hash is outdated. Throws `.login`, `.unavailable`.
    private func proven(
        _ attempt: LoginAttempt,
        _ admission: LoginThrottle.Attempt,
        orElse refusal: LoginRefusal = .failed,
        at now: Instant
    ) async throws(DeskError) -> (Credential, isOutdated: Bool) {
        let ward = ward
        let isPlausible = attempt.password.utf8.count <= PasswordRules.longest
        let credential: Credential?
        let verdict: (isRight: Bool, isOutdated: Bool)
        do {
            credential = try await changing { connection in
                try Self.credential(of: attempt.account, ward, on: connection)
            }
            verdict = try await passwordHashing.check(
                isPlausible ? attempt.password : "",
                against: isPlausible ? credential?.passwordHash : nil
            )
        } catch {
            // Nothing was learnt from it.
            loginThrottle.takeBack(admission)
            throw error
        }
        guard let credential, verdict.isRight else {
            await note("login.failed", of: attempt.account, at: now)
            throw .login(refusal)
        }
        if let refusal = credential.registered.refusal(on: now.day) { throw .login(refusal) }
        return (credential, verdict.isOutdated)
    }

    /// Throws `.login` unless `code` is what the account needs besides the password: a new code of the authenticator, or a recovery code.
    private static func checkFactor(
        _ code: String?,
        of credential: Credential,
        seal: FieldSeal,
        at now: Instant,
        _ ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let account = credential.registered.account
        guard let sealed = credential.factorKey else {
            guard !account.role.needsSecondFactor else { throw DeskError.login(.enrolmentNeeded) }
            return
        }
        guard let code, !code.isEmpty else { throw DeskError.login(.codeNeeded) }
        let key = TimedCode.key(written: try seal.open(sealed, for: .factorKey(of: account.name)))
        let step = TimedCode.step(of: code, key: key, at: now)
        let isAccepted = try connection.withCredentials {
            if let step { return try use(step: step, of: account.name, ward, on: connection) }
            return try use(recoveryCode: code, of: account.name, at: now, ward, on: connection)
        }
        guard isAccepted else { throw DeskError.login(.wrongCode) }
        guard step == nil else { return }
        try ChangeStatement.log(
            "recovery-code.used",
            of: account.name,
            by: account,
            at: now,
            ward: ward,
            on: connection
        )
    }

    /// Opens a session.
    static func open(
        _ registered: RegisteredAccount,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Login {
        let account = registered.account
        let lifetime = account.role.sessionLifetime
        let until = now.adding(seconds: lifetime.hours * 3600)
        let token = try insertToken(.session, of: account.name, until: until, at: now, ward: ward, on: connection)
        try ChangeStatement.log("login.succeeded", of: account.name, by: account, at: now, ward: ward, on: connection)
        return Login(
            token: token,
            session: Session(
                registered: registered,
                kind: .session,
                expiresAt: until,
                idleUntil: now.adding(seconds: lifetime.idleHours * 3600),
                tokenHash: Digest.sha256(token)
            )
        )
    }

    /// Puts into the trail that somebody did not come in: by the account's name if there is such an account, and never what was typed.
    func note(_ action: String, of name: String, at now: Instant) async {
        let noticed = AuditTally.Noticed(
            occasion: .init(actor: "unknown", action: action, subject: await knownName(name)),
            count: 1,
            at: now
        )
        await Self.write([noticed], ward: ward, session: session, logger: logger)
    }

    /// The name, if there is such an account: what else was typed may have been a password.
    private func knownName(_ name: String) async -> String {
        let ward = ward
        let known = try? await reading { connection in
            try connection.query(
                "SELECT account FROM account WHERE ward_code = $1 AND account = $2",
                [ward, name],
                as: String.self
            ).first
        }
        return known.flatMap { $0 } ?? "unknown"
    }

    /// Puts into the trail that somebody was refused who knows the password or the invitation. That a code is needed is only a question,
    /// and that these were wrong is in the trail by a name of its own.
    func noteIfRefused(_ error: DeskError, of name: String, at now: Instant) async {
        guard case .login(let refusal) = error, ![.failed, .wrongPassword, .codeNeeded].contains(refusal) else {
            return
        }
        await note("login.refused", of: name, at: now)
    }

    /// Throws `.invalid` for a password that is too short or that others would try first.
    func check(_ password: String, field: AccountField, for name: String) async throws(DeskError) {
        let ward = ward
        let wardNames = try await reading { connection in
            try connection.query("SELECT name FROM ward WHERE ward_code = $1", [ward], as: String.self)
        }
        guard let problem = PasswordRules.problem(with: password, knowing: [name] + wardNames) else { return }
        throw .invalid(InvalidSubmission([FieldProblem(account: field, problem)]))
    }
}
