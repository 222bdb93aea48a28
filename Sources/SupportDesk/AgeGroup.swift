/// The coarser ages of reports, made of five-year bands: 65–74 is 前期高齢者, 75 and over 後期高齢者.
package enum AgeGroup: String, Sendable, CaseIterable {
    case under60
    case from60 = "60-64"
    case from65 = "65-74"
    case from75 = "75+"
    /// 不詳
    case unknown
    /// 回答しない
    case declined

    /// The bands that it is made of.
    package var bands: [AgeBand] {
        AgeBand.allCases.filter { $0.group == self }
    }
}

extension AgeBand {
    /// The group that this band is part of.
    package var group: AgeGroup {
        switch self {
        case .under60: .under60
        case .from60: .from60
        case .from65, .from70: .from65
        case .from75, .from80, .from85, .from90: .from75
        case .unknown: .unknown
        case .declined: .declined
        }
    }
}
