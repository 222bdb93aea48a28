package import DeskStore
package import SupportDesk

/// The coverage report from its facts.
package struct CoverageReport {
    private let scope: ReportScope
    private let facts: CoverageFacts

    package init(scope: ReportScope, facts: CoverageFacts) {
        self.scope = scope
        self.facts = facts
    }

    package var document: CoverageDocument {
        let links = ReportLinks(scope: scope)
        let coverage = Coverage(
            towns: facts.ward.towns,
            residents: facts.ward.residents,
            sites: facts.ward.openSites(on: scope.asOf),
            radius: scope.radius
        )
        let hasPopulation = facts.ward.populationDate != nil
        return CoverageDocument(
            fiscalYear: scope.year.year,
            asOf: scope.asOf.description,
            status: facts.status,
            site: scope.site?.rawValue,
            radius: scope.radius,
            rate: coverage.rate?.rounded(to: 6),
            pop65: hasPopulation ? coverage.pop65 : nil,
            pop65Covered: hasPopulation ? coverage.pop65Covered : nil,
            populationDate: facts.ward.populationDate?.description,
            ward: totals,
            sites: sites(coverage, links),
            uncoveredTowns: hasPopulation ? coverage.uncovered.map(Self.uncoveredTown) : [],
            bestNewSites: coverage.bestNewSites().map { site in
                CoverageDocument.NewSite(
                    town: site.town.code.rawValue,
                    name: site.town.name,
                    pop65Gained: site.gain,
                    rate: site.rate.rounded(to: 6)
                )
            },
            links: CoverageDocument.Links(
                records: links.template,
                towns: links.report(.divide)
            )
        )
    }

    private var totals: CoverageDocument.Totals {
        var totals = CoverageDocument.Totals()
        for month in facts.months {
            totals.consultations += month.consultations
            totals.minutes += month.minutes
            totals.anonymous += month.anonymous
        }
        totals.residents = facts.wardResidents
        totals.supporters = facts.wardSupporters
        return totals
    }

    /// Sites that served in the year up to the report's day, by code; a site of that year stays when it has closed.
    private func sites(_ coverage: Coverage, _ links: ReportLinks) -> [CoverageDocument.Site] {
        let months = Dictionary(grouping: facts.months, by: { $0.site })
        let groups = Dictionary(grouping: facts.groups, by: { $0.site })
        let nearest = coverage.pop65ByNearestSite
        let listed = facts.ward.sites.filter { site in
            let served = site.openedOn <= scope.asOf && site.closedOn ?? scope.asOf >= scope.year.firstDay
            let hasRecords = months[site.code]?.contains { $0.consultations != 0 } ?? false
            return (served || hasRecords) && scope.site.map { $0 == site.code } ?? true
        }
        return listed.map { site in
            var entry = self.entry(of: site, months[site.code] ?? [], groups[site.code] ?? [], links)
            if entry.open, site.location != nil, facts.ward.populationDate != nil {
                let people = nearest[site.code] ?? 0
                entry.pop65Nearest = people
                entry.consultationsPer1000Seniors =
                    people == 0 ? nil : (Double(entry.consultations) * 1000 / Double(people)).rounded(to: 2)
            }
            return entry
        }
    }

    private func entry(
        of site: Site,
        _ months: [CoverageFacts.Month],
        _ groups: [CoverageFacts.Group],
        _ links: ReportLinks
    ) -> CoverageDocument.Site {
        var entry = CoverageDocument.Site(
            site: site.code.rawValue,
            name: site.name,
            kind: site.kind.rawValue,
            openedOn: site.openedOn.description,
            open: site.isOpen(on: scope.asOf),
            records: links.consultations(site: site.code)
        )
        entry.town = site.town?.rawValue
        entry.closedOn = site.closedOn?.description
        entry.wifi = site.wifi
        entry.terminals = site.terminals
        entry.supporters = facts.supporters[site.code] ?? 0
        entry.lastHeardAt = facts.freshness[site.code]?.lastHeardAt?.description
        entry.silentOpenDays = facts.freshness[site.code]?.silentOpenDays ?? 0
        for month in scope.year.months where month <= scope.asOf { entry.byMonth[month.monthCode] = 0 }
        for channel in Channel.allCases { entry.byChannel[channel.rawValue] = 0 }
        for group in AgeGroup.allCases { entry.byAge[group.rawValue] = 0 }
        for month in months {
            entry.consultations += month.consultations
            entry.minutes += month.minutes
            entry.anonymous += month.anonymous
            entry.residents += month.residents
            entry.byMonth[month.month.monthCode, default: 0] += month.consultations
            for (channel, count) in month.channels { entry.byChannel[channel.rawValue, default: 0] += count }
            for (group, count) in month.ages { entry.byAge[group.rawValue, default: 0] += count }
        }
        for group in groups {
            entry.byChannel[group.channel.rawValue, default: 0] += group.consultations
            entry.byAge[group.ageBand.group.rawValue, default: 0] += group.consultations
        }
        return entry
    }

    private static func uncoveredTown(_ place: Coverage.Place) -> CoverageDocument.UncoveredTown {
        CoverageDocument.UncoveredTown(
            town: place.town.code.rawValue,
            name: place.town.name,
            pop65: place.residents?.from65 ?? 0,
            nearestSite: place.nearest?.site.rawValue,
            metres: place.nearest?.metres.rounded(to: 1)
        )
    }
}
