internal import DeskText
internal import SupportDesk

/// `mado report channels`: whether help is as good by phone, online and on a visit as it is face to face.
struct ChannelsReport: Report {
    typealias Figure = ChannelsDocument.Figure

    let document: ChannelsDocument
    let manner: ReportManner

    var page: ReportPage {
        var page = ReportPage(manner)
        page.head(
            .channels,
            document.fiscalYear,
            document.asOf,
            status: FigureStatus(version: document.version),
            site: document.site
        )
        if document.channels.allSatisfy({ $0.consultations == 0 }) { page.say(.noConsultations) }
        page.blank()
        let table = sideBySide
        if table.fits(manner.width) {
            page.add(table)
        } else {
            for (place, channel) in document.channels.enumerated() {
                if place > 0 { page.blank() }
                page.add(alone(channel))
            }
        }
        page.blank()
        page.say(.marks)
        return page
    }

    // MARK: The tables

    /// What is told of each channel, in the order of the rows.
    private func measures(of channel: ChannelsDocument.Channel) -> [(title: String, figure: Figure?)] {
        [(manner.text(.averageMinutes), channel.minutes), (manner.text(.satisfied), channel.satisfied)]
            + outcomes.map { outcome in
                let title = outcome.title.shownWhole + " %"
                return (title, channel.outcomes.first { $0.outcome == outcome.outcome }?.share)
            }
    }

    /// Those of any channel, in the ward's order as the first channel that has them gives it.
    private var outcomes: [ChannelsDocument.Outcome] {
        document.channels.flatMap(\.outcomes).reduce(into: []) { all, outcome in
            if !all.contains(where: { $0.outcome == outcome.outcome }) { all.append(outcome) }
        }
    }

    /// A value column and an n column for each channel.
    private var sideBySide: ReportTable {
        var columns: [ReportTable.Column] = [.init(manner.text(.measure))]
        for channel in document.channels {
            columns += [.init(title(of: channel), .right), .init(manner.text(.n), .right)]
        }
        let counts = document.channels.flatMap { [$0.consultations.grouped, ""] }
        var rows = [ReportTable.Row(cells: [manner.text(.allConsultations)] + counts)]
        let measures = document.channels.map { self.measures(of: $0) }
        for (place, measure) in (measures.first ?? []).enumerated() {
            rows.append(.init(cells: [measure.title] + measures.flatMap { cells(of: $0[place].figure) }))
        }
        return ReportTable(columns: columns, flexible: .init(column: 0, minimum: 14, manner: .hangs), rows: rows)
    }

    /// One channel, where there is no room for all of them side by side.
    private func alone(_ channel: ChannelsDocument.Channel) -> ReportTable {
        let count = ReportTable.Row(cells: [manner.text(.allConsultations), channel.consultations.grouped, ""])
        return ReportTable(
            columns: [.init(title(of: channel)), .init("", .right), .init(manner.text(.n), .right)],
            flexible: .init(column: 0, minimum: 8, manner: .hangs),
            rows: [count] + measures(of: channel).map { .init(cells: [$0.title] + cells(of: $0.figure)) }
        )
    }

    private func cells(of figure: Figure?) -> [String] {
        guard let figure else { return [ReportTable.nothing, ""] }
        let mark =
            switch figure.comparedWithOthers {
            case .higher: "▲"
            case .lower: "▼"
            case .withinChance, .tooFew: ""
            }
        let value = figure.value?.grouped(decimals: 1) ?? ReportTable.nothing
        let few = figure.comparedWithOthers == .tooFew ? manner.text(.tooFew) : ""
        return [mark + value, figure.n.grouped + few]
    }

    private func title(of channel: ChannelsDocument.Channel) -> String {
        Channel(rawValue: channel.channel)?.title(in: manner.language) ?? channel.channel.shown
    }

    // MARK: The data

    /// A row for each channel and measure.
    var values: CommaSeparatedValues {
        let fields: [ReportField] = [
            .channelCode, .channel, .measureCode, .measure, .unit, .value, .count, .n, .comparison,
        ]
        var values = CommaSeparatedValues(fields.map { $0.text(in: manner.language) })
        for channel in document.channels {
            func append(_ code: String, _ title: String, _ unit: String, _ figure: Figure, count: Int? = nil) {
                values.append([
                    channel.channel, self.title(of: channel), code, title, unit, figure.value?.plain,
                    count.map { String($0) }, String(figure.n), figure.comparedWithOthers.rawValue,
                ])
            }
            append("minutes", manner.text(.averageMinutes), manner.text(.minutesUnit), channel.minutes)
            append("satisfied", manner.text(.satisfied), "%", channel.satisfied)
            for outcome in channel.outcomes {
                append(outcome.outcome, outcome.title, "%", outcome.share, count: outcome.consultations)
            }
        }
        return values
    }
}
