internal import DeskText
internal import SupportDesk

/// `mado report conversions`: the funnel from being helped to helping.
struct ConversionsReport: Report {
    let document: ConversionsReportDocument
    let manner: ReportManner

    private static let steps: [CircleLabel] = [
        .supported, .finishedCourse, .applied, .certified, .active, .firstSession, .stillActive,
    ]

    var page: ReportPage {
        var page = ReportPage(manner)
        page.head(
            .conversions,
            document.fiscalYear,
            document.asOf,
            status: FigureStatus(version: document.version),
            site: document.site
        )
        page.blank()
        page.add(steps)
        page.say(.cohortNote)
        if let days = document.medianDaysToActive { page.say(.medianToActive(days.figure)) }
        let active = document.activeSupporters
        page.say(
            .onceResidents(
                active.onceResidents.grouped,
                of: active.total.grouped,
                percent: active.share?.percent(decimals: 1) ?? ReportTable.nothing
            )
        )
        page.blank()
        page.head(.given)
        page.add(given)
        add(
            .bySite,
            .site,
            document.sites.filter { $0.counts.all.contains { $0 > 0 } }.map { ($0.name.shownWhole, $0.counts) },
            to: &page
        )
        add(.byMonth, .month, document.months.map { (month($0.month), $0.counts) }, to: &page)
        add(.byCohort, .fiscalYear, document.cohorts.map { (String($0.fiscalYear), $0.counts) }, to: &page)
        return page
    }

    private var steps: ReportTable {
        ReportTable(
            columns: [
                column(.step, .left), column(.inYear), column(.cohort), column(.ofPrevious, .right, .dropped(1)),
                column(.ofFirst, .right, .dropped(2)), column(.medianDays, .right, .dropped(3)),
            ],
            flexible: .init(column: 0, minimum: 14, manner: .cut),
            rows: document.steps.map { step in
                .init(cells: [
                    step.title.shownWhole, step.inYear.grouped, step.cohort.grouped, percent(step.ofPrevious),
                    percent(step.ofFirst), step.medianDays?.figure ?? ReportTable.nothing,
                ])
            }
        )
    }

    private var given: ReportTable {
        ReportTable(
            columns: [column(.group, .left), column(.consultations), column(.rated), column(.satisfiedShare)],
            flexible: .init(column: 0, minimum: 14, manner: .cut),
            rows: document.given.map { group in
                .init(cells: [
                    group.title.shownWhole, group.consultations.grouped, group.rated.grouped, percent(group.share),
                ])
            }
        )
    }

    private func add(
        _ title: CircleLabel,
        _ first: CircleLabel,
        _ rows: [(name: String, counts: ConversionsReportDocument.Counts)],
        to page: inout ReportPage
    ) {
        guard !rows.isEmpty else { return }
        page.blank()
        page.head(title)
        page.add(
            ReportTable(
                columns: [column(first, .left)]
                    + Self.steps.enumerated().map { column($0.element, .right, .dropped($0.offset)) },
                flexible: .init(column: 0, minimum: 12, manner: .cut),
                rows: rows.map { .init(cells: [$0.name] + $0.counts.all.map(\.grouped)) }
            )
        )
    }

    private func column(
        _ label: CircleLabel,
        _ alignment: TextTable.Column.Alignment = .right,
        _ yielding: ReportTable.Yielding = .never
    ) -> ReportTable.Column {
        .init(manner.text(label), alignment, yielding)
    }

    /// A step may be taken by more people than the one before: then the percentage passes 100.
    private func percent(_ share: Double?) -> String { share?.percent(decimals: 1) ?? ReportTable.nothing }

    private func month(_ month: String) -> String {
        Int(month.suffix(2)).map { manner.text(ReportLabel.month($0)) } ?? month.shown
    }

    /// The steps alone: sites, months and cohorts beside them would count everyone several times.
    var values: CommaSeparatedValues {
        let fields: [CircleLabel] = [
            .stepCode, .step, .inYear, .cohort, .ofPreviousPercent, .ofFirstPercent, .medianDays,
        ]
        var values = CommaSeparatedValues(fields.map { manner.text($0) })
        for step in document.steps {
            values.append([
                step.step, step.title, String(step.inYear), String(step.cohort),
                step.ofPrevious.map { ($0 * 100).plain },
                step.ofFirst.map { ($0 * 100).plain }, step.medianDays?.plain,
            ])
        }
        return values
    }
}

extension ConversionsReportDocument.Counts {
    /// In the order of the steps.
    fileprivate var all: [Int] { [supported, finishedCourse, applied, certified, active, firstSession, stillActive] }
}
