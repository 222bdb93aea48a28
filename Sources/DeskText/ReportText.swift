package import SupportDesk

/// What the reports say in sentences: above and below their tables, and under a figure. Numbers come as they are read.
package enum ReportText: Hashable, Sendable {
    /// A site by its name, and the day on which it was last heard from.
    package struct SilentSite: Hashable, Sendable {
        let name: String
        let since: CivilDate?

        package init(name: String, since: CivilDate?) {
            self.name = name
            self.since = since
        }
    }

    case asOf(CivilDate)
    /// `metres` is the radius.
    case reach(metres: String)
    case coverageRate(percent: String, covered: String, population: String, metres: String, on: CivilDate?)
    case noCoverageRate(metres: String)
    case openDaysLeft(String)
    case forecastMethods([String])
    case noForecast(reason: String)
    case survey(on: CivilDate?, n: String?)
    case reference(CivilDate)
    case missing(String)
    case noConsultations
    /// The ward's totals, each in its own unit.
    case consultations(String), minutes(String), residents(String), anonymous(String), supporters(String), totalsOfWard,
        siteNotServing
    case siteClosed(CivilDate)
    case siteCloses(CivilDate)
    case siteOpens(CivilDate)
    /// Since this day, on which it was last heard from; nil when it never was.
    case siteSilent(since: CivilDate?, openDays: String)
    /// Names with what ``siteSilent(since:openDays:)`` tells; `others` sites are not named.
    case silentSites([SilentSite], others: Int, openDays: String)
    case sitesWithoutReach
    case moreTowns(String)
    case allTownsCovered
    case twoCounts(mentions: String, consultations: String)
    case marks
    case withTown(String, of: String)
    case populationOf(CivilDate)
    case noPopulation
    /// Columns that this terminal has no room for.
    case leftOut([String])

    package func text(in language: Language, eras: [JapaneseEra] = []) -> String {
        switch language {
        case .ja: japanese { $0.written(in: .ja, eras: eras) }
        case .en: english { $0.written(in: .en) }
        }
    }

    private func japanese(_ day: (CivilDate) -> String) -> String {
        switch self {
        case .asOf(let date): "\(day(date))現在"
        case .reach(let metres): "地理的カバー率は、開所中の拠点から半径\(metres)m（直線距離）で計算しています。"
        case .coverageRate(let percent, let covered, let population, let metres, let date):
            "地理的カバー率 \(percent): 65歳以上\(population)人のうち\(covered)人が、開所中の拠点から半径\(metres)m以内"
                + "（直線距離\(date.map { "、人口は\(day($0))現在" } ?? "")）"
        case .noCoverageRate(let metres):
            "65歳以上の人口の登録がないため、地理的カバー率は計算できません（半径\(metres)m、直線距離）。"
        case .openDaysLeft(let days): "3月31日までの開所日は、残り\(days)日です。"
        case .forecastMethods(let methods):
            "予測は3月31日の値、幅は80%の区間です（方法: \(methods.map(Self.japaneseMethod).joined(separator: "、"))）。"
        case .noForecast(let reason): "予測なし: \(Self.japaneseReason(reason))"
        case .survey(let date, let n):
            "調査" + (date.map { " \(day($0))" } ?? "") + (n.map { " n=\($0)" } ?? "")
        case .reference(let date): "基準日 \(day(date))"
        case .missing(let what): Self.japaneseLack(what)
        case .noConsultations: "データなし: この年度の相談の記録は、まだありません。"
        case .consultations(let count): "相談 \(count)件"
        case .minutes(let minutes): "対応時間 \(minutes)分"
        case .residents(let count): "利用者 \(count)人（実人数）"
        case .anonymous(let count): "匿名の相談 \(count)件（延べ）"
        case .supporters(let count): "支援員 \(count)人（過去12か月）"
        case .totalsOfWard: "合計とカバー率は、区全体のものです。"
        case .siteNotServing: "この拠点は、この年度の基準日までに開いていません。"
        case .siteClosed(let date): "\(day(date))に廃止"
        case .siteCloses(let date): "\(day(date))に廃止予定"
        case .siteOpens(let date): "\(day(date))に開設"
        case .siteSilent(let date?, let days): "\(day(date))から、開所日\(days)日にわたって記録が届いていません"
        case .siteSilent(nil, let days): "開所日\(days)日にわたって、まだ記録が届いていません"
        case .silentSites(let sites, let others, let days):
            "開所日で\(days)日以上記録が届いていない拠点があり、合計に入っていない相談があるかもしれません: "
                + sites.map { "\($0.name)（\($0.since.map { day($0) + "から" } ?? "一度も届いていません")）" }.joined(separator: "、")
                + (others == 0 ? "" : "、ほか\(others)か所")
        case .sitesWithoutReach:
            "「最寄り65+」が「–」の拠点は、開所中でないか位置の登録がないため、カバー率に入りません。"
        case .moreTowns(let count): "ほかに\(count)の町丁目があります（--townsですべて表示）。"
        case .allTownsCovered: "範囲に拠点のない町丁目はありません。"
        case .twoCounts(let mentions, let consultations):
            "内容別延べ件数（複数計上）は\(mentions)件、相談件数は\(consultations)件です。"
                + "1件の相談に内容が複数あればそれぞれに数えるため、2つは別の数です。"
        case .marks:
            "▲高い、▼低い: ほかの方法全体との差が、偶然では説明できないものだけに付けています（有意水準5%、多重比較を補正）。"
                + "(少)は件数が少なく、比べられないものです。"
        case .withTown(let part, let whole): "相談\(whole)件のうち、町丁目の分かる\(part)件を集計しています。"
        case .populationOf(let date): "人口は\(day(date))現在です。"
        case .noPopulation: "人口の登録がないため、人口と千人当たりの件数は表示できません。"
        case .leftOut(let columns):
            "幅が足りないため省いた列: \(columns.joined(separator: "、"))（--format csvにはすべてあります）"
        }
    }

    private func english(_ day: (CivilDate) -> String) -> String {
        switch self {
        case .asOf(let date): "as of \(day(date))"
        case .reach(let metres): "Coverage is within \(metres) m of an open site, by great-circle distance."
        case .coverageRate(let percent, let covered, let population, let metres, let date):
            "Coverage \(percent): \(covered) of \(population) people of 65+ live within \(metres) m of an open site "
                + "(great-circle distance\(date.map { "; population as of \(day($0))" } ?? ""))"
        case .noCoverageRate(let metres):
            "No coverage rate: there is no population of 65+ on record (radius \(metres) m, great-circle distance)."
        case .openDaysLeft(let days): "Open days left until 31 March: \(days)."
        case .forecastMethods(let methods):
            "The forecast is for 31 March, with its 80% interval "
                + "(method: \(methods.map(Self.englishMethod).joined(separator: ", ")))."
        case .noForecast(let reason): "no forecast: \(Self.englishReason(reason))"
        case .survey(let date, let n):
            "survey" + (date.map { " of \(day($0))" } ?? "") + (n.map { ", n = \($0)" } ?? "")
        case .reference(let date): "reference date \(day(date))"
        case .missing(let what): Self.englishLack(what)
        case .noConsultations: "No data: there are no consultations on record in this fiscal year yet."
        case .consultations(let count): "\(count) consultations"
        case .minutes(let minutes): "\(minutes) minutes"
        case .residents(let count): "\(count) residents (each once)"
        case .anonymous(let count): "\(count) anonymous contacts"
        case .supporters(let count): "\(count) supporters (last 12 months)"
        case .totalsOfWard: "The totals and the coverage rate are those of the whole ward."
        case .siteNotServing: "This site has not served in this fiscal year up to that day."
        case .siteClosed(let date): "closed on \(day(date))"
        case .siteCloses(let date): "closes on \(day(date))"
        case .siteOpens(let date): "opens on \(day(date))"
        case .siteSilent(let date?, let days): "nothing heard since \(day(date)): \(days) open days"
        case .siteSilent(nil, let days): "nothing heard yet: \(days) open days"
        case .silentSites(let sites, let others, let days):
            "Nothing was heard for \(days) open days or more from these sites, so the totals may lack consultations: "
                + sites.map { "\($0.name) (\($0.since.map { "since " + day($0) } ?? "never heard"))" }.joined(
                    separator: ", "
                )
                + (others == 0 ? "" : ", and \(others) more")
        case .sitesWithoutReach:
            "Sites with “–” under “65+ near” are not open or have no place on the map; they count for no coverage."
        case .moreTowns(let count): "… and \(count) more; --towns lists them all."
        case .allTownsCovered: "Every town has a site within reach."
        case .twoCounts(let mentions, let consultations):
            "\(mentions) mentions (内容別延べ件数), \(consultations) consultations (相談件数): two counts, "
                + "for a consultation with several topics is counted under each of them."
        case .marks:
            "▲ higher, ▼ lower than the other channels together, where the difference is beyond chance "
                + "(5%, corrected for many comparisons). (few): too few cases to compare."
        case .withTown(let part, let whole):
            "\(part) of \(whole) consultations have a town on record and are counted here."
        case .populationOf(let date): "The population is that of \(day(date))."
        case .noPopulation: "There is no population on record, and so no figure per 1,000 people either."
        case .leftOut(let columns):
            "No room for these columns: \(columns.joined(separator: ", ")) (--format csv has them all)"
        }
    }
}

