/// Which supporters a list is to show.
package struct SupporterFilter: Hashable, Sendable {
    /// Their home site, or another one at which they work.
    package var site: Site.ID?
    package var kind: SupporterKind.ID?
    package var status: SupporterStatus?
    package var language: SpokenLanguage.ID?
    package var skill: Topic.ID?
    /// Those at work whose certificate or appointment ends within so many days from today on.
    package var endingWithin: Int?
    /// Those who have completed what is required, or those who have not.
    package var missingTraining: Bool?

    package init() {}

    package func shows(_ entry: Supporter.Entry, lists: PeopleLists, today: CivilDate) -> Bool {
        let profile = entry.profile
        if let site, profile.homeSite != site, !profile.otherSites.contains(site) { return false }
        if let kind, profile.kind != kind { return false }
        if let status, entry.present?.status != status { return false }
        if let language, !profile.languages.contains(language) { return false }
        if let skill, !profile.skills.contains(skill) { return false }
        if let endingWithin, !ends(entry, within: endingWithin, of: today) { return false }
        if let missingTraining {
            guard let status = entry.present?.status, status.isOnTheWayOrAtWork else { return false }
            return entry.missingModules(entry.rules(lists)).isEmpty != missingTraining
        }
        return true
    }

    private func ends(_ entry: Supporter.Entry, within days: Int, of today: CivilDate) -> Bool {
        guard let span = entry.present, [.certified, .active, .paused].contains(span.status) else { return false }
        return [span.certifiedUntil, span.appointedUntil].compactMap(\.self).contains {
            (today...today.adding(days: days)).contains($0)
        }
    }
}

extension Account {
    /// Whether this account may do this with a supporter whose home is at `site`: one that works at certain sites may only with
    /// theirs.
    package func may(_ operation: Role.Operation, homeSite site: Site.ID?) -> Bool {
        role.may(operation) && (sites.map { sites in site.map { sites.contains($0) } ?? false } ?? true)
    }
}
