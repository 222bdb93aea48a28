package import FoundationEssentials

/// What is kept for a time only, and then goes; the counts that it has gone into stay.
package enum RetentionKind: String, Sendable, CaseIterable, Codable {
    /// 相談メモ: the notes of consultations, in every revision.
    case notes
    /// 利用者: who has not been in contact any more. All that names them goes, as after a withdrawal of consent.
    case residents
    /// 支援員の連絡先: of who does not work as a supporter any more, or never did. The code stays, and what it counts for.
    case contacts
    /// 受け付けなかった記録: that a record was refused, and why.
    case refusedRecords = "refused_records"
    /// 訂正の申請: what an amendment asked for that was declined or never decided, and the remarks.
    case amendments

    /// For how long, where the ward has said nothing.
    package var standardYears: Int {
        switch self {
        case .refusedRecords: 1
        case .notes: 3
        case .residents, .contacts, .amendments: 5
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

    /// Something on the list.
    package struct Candidate: Hashable, Sendable {
        /// An opaque id; of a contact, the supporter's code.
        package let subject: String
        /// When it ended, as it was when the list was made; nil where that is not known, as after an older backup was restored.
        package let endedOn: CivilDate?

        package init(subject: String, endedOn: CivilDate?) {
            self.subject = subject
            self.endedOn = endedOn
        }
    }

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
        /// How many of the candidates are gone, whoever took them away.
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
