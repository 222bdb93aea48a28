/// The digital divide by town, as `GET /v1/reports/divide` gives it.
package struct DivideDocument: Codable, Hashable, Sendable {
    package var fiscalYear: Int
    /// ISO, in Japan.
    package var asOf: String
    package var provisional: Bool
    /// `provisional` 速報値, `final` 確定値 or `revised` 訂正版.
    package var status: String
    /// Of the closed period; null for 速報値.
    @OrNull package var version: Int?
    @OrNull package var populationDate: String?
    /// Consultations of which the town is known, and all of them: the first are only part of the second.
    package var consultationsWithTown: Int
    package var consultations: Int
    package var towns: [Town]

    package init(
        fiscalYear: Int,
        asOf: String,
        status: FigureStatus,
        populationDate: String?,
        consultations: Int,
        towns: [Town]
    ) {
        self.fiscalYear = fiscalYear
        self.asOf = asOf
        provisional = status == .provisional
        self.status = status.code
        _version = OrNull(wrappedValue: status.version)
        _populationDate = OrNull(wrappedValue: populationDate)
        self.consultations = consultations
        self.towns = towns
        consultationsWithTown = towns.reduce(0) { $0 + $1.consultations }
    }

    package struct Town: Codable, Hashable, Sendable {
        package var town: String
        package var name: String
        /// WGS 84.
        package var latitude: Double
        package var longitude: Double
        @OrNull package var population: Int?
        @OrNull package var pop65: Int?
        @OrNull package var pop75: Int?
        /// Consultations of people who live here, where that was written down.
        package var consultations: Int
        /// Per 1,000 residents of 65 and over; null when there is nobody to divide by.
        @OrNull package var consultationsPer1000Seniors: Double?
        /// The nearest site that is open and on the map.
        @OrNull package var nearestSite: String?
        @OrNull package var metres: Double?
        package var records: String

        package init(
            town: String,
            name: String,
            latitude: Double,
            longitude: Double,
            consultations: Int,
            records: String
        ) {
            self.town = town
            self.name = name
            self.latitude = latitude
            self.longitude = longitude
            self.consultations = consultations
            self.records = records
        }
    }
}
