package import DeskStore
package import DeskText
package import SupportDesk

/// The report on topics from its facts.
package struct TopicsReport {
    private let scope: ReportScope
    private let facts: TopicFacts
    private let topics: CodeTable<Topic>
    private let language: Language
    private let showsSites: Bool
    private let showsMonths: Bool

    package init(
        scope: ReportScope,
        facts: TopicFacts,
        topics: CodeTable<Topic>,
        language: Language,
        showsSites: Bool,
        showsMonths: Bool
    ) {
        self.scope = scope
        self.facts = facts
        self.topics = topics
        self.language = language
        self.showsSites = showsSites
        self.showsMonths = showsMonths
    }

    package var document: TopicsDocument {
        let links = ReportLinks(scope: scope)
        let counts = Dictionary(grouping: facts.counts, by: { $0.topic })
        let entries = counts.map { code, counts in
            var entry = TopicsDocument.Topic(
                topic: code.rawValue,
                title: topics[code]?.title.text(in: language) ?? code.rawValue,
                mentions: counts.reduce(0) { $0 + $1.mentions },
                records: links.consultations([("topic", code.rawValue)])
            )
            if showsSites { entry.bySite = Self.sums(counts) { $0.site?.rawValue } }
            if showsMonths { entry.byMonth = Self.sums(counts) { $0.month?.monthCode } }
            return (entry: entry, position: topics.position(of: code))
        }
        return TopicsDocument(
            fiscalYear: scope.year.year,
            asOf: scope.asOf.description,
            status: facts.status,
            site: scope.site?.rawValue,
            consultations: facts.consultations,
            topics: entries.sorted { ($1.entry.mentions, $0.position) < ($0.entry.mentions, $1.position) }.map(\.entry)
        )
    }

    private static func sums(_ counts: [TopicCount], by key: (TopicCount) -> String?) -> [String: Int] {
        counts.reduce(into: [:]) { sums, count in
            if let key = key(count) { sums[key, default: 0] += count.mentions }
        }
    }
}

