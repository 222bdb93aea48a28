internal import Postgres
internal import SupportDesk

/// The parts that statements which change consultations have in common.
enum ChangeStatement {
    /// Adds `delta` to every roll-up. `delta` has a row for each consultation that begins (`sign` 1) or ceases (`sign` −1) to
    /// count: `deltaColumns` and sign. When one of them has a resident, ``PeopleCounts`` keeps the roll-ups of people.
    ///
    /// Each table takes its rows in key order, so that two writers cannot wait for each other.
    static let rollUps = [
        days, siteMonths, wardDays, months, outcomes, topics, supporters, supporterDays, supporterYears, firstSessions,
        towns,
    ]
    .joined(
        separator: ",\n"
    )

    /// What a roll-up needs to know of a consultation.
    static let deltaColumns = """
        ward_code, held_on, site_code, channel, age_band, topics, minutes, outcome, satisfaction, supporters, town_code,
            resident_id
        """

    private static let days = """
        by_day AS (
            INSERT INTO consultation_day AS total
                (ward_code, held_on, site_code, consultations, minutes, anonymous, residents)
            SELECT ward_code, held_on, site_code, sum(sign), coalesce(sum(sign * minutes), 0),
                sum(CASE WHEN resident_id IS NULL THEN sign ELSE 0 END), 0
            FROM delta
            GROUP BY ward_code, held_on, site_code
            ORDER BY ward_code, held_on, site_code
            ON CONFLICT (ward_code, held_on, site_code) DO UPDATE SET
                consultations = total.consultations + excluded.consultations,
                minutes = total.minutes + excluded.minutes,
                anonymous = total.anonymous + excluded.anonymous
        )
        """

    private static let siteMonths = """
        by_site_month AS (
            INSERT INTO site_month AS total (
                ward_code, month, site_code, consultations, minutes, anonymous, residents, in_person, phone, online, visit,
                under60, from60, from65, from75, age_unknown, age_declined)
            SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, sum(sign),
                coalesce(sum(sign * minutes), 0), sum(CASE WHEN resident_id IS NULL THEN sign ELSE 0 END), 0,
                sum(CASE WHEN channel = 'in_person' THEN sign ELSE 0 END),
                sum(CASE WHEN channel = 'phone' THEN sign ELSE 0 END),
                sum(CASE WHEN channel = 'online' THEN sign ELSE 0 END),
                sum(CASE WHEN channel = 'visit' THEN sign ELSE 0 END),
                sum(CASE WHEN age_band = 'under60' THEN sign ELSE 0 END),
                sum(CASE WHEN age_band = '60-64' THEN sign ELSE 0 END),
                sum(CASE WHEN age_band IN ('65-69', '70-74') THEN sign ELSE 0 END),
                sum(CASE WHEN age_band IN ('75-79', '80-84', '85-89', '90+') THEN sign ELSE 0 END),
                sum(CASE WHEN age_band = 'unknown' THEN sign ELSE 0 END),
                sum(CASE WHEN age_band = 'declined' THEN sign ELSE 0 END)
            FROM delta
            GROUP BY ward_code, month, site_code
            ORDER BY ward_code, month, site_code
            ON CONFLICT (ward_code, month, site_code) DO UPDATE SET
                consultations = total.consultations + excluded.consultations,
                minutes = total.minutes + excluded.minutes,
                anonymous = total.anonymous + excluded.anonymous,
                in_person = total.in_person + excluded.in_person,
                phone = total.phone + excluded.phone,
                online = total.online + excluded.online,
                visit = total.visit + excluded.visit,
                under60 = total.under60 + excluded.under60,
                from60 = total.from60 + excluded.from60,
                from65 = total.from65 + excluded.from65,
                from75 = total.from75 + excluded.from75,
                age_unknown = total.age_unknown + excluded.age_unknown,
                age_declined = total.age_declined + excluded.age_declined
        )
        """

    private static let wardDays = """
        by_ward_day AS (
            INSERT INTO ward_day AS total (ward_code, held_on, consultations, anonymous, residents)
            SELECT ward_code, held_on, sum(sign), sum(CASE WHEN resident_id IS NULL THEN sign ELSE 0 END), 0
            FROM delta
            GROUP BY ward_code, held_on
            ORDER BY ward_code, held_on
            ON CONFLICT (ward_code, held_on) DO UPDATE SET
                consultations = total.consultations + excluded.consultations,
                anonymous = total.anonymous + excluded.anonymous
        )
        """

    private static let months = """
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
        )
        """

    private static let outcomes = """
        by_outcome AS (
            INSERT INTO outcome_month AS total
                (ward_code, month, site_code, channel, outcome, consultations, timed, minutes, squared_minutes, rated,
                    satisfied)
            SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, channel,
                coalesce(outcome, '') AS outcome, sum(sign), sum(CASE WHEN minutes IS NULL THEN 0 ELSE sign END),
                coalesce(sum(sign * minutes), 0), coalesce(sum(sign * minutes::bigint * minutes), 0),
                sum(CASE WHEN satisfaction IS NULL THEN 0 ELSE sign END),
                sum(CASE WHEN satisfaction >= 4 THEN sign ELSE 0 END)
            FROM delta
            GROUP BY 1, 2, 3, 4, 5
            ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (ward_code, month, site_code, channel, outcome) DO UPDATE SET
                consultations = total.consultations + excluded.consultations,
                timed = total.timed + excluded.timed,
                minutes = total.minutes + excluded.minutes,
                squared_minutes = total.squared_minutes + excluded.squared_minutes,
                rated = total.rated + excluded.rated,
                satisfied = total.satisfied + excluded.satisfied
        )
        """

