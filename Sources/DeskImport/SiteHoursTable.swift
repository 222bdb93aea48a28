package import SupportDesk

/// A site's week from a day on, as a file says it.
package struct ImportedHours: Hashable, Sendable {
    package let site: Site.ID
    package let hours: OpeningHours
}

/// 開所時間: a file of the weeks of sites. Rows of the same site and the same 適用開始日 make one week.
package enum SiteHoursTable {
    /// One row: some days of the week with the same hours.
    package struct Entry: Hashable, Sendable {
        package let site: Site.ID
        package let weekdays: [Weekday]
        /// Nil where the site is closed on these days.
        package let opens: ClockTime?
        package let closes: ClockTime?
        package let needed: Int
        package let isOpenOnHolidays: Bool
        package let effectiveFrom: CivilDate
    }

    /// Reads the file at `path`, by the sites and eras of `desk`. Hours without 適用開始日 are in effect since the site
    /// opened, one supporter is wanted where nothing is said, and sites are closed on public holidays unless a row says
    /// 有. Where a row of a site is refused, all of them are, so that a part of a week never stands for the whole.
    ///
    /// - Throws: why the file as a whole cannot be imported.
    package static func read(
        path: String,
        encoding: FileEncoding = .auto,
        desk: Desk
    ) throws(ImportFileError) -> ImportedTable<Entry> {
        let days = DateReading(eras: desk.eras)
        var faulty: [Site.ID: Int] = [:]
        var last: Site.ID?
        var table = try TableReader<Column>(path: path, encoding: encoding).table(
            key: { $0 },
            refused: { row, rejection in
                var meant = sites(meantBy: row.cell(.site), desk)
                // A line that is no row, or names no site, belongs to the rows above it.
                if meant.isEmpty, row.cell(.site).isEmpty || rejection.field == nil, let last { meant = [last] }
                for site in meant where faulty[site] == nil { faulty[site] = rejection.line }
            },
            read: { row throws(Rejection) in
                let entry = try entry(row, desk, days)
                last = entry.site
                return entry
            }
        )
        table.refuse { row in
            faulty[row.value.site].map { line in
                Rejection(
                    line: row.line,
                    field: Column.site.rawValue,
                    value: row.value.site.rawValue,
                    reason: .otherRowOfSiteRefused(line: line)
                )
            }
        }
        return table
    }

    /// The site, or those that a misspelt word may have meant.
    private static func sites(meantBy word: String, _ desk: Desk) -> [Site.ID] {
        switch desk.site(word) {
        case .found(let site): [site.code]
        case .unknown(let nearest):
            nearest.compactMap { name in
                if case .found(let site) = desk.site(name) { site.code } else { nil }
            }
        }
    }

    /// The weeks that these rows make, by site and day.
    package static func weeks(of entries: [Entry]) -> [ImportedHours] {
        struct Week: Hashable {
            let site: Site.ID
            let day: CivilDate
        }
        return Dictionary(grouping: entries) { Week(site: $0.site, day: $0.effectiveFrom) }
            .sorted { ($0.key.site, $0.key.day) < ($1.key.site, $1.key.day) }
            .map { week, entries in
                ImportedHours(
                    site: week.site,
                    hours: OpeningHours(
                        effectiveFrom: week.day,
                        isOpenOnHolidays: entries.contains(where: \.isOpenOnHolidays),
                        spans: entries.flatMap(\.spans)
                    )
                )
            }
    }

    package enum Column: String, TableColumn {
        case site = "拠点"
        case weekday = "曜日"
        case opens = "開所"
        case closes = "閉所"
        case needed = "必要人数"
        case holidays = "祝日"
        case effectiveFrom = "適用開始日"

        var otherTitles: [String] {
            switch self {
            case .site: ["拠点コード", "支援拠点", "拠点名"]
            case .weekday: []
            case .opens: ["開所時刻", "開所時間", "開館", "開館時刻", "開始"]
            case .closes: ["閉所時刻", "閉所時間", "閉館", "閉館時刻", "終了"]
            case .needed: ["必要支援員数", "必要な支援員数", "人数"]
            case .holidays: ["祝日開所", "祝日の開所"]
            case .effectiveFrom: ["適用日", "開始日"]
            }
        }

        var isRequired: Bool {
            switch self {
            case .site, .weekday, .opens, .closes: true
            default: false
            }
        }

        static var keyColumn: Column { .site }
    }

    private static func entry(
        _ row: borrowing TableReader<Column>,
        _ desk: Desk,
        _ days: DateReading
    ) throws(Rejection) -> Entry {
        let site = try row.site(.site, desk)
        guard let weekdays = Weekday.all(written: row.cell(.weekday)) else {
            throw row.rejection(.weekday, .unreadableWeekdays)
        }
        let isClosed = row.cell(.closes).isEmpty && ["", "休", "休館", "休所", "閉館", "閉所", "-"].contains(row.cell(.opens))
        let opens = isClosed ? nil : try row.clockTime(.opens)
        let closes = isClosed ? nil : try row.clockTime(.closes)
        if let opens, let closes, closes <= opens { throw row.rejection(.closes, .problem(.endsBeforeStart)) }
        let opened = desk.site(code: site)?.openedOn ?? CivilDate(daysSince1970: 0)
        return Entry(
            site: site,
            weekdays: weekdays,
            opens: opens,
            closes: closes,
            needed: try needed(row),
            isOpenOnHolidays: try row.yesOrNo(.holidays) ?? false,
            effectiveFrom: try row.day(.effectiveFrom, days) ?? opened
        )
    }

    private static func needed(_ row: borrowing TableReader<Column>) throws(Rejection) -> Int {
        let key = row.cell(.needed).searchKey
        guard !key.isEmpty else { return 1 }
        guard let count = (key.hasSuffix("人") || key.hasSuffix("名") ? String(key.dropLast()) : key).writtenCount else {
            throw row.rejection(.needed, .unreadableCount)
        }
        guard OpeningSpan.neededRange.contains(count) else {
            throw row.rejection(.needed, .problem(.outOfRange(OpeningSpan.neededRange)))
        }
        return count
    }
}

