internal import DeskText
internal import SupportDesk

/// `mado report supporters`: who there is, site by site.
struct SupportersReport: Report {
    let document: SupportersReportDocument
    let manner: ReportManner

    var page: ReportPage {
        var page = ReportPage(manner)
        page.head(
            .supportersNow,
            nil,
            document.asOf,
            status: FigureStatus(version: document.version),
            site: document.site
        )
        let counts = document.supporters
        page.say(
            .counts(
                active: counts.active.grouped,
                certified: counts.certified.grouped,
                inTraining: counts.inTraining.grouped,
                applied: counts.applied.grouped,
                paused: counts.paused.grouped
            )
        )
        if let figure = document.per10k {
            let day = CivilDate(iso: figure.referenceDate)?.written(in: manner.language, eras: manner.lists.eras)
            page.say(
                .per10k(
                    figure.value.grouped(decimals: 1),
                    population: figure.population.grouped,
                    on: day ?? figure.referenceDate
                )
            )
        } else {
            page.say(.noPopulationOnRecord)
        }
        page.blank()
        page.add(kinds)
        page.blank()
        page.add(sites)
        page.say(.endingWithin(document.endingWithinDays))
        page.say(.hoursNote)
        return page
    }

    private var kinds: ReportTable {
        ReportTable(
            columns: [column(.kind, .left), column(.active)],
            flexible: .init(column: 0, minimum: 14, manner: .cut),
            rows: document.kinds.map { .init(cells: [$0.title.shownWhole, $0.active.grouped]) }
        )
    }

    private var sites: ReportTable {
        ReportTable(
            columns: [
                column(.site, .left), column(.active), column(.certified), column(.endingSoon),
                column(.languages, .left, .dropped(0)), column(.shiftHours, .right, .dropped(3)),
                column(.consultationHours, .right, .dropped(2)), column(.reportedHours, .right, .dropped(1)),
                column(.vacantHours, .right, .dropped(4)),
            ],
            flexible: .init(column: 0, minimum: 14, manner: .cut),
            rows: document.sites.map { site in
                .init(cells: [
                    site.name.shownWhole, site.active.grouped, site.certified.grouped, site.endingSoon.grouped,
                    languages(of: site), hours(site.hours.shifts), hours(site.hours.consultations),
                    hours(site.hours.reported), site.vacancies.map { $0.hours.figure } ?? ReportTable.nothing,
                ])
            }
        )
    }

    /// 日本語3 日本手話1, in the order of the ward's list.
    private func languages(of site: SupportersReportDocument.SiteEntry) -> String {
        let terms = manner.lists.people.languages
        let listed = terms.map(\.entry.code.rawValue)
        let others = site.languages.keys.filter { !listed.contains($0) }.sorted()
        let known = (listed + others).filter { (site.languages[$0] ?? 0) > 0 }
        let counts = known.map { code in
            let title = DeskLists.title(Code<SpokenLanguage>(code), in: terms).text(in: manner.language)
            return "\(title.shownWhole) \((site.languages[code] ?? 0).grouped)"
        }
        return counts.isEmpty ? ReportTable.nothing : counts.joined(separator: manner.language == .ja ? "、" : ", ")
    }

    /// In hours, to a tenth.
    private func hours(_ minutes: Int?) -> String {
        minutes.map { (Double($0) / 60).figure } ?? ReportTable.nothing
    }

    private func column(
        _ label: CircleLabel,
        _ alignment: TextTable.Column.Alignment = .right,
        _ yielding: ReportTable.Yielding = .never
    ) -> ReportTable.Column {
        .init(manner.text(label), alignment, yielding)
    }

    /// A row for each site.
    var values: CommaSeparatedValues {
        let fields: [CircleLabel] = [
            .siteCode, .site, .activeCount, .certifiedCount, .endingCount, .languagesField, .shiftMinutes,
            .consultationMinutes, .reportedMinutes, .vacantHoursField, .vacantNeeded,
        ]
        var values = CommaSeparatedValues(fields.map { manner.text($0) })
        for site in document.sites {
            let languages = site.languages.isEmpty ? nil : languages(of: site)
            values.append([
                site.site, site.name, String(site.active), String(site.certified), String(site.endingSoon), languages,
                site.hours.shifts.map { String($0) }, site.hours.consultations.map { String($0) },
                site.hours.reported.map { String($0) }, site.vacancies?.hours.plain, site.vacancies?.needed.plain,
            ])
        }
        return values
    }
}
