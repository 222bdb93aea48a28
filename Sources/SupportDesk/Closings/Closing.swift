/// 締め: a period of the ward, with everything that was published of it.
package struct Closing: Hashable, Sendable {
    /// What was published: 確定値 first, and a 訂正版 for each change after that.
    package struct Version: Hashable, Sendable {
        package let number: Int
        package let madeAt: Instant
        package let madeBy: String
        /// Of a 訂正版: why, and who approved it.
        package let reason: String?
        package let approvedBy: String?
        package let amendment: Amendment.ID?
        /// Where that change was made; nil for what concerns the whole ward.
        package let site: Site.ID?

        package init(
            number: Int,
            madeAt: Instant,
            madeBy: String,
            reason: String? = nil,
            approvedBy: String? = nil,
            amendment: Amendment.ID? = nil,
            site: Site.ID? = nil
        ) {
            self.number = number
            self.madeAt = madeAt
            self.madeBy = madeBy
            self.reason = reason
            self.approvedBy = approvedBy
            self.amendment = amendment
            self.site = site
        }
    }

    package let period: ClosingPeriod
    /// False when it was never closed, and while it is open again.
    package let isClosed: Bool
    /// The sites that have closed the month for themselves; all of them once the ward has.
    package let closedSites: Set<Site.ID>
    /// In order; empty when it was never closed.
    package let versions: [Version]

    package init(period: ClosingPeriod, isClosed: Bool, closedSites: Set<Site.ID>, versions: [Version]) {
        self.period = period
        self.isClosed = isClosed
        self.closedSites = closedSites
        self.versions = versions
    }

    /// What its figures are worth now.
    package var status: FigureStatus { FigureStatus(version: isClosed ? versions.last?.number : nil) }
}

/// What is still to be expected for a month, to be known before it is closed; for a fiscal year, only the amendments that wait.
package struct MissingRecords: Hashable, Sendable {
    package struct SilentSite: Hashable, Sendable {
        package let site: Site.ID
        /// The last day of which anything is on record; nil when nothing ever was.
        package let lastHeardOf: CivilDate?

        package init(site: Site.ID, lastHeardOf: CivilDate?) {
            self.site = site
            self.lastHeardOf = lastHeardOf
        }
    }

    package struct EmptyDays: Hashable, Sendable {
        package let site: Site.ID
        /// Days on which the site was open by its hours, and of which nothing is on record.
        package let days: [CivilDate]

        package init(site: Site.ID, days: [CivilDate]) {
            self.site = site
            self.days = days
        }
    }

    package struct Refusal: Hashable, Sendable {
        package let id: Consultation.ID
        package let site: Site.ID?
        package let heldOn: CivilDate?
        package let refusedAt: Instant
        package let refusedBy: String
        /// The codes of what was wrong.
        package let problems: [String]

        package init(
            id: Consultation.ID,
            site: Site.ID?,
            heldOn: CivilDate?,
            refusedAt: Instant,
            refusedBy: String,
            problems: [String]
        ) {
            self.id = id
            self.site = site
            self.heldOn = heldOn
            self.refusedAt = refusedAt
            self.refusedBy = refusedBy
            self.problems = problems
        }
    }

    package struct WaitingAmendment: Hashable, Sendable {
        package let id: Amendment.ID
        /// Nil for what concerns the whole ward.
        package let site: Site.ID?

        package init(id: Amendment.ID, site: Site.ID?) {
            self.id = id
            self.site = site
        }
    }

    /// Sites in service in the month of which nothing is on record in it.
    package var silentSites: [SilentSite] = []
    /// Of sites of which something is.
    package var emptyDays: [EmptyDays] = []
    /// Sites in service whose opening hours are not on record, so that nothing can be said of their days.
    package var sitesWithoutHours: [Site.ID] = []
    /// Records that were refused and have not come again.
    package var refusals: [Refusal] = []
    /// Changes to this period that wait for approval, or that would reopen it.
    package var amendments: [WaitingAmendment] = []

    package init() {}

    /// Whether there is anything that whoever closes has to say they know of.
    package var isEmpty: Bool {
        silentSites.isEmpty && emptyDays.isEmpty && refusals.isEmpty && amendments.isEmpty
    }
}
