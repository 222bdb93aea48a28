/// The titles of the reports, the headings of their tables, and other short words in them.
package enum ReportLabel: Hashable, Sendable {
    case targets, coverage, topics, channels, divide, conversions, supportersNow
    case indicator, value, target, share, sameDayLastYear, forecast, interval, runRate, neededPerOpenDay, status
    case notSet
    case code, site, open, notOpen, consultations, allConsultations, byMonth, residents, anonymous, supporters, wifi,
        terminals
    case population65, population75, nearest65, per1000Seniors, lastHeard
    case uncoveredTowns, bestNewSites
    case town, nearestSite, metres, gained, rateWithIt
    case topic, mentions
    case measure, channel, n, averageMinutes, minutesUnit, satisfied
    case yes, no
    /// A month of the year, 1…12.
    case month(Int)
    /// Beside an n that is too small to compare by.
    case tooFew

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .targets: "目標の達成状況"
        case .coverage: "拠点と地域の状況"
        case .topics: "相談内容別の件数"
        case .channels: "方法別の対応"
        case .divide: "地域ごとの利用状況"
        case .conversions: "教わる側から教える側へ"
        case .supportersNow: "支援員の状況"
        case .indicator: "指標"
        case .value: "実績"
        case .target: "目標"
        case .share: "達成率"
        case .sameDayLastYear: "前年同日"
        case .forecast: "予測"
        case .interval: "予測の幅"
        case .runRate: "実績/開所日"
        case .neededPerOpenDay: "必要/開所日"
        case .status: "状況"
        case .notSet: "未設定"
        case .code: "コード"
        case .site: "拠点"
        case .open: "開所中"
        case .notOpen: "開所していない"
        case .consultations, .allConsultations: "相談件数"
        case .byMonth: "月別"
        case .residents: "実人数"
        case .anonymous: "匿名延べ"
        case .supporters: "支援員"
        case .wifi: "Wi-Fi"
        case .terminals: "端末"
        case .population65: "65歳以上"
        case .population75: "75歳以上"
        case .nearest65: "最寄り65+"
        case .per1000Seniors: "千人当たり"
        case .lastHeard: "最終受信"
        case .uncoveredTowns: "範囲に拠点のない町丁目（65歳以上の多い順）"
        case .bestNewSites: "拠点を増やすと効果の大きい町丁目（上から順に増やした場合）"
        case .town: "町丁目"
        case .nearestSite: "最寄りの拠点"
        case .metres: "距離m"
        case .gained: "新たに範囲に入る65歳以上"
        case .rateWithIt: "カバー率"
        case .topic: "相談内容"
        case .mentions: "延べ件数"
        case .measure: "項目"
        case .channel: "方法"
        case .n: "n"
        case .averageMinutes: "平均時間 分"
        case .minutesUnit: "分"
        case .satisfied: "満足 %"
        case .yes: "有"
        case .no: "無"
        case .month(let month): "\(month)月"
        case .tooFew: "(少)"
        }
    }

    private var english: String {
        switch self {
        case .targets: "Targets"
        case .coverage: "Sites and coverage"
        case .topics: "Topics"
        case .channels: "Channels"
        case .divide: "Digital divide"
        case .conversions: "From being taught to teaching"
        case .supportersNow: "Supporters"
        case .indicator: "Indicator"
        case .value: "So far"
        case .target: "Target"
        case .share: "Share"
        case .sameDayLastYear: "Last year"
        case .forecast: "Forecast"
        case .interval: "80% interval"
        case .runRate: "Per open day"
        case .neededPerOpenDay: "Needed/open day"
        case .status: "Status"
        case .notSet: "none"
        case .code: "Code"
        case .site: "Site"
        case .open: "open"
        case .notOpen: "not open"
        case .consultations: "Consult."
        case .allConsultations: "Consultations"
        case .byMonth: "By month"
        case .residents: "Residents"
        case .anonymous: "Anonymous"
        case .supporters: "Supporters"
        case .wifi: "Wi-Fi"
        case .terminals: "Terminals"
        case .population65: "Aged 65+"
        case .population75: "Aged 75+"
        case .nearest65: "65+ near"
        case .per1000Seniors: "Per 1,000"
        case .lastHeard: "Last heard"
        case .uncoveredTowns: "Towns without a site within reach (most people of 65+ first)"
        case .bestNewSites: "Where one more site would reach the most (each with those before it)"
        case .town: "Town"
        case .nearestSite: "Nearest site"
        case .metres: "Metres"
        case .gained: "65+ reached anew"
        case .rateWithIt: "Coverage"
        case .topic: "Topic"
        case .mentions: "Mentions"
        case .measure: "Measure"
        case .channel: "Channel"
        case .n: "n"
        case .averageMinutes: "Average minutes"
        case .minutesUnit: "minutes"
        case .satisfied: "Satisfied %"
        case .yes: "yes"
        case .no: "no"
        case .month(let month): Self.englishMonths[max(0, min(11, month - 1))]
        case .tooFew: " (few)"
        }
    }

    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
