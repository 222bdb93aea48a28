package import DeskStore
package import DeskText
package import SupportDesk

/// The report on targets from its facts.
package struct TargetsReport {
    private let scope: ReportScope
    private let facts: TargetFacts
    private let language: Language
    private let links: ReportLinks
    private let lastYear: ReportScope?
    private let counts: YearCounts
    private let service: ServiceDays
    private let forecasts: YearForecasts

    /// - Parameter today: the day beyond which nothing can be on record.
    package init(scope: ReportScope, facts: TargetFacts, language: Language, today: CivilDate) {
        self.scope = scope
        self.facts = facts
        self.language = language
        links = ReportLinks(scope: scope)
        lastYear = scope.sameDayLastYear
        counts = YearCounts(facts.days)
        let calendar = ServiceCalendar(holidays: facts.holidays)
        // Today is not over, and would pass for a quiet day.
        let lastWholeDay = min(scope.asOf, today.adding(days: -1))
        service = ServiceDays(of: counts.daily(.consultations, upTo: lastWholeDay), on: calendar)
        forecasts = YearForecasts(scope: scope, facts: facts, calendar: calendar, lastWholeDay: lastWholeDay)
    }

    /// Of a site, only what is counted at sites; the ward's targets are not a site's.
    package var document: TargetsDocument {
        let indicators = facts.indicators.filter { indicator in
            scope.site == nil
                || [.consultations, .supportedResidents].contains(Measure(rawValue: indicator.numerator))
                    && indicator.accumulates
        }
        return TargetsDocument(
            fiscalYear: scope.year.year,
            asOf: scope.asOf.description,
            status: facts.status,
            site: scope.site?.rawValue,
            radius: scope.radius,
            openDaysLeft: openDaysLeft,
            indicators: indicators.map(entry),
            sites: sites
        )
    }

    private var sites: [TargetsDocument.Site] {
        facts.now.ward.openSites(on: scope.asOf).filter { scope.site == nil || scope.site == $0.code }.map { site in
            TargetsDocument.Site(
                site: site.code.rawValue,
                name: site.name,
                lastHeardAt: facts.freshness[site.code]?.lastHeardAt?.description,
                silentOpenDays: facts.freshness[site.code]?.silentOpenDays ?? 0
            )
        }
    }

    /// Up to 31 March, or to the site's last day.
    private var openDaysLeft: Int {
        let site = facts.now.ward.sites.first { $0.code == scope.site }
        let last = min(site?.closedOn ?? scope.year.lastDay, scope.year.lastDay)
        return service.openDays(after: scope.asOf, through: last)
    }

    private var openDaysSoFar: Int { service.openDays(in: scope.year.firstDay...scope.asOf) }

    private func entry(_ indicator: Indicator) -> TargetsDocument.Indicator {
        var entry = TargetsDocument.Indicator(
            id: indicator.id.rawValue,
            title: indicator.title.text(in: language),
            unit: indicator.unit.text(in: language),
            factor: indicator.factor,
            source: indicator.source.rawValue,
            direction: indicator.direction.rawValue
        )
        entry.records = records(of: indicator)
        entry.recordsLastYear = lastYear.flatMap { records(of: indicator, $0) }
        entry.beside = beside(indicator)
        switch indicator.source {
        case .survey: fill(&entry, with: facts.figures[indicator.id], of: indicator)
        case .computed: fill(&entry, withMeasuresOf: indicator)
        }
        if scope.site == nil {
            entry.target = facts.targets[indicator.id].map(\.value) ?? indicator.standardTarget
        }
        if let value = entry.value, let target = entry.target { entry.share = (value / target).rounded(to: 4) }
        if indicator.accumulates { addCourse(to: &entry, of: indicator) }
        entry.status = status(of: entry, indicator)
        return entry
    }

    // MARK: Figures

    private func fill(_ entry: inout TargetsDocument.Indicator, with figure: SurveyFigure?, of indicator: Indicator) {
        entry.sameDayLastYear = facts.figuresLastYear[indicator.id].map { $0.value(of: indicator).rounded(to: 4) }
        guard let figure else {
            entry.missing = "survey"
            return
        }
        entry.numerator = figure.x
        entry.denominator = figure.n
        entry.value = figure.value(of: indicator).rounded(to: 4)
        entry.referenceDate = figure.referenceDate.description
    }

    private func fill(_ entry: inout TargetsDocument.Indicator, withMeasuresOf indicator: Indicator) {
        let now = Measures(facts.now, scope: scope, counts: counts)
        let numerator = now[indicator.numerator]
        entry.numerator = numerator
        entry.referenceDate = now.referenceDate(of: [indicator.numerator, indicator.denominator])
        if let denominator = indicator.denominator {
            entry.denominator = now[denominator]
            entry.missing = now.missing(indicator.numerator) ?? now.missing(denominator)
        } else {
            entry.missing = now.missing(indicator.numerator)
        }
        entry.value = Self.value(of: indicator, now)
        if let lastYear, let onDay = facts.lastYear {
            let then = Measures(onDay, scope: lastYear, counts: counts)
            let hasRecords = counts.total(.consultations, in: lastYear.year.firstDay...lastYear.asOf) > 0
            if !indicator.accumulates || hasRecords { entry.sameDayLastYear = Self.value(of: indicator, then) }
        }
    }

    private static func value(of indicator: Indicator, _ measures: Measures) -> Double? {
        guard let numerator = measures[indicator.numerator] else { return nil }
        guard let name = indicator.denominator else { return numerator * indicator.factor }
        guard let denominator = measures[name], denominator > 0 else { return nil }
        return (numerator / denominator * indicator.factor).rounded(to: 4)
    }

    /// What a count that grows through the year has before it.
    private func addCourse(to entry: inout TargetsDocument.Indicator, of indicator: Indicator) {
        guard let value = entry.value else { return }
        if openDaysSoFar > 0 { entry.runRate = (value / Double(openDaysSoFar)).rounded(to: 2) }
        switch forecasts.forecast(of: indicator) {
        case .success(let forecast):
            entry.forecast = TargetsDocument.Forecast(
                value: max(value, (forecast.value * indicator.factor).rounded()),
                low: max(value, (forecast.low * indicator.factor).rounded()),
                high: max(value, (forecast.high * indicator.factor).rounded()),
                method: forecast.method.rawValue
            )
        case .failure(let reason): entry.noForecast = reason.rawValue
        }
        if let target = entry.target, indicator.direction == .up, openDaysLeft > 0 {
            entry.neededPerOpenDay = (max(0, target - value) / Double(openDaysLeft)).rounded(to: 2)
        }
    }

    private func status(
        of entry: TargetsDocument.Indicator,
        _ indicator: Indicator
    ) -> TargetsDocument.Indicator.Status {
        guard let value = entry.value, let target = entry.target else { return .noData }
        // A year before there was anything is not one that fell behind.
        let hasAnything =
            counts.total(.consultations, in: scope.year.firstDay...scope.asOf) > 0
            || !facts.now.ward.openSites(on: scope.asOf).isEmpty
        guard hasAnything || indicator.source == .survey else { return .noData }
        guard indicator.accumulates else { return indicator.meets(target, with: value) ? .met : .behind }
        guard counts.total(.consultations, in: scope.year.firstDay...scope.asOf) > 0 || value > 0 else {
            return .noData
        }
        let isOver = scope.asOf == scope.year.lastDay
        if indicator.meets(target, with: value), indicator.direction == .up || isOver { return .met }
        if isOver { return .behind }
        if let forecast = entry.forecast { return indicator.meets(target, with: forecast.value) ? .onTrack : .behind }
        let passed = Double(openDaysSoFar) / Double(max(1, openDaysSoFar + openDaysLeft))
        return indicator.meets(target * passed, with: value) ? .onTrack : .behind
    }

    // MARK: Beside and behind

    private func beside(_ indicator: Indicator) -> [TargetsDocument.Beside] {
        let days = scope.year.firstDay...scope.asOf
        switch Measure(rawValue: indicator.numerator) {
        case .supportedResidents where indicator.denominator == nil:
            return [
                beside(.contacts, value: Double(counts.total(.consultations, in: days)), links.consultations()),
                beside(
                    .anonymous,
                    value: Double(counts.total(.anonymous, in: days)),
                    links.consultations([("onRecord", "false")])
                ),
            ]
        case .equippedMainFacilities:
            let found = facts.now.facilities
            return [
                beside(.wifi, found.withWifi, of: found.main, Self.facilities(scope.asOf)),
                beside(.terminals, found.withTerminals, of: found.main, Self.facilities(scope.asOf)),
            ]
        case .courseParticipants where facts.now.courses.hasRegister:
            let courses = facts.now.courses
            let records = records(of: indicator) ?? ReportLinks.courses
            return [
                beside(.courses, value: Double(courses.courses), records),
                beside(.coursesOnRecord, value: Double(courses.onRecord), records),
            ]
        case .conversions where facts.now.activeSupporters != nil:
            let conversions = facts.now.conversions
            let records = links.report(.conversions)
            return [beside(.cohortRate, conversions.cohort.hits, of: conversions.cohort.n, records)]
                + (conversions.medianDays.map { [beside(.medianDays, value: $0, records)] } ?? [])
        default:
            guard indicator.id.rawValue == Self.satisfaction else { return [] }
            let (asked, inCourses) = (facts.satisfaction, facts.now.courses.satisfaction)
            let courses = ReportLinks.link(
                ReportLinks.courses,
                [("from", scope.year.firstDay.description), ("to", scope.asOf.description)]
            )
            return [
                beside(.running, asked.hits, of: asked.n, links.consultations([("satisfied", "true")])),
                beside(.runningCourses, inCourses.hits, of: inCourses.n, courses),
            ]
        }
    }

    /// The one survey that has a running figure beside it.
    private static let satisfaction = "satisfaction"

    private func beside(_ figure: FigureBeside, value: Double, _ records: String) -> TargetsDocument.Beside {
        TargetsDocument.Beside(
            id: figure.rawValue,
            title: figure.title(in: language),
            unit: figure.unit(in: language),
            value: value,
            records: records
        )
    }

    private func beside(
        _ figure: FigureBeside,
        _ hits: Int,
        of n: Int,
        _ records: String
    ) -> TargetsDocument.Beside {
        TargetsDocument.Beside(
            id: figure.rawValue,
            title: figure.title(in: language),
            unit: figure.unit(in: language),
            value: n == 0 ? nil : (Double(hits) * 100 / Double(n)).rounded(to: 4),
            numerator: Double(hits),
            denominator: Double(n),
            records: records
        )
    }

    private static func facilities(_ day: CivilDate) -> String {
        ReportLinks.link("/v1/facilities", [("asOf", day.description), ("main", "true")])
    }

    /// Where the records behind a figure are; of a figure made of two, those of the upper one.
    private func records(of indicator: Indicator, _ scope: ReportScope? = nil) -> String? {
        let links = ReportLinks(scope: scope ?? self.scope)
        let radius = [("radius", String(links.scope.radius))]
        if indicator.source == .survey { return "/v1/indicators/\(indicator.id)/figures" }
        switch Measure(rawValue: indicator.numerator) {
        case .consultations: return links.consultations()
        case .supportedResidents: return links.consultations([("onRecord", "true")])
        case .activeSupporters: return links.report(.supporters)
        case .openSites, .population65Covered: return links.report(.coverage, radius)
        case .population, .population65, .population75: return links.report(.divide)
        case .mainFacilities, .equippedMainFacilities: return Self.facilities(links.scope.asOf)
        case .courseParticipants:
            let days = links.scope
            return ReportLinks.link(
                ReportLinks.courses,
                [("from", days.year.firstDay.description), ("to", days.asOf.description)]
            )
        case .conversions: return links.report(.conversions)
        case nil: return nil
        }
    }
}

extension SurveyFigure {
    /// x ÷ n × factor, or x × factor where nothing is divided by.
    fileprivate func value(of indicator: Indicator) -> Double {
        x / (n ?? 1) * indicator.factor
    }
}
