/// How the fiscal year stands against its targets, as `GET /v1/reports/targets` gives it.
package struct TargetsDocument: Codable, Hashable, Sendable {
    /// The year of its 1 April.
    package var fiscalYear: Int
    /// ISO, in Japan: what was held up to this day counts.
    package var asOf: String
    /// 速報値 until the year is closed.
    package var provisional: Bool
    /// The one site that the report is about; null for the ward.
    @OrNull package var site: String?
    /// Metres within which a site covers a town, for the coverage rate.
    package var radius: Int
    /// Days from the one after `asOf` to 31 March on which the ward's sites usually serve.
    package var openDaysLeft: Int
    package var indicators: [Indicator]
    /// When the sites that are open on `asOf` were last heard from; nil in a report that was published before it was told.
    package var sites: [Site]?

    package init(
        fiscalYear: Int,
        asOf: String,
        provisional: Bool,
        site: String?,
        radius: Int,
        openDaysLeft: Int,
        indicators: [Indicator],
        sites: [Site] = []
    ) {
        self.fiscalYear = fiscalYear
        self.asOf = asOf
        self.provisional = provisional
        _site = OrNull(wrappedValue: site)
        self.radius = radius
        self.openDaysLeft = openDaysLeft
        self.indicators = indicators
        self.sites = sites
    }

    package struct Site: Codable, Hashable, Sendable {
        package var site: String
        package var name: String
        /// ``SiteFreshness/lastHeardAt``: RFC 3339 in Japan's offset.
        @OrNull package var lastHeardAt: String?
        /// ``SiteFreshness/silentOpenDays``
        package var silentOpenDays: Int

        package init(site: String, name: String, lastHeardAt: String?, silentOpenDays: Int) {
            self.site = site
            self.name = name
            _lastHeardAt = OrNull(wrappedValue: lastHeardAt)
            self.silentOpenDays = silentOpenDays
        }
    }

    /// 指標 with where it stands.
    package struct Indicator: Codable, Hashable, Sendable {
        package enum Status: String, Codable, Sendable, CaseIterable {
            case met
            case onTrack = "on_track"
            case behind
            /// No figure, or no target to judge it by.
            case noData = "no_data"
        }

        package var id: String
        /// In the language of the request.
        package var title: String
        package var unit: String
        /// numerator ÷ denominator × factor, or numerator × factor where nothing is divided by.
        @OrNull package var value: Double?
        @OrNull package var target: Double?
        /// value ÷ target: 0.8 is 80 %.
        @OrNull package var share: Double?
        @OrNull package var numerator: Double?
        @OrNull package var denominator: Double?
        package var factor: Double
        /// The value on the same day of the fiscal year before.
        @OrNull package var sameDayLastYear: Double?
        /// So far, per open day since 1 April.
        @OrNull package var runRate: Double?
        @OrNull package var forecast: Forecast?
        /// Why there is no forecast: `under-eight-weeks`, `needs-past-year`, `year-is-over`, `goes-by-plans`; null where none belongs.
        @OrNull package var noForecast: String?
        @OrNull package var neededPerOpenDay: Double?
        package var status: Status
        /// `computed` or `survey`.
        package var source: String
        /// `up` when more is better, `down` when less is.
        package var direction: String
        /// The day to which a survey, a population or a register refers; null where it is `asOf`.
        @OrNull package var referenceDate: String?
        /// What the figure lacks, when there is none for want of it: `population`, `facilities`, `survey`, `register`.
        @OrNull package var missing: String?
        /// Figures that stand beside this one and are never added to it.
        package var beside: [Beside]
        /// Where the records behind the figure are.
        @OrNull package var records: String?
        /// Where those of the same day last year are.
        @OrNull package var recordsLastYear: String?

        package init(id: String, title: String, unit: String, factor: Double, source: String, direction: String) {
            self.id = id
            self.title = title
            self.unit = unit
            self.factor = factor
            self.source = source
            self.direction = direction
            status = .noData
            beside = []
        }
    }

    /// What 31 March will show, at 80 %.
    package struct Forecast: Codable, Hashable, Sendable {
        package var value: Double
        package var low: Double
        package var high: Double
        /// `local-level` or `seasonal-local-level`: the decision record ForecastByLocalLevel says what they are.
        package var method: String

        package init(value: Double, low: Double, high: Double, method: String) {
            self.value = value
            self.low = low
            self.high = high
            self.method = method
        }
    }

    /// A figure in a unit of its own.
    package struct Beside: Codable, Hashable, Sendable {
        /// `anonymous`, `contacts`, `wifi`, `terminals`, `running`.
        package var id: String
        package var title: String
        package var unit: String
        @OrNull package var value: Double?
        @OrNull package var numerator: Double?
        @OrNull package var denominator: Double?
        /// Where the records behind it are.
        @OrNull package var records: String?

        package init(
            id: String,
            title: String,
            unit: String,
            value: Double?,
            numerator: Double? = nil,
            denominator: Double? = nil,
            records: String? = nil
        ) {
            self.id = id
            self.title = title
            self.unit = unit
            _value = OrNull(wrappedValue: value)
            _numerator = OrNull(wrappedValue: numerator)
            _denominator = OrNull(wrappedValue: denominator)
            _records = OrNull(wrappedValue: records)
        }
    }
}
