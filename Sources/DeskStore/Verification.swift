internal import Postgres
package import SupportDesk

/// Something in the database that does not agree with what it should follow from.
package struct Discrepancy: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// A roll-up differs from the sum of its records.
        case dayTotal, monthTotal, topicTotal, residentTotal, wardDayTotal, siteMonthTotal, outcomeTotal,
            supporterTotal, supporterDayTotal, supporterYearTotal, townTotal, journeyTotal
        /// The steps that a conversion carries differ from what they follow from.
        case conversionSteps
        /// A course's attendees differ from its attendances that count.
        case courseTotal
        /// A town's population differs from the sum of its ages.
        case populationTotal
        /// A consultation is not what its last revision says.
        case revision
        /// The last figures that were published of a closed month differ from what is on record.
        case closedFigure
        /// The versions of a closing are not 1, 2, 3 … up to its last.
        case closingVersions
        /// A consultation names a topic or a supporter that the ward does not have.
        case unknownCode
        /// The audit trail's chain is broken: an entry or a link was edited, removed, added or moved.
        case auditLink
        /// The audit trail has not the end any more that an export printed, or that was kept elsewhere: it was cut off or written anew.
        case auditHead
        /// Something personal is not sealed: it is from before there were keys, or was put there behind the service's back.
        case unsealed
    }

    package let kind: Kind
    /// Which row: codes and days, no personal data.
    package let subject: String
    /// What is kept there.
    package let kept: String
    /// What it should be.
    package let expected: String
}

extension DeskStore {
    /// Recomputes everything that follows from the records, from one snapshot, and gives what differs; at most
    /// `limit` of each kind. Throws `.unavailable`.
    ///
    /// - Parameter heads: ends of the audit trail that were kept elsewhere, and must be in it.
    package func verify(limit: Int = 100, heads: [AuditHead] = []) async throws(DeskError) -> [Discrepancy] {
        let ward = ward
        do {
            return try await pool.withConnection { connection in
                try connection.transaction(.repeatableRead, readOnly: true) {
                    try connection.execute("SET LOCAL statement_timeout = 0")
                    return try Verification.checks.flatMap { kind, statement in
                        try connection.query(statement, [ward, limit], as: String.self, String.self, String.self)
                            .map { Discrepancy(kind: kind, subject: $0, kept: $1, expected: $2) }
                    } + heads.compactMap { try AuditVerification.discrepancy(of: $0, ward: ward, on: connection) }
                        + SealVerification.discrepancies(limit: limit, ward: ward, on: connection)
                }
            }
        } catch {
            throw DeskError(error, changed: false)
        }
    }
}

/// The questions of ``DeskStore/verify(limit:heads:)``: each gives subject, what is kept, and what is expected, for rows that differ.
private enum Verification {
    static let checks: [(kind: Discrepancy.Kind, statement: String)] =
        [
            (.dayTotal, days), (.monthTotal, months), (.topicTotal, topics), (.residentTotal, residents),
            (.wardDayTotal, wardDays), (.siteMonthTotal, siteMonths), (.outcomeTotal, outcomes),
            (.townTotal, towns), (.populationTotal, populations),
            (.revision, revisions), (.unknownCode, codes),
        ] + PeopleVerification.checks + ClosingVerification.checks + AuditVerification.checks

    private static let days = """
        SELECT concat_ws(' ', 'consultation_day', held_on, site_code),
            concat_ws(' ', coalesce(k.consultations, 0), coalesce(k.minutes, 0), coalesce(k.anonymous, 0)),
            concat_ws(' ', coalesce(r.consultations, 0), coalesce(r.minutes, 0), coalesce(r.anonymous, 0))
        FROM (
            SELECT held_on, site_code, consultations, minutes, anonymous FROM consultation_day WHERE ward_code = $1
        ) AS k
        FULL JOIN (
            SELECT held_on, site_code, count(*) AS consultations, coalesce(sum(minutes), 0) AS minutes,
                count(*) FILTER (WHERE resident_id IS NULL) AS anonymous
            FROM consultation WHERE ward_code = $1 AND NOT void
            GROUP BY held_on, site_code
        ) AS r USING (held_on, site_code)
        WHERE (coalesce(k.consultations, 0), coalesce(k.minutes, 0), coalesce(k.anonymous, 0))
            <> (coalesce(r.consultations, 0), coalesce(r.minutes, 0), coalesce(r.anonymous, 0))
        ORDER BY held_on, site_code LIMIT $2
        """

