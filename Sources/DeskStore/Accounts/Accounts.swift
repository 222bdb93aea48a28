internal import Postgres
package import SupportDesk

extension DeskStore {
    /// All accounts, by name. Throws `.unavailable`.
    package func accounts() async throws(DeskError) -> [RegisteredAccount] {
        let ward = ward
        return try await changing { connection in try Self.accounts(nil, of: ward, on: connection) }
    }

    /// Makes an account for a person, and an invitation with which it is taken up within so many hours.
    ///
    /// Throws `.invalid`, `.conflict(.accountNameTaken)`, `.unavailable`.
    package func add(
        _ registered: RegisteredAccount,
        invitationHours: Int,
        by author: Account,
        at now: Instant
    ) async throws(DeskError) -> String {
        let ward = ward
        let invitation = OneTimeCode.invitation()
        let until = now.adding(seconds: invitationHours * 3600)
        try await changing { connection in
            guard AccountRules.isName(registered.account.name) else {
                throw DeskError.invalid(InvalidSubmission([FieldProblem(account: .account, .malformedAccountName)]))
            }
            try Self.check(registered, from: nil, at: now, ward, on: connection)
            guard try Self.insert(registered, ward: ward, at: now, on: connection) else {
                throw DeskError.conflict(.accountNameTaken)
            }
            try connection.withCredentials {
                try Self.setInvitation(invitation, until: until, of: registered.account.name, ward, on: connection)
            }
            try Self.log("account.added", registered, by: author, at: now, ward: ward, on: connection)
        }
        return invitation
    }

    /// Changes an account. When it is not to be the same any more, or not to be used, whoever came in with it is out at once.
    ///
    /// Throws `.accountNotFound`, `.invalid`, `.unavailable`.
    package func change(
        _ name: String,
        _ change: AccountChange,
        by author: Account,
        at now: Instant
    ) async throws(DeskError) -> Settled<RegisteredAccount> {
        let ward = ward
        let settled = try await changing { connection in
            guard let old = try Self.accounts([name], of: ward, on: connection).first else {
                throw DeskError.accountNotFound
            }
            return try Self.settle(change.applied(to: old), from: old, by: author, at: now, ward: ward, on: connection)
        }
        accountCache.forgetAll()
        return settled
    }

    /// Gives a new invitation: who takes it up chooses a new password and enrols a new second factor. Until then the old ones stay good.
    ///
    /// - Parameter forgettingFactor: takes the second factor and the recovery codes away and ends all sessions and tokens at once, for a
    ///   factor that was lost or stolen.
    /// Throws `.accountNotFound`, `.conflict(.accountDisabled)`, `.conflict(.noSecondFactor)`, `.unavailable`.
    package func invite(
        _ name: String,
        hours: Int,
        forgettingFactor: Bool = false,
        by author: Account,
        at now: Instant
    ) async throws(DeskError) -> String {
        let ward = ward
        let invitation = OneTimeCode.invitation()
        let until = now.adding(seconds: hours * 3600)
        try await changing { connection in
            guard let account = try Self.accounts([name], of: ward, on: connection).first else {
                throw DeskError.accountNotFound
            }
            guard !account.isDisabled else { throw DeskError.conflict(.accountDisabled) }
            guard !forgettingFactor || account.hasSecondFactor || account.account.role.needsSecondFactor else {
                throw DeskError.conflict(.noSecondFactor)
            }
            try connection.withCredentials {
                try Self.setInvitation(invitation, until: until, of: name, ward, on: connection)
                if forgettingFactor { try Self.forgetFactor(of: name, ward, on: connection) }
            }
            if forgettingFactor { try Self.revokeTokens(of: [name], at: now, ward: ward, on: connection) }
            let action = forgettingFactor ? "account.factor-reset" : "account.invited"
            try ChangeStatement.log(action, of: name, by: author, at: now, ward: ward, on: connection)
        }
        accountCache.forgetAll()
        return invitation
    }
}

