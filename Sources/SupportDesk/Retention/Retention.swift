package import FoundationEssentials

/// What is kept for a time only, and then goes; the counts that it has gone into stay.
package enum RetentionKind: String, Sendable, CaseIterable, Codable {
    /// 相談メモ: the notes of consultations, in every revision.
    case notes
    /// 利用者: who has not been in contact any more. All that names them goes, as after a withdrawal of consent.
    case residents
    /// 受け付けなかった記録: that a record was refused, and why.
    case refusedRecords = "refused_records"
    /// 訂正の申請: what a declined amendment had asked for, and the remarks.
    case amendments

    /// For how long, where the ward has said nothing.
    package var standardYears: Int {
        switch self {
        case .refusedRecords: 1
        case .notes: 3
        case .residents, .amendments: 5
        }
    }
}

/// 保存期間: for how many years something is kept, counted from the 1 April after it ended.
package struct RetentionRule: Hashable, Sendable {
    package static let years = 1...30

    package let kind: RetentionKind
    package let years: Int

    package init(_ kind: RetentionKind, years: Int) {
        self.kind = kind
        self.years = years
    }

    /// The day, a 1 April, before which has ended what may go today.
    ///
    /// What ended on 31 March 2025 is counted from 1 April 2025: with one year, it may go from 1 April 2026 on.
    package func endedBefore(today: CivilDate) -> CivilDate? {
        FiscalYear(FiscalYear(containing: today).year - years)?.firstDay
    }
}

/// 廃棄: of one kind, the list of what is due, who decided, and what became of it.
package struct Disposal: Hashable, Sendable {
    package typealias ID = UUID

    package struct Approval: Hashable, Sendable {
        package let at: Instant
        package let by: String

        package init(at: Instant, by: String) {
            self.at = at
            self.by = by
        }
    }

    package struct Erasure: Hashable, Sendable {
        package let at: Instant
        /// How many of the candidates are gone.
        package let count: Int

        package init(at: Instant, count: Int) {
            self.at = at
            self.count = count
        }
    }

    package let id: ID
    package let rule: RetentionRule
    /// What ended before this day.
    package let endedBefore: CivilDate
    package let candidates: Int
    package let proposedAt: Instant
    package let proposedBy: String
    package var approval: Approval?
    package var erasure: Erasure?

    package init(
        id: ID,
        rule: RetentionRule,
        endedBefore: CivilDate,
        candidates: Int,
        proposedAt: Instant,
        proposedBy: String,
        approval: Approval? = nil,
        erasure: Erasure? = nil
    ) {
        self.id = id
        self.rule = rule
        self.endedBefore = endedBefore
        self.candidates = candidates
        self.proposedAt = proposedAt
        self.proposedBy = proposedBy
        self.approval = approval
        self.erasure = erasure
    }
}

/// 廃棄の記録: a disposal as it is printed and kept outside the database, so that it can be done again after an older backup was restored.
package struct DisposalDocument: Codable, Sendable {
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
    /// The opaque ids that were on the list; nil in lists.
    package let subjects: [String]?

    package init(_ disposal: Disposal, subjects: [UUID]? = nil) {
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
        self.subjects = subjects?.map(\.written)
    }

    /// The disposal that this is the record of, with its list; nil when it is not whole, or was not approved.
    package var record: (disposal: Disposal, subjects: [UUID])? {
        guard let id = UUID(exactly: id), let day = CivilDate(iso: endedBefore),
            let proposed = Instant(rfc3339: proposedAt), let approvedAt, let approved = Instant(rfc3339: approvedAt),
            let approvedBy, let subjects, RetentionRule.years.contains(years)
        else { return nil }
        let ids = subjects.compactMap { UUID(exactly: $0) }
        guard ids.count == subjects.count else { return nil }
        let disposal = Disposal(
            id: id,
            rule: RetentionRule(kind, years: years),
            endedBefore: day,
            candidates: candidates,
            proposedAt: proposed,
            proposedBy: proposedBy,
            approval: Disposal.Approval(at: approved, by: approvedBy)
        )
        return (disposal, ids)
    }
}
