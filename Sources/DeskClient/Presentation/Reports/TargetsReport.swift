internal import DeskText
internal import SupportDesk

/// `mado report targets`: how the fiscal year stands against its targets.
struct TargetsReport: Report {
    typealias Indicator = TargetsDocument.Indicator

    let document: TargetsDocument
    let manner: ReportManner
    /// Open days without a record from which on a site is named.
    let staleAfter: Int

    var page: ReportPage {
        var page = ReportPage(manner)
        page.head(
            .targets,
            document.fiscalYear,
            document.asOf,
            isProvisional: document.provisional,
            site: document.site
        )
        page.say(.openDaysLeft(document.openDaysLeft.grouped))
        if document.indicators.contains(where: { $0.id == "consultations" && ($0.value ?? 0) == 0 }) {
            page.say(.noConsultations)
        }
        page.blank()
        page.add(table)
        page.blank()
        page.say(.reach(metres: document.radius.grouped))
        var methods: [String] = []
        for method in document.indicators.compactMap(\.forecast?.method) where !methods.contains(method) {
            methods.append(method)
        }
        if !methods.isEmpty { page.say(.forecastMethods(methods)) }
        if let silentSites { page.say(silentSites) }
        return page
    }

    private static let silentSitesNamed = 10

    /// The sites of which something may be missing, the most silent first.
    private var silentSites: ReportText? {
        let silent = (document.sites ?? []).filter { $0.silentOpenDays >= staleAfter }
            .sorted { ($1.silentOpenDays, $0.site) < ($0.silentOpenDays, $1.site) }
        guard !silent.isEmpty else { return nil }
        return .silentSites(
            silent.prefix(Self.silentSitesNamed).map { site in
                .init(name: site.name.shownWhole, since: site.lastHeardAt.flatMap { Instant(rfc3339: $0)?.day })
            },
            others: max(0, silent.count - Self.silentSitesNamed),
            openDays: staleAfter.grouped
        )
    }

    // MARK: The table

    private static let bar = 4

    private var table: ReportTable {
        func column(
            _ label: ReportLabel,
            _ alignment: TextTable.Column.Alignment = .right,
            _ yielding: ReportTable.Yielding = .never
        ) -> ReportTable.Column {
            .init(manner.text(label), alignment, yielding)
        }
        var columns = [
            column(.indicator, .left), column(.value), column(.target, .right, .folded(7)),
            column(.share, .right, .folded(6)), ReportTable.Column("", .left, .dropped(4)),
            column(.sameDayLastYear, .right, .folded(3)), column(.forecast, .right, .folded(5)),
            column(.interval, .right, .folded(1)), column(.runRate, .right, .folded(0)),
            column(.neededPerOpenDay, .right, .folded(2)), column(.status, .left),
        ]
        if manner.width == nil { columns.remove(at: Self.bar) }
        let rows = document.indicators.map { indicator in
            var cells = cells(of: indicator)
            if manner.width == nil { cells.remove(at: Self.bar) }
            return ReportTable.Row(cells: cells, notes: notes(on: indicator))
        }
        return ReportTable(
            columns: columns,
            flexible: .init(column: 0, minimum: 18, manner: .hangs),
            rows: rows
        )
    }

    private func cells(of indicator: Indicator) -> [String] {
        func figure(_ value: Double?) -> String { value?.figure ?? ReportTable.nothing }
        // What is counted is forecast in whole numbers.
        func forecast(_ value: Double) -> String {
            indicator.denominator == nil ? value.grouped(decimals: 0) : value.figure
        }
        let interval = indicator.forecast.map { [$0.low, $0.high].map { forecast($0) } }
        let barCells = (manner.width ?? 0) >= 120 ? 10 : 6
        return [
            named(indicator), figure(indicator.value), indicator.target?.figure ?? manner.text(.notSet),
            indicator.share.map { $0.percent(decimals: 0) } ?? ReportTable.nothing,
            indicator.share.map { Bar.ofWhole($0, cells: barCells) } ?? "", figure(indicator.sameDayLastYear),
            indicator.forecast.map { forecast($0.value) } ?? ReportTable.nothing,
            interval?.joined(separator: manner.language == .ja ? "〜" : "–") ?? ReportTable.nothing,
            figure(indicator.runRate), figure(indicator.neededPerOpenDay), status(of: indicator),
        ]
    }

