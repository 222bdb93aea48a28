/// An account as it is on record.
package struct RegisteredAccount: Hashable, Sendable {
    package var account: Account
    /// The last day on which it may be used; nil for no end.
    package var validUntil: CivilDate?
    package var isDisabled: Bool
    package var hasPassword = false
    package var hasSecondFactor = false
    /// Until when an invitation that was not taken up can be; nil when there is none.
    package var invitedUntil: Instant?

    package init(_ account: Account, validUntil: CivilDate? = nil, isDisabled: Bool = false) {
        self.account = account
        self.validUntil = validUntil
        self.isDisabled = isDisabled
    }

    /// Why nobody comes in with it on this day; nil when somebody does.
    package func refusal(on day: CivilDate) -> LoginRefusal? {
        if isDisabled { return .disabled }
        if let validUntil, validUntil < day { return .expired(lastDay: validUntil) }
        return nil
    }
}

/// What is to change of an account; nil leaves as it is.
package struct AccountChange: Hashable, Sendable {
    package enum Ending: Hashable, Sendable {
        case never
        case on(CivilDate)
    }

    package enum Reach: Hashable, Sendable {
        case allSites
        case sites(Set<Site.ID>)
    }

    package var role: Role?
    package var sites: Reach?
    package var validUntil: Ending?
    package var isDisabled: Bool?

    package init() {}

    package func applied(to registered: RegisteredAccount) -> RegisteredAccount {
        let old = registered.account
        let sites =
            switch sites {
            case nil: old.sites
            case .allSites: Set<Site.ID>?.none
            case .sites(let sites): sites
            }
        var changed = registered
        changed.account = Account(name: old.name, role: role ?? old.role, sites: sites)
        changed.isDisabled = isDisabled ?? registered.isDisabled
        switch validUntil {
        case nil: break
        case .never: changed.validUntil = nil
        case .on(let day): changed.validUntil = day
        }
        return changed
    }
}

extension Role {
    /// Whether the password alone does not do. Staff work in sight of others, at one counter, with what is of today; all others
    /// reach further.
    package var needsSecondFactor: Bool { self != .staff }

    /// Whether an account of this role works at sites that it names.
    package var worksAtSites: Bool { self == .staff || self == .siteLeader }

    /// How long a login lasts: a working day without a break for those at the counter, who come in with a password alone and see
    /// little; shorter for those who see more.
    package var sessionLifetime: SessionLifetime {
        switch self {
        case .staff: SessionLifetime(idleHours: 12, hours: 24 * 7)
        case .siteLeader: SessionLifetime(idleHours: 12, hours: 24)
        default: SessionLifetime(idleHours: 2, hours: 12)
        }
    }
}

/// When a login ends by itself.
package struct SessionLifetime: Hashable, Sendable {
    /// Without a request, in hours.
    package let idleHours: Int
    /// In any case, in hours.
    package let hours: Int
}

/// What accounts may be called, and how long they last.
package enum AccountRules {
    package static let nameLengths = 2...40
    /// How long an invitation can be taken up, in hours.
    package static let invitationHours = 1...336
    package static let usualInvitationHours = 72
    /// How long a token for a program is good, in days.
    package static let tokenDays = 1...1096
    package static let usualTokenDays = 365

    /// By these the audit trail names the service itself, and whoever could not be told; nobody is to be taken for them.
    private static let namesOfTheTrail: Set = [
        "demonstration", "export", "import", "keys", "madoguchi", "maintenance", "unknown",
    ]

    /// Small letters, digits, `.`, `_` and `-`, beginning with a letter or a digit: names that nobody mistypes. None of the trail's own.
    package static func isName(_ name: String) -> Bool {
        guard !namesOfTheTrail.contains(name) else { return false }
        let bytes = name.utf8
        guard nameLengths.contains(bytes.count), let first = bytes.first, isLetterOrDigit(first) else { return false }
        return bytes.allSatisfy { isLetterOrDigit($0) || ".-_".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// The 31 March with which an appointment of this day's fiscal year ends.
    package static func endOfYear(_ day: CivilDate) -> CivilDate { FiscalYear(containing: day).lastDay }
}

/// How an invitation looks, so that it is not taken for a password.
package enum InvitationCode {
    package static let prefix = "MADO-"

    /// Whether this was typed in the place of a password, and is an invitation.
    package static func looksLike(_ text: String) -> Bool {
        let written = text.compatibilityComposed.uppercased()
        return written.hasPrefix(prefix) && written.count { $0 == "-" } == 5
    }
}
