internal import FoundationEssentials

/// 締め as HTTP and `--json` show it.
package struct ClosingDocument: Codable, Hashable, Sendable {
    package struct Version: Codable, Hashable, Sendable {
        package var version: Int
        /// RFC 3339.
        package var madeAt: String
        package var madeBy: String
        /// For those who are told why; of another site's change neither this nor its id.
        @OrNull package var reason: String?
        @OrNull package var approvedBy: String?
        @OrNull package var amendment: String?
    }

    /// `2026-05`, or `2026` for a fiscal year.
    package var period: String
    /// `month` or `fiscal_year`.
    package var kind: String
    package var closed: Bool
    /// `provisional` 速報値, `final` 確定値, `revised` 訂正版.
    package var status: String
    /// The version in force; null for 速報値.
    @OrNull package var version: Int?
    /// The codes of the sites that have closed the month.
    package var closedSites: [String]
    package var versions: [Version]

    package init(_ closing: Closing, for account: Account) {
        period = closing.period.code
        if case .month = closing.period { kind = "month" } else { kind = "fiscal_year" }
        closed = closing.isClosed
        status = closing.status.code
        _version = OrNull(wrappedValue: closing.status.version)
        closedSites = closing.closedSites.map(\.rawValue).sorted()
        versions = closing.versions.map { version in
            let isOwn = version.site.map { account.sites?.contains($0) ?? true } ?? true
            return Version(
                version: version.number,
                madeAt: version.madeAt.description,
                madeBy: version.madeBy,
                reason: isOwn && account.role.sees(.changeReason) ? version.reason : nil,
                approvedBy: version.approvedBy,
                amendment: isOwn ? version.amendment?.written : nil
            )
        }
    }
}

extension FigureStatus {
    /// `provisional`, `final` or `revised`.
    package var code: String {
        switch self {
        case .provisional: "provisional"
        case .final: "final"
        case .revised: "revised"
        }
    }
}

/// What is missing before a month can be closed with a quiet mind.
package struct MissingRecordsDocument: Codable, Hashable, Sendable {
    package struct SilentSite: Codable, Hashable, Sendable {
        package var site: String
        @OrNull package var lastHeardOf: String?
    }

    package struct EmptyDays: Codable, Hashable, Sendable {
        package var site: String
        package var days: [String]
    }

    package struct Refusal: Codable, Hashable, Sendable {
        package var id: String
        @OrNull package var site: String?
        @OrNull package var heldOn: String?
        package var refusedAt: String
        package var refusedBy: String
        package var problems: [String]
    }

    /// `2026-05`.
    package var period: String
    /// Nothing is missing.
    package var complete: Bool
    package var silentSites: [SilentSite]
    package var emptyDays: [EmptyDays]
    package var sitesWithoutHours: [String]
    package var refusals: [Refusal]
    /// The ids of amendments that wait for approval.
    package var amendments: [String]

    package init(_ missing: MissingRecords, period: ClosingPeriod) {
        self.period = period.code
        complete = missing.isEmpty
        silentSites = missing.silentSites.map {
            SilentSite(site: $0.site.rawValue, lastHeardOf: $0.lastHeardOf?.description)
        }
        emptyDays = missing.emptyDays.map {
            EmptyDays(site: $0.site.rawValue, days: $0.days.map(\.description))
        }
        sitesWithoutHours = missing.sitesWithoutHours.map(\.rawValue)
        refusals = missing.refusals.map { refusal in
            Refusal(
                id: refusal.id.uuidString.lowercased(),
                site: refusal.site?.rawValue,
                heldOn: refusal.heldOn?.description,
                refusedAt: refusal.refusedAt.description,
                refusedBy: refusal.refusedBy,
                problems: refusal.problems
            )
        }
        amendments = missing.amendments.map(\.id.written)
    }
}

/// 訂正の申請 as HTTP and `--json` show it; what the change says is for those who may read the record.
package struct AmendmentDocument: Codable, Hashable, Sendable {
    package var id: String
    /// `record_consultation`, `correct_consultation`, `void_consultation`, `record_attendance`, `void_attendance` or `reopen`.
    package var operation: String
    /// The record's id, or the period's code.
    package var subject: String
    @OrNull package var course: String?
    @OrNull package var site: String?
    /// The closed months that it touches, `2026-05`.
    package var months: [String]
    /// `waiting`, `approved` or `declined`.
    package var state: String
    /// Null to those who are not told why; so is `remark`.
    @OrNull package var reason: String?
    package var proposedAt: String
    package var proposedBy: String
    @OrNull package var decidedAt: String?
    @OrNull package var decidedBy: String?
    @OrNull package var remark: String?
    /// The change as it was sent, as JSON text; null in lists, and once it is done.
    @OrNull package var change: String?

    /// - Parameter showsChange: also what the change says.
    package init(_ amendment: Amendment, for account: Account, showsChange: Bool) {
        let showsReasons = account.role.sees(.changeReason)
        id = amendment.id.uuidString.lowercased()
        operation = amendment.operation.rawValue
        subject = amendment.subject
        _course = OrNull(wrappedValue: amendment.course?.rawValue)
        _site = OrNull(wrappedValue: amendment.site?.rawValue)
        months = amendment.months.map { ClosingPeriod.month($0).code }
        state = amendment.state.rawValue
        _reason = OrNull(wrappedValue: showsReasons ? amendment.reason : nil)
        proposedAt = amendment.proposedAt.description
        proposedBy = amendment.proposedBy
        _decidedAt = OrNull(wrappedValue: amendment.decision?.decidedAt.description)
        _decidedBy = OrNull(wrappedValue: amendment.decision?.decidedBy)
        _remark = OrNull(wrappedValue: showsReasons ? amendment.decision?.remark : nil)
        _change = OrNull(wrappedValue: showsChange ? amendment.body : nil)
    }
}
