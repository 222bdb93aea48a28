/// `GET /v1/reports/supporters`: who is there to help, where, and where somebody is wanted.
package struct SupportersReportDocument: Codable, Hashable, Sendable {
    /// On the report's day.
    package struct Supporters: Codable, Hashable, Sendable {
        package var active: Int
        package var certified: Int
        package var inTraining: Int
        package var applied: Int
        package var paused: Int

        package init(
            active: Int,
            certified: Int,
            inTraining: Int,
            applied: Int,
            paused: Int
        ) {
            self.active = active
            self.certified = certified
            self.inTraining = inTraining
            self.applied = applied
            self.paused = paused
        }
    }

    package struct Rate: Codable, Hashable, Sendable {
        /// Active supporters × 10,000 ÷ population.
        package var value: Double
        package var population: Int
        /// ISO; the day of the population.
        package var referenceDate: String

        package init(
            value: Double,
            population: Int,
            referenceDate: String
        ) {
            self.value = value
            self.population = population
            self.referenceDate = referenceDate
        }
    }

    package struct SiteEntry: Codable, Hashable, Sendable {
        package var site: String
        package var name: String
        /// Active supporters whose home it is, or who come here as well; in the ward each counts once.
        package var active: Int
        /// Certified, and not active yet.
        package var certified: Int
        /// Of the active ones, those whose certificate or appointment ends within ``SupportersReportDocument/endingWithinDays``.
        package var endingSoon: Int
        /// Active supporters who speak each language, by its code.
        package var languages: [String: Int]
        package var hours: Hours
        /// Null where the site's hours are not on record.
        @OrNull package var vacancies: Vacancies?

        package init(
            site: String,
            name: String,
            active: Int,
            certified: Int,
            endingSoon: Int,
            languages: [String: Int],
            hours: Hours,
            vacancies: Vacancies?
        ) {
            self.site = site
            self.name = name
            self.active = active
            self.certified = certified
            self.endingSoon = endingSoon
            self.languages = languages
            self.hours = hours
            _vacancies = OrNull(wrappedValue: vacancies)
        }
    }

    /// Minutes of the month so far by source: never added up, and null where there is nothing of the source.
    package struct Hours: Codable, Hashable, Sendable {
        @OrNull package var shifts: Int?
        @OrNull package var consultations: Int?
        @OrNull package var reported: Int?

        package init(
            shifts: Int?,
            consultations: Int?,
            reported: Int?
        ) {
            _shifts = OrNull(wrappedValue: shifts)
            _consultations = OrNull(wrappedValue: consultations)
            _reported = OrNull(wrappedValue: reported)
        }
    }

    /// In the 28 days from the report's day on.
    package struct Vacancies: Codable, Hashable, Sendable {
        /// Hours for which somebody is missing; two people for an hour are two.
        package var hours: Double
        /// Hours for which somebody is wanted, booked or not.
        package var needed: Double

        package init(
            hours: Double,
            needed: Double
        ) {
            self.hours = hours
            self.needed = needed
        }
    }

    package struct KindEntry: Codable, Hashable, Sendable {
        package var kind: String
        package var title: String
        package var active: Int

        package init(
            kind: String,
            title: String,
            active: Int
        ) {
            self.kind = kind
            self.title = title
            self.active = active
        }
    }

    package var asOf: String
    package var provisional: Bool
    /// `provisional` 速報値, `final` 確定値 or `revised` 訂正版.
    package var status: String
    /// Of the closed period; null for 速報値.
    @OrNull package var version: Int?
    @OrNull package var site: String?
    package var supporters: Supporters
    @OrNull package var per10k: Rate?
    package var endingWithinDays: Int
    package var kinds: [KindEntry]
    package var sites: [SiteEntry]

    package init(
        asOf: String,
        status: FigureStatus,
        site: String?,
        supporters: Supporters,
        per10k: Rate?,
        endingWithinDays: Int,
        kinds: [KindEntry],
        sites: [SiteEntry]
    ) {
        self.asOf = asOf
        provisional = status == .provisional
        self.status = status.code
        _version = OrNull(wrappedValue: status.version)
        _site = OrNull(wrappedValue: site)
        self.supporters = supporters
        _per10k = OrNull(wrappedValue: per10k)
        self.endingWithinDays = endingWithinDays
        self.kinds = kinds
        self.sites = sites
    }
}
