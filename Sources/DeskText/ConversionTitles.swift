package import SupportDesk

extension FunnelStep {
    /// What people call the step.
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .supported: "初めて支援を受けた"
            case .finishedCourse: "講習会を修了した"
            case .applied: "支援員に応募した"
            case .certified: "認定を受けた"
            case .active: "活動を始めた"
            case .firstSession: "初めて支援した"
            case .stillActive: "12か月後も活動中"
            }
        case .en:
            switch self {
            case .supported: "First supported"
            case .finishedCourse: "Finished a course"
            case .applied: "Applied"
            case .certified: "Certified"
            case .active: "Active"
            case .firstSession: "Gave a first session"
            case .stillActive: "Still active after 12 months"
            }
        }
    }
}

/// Who gave a consultation.
package enum ConversionTitles {
    package static let onceResidents = Title(ja: "利用者だった支援員", en: "Supporters who were residents first")
    package static let others = Title(ja: "そのほかの支援員", en: "Other supporters")
    package static let staff = Title(ja: "職員", en: "Staff")
}
