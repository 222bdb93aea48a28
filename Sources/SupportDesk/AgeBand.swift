/// The age of the person helped, in five-year bands from which the coarser ones are derived.
package enum AgeBand: String, Sendable, CaseIterable {
    case under60
    case from60 = "60-64"
    case from65 = "65-69"
    case from70 = "70-74"
    case from75 = "75-79"
    case from80 = "80-84"
    case from85 = "85-89"
    case from90 = "90+"
    /// 不詳: nobody wrote it down.
    case unknown
    /// 回答しない: the person preferred not to say.
    case declined

    /// The band of an age in completed years (0…130); nil outside.
    package init?(age: Int) {
        switch age {
        case 0..<60: self = .under60
        case 60..<65: self = .from60
        case 65..<70: self = .from65
        case 70..<75: self = .from70
        case 75..<80: self = .from75
        case 80..<85: self = .from80
        case 85..<90: self = .from85
        case 90...130: self = .from90
        default: return nil
        }
    }
}
