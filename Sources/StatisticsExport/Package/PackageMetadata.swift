package import SupportDesk

/// What a package says of itself as a whole.
package struct PackageMetadata: Sendable {
    package let title: Title
    package let description: Title
    /// Of the package's form: it changes when a table or a column does.
    package let version: String
    /// Under which the package may be used; `.internal` packages have terms instead of a licence.
    package let terms: Title
    /// The months that the tables tell of, in their order.
    package let months: [PackageMonth]
    /// The end of the audit trail as the package's first making saw it.
    package let audit: AuditHead?

    package init(
        title: Title,
        description: Title,
        version: String,
        terms: Title,
        months: [PackageMonth],
        audit: AuditHead? = nil
    ) {
        self.title = title
        self.description = description
        self.version = version
        self.terms = terms
        self.months = months
        self.audit = audit
    }
}

/// How far the figures of a month may be relied on.
package struct PackageMonth: Sendable {
    package enum Status: String, Sendable, CaseIterable {
        /// Before the closing.
        case provisional = "速報値"
        case final = "確定値"
        /// Closed, and changed since.
        case revised = "訂正版"
    }

    /// Any day of the month.
    package let month: CivilDate
    package let status: Status
    /// 0 before the closing, 1 as it was closed, more after corrections.
    package let version: Int
    /// Whether a later change is not shown yet, because it would give away what is suppressed.
    package let heldBack: Bool

    package init(month: CivilDate, status: Status, version: Int, heldBack: Bool = false) {
        self.month = month
        self.status = status
        self.version = version
        self.heldBack = heldBack
    }
}
