/// The figures that stand beside an indicator's own and are never added to it.
package enum FigureBeside: String, Sendable, CaseIterable {
    /// Consultations of people who are not on record.
    case anonymous
    /// 延べ: consultations of residents and of people who are not on record.
    case contacts
    case wifi
    case terminals
    /// Satisfaction as asked after consultations, beside that of a survey.
    case running

    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .anonymous: "うち匿名の相談(実人数に含まない)"
            case .contacts: "延べ人数(匿名を含む)"
            case .wifi: "うちWi-Fi設置"
            case .terminals: "うち公共端末設置"
            case .running: "相談後の満足度(随時・調査とは別)"
            }
        case .en:
            switch self {
            case .anonymous: "of them anonymous (not among the residents)"
            case .contacts: "contacts in all, anonymous ones included"
            case .wifi: "with Wi-Fi"
            case .terminals: "with terminals"
            case .running: "satisfied after a consultation (running, not the survey)"
            }
        }
    }

    package func unit(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .anonymous: "件"
            case .contacts: "人(延べ)"
            case .wifi, .terminals, .running: "%"
            }
        case .en:
            switch self {
            case .anonymous: "consultations"
            case .contacts: "contacts"
            case .wifi, .terminals, .running: "%"
            }
        }
    }
}
