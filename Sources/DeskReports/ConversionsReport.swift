package import DeskStore
package import DeskText
package import SupportDesk

/// The report on conversions from its facts.
package struct ConversionsReport {
    private let scope: ReportScope
    private let facts: ConversionFacts
    private let language: Language

    package init(scope: ReportScope, facts: ConversionFacts, language: Language) {
        self.scope = scope
        self.facts = facts
        self.language = language
    }

    package var document: ConversionsReportDocument {
        let funnel = Funnel(
            year: scope.year,
            arrivals: facts.arrivals,
            finishings: facts.finishings,
            converted: facts.converted
        )
        return ConversionsReportDocument(
            fiscalYear: scope.year.year,
            asOf: scope.asOf.description,
            status: facts.status,
            site: scope.site?.rawValue,
            steps: steps(of: funnel),
            medianDaysToActive: funnel.medianDaysToActive,
            sites: facts.sites.compactMap { site in
                funnel.sites[site.code].map {
                    .init(site: site.code.rawValue, name: site.name, counts: .init($0))
                }
            },
            months: scope.year.months.filter { $0 <= scope.asOf }.map {
                .init(month: String($0.description.prefix(7)), counts: .init(funnel.months[$0] ?? [:]))
            },
            cohorts: funnel.cohorts.sorted { $0.key < $1.key }.map {
                .init(fiscalYear: $0.key.year, counts: .init($0.value))
            },
            activeSupporters: .init(
                total: facts.activeSupporters,
                onceResidents: facts.activeOnceResidents,
                share: Self.share(facts.activeOnceResidents, of: facts.activeSupporters)
            ),
            given: ConversionFacts.Group.allCases.map(given)
        )
    }

    private func steps(of funnel: Funnel) -> [ConversionsReportDocument.Step] {
        var previous: Int?
        let first = funnel.cohort[.supported] ?? 0
        return FunnelStep.allCases.map { step in
            let cohort = funnel.cohort[step] ?? 0
            // Only those who have had the time can be active twelve months later.
            if step == .stillActive { previous = funnel.cohortWithTwelveMonths(by: scope.asOf) }
            defer { previous = cohort }
            return ConversionsReportDocument.Step(
                step: step.rawValue,
                title: step.title(in: language),
                inYear: funnel.inYear[step] ?? 0,
                cohort: cohort,
                ofPrevious: previous.flatMap { Self.share(cohort, of: $0) },
                ofFirst: step == .stillActive && previous == 0 ? nil : Self.share(cohort, of: first),
                medianDays: funnel.medianDays[step]
            )
        }
    }

    private func given(_ group: ConversionFacts.Group) -> ConversionsReportDocument.Given {
        let given = facts.given.first { $0.group == group }
        return ConversionsReportDocument.Given(
            group: group.rawValue,
            title: Self.title(of: group).text(in: language),
            consultations: given?.consultations ?? 0,
            rated: given?.rated ?? 0,
            satisfied: given?.satisfied ?? 0,
            share: given.flatMap { Self.share($0.satisfied, of: $0.rated) }
        )
    }

    private static func title(of group: ConversionFacts.Group) -> Title {
        switch group {
        case .onceResidents: ConversionTitles.onceResidents
        case .others: ConversionTitles.others
        case .staff: ConversionTitles.staff
        }
    }

    private static func share(_ part: Int, of whole: Int) -> Double? {
        whole == 0 ? nil : (Double(part) / Double(whole)).rounded(to: 4)
    }
}
