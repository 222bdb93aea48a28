/// The headings of the reports' CSV. A heading names the unit, so that the cells are plain numbers.
package enum ReportField: Hashable, Sendable {
    case indicatorCode, indicator, unit, value, target, share, numerator, denominator, factor, sameDayLastYear, runRate
    case forecast, low, high, method, neededPerOpenDay, status, source, referenceDate
    case siteCode, site, kind, townCode, town, openedOn, closedOn, isOpen
    case consultations, minutes, residents, anonymous, supporters, wifi, terminals, nearest65, per1000Seniors
    case lastHeardAt, silentOpenDays
    /// Consultations of one month (`2026-04`), one channel or one group of ages, each by its title.
    case consultationsOf(String)
    case population, population65, population75, latitude, longitude, nearestSiteCode, nearestSite, metres
    case topicCode, topic, month, mentions
    case channelCode, channel, measureCode, measure, count, n, comparison

    package func text(in language: Language) -> String {
        switch language {
        case .ja: japanese
        case .en: english
        }
    }

    private var japanese: String {
        switch self {
        case .indicatorCode: "指標コード"
        case .indicator: "指標"
        case .unit: "単位"
        case .value: "値"
        case .target: "目標値"
        case .share: "達成率（%）"
        case .numerator: "分子"
        case .denominator: "分母"
        case .factor: "係数"
        case .sameDayLastYear: "前年同日の値"
        case .runRate: "開所日1日当たりの実績"
        case .forecast: "3月31日の予測"
        case .low: "予測の下限（80%）"
        case .high: "予測の上限（80%）"
        case .method: "予測の方法"
        case .neededPerOpenDay: "残り開所日1日当たりの必要数"
        case .status: "状況"
        case .source: "出所"
        case .referenceDate: "基準日"
        case .siteCode: "拠点コード"
        case .site: "拠点"
        case .kind: "種別コード"
        case .townCode: "町丁目コード"
        case .town: "町丁目"
        case .openedOn: "開設日"
        case .closedOn: "廃止日"
        case .isOpen: "状態"
        case .consultations: "相談件数（件）"
        case .minutes: "対応時間（分）"
        case .residents: "利用者（実人数・人）"
        case .anonymous: "匿名の相談（延べ・件）"
        case .supporters: "支援員（実人数・人）"
        case .wifi: "公衆無線LAN"
        case .terminals: "公共端末台数（台）"
        case .nearest65: "最寄りとする65歳以上人口（人）"
        case .per1000Seniors: "65歳以上千人当たり相談件数（件）"
        case .lastHeardAt: "最後に記録が届いた日時"
        case .silentOpenDays: "その後に記録のない開所日数（日）"
        case .consultationsOf(let title): "相談件数 \(title)（件）"
        case .population: "人口（人）"
        case .population65: "65歳以上人口（人）"
        case .population75: "75歳以上人口（人）"
        case .latitude: "緯度"
        case .longitude: "経度"
        case .nearestSiteCode: "最寄り拠点コード"
        case .nearestSite: "最寄り拠点"
        case .metres: "最寄り拠点までの直線距離（m）"
        case .topicCode: "相談内容コード"
        case .topic: "相談内容"
        case .month: "月"
        case .mentions: "内容別延べ件数（件）"
        case .channelCode: "方法コード"
        case .channel: "方法"
        case .measureCode: "項目コード"
        case .measure: "項目"
        case .count: "件数（件）"
        case .n: "n"
        case .comparison: "ほかの方法との比較"
        }
    }

    private var english: String {
        switch self {
        case .indicatorCode: "Indicator code"
        case .indicator: "Indicator"
        case .unit: "Unit"
        case .value: "Value"
        case .target: "Target"
        case .share: "Share of target (%)"
        case .numerator: "Numerator"
        case .denominator: "Denominator"
        case .factor: "Factor"
        case .sameDayLastYear: "Same day last year"
        case .runRate: "Per open day so far"
        case .forecast: "Forecast for 31 March"
        case .low: "Forecast low (80%)"
        case .high: "Forecast high (80%)"
        case .method: "Forecast method"
        case .neededPerOpenDay: "Needed per open day left"
        case .status: "Status"
        case .source: "Source"
        case .referenceDate: "Reference date"
        case .siteCode: "Site code"
        case .site: "Site"
        case .kind: "Kind code"
        case .townCode: "Town code"
        case .town: "Town"
        case .openedOn: "Opened on"
        case .closedOn: "Closed on"
        case .isOpen: "State"
        case .consultations: "Consultations"
        case .minutes: "Minutes"
        case .residents: "Residents (each once)"
        case .anonymous: "Anonymous contacts"
        case .supporters: "Supporters (each once)"
        case .wifi: "Public Wi-Fi"
        case .terminals: "Public terminals"
        case .nearest65: "Residents 65+ with this as nearest site"
        case .per1000Seniors: "Consultations per 1,000 residents 65+"
        case .lastHeardAt: "Last heard from at"
        case .silentOpenDays: "Open days without a record since"
        case .consultationsOf(let title): "Consultations: \(title)"
        case .population: "Residents"
        case .population65: "Residents 65+"
        case .population75: "Residents 75+"
        case .latitude: "Latitude"
        case .longitude: "Longitude"
        case .nearestSiteCode: "Nearest site code"
        case .nearestSite: "Nearest site"
        case .metres: "Great-circle distance to it (m)"
        case .topicCode: "Topic code"
        case .topic: "Topic"
        case .month: "Month"
        case .mentions: "Mentions"
        case .channelCode: "Channel code"
        case .channel: "Channel"
        case .measureCode: "Measure code"
        case .measure: "Measure"
        case .count: "Count"
        case .n: "n"
        case .comparison: "Compared with the other channels"
        }
    }
}
