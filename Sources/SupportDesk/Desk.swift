/// What a ward's desk knows when it judges a consultation: its sites, code tables, towns and supporters, at one moment.
package struct Desk: Sendable {
    package let ward: Ward.ID
    package let wardName: String
    package let siteKinds: CodeTable<SiteKind>
    package let sites: [Site]
    package let topics: CodeTable<Topic>
    package let outcomes: CodeTable<Outcome>
    package let people: PeopleLists
    package let towns: [Town]
    package let supporters: Set<Supporter.ID>
    package let eras: [JapaneseEra]

    private let siteIndex: WordIndex
    private let townIndex: WordIndex

    package init(
        ward: Ward.ID,
        wardName: String,
        siteKinds: CodeTable<SiteKind>,
        sites: [Site],
        topics: CodeTable<Topic>,
        outcomes: CodeTable<Outcome>,
        people: PeopleLists = PeopleLists(),
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
        self.people = people
        self.towns = towns
        self.supporters = supporters
        self.eras = eras
        siteIndex = WordIndex(sites, name: \.name) { [$0.code.rawValue, $0.name] + $0.aliases }
        townIndex = WordIndex(towns, name: \.name) { [$0.code.rawValue, $0.name] }
    }

    /// Finds a site by code, name or alias, however it is written.
    package func site(_ word: String) -> Lookup<Site> {
        siteIndex.find(word).map { sites[$0] }
    }

    /// The site with exactly this code.
    package func site(code: Site.ID) -> Site? {
        sites.first { $0.code == code }
    }

    /// Finds a town by code or name.
    package func town(_ word: String) -> Lookup<Town> {
        townIndex.find(word).map { towns[$0] }
    }
}

/// A ward's lists about supporters and courses.
package struct PeopleLists: Sendable {
    package var supporterKinds: CodeTable<SupporterKind>
    /// What is asked of each kind.
    package var rules: [SupporterKind.ID: SupporterKind.Rules]
    package var languages: CodeTable<SpokenLanguage>
    package var trainingModules: CodeTable<TrainingModule>
    package var courseKinds: CodeTable<CourseKind>
    package var partnerKinds: CodeTable<PartnerKind>

    package init(
        supporterKinds: CodeTable<SupporterKind> = CodeTable([]),
        rules: [SupporterKind.ID: SupporterKind.Rules] = [:],
        languages: CodeTable<SpokenLanguage> = CodeTable([]),
        trainingModules: CodeTable<TrainingModule> = CodeTable([]),
        courseKinds: CodeTable<CourseKind> = CodeTable([]),
        partnerKinds: CodeTable<PartnerKind> = CodeTable([])
    ) {
        self.supporterKinds = supporterKinds
        self.rules = rules
        self.languages = languages
        self.trainingModules = trainingModules
        self.courseKinds = courseKinds
        self.partnerKinds = partnerKinds
    }
}
