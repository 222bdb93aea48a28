internal import DeskText
internal import SupportDesk

/// `mado report coverage`: how each site is used, and where in the ward no site is within reach.
struct CoverageReport: Report {
    typealias Site = CoverageDocument.Site

    let document: CoverageDocument
    let manner: ReportManner
    /// The towns without a site within reach, all of them, instead of the sites.
    let showsTowns: Bool
    /// Open days without a record from which on a site is marked.
    let staleAfter: Int

    var page: ReportPage {
        var page = ReportPage(manner)
        page.head(
            .coverage,
            document.fiscalYear,
            document.asOf,
            status: FigureStatus(version: document.version),
            site: document.site
        )
        if document.site != nil { page.say(.totalsOfWard) }
        page.say(rate)
        let ward = document.ward
        page.say([
            .consultations(ward.consultations.grouped), .minutes(ward.minutes.grouped),
            .residents(ward.residents.grouped), .anonymous(ward.anonymous.grouped),
            .supporters(ward.supporters.grouped),
        ])
        if ward.consultations == 0 { page.say(.noConsultations) }
        page.blank()
        if !showsTowns, document.sites.isEmpty, document.site != nil {
            page.say(.siteNotServing)
        } else if !showsTowns {
            page.add(sites.table)
            let showsReach = document.pop65 != nil && !page.leftOut.contains(manner.text(.nearest65))
            if showsReach, document.sites.contains(where: { $0.pop65Nearest == nil }) { page.say(.sitesWithoutReach) }
        }
        if document.rate != nil { addTowns(to: &page) }
        return page
    }

    private var sites: SiteTable {
        SiteTable(sites: document.sites, asOf: document.asOf, manner: manner, staleAfter: staleAfter)
    }

    private var rate: ReportText {
        let metres = document.radius.grouped
        guard let rate = document.rate, let covered = document.pop65Covered, let population = document.pop65 else {
            return .noCoverageRate(metres: metres)
        }
        return .coverageRate(
            percent: rate.percent(decimals: 1),
            covered: covered.grouped,
            population: population.grouped,
            metres: metres,
            on: document.populationDate.flatMap { CivilDate(iso: $0) }
        )
    }

    // MARK: The towns

    /// How many towns are shown below the sites.
    private static let townsBelowSites = 10

    private func addTowns(to page: inout ReportPage) {
        if !showsTowns { page.blank() }
        let all = document.uncoveredTowns
        guard !all.isEmpty else { return page.say(.allTownsCovered) }
        page.head(.uncoveredTowns)
        let shown = showsTowns ? all[...] : all.prefix(Self.townsBelowSites)
        page.add(
            ReportTable(
                columns: [
                    column(.town), column(.population65, .right), column(.nearestSite, .left, .dropped(1)),
                    column(.metres, .right, .dropped(2)),
                ],
                flexible: .init(column: 0, minimum: 14, manner: .cut),
                rows: shown.map { town in
                    .init(cells: [
                        town.name.shownWhole, town.pop65.grouped, name(ofSite: town.nearestSite),
                        town.metres?.grouped(decimals: 0) ?? ReportTable.nothing,
                    ])
                }
            )
        )
        if all.count > shown.count { page.say(.moreTowns((all.count - shown.count).grouped)) }
        guard !document.bestNewSites.isEmpty else { return }
        page.blank()
        page.head(.bestNewSites)
        page.add(
            ReportTable(
                columns: [column(.town), column(.gained, .right), column(.rateWithIt, .right)],
                flexible: .init(column: 0, minimum: 14, manner: .cut),
                rows: document.bestNewSites.map { site in
                    .init(cells: [site.name.shownWhole, site.pop65Gained.grouped, site.rate.percent(decimals: 1)])
                }
            )
        )
    }

    private func column(
        _ label: ReportLabel,
        _ alignment: TextTable.Column.Alignment = .left,
        _ yielding: ReportTable.Yielding = .never
    ) -> ReportTable.Column {
        .init(manner.text(label), alignment, yielding)
    }

    /// The report's own names go before those of the lists, which may be older or newer.
    private func name(ofSite code: String?) -> String {
        document.sites.first { $0.site == code }?.name.shownWhole ?? manner.name(ofSite: code)
    }

    // MARK: The data

    var values: CommaSeparatedValues {
        guard showsTowns else { return sites.values }
        let fields: [ReportField] = [.townCode, .town, .population65, .nearestSiteCode, .nearestSite, .metres]
        var values = CommaSeparatedValues(fields.map { $0.text(in: manner.language) })
        for town in document.uncoveredTowns {
            values.append([
                town.town, town.name, String(town.pop65), town.nearestSite, town.nearestSite.map { name(ofSite: $0) },
                town.metres?.plain,
            ])
        }
        return values
    }
}
