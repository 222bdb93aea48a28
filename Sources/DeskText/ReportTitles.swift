package import SupportDesk

extension FiscalYear {
    /// 令和8年度（2026年度）by the era of its 1 April (2026年度 without `eras`), FY2026 (Apr 2026 – Mar 2027).
    package func title(in language: Language, eras: [JapaneseEra] = []) -> String {
        switch language {
        case .ja:
            guard let era = eras.first(where: { $0.firstDay <= firstDay && firstDay <= ($0.lastDay ?? firstDay) })
            else { return "\(year)年度" }
            let eraYear = year - era.firstDay.year + 1
            return "\(era.name)\(eraYear == 1 ? "元" : String(eraYear))年度（\(year)年度）"
        case .en: return "FY\(year) (Apr \(year) – Mar \(year + 1))"
        }
    }
}

extension TargetsDocument.Indicator.Status {
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .met: "達成"
            case .onTrack: "達成見込み"
            case .behind: "遅れ"
            case .noData: "データなし"
            }
        case .en:
            switch self {
            case .met: "Met"
            case .onTrack: "On track"
            case .behind: "Behind"
            case .noData: "No data"
            }
        }
    }
}

extension AgeGroup {
    package func title(in language: Language) -> String {
        switch language {
        case .ja:
            switch self {
            case .under60: "60歳未満"
            case .from60: "60〜64歳"
            case .from65: "65〜74歳"
            case .from75: "75歳以上"
            case .unknown: "年齢不詳"
            case .declined: "年齢は回答しない"
            }
        case .en:
            switch self {
            case .under60: "under 60"
            case .from60: "60–64"
            case .from65: "65–74"
            case .from75: "75 and over"
            case .unknown: "age not known"
            case .declined: "age not said"
            }
        }
    }
}
