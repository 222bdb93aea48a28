package import Postgres
package import SupportDesk

/// The tables of an export that come straight from the database. Their columns, in this order, are described where the files are made.
package enum DeliveredTable: String, Sendable, CaseIterable {
    // Of the ward, for both audiences
    case sites, codes
    // Internal
    case closings
    case consultations
    case wardByMonth = "ward_by_month"
    case sitesByMonth = "sites_by_month"
    case consultationsByMonth = "consultations_by_month"
    case mentionsByTopic = "mentions_by_topic"
    case outcomesByMonth = "outcomes_by_month"
    case supporters
    case supporterHours = "supporter_hours"
    case courses
    case conversions
    case corrections
    // Public
    case publicBySite = "public_by_site"
    case publicByAge = "public_by_age"
    case publicBySiteAndAge = "public_by_site_age"
    case publicByTopic = "public_by_topic"
    case publicBySiteAndTopic = "public_by_site_topic"
    case publicByChannel = "public_by_channel"
    case publicByOutcome = "public_by_outcome"
    case publicYearBySite = "public_year_by_site"
    case publicYearByAge = "public_year_by_age"
    case publicYearBySiteAndAge = "public_year_by_site_age"
    case publicYearByTopic = "public_year_by_topic"
    case publicYearBySiteAndTopic = "public_year_by_site_topic"
    case publicClosings = "public_closings"
    case publicCorrections = "public_corrections"
}

extension Connection {
    /// Copies out the rows of `table` as CSV without a header (UTF-8, lines ending in LF, an empty field for nothing), in chunks that end
    /// with a row, and tells how many rows there were: as the role that can read nothing of a person. Within ``DeskStore/exporting(_:)``.
    package func copyOut(
        _ table: DeliveredTable,
        of scope: ExportScope,
        since delivered: [CivilDate: Int] = [:],
        ward: Ward.ID,
        _ chunk: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Int {
        let question = ExportStatement(ward: ward, scope: scope, delivered: delivered)
        try execute("SET LOCAL ROLE madoguchi_export")
        let count = try copyOut("COPY (\(question.text(of: table))) TO STDOUT (FORMAT csv)", chunk)
        // After an error the transaction is rolled back, and the role with it.
        try execute("RESET ROLE")
        return count
    }
}

/// The statements behind the tables. COPY takes no parameters, so what they depend on is written into them: a ward's code, days, and
/// numbers, none of which can hold a quotation mark.
struct ExportStatement {
    let ward: Ward.ID
    let scope: ExportScope
    /// The version of each closed month that the export before has delivered.
    let delivered: [CivilDate: Int]

    private var isOurs: String {
        "ward_code = '\(ward.rawValue.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })'"
    }
    private var first: String { "'\(scope.days.lowerBound)'::date" }
    private var last: String { "'\(scope.days.upperBound)'::date" }
    /// The month of the last day, which may be cut short: it is counted by its records.
    private var cut: String { "'\(scope.days.upperBound.startOfMonth)'::date" }
    private var held: String { "\(isOurs) AND held_on >= \(first) AND held_on <= \(last)" }
    private var wholeMonths: String { "\(isOurs) AND month >= \(first) AND month < \(cut)" }
    private var cutMonth: String { "\(isOurs) AND held_on >= \(cut) AND held_on <= \(last) AND NOT void" }

    func text(of table: DeliveredTable) -> String {
        switch table {
        case .sites: sites
        case .codes: codes
        case .closings: closings
        case .consultations: consultations
        case .wardByMonth: wardByMonth
        case .sitesByMonth: sitesByMonth
        case .consultationsByMonth: consultationsByMonth
        case .mentionsByTopic: mentionsByTopic
        case .outcomesByMonth: outcomesByMonth
        case .supporters: supporters
        case .supporterHours: supporterHours
        case .courses: courses
        case .conversions: conversions
        case .corrections: corrections
        case .publicBySite: released("month", "age", keys: ["site_code"], "site_code <> '' AND code = ''")
        case .publicByAge: released("month", "age", keys: ["code"], "site_code = '' AND code <> ''")
        case .publicBySiteAndAge:
            released("month", "age", keys: ["site_code", "code"], "site_code <> '' AND code <> ''")
        case .publicByTopic: released("month", "topic", keys: ["code"], "site_code = '' AND code <> ''")
        case .publicBySiteAndTopic:
            released("month", "topic", keys: ["site_code", "code"], "site_code <> '' AND code <> ''")
        case .publicByChannel: released("month", "channel", keys: ["code"], "code <> ''")
        case .publicByOutcome: released("month", "outcome", keys: ["code"], "code <> ''")
        case .publicYearBySite: released("fiscal_year", "age", keys: ["site_code"], "site_code <> '' AND code = ''")
        case .publicYearByAge: released("fiscal_year", "age", keys: ["code"], "site_code = '' AND code <> ''")
        case .publicYearBySiteAndAge:
            released("fiscal_year", "age", keys: ["site_code", "code"], "site_code <> '' AND code <> ''")
        case .publicYearByTopic: released("fiscal_year", "topic", keys: ["code"], "site_code = '' AND code <> ''")
        case .publicYearBySiteAndTopic:
            released("fiscal_year", "topic", keys: ["site_code", "code"], "site_code <> '' AND code <> ''")
        case .publicClosings: publicClosings
        case .publicCorrections: publicCorrections
        }
    }