    private static let months = """
        SELECT concat_ws(' ', 'consultation_month', month, site_code, channel, age_band),
            concat_ws(' ', coalesce(k.consultations, 0), coalesce(k.minutes, 0)),
            concat_ws(' ', coalesce(r.consultations, 0), coalesce(r.minutes, 0))
        FROM (
            SELECT month, site_code, channel, age_band, consultations, minutes
            FROM consultation_month WHERE ward_code = $1
        ) AS k
        FULL JOIN (
            SELECT date_trunc('month', held_on::timestamp)::date AS month, site_code, channel, age_band,
                count(*) AS consultations, coalesce(sum(minutes), 0) AS minutes
            FROM consultation WHERE ward_code = $1 AND NOT void
            GROUP BY 1, 2, 3, 4
        ) AS r USING (month, site_code, channel, age_band)
        WHERE (coalesce(k.consultations, 0), coalesce(k.minutes, 0))
            <> (coalesce(r.consultations, 0), coalesce(r.minutes, 0))
        ORDER BY month, site_code, channel, age_band LIMIT $2
        """

    private static let topics = """
        SELECT concat_ws(' ', 'topic_month', month, site_code, topic),
            coalesce(k.mentions, 0)::text, coalesce(r.mentions, 0)::text
        FROM (SELECT month, site_code, topic, mentions FROM topic_month WHERE ward_code = $1) AS k
        FULL JOIN (
            SELECT date_trunc('month', held_on::timestamp)::date AS month, site_code, topic, count(*) AS mentions
            FROM consultation CROSS JOIN unnest(topics) AS topic
            WHERE ward_code = $1 AND NOT void
            GROUP BY 1, 2, 3
        ) AS r USING (month, site_code, topic)
        WHERE coalesce(k.mentions, 0) <> coalesce(r.mentions, 0)
        ORDER BY month, site_code, topic LIMIT $2
        """

    private static let residents = """
        SELECT concat_ws(' ', 'consultation_day', held_on, site_code), coalesce(k.residents, 0)::text,
            coalesce(r.residents, 0)::text
        FROM (SELECT held_on, site_code, residents FROM consultation_day WHERE ward_code = $1) AS k
        FULL JOIN (
            SELECT held_on, site_code, count(*) AS residents
            FROM (
                SELECT c.site_code, min(c.held_on) AS held_on
                FROM consultation AS c JOIN resident AS p USING (ward_code, resident_id)
                WHERE c.ward_code = $1 AND NOT c.void
                GROUP BY extract(year FROM c.held_on - interval '3 months'), coalesce(p.merged_into, p.resident_id),
                    c.site_code
            ) AS arrival
            GROUP BY held_on, site_code
        ) AS r USING (held_on, site_code)
        WHERE coalesce(k.residents, 0) <> coalesce(r.residents, 0)
        ORDER BY held_on, site_code LIMIT $2
        """

