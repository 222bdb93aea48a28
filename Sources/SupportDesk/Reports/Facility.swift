/// 公共施設 as it was found on a day: one row of its history. A support site may be one.
package struct FacilitySurvey: Hashable, Sendable {
    package typealias FacilityID = Code<FacilitySurvey>

    package let facility: FacilityID
    package let surveyedOn: CivilDate
    package let name: String
    /// In the register's own words: 図書館, 学校 ….
    package let kind: String
    /// 主要施設, one of those that the rate is about.
    package let isMain: Bool
    /// Public Wi-Fi (公衆無線LAN); nil when not known.
    package let wifi: Bool?
    /// Public terminals (公共端末台数); nil when not known.
    package let terminals: Int?
    /// The support site that it is.
    package let site: Site.ID?

    package init(
        facility: FacilityID,
        surveyedOn: CivilDate,
        name: String,
        kind: String,
        isMain: Bool,
        wifi: Bool? = nil,
        terminals: Int? = nil,
        site: Site.ID? = nil
    ) {
        self.facility = facility
        self.surveyedOn = surveyedOn
        self.name = name
        self.kind = kind
        self.isMain = isMain
        self.wifi = wifi
        self.terminals = terminals
        self.site = site
    }
}