extension ReportText {
    private static func japaneseMethod(_ method: String) -> String {
        switch method {
        case "local-level": "最近の水準"
        case "seasonal-local-level": "最近の水準と過去の季節変動"
        default: method
        }
    }

    private static func englishMethod(_ method: String) -> String {
        switch method {
        case "local-level": "recent level"
        case "seasonal-local-level": "recent level and the seasons of past years"
        default: method
        }
    }

    private static func japaneseReason(_ reason: String) -> String {
        switch reason {
        case "under-eight-weeks": "記録がまだ8週間分ありません"
        case "needs-past-year": "過去1年分の記録が必要です"
        case "year-is-over": "年度が終わっています"
        case "goes-by-plans": "計画によって決まります"
        default: reason
        }
    }

    private static func englishReason(_ reason: String) -> String {
        switch reason {
        case "under-eight-weeks": "under eight weeks of data"
        case "needs-past-year": "it needs a whole past year"
        case "year-is-over": "the year is over"
        case "goes-by-plans": "it goes by plans"
        default: reason
        }
    }

    private static func japaneseLack(_ what: String) -> String {
        switch what {
        case "population": "人口の登録がありません"
        case "facilities": "主要施設の登録がありません"
        case "survey": "調査の結果がまだ入力されていません"
        case "register": "もとになる台帳の登録がありません"
        default: "登録がありません（\(what)）"
        }
    }

    private static func englishLack(_ what: String) -> String {
        switch what {
        case "population": "no population on record"
        case "facilities": "no main public facilities on record"
        case "survey": "no survey result on record"
        case "register": "no register to count from yet"
        default: "nothing on record (\(what))"
        }
    }
}
