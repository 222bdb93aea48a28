/// Who somebody is to the service, and until when.
package struct SessionDocument: Codable, Hashable, Sendable {
    package let account: String
    package let role: String
    /// The sites where they may work; null for all.
    @OrNull package var sites: [String]?
    /// `session` after a login, `service` for a program's token.
    package let kind: String
    /// When it ends in any case (RFC 3339); null for never.
    @OrNull package var expiresAt: String?
    /// After so long without a request it ends as well; null for never.
    @OrNull package var idleMinutes: Int?
    /// The last day of the account (ISO 8601); null for no end.
    @OrNull package var validUntil: String?

    package init(_ registered: RegisteredAccount, kind: String, expiresAt: Instant?, idleMinutes: Int?) {
        account = registered.account.name
        role = registered.account.role.rawValue
        self.kind = kind
        _sites = OrNull(wrappedValue: registered.account.sites.map { $0.map(\.rawValue).sorted() })
        _expiresAt = OrNull(wrappedValue: expiresAt?.description)
        _idleMinutes = OrNull(wrappedValue: idleMinutes)
        _validUntil = OrNull(wrappedValue: registered.validUntil?.description)
    }
}

/// A login that succeeded.
package struct LoginDocument: Codable, Hashable, Sendable {
    /// The bearer token: this is the one time it can be read.
    package let token: String
    package let session: SessionDocument
    /// After an enrolment, codes for who loses the second factor, each good for one time.
    package var recoveryCodes: [String]?

    package init(token: String, session: SessionDocument, recoveryCodes: [String]? = nil) {
        self.token = token
        self.session = session
        self.recoveryCodes = recoveryCodes
    }
}

/// What an invitation is for: the first step of an enrolment.
package struct EnrolmentDocument: Codable, Hashable, Sendable {
    package let account: String
    package let role: String
    /// The key for the authenticator, where the role needs one: in base32, to be typed, and as an `otpauth` address, to be scanned.
    @OrNull package var factorKey: String?
    @OrNull package var factorAddress: String?

    package init(account: Account, factorKey: String?, factorAddress: String?) {
        self.account = account.name
        role = account.role.rawValue
        _factorKey = OrNull(wrappedValue: factorKey)
        _factorAddress = OrNull(wrappedValue: factorAddress)
    }
}

/// New recovery codes, in the place of those before them.
package struct RecoveryCodesDocument: Codable, Hashable, Sendable {
    package let recoveryCodes: [String]

    package init(recoveryCodes: [String]) {
        self.recoveryCodes = recoveryCodes
    }
}
