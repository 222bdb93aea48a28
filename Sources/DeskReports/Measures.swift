internal import DeskStore
internal import SupportDesk

/// What was counted on each day of two fiscal years.
struct YearCounts: Sendable {
    enum Count {
        case consultations, anonymous, newResidents
    }

    private let days: [TargetFacts.Day]

    init(_ days: [TargetFacts.Day]) {
        self.days = days
    }

    func total(_ count: Count, in range: ClosedRange<CivilDate>) -> Int {
        days.reduce(0) { $0 + (range.contains($1.day) ? $1[count] : 0) }
    }

    /// One count for each day up to `day`.
    func daily(_ count: Count, upTo day: CivilDate) -> DailyCounts {
        DailyCounts(
            Dictionary(days.filter { $0.day <= day }.map { ($0.day, $0[count]) }) { first, _ in first },
            upTo: day
        )
    }
}

extension TargetFacts.Day {
    fileprivate subscript(count: YearCounts.Count) -> Int {
        switch count {
        case .consultations: consultations
        case .anonymous: anonymous
        case .newResidents: newResidents
        }
    }
}

/// The measures as they stood on a day of a fiscal year.
struct Measures {
    private let facts: TargetFacts.OnDay
    private let scope: ReportScope
    private let counts: YearCounts
    private let coverage: Coverage

    init(_ facts: TargetFacts.OnDay, scope: ReportScope, counts: YearCounts) {
        self.facts = facts
        self.scope = scope
        self.counts = counts
        coverage = Coverage(
            towns: facts.ward.towns,
            residents: facts.ward.residents,
            sites: facts.ward.openSites(on: scope.asOf),
            radius: scope.radius
        )
    }

    /// The measure of this name; nil when there is nothing to say it by.
    subscript(name: String) -> Double? {
        let days = scope.year.firstDay...scope.asOf
        guard let measure = Measure(rawValue: name), missing(name) == nil else { return nil }
        switch measure {
        case .consultations: return Double(counts.total(.consultations, in: days))
        case .supportedResidents: return Double(counts.total(.newResidents, in: days))
        case .openSites: return Double(facts.ward.openSites(on: scope.asOf).count)
        case .activeSupporters: return facts.activeSupporters.map { Double($0) }
        case .population: return facts.ward.population.map { Double($0) }
        case .population65: return Double(coverage.pop65)
        case .population75: return Double(facts.ward.residents.values.reduce(0) { $0 + $1.from75 })
        case .population65Covered: return Double(coverage.pop65Covered)
        case .mainFacilities: return Double(facts.facilities.main)
        case .equippedMainFacilities: return Double(facts.facilities.withBoth)
        case .courseParticipants: return Double(facts.courses.participants)
        case .conversions: return Double(facts.conversions.active)
        }
    }

    /// What the measure of this name lacks: `population`, `facilities`, `register`; nil when it lacks nothing.
    func missing(_ name: String) -> String? {
        switch Measure(rawValue: name) {
        case .population: (facts.ward.population ?? 0) > 0 ? nil : "population"
        case .population65, .population65Covered: coverage.pop65 > 0 ? nil : "population"
        case .population75: facts.ward.residents.values.contains { $0.from75 > 0 } ? nil : "population"
        case .mainFacilities, .equippedMainFacilities: facts.facilities.main > 0 ? nil : "facilities"
        case .courseParticipants: facts.courses.hasRegister ? nil : "register"
        case .conversions, .activeSupporters: facts.activeSupporters == nil ? "register" : nil
        case nil: "register"
        case .consultations, .supportedResidents, .openSites: nil
        }
    }

    /// The day to which the register behind these measures refers; nil when it is the report's own.
    func referenceDate(of names: [String?]) -> String? {
        for measure in names.compactMap({ $0.flatMap(Measure.init(rawValue:)) }) {
            switch measure {
            case .population, .population65, .population75, .population65Covered:
                return facts.ward.populationDate?.description
            case .mainFacilities, .equippedMainFacilities: return facts.facilities.surveyedOn?.description
            default: continue
            }
        }
        return nil
    }
}

/// What 31 March will show, each count forecast once.
struct YearForecasts {
    private let consultations: Result<Forecast, NoForecast>
    private let newResidents: Result<Forecast, NoForecast>

    init(scope: ReportScope, facts: TargetFacts, calendar: ServiceCalendar, lastWholeDay: CivilDate) {
        let counts = YearCounts(facts.days)
        let recent = facts.recentBySite.values.reduce(0, +)
        let closing = facts.now.ward.sites.filter { $0.closedOn != nil }
        func shareOpen(_ day: CivilDate) -> Double {
            if let code = scope.site {
                return facts.now.ward.sites.contains { $0.code == code && $0.isOpen(on: day) } ? 1 : 0
            }
            guard recent > 0 else { return 1 }
            let closed = closing.reduce(0) { $0 + ($1.isOpen(on: day) ? 0 : facts.recentBySite[$1.code] ?? 0) }
            return 1 - Double(closed) / Double(recent)
        }
        func forecast(_ count: YearCounts.Count, saturates: Bool) -> Result<Forecast, NoForecast> {
            guard scope.asOf < scope.year.lastDay else { return .failure(.yearIsOver) }
            return Result { () throws(NoForecast) in
                try Forecast(
                    of: counts.daily(count, upTo: lastWholeDay),
                    in: scope.year,
                    on: calendar,
                    saturates: saturates,
                    shareOpen: shareOpen
                )
            }
        }
        consultations = forecast(.consultations, saturates: false)
        newResidents = forecast(.newResidents, saturates: true)
    }

    func forecast(of indicator: Indicator) -> Result<Forecast, NoForecast> {
        switch Measure(rawValue: indicator.numerator) {
        case .supportedResidents: newResidents
        case .consultations: consultations
        default: .failure(.goesByPlans)
        }
    }
}
