internal import Postgres
internal import SupportDesk

/// What several questions about supporters have in common.
enum SupporterSQL {
    /// Whether the span `s` (of `supporter_status`) makes a supporter active on the day that parameter `day` holds: the same as
    /// ``SupporterSpan/isActive(on:)``. It is true of one span of a supporter at most.
    static func active(on day: Int) -> String { active(onDay: "$\(day)::date") }

    /// The same, on the day that an expression of SQL gives.
    static func active(onDay day: String) -> String {
        """
        (s.status = 'active' AND s.effective_on <= \(day) AND (s.ended_on IS NULL OR s.ended_on > \(day))
            AND (s.certified_until IS NULL OR s.certified_until >= \(day))
            AND (s.appointed_until IS NULL OR s.appointed_until >= \(day)))
        """
    }

    /// Whether the span `s` is of somebody who works as a supporter, or pauses: not of who has only applied, is in training, or has left.
    static let works = "s.status IN ('certified', 'active', 'paused')"

    /// Whether the span `s` is of somebody who may become a supporter.
    static let isOnTheWay = "s.status IN ('applied', 'in_training')"

    /// Of the ward in parameter 1: the last day on which anything happened to a supporter as one; nil when nothing did.
    ///
    /// - Parameter supporter: an expression of SQL, for the supporter's code.
    static func lastSign(of supporter: String) -> String {
        """
        (SELECT max(sign.day) FROM (
            SELECT effective_on AS day FROM supporter_status WHERE ward_code = $1 AND supporter_code = \(supporter)
            UNION ALL
            SELECT completed_on FROM training_completion WHERE ward_code = $1 AND supporter_code = \(supporter)
            UNION ALL
            SELECT held_on FROM supporter_day
            WHERE ward_code = $1 AND supporter_code = \(supporter) AND consultations > 0
            UNION ALL
            SELECT held_on FROM course
            WHERE ward_code = $1 AND NOT cancelled
                AND (instructors @> ARRAY[\(supporter)] OR assistants @> ARRAY[\(supporter)])
            UNION ALL
            SELECT held_on FROM shift WHERE ward_code = $1 AND supporter_code = \(supporter) AND NOT cancelled
            UNION ALL
            SELECT held_on FROM reported_hours WHERE ward_code = $1 AND supporter_code = \(supporter) AND NOT void
        ) AS sign)
        """
    }

    /// Of the ward in parameter 1: the last day of each supporter's sessions up to the day in parameter 2. A session is a
    /// consultation, a course in one's charge or a shift.
    static let lastSessions = """
        SELECT supporter_code, max(held_on) AS held_on FROM (
            SELECT supporter_code, max(held_on) AS held_on FROM supporter_day
            WHERE ward_code = $1 AND held_on <= $2 AND consultations > 0 GROUP BY supporter_code
            UNION ALL
            SELECT unnest(instructors || assistants), held_on FROM course
            WHERE ward_code = $1 AND held_on <= $2 AND NOT cancelled
            UNION ALL
            SELECT supporter_code, max(held_on) FROM shift
            WHERE ward_code = $1 AND held_on <= $2 AND NOT cancelled GROUP BY supporter_code
        ) AS session
        GROUP BY supporter_code
        """
}

extension SupporterStatus: PostgresEncodable, PostgresDecodable {}
extension SupporterSpan.Cause: PostgresEncodable, PostgresDecodable {}
