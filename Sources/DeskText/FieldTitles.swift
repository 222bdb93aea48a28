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

/// The fields of what surrounds a consultation: its id, a correction, a query, a ward's lists, and what it measures itself by.
private enum OtherField: String {
    case id, changes, reason
    case from, to, limit, cursor
    case fiscalYear, asOf, radius, by, format, month, onRecord, satisfied, supporter
    case code, name, kind, aliases, latitude, longitude, openedOn, closedOn, wifi, terminals, main, surveyedOn
    case indicator, title, titleEn, unit, unitEn, source, numerator, denominator, factor, direction, position, retiredOn
    case value, effectiveFrom, referenceDate, x, n

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
            case .fiscalYear: "年度"
            case .asOf: "基準日"
            case .radius: "半径(メートル)"
            case .by: "内訳"
            case .format: "形式"
            case .month: "月"
            case .onRecord: "登録の有無"
            case .supporter: "支援員"
            case .satisfied: "満足度の評価"
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
            case .main: "主要施設"
            case .surveyedOn: "調査日"
            case .indicator: "指標コード"
            case .title: "指標の名称"
            case .titleEn: "英語の名称"
            case .unit: "単位"
            case .unitEn: "英語の単位"
            case .source: "データの出所"
            case .numerator: "分子"
            case .denominator: "分母"
            case .factor: "係数"
            case .direction: "望ましい方向"
            case .position: "並び順"
            case .retiredOn: "使用終了日"
            case .value: "目標値"
            case .effectiveFrom: "適用開始日"
            case .referenceDate: "調査基準日"
            case .x: "該当する数（x）"
            case .n: "母数（n）"
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
            case .fiscalYear: "Fiscal year"
            case .asOf: "As-of date"
            case .radius: "Radius (metres)"
            case .by: "Breakdown"
            case .format: "Format"
            case .month: "Month"
            case .onRecord: "On record"
            case .supporter: "Supporter"
            case .satisfied: "Satisfied"
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
            case .main: "Main facility"
            case .surveyedOn: "Survey date"
            case .indicator: "Indicator id"
            case .title: "Title"
            case .titleEn: "Title in English"
            case .unit: "Unit"
            case .unitEn: "Unit in English"
            case .source: "Source"
            case .numerator: "Numerator"
            case .denominator: "Denominator"
            case .factor: "Factor"
            case .direction: "Better direction"
            case .position: "Position"
            case .retiredOn: "Retirement date"
            case .value: "Target value"
            case .effectiveFrom: "Effective from"
            case .referenceDate: "Reference date"
            case .x: "x"
            case .n: "n"
            }
        }
    }
}
