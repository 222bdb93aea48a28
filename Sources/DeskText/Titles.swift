package import SupportDesk

extension Channel {
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .inPerson: "対面"
            case .phone: "電話"
            case .online: "オンライン"
            case .visit: "訪問"
            }
        case .en:
            switch self {
            case .inPerson: "in person"
            case .phone: "phone"
            case .online: "online"
            case .visit: "visit"
            }
        }
    }
}

extension AgeBand {
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .under60: "60歳未満"
            case .from60: "60〜64歳"
            case .from65: "65〜69歳"
            case .from70: "70〜74歳"
            case .from75: "75〜79歳"
            case .from80: "80〜84歳"
            case .from85: "85〜89歳"
            case .from90: "90歳以上"
            case .unknown: "不詳"
            case .declined: "回答しない"
            }
        case .en:
            switch self {
            case .under60: "under 60"
            case .from60: "60–64"
            case .from65: "65–69"
            case .from70: "70–74"
            case .from75: "75–79"
            case .from80: "80–84"
            case .from85: "85–89"
            case .from90: "90 and over"
            case .unknown: "not known"
            case .declined: "prefers not to say"
            }
        }
    }
}

extension Role {
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .staff: "職員・支援員"
            case .siteLeader: "拠点責任者"
            case .coordinator: "調整担当"
            case .statistician: "統計担当"
            case .administrator: "システム管理者"
            case .auditor: "監査担当"
            }
        case .en:
            switch self {
            case .staff: "staff"
            case .siteLeader: "site leader"
            case .coordinator: "coordinator"
            case .statistician: "statistician"
            case .administrator: "administrator"
            case .auditor: "auditor"
            }
        }
    }
}
