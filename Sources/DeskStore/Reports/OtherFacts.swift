internal import Postgres
package import SupportDesk

/// How often a topic was mentioned; at a site, or in a month, where these are told apart.
package struct TopicCount: Sendable {
    package let topic: Topic.ID
    package let site: Site.ID?
    /// Its first day.
    package let month: CivilDate?
    package let mentions: Int
}

/// What the report on topics is made of.
package struct TopicFacts: Sendable {
    /// A count may come in two parts, to be added up.
    package let counts: [TopicCount]
    /// 相談件数, each once.
    package let consultations: Int
    /// What the figures are worth at that moment.
    package let status: FigureStatus
}

/// What was recorded of consultations held in one way with one outcome; nil when none was written down.
package struct ChannelCount: Sendable {
    package let channel: Channel
    package let outcome: Outcome.ID?
    package let consultations: Int
    /// The minutes of those whose length was written down.
    package let minutes: BeyondChance.Sample
    /// Satisfied (4 or 5 of 5) among those who said.
    package let satisfied: BeyondChance.Proportion
}

/// What the report on channels is made of.
package struct ChannelFacts: Sendable {
    /// The same channel and outcome may come in two parts, to be added up.
    package let counts: [ChannelCount]
    /// What the figures are worth at that moment.
    package let status: FigureStatus
}

/// What the report on the digital divide is made of.
package struct DivideFacts: Sendable {
    package let ward: WardFacts
    /// Consultations of people from each town, where that was written down.
    package let consultations: [Town.ID: Int]
    /// All consultations, whether a town is known or not.
    package let allConsultations: Int
    /// What the figures are worth at that moment.
    package let status: FigureStatus
}

extension DeskStore {
    /// The facts of the report on topics, told apart by site and by month where that is asked for. Throws `.unavailable`.
    package func topicFacts(
        _ scope: ReportScope,
        bySite: Bool = false,
        byMonth: Bool = false
    ) async throws(DeskError) -> TopicFacts {
        let ward = ward
        return try await snapshot { connection in
            let period = try ReportPeriod(scope, ward: ward, on: connection)
            // What is not asked for is not told apart, so that some 20 rows come and not some 10,000.
            let site = bySite ? "site_code" : "NULL::text"
            let month = byMonth ? "month" : "NULL::date"
            let held = byMonth ? "date_trunc('month', held_on::timestamp)::date" : "NULL::date"
            let statement = period.statement(
                rollUp: """
                    SELECT topic, \(site), \(month), sum(mentions)::bigint FROM topic_month
                    WHERE ward_code = $1 AND mentions <> 0\(atSite(scope, after: period))
                    """,
                records: """
                    SELECT topic, \(site), \(held), count(*) FROM consultation CROSS JOIN unnest(topics) AS topic
                    WHERE ward_code = $1\(atSite(scope, after: period))
                    """,
                groupedBy: "1, 2, 3"
            )
            let counts = try connection.query(
                statement,
                period.bindings(ward) + (scope.site.map { [$0] } ?? []),
                as: Topic.ID.self,
                Site.ID?.self,
                CivilDate?.self,
                Int.self
            )
            return TopicFacts(
                counts: counts.map { TopicCount(topic: $0.0, site: $0.1, month: $0.2, mentions: $0.3) },
                consultations: try Self.consultations(in: scope, of: ward, on: connection),
                status: try Self.status(of: scope, ward: ward, on: connection)
            )
        }
    }

    /// The facts of the report on channels. Throws `.unavailable`.
    package func channelFacts(_ scope: ReportScope) async throws(DeskError) -> ChannelFacts {
        let ward = ward
        return try await snapshot { connection in
            let period = try ReportPeriod(scope, ward: ward, on: connection)
            let statement = period.statement(
                rollUp: """
                    SELECT channel, nullif(outcome, ''), sum(consultations)::bigint, sum(timed)::bigint,
                        sum(minutes)::double precision, sum(squared_minutes)::double precision, sum(satisfied)::bigint,
                        sum(rated)::bigint
                    FROM outcome_month WHERE ward_code = $1 AND consultations <> 0\(atSite(scope, after: period))
                    """,
                records: """
                    SELECT channel, outcome, count(*), count(minutes), coalesce(sum(minutes), 0)::double precision,
                        coalesce(sum(minutes::integer * minutes), 0)::double precision,
                        count(*) FILTER (WHERE satisfaction >= 4), count(satisfaction)
                    FROM consultation WHERE ward_code = $1\(atSite(scope, after: period))
                    """,
                groupedBy: "1, 2"
            )
            let counts = try connection.query(
                statement,
                period.bindings(ward) + (scope.site.map { [$0] } ?? [])
            ) { row in
                ChannelCount(
                    channel: try row.next(),
                    outcome: try row.next(),
                    consultations: try row.next(),
                    minutes: BeyondChance.Sample(n: try row.next(), sum: try row.next(), squares: try row.next()),
                    satisfied: BeyondChance.Proportion(hits: try row.next(), n: try row.next())
                )
            }
            return ChannelFacts(
                counts: counts,
                status: try Self.status(of: scope, ward: ward, on: connection)
            )
        }
    }

    /// The facts of the report on the digital divide. Throws `.unavailable`.
    package func divideFacts(_ scope: ReportScope) async throws(DeskError) -> DivideFacts {
        let ward = ward
        return try await snapshot { connection in
            let period = try ReportPeriod(scope, ward: ward, on: connection)
            let statement = period.statement(
                rollUp: "SELECT town_code, sum(consultations)::bigint FROM town_month WHERE ward_code = $1",
                records: "SELECT town_code, count(*) FROM consultation WHERE ward_code = $1 AND town_code IS NOT NULL",
                groupedBy: "town_code"
            )
            let counts = try connection.query(statement, period.bindings(ward), as: Town.ID.self, Int.self)
            return DivideFacts(
                ward: try WardFacts.read(asOf: scope.asOf, ward: ward, on: connection),
                consultations: Dictionary(counts, uniquingKeysWith: +),
                allConsultations: try Self.consultations(in: scope, of: ward, on: connection),
                status: try Self.status(of: scope, ward: ward, on: connection)
            )
        }
    }

    /// The condition that a report on one site adds; its code comes after the period's bindings.
    private func atSite(_ scope: ReportScope, after period: ReportPeriod) -> String {
        scope.site == nil ? "" : " AND site_code = $\(period.bindings(ward).count + 1)"
    }

    private static func consultations(
        in scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Int {
        let table = scope.site == nil ? "ward_day" : "consultation_day"
        let atSite = scope.site == nil ? "" : "AND site_code = $4"
        return try connection.query(
            """
            SELECT coalesce(sum(consultations), 0)::bigint FROM \(table)
            WHERE ward_code = $1 AND held_on >= $2 AND held_on <= $3 \(atSite)
            """,
            [ward, scope.year.firstDay, scope.asOf] + (scope.site.map { [$0] } ?? []),
            as: Int.self
        ).first ?? 0
    }
}
