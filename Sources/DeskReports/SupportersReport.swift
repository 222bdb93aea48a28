package import DeskStore
package import DeskText
package import SupportDesk

/// The report on supporters from its facts.
package struct SupportersReport {
    private static let endingWithinDays = 60

    private let scope: ReportScope
    private let facts: SupporterFacts
    private let people: PeopleLists
    private let language: Language

    package init(scope: ReportScope, facts: SupporterFacts, people: PeopleLists, language: Language) {
        self.scope = scope
        self.facts = facts
        self.people = people
        self.language = language
    }

    package var document: SupportersReportDocument {
        let members = facts.members.filter { member in scope.site.map { Self.comes(member, to: $0) } ?? true }
        let active = members.filter { $0.isActive(on: scope.asOf) }
        return SupportersReportDocument(
            asOf: scope.asOf.description,
            status: facts.status,
            site: scope.site?.rawValue,
            supporters: .init(
                active: active.count,
                certified: members.count { $0.status == .certified },
                inTraining: members.count { $0.status == .inTraining },
                applied: members.count { $0.status == .applied },
                paused: members.count { $0.status == .paused }
            ),
            per10k: scope.site == nil ? rate(of: active.count) : nil,
            endingWithinDays: Self.endingWithinDays,
            kinds: people.supporterKinds.entries.compactMap { kind in
                let count = active.count { $0.kind == kind.code }
                return count == 0
                    ? nil : .init(kind: kind.code.rawValue, title: kind.title.text(in: language), active: count)
            },
            sites: sites
        )
    }

    private func rate(of active: Int) -> SupportersReportDocument.Rate? {
        guard let population = facts.ward.population, population > 0, let day = facts.ward.populationDate else {
            return nil
        }
        return .init(
            value: (Double(active) * 10_000 / Double(population)).rounded(to: 4),
            population: population,
            referenceDate: day.description
        )
    }

    /// The sites that are open on the day, and closed ones at which somebody is still on the register.
    private var sites: [SupportersReportDocument.SiteEntry] {
        facts.ward.sites.compactMap { site in
            guard scope.site == nil || scope.site == site.code else { return nil }
            let members = facts.members.filter { Self.comes($0, to: site.code) }
            guard site.isOpen(on: scope.asOf) || !members.isEmpty || scope.site != nil else { return nil }
            let active = members.filter { $0.isActive(on: scope.asOf) }
            let hours = facts.hours[site.code] ?? HoursBySource()
            return SupportersReportDocument.SiteEntry(
                site: site.code.rawValue,
                name: site.name,
                active: active.count,
                certified: members.count { $0.status == .certified },
                endingSoon: active.count { member in
                    member.until.map { $0 <= scope.asOf.adding(days: Self.endingWithinDays) } ?? false
                },
                languages: active.reduce(into: [:]) { counts, member in
                    for language in member.languages { counts[language.rawValue, default: 0] += 1 }
                },
                hours: .init(shifts: hours.shifts, consultations: hours.consultations, reported: hours.reported),
                vacancies: facts.vacancies[site.code].map {
                    .init(hours: Self.hours($0.missing), needed: Self.hours($0.wanted))
                }
            )
        }
    }

    private static func comes(_ member: SupporterFacts.Member, to site: Site.ID) -> Bool {
        member.homeSite == site || member.otherSites.contains(site)
    }

    private static func hours(_ minutes: Int) -> Double { (Double(minutes) / 60).rounded(to: 2) }
}
