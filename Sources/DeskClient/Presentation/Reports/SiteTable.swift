internal import DeskText
internal import SupportDesk

/// The sites of `mado report coverage`, as a table and as data.
struct SiteTable {
    let sites: [CoverageDocument.Site]
    /// The report's day.
    let asOf: String
    let manner: ReportManner
    /// Open days without a record from which on a site is marked.
    let staleAfter: Int

    // MARK: The table

    /// On a terminal with bars and a sparkline; elsewhere with the figures of the last three months.
    var table: ReportTable {
        func column(
            _ label: ReportLabel,
            _ alignment: TextTable.Column.Alignment = .right,
            _ yielding: ReportTable.Yielding = .never
        ) -> ReportTable.Column {
            .init(manner.text(label), alignment, yielding)
        }
        var columns = [
            column(.code, .left, .dropped(7)), column(.site, .left), column(.consultations),
        ]
        if manner.width != nil {
            columns += [.init("", .left, .dropped(5)), column(.byMonth, .left, .dropped(0))]
        } else {
            columns += lastMonths.map { column(.month(Int($0.suffix(2)) ?? 1)) }
        }
        columns += [
            column(.residents, .right, .dropped(8)), column(.anonymous, .right, .dropped(4)),
            column(.supporters, .right, .dropped(3)), column(.wifi, .left, .dropped(2)),
            column(.terminals, .right, .dropped(1)), column(.nearest65, .right, .dropped(6)),
            column(.per1000Seniors, .right, .dropped(9)),
        ]
        if showsLastHeard { columns.append(column(.lastHeard, .left, .dropped(10))) }
        let highest = sites.map(\.consultations).max() ?? 0
        return ReportTable(
            columns: columns,
            flexible: .init(column: 1, minimum: 20, manner: .cut),
            rows: sites.map { .init(cells: cells(of: $0, highest: highest), notes: notes(on: $0)) }
        )
    }

    private func cells(of site: CoverageDocument.Site, highest: Int) -> [String] {
        var cells = [site.site.shown, site.name.shownWhole, site.consultations.grouped]
        if manner.width != nil {
            let part = highest == 0 ? 0 : Double(site.consultations) / Double(highest)
            cells += [Bar.relative(part, cells: 8), Bar.sparkline(months.map { site.byMonth[$0] ?? 0 })]
        } else {
            cells += lastMonths.map { (site.byMonth[$0] ?? 0).grouped }
        }
        cells += [
            site.residents.grouped, site.anonymous.grouped, site.supporters.grouped, manner.text(site.wifi),
            site.terminals?.grouped ?? ReportTable.nothing, site.pop65Nearest?.grouped ?? ReportTable.nothing,
            site.consultationsPer1000Seniors?.grouped(decimals: 1) ?? ReportTable.nothing,
        ]
        if showsLastHeard { cells.append(lastHeard(from: site)) }
        return cells
    }

    private var showsLastHeard: Bool { sites.contains { $0.lastHeardAt != nil } }

    private func lastHeard(from site: CoverageDocument.Site) -> String {
        guard let day = site.lastHeardOn, let today = CivilDate(iso: asOf) else { return ReportTable.nothing }
        return day.short(in: manner.language, today: today)
    }

    private func notes(on site: CoverageDocument.Site) -> [String] {
        if let closedOn = site.closedOn.flatMap({ CivilDate(iso: $0) }) {
            return [manner.text(site.open ? ReportText.siteCloses(closedOn) : .siteClosed(closedOn))]
        }
        if let days = site.silentOpenDays, days >= staleAfter {
            return [manner.text(.siteSilent(since: site.lastHeardOn, openDays: days.grouped))]
        }
        guard !site.open, let openedOn = CivilDate(iso: site.openedOn) else { return [] }
        return [manner.text(.siteOpens(openedOn))]
    }

    /// `2026-04` and so on, as far as the report goes.
    private var months: [String] { sites.keys(of: \.byMonth) }

    private var lastMonths: ArraySlice<String> { months.suffix(3) }

    // MARK: The data

    /// A row for each site.
    var values: CommaSeparatedValues {
        let language = manner.language
        let channels = sites.keys(of: \.byChannel, first: Channel.allCases.map(\.rawValue))
        let ages = sites.keys(of: \.byAge, first: AgeGroup.allCases.map(\.rawValue))
        var fields: [ReportField] = [
            .siteCode, .site, .kind, .townCode, .openedOn, .closedOn, .isOpen, .consultations, .minutes, .residents,
            .anonymous, .supporters, .wifi, .terminals, .nearest65, .per1000Seniors, .lastHeardAt, .silentOpenDays,
        ]
        fields += months.map { .consultationsOf($0) }
        fields += channels.map { .consultationsOf(Channel(rawValue: $0)?.title(in: language) ?? $0) }
        fields += ages.map { .consultationsOf(AgeGroup(rawValue: $0)?.title(in: language) ?? $0) }
        var values = CommaSeparatedValues(fields.map { $0.text(in: language) })
        for site in sites {
            let figures = [
                site.consultations, site.minutes, site.residents, site.anonymous, site.supporters,
            ]
            let parts =
                months.map { site.byMonth[$0] ?? 0 } + channels.map { site.byChannel[$0] ?? 0 }
                + ages.map { site.byAge[$0] ?? 0 }
            values.append(
                [
                    site.site, site.name, site.kind, site.town, site.openedOn, site.closedOn,
                    manner.text(site.open ? ReportLabel.open : .notOpen),
                ]
                    + figures.map { String($0) }
                    + [
                        site.wifi.map { manner.text($0) }, site.terminals.map { String($0) },
                        site.pop65Nearest.map { String($0) }, site.consultationsPer1000Seniors?.plain,
                        site.lastHeardAt, site.silentOpenDays.map { String($0) },
                    ] + parts.map { String($0) }
            )
        }
        return values
    }
}

extension CoverageDocument.Site {
    /// The day in Japan.
    fileprivate var lastHeardOn: CivilDate? { lastHeardAt.flatMap { Instant(rfc3339: $0)?.day } }
}

extension [CoverageDocument.Site] {
    /// The keys that any site has: those of `first` in their order, and then whatever else there is.
    fileprivate func keys(of figures: KeyPath<Element, [String: Int]>, first: [String] = []) -> [String] {
        let others = Set(flatMap { $0[keyPath: figures].keys }).subtracting(first)
        return first + others.sorted()
    }
}
