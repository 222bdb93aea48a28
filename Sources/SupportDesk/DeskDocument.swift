/// What a desk needs to know to record consultations, as `GET /v1/desk` gives it and as the client keeps it.
package struct DeskDocument: Codable, Hashable, Sendable {
    package struct Entry: Codable, Hashable, Sendable {
        package let code: String
        package let title: String
        package let titleEn: String
        package let aliases: [String]
        /// ISO; the first day on which it is no longer offered.
        package let retiredOn: String?
    }

    package struct SiteEntry: Codable, Hashable, Sendable {
        package let code: String
        package let name: String
        package let kind: String
        package let town: String?
        package let openedOn: String
        package let closedOn: String?
        package let aliases: [String]
    }

    package struct Era: Codable, Hashable, Sendable {
        package let name: String
        package let letter: String
        package let firstDay: String
        package let lastDay: String?
    }

    package let ward: String
    package let wardName: String
    package let siteKinds: [Entry]
    package let sites: [SiteEntry]
    package let topics: [Entry]
    package let outcomes: [Entry]
    package let supporterKinds: [Entry]
    package let languages: [Entry]
    package let trainingModules: [Entry]
    package let courseKinds: [Entry]
    package let partnerKinds: [Entry]
    package let supporters: [String]
    package let eras: [Era]

    package init(_ desk: Desk) {
        ward = desk.ward.rawValue
        wardName = desk.wardName
        siteKinds = Self.entries(desk.siteKinds)
        sites = desk.sites.map { site in
            SiteEntry(
                code: site.code.rawValue,
                name: site.name,
                kind: site.kind.rawValue,
                town: site.town?.rawValue,
                openedOn: site.openedOn.description,
                closedOn: site.closedOn?.description,
                aliases: site.aliases
            )
        }
        topics = Self.entries(desk.topics)
        outcomes = Self.entries(desk.outcomes)
        supporterKinds = Self.entries(desk.people.supporterKinds)
        languages = Self.entries(desk.people.languages)
        trainingModules = Self.entries(desk.people.trainingModules)
        courseKinds = Self.entries(desk.people.courseKinds)
        partnerKinds = Self.entries(desk.people.partnerKinds)
        supporters = desk.supporters.map(\.rawValue).sorted()
        eras = desk.eras.map { era in
            Era(
                name: era.name,
                letter: era.letter,
                firstDay: era.firstDay.description,
                lastDay: era.lastDay?.description
            )
        }
    }

    /// The desk that this describes, without the towns and without what is asked of each kind of supporter.
    package var desk: Desk {
        Desk(
            ward: Ward.ID(ward),
            wardName: wardName,
            siteKinds: Self.table(siteKinds),
            sites: sites.compactMap { entry in
                CivilDate(iso: entry.openedOn).map { openedOn in
                    Site(
                        code: Site.ID(entry.code),
                        name: entry.name,
                        kind: Code(entry.kind),
                        town: entry.town.map { Town.ID($0) },
                        openedOn: openedOn,
                        closedOn: entry.closedOn.flatMap { CivilDate(iso: $0) },
                        aliases: entry.aliases
                    )
                }
            },
            topics: Self.table(topics),
            outcomes: Self.table(outcomes),
            people: PeopleLists(
                supporterKinds: Self.table(supporterKinds),
                languages: Self.table(languages),
                trainingModules: Self.table(trainingModules),
                courseKinds: Self.table(courseKinds),
                partnerKinds: Self.table(partnerKinds)
            ),
            supporters: Set(supporters.map { Code($0) }),
            eras: eras.compactMap { era in
                CivilDate(iso: era.firstDay).map { firstDay in
                    JapaneseEra(
                        name: era.name,
                        letter: era.letter,
                        firstDay: firstDay,
                        lastDay: era.lastDay.flatMap { CivilDate(iso: $0) }
                    )
                }
            }
        )
    }

    private static func entries<Subject>(_ table: CodeTable<Subject>) -> [Entry] {
        table.entries.map { entry in
            Entry(
                code: entry.code.rawValue,
                title: entry.title.ja,
                titleEn: entry.title.en,
                aliases: entry.aliases,
                retiredOn: entry.retiredOn?.description
            )
        }
    }

    private static func table<Subject>(_ entries: [Entry]) -> CodeTable<Subject> {
        CodeTable(
            entries.map { entry in
                CodeEntry(
                    code: Code(entry.code),
                    title: Title(ja: entry.title, en: entry.titleEn),
                    aliases: entry.aliases,
                    retiredOn: entry.retiredOn.flatMap { CivilDate(iso: $0) }
                )
            }
        )
    }
}
