internal import DeskText
internal import SupportDesk

/// `mado report divide`: the digital divide by town.
struct DivideReport: Report {
    let document: DivideDocument
    let manner: ReportManner

    var page: ReportPage {
        var page = ReportPage(manner)
        page.head(.divide, document.fiscalYear, document.asOf, status: FigureStatus(version: document.version))
        page.say(.withTown(document.consultationsWithTown.grouped, of: document.consultations.grouped))
        if document.consultations == 0 { page.say(.noConsultations) }
        if let date = document.populationDate.flatMap({ CivilDate(iso: $0) }) {
            page.say(.populationOf(date))
        } else {
            page.say(.noPopulation)
        }
        page.blank()
        page.add(table)
        return page
    }

    private var table: ReportTable {
        func column(
            _ label: ReportLabel,
            _ alignment: TextTable.Column.Alignment = .right,
            _ yielding: ReportTable.Yielding = .never
        ) -> ReportTable.Column {
            .init(manner.text(label), alignment, yielding)
        }
        return ReportTable(
            columns: [
                column(.town, .left), column(.population65), column(.population75, .right, .dropped(2)),
                column(.consultations), column(.per1000Seniors, .right, .dropped(4)),
                column(.nearestSite, .left, .dropped(1)), column(.metres, .right, .dropped(3)),
            ],
            flexible: .init(column: 0, minimum: 14, manner: .cut),
            rows: document.towns.map { town in
                .init(cells: [
                    town.name.shownWhole, town.pop65?.grouped ?? ReportTable.nothing,
                    town.pop75?.grouped ?? ReportTable.nothing, town.consultations.grouped,
                    town.consultationsPer1000Seniors?.grouped(decimals: 1) ?? ReportTable.nothing,
                    nearestSite(of: town), town.metres?.grouped(decimals: 0) ?? ReportTable.nothing,
                ])
            }
        )
    }

    /// Cut where the terminal is narrow, so that the names of the towns need not be.
    private func nearestSite(of town: DivideDocument.Town) -> String {
        let name = manner.name(ofSite: town.nearestSite)
        return (manner.width ?? .max) < 100 ? name.truncated(toCells: 14) : name
    }

    var values: CommaSeparatedValues {
        let fields: [ReportField] = [
            .townCode, .town, .latitude, .longitude, .population, .population65, .population75, .consultations,
            .per1000Seniors, .nearestSiteCode, .nearestSite, .metres,
        ]
        var values = CommaSeparatedValues(fields.map { $0.text(in: manner.language) })
        for town in document.towns {
            values.append([
                town.town, town.name, town.latitude.plain, town.longitude.plain, town.population.map { String($0) },
                town.pop65.map { String($0) }, town.pop75.map { String($0) }, String(town.consultations),
                town.consultationsPer1000Seniors?.plain, town.nearestSite,
                town.nearestSite.map { manner.lists.name(of: Site.ID($0)) }, town.metres?.plain,
            ])
        }
        return values
    }
}