    private static let wardDays = """
        SELECT concat_ws(' ', 'ward_day', held_on),
            concat_ws(' ', coalesce(k.consultations, 0), coalesce(k.anonymous, 0), coalesce(k.residents, 0)),
            concat_ws(' ', coalesce(r.consultations, 0), coalesce(r.anonymous, 0), coalesce(p.residents, 0))
        FROM (SELECT held_on, consultations, anonymous, residents FROM ward_day WHERE ward_code = $1) AS k
        FULL JOIN (
            SELECT held_on, count(*) AS consultations, count(*) FILTER (WHERE resident_id IS NULL) AS anonymous
            FROM consultation WHERE ward_code = $1 AND NOT void GROUP BY held_on
        ) AS r USING (held_on)
        FULL JOIN (
            SELECT held_on, count(*) AS residents
            FROM (
                SELECT min(c.held_on) AS held_on
                FROM consultation AS c JOIN resident AS p USING (ward_code, resident_id)
                WHERE c.ward_code = $1 AND NOT c.void
                GROUP BY extract(year FROM c.held_on - interval '3 months'), coalesce(p.merged_into, p.resident_id)
            ) AS arrival
            GROUP BY held_on
        ) AS p USING (held_on)
        WHERE (coalesce(k.consultations, 0), coalesce(k.anonymous, 0), coalesce(k.residents, 0))
            <> (coalesce(r.consultations, 0), coalesce(r.anonymous, 0), coalesce(p.residents, 0))
        ORDER BY held_on LIMIT $2
        """

    /// Against the days and the months that cross channel and age band, which are held against the records themselves.
    private static let siteMonths = """
        SELECT concat_ws(' ', 'site_month', month, site_code),
            coalesce(k.totals, \(noTotals))::text, coalesce(r.totals || m.totals, \(noTotals))::text
        FROM (
            SELECT month, site_code, ARRAY[consultations, minutes, anonymous, residents, in_person, phone, online, visit,
                under60, from60, from65, from75, age_unknown, age_declined]::numeric[] AS totals
            FROM site_month WHERE ward_code = $1
        ) AS k
        FULL JOIN (
            SELECT date_trunc('month', held_on::timestamp)::date AS month, site_code,
                ARRAY[sum(consultations), sum(minutes), sum(anonymous), sum(residents)] AS totals
            FROM consultation_day WHERE ward_code = $1
            GROUP BY 1, 2
        ) AS r USING (month, site_code)
        FULL JOIN (
            SELECT month, site_code, ARRAY[
                coalesce(sum(consultations) FILTER (WHERE channel = 'in_person'), 0),
                coalesce(sum(consultations) FILTER (WHERE channel = 'phone'), 0),
                coalesce(sum(consultations) FILTER (WHERE channel = 'online'), 0),
                coalesce(sum(consultations) FILTER (WHERE channel = 'visit'), 0),
                coalesce(sum(consultations) FILTER (WHERE age_band = 'under60'), 0),
                coalesce(sum(consultations) FILTER (WHERE age_band = '60-64'), 0),
                coalesce(sum(consultations) FILTER (WHERE age_band IN ('65-69', '70-74')), 0),
                coalesce(sum(consultations) FILTER (WHERE age_band IN ('75-79', '80-84', '85-89', '90+')), 0),
                coalesce(sum(consultations) FILTER (WHERE age_band = 'unknown'), 0),
                coalesce(sum(consultations) FILTER (WHERE age_band = 'declined'), 0)] AS totals
            FROM consultation_month WHERE ward_code = $1
            GROUP BY 1, 2
        ) AS m USING (month, site_code)
        WHERE coalesce(k.totals, \(noTotals)) <> coalesce(r.totals || m.totals, \(noTotals))
        ORDER BY month, site_code LIMIT $2
        """

    private static let noTotals = "'{0,0,0,0,0,0,0,0,0,0,0,0,0,0}'::numeric[]"

    private static let outcomes = """
        SELECT concat_ws(' ', 'outcome_month', month, site_code, channel, outcome),
            coalesce(k.totals, '{0,0,0,0,0,0}')::text, coalesce(r.totals, '{0,0,0,0,0,0}')::text
        FROM (
            SELECT month, site_code, channel, outcome,
                ARRAY[consultations, timed, minutes, squared_minutes, rated, satisfied] AS totals
            FROM outcome_month WHERE ward_code = $1
        ) AS k
        FULL JOIN (
            SELECT date_trunc('month', held_on::timestamp)::date AS month, site_code, channel,
                coalesce(outcome, '') AS outcome,
                ARRAY[count(*), count(minutes), coalesce(sum(minutes), 0), coalesce(sum(minutes::integer * minutes), 0),
                    count(satisfaction), count(*) FILTER (WHERE satisfaction >= 4)] AS totals
            FROM consultation WHERE ward_code = $1 AND NOT void
            GROUP BY 1, 2, 3, 4
        ) AS r USING (month, site_code, channel, outcome)
        WHERE coalesce(k.totals, '{0,0,0,0,0,0}') <> coalesce(r.totals, '{0,0,0,0,0,0}')
        ORDER BY month, site_code, channel, outcome LIMIT $2
        """

