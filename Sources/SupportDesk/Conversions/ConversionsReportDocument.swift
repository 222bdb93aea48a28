/// `GET /v1/reports/conversions`: how the circle turns.
package struct ConversionsReportDocument: Codable, Hashable, Sendable {
    package struct Step: Codable, Hashable, Sendable {
        /// A ``FunnelStep``.
        package var step: String
        package var title: String
        /// How many took it for the first time in the fiscal year.
        package var inYear: Int
        /// How many of those first supported in the fiscal year have taken it.
        package var cohort: Int
        /// The cohort beside that of the step before, 0…; applying needs no course, so it may pass 1. Of the last step: beside those who
        /// became active twelve months ago or earlier; null when there are none.
        @OrNull package var ofPrevious: Double?
        /// The cohort beside those supported, 0…1.
        @OrNull package var ofFirst: Double?
        /// From the step before, of those who took it in the fiscal year.
        @OrNull package var medianDays: Double?

        package init(
            step: String,
            title: String,
            inYear: Int,
            cohort: Int,
            ofPrevious: Double?,
            ofFirst: Double?,
            medianDays: Double?
        ) {
            self.step = step
            self.title = title
            self.inYear = inYear
            self.cohort = cohort
            _ofPrevious = OrNull(wrappedValue: ofPrevious)
            _ofFirst = OrNull(wrappedValue: ofFirst)
            _medianDays = OrNull(wrappedValue: medianDays)
        }
    }

    /// How many took each step.
    package struct Counts: Codable, Hashable, Sendable {
        package var supported: Int
        package var finishedCourse: Int
        package var applied: Int
        package var certified: Int
        package var active: Int
        package var firstSession: Int
        package var stillActive: Int

        package init(_ counts: Funnel.Counts) {
            supported = counts[.supported] ?? 0
            finishedCourse = counts[.finishedCourse] ?? 0
            applied = counts[.applied] ?? 0
            certified = counts[.certified] ?? 0
            active = counts[.active] ?? 0
            firstSession = counts[.firstSession] ?? 0
            stillActive = counts[.stillActive] ?? 0
        }
    }

    /// The fiscal year's cohort of a site.
    package struct SiteEntry: Codable, Hashable, Sendable {
        private enum Key: String, CodingKey { case site, name }

        package var site: String
        package var name: String
        /// Beside site and name, in the same object.
        package var counts: Counts

        package init(site: String, name: String, counts: Counts) {
            self.site = site
            self.name = name
            self.counts = counts
        }

        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            site = try container.decode(String.self, forKey: .site)
            name = try container.decode(String.self, forKey: .name)
            counts = try Counts(from: decoder)
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(site, forKey: .site)
            try container.encode(name, forKey: .name)
            try counts.encode(to: encoder)
        }
    }

    /// Steps taken in a month.
    package struct MonthEntry: Codable, Hashable, Sendable {
        private enum Key: String, CodingKey { case month }

        /// `2026-04`
        package var month: String
        /// Beside the month, in the same object.
        package var counts: Counts

        package init(month: String, counts: Counts) {
            self.month = month
            self.counts = counts
        }

        package init(from decoder: any Decoder) throws {
            month = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .month)
            counts = try Counts(from: decoder)
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(month, forKey: .month)
            try counts.encode(to: encoder)
        }
    }

    /// Those first supported in a fiscal year, whenever they took the other steps.
    package struct CohortEntry: Codable, Hashable, Sendable {
        private enum Key: String, CodingKey { case fiscalYear }

        package var fiscalYear: Int
        /// Beside the year, in the same object.
        package var counts: Counts

        package init(fiscalYear: Int, counts: Counts) {
            self.fiscalYear = fiscalYear
            self.counts = counts
        }

        package init(from decoder: any Decoder) throws {
            fiscalYear = try decoder.container(keyedBy: Key.self).decode(Int.self, forKey: .fiscalYear)
            counts = try Counts(from: decoder)
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(fiscalYear, forKey: .fiscalYear)
            try counts.encode(to: encoder)
        }
    }

    package struct ActiveSupporters: Codable, Hashable, Sendable {
        package var total: Int
        package var onceResidents: Int
        /// 0…1
        @OrNull package var share: Double?

        package init(
            total: Int,
            onceResidents: Int,
            share: Double?
        ) {
            self.total = total
            self.onceResidents = onceResidents
            _share = OrNull(wrappedValue: share)
        }
    }

    /// What a group of supporters gave in the fiscal year. A consultation given by two counts for both.
    package struct Given: Codable, Hashable, Sendable {
        /// `once_residents`, `others` or `staff`.
        package var group: String
        package var title: String
        package var consultations: Int
        /// Those whose satisfaction was asked, and those who said 4 or 5.
        package var rated: Int
        package var satisfied: Int
        /// 0…1
        @OrNull package var share: Double?

        package init(
            group: String,
            title: String,
            consultations: Int,
            rated: Int,
            satisfied: Int,
            share: Double?
        ) {
            self.group = group
            self.title = title
            self.consultations = consultations
            self.rated = rated
            self.satisfied = satisfied
            _share = OrNull(wrappedValue: share)
        }
    }

    package var fiscalYear: Int
    package var asOf: String
    package var provisional: Bool
    /// `provisional` 速報値, `final` 確定値 or `revised` 訂正版.
    package var status: String
    /// Of the closed period; null for 速報値.
    @OrNull package var version: Int?
    @OrNull package var site: String?
    package var steps: [Step]
    /// From the first support, of those who became active in the fiscal year.
    @OrNull package var medianDaysToActive: Double?
    package var sites: [SiteEntry]
    package var months: [MonthEntry]
    package var cohorts: [CohortEntry]
    package var activeSupporters: ActiveSupporters
    package var given: [Given]

    package init(
        fiscalYear: Int,
        asOf: String,
        status: FigureStatus,
        site: String?,
        steps: [Step],
        medianDaysToActive: Double?,
        sites: [SiteEntry],
        months: [MonthEntry],
        cohorts: [CohortEntry],
        activeSupporters: ActiveSupporters,
        given: [Given]
    ) {
        self.fiscalYear = fiscalYear
        self.asOf = asOf
        provisional = status == .provisional
        self.status = status.code
        _version = OrNull(wrappedValue: status.version)
        _site = OrNull(wrappedValue: site)
        self.steps = steps
        _medianDaysToActive = OrNull(wrappedValue: medianDaysToActive)
        self.sites = sites
        self.months = months
        self.cohorts = cohorts
        self.activeSupporters = activeSupporters
        self.given = given
    }
}
