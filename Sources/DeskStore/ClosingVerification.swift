/// What must hold of closings; see ``DeskStore/verify(limit:heads:)``.
enum ClosingVerification {
    static let checks: [(kind: Discrepancy.Kind, statement: String)] = [
        (.closedFigure, figures), (.closingVersions, versions),
    ]

    /// The last version of a month that is closed against what is on record.
    private static let figures = """
        SELECT concat_ws(' ', 'closed_figure', month, measure, site_code, first_code, second_code),
            coalesce(k.value, 0)::text, coalesce(r.value, 0)::text
        FROM (
            SELECT DISTINCT ON (f.month, measure, site_code, first_code, second_code)
                f.month, measure, site_code, first_code, second_code, value
            FROM closed_figure AS f
            JOIN closing AS c
                ON c.ward_code = f.ward_code AND c.period = 'month' AND c.starts_on = f.month AND c.is_closed
            WHERE f.ward_code = $1
            ORDER BY f.month, measure, site_code, first_code, second_code, f.version DESC
        ) AS k
        FULL JOIN (
            SELECT month, measure, site_code, first_code, second_code, value
            FROM month_figure
            WHERE ward_code = $1 AND value <> 0 AND month IN (
                SELECT starts_on FROM closing WHERE ward_code = $1 AND period = 'month' AND is_closed)
        ) AS r USING (month, measure, site_code, first_code, second_code)
        WHERE coalesce(k.value, 0) <> coalesce(r.value, 0)
        ORDER BY month, measure, site_code, first_code, second_code LIMIT $2
        """

    /// Versions are 1, 2, 3 … up to the last one.
    private static let versions = """
        SELECT concat_ws(' ', 'closing', c.period, c.starts_on), concat_ws(' ', 'version', c.version),
            concat_ws(' ', 'versions', coalesce(v.first, 0), 'to', coalesce(v.last, 0), 'of', coalesce(v.versions, 0))
        FROM closing AS c
        LEFT JOIN (
            SELECT period, starts_on, min(version) AS first, max(version) AS last, count(*) AS versions
            FROM closing_version WHERE ward_code = $1 GROUP BY period, starts_on
        ) AS v USING (period, starts_on)
        WHERE c.ward_code = $1 AND (v.first, v.last, v.versions) IS DISTINCT FROM (1, c.version, c.version)
        ORDER BY c.period, c.starts_on LIMIT $2
        """
}
