/// Where a supporter stands on the way from an application to the end of the work.
package enum SupporterStatus: String, Sendable, CaseIterable, Codable {
    /// 応募
    case applied
    /// 研修中
    case inTraining = "in_training"
    /// 認定
    case certified
    /// 活動中
    case active
    /// 休止
    case paused
    /// 失効
    case lapsed
    /// 退任
    case retired
    /// 辞退・不採用
    case declined

    /// The code, or the word that people write for it in either language; nil when it is none of them.
    package init?(written word: String) {
        let key = word.searchKey
        guard let status = Self.allCases.first(where: { $0.words.contains(key) }) else { return nil }
        self = status
    }

    private var words: [String] {
        switch self {
        case .applied: [rawValue, "応募", "応募中", "申込"]
        case .inTraining: [rawValue, "in training", "in-training", "研修中", "研修"]
        case .certified: [rawValue, "認定", "認定済", "認定済み"]
        case .active: [rawValue, "活動中", "活動"]
        case .paused: [rawValue, "休止", "休止中"]
        case .lapsed: [rawValue, "失効"]
        case .retired: [rawValue, "退任"]
        case .declined: [rawValue, "辞退", "不採用", "辞退・不採用"]
        }
    }

    /// What can follow: the one table of the lifecycle. A renewal, by which the status stays, is no transition.
    package var possible: [SupporterStatus] {
        switch self {
        case .applied: [.inTraining, .declined]
        case .inTraining: [.certified, .declined]
        case .certified: [.active, .lapsed, .retired]
        case .active: [.paused, .lapsed, .retired]
        case .paused: [.active, .lapsed, .retired]
        case .lapsed: [.inTraining, .certified, .active, .retired]
        case .retired, .declined: [.applied]
        }
    }

    /// What those can become who have no status yet.
    package static let first: [SupporterStatus] = [.applied]

    /// Whether people have to say why.
    package var needsReason: Bool {
        switch self {
        case .paused, .lapsed, .retired, .declined: true
        case .applied, .inTraining, .certified, .active: false
        }
    }
}