    private static let topics = """
        by_topic AS (
            INSERT INTO topic_month AS total (ward_code, month, site_code, topic, mentions)
            SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, topic, sum(sign)
            FROM delta CROSS JOIN unnest(topics) AS topic
            GROUP BY ward_code, month, site_code, topic
            ORDER BY ward_code, month, site_code, topic
            ON CONFLICT (ward_code, month, site_code, topic) DO UPDATE SET
                mentions = total.mentions + excluded.mentions
        )
        """

    private static let supporters = """
        by_supporter AS (
            INSERT INTO supporter_month AS total
                (ward_code, month, site_code, supporter_code, consultations, minutes, rated, satisfied)
            SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, site_code, supporter_code, sum(sign),
                coalesce(sum(sign * minutes), 0), sum(CASE WHEN satisfaction IS NULL THEN 0 ELSE sign END),
                sum(CASE WHEN satisfaction >= 4 THEN sign ELSE 0 END)
            FROM delta CROSS JOIN unnest(supporters) AS supporter_code
            GROUP BY ward_code, month, site_code, supporter_code
            ORDER BY ward_code, month, site_code, supporter_code
            ON CONFLICT (ward_code, month, site_code, supporter_code) DO UPDATE SET
                consultations = total.consultations + excluded.consultations,
                minutes = total.minutes + excluded.minutes,
                rated = total.rated + excluded.rated,
                satisfied = total.satisfied + excluded.satisfied
        )
        """

    private static let supporterDays = """
        by_supporter_day AS (
            INSERT INTO supporter_day AS total
                (ward_code, supporter_code, held_on, consultations, minutes, rated, satisfied)
            SELECT ward_code, supporter_code, held_on, sum(sign), coalesce(sum(sign * minutes), 0),
                sum(CASE WHEN satisfaction IS NULL THEN 0 ELSE sign END), sum(CASE WHEN satisfaction >= 4 THEN sign ELSE 0 END)
            FROM delta CROSS JOIN unnest(supporters) AS supporter_code
            GROUP BY ward_code, supporter_code, held_on
            ORDER BY ward_code, supporter_code, held_on
            ON CONFLICT (ward_code, supporter_code, held_on) DO UPDATE SET
                consultations = total.consultations + excluded.consultations,
                minutes = total.minutes + excluded.minutes,
                rated = total.rated + excluded.rated,
                satisfied = total.satisfied + excluded.satisfied
        )
        """

    private static let supporterYears = """
        by_supporter_year AS (
            INSERT INTO supporter_year AS total
                (ward_code, fiscal_year, supporter_code, consultations, minutes, rated, satisfied)
            SELECT ward_code, extract(year FROM held_on - interval '3 months')::smallint AS fiscal_year, supporter_code,
                sum(sign), coalesce(sum(sign * minutes), 0), sum(CASE WHEN satisfaction IS NULL THEN 0 ELSE sign END),
                sum(CASE WHEN satisfaction >= 4 THEN sign ELSE 0 END)
            FROM delta CROSS JOIN unnest(supporters) AS supporter_code
            GROUP BY ward_code, fiscal_year, supporter_code
            ORDER BY ward_code, fiscal_year, supporter_code
            ON CONFLICT (ward_code, fiscal_year, supporter_code) DO UPDATE SET
                consultations = total.consultations + excluded.consultations,
                minutes = total.minutes + excluded.minutes,
                rated = total.rated + excluded.rated,
                satisfied = total.satisfied + excluded.satisfied
        )
        """

    /// The first session of someone who was a resident once may come before the one that was known; after a consultation was taken
    /// away, ``ConversionUpkeep`` looks for it anew.
    private static let firstSessions = """
        by_conversion AS (
            UPDATE conversion AS c SET first_session_on = given.held_on
            FROM (
                SELECT k.ward_code, k.conversion_id, min(delta.held_on) AS held_on
                FROM delta CROSS JOIN unnest(delta.supporters) AS code
                JOIN conversion AS k
                    ON k.ward_code = delta.ward_code AND k.supporter_code = code AND NOT k.void
                    AND k.applied_on <= delta.held_on
                WHERE delta.sign = 1
                GROUP BY k.ward_code, k.conversion_id
            ) AS given
            WHERE c.ward_code = given.ward_code AND c.conversion_id = given.conversion_id
                AND (c.first_session_on IS NULL OR c.first_session_on > given.held_on)
        )
        """

    private static let towns = """
        by_town AS (
            INSERT INTO town_month AS total (ward_code, month, town_code, consultations)
            SELECT ward_code, date_trunc('month', held_on::timestamp)::date AS month, town_code, sum(sign)
            FROM delta WHERE town_code IS NOT NULL
            GROUP BY ward_code, month, town_code
            ORDER BY ward_code, month, town_code
            ON CONFLICT (ward_code, month, town_code) DO UPDATE SET
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
