/// The questions of ``DeskStore/verify(limit:heads:)`` about supporters, courses, residents and conversions: each gives subject, what is kept, and
/// what is expected, for rows that differ.
enum PeopleVerification {
    static let checks: [(kind: Discrepancy.Kind, statement: String)] = [
        (.supporterTotal, supporters), (.supporterDayTotal, supporterDays), (.supporterYearTotal, supporterYears),
        (.journeyTotal, journeys), (.courseTotal, courses), (.conversionSteps, conversions),
    ]

    private static let supporters = """
        SELECT concat_ws(' ', 'supporter_month', month, site_code, supporter_code),
            coalesce(k.totals, '{0,0,0,0}')::text, coalesce(r.totals, '{0,0,0,0}')::text
        FROM (
            SELECT month, site_code, supporter_code, ARRAY[consultations, minutes, rated, satisfied] AS totals
            FROM supporter_month WHERE ward_code = $1
        ) AS k
        FULL JOIN (
            SELECT date_trunc('month', held_on::timestamp)::date AS month, site_code, supporter_code,
                \(supporterTotals) AS totals
            FROM consultation CROSS JOIN unnest(supporters) AS supporter_code WHERE ward_code = $1 AND NOT void
            GROUP BY 1, 2, 3
        ) AS r USING (month, site_code, supporter_code)
        WHERE coalesce(k.totals, '{0,0,0,0}') <> coalesce(r.totals, '{0,0,0,0}')
        ORDER BY month, site_code, supporter_code LIMIT $2
        """

    private static let supporterTotals = """
        ARRAY[count(*), coalesce(sum(minutes), 0), count(satisfaction), count(*) FILTER (WHERE satisfaction >= 4)]
        """

    private static let supporterDays = """
        SELECT concat_ws(' ', 'supporter_day', supporter_code, held_on),
            coalesce(k.totals, '{0,0,0,0}')::text, coalesce(r.totals, '{0,0,0,0}')::text
        FROM (
            SELECT supporter_code, held_on, ARRAY[consultations, minutes, rated, satisfied] AS totals
            FROM supporter_day WHERE ward_code = $1
        ) AS k
        FULL JOIN (
            SELECT supporter_code, held_on, \(supporterTotals) AS totals
            FROM consultation CROSS JOIN unnest(supporters) AS supporter_code WHERE ward_code = $1 AND NOT void
            GROUP BY 1, 2
        ) AS r USING (supporter_code, held_on)
        WHERE coalesce(k.totals, '{0,0,0,0}') <> coalesce(r.totals, '{0,0,0,0}')
        ORDER BY supporter_code, held_on LIMIT $2
        """

    private static let supporterYears = """
        SELECT concat_ws(' ', 'supporter_year', fiscal_year, supporter_code),
            coalesce(k.totals, '{0,0,0,0}')::text, coalesce(r.totals, '{0,0,0,0}')::text
        FROM (
            SELECT fiscal_year, supporter_code, ARRAY[consultations, minutes, rated, satisfied]::numeric[] AS totals
            FROM supporter_year WHERE ward_code = $1
        ) AS k
        FULL JOIN (
            SELECT extract(year FROM held_on - interval '3 months')::smallint AS fiscal_year, supporter_code,
                ARRAY[sum(consultations), sum(minutes), sum(rated), sum(satisfied)] AS totals
            FROM supporter_day WHERE ward_code = $1 GROUP BY 1, 2
        ) AS r USING (fiscal_year, supporter_code)
        WHERE coalesce(k.totals, '{0,0,0,0}') <> coalesce(r.totals, '{0,0,0,0}')
        ORDER BY fiscal_year, supporter_code LIMIT $2
        """

    private static let journey = """
        visit AS (
            SELECT coalesce(p.merged_into, p.resident_id) AS person, c.held_on, c.site_code, false AS course
            FROM consultation AS c JOIN resident AS p USING (ward_code, resident_id)
            WHERE c.ward_code = $1 AND NOT c.void
            UNION ALL
            SELECT coalesce(p.merged_into, p.resident_id), a.held_on, k.site_code, true
            FROM attendance AS a JOIN resident AS p USING (ward_code, resident_id)
                JOIN course AS k USING (ward_code, course_code)
            WHERE a.ward_code = $1 AND NOT a.void
        ),
        journey AS (
            SELECT DISTINCT ON (person) person, held_on AS supported_on, site_code,
                min(held_on) FILTER (WHERE course) OVER (PARTITION BY person) AS finished_on
            FROM visit ORDER BY person, held_on, site_code
        )
        """

    private static let conversions = """
        WITH \(journey)
        SELECT concat_ws(' ', 'conversion', c.conversion_id),
            concat_ws(' ', c.supported_on, c.site_code, c.finished_on, c.certified_on, c.active_on, c.first_session_on,
                c.still_active_on),
            concat_ws(' ', j.supported_on, j.site_code, j.finished_on, d.certified_on, d.active_on, d.first_session_on,
                d.still_active_on)
        FROM conversion AS c
        LEFT JOIN resident AS r ON r.ward_code = c.ward_code AND r.resident_id = c.resident_id
        LEFT JOIN journey AS j ON j.person = coalesce(r.merged_into, r.resident_id)
        LEFT JOIN LATERAL (\(ConversionUpkeep.steps))
            AS d (certified_on, active_on, first_session_on, still_active_on) ON true
        WHERE c.ward_code = $1 AND NOT c.void
            AND (
                (c.certified_on, c.active_on, c.first_session_on, c.still_active_on)
                    IS DISTINCT FROM (d.certified_on, d.active_on, d.first_session_on, d.still_active_on)
                OR c.resident_id IS NOT NULL
                AND (c.supported_on, c.site_code, c.finished_on)
                    IS DISTINCT FROM (j.supported_on, j.site_code, j.finished_on)
            )
        ORDER BY c.conversion_id LIMIT $2
        """

    private static let journeys = """
        WITH \(journey)
        SELECT concat_ws(' ', 'journey_day', supported_on, site_code, finished_on),
            coalesce(k.residents, 0)::text, coalesce(r.residents, 0)::text
        FROM (SELECT supported_on, site_code, finished_on, residents FROM journey_day WHERE ward_code = $1) AS k
        FULL JOIN (
            SELECT supported_on, site_code, coalesce(finished_on, 'infinity') AS finished_on, count(*) AS residents
            FROM journey GROUP BY 1, 2, 3
        ) AS r USING (supported_on, site_code, finished_on)
        WHERE coalesce(k.residents, 0) <> coalesce(r.residents, 0)
        ORDER BY supported_on, site_code, finished_on LIMIT $2
        """

    private static let courses = """
        SELECT concat_ws(' ', 'course', c.course_code), c.attendees::text, a.people::text
        FROM course AS c
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE NOT void AND held_on = c.held_on AND NOT c.cancelled) AS people
            FROM attendance WHERE ward_code = c.ward_code AND course_code = c.course_code
        ) AS a
        WHERE c.ward_code = $1 AND c.attendees <> a.people
        ORDER BY c.course_code LIMIT $2
        """
}