extension DeskStore {
    /// These accounts, or all; locked until the commit when they are named. The transaction steps into the credentials' role for it.
    static func accounts(
        _ names: [String]?,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> [RegisteredAccount] {
        let found = try connection.query(
            """
            SELECT account, role, sites, valid_until, is_disabled FROM account
            WHERE ward_code = $1 AND ($2::text[] IS NULL OR account = ANY ($2))
            ORDER BY account \(names == nil ? "" : "FOR UPDATE")
            """,
            [ward, names],
            decode: { try RegisteredAccount(&$0) }
        )
        let credentials = try connection.withCredentials {
            try connection.query(
                """
                SELECT account, password_hash IS NOT NULL, factor_key IS NOT NULL, invited_until FROM account_credential
                WHERE ward_code = $1 AND ($2::text[] IS NULL OR account = ANY ($2))
                """,
                [ward, names],
                as: String.self,
                Bool.self,
                Bool.self,
                Instant?.self
            )
        }
        let byName = Dictionary(credentials.map { ($0.0, $0) }, uniquingKeysWith: { first, _ in first })
        return found.map { registered in
            var registered = registered
            guard let (_, hasPassword, hasFactor, invitedUntil) = byName[registered.account.name] else {
                return registered
            }
            (registered.hasPassword, registered.hasSecondFactor) = (hasPassword, hasFactor)
            registered.invitedUntil = invitedUntil
            return registered
        }
    }

    /// Writes what differs, and revokes what the old state had opened.
    static func settle(
        _ new: RegisteredAccount,
        from old: RegisteredAccount,
        by author: Account,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Settled<RegisteredAccount> {
        guard new != old else { return .unchanged(old) }
        try check(new, from: old, at: now, ward, on: connection)
        try connection.execute(
            """
            UPDATE account SET role = $3, sites = $4, valid_until = $5, is_disabled = $6
            WHERE ward_code = $1 AND account = $2
            """,
            [
                ward, new.account.name, new.account.role, new.account.sites.map { $0.sorted() }, new.validUntil,
                new.isDisabled,
            ]
        )
        if new.account != old.account || new.isDisabled {
            try revokeTokens(of: [new.account.name], at: now, ward: ward, on: connection)
        }
        let action =
            new.isDisabled == old.isDisabled
            ? "account.changed" : new.isDisabled ? "account.disabled" : "account.enabled"
        try log(action, new, by: author, at: now, ward: ward, on: connection)
        return .changed(new)
    }

    /// Whether it is new.
    static func insert(
        _ registered: RegisteredAccount,
        ward: Ward.ID,
        at now: Instant,
        on connection: isolated Connection
    ) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO account (ward_code, account, role, sites, valid_until, is_disabled, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (ward_code, account) DO NOTHING
            """,
            [
                ward, registered.account.name, registered.account.role, registered.account.sites.map { $0.sorted() },
                registered.validUntil, registered.isDisabled, now,
            ]
        ) == 1
    }

    static func revokeTokens(
        of names: [String],
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            UPDATE access_token SET revoked_at = $3
            WHERE ward_code = $1 AND account = ANY ($2::text[]) AND revoked_at IS NULL
            """,
            [ward, names, now]
        )
    }

    /// The trail says what an account may do, not only that it was changed.
    static func log(
        _ action: String,
        _ registered: RegisteredAccount,
        by author: Account,
        at now: Instant,
        ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        let account = registered.account
        let sites = account.sites.map { $0.map(\.rawValue).sorted().joined(separator: ",") } ?? "*"
        let until = registered.validUntil.map { "/\($0)" } ?? ""
        try ChangeStatement.log(
            action,
            of: "\(account.name)/\(account.role.rawValue)/\(sites)\(until)",
            by: author,
            at: now,
            ward: ward,
            on: connection
        )
    }

    /// Throws `.invalid` for sites that do not exist, where none are named though the role works at sites, and for a last day that is
    /// over. What was so before is not looked at.
    static func check(
        _ new: RegisteredAccount,
        from old: RegisteredAccount?,
        at now: Instant,
        _ ward: Ward.ID,
        on connection: isolated Connection
    ) throws {
        var problems: [FieldProblem] = []
        if new.account != old?.account, let problem = try problem(withSitesOf: new.account, ward, on: connection) {
            problems.append(FieldProblem(account: .sites, problem))
        }
        if let lastDay = new.validUntil, lastDay != old?.validUntil, lastDay < now.day {
            problems.append(FieldProblem(account: .validUntil, .past(earliest: now.day)))
        }
        guard problems.isEmpty else { throw DeskError.invalid(InvalidSubmission(problems)) }
    }

    private static func problem(
        withSitesOf account: Account,
        _ ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> FieldProblem.Reason? {
        if let sites = account.sites, !sites.isEmpty {
            let known = try connection.query(
                "SELECT count(*) FROM site WHERE ward_code = $1 AND site_code = ANY ($2::text[])",
                [ward, sites.sorted()],
                as: Int.self
            )
            return known == [sites.count] ? nil : .unknownSite(nearest: [])
        }
        return account.sites != nil || account.role.worksAtSites ? .sitesNeeded : nil
    }
}

extension RegisteredAccount {
    /// Of the columns account, role, sites, valid_until, is_disabled.
    init(_ row: inout Row) throws {
        let name: String = try row.next()
        let role: Role = try row.next()
        let sites: [Site.ID]? = try row.next()
        self.init(
            Account(name: name, role: role, sites: sites.map { Set($0) }),
            validUntil: try row.next(),
            isDisabled: try row.next()
        )
    }
}
