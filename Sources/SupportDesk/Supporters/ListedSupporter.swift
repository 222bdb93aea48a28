/// A supporter as a ward's own list has them.
package struct ListedSupporter: Hashable, Sendable {
    package let code: Supporter.ID
    package let kind: SupporterKind.ID
    package let listing: SupporterListing
    /// The home site first; empty when the list does not say.
    package let sites: [Site.ID]
    /// Empty when the list does not say.
    package let languages: [SpokenLanguage.ID]
    /// Empty when the list does not say.
    package let skills: [Topic.ID]

    package init(
        code: Supporter.ID,
        kind: SupporterKind.ID,
        listing: SupporterListing,
        sites: [Site.ID] = [],
        languages: [SpokenLanguage.ID] = [],
        skills: [Topic.ID] = []
    ) {
        self.code = code
        self.kind = kind
        self.listing = listing
        self.sites = sites
        self.languages = languages
        self.skills = skills
    }

    /// What is on record, brought up to date: a blank in a list takes nothing away.
    package func profile(changing profile: Supporter.Profile) -> Supporter.Profile {
        var profile = profile
        profile.kind = kind
        if let home = sites.first {
            profile.homeSite = home
            let others = sites.dropFirst()
            if !others.isEmpty { profile.otherSites = Set(others).sorted() }
            profile.otherSites.removeAll { $0 == home }
        }
        if !languages.isEmpty { profile.languages = languages }
        if !skills.isEmpty { profile.skills = skills }
        return profile
    }
}
