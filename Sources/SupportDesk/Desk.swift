/// What a ward's desk knows when it judges a consultation: its sites, code tables, towns and supporters, at one moment.
package struct Desk: Sendable {
    package let ward: Ward.ID
    package let wardName: String
    package let siteKinds: CodeTable<SiteKind>
    package let sites: [Site]
    package let topics: CodeTable<Topic>
    package let outcomes: CodeTable<Outcome>
    package let towns: [Town]
    package let supporters: Set<Supporter.ID>
    package let eras: [JapaneseEra]

    private let sitePositionsByKey: [String: Int]
    private let townPositionsByKey: [String: Int]

    package init(
        ward: Ward.ID,
        wardName: String,
        siteKinds: CodeTable<SiteKind>,
        sites: [Site],
        topics: CodeTable<Topic>,
        outcomes: CodeTable<Outcome>,
        towns: [Town] = [],
        supporters: Set<Supporter.ID> = [],
        eras: [JapaneseEra] = []
    ) {
        self.ward = ward
        self.wardName = wardName
        self.siteKinds = siteKinds
        self.sites = sites
        self.topics = topics
        self.outcomes = outcomes
        self.towns = towns
        self.supporters = supporters
        self.eras = eras
        sitePositionsByKey = Self.positions(sites) { [$0.code.rawValue, $0.name] + $0.aliases }
        townPositionsByKey = Self.positions(towns) { [$0.code.rawValue, $0.name] }
    }

    /// Finds a site by code, name or alias, however it is written.
    package func site(_ word: String) -> Lookup<Site> {
        let key = word.searchKey
        if let position = sitePositionsByKey[key] { return .found(sites[position]) }
        let candidates = sites.flatMap { site in
            ([site.code.rawValue, site.name] + site.aliases).map { (key: $0.searchKey, name: site.name) }
        }
        return .unknown(nearest: nearestNames(to: key, among: candidates))
    }

    /// The site with exactly this code.
    package func site(code: Site.ID) -> Site? {
        sites.first { $0.code == code }
    }

    /// Finds a town by code or name.
    package func town(_ word: String) -> Lookup<Town> {
        let key = word.searchKey
        if let position = townPositionsByKey[key] { return .found(towns[position]) }
        return .unknown(
            nearest: nearestNames(to: key, among: towns.map { (key: $0.name.searchKey, name: $0.name) })
        )
    }

    /// The first to claim a word keeps it: codes and names of all before the aliases of any.
    private static func positions<Thing>(_ things: [Thing], words: (Thing) -> [String]) -> [String: Int] {
        var positions: [String: Int] = [:]
        let wordLists = things.map(words)
        for rank in 0..<(wordLists.map(\.count).max() ?? 0) {
            for (position, list) in wordLists.enumerated() where rank < list.count {
                let key = list[rank].searchKey
                if positions[key] == nil { positions[key] = position }
            }
        }
        return positions
    }
}
