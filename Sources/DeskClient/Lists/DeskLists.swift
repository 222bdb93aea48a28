package import SupportDesk

/// The ward's lists as the client uses them: each entry with the keys by which words find it, so that nothing need be folded
/// anew at each start.
package struct DeskLists: Sendable {
    package struct Term<Subject>: Sendable {
        package let entry: CodeEntry<Subject>
        /// The search keys of the entry's words: code, Japanese title, English title, aliases.
        let keys: [String]

        init(_ entry: CodeEntry<Subject>, keys: [String]? = nil) {
            self.entry = entry
            self.keys = keys ?? entry.words.map(\.searchKey)
        }
    }

    package struct SiteTerm: Sendable {
        package let site: Site
        /// The search keys of its code, its name and its aliases.
        let keys: [String]

        init(_ site: Site, keys: [String]? = nil) {
            self.site = site
            self.keys = keys ?? ([site.code.rawValue, site.name] + site.aliases).map(\.searchKey)
        }
    }

    /// The lists about supporters and courses.
    package struct People: Sendable {
        package var supporterKinds: [Term<SupporterKind>] = []
        package var languages: [Term<SpokenLanguage>] = []
        package var trainingModules: [Term<TrainingModule>] = []
        package var courseKinds: [Term<CourseKind>] = []
        package var partnerKinds: [Term<PartnerKind>] = []

        init() {}

        init(_ lists: PeopleLists) {
            supporterKinds = lists.supporterKinds.entries.map { Term($0) }
            languages = lists.languages.entries.map { Term($0) }
            trainingModules = lists.trainingModules.entries.map { Term($0) }
            courseKinds = lists.courseKinds.entries.map { Term($0) }
            partnerKinds = lists.partnerKinds.entries.map { Term($0) }
        }
    }

    package let ward: Ward.ID
    package let wardName: String
    package let topics: [Term<Topic>]
    package let outcomes: [Term<Outcome>]
    package let sites: [SiteTerm]
    package let people: People
    package let supporters: [Supporter.ID]
    package let eras: [JapaneseEra]

    init(
        ward: Ward.ID,
        wardName: String,
        topics: [Term<Topic>],
        outcomes: [Term<Outcome>],
        sites: [SiteTerm],
        people: People,
        supporters: [Supporter.ID],
        eras: [JapaneseEra]
    ) {
        self.ward = ward
        self.wardName = wardName
        self.topics = topics
        self.outcomes = outcomes
        self.sites = sites
        self.people = people
        self.supporters = supporters
        self.eras = eras
    }

    /// The lists of this desk.
    package init(_ desk: Desk) {
        self.init(
            ward: desk.ward,
            wardName: desk.wardName,
            topics: desk.topics.entries.map { Term($0) },
            outcomes: desk.outcomes.entries.map { Term($0) },
            sites: desk.sites.map { SiteTerm($0) },
            people: People(desk.people),
            supporters: desk.supporters.sorted(),
            eras: desk.eras
        )
    }

    /// Finds a site by code, name or alias, however it is written, or by a beginning that only one site has. Codes and names of
    /// all go before the aliases of any.
    package func site(_ word: String) -> Lookup<Site> {
        if let exact = sites.first(where: { $0.site.code.rawValue == word }) { return .found(exact.site) }
        let key = word.searchKey
        for rank in 0..<(sites.map(\.keys.count).max() ?? 0) {
            if let term = sites.first(where: { rank < $0.keys.count && $0.keys[rank] == key }) {
                return .found(term.site)
            }
        }
        let begun = key.unicodeScalars.count < 2 ? [] : sites.filter { $0.keys.contains { $0.hasPrefix(key) } }
        if begun.count == 1 { return .found(begun[0].site) }
        let candidates = sites.flatMap { term in term.keys.map { (key: $0, name: term.site.name) } }
        return .unknown(nearest: nearestNames(to: key, among: candidates))
    }

    /// The desk as far as `draft` speaks of it: enough to judge the draft, without readying 57 sites to look up one.
    func desk(for draft: ConsultationDraft) -> Desk {
        let topics = draft.topics ?? []
        return Desk(
            ward: ward,
            wardName: wardName,
            siteKinds: CodeTable([]),
            sites: sites.map(\.site).filter { $0.code.rawValue == draft.site },
            topics: CodeTable(self.topics.map(\.entry).filter { topics.contains($0.code.rawValue) }),
            outcomes: CodeTable(outcomes.map(\.entry).filter { $0.code.rawValue == draft.outcome }),
            supporters: Set((draft.supporters ?? []).map { Supporter.ID($0) }),
            eras: eras
        )
    }
}

extension DeskLists {
    /// What people call the topic; its code when the list does not have it.
    package func title(of topic: Topic.ID) -> Title { Self.title(topic, in: topics) }

    /// What people call the outcome; its code when the list does not have it.
    package func title(of outcome: Outcome.ID) -> Title { Self.title(outcome, in: outcomes) }

    /// The site's name; its code when the list does not have it.
    package func name(of site: Site.ID) -> String {
        sites.first { $0.site.code == site }?.site.name ?? site.rawValue
    }

    static func title<Subject>(_ code: Code<Subject>, in terms: [Term<Subject>]) -> Title {
        terms.first { $0.entry.code == code }?.entry.title ?? Title(ja: code.rawValue, en: code.rawValue)
    }
}

extension CodeEntry {
    /// Whether it is offered on this day: until the one on which it is retired.
    func isOffered(on day: CivilDate) -> Bool {
        retiredOn.map { day < $0 } ?? true
    }
}
