internal import FoundationEssentials

/// 廃棄の記録: a disposal as it is printed and kept outside the database, so that it can be done again after an older backup was restored.
package struct DisposalDocument: Codable, Hashable, Sendable {
    package let id: String
    package let kind: RetentionKind
    package let years: Int
    package let endedBefore: String
    package let candidates: Int
    package let proposedAt: String
    package let proposedBy: String
    package let approvedAt: String?
    package let approvedBy: String?
    package let erasedAt: String?
    package let erased: Int?
    /// What was on the list; nil in lists of disposals.
    package let subjects: [String]?
    /// Hexadecimal: what only this installation can make of the rest. Without it the record is for reading alone.
    package var seal: String?

    package init(_ disposal: Disposal, subjects: [String]? = nil) {
        id = disposal.id.written
        kind = disposal.rule.kind
        years = disposal.rule.years
        endedBefore = disposal.endedBefore.description
        candidates = disposal.candidates
        proposedAt = disposal.proposedAt.description
        proposedBy = disposal.proposedBy
        approvedAt = disposal.approval?.at.description
        approvedBy = disposal.approval?.by
        erasedAt = disposal.erasure?.at.description
        erased = disposal.erasure?.count
        self.subjects = subjects
    }

    /// What ``seal`` is made of: everything else, in one way of writing it.
    package var sealedText: String {
        get throws {
            var plain = self
            plain.seal = nil
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(plain), as: UTF8.self)
        }
    }

    /// The disposal that this is the record of, with its list; nil when it is not whole, or was not approved.
    package var record: (disposal: Disposal, subjects: [String])? {
        guard let id = UUID(exactly: id), let day = CivilDate(iso: endedBefore),
            let proposed = Instant(rfc3339: proposedAt), let approvedAt, let approved = Instant(rfc3339: approvedAt),
            let approvedBy, let subjects, RetentionRule.years.contains(years),
            kind == .contacts || subjects.allSatisfy({ UUID(exactly: $0) != nil })
        else { return nil }
        let disposal = Disposal(
            id: id,
            rule: RetentionRule(kind, years: years),
            endedBefore: day,
            candidates: candidates,
            proposedAt: proposed,
            proposedBy: proposedBy,
            approval: Disposal.Approval(at: approved, by: approvedBy)
        )
        return (disposal, subjects)
    }
}
