/// The parts that statements which change consultations have in common.
enum ChangeStatement {
    /// Adds `delta` to every roll-up. `delta` has a row for each consultation that begins (`sign` 1) or ceases (`sign` −1) to
    /// count: ward_code, held_on, site_code, channel, age_band, topics, minutes, resident_id, sign.
    ///
    /// Each table takes its rows in key order, so that two writers cannot wait for each other.
    static let rollUps = """
        by_day AS (
            INSERT INTO consultation_day AS total (ward_code, held_on, site_code, consultations, minutes)
            SELECT ward_code, held_on, site_code, sum(sign), coalesce(sum(sign * minutes), 0)
            FROM delta
            GROUP BY ward_code, held_on, site_code
            ORDER BY ward_code, held_on, site_code
            ON CONFLICT (ward_code, held_on, site_code) DO UPDATE SET
                consultations = total.consultations + excluded.consultations,
                minutes = total.minutes + excluded.minutes
        ),
        by_month AS (
            INSERT INTO consultation_month AS total
                (ward_code, month, site_code, channel, age_band, consultations, minutes)
            SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, channel, age_band,
                sum(sign), coalesce(sum(sign * minutes), 0)
            FROM delta
            GROUP BY ward_code, month, site_code, channel, age_band
            ORDER BY ward_code, month, site_code, channel, age_band
            ON CONFLICT (ward_code, month, site_code, channel, age_band) DO UPDATE SET
                consultations = total.consultations + excluded.consultations,
                minutes = total.minutes + excluded.minutes
        ),
        by_topic AS (
            INSERT INTO topic_month AS total (ward_code, month, site_code, topic, mentions)
            SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, topic, sum(sign)
            FROM delta CROSS JOIN unnest(topics) AS topic
            GROUP BY ward_code, month, site_code, topic
            ORDER BY ward_code, month, site_code, topic
            ON CONFLICT (ward_code, month, site_code, topic) DO UPDATE SET
                mentions = total.mentions + excluded.mentions
        ),
        by_resident AS (
            INSERT INTO resident_year AS total (ward_code, fiscal_year, resident_id, site_code, consultations)
            SELECT ward_code, extract(year FROM held_on - interval '3 months')::smallint AS fiscal_year, resident_id,
                site_code, sum(sign)
            FROM delta
            WHERE resident_id IS NOT NULL
            GROUP BY ward_code, fiscal_year, resident_id, site_code
            ORDER BY ward_code, fiscal_year, resident_id, site_code
            ON CONFLICT (ward_code, fiscal_year, resident_id, site_code) DO UPDATE SET
                consultations = total.consultations + excluded.consultations
        )
        """

    /// Adds the rows of `entry` (ordinal, actor, action, subject) to the audit trail as one link of its chain.
    ///
    /// The head's row is locked until the commit, so links follow one another in the order of their commits.
    /// - Parameters: the ward and the moment, as numbers of statement parameters.
    static func auditTrail(ward: Int, at: Int) -> String {
        """
        head AS (
            UPDATE audit_head AS h
            SET link = h.link + 1, digest = audit_digest(h.digest, h.link + 1, $\(at)::timestamptz, written.lines)
            FROM (
                SELECT string_agg(audit_line(ordinal, actor, action, subject), '' ORDER BY ordinal) AS lines
                FROM entry HAVING count(*) > 0
            ) AS written
            WHERE h.ward_code = $\(ward)
            RETURNING h.ward_code, h.link, h.digest
        ),
        linked AS (
            INSERT INTO audit_link (ward_code, link, linked_at, digest)
            SELECT ward_code, link, $\(at)::timestamptz, digest FROM head
        ),
        logged AS (
            INSERT INTO audit_entry (ward_code, link, ordinal, actor, action, subject)
            SELECT head.ward_code, head.link, ordinal, actor, action, subject FROM head CROSS JOIN entry
        )
        """
    }
}
