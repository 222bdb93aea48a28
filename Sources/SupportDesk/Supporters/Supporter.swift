package import FoundationEssentials

extension Supporter {
    /// What a supporter does where, without a name.
    package struct Profile: Hashable, Sendable {
        /// Nil while the supporter is not on the register.
        package var kind: SupporterKind.ID?
        package var homeSite: Site.ID?
        package var otherSites: [Site.ID]
        package var languages: [SpokenLanguage.ID]
        /// The topics in which they are skilled.
        package var skills: [Topic.ID]
        /// 1…60
        package var hoursPerWeek: Int?

        package init(
            kind: SupporterKind.ID? = nil,
            homeSite: Site.ID? = nil,
            otherSites: [Site.ID] = [],
            languages: [SpokenLanguage.ID] = [],
            skills: [Topic.ID] = [],
            hoursPerWeek: Int? = nil
        ) {
            self.kind = kind
            self.homeSite = homeSite
            self.otherSites = otherSites
            self.languages = languages
            self.skills = skills
            self.hoursPerWeek = hoursPerWeek
        }
    }

    /// A module that a supporter has completed. The same one may be completed again.
    package struct Completion: Hashable, Sendable {
        package let module: TrainingModule.ID
        package let completedOn: CivilDate

        package init(module: TrainingModule.ID, completedOn: CivilDate) {
            self.module = module
            self.completedOn = completedOn
        }
    }

    /// All that is on record of a supporter, without a name.
    package struct Entry: Hashable, Sendable {
        package var code: ID
        package var profile: Profile
        /// By number; empty while the supporter is known by code alone.
        package var history: [SupporterSpan]
        /// By day and module.
        package var completions: [Completion]
        /// What joins a supporter who was a resident once to that resident.
        package var conversion: UUID?

        package init(
            code: ID,
            profile: Profile,
            history: [SupporterSpan] = [],
            completions: [Completion] = [],
            conversion: UUID? = nil
        ) {
            self.code = code
            self.profile = profile
            self.history = history
            self.completions = completions
            self.conversion = conversion
        }

        /// The status that lasts.
        package var present: SupporterSpan? { history.last }

        /// What the ward asks of a supporter of this kind.
        package func rules(_ lists: PeopleLists) -> SupporterKind.Rules {
            profile.kind.flatMap { lists.rules[$0] } ?? SupporterKind.Rules()
        }

        /// The required modules that were not completed up to `day` (ever, when it is nil), in the order in which they are required.
        package func missingModules(_ rules: SupporterKind.Rules, by day: CivilDate? = nil) -> [TrainingModule.ID] {
            let completed = Set(
                completions.filter { completion in day.map { completion.completedOn <= $0 } ?? true }.map(\.module)
            )
            return rules.requiredModules.filter { !completed.contains($0) }
        }
    }
}
