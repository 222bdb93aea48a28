internal import Postgres
package import SupportDesk

/// A report as it was published: its name (`targets`, `coverage` …), the language of its titles (`ja`, `en`), and its JSON.
package struct PublishedReport: Hashable, Sendable {
    package let report: String
    package let language: String
    package let document: String

    package init(report: String, language: String, document: String) {
        self.report = report
        self.language = language
        self.document = document
    }
}

extension DeskStore {
    /// A report of a version of a period, word for word as it was published; nil when that was not. Throws `.unavailable`.
    package func publishedReport(
        of period: ClosingPeriod,
        version: Int,
        report: String,
        language: String
    ) async throws(DeskError) -> String? {
        let ward = ward
        return try await reading { connection in
            try connection.query(
                """
                SELECT document FROM published_report
                WHERE ward_code = $1 AND period = $2 AND starts_on = $3 AND version = $4 AND report = $5 AND language = $6
                """,
                [ward, period.kind, period.startsOn, version, report, language],
                as: String.self
            ).first
        }
    }

    /// Keeps the reports of a version, all of them or none. What was published stays as it is. Throws `.unavailable`.
    package func publish(
        _ period: ClosingPeriod,
        version: Int,
        _ reports: [PublishedReport]
    ) async throws(DeskError) {
        let ward = ward
        _ = try await changing { connection in
            try connection.execute(
                """
                INSERT INTO published_report (ward_code, period, starts_on, version, report, language, document)
                SELECT $1, $2, $3, $4, report, language, document
                FROM unnest($5::text[], $6::text[], $7::text[]) AS r (report, language, document)
                ON CONFLICT DO NOTHING
                """,
                [
                    ward, period.kind, period.startsOn, Int32(clamping: version), reports.map(\.report),
                    reports.map(\.language), reports.map(\.document),
                ]
            )
        }
    }

    /// The versions in force of which no report is kept yet, in order: of older ones the reports cannot be made any more.
    ///
    /// Throws `.unavailable`.
    package func unpublished() async throws(DeskError) -> [(period: ClosingPeriod, version: Int)] {
        let ward = ward
        let found = try await reading { connection in
            try connection.query(
                """
                SELECT c.period, c.starts_on, c.version FROM closing AS c
                WHERE c.ward_code = $1 AND c.is_closed
                    AND NOT EXISTS (
                        SELECT FROM published_report AS r
                        WHERE r.ward_code = c.ward_code AND r.period = c.period AND r.starts_on = c.starts_on
                            AND r.version = c.version)
                """,
                [ward],
                decode: { (period: try ClosingPeriod(&$0), version: try $0.next(Int.self)) }
            )
        }
        return found.sorted { $0.period < $1.period }
    }
}
