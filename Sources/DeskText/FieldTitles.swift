package import SupportDesk

extension ConsultationField {
    /// What people call the field.
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .site: "支援拠点"
            case .heldAt: "相談日時"
            case .heldOn: "相談日"
            case .channel: "相談方法"
            case .topics: "相談内容"
            case .ageBand: "年代"
            case .minutes: "対応時間"
            case .outcome: "対応結果"
            case .town: "町丁目"
            case .supporters: "支援員"
            case .resident: "利用者"
            case .supportCase: "支援ケース"
            case .satisfaction: "満足度"
            case .canDoOnline: "オンライン手続の可否"
            case .receipt: "受付番号"
            case .note: "備考"
            }
        case .en:
            switch self {
            case .site: "Site"
            case .heldAt: "Time held"
            case .heldOn: "Date held"
            case .channel: "Channel"
            case .topics: "Topics"
            case .ageBand: "Age band"
            case .minutes: "Minutes"
            case .outcome: "Outcome"
            case .town: "Town"
            case .supporters: "Supporters"
            case .resident: "Resident"
            case .supportCase: "Support case"
            case .satisfaction: "Satisfaction"
            case .canDoOnline: "Can do it online"
            case .receipt: "Receipt number"
            case .note: "Note"
            }
        }
    }
}

extension FieldProblem {
    /// What people call the field. A name that is not ours is not repeated, for it may be the person's own words.
    package func fieldTitle(in language: Language) -> String {
        if let field = ConsultationField(rawValue: field) { return field.title(in: language) }
        if let field = OtherField(rawValue: field) { return field.title(in: language) }
        return switch language {
        case .ja: "この項目"
        case .en: "This field"
        }
    }
}

/// The fields of what surrounds a consultation: its id, a correction, a query, and a ward's lists.
private enum OtherField: String {
    case id, changes, reason
    case from, to, limit, cursor
    case code, name, kind, aliases, latitude, longitude, openedOn, closedOn, wifi, terminals

    func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .id: "相談の識別番号"
            case .changes: "訂正内容"
            case .reason: "理由"
            case .from: "期間の初日"
            case .to: "期間の末日"
            case .limit: "1ページの件数"
            case .cursor: "続きの位置"
            case .code: "コード"
            case .name: "名称"
            case .kind: "種別"
            case .aliases: "別名"
            case .latitude: "緯度"
            case .longitude: "経度"
            case .openedOn: "開設日"
            case .closedOn: "廃止日"
            case .wifi: "公衆無線LAN"
            case .terminals: "公共端末台数"
            }
        case .en:
            switch self {
            case .id: "Id"
            case .changes: "Changes"
            case .reason: "Reason"
            case .from: "From"
            case .to: "To"
            case .limit: "Limit"
            case .cursor: "Cursor"
            case .code: "Code"
            case .name: "Name"
            case .kind: "Kind"
            case .aliases: "Aliases"
            case .latitude: "Latitude"
            case .longitude: "Longitude"
            case .openedOn: "Opening date"
            case .closedOn: "Closing date"
            case .wifi: "Public Wi-Fi"
            case .terminals: "Public terminals"
            }
        }
    }
}
