internal import DeskText
internal import SupportDesk

/// `mado report topics`: what people came with, by site and by month where that was asked for.
struct TopicsReport: Report {
    let document: TopicsDocument
    let manner: ReportManner

    var page: ReportPage {
        var page = ReportPage(manner)
        page.head(
            .topics,
            document.fiscalYear,
            document.asOf,
            status: FigureStatus(version: document.version),
            site: document.site
        )
        if document.consultations == 0 { page.say(.noConsultations) }
        page.blank()
        page.add(table)
        page.blank()
        page.say(.twoCounts(mentions: document.mentions.grouped, consultations: document.consultations.grouped))
        return page
    }

    private var months: [String] {
        Set(document.topics.flatMap { ($0.byMonth ?? [:]).keys }).sorted()
    }

    // MARK: The table

    /// A column for each month, and below each topic a row for each site that has it.
    private var table: ReportTable {
        var columns: [ReportTable.Column] = [
            .init(manner.text(.topic)), .init(manner.text(.mentions), .right),
        ]
        if manner.width != nil { columns.append(.init("", .left, .dropped(0))) }
        // The months that are over longest go first.
        columns += months.enumerated().map { place, month in
            .init(manner.text(.month(Int(month.suffix(2)) ?? 1)), .right, .dropped(place + 1))
        }
        let highest = document.topics.map(\.mentions).max() ?? 0
        var rows: [ReportTable.Row] = []
        for topic in document.topics {
            let byMonth = months.map { (topic.byMonth?[$0] ?? 0).grouped }
            rows.append(.init(cells: cells(topic.title.shownWhole, topic.mentions, of: highest, byMonth)))
            for (site, mentions) in sites(of: topic) where mentions > 0 {
                let none = months.map { _ in "" }
                rows.append(.init(cells: cells("  " + manner.name(ofSite: site), mentions, of: highest, none)))
            }
        }
        return ReportTable(columns: columns, flexible: .init(column: 0, minimum: 20, manner: .cut), rows: rows)
    }

    private func cells(_ name: String, _ mentions: Int, of highest: Int, _ byMonth: [String]) -> [String] {
        let part = highest == 0 ? 0 : Double(mentions) / Double(highest)
        return [name, mentions.grouped] + (manner.width == nil ? [] : [Bar.relative(part, cells: 20)]) + byMonth
    }

    /// Those with the most mentions first.
    private func sites(of topic: TopicsDocument.Topic) -> [(site: String, mentions: Int)] {
        (topic.bySite ?? [:]).map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    // MARK: The data

    /// A row for each topic, or for each topic and site or month.
    var values: CommaSeparatedValues {
        let hasSites = document.topics.contains { $0.bySite != nil }
        let hasMonths = document.topics.contains { $0.byMonth != nil }
        let parts: [ReportField] = hasSites ? [.siteCode, .site] : hasMonths ? [.month] : []
        let fields: [ReportField] = [.topicCode, .topic] + parts + [.mentions]
        var values = CommaSeparatedValues(fields.map { $0.text(in: manner.language) })
        for topic in document.topics {
            let name: [String?] = [topic.topic, topic.title]
            if hasSites {
                for (site, mentions) in (topic.bySite ?? [:]).sorted(by: { $0.key < $1.key }) {
                    values.append(name + [site, manner.lists.name(of: Site.ID(site)), String(mentions)])
                }
            } else if hasMonths {
                for (month, mentions) in (topic.byMonth ?? [:]).sorted(by: { $0.key < $1.key }) {
                    values.append(name + [month, String(mentions)])
                }
            } else {
                values.append(name + [String(topic.mentions)])
            }
        }
        return values
    }
}