    // MARK: The ward

    private var sites: String {
        """
        SELECT site_code, name, site_kind, town_code, opened_on, closed_on FROM site WHERE \(isOurs)
        ORDER BY site_code COLLATE "C"
        """
    }

    private var codes: String {
        let lists = [
            ("site_kind", "site_kind"), ("topic", "topic"), ("outcome", "outcome"),
            ("supporter_kind", "supporter_kind"), ("course_kind", "course_kind"), ("partner_kind", "partner_kind"),
        ]
        let parts = lists.map { name, table in
            "SELECT '\(name)' AS list, code, title_ja, title_en, position, retired_on FROM \(table) WHERE \(isOurs)"
        }
        return "\(parts.joined(separator: " UNION ALL ")) ORDER BY 1, 5, 2"
    }

    /// Every month covered, closed or not, and the years. What is here in part is nothing final, whatever it is as a whole.
    private var closings: String {
        """
        SELECT \(Self.periodCode), p.period,
            CASE WHEN NOT coalesce(c.is_closed, false) THEN 'provisional' WHEN c.version = 1 THEN 'final' ELSE 'revised' END,
            CASE WHEN c.is_closed THEN c.version END,
            (SELECT \(Self.day("v.made_at")) FROM closing_version AS v
                WHERE v.\(isOurs) AND v.period = p.period AND v.starts_on = p.starts_on AND v.version = c.version AND c.is_closed)
        FROM \(periods)
        LEFT JOIN (SELECT period, starts_on, version, is_closed FROM closing WHERE \(isOurs) AND \(Self.isOver(by: last))) AS c USING (period, starts_on)
        ORDER BY p.starts_on, p.period DESC
        """
    }

    private var periods: String {
        let months = scope.months.map { "('month', '\($0)'::date)" }
        let years = scope.years.map { "('fiscal_year', '\($0.firstDay)'::date)" }
        return "(VALUES \((months + years).joined(separator: ", "))) AS p (period, starts_on)"
    }

    private static let periodCode =
        "CASE WHEN p.period = 'month' THEN to_char(p.starts_on, 'YYYY-MM') ELSE to_char(p.starts_on, 'YYYY') END"

    /// The day of a moment in Japan.
    private static func day(_ moment: String) -> String {
        "((\(moment) AT TIME ZONE 'UTC') + interval '9 hours')::date"
    }

    // MARK: Internal

    private var consultations: String {
        """
        SELECT id, held_on, site_code, channel, array_to_string(topics, ';'), age_band, minutes, outcome, satisfaction,
            can_do_online::text, revision
        FROM consultation_without_persons WHERE \(held) AND NOT void ORDER BY held_on, id
        """
    }

    private var wardByMonth: String {
        """
        SELECT to_char(held_on, 'YYYY-MM'), sum(consultations), sum(anonymous), sum(residents) FROM ward_day
        WHERE \(held) GROUP BY 1 HAVING sum(consultations) <> 0 OR sum(residents) <> 0 ORDER BY 1
        """
    }

    private var sitesByMonth: String {
        """
        SELECT to_char(held_on, 'YYYY-MM'), site_code, sum(consultations), sum(minutes), sum(anonymous), sum(residents)
        FROM consultation_day WHERE \(held) GROUP BY 1, 2 HAVING sum(consultations) <> 0 OR sum(residents) <> 0
        ORDER BY 1, site_code COLLATE "C"
        """
    }

    private var consultationsByMonth: String {
        """
        SELECT to_char(month, 'YYYY-MM'), site_code, channel, age_band, consultations, minutes FROM (
            SELECT month, site_code, channel, age_band, consultations, minutes FROM consultation_month
            WHERE \(wholeMonths) AND consultations <> 0
            UNION ALL
            SELECT \(cut), site_code, channel, age_band, count(*), coalesce(sum(minutes), 0) FROM consultation_without_persons
            WHERE \(cutMonth) GROUP BY 2, 3, 4
        ) AS t
        ORDER BY month, site_code COLLATE "C", channel, age_band COLLATE "C"
        """
    }