    /// Against the days, which are held against the records themselves.
    /// Each person's first support and first course.
    private static let towns = """
        SELECT concat_ws(' ', 'town_month', month, town_code),
            coalesce(k.consultations, 0)::text, coalesce(r.consultations, 0)::text
        FROM (SELECT month, town_code, consultations FROM town_month WHERE ward_code = $1) AS k
        FULL JOIN (
            SELECT date_trunc('month', held_on::timestamp)::date AS month, town_code, count(*) AS consultations
            FROM consultation WHERE ward_code = $1 AND NOT void AND town_code IS NOT NULL
            GROUP BY 1, 2
        ) AS r USING (month, town_code)
        WHERE coalesce(k.consultations, 0) <> coalesce(r.consultations, 0)
        ORDER BY month, town_code LIMIT $2
        """

    private static let populations = """
        SELECT concat_ws(' ', 'town_population', p.reference_date, p.town_code),
            concat_ws(' ', p.population, p.pop65, p.pop75), concat_ws(' ', a.population, a.pop65, a.pop75)
        FROM town_population AS p
        CROSS JOIN LATERAL (
            SELECT coalesce(sum(male + female), 0) AS population,
                coalesce(sum(male + female) FILTER (WHERE age >= 65), 0) AS pop65,
                coalesce(sum(male + female) FILTER (WHERE age >= 75), 0) AS pop75
            FROM town_population_age
            WHERE ward_code = p.ward_code AND reference_date = p.reference_date AND town_code = p.town_code
        ) AS a
        WHERE p.ward_code = $1 AND (p.population, p.pop65, p.pop75) <> (a.population, a.pop65, a.pop75)
        ORDER BY p.reference_date, p.town_code LIMIT $2
        """

    private static let revisions = """
        SELECT concat_ws(' ', 'consultation', c.id),
            concat_ws(' ', 'revision', c.revision), concat_ws(' ', 'revision', r.revision, 'of', n.revisions)
        FROM consultation AS c
        LEFT JOIN consultation_revision AS r
            ON r.ward_code = c.ward_code AND r.id = c.id AND r.revision = c.revision
        LEFT JOIN (
            SELECT id, count(*) AS revisions FROM consultation_revision WHERE ward_code = $1 GROUP BY id
        ) AS n ON n.id = c.id
        WHERE c.ward_code = $1
            AND (
                n.revisions IS DISTINCT FROM c.revision
                OR (\(ConsultationColumns.list(of: "c")), c.void)
                    IS DISTINCT FROM (\(ConsultationColumns.list(of: "r")), r.void)
            )
        UNION ALL
        SELECT concat_ws(' ', 'consultation_revision', r.id, r.revision), 'a revision', 'no such consultation'
        FROM consultation_revision AS r
        LEFT JOIN consultation AS c ON c.ward_code = r.ward_code AND c.id = r.id
        WHERE r.ward_code = $1 AND c.id IS NULL
        ORDER BY 1 LIMIT $2
        """

    private static let codes = """
        SELECT concat_ws(' ', 'consultation', c.id), 'topics or supporters', 'known codes'
        FROM consultation AS c
        WHERE c.ward_code = $1
            AND (
                NOT c.topics <@ (SELECT array_agg(code) FROM topic WHERE ward_code = $1)
                OR NOT c.supporters
                    <@ (SELECT coalesce(array_agg(supporter_code), '{}') FROM supporter WHERE ward_code = $1)
            )
        ORDER BY c.id LIMIT $2
        """
}