extension SiteHoursTable.Entry {
    fileprivate var spans: [OpeningSpan] {
        guard let opens, let closes else { return [] }
        return weekdays.map { OpeningSpan(weekday: $0, opens: opens, closes: closes, needed: needed) }
    }
}

extension Weekday {
    private static let letters: [Character: Weekday] = [
        "月": .monday, "火": .tuesday, "水": .wednesday, "木": .thursday, "金": .friday, "土": .saturday, "日": .sunday,
    ]

    /// Reads `月`, `火曜日`, `月・水`, `土日`, `月-金`, `土〜月`, `平日`, `毎日`; nil for anything else.
    package static func all(written text: String) -> [Weekday]? {
        let key = text.codeForm.filter { !$0.isWhitespace }.replacing("曜日", with: "").replacing("曜", with: "")
        if key == "毎日" { return allCases }
        if key == "平日" { return [.monday, .tuesday, .wednesday, .thursday, .friday] }
        let ends = key.replacing("から", with: "-").split { "-~〜–—―−ー".contains($0) }
        if ends.count == 2, ends.allSatisfy({ $0.count == 1 }) {
            guard let first = letters[ends[0][ends[0].startIndex]], let last = letters[ends[1][ends[1].startIndex]]
            else { return nil }
            let length = (last.rawValue - first.rawValue + 7) % 7
            return (0...length).compactMap { Weekday(rawValue: (first.rawValue - 1 + $0) % 7 + 1) }.sorted()
        }
        let days = key.filter { !"・、,;/，".contains($0) }.map { letters[$0] }
        let found = Set(days.compactMap(\.self))
        return found.isEmpty || days.contains(nil) ? nil : found.sorted()
    }
}