    private var mentionsByTopic: String {
        """
        SELECT to_char(month, 'YYYY-MM'), site_code, topic, mentions FROM (
            SELECT month, site_code, topic, mentions FROM topic_month WHERE \(wholeMonths) AND mentions <> 0
            UNION ALL
            SELECT \(cut), site_code, topic, count(*) FROM consultation_without_persons CROSS JOIN unnest(topics) AS topic
            WHERE \(cutMonth) GROUP BY 2, 3
        ) AS t
        ORDER BY month, site_code COLLATE "C", topic COLLATE "C"
        """
    }

    private var outcomesByMonth: String {
        """
        SELECT to_char(month, 'YYYY-MM'), site_code, channel, CASE outcome WHEN '' THEN 'unrecorded' ELSE outcome END,
            consultations, timed, minutes, rated, satisfied
        FROM (
            SELECT month, site_code, channel, outcome, consultations, timed, minutes, rated, satisfied FROM outcome_month
            WHERE \(wholeMonths) AND consultations <> 0
            UNION ALL
            SELECT \(cut), site_code, channel, coalesce(outcome, ''), count(*), count(minutes), coalesce(sum(minutes), 0),
                count(satisfaction), count(*) FILTER (WHERE satisfaction >= 4)
            FROM consultation_without_persons WHERE \(cutMonth) GROUP BY 2, 3, 4
        ) AS t
        ORDER BY month, site_code COLLATE "C", channel, outcome COLLATE "C"
        """
    }

    /// As they were on the last day.
    private var supporters: String {
        """
        SELECT coalesce(home_site, 'unknown') COLLATE "C", coalesce(supporter_kind, 'unknown') COLLATE "C", s.status,
            count(*),
            count(*) FILTER (WHERE \(SupporterSQL.active(onDay: last)))
        FROM supporter_status AS s
        JOIN supporter AS p ON p.ward_code = s.ward_code AND p.supporter_code = s.supporter_code
        WHERE s.\(isOurs) AND s.effective_on <= \(last) AND (s.ended_on IS NULL OR s.ended_on > \(last))
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        """
    }

    private var supporterHours: String {
        """
        SELECT month, site, sum(shift), sum(reported) FROM (
            SELECT to_char(held_on, 'YYYY-MM') AS month, site_code AS site, sum(ends - starts) AS shift, 0 AS reported
            FROM shift WHERE \(held) AND NOT cancelled GROUP BY 1, 2
            UNION ALL
            SELECT to_char(held_on, 'YYYY-MM'), coalesce(site_code, 'unknown'), 0, sum(minutes)
            FROM reported_hours WHERE \(held) AND NOT void GROUP BY 1, 2
        ) AS t
        GROUP BY month, site ORDER BY month, site COLLATE "C"
        """
    }

    private var courses: String {
        """
        SELECT c.course_code, c.held_on, c.course_kind, c.site_code, c.partner_kind, c.capacity, c.cancelled::text, c.attendees,
            count(a.satisfaction), count(*) FILTER (WHERE a.satisfaction >= 4), count(a.can_do_alone),
            count(*) FILTER (WHERE a.can_do_alone), count(a.wants_to_help), count(*) FILTER (WHERE a.wants_to_help)
        FROM course AS c
        LEFT JOIN attendance AS a ON a.ward_code = c.ward_code AND a.course_code = c.course_code AND NOT a.void
        WHERE c.\(isOurs) AND c.held_on >= \(first) AND c.held_on <= \(last)
        GROUP BY c.ward_code, c.course_code ORDER BY c.held_on, c.course_code COLLATE "C"
        """
    }

    private var conversions: String {
        """
        SELECT to_char(day, 'YYYY-MM'), coalesce(site_code, 'unknown') COLLATE "C", step, count(*)
        FROM conversion
        CROSS JOIN LATERAL (VALUES
            ('applied', applied_on), ('certified', certified_on), ('active', active_on), ('first_session', first_session_on),
            ('still_active', still_active_on)) AS s (step, day)
        WHERE \(isOurs) AND NOT void AND day >= \(first) AND day <= \(last)
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        """
    }

