/// 監査証跡の1件: who did what to which, as the chain has it.
package struct AuditEntry: Hashable, Sendable {
    /// The link of the chain that holds it.
    package let link: Int
    package let ordinal: Int
    package let at: Instant
    /// An account's name, never a person's own.
    package let actor: String
    /// As `resident.viewed`.
    package let action: String
    /// Codes, days and opaque ids.
    package let subject: String

    package init(link: Int, ordinal: Int, at: Instant, actor: String, action: String, subject: String) {
        self.link = link
        self.ordinal = ordinal
        self.at = at
        self.actor = actor
        self.action = action
        self.subject = subject
    }
}

/// The end of the chain at a moment. Kept elsewhere, it shows later whether anything up to there was changed or cut off.
package struct AuditHead: Hashable, Sendable, Codable {
    /// How many links the chain had; nil where that is not told.
    package let link: Int?
    /// 64 small hexadecimal digits.
    package let digest: String

    package init(link: Int?, digest: String) {
        self.link = link
        self.digest = digest
    }

    /// Reads `1234:89ab…` or the digest alone; nil for anything else.
    package init?(written: String) {
        let parts = written.split(separator: ":", omittingEmptySubsequences: false)
        guard let digest = parts.last?.lowercased(), digest.utf8.count == 64, digest.allSatisfy(\.isHexDigit) else {
            return nil
        }
        guard parts.count > 1 else {
            self.init(link: nil, digest: digest)
            return
        }
        guard parts.count == 2, let link = Int(parts[0]), link >= 0 else { return nil }
        self.init(link: link, digest: digest)
    }
}

/// An entry as it is sent: `GET /v1/audit`, `madoguchi audit --json`.
package struct AuditEntryDocument: Codable, Sendable {
    package let link: Int
    package let ordinal: Int
    package let at: String
    package let actor: String
    package let action: String
    package let subject: String

    package init(_ entry: AuditEntry) {
        link = entry.link
        ordinal = entry.ordinal
        at = entry.at.description
        actor = entry.actor
        action = entry.action
        subject = entry.subject
    }
}
