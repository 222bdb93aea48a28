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
}