    /// What was changed in months that an earlier export has delivered as closed.
    private var corrections: String {
        """
        SELECT to_char(f.month, 'YYYY-MM'), f.version, f.measure, f.site_code, f.first_code, f.second_code,
            coalesce((
                SELECT o.value FROM closed_figure AS o
                WHERE o.ward_code = f.ward_code AND o.month = f.month AND o.measure = f.measure AND o.site_code = f.site_code
                    AND o.first_code = f.first_code AND o.second_code = f.second_code AND o.version < f.version
                ORDER BY o.version DESC LIMIT 1), 0),
            f.value, v.reason, v.approved_by, \(Self.day("v.made_at"))
        FROM \(deliveredVersions) AS d
        JOIN closed_figure AS f ON f.\(isOurs) AND f.month = d.month AND f.version > d.version
        JOIN closing_version AS v
            ON v.ward_code = f.ward_code AND v.period = 'month' AND v.starts_on = f.month AND v.version = f.version
        ORDER BY f.month, f.version, f.measure, f.site_code COLLATE "C", f.first_code COLLATE "C", f.second_code COLLATE "C"
        """
    }

    /// What the export before has delivered, as rows.
    private var deliveredVersions: String {
        let rows = delivered.sorted { $0.key < $1.key }.map { "('\($0.key)'::date, \($0.value))" }
        guard !rows.isEmpty else {
            return "(SELECT NULL::date AS month, 0 AS version WHERE false)"
        }
        return "(SELECT * FROM (VALUES \(rows.joined(separator: ", "))) AS t (month, version))"
    }

    // MARK: Public

    /// The last release of each period that was over by the last day and was not held back.
    private var latestReleases: String {
        """
        (SELECT period, starts_on, max(version) AS version FROM public_release
            WHERE \(isOurs) AND NOT is_held_back AND starts_on >= \(first) AND \(Self.isOver(by: last)) GROUP BY period, starts_on)
        """
    }

    /// Whether a period (`period`, `starts_on`) lies before the day after `day` as a whole.
    static func isOver(by day: String) -> String {
        "starts_on + CASE period WHEN 'month' THEN interval '1 month' ELSE interval '1 year' END <= \(day) + interval '1 day'"
    }

    private func released(_ period: String, _ measure: String, keys: [String], _ condition: String) -> String {
        let ordered = keys.map { "f.\($0) COLLATE \"C\"" }
        let month = period == "month" ? "to_char(f.starts_on, 'YYYY-MM')" : "to_char(f.starts_on, 'YYYY')"
        let shown = keys.map { "f.\($0)" }
        return """
            SELECT \(([month] + shown).joined(separator: ", ")), CASE WHEN f.is_hidden THEN NULL ELSE f.value END,
                CASE WHEN f.is_hidden THEN 'X' END
            FROM \(latestReleases) AS r
            JOIN public_figure AS f ON f.\(isOurs) AND f.period = r.period AND f.starts_on = r.starts_on AND f.version = r.version
            WHERE r.period = '\(period)' AND f.measure = '\(measure)' AND \(condition)
            ORDER BY f.starts_on, \(ordered.joined(separator: ", "))
            """
    }

    /// The same periods as the public sees them: where a revision is held back, the version before it.
    private var publicClosings: String {
        """
        SELECT \(Self.periodCode), p.period,
            CASE WHEN r.version IS NULL THEN 'provisional' WHEN r.version = 1 THEN 'final' ELSE 'revised' END, r.version,
            (SELECT o.released_on FROM public_release AS o
                WHERE o.\(isOurs) AND o.period = r.period AND o.starts_on = r.starts_on AND o.version = r.version)
        FROM \(periods)
        LEFT JOIN \(latestReleases) AS r ON r.period = p.period AND r.starts_on = p.starts_on
        ORDER BY p.starts_on, p.period DESC
        """
    }

    /// Of months that an earlier export has delivered, what differs in the last release: a value that is hidden in one of the two is
    /// not shown for it.
    private var publicCorrections: String {
        """
        SELECT to_char(r.starts_on, 'YYYY-MM'), r.version, n.measure, n.site_code, n.code,
            CASE WHEN NOT o.is_hidden THEN o.value END, CASE WHEN NOT n.is_hidden THEN n.value END,
            'amended', 'coordinator'
        FROM \(deliveredVersions) AS d
        JOIN \(latestReleases) AS r ON r.period = 'month' AND r.starts_on = d.month AND r.version > d.version
        JOIN public_figure AS n
            ON n.\(isOurs) AND n.period = 'month' AND n.starts_on = r.starts_on AND n.version = r.version
        JOIN public_figure AS o
            ON o.\(isOurs) AND o.period = 'month' AND o.starts_on = d.month AND o.version = d.version
            AND o.measure = n.measure AND o.site_code = n.site_code AND o.code = n.code
        WHERE (o.value <> n.value OR o.is_hidden <> n.is_hidden) AND NOT (o.is_hidden AND n.is_hidden)
        ORDER BY r.starts_on, n.measure, n.site_code COLLATE "C", n.code COLLATE "C"
        """
    }
}
