/// Where in the ward help is within reach, and how each site is used, as `GET /v1/reports/coverage` gives it.
package struct CoverageDocument: Codable, Hashable, Sendable {
    package var fiscalYear: Int
    /// ISO, in Japan.
    package var asOf: String
    package var provisional: Bool
    /// The one site that is listed; null for all. Totals and rate are the ward's in either case.
    @OrNull package var site: String?
    /// Metres.
    package var radius: Int
    /// Always `great-circle`: as the crow flies, not as one walks.
    package var distance: String
    /// pop65Covered ÷ pop65 (0…1); null without a population.
    @OrNull package var rate: Double?
    /// Residents of 65 and over.
    @OrNull package var pop65: Int?
    @OrNull package var pop65Covered: Int?
    /// The day to which the population refers.
    @OrNull package var populationDate: String?
    package var ward: Totals
    package var sites: [Site]
    /// Those with the most people of 65 and over first.
    package var uncoveredTowns: [UncoveredTown]
    /// The three towns where one more site each would cover the most people of 65 and over who are not covered yet, the best
    /// one first, each reckoned with those before it.
    package var bestNewSites: [NewSite]
    package var links: Links

    package init(
        fiscalYear: Int,
        asOf: String,
        provisional: Bool,
        site: String? = nil,
        radius: Int,
        rate: Double?,
        pop65: Int?,
        pop65Covered: Int?,
        populationDate: String?,
        ward: Totals,
        sites: [Site],
        uncoveredTowns: [UncoveredTown],
        bestNewSites: [NewSite],
        links: Links
    ) {
        self.fiscalYear = fiscalYear
        self.asOf = asOf
        self.provisional = provisional
        _site = OrNull(wrappedValue: site)
        self.radius = radius
        distance = "great-circle"
        _rate = OrNull(wrappedValue: rate)
        _pop65 = OrNull(wrappedValue: pop65)
        _pop65Covered = OrNull(wrappedValue: pop65Covered)
        _populationDate = OrNull(wrappedValue: populationDate)
        self.ward = ward
        self.sites = sites
        self.uncoveredTowns = uncoveredTowns
        self.bestNewSites = bestNewSites
        self.links = links
    }

    /// Counts in three units that are never mixed.
    package struct Totals: Codable, Hashable, Sendable {
        /// 件
        package var consultations = 0
        package var minutes = 0
        /// 実人数: residents on record who were supported, each once.
        package var residents = 0
        /// 延べ: consultations of people who are not on record; never among the residents.
        package var anonymous = 0
        /// Active supporters: those who gave a consultation in the last twelve months, each once.
        package var supporters = 0

        package init() {}
    }

    package struct Site: Codable, Hashable, Sendable {
        package var site: String
        package var name: String
        /// A code of the ward's list of kinds.
        package var kind: String
        @OrNull package var town: String?
        package var openedOn: String
        @OrNull package var closedOn: String?
        /// Whether it is open on the report's day.
        package var open: Bool
        package var consultations: Int
        package var minutes: Int
        /// Every month up to the report's day: `2026-04`.
        package var byMonth: [String: Int]
        /// `in_person`, `phone`, `online`, `visit`.
        package var byChannel: [String: Int]
        /// `under60`, `60-64`, `65-74`, `75+`, `unknown`, `declined`.
        package var byAge: [String: Int]
        /// 実人数 at this site; a person seen at two sites counts at both, and once in the ward.
        package var residents: Int
        package var anonymous: Int
        package var supporters: Int
        @OrNull package var wifi: Bool?
        @OrNull package var terminals: Int?
        /// Residents of 65 and over for whom this is the nearest open site; null when it is closed or has no place on the map.
        @OrNull package var pop65Nearest: Int?
        /// Consultations per 1,000 of them; null when there is nobody to divide by.
        @OrNull package var consultationsPer1000Seniors: Double?
        /// ``SiteFreshness/lastHeardAt``: RFC 3339 in Japan's offset.
        @OrNull package var lastHeardAt: String?
        /// ``SiteFreshness/silentOpenDays``; nil in a report that was published before it was told.
        package var silentOpenDays: Int?
        /// The records behind the site's figures.
        package var records: String

        package init(site: String, name: String, kind: String, openedOn: String, open: Bool, records: String) {
            self.site = site
            self.name = name
            self.kind = kind
            self.openedOn = openedOn
            self.open = open
            self.records = records
            (consultations, minutes, residents, anonymous, supporters) = (0, 0, 0, 0, 0)
            silentOpenDays = 0
            (byMonth, byChannel, byAge) = ([:], [:], [:])
        }
    }

    package struct UncoveredTown: Codable, Hashable, Sendable {
        package var town: String
        package var name: String
        package var pop65: Int
        /// A code; null when no site on the map is open.
        @OrNull package var nearestSite: String?
        @OrNull package var metres: Double?

        package init(town: String, name: String, pop65: Int, nearestSite: String?, metres: Double?) {
            self.town = town
            self.name = name
            self.pop65 = pop65
            _nearestSite = OrNull(wrappedValue: nearestSite)
            _metres = OrNull(wrappedValue: metres)
        }
    }

    package struct NewSite: Codable, Hashable, Sendable {
        package var town: String
        package var name: String
        /// How many people of 65 and over it would cover who are not covered yet.
        package var pop65Gained: Int
        /// The coverage rate with it and those before it.
        package var rate: Double

        package init(town: String, name: String, pop65Gained: Int, rate: Double) {
            self.town = town
            self.name = name
            self.pop65Gained = pop65Gained
            self.rate = rate
        }
    }

    /// Where each number leads.
    package struct Links: Codable, Hashable, Sendable {
        /// A URI template (RFC 6570): filled with a site, a key of `byMonth`, `byChannel` or `byAge`, it lists the records behind
        /// that number.
        package var records: String
        /// The towns behind the population figures.
        package var towns: String

        package init(records: String, towns: String) {
            self.records = records
            self.towns = towns
        }
    }
}