/// The report on the quality of channels from its facts.
package struct ChannelsReport {
    private let scope: ReportScope
    private let facts: ChannelFacts
    private let outcomes: CodeTable<Outcome>
    private let language: Language

    package init(scope: ReportScope, facts: ChannelFacts, outcomes: CodeTable<Outcome>, language: Language) {
        self.scope = scope
        self.facts = facts
        self.outcomes = outcomes
        self.language = language
    }

    package var document: ChannelsDocument {
        let links = ReportLinks(scope: scope)
        let byChannel = Channel.allCases.map { channel in facts.counts.filter { $0.channel == channel } }
        let used = Set(facts.counts.compactMap(\.outcome)).sorted {
            outcomes.position(of: $0) < outcomes.position(of: $1)
        }
        let lengths = byChannel.map(Self.minutes)
        let ratings = byChannel.map(Self.satisfied)
        let results = used.map { outcome in byChannel.map { Self.share(of: outcome, in: $0) } }
        // All comparisons of the report at once: with so many, some would differ by chance in every report.
        let scores = [BeyondChance.scores(lengths), BeyondChance.scores(ratings)] + results.map(BeyondChance.scores)
        let verdicts = BeyondChance.verdicts(scores.flatMap { $0 })
        let rows = scores.indices.map { Array(verdicts[$0 * byChannel.count..<($0 + 1) * byChannel.count]) }
        let minutes = zip(lengths, rows[0]).map { Self.figure($0, $1) }
        let satisfied = zip(ratings, rows[1]).map { Self.figure($0, $1) }
        let shares = zip(results, rows.dropFirst(2)).map { zip($0, $1).map { Self.figure($0, $1) } }
        let channels = Channel.allCases.enumerated().map { place, channel in
            ChannelsDocument.Channel(
                channel: channel.rawValue,
                consultations: byChannel[place].reduce(0) { $0 + $1.consultations },
                minutes: minutes[place],
                satisfied: satisfied[place],
                outcomes: zip(used, shares).map { outcome, shares in
                    ChannelsDocument.Outcome(
                        outcome: outcome.rawValue,
                        title: outcomes[outcome]?.title.text(in: language) ?? outcome.rawValue,
                        consultations: Self.share(of: outcome, in: byChannel[place]).hits,
                        share: shares[place]
                    )
                },
                records: links.consultations([("channel", channel.rawValue)])
            )
        }
        return ChannelsDocument(
            fiscalYear: scope.year.year,
            asOf: scope.asOf.description,
            status: facts.status,
            site: scope.site?.rawValue,
            channels: channels
        )
    }

    private static func minutes(_ counts: [ChannelCount]) -> BeyondChance.Sample {
        BeyondChance.Sample(
            n: counts.reduce(0) { $0 + $1.minutes.n },
            sum: counts.reduce(0) { $0 + $1.minutes.sum },
            squares: counts.reduce(0) { $0 + $1.minutes.squares }
        )
    }

    private static func satisfied(_ counts: [ChannelCount]) -> BeyondChance.Proportion {
        BeyondChance.Proportion(
            hits: counts.reduce(0) { $0 + $1.satisfied.hits },
            n: counts.reduce(0) { $0 + $1.satisfied.n }
        )
    }

    private static func share(of outcome: Outcome.ID, in counts: [ChannelCount]) -> BeyondChance.Proportion {
        BeyondChance.Proportion(
            hits: counts.reduce(0) { $0 + ($1.outcome == outcome ? $1.consultations : 0) },
            n: counts.reduce(0) { $0 + ($1.outcome == nil ? 0 : $1.consultations) }
        )
    }

    private static func figure(
        _ sample: BeyondChance.Sample,
        _ verdict: BeyondChance.Verdict
    ) -> ChannelsDocument.Figure {
        ChannelsDocument.Figure(
            value: sample.mean?.rounded(to: 2),
            n: sample.n,
            comparedWithOthers: ChannelsDocument.Figure.Comparison(verdict)
        )
    }

    private static func figure(
        _ proportion: BeyondChance.Proportion,
        _ verdict: BeyondChance.Verdict
    ) -> ChannelsDocument.Figure {
        ChannelsDocument.Figure(
            value: proportion.n == 0 ? nil : (Double(proportion.hits) * 100 / Double(proportion.n)).rounded(to: 2),
            n: proportion.n,
            comparedWithOthers: ChannelsDocument.Figure.Comparison(verdict)
        )
    }
}

extension ChannelsDocument.Figure.Comparison {
    fileprivate init(_ verdict: BeyondChance.Verdict) {
        switch verdict {
        case .higher: self = .higher
        case .lower: self = .lower
        case .withinChance: self = .withinChance
        case .tooFew: self = .tooFew
        }
    }
}

/// The report on the digital divide from its facts.
package struct DivideReport {
    private let scope: ReportScope
    private let facts: DivideFacts

    package init(scope: ReportScope, facts: DivideFacts) {
        self.scope = scope
        self.facts = facts
    }

    package var document: DivideDocument {
        let links = ReportLinks(scope: scope)
        let coverage = Coverage(
            towns: facts.ward.towns,
            residents: facts.ward.residents,
            sites: facts.ward.openSites(on: scope.asOf),
            radius: scope.radius
        )
        return DivideDocument(
            fiscalYear: scope.year.year,
            asOf: scope.asOf.description,
            status: facts.status,
            populationDate: facts.ward.populationDate?.description,
            consultations: facts.allConsultations,
            towns: coverage.places.map { place in
                let consultations = facts.consultations[place.town.code] ?? 0
                var town = DivideDocument.Town(
                    town: place.town.code.rawValue,
                    name: place.town.name,
                    latitude: place.town.location.latitude,
                    longitude: place.town.location.longitude,
                    consultations: consultations,
                    records: links.consultations([("town", place.town.code.rawValue)])
                )
                town.population = place.residents?.total
                town.pop65 = place.residents?.from65
                town.pop75 = place.residents?.from75
                if let seniors = place.residents?.from65, seniors > 0 {
                    town.consultationsPer1000Seniors = (Double(consultations) * 1000 / Double(seniors)).rounded(to: 2)
                }
                town.nearestSite = place.nearest?.site.rawValue
                town.metres = place.nearest?.metres.rounded(to: 1)
                return town
            }
        )
    }
}
