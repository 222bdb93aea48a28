internal import Postgres
package import SupportDesk

/// How often a topic was mentioned at a site in a month.
package struct TopicCount: Sendable {
    package let topic: Topic.ID
    package let site: Site.ID
    /// Its first day.
    package let month: CivilDate
    package let mentions: Int
}

/// What the report on topics is made of.
package struct TopicFacts: Sendable {
    package let counts: [TopicCount]
    /// 相談件数, each once.
    package let consultations: Int
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

/// What the report on the digital divide is made of.
package struct DivideFacts: Sendable {
    package let ward: WardFacts
    /// Consultations of people from each town, where that was written down.
    package let consultations: [Town.ID: Int]
    /// All consultations, whether a town is known or not.
    package let allConsultations: Int
}

extension DeskStore {
    /// The facts of the report on topics. Throws `.unavailable`.
    package func topicFacts(_ scope: ReportScope) async throws(DeskError) -> TopicFacts {
        let ward = ward
        return try await snapshot { connection in
            let period = try ReportPeriod(scope, ward: ward, on: connection)
            let rows = ReportPeriod.rows(
                "topic_month",
                "topic, site_code, month, mentions",
                records: """
                    SELECT topic, site_code, date_trunc('month', held_on::timestamp)::date, 1
                    FROM consultation CROSS JOIN unnest(topics) AS topic WHERE ward_code = $1
                    """
            )
            let counts = try connection.query(
                """
                SELECT topic, site_code, month, sum(mentions)::bigint FROM (\(rows)) AS part
                WHERE ($5::text IS NULL OR site_code = $5)
                GROUP BY topic, site_code, month HAVING sum(mentions) <> 0
                """,
                period.bindings(ward) + [scope.site],
                as: Topic.ID.self,
                Site.ID.self,
                CivilDate.self,
                Int.self
            )
            return TopicFacts(
                counts: counts.map { TopicCount(topic: $0.0, site: $0.1, month: $0.2, mentions: $0.3) },
                consultations: try Self.consultations(in: scope, of: ward, on: connection)
            )
        }
    }

    /// The facts of the report on channels. Throws `.unavailable`.
    package func channelFacts(_ scope: ReportScope) async throws(DeskError) -> [ChannelCount] {
        let ward = ward
        return try await snapshot { connection in
            let period = try ReportPeriod(scope, ward: ward, on: connection)
            let rows = ReportPeriod.rows(
                "outcome_month",
                "site_code, channel, outcome, consultations, timed, minutes, squared_minutes, rated, satisfied",
                records: """
                    SELECT site_code, channel, coalesce(outcome, ''), 1, (minutes IS NOT NULL)::integer,
                        coalesce(minutes, 0), coalesce(minutes::bigint * minutes, 0), (satisfaction IS NOT NULL)::integer,
                        (satisfaction IS NOT NULL AND satisfaction >= 4)::integer
                    FROM consultation WHERE ward_code = $1
                    """
            )
            return try connection.query(
                """
                SELECT channel, nullif(outcome, ''), sum(consultations)::bigint, sum(timed)::bigint,
                    sum(minutes)::double precision, sum(squared_minutes)::double precision, sum(satisfied)::bigint,
                    sum(rated)::bigint
                FROM (\(rows)) AS part
                WHERE ($5::text IS NULL OR site_code = $5)
                GROUP BY channel, outcome HAVING sum(consultations) <> 0
                """,
                period.bindings(ward) + [scope.site]
            ) { row in
                ChannelCount(
                    channel: try row.next(),
                    outcome: try row.next(),
                    consultations: try row.next(),
                    minutes: BeyondChance.Sample(n: try row.next(), sum: try row.next(), squares: try row.next()),
                    satisfied: BeyondChance.Proportion(hits: try row.next(), n: try row.next())
                )
            }
        }
    }

    /// The facts of the report on the digital divide. Throws `.unavailable`.
    package func divideFacts(_ scope: ReportScope) async throws(DeskError) -> DivideFacts {
        let ward = ward
        return try await snapshot { connection in
            let period = try ReportPeriod(scope, ward: ward, on: connection)
            let rows = ReportPeriod.rows(
                "town_month",
                "town_code, consultations",
                records: "SELECT town_code, 1 FROM consultation WHERE ward_code = $1 AND town_code IS NOT NULL"
            )
            let counts = try connection.query(
                "SELECT town_code, sum(consultations)::bigint FROM (\(rows)) AS part GROUP BY town_code",
                period.bindings(ward),
                as: Town.ID.self,
                Int.self
            )
            return DivideFacts(
                ward: try WardFacts.read(asOf: scope.asOf, ward: ward, on: connection),
                consultations: Dictionary(counts) { first, _ in first },
                allConsultations: try Self.consultations(in: scope, of: ward, on: connection)
            )
        }
    }

    private static func consultations(
        in scope: ReportScope,
        of ward: Ward.ID,
        on connection: isolated Connection
    ) throws -> Int {
        try connection.query(
            """
            SELECT coalesce(sum(consultations), 0)::bigint FROM consultation_day
            WHERE ward_code = $1 AND held_on >= $2 AND held_on <= $3 AND ($4::text IS NULL OR site_code = $4)
            """,
            [ward, scope.year.firstDay, scope.asOf, scope.site],
            as: Int.self
        ).first ?? 0
    }
}