    /// Nothing is said of a figure that no target was set for.
    private func status(of indicator: Indicator) -> String {
        if indicator.target == nil, indicator.value != nil { return ReportTable.nothing }
        return indicator.status.title(in: manner.language)
    }

    /// The title with the unit, unless an English title says it already.
    private func named(_ indicator: Indicator) -> String {
        let (title, unit) = (indicator.title.shownWhole, indicator.unit.shownWhole)
        if unit.isEmpty || manner.language == .en && title.lowercased().contains(unit.lowercased()) { return title }
        if unit.contains("(") || unit.contains("（") { return "\(title) \(unit)" }
        return manner.language == .ja ? "\(title)（\(unit)）" : "\(title) (\(unit))"
    }

    // MARK: Below a row

    /// What the figure rests on, what it lacks, what stands beside it, and why there is no forecast.
    private func notes(on indicator: Indicator) -> [String] {
        var notes: [String] = []
        let date = indicator.referenceDate.flatMap { CivilDate(iso: $0) }
        if indicator.source == "survey" {
            if indicator.value != nil {
                notes.append(manner.text(.survey(on: date, n: indicator.denominator?.figure)))
            }
        } else {
            let base = [
                date.map { manner.text(.reference($0)) }, ratio(indicator.numerator, indicator.denominator),
            ]
            notes.append(base.compactMap(\.self).joined(separator: manner.separator))
        }
        if let missing = indicator.missing { notes.append(manner.text(.missing(missing)).shownWhole) }
        notes += indicator.beside.map { beside($0) }
        if let reason = indicator.noForecast { notes.append(manner.text(.noForecast(reason: reason)).shownWhole) }
        return notes.filter { !$0.isEmpty }
    }

    /// 匿名の相談: 3,110人(延べ): a figure with its own label and unit.
    private func beside(_ figure: TargetsDocument.Beside) -> String {
        let unit = figure.unit.shownWhole
        let space = manner.language == .en && unit != "%" ? " " : ""
        let value = figure.value.map { $0.figure + space + unit } ?? ReportTable.nothing
        let parts = ratio(figure.numerator, figure.denominator).map { manner.language == .ja ? "（\($0)）" : " (\($0))" }
        return "\(figure.title.shownWhole): \(value)\(parts ?? "")"
    }

    /// 25/40
    private func ratio(_ numerator: Double?, _ denominator: Double?) -> String? {
        guard let numerator, let denominator else { return nil }
        return "\(numerator.figure)/\(denominator.figure)"
    }

    // MARK: The data

    var values: CommaSeparatedValues {
        let fields: [ReportField] = [
            .indicatorCode, .indicator, .unit, .value, .target, .share, .numerator, .denominator, .factor,
            .sameDayLastYear, .runRate, .forecast, .low, .high, .method, .neededPerOpenDay, .status, .source,
            .referenceDate,
        ]
        var values = CommaSeparatedValues(fields.map { $0.text(in: manner.language) })
        for indicator in document.indicators {
            let forecast = indicator.forecast
            values.append([
                indicator.id, indicator.title, indicator.unit, indicator.value?.plain, indicator.target?.plain,
                indicator.share.map { ($0 * 100).plain }, indicator.numerator?.plain, indicator.denominator?.plain,
                indicator.factor.plain, indicator.sameDayLastYear?.plain, indicator.runRate?.plain,
                forecast?.value.plain, forecast?.low.plain, forecast?.high.plain, forecast?.method,
                indicator.neededPerOpenDay?.plain, indicator.status.rawValue, indicator.source,
                indicator.referenceDate,
            ])
        }
        return values
    }
}
