/// How a consultation was held.
package enum Channel: String, Sendable, CaseIterable {
    /// 対面
    case inPerson = "in_person"
    /// 電話
    case phone
    /// オンライン
    case online
    /// 訪問
    case visit
}
