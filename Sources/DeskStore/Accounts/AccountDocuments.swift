package import SupportDesk

/// An account as `madoguchi user list --json` prints it.
package struct AccountDocument: Codable, Hashable, Sendable {
    package let account: String
    package let role: String
    @OrNull package var sites: [String]?
    @OrNull package var validUntil: String?
    package let disabled: Bool
    package let hasPassword: Bool
    package let hasSecondFactor: Bool
    /// Whether an invitation waits to be taken up.
    package let invited: Bool

    package init(_ registered: RegisteredAccount, at now: Instant) {
        account = registered.account.name
        role = registered.account.role.rawValue
        disabled = registered.isDisabled
        hasPassword = registered.hasPassword
        hasSecondFactor = registered.hasSecondFactor
        invited = registered.invitedUntil.map { now < $0 } ?? false
        _sites = OrNull(wrappedValue: registered.account.sites.map { $0.map(\.rawValue).sorted() })
        _validUntil = OrNull(wrappedValue: registered.validUntil?.description)
    }
}

/// An account before and after a list.
package struct AccountChangeDocument: Codable, Hashable, Sendable {
    @OrNull package var before: AccountDocument?
    package let after: AccountDocument
    @OrNull package var invitation: String?

    package init(_ difference: AccountDifference, at now: Instant) {
        after = AccountDocument(difference.new, at: now)
        _before = OrNull(wrappedValue: difference.old.map { AccountDocument($0, at: now) })
        _invitation = OrNull(wrappedValue: difference.invitation)
    }
}
